"""A ring round whatever has the keyboard: 2 px of accent, outside the control.

A style sheet can only draw inside a widget. So one transparent widget lies over the window
and follows the focus. It shows after the keyboard moved the focus, not after a click, which
shows itself; a field to type in always has it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from kickboard_desktop.theme import Theme

#: Property of a widget that got the keyboard from the program, not from a key.
QUIET = "focusedQuietly"
_GAP = 2
_WIDTH = 2
_TYPED_IN = (QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit)
_FOLLOWED = frozenset(
    (
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ZOrderChange,
    )
)


class FocusRing(QWidget):
    """Follows the focus inside one window, and gives its dialogs rings of their own."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Lie over *window*."""
        super().__init__(window)
        self.setObjectName("focusRing")
        self._theme = theme
        self._target: QWidget | None = None
        self._left: QWidget | None = None  # had the ring when the window was left
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self.update)

    @property
    def target(self) -> QWidget | None:
        """The widget that the ring is round, None while it is hidden."""
        return self._target if self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the control when it, or what it lies in, moves."""
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), _WIDTH))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, 8, 8)
        painter.end()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._ring_dialog(old, new)
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched = []
        back = new is not None and new is self._left  # to this window, where it was before
        self._left = old if new is None and self._target is not None else None
        fresh = old is None and not back
        self._target = new if new is not None and self._is_for(new, fresh=fresh) else None
        if self._target is not None:
            self._watch(self._target)
        self._place()

    def _ring_dialog(self, old: QWidget | None, new: QWidget | None) -> None:
        """Give a dialog of this window a ring of its own, when the keyboard is first in it.

        One without a frame, like the palette, shows by itself where the keyboard is.
        """
        dialog = new.window() if new is not None else None
        if not isinstance(dialog, QDialog) or dialog.parentWidget() is not self.window():
            return
        is_framed = not dialog.windowFlags() & Qt.WindowType.FramelessWindowHint
        if is_framed and dialog.findChild(FocusRing) is None:
            FocusRing(self._theme, dialog)._on_focus_changed(old, new)

    def _is_for(self, widget: QWidget, *, fresh: bool) -> bool:
        """Return whether *widget* gets a ring: tables show their current row instead.

        *fresh*: the window has just come up; nobody pressed a key to get there.
        """
        if widget.window() is not self.window() or isinstance(widget, QAbstractItemView):
            return False
        if widget.property(QUIET):  # nobody went there: it was put there
            return False
        clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        return isinstance(widget, _TYPED_IN) or not (clicked or fresh)

    def _watch(self, target: QWidget) -> None:
        widget: QWidget | None = target
        while widget is not None and widget is not self.window():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(self.window(), QPoint(0, 0))
        grown = _GAP + _WIDTH
        self.setGeometry(QRect(corner, target.size()).adjusted(-grown, -grown, grown, grown))
        self.show()
        self.raise_()
