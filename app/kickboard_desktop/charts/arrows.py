"""Arrows along the two axes: lines with rounded corners, and the heads at their ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

#: Points of an arrow's head, and of the corners of its way.
HEAD, CORNER = 8.0, 10.0


def arrow_head(before: QPointF, end: QPointF) -> QPolygonF:
    """Return the head of an arrow that comes from *before* and ends at *end*."""
    base = end - _toward(before, end, HEAD)
    along = _toward(before, end, HEAD * 0.55)
    wing = QPointF(along.y(), along.x())
    return QPolygonF([end, base + wing, base - wing])


def rounded(points: Sequence[QPointF]) -> QPainterPath:
    """Return the line through *points* with rounded corners; it ends before the arrow's tip."""
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(corner - _toward(before, corner))
        path.quadTo(corner, corner + _toward(corner, after))
    last, end = points[-2], points[-1]
    path.lineTo(end - _toward(last, end, HEAD - 1))
    return path


def _toward(start: QPointF, end: QPointF, length: float = CORNER) -> QPointF:
    """Return the step of *length* points from *start* to *end*, which lie on one axis."""
    return QPointF(_sign(end.x() - start.x()), _sign(end.y() - start.y())) * length


def _sign(number: float) -> float:
    return 0.0 if abs(number) < 0.5 else 1.0 if number > 0 else -1.0
