"""The box beside the crosshair of a chart: a time, and what each curve was then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.theme import Theme

#: Dashes of a dashed curve, in points.
DASHED = (4, 3)


@dataclass(frozen=True, slots=True)
class Curve:
    """One curve: its key, the token of its colour, and whether it is dashed or filled."""

    key: str
    token: str
    dashed: bool = False
    filled: bool = False

    @property
    def word(self) -> str:
        """What the curve is called in the window's language."""
        return QCoreApplication.translate("Curves", self.key)


class ValueBox:
    """The box, with a row for each curve."""

    ROW, PADDING, GAP = 16, 8, 12
    WIDEST_NOTE = 260

    def __init__(
        self, theme: Theme, at: float, rows: Sequence[tuple[Curve, str]], note: str = ""
    ) -> None:
        """Show the values *rows* that held at *at* epoch seconds, and *note* beside the time."""
        self._theme = theme
        self._at = at
        self._rows = rows
        self._note = note

    def draw(self, painter: QPainter, rect: QRectF, x: float) -> None:
        """Draw it in *rect* right of *x*, or left where it would not fit."""
        painter.setFont(assets.ui_font(12))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box(painter, rect, x)
        theme = self._theme
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, 6, 6)
        line = QRectF(box.left() + self.PADDING, box.top() + self.PADDING - 1, 0, self.ROW)
        line.setRight(box.right() - self.PADDING)
        painter.setPen(theme.color("muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text.clock_time(self._at))
        if self._note:
            line.translate(0, self.ROW)
            painter.setPen(theme.color("violet"))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._shown_note(painter))
        for curve, value in self._rows:
            line.translate(0, self.ROW)
            draw_swatch(painter, line, curve, theme.color(curve.token))
            painter.setPen(theme.color("text"))
            words = line.adjusted(18, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, curve.word)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(line, right, value)

    def _box(self, painter: QPainter, rect: QRectF, x: float) -> QRectF:
        metrics = painter.fontMetrics()
        names = max((metrics.horizontalAdvance(c.word) for c, _ in self._rows), default=0)
        values = max((metrics.horizontalAdvance(v) for _, v in self._rows), default=0)
        heads = (text.clock_time(self._at), self._shown_note(painter))
        wanted = max(metrics.horizontalAdvance(one) for one in heads)
        width = 2 * self.PADDING + max(18 + names + self.GAP + values, wanted)
        height = 2 * self.PADDING - 2 + self.ROW * (len(self._rows) + 1 + bool(self._note))
        left = x + 10 if x + 10 + width <= rect.right() else x - 10 - width
        return QRectF(round(left) + 0.5, 4.5, width, height)

    def _shown_note(self, painter: QPainter) -> str:
        right = Qt.TextElideMode.ElideRight
        return painter.fontMetrics().elidedText(self._note, right, self.WIDEST_NOTE)


def draw_swatch(painter: QPainter, line: QRectF, curve: Curve, color: QColor) -> None:
    """Draw 12 points of *curve* at the left of *line*."""
    y = round(line.center().y()) + 0.5
    painter.setPen(curve_pen(curve, color, width=2.0))
    painter.drawLine(QPointF(line.left(), y), QPointF(line.left() + 12, y))


def curve_pen(
    curve: Curve, color: QColor, dashes: Sequence[float] = (), *, width: float = 1.0
) -> QPen:
    """Return the pen of *curve*: with *dashes*, else with its own where it is dashed."""
    pen = QPen(color, width)
    pen.setCosmetic(True)
    pattern = dashes or (DASHED if curve.dashed else ())
    if pattern:
        pen.setDashPattern(list(pattern))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
