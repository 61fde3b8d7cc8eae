"""A combo box with its arrow drawn as an icon: a style sheet could only load one from a file."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from kickboard_desktop import assets
from kickboard_desktop.theme import Theme


class ComboBox(QComboBox):
    """A choice of one from a list; *name* is for screen readers."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the box, then the arrow at its right end."""
        super().paintEvent(event)
        painter = QPainter(self)
        color = self._theme.tokens.muted
        arrow = assets.pixmap("chevron-down", color, 14, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 22, (self.height() - 14) // 2, arrow)
        painter.end()
