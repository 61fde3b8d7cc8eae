"""A check box whose box is drawn in the theme's colours: Fusion's is black on black at night."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from kickboard_desktop import assets
from kickboard_desktop.theme import Theme

_BOX = 16
_GAP = 8


class CheckBox(QCheckBox):
    """A box with a check mark, or none, and words."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for box and words."""
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_BOX + _GAP + width + 2, max(24, self.fontMetrics().height()))

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw box, mark and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        checked, top = self.isChecked(), (self.height() - _BOX) / 2
        token = "accent_fill" if checked else "panel"
        painter.setPen(QPen(self._theme.color("accent_fill" if checked else "muted"), 1))
        painter.setBrush(self._theme.color(token))
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        painter.drawRoundedRect(QRectF(0.5, top + 0.5, _BOX - 1, _BOX - 1), 4, 4)
        if checked:
            white = self._theme.tokens.on_accent
            mark = assets.pixmap("check", white, 12, self.devicePixelRatioF())
            painter.drawPixmap(2, round(top) + 2, mark)
        painter.setPen(self._theme.color("text"))
        words = self.rect().adjusted(_BOX + _GAP, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.end()
