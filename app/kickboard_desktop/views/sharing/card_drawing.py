"""A card to show to others while it is drawn: its frames, its lines of text, its charts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPen, QRegion
from PySide6.QtWidgets import QWidget

from kickboard_desktop import assets
from kickboard_desktop.theme import Theme

SIZE = QSize(1200, 630)
MARGIN, GAP = 32, 12
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardDrawing:
    """The image and what paints on it, in the colours of *theme*."""

    def __init__(self, theme: Theme) -> None:
        """Begin an empty card, one pixel a point."""
        self.theme = theme
        self._image = QImage(SIZE, QImage.Format.Format_RGB32)
        self.painter = QPainter(self._image)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.fillRect(self._image.rect(), theme.color("bg"))

    def finished(self) -> QImage:
        """Return the card; nothing more can be drawn on it."""
        self.painter.end()
        return self._image

    def mark(self, top: float, size: int) -> None:
        """Draw the program's mark at the left, *size* points high."""
        drawn = assets.pixmap("kickboard", self.theme.tokens.accent, size)
        self.painter.drawPixmap(QPointF(MARGIN, top), drawn)

    def panel(self, box: QRectF) -> None:
        """Draw the ground and the frame of a part."""
        self.painter.setPen(QPen(self.theme.color("line"), 1))
        self.painter.setBrush(self.theme.color("panel"))
        self.painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def write(
        self, line: QRectF, words: str, token: str, font: QFont, flags: Qt.AlignmentFlag = LEFT
    ) -> float:
        """Write *words* on *line* in the colour *token*, cut where they do not fit.

        Returns:
            The left end of *line* plus their width: where they end, if they begin there.
        """
        self.painter.setFont(font)
        self.painter.setPen(self.theme.color(token))
        metrics = self.painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(line.width()))
        self.painter.drawText(line, int(flags), shown)
        return line.left() + metrics.horizontalAdvance(shown)

    def chart(self, still: QWidget, box: QRectF, *, below: int = 0) -> None:
        """Draw a chart that stands still into *box*, so many points from its top."""
        still.resize(round(box.width()) - 16, round(box.height()) - 16 - below)
        place = QPoint(round(box.left()) + 8, round(box.top()) + 8 + below)
        still.render(self.painter, place, QRegion(), QWidget.RenderFlag.DrawChildren)
