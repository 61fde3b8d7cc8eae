"""A section of a load test's charts as it was laid out, and the pens of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from kickboard_desktop.charts.load_axis import Axis
from kickboard_desktop.charts.load_sections import LoadCurve, Section


@dataclass(frozen=True, slots=True)
class Drawn:
    """A section laid out: where it is, its axis, and its curves as polygons."""

    section: Section
    plot: QRectF
    axis: Axis
    lines: Sequence[tuple[LoadCurve, Sequence[QPolygonF]]]
    ghosts: Sequence[tuple[LoadCurve, Sequence[QPolygonF]]]
    rings: Sequence[QPointF]


def dashed(color: QColor, pattern: Sequence[float] = (4, 3)) -> QPen:
    """Return a pen of *pattern*: lengths of dash and gap."""
    pen = QPen(color, 1)
    pen.setDashPattern(list(pattern))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
