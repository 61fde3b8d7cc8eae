"""A veil over numbers that may be old: they stay, in grey, and can still be scrolled and read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kickboard_desktop.theme import Theme, mix

#: How much of the ground lies over what is veiled.
_SHARE = 0.45


class Veil(QWidget):
    """Lies over *over* as long as it is shown; clicks go through it."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("veil")
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        self.hide()

    def cover(self, *, covers: bool) -> None:
        """Show or hide it."""
        over = self.parentWidget()
        if covers and over is not None:
            self.setGeometry(over.rect())
            self.raise_()
        self.setVisible(covers)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as large as what it covers."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Let the ground of the window lie over everything."""
        painter = QPainter(self)
        painter.setOpacity(_SHARE)
        painter.fillRect(self.rect(), self._theme.color("bg"))
        painter.end()


def veiled(theme: Theme, color: QColor) -> QColor:
    """Return *color* as it looks under a veil on a panel."""
    return QColor(mix(theme.tokens.panel, color.name(), _SHARE))
