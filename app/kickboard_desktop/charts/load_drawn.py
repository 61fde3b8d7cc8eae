"""A section of a load test's charts as it was laid out: its points and its pens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from kickboard_desktop.charts.load_axis import Axis
from kickboard_desktop.charts.load_sections import LoadCurve, Section
from kickboard_desktop.models.teaching.load import LoadShown


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


def curve_lines(
    curve: LoadCurve, run: LoadShown, columns: Sequence[float], plot: QRectF, axis: Axis
) -> list[QPolygonF]:
    """Return the stretches of *curve* without a gap; *columns* has an x for each point."""
    stretches: list[list[QPointF]] = [[]]
    bottom, height, share = plot.bottom(), plot.height(), axis.share
    for x, point in zip(columns, run.points, strict=False):
        value = curve.value(point)
        if value is None:
            stretches.append([])
        else:
            stretches[-1].append(QPointF(x, bottom - share(value) * height))
    return [QPolygonF(stretch) for stretch in stretches if stretch]


def point_at(x: float, plot: QRectF, axis: Axis, value: float) -> QPointF:
    """Return where *value* lies over *x* in *plot*."""
    return QPointF(x, plot.bottom() - axis.share(value) * plot.height())
