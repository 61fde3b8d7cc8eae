"""The docks at the right and the foot: one plain title line, one button to close."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QHBoxLayout, QWidget

from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import IconButton, plain_label


class Dock(QDockWidget):
    """A dock that can be closed and made wider, not torn off.

    Its content is set later: until then, and while it is hidden, it costs nothing. Even its
    title line is made when it is first shown; most starts show no dock.

    Signals:
        keyboard_left(): it is about to close, and the keyboard was in it.
    """

    keyboard_left = Signal()

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._theme = theme
        self.setObjectName(f"dock_{name}")
        self.setAccessibleName(title)
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setAllowedAreas(
            Qt.DockWidgetArea.RightDockWidgetArea | Qt.DockWidgetArea.BottomDockWidgetArea
        )
        self.hide()

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        """Show or hide it."""
        if visible and self.titleBarWidget() is None:
            self.setTitleBarWidget(self._make_title())
        focused = QApplication.focusWidget()
        if not visible and focused is not None and self.isAncestorOf(focused):
            self.keyboard_left.emit()
        super().setVisible(visible)

    def _make_title(self) -> QWidget:
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(plain_label(self.windowTitle(), "section", parent=bar))
        row.addStretch(1)
        name = self.tr("Close %s") % self.windowTitle()
        close = IconButton(self._theme, "x", name, parent=bar)
        close.clicked.connect(self.hide)
        row.addWidget(close)
        return bar
