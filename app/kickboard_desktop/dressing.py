"""The looks of one window in an application that has its own.

Below a widget with a style sheet Qt hands down neither palette nor font, and never to dialogs.
So each widget of the window gets them when Qt polishes it, before it is first seen.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyleFactory, QWidget

from kickboard_desktop import assets

_POLISH = QEvent.Type.Polish
_SET_FONT = Qt.WidgetAttribute.WA_SetFont


class Dressing(QObject):
    """Style, font, palette and style sheet of *window* and all below it, dialogs too."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("dressing")
        self._window = window
        self._palette = QPalette()
        self._font = assets.ui_font()
        self._style = QStyleFactory.create("Fusion")
        application = QCoreApplication.instance()
        if application is not None:
            self._style.setParent(application)  # widgets use it to their very end
            # Qt asks nobody else: a filter on the window hears of its own children only.
            application.installEventFilter(self)

    def dress(self, palette: QPalette, style_sheet: str) -> None:
        """Put *palette* and *style_sheet* on what there is, and on all that comes."""
        self._palette = palette
        self._window.setStyleSheet(style_sheet)
        # After the style sheet: only then the style goes on to the widgets inside.
        self._window.setStyle(self._style)
        for widget in (self._window, *self._window.findChildren(QWidget)):
            self._put_on(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Dress a widget of the window that is about to be seen."""
        if event.type() == _POLISH and isinstance(watched, QWidget) and self._is_ours(watched):
            self._put_on(watched)
        return False

    def _is_ours(self, widget: QWidget | None) -> bool:
        while widget is not None and widget is not self._window:
            widget = widget.parentWidget()
        return widget is not None

    def _put_on(self, widget: QWidget) -> None:
        widget.setPalette(self._palette)
        if not widget.testAttribute(_SET_FONT):
            widget.setFont(self._font)
