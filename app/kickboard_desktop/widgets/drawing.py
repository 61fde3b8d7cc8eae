"""What several widgets and delegates draw by hand: sparklines and lanes.

Plain functions of a painter, a rectangle and values, so that a table cell and a card share them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from kickboard_desktop.charts.lanes import Segment
from kickboard_desktop.theme import FILL_SHARE, Tokens

#: Token of each kind of segment in a lane.
LANE_TOKENS = {"running": "accent", "done": "good", "failed": "bad", "paused": "warn"}


def draw_sparkline(
    painter: QPainter,
    rect: QRectF,
    values: Sequence[float],
    color: QColor,
    *,
    fill: bool = True,
    top: float = 0.0,
    slots: int = 0,
) -> None:
    """Draw *values*, the newest at the right end.

    Args:
        painter: Draws.
        rect: Where.
        values: From the oldest to the newest; fewer than two draw nothing.
        color: Of the curve.
        fill: Whether the ground under it gets a share of the colour.
        top: The value at the upper edge, if none is larger; y begins at 0.
        slots: How many values fill the width; fewer of them leave the left end empty.
    """
    if len(values) < 2:
        return
    highest = max(top, *values) or 1.0
    step = rect.width() / (max(slots, len(values)) - 1)
    left = rect.right() - step * (len(values) - 1)
    bottom, height = rect.bottom() - 0.5, rect.height() - 1.0
    points = [QPointF(left + i * step, bottom - v / highest * height) for i, v in enumerate(values)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if fill:
        ground = QColor(color)
        ground.setAlphaF(FILL_SHARE * 1.5)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(ground)
        ends = [QPointF(rect.right(), rect.bottom()), QPointF(left, rect.bottom())]
        painter.drawPolygon(QPolygonF([*points, *ends]))
    painter.setPen(QPen(color, 1.0))
    painter.drawPolyline(QPolygonF(points))


def draw_lane(
    painter: QPainter,
    rect: QRectF,
    segments: Sequence[Segment],
    tokens: Tokens,
    *,
    now: float,
    seconds: float = 60.0,
) -> None:
    """Draw what a processor did in the last *seconds*; idle is the bare track."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    track = QRectF(rect.left(), rect.center().y() - 4, rect.width(), 8)
    painter.fillRect(track, QColor(tokens.line))
    scale = rect.width() / seconds
    left = rect.right() - seconds * scale
    for segment in segments:
        start = max(left, rect.right() - (now - segment.start) * scale)
        end = rect.right() - (now - segment.end) * scale if segment.end else rect.right()
        end = min(rect.right(), end)
        if end <= left:
            continue
        color = QColor(getattr(tokens, LANE_TOKENS[segment.kind]))
        painter.fillRect(QRectF(start, track.top(), max(1.0, end - start), 8), color)


def draw_progress(
    painter: QPainter, rect: QRectF, share: float, tokens: Tokens, *, token: str = "accent"
) -> None:
    """Draw a bar that is full up to *share*, 0 to 1; anything above 0 is seen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(0, 0, 0, 0))
    radius = rect.height() / 2
    painter.setBrush(QColor(tokens.line))
    painter.drawRoundedRect(rect, radius, radius)
    if share > 0:
        full = QRectF(rect)
        full.setWidth(max(rect.height(), rect.width() * min(1.0, share)))
        painter.setBrush(QColor(getattr(tokens, token)))
        painter.drawRoundedRect(full, radius, radius)
