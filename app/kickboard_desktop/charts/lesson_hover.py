"""The crosshair of a lesson's chart: a line, and beside it what each curve is there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kickboard_desktop import assets
from kickboard_desktop.theme import Theme

ROW, PADDING, GAP, MARK = 17, 8, 14, 10


@dataclass(frozen=True, slots=True)
class HoverRow:
    """A curve at the crosshair: its name, its value ready to read, its colour."""

    word: str
    value: str
    color: QColor


def nearest(points: Sequence[tuple[float, float]], x: float) -> tuple[float, float] | None:
    """Return the point of *points* (x in order) whose x is next to *x*; None of none."""
    if not points:
        return None
    place = bisect_left(points, (x, float("-inf")))
    around = points[max(0, place - 1) : place + 1]
    return min(around, key=lambda point: abs(point[0] - x))


def draw_hover(
    painter: QPainter, theme: Theme, room: QRectF, at: float, title: str, rows: Sequence[HoverRow]
) -> None:
    """Draw the line at *at* points from the left, and the box beside it, inside *room*."""
    painter.setPen(QPen(theme.color("muted"), 1))
    x = round(at) + 0.5
    painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
    painter.setFont(assets.ui_font(12))
    box = _box(painter, room, x, title, rows)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(box, 6, 6)
    line = QRectF(box.left() + PADDING, box.top() + PADDING - 1, box.width() - 2 * PADDING, ROW)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(theme.color("muted"))
    painter.drawText(line, int(middle), title)
    for row in rows:
        line.translate(0, ROW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(row.color)
        painter.drawEllipse(QPointF(line.left() + 3.5, line.center().y()), 3.5, 3.5)
        painter.setPen(theme.color("text"))
        painter.drawText(line.adjusted(MARK + 4, 0, 0, 0), int(middle), row.word)
        painter.drawText(line, int(middle | Qt.AlignmentFlag.AlignRight), row.value)


def _box(painter: QPainter, room: QRectF, x: float, title: str, rows: Sequence[HoverRow]) -> QRectF:
    """Return where the box lies: right of the line, or left where it would not fit."""
    metrics = painter.fontMetrics()
    wide = max(metrics.horizontalAdvance(row.word) for row in rows) + GAP + MARK + 4
    wide += max(metrics.horizontalAdvance(row.value) for row in rows)
    width = 2 * PADDING + max(wide, metrics.horizontalAdvance(title))
    height = 2 * PADDING - 2 + ROW * (len(rows) + 1)
    left = x + 10 if x + 10 + width <= room.right() + 8 else x - 10 - width
    return QRectF(max(4.0, round(left)) + 0.5, room.top() + 4.5, width, height)
