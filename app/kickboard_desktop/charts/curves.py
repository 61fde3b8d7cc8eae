"""The curves of a chart, painted by hand, in the place that a `ChartFrame` has for them.

The horizontal axis is fixed: the right edge is the present, the past lies left of it. New
numbers come ten times a second and are made into polygons once; in between these are only
moved. A plotting library would take a quarter of a second to import, and the same Qt calls to
draw. Two things keep a frame below a millisecond: pens of width 1, which Qt draws without
stroking (a noisy curve of width 1.5 takes a hundred times as long), and a fill that is a
picture made beforehand.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPaintEngine,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from kickboard_desktop.charts.frame import ChartFrame, draw_lines
from kickboard_desktop.charts.interpolation import steps_removed, stretches, values_at
from kickboard_desktop.charts.value_box import Curve, ValueBox, curve_pen
from kickboard_desktop.theme import FILL_SHARE

#: Dashes of a stretch that is not finished, in points.
DOTTED = (2, 3)
#: Points by which the fill reaches beyond the left edge: at first the newest point lies as
#: much beyond the right one. While nothing happens the curves reach ahead, so many seconds more.
FILL_MARGIN = 16
AHEAD_SECONDS = 2.5
#: Width of a curve in a picture, and points that are stroked at once there.
STILL_WIDTH = 1.5
PIECE = 20


@dataclass(frozen=True, slots=True)
class _Shape:
    """A curve in points of the view, as if the newest point lay at the right edge."""

    curve: Curve
    lines: Sequence[QPolygonF]
    unfinished: QPolygonF


class CurveView(QWidget):
    """Curves over the time axis of a `ChartFrame`."""

    def __init__(
        self, frame: ChartFrame, curves: Sequence[Curve], value_text: Callable[[float], str]
    ) -> None:
        """Lie in *frame* and show *curves*, the first one on top.

        Args:
            frame: Has the axes, and the time of the right edge.
            curves: What `show_curves` will bring numbers of.
            value_text: How the crosshair writes a value.
        """
        super().__init__(frame)
        self.setObjectName("curves")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self._frame = frame
        self._curves = curves
        self._value_text = value_text
        self._x: Sequence[float] = ()
        self._values: Mapping[str, Sequence[float]] = {}
        self._base = 0.0
        self._top, self._bottom = 1.0, 0.0
        self._cut = 0
        self._shapes: Sequence[_Shape] | None = None
        self._fill: QImage | None = None
        self._picture: QPixmap | None = None  # while nothing happens, beyond both edges
        self._picture_right = 0.0
        self._hover: float | None = None
        self._is_still = False
        frame.theme.changed.connect(self._make_anew)
        frame.set_view(self)

    @property
    def times(self) -> Sequence[float]:
        """When the points are that it shows, in epoch seconds, oldest first."""
        return self._x

    @property
    def curves(self) -> Sequence[Curve]:
        """What it shows numbers of, the first one on top."""
        return self._curves

    def set_still(self) -> None:
        """Draw for a picture from now on: slower, with shapes instead of pixels."""
        self._is_still = True
        self._make_anew()

    # -- what it shows
    def show_curves(
        self,
        x: Sequence[float],
        values: Mapping[str, Sequence[float]],
        top: float,
        *,
        bottom: float = 0.0,
        unfinished: int = 1,
    ) -> None:
        """Show other numbers.

        Args:
            x: Epoch seconds of the points, oldest first.
            values: One array for each curve, as long as *x*; nan leaves a gap.
            top: The upper end of the value axis.
            bottom: Its lower end.
            unfinished: So many of the newest stretches are dashed.
        """
        self._x, self._values = x, values
        self._base = x[-1] if len(x) else self._frame.right
        self._top, self._bottom = top, bottom
        self._cut = max(1, len(x) - unfinished)
        self._frame.is_level = all(_is_level(values[curve.key]) for curve in self._curves if len(x))
        self._shapes = None
        if not self._frame.is_calm or self._begins_in_view:  # else with the next step
            self.update()

    def slide(self) -> None:
        """Move the curves to where the frame's right edge is now."""
        if self._hover is not None or self._moves:
            self.update()

    @property
    def _begins_in_view(self) -> bool:
        """Whether one sees where the curves begin: those of an engine that is young."""
        frame = self._frame
        return bool(len(self._x)) and self._x[0] > frame.right - 0.95 * frame.span.seconds

    @property
    def _moves(self) -> bool:
        """Whether a picture of another moment is another one."""
        frame = self._frame
        if not frame.is_calm or frame.marks.shown:
            return True
        return not frame.is_level

    # -- painting
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground, the lines, the curves and the crosshair, and say so."""
        if self._shapes is None:
            self._shapes = [self._shape(curve) for curve in reversed(self._curves)]
            self._fill = self._make_fill()
            self._picture = None
        rect = QRectF(self.rect())
        painter = QPainter(self)
        if self._frame.is_calm and not self._frame.message:
            self._draw_picture(painter, rect, self._shapes)
        else:
            self._picture = None
            self._draw_curves(painter, rect, self._shapes)
        if not self._frame.message:
            self._frame.marks.draw(painter, rect, self._frame.right, self._scale)
        if self._hover is not None:
            self._draw_crosshair(painter, rect, self._hover)
        painter.end()
        self._frame.drawn.emit()

    def _draw_curves(self, painter: QPainter, rect: QRectF, shapes: Sequence[_Shape]) -> None:
        """Draw ground, lines and curves, as of the frame's right edge."""
        painter.fillRect(rect, self._frame.theme.color("panel"))
        draw_lines(painter, rect, self._frame)
        if len(self._x):
            painter.save()
            painter.translate((self._base - self._frame.right) * self._scale, 0)
            self._draw_shapes(painter, shapes)
            painter.restore()

    def _draw_picture(self, painter: QPainter, rect: QRectF, shapes: Sequence[_Shape]) -> None:
        """Draw the same from a picture that only moves: a tenth of the time."""
        margin, dpr = self._margin, self.devicePixelRatioF()
        moved = (self._frame.right - self._picture_right) * self._scale
        if self._picture is not None and self._picture.devicePixelRatio() != dpr:
            self._picture, self._fill = None, self._make_fill()  # on another screen now
        if self._picture is None or not -margin < moved < margin:
            wide = rect.adjusted(-margin, 0, margin, 0)
            self._picture = QPixmap(round(wide.width() * dpr), round(wide.height() * dpr))
            self._picture.setDevicePixelRatio(dpr)
            inner = QPainter(self._picture)
            inner.translate(margin, 0)
            self._draw_curves(inner, wide, shapes)
            inner.end()
            self._picture_right, moved = self._frame.right, 0.0
        painter.drawPixmap(QPointF(-margin - moved, 0), self._picture)

    @property
    def _margin(self) -> int:
        """Points by which pictures reach beyond the view."""
        ahead = AHEAD_SECONDS * self._scale if self._frame.is_calm else 0.0
        return FILL_MARGIN + math.ceil(ahead)

    def _draw_shapes(self, painter: QPainter, shapes: Sequence[_Shape]) -> None:
        if self._is_still:
            self._fill_shapes(painter, shapes)
            self._draw_still(painter, shapes)
            return
        if self._fill is not None:
            left = self.width() - self._fill.width() / self._fill.devicePixelRatio()
            painter.drawImage(QPointF(left, 0), self._fill)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in shapes:
            color = self._frame.theme.color(shape.curve.token)
            painter.setPen(curve_pen(shape.curve, color))
            for line in shape.lines:
                painter.drawPolyline(line)
            painter.setPen(curve_pen(shape.curve, color, DOTTED))
            painter.drawPolyline(shape.unfinished)

    def _draw_still(self, painter: QPainter, shapes: Sequence[_Shape]) -> None:
        """Draw lines that are wide enough for a picture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        raster = painter.paintEngine().type() is QPaintEngine.Type.Raster
        for shape in shapes:
            color = self._frame.theme.color(shape.curve.token)
            pen = curve_pen(shape.curve, color, width=STILL_WIDTH)
            pen.setCosmetic(False)
            painter.setPen(pen)
            for line in (*shape.lines, shape.unfinished):
                whole = not raster or shape.curve.dashed
                for piece in (line,) if whole else _pieces(line):
                    painter.drawPolyline(piece)

    def _fill_shapes(self, painter: QPainter, shapes: Sequence[_Shape]) -> None:
        for shape in shapes:
            if shape.curve.filled:
                color = self._frame.theme.color(shape.curve.token)
                color.setAlphaF(FILL_SHARE)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                for line in (*shape.lines, shape.unfinished):
                    painter.drawPolygon(_grounded(line, self.height()))
                painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_crosshair(self, painter: QPainter, rect: QRectF, hover: float) -> None:
        """Draw a line through the point nearest to *hover*, and the box with its values.

        A mark beside the mouse is told in the box, and holds the line.
        """
        frame = self._frame
        mark = frame.marks.near(hover, frame.right, rect.width(), self._scale)
        at = frame.right - (rect.width() - hover) / self._scale if mark is None else mark.at
        rows: list[tuple[Curve, str]] = []
        if len(self._x) and (mark is None or self._x[0] <= at <= self._x[-1]):
            index = self._nearest(at)
            at = self._x[index] if mark is None else mark.at
            values = [(curve, self._values[curve.key][index]) for curve in self._curves]
            rows = [(curve, self._value_text(v)) for curve, v in values if not math.isnan(v)]
        elif mark is None:
            return
        x = rect.width() - (frame.right - at) * self._scale
        painter.setPen(QPen(frame.theme.color("muted"), 1))
        painter.drawLine(QPointF(round(x) + 0.5, 0), QPointF(round(x) + 0.5, rect.height()))
        if rows or mark is not None:
            note = "" if mark is None else mark.words
            ValueBox(frame.theme, at, rows, note).draw(painter, rect, x)

    def _nearest(self, at: float) -> int:
        """Return which point is nearest to epoch second *at*."""
        index = min(bisect_left(self._x, at), len(self._x) - 1)
        if index and at - self._x[index - 1] < self._x[index] - at:
            index -= 1
        return index

    # -- shapes
    @property
    def _scale(self) -> float:
        """Points of the view that are a second."""
        return self.width() / self._frame.span.seconds

    def _shape(self, curve: Curve) -> _Shape:
        """Return the polygons of *curve*, one for each stretch without a gap."""
        values = self._values.get(curve.key, ())
        whole = stretches(steps_removed(list(zip(self._x, values, strict=False))[: self._cut]))
        rest = stretches(list(zip(self._x, values, strict=False))[self._cut - 1 :])
        unfinished = self._polygon(rest[0]) if rest else QPolygonF()
        return _Shape(curve, [self._polygon(points) for points in whole], unfinished)

    def _polygon(self, points: Sequence[tuple[float, float]]) -> QPolygonF:
        width, height, scale, base = self.width(), self.height(), self._scale, self._base
        tall = height / (self._top - self._bottom)
        foot = height + self._bottom * tall
        return QPolygonF([QPointF(width + (x - base) * scale, foot - y * tall) for x, y in points])

    def _make_fill(self) -> QImage | None:
        """Return the ground under the first filled curve as a picture.

        It is made lying on its side, where a column is a row of bytes that starts empty and
        ends full, and is then turned.
        """
        curve = next((c for c in self._curves if c.filled), None)
        if curve is None or len(self._x) < 2 or self.width() < 2:
            return None
        dpr = self.devicePixelRatioF()
        width, height = round((self.width() + self._margin) * dpr), round(self.height() * dpr)
        tall = height / self._top
        if max(self._values[curve.key]) * tall < 0.5:
            return None  # nothing happens: no pixel would be filled
        second = self._scale * dpr
        at = [self._base - (width - i - 0.5) / second for i in range(width)]
        empty, full = bytes(height), b"\1" * height
        columns = []
        for value in values_at(at, self._x, self._values[curve.key]):
            filled = min(height, max(0, round(value * tall)))
            columns.append(full[:filled] + empty[filled:])
        color = self._frame.theme.color(curve.token)
        color.setAlphaF(FILL_SHARE)
        return _turned(b"".join(columns), height, width, color, dpr)

    def _make_anew(self) -> None:
        self._shapes = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make the curves anew: they are as large as the view."""
        self._make_anew()
        super().resizeEvent(event)

    # -- the mouse
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the crosshair."""
        self._hover = event.position().x()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the crosshair away."""
        self._hover = None
        self.update()
        super().leaveEvent(event)


def _is_level(values: Sequence[float]) -> bool:
    """Return whether all *values* are the same one, or unknown."""
    first = values[0]
    if math.isnan(first):
        return all(map(math.isnan, values))
    return values.count(first) == len(values)


def _points(line: QPolygonF) -> list[QPointF]:
    return [line.at(number) for number in range(line.count())]


def _pieces(line: QPolygonF) -> list[QPolygonF]:
    """Return *line* in short pieces: Qt needs far less time for the sum than for the whole."""
    points = _points(line)
    return [QPolygonF(points[at : at + PIECE + 1]) for at in range(0, len(points) - 1, PIECE)]


def _grounded(line: QPolygonF, foot: float) -> QPolygonF:
    """Return *line* with its two ends let down to *foot*."""
    if line.count() < 2:
        return QPolygonF()
    first, last = line.at(0), line.at(line.count() - 1)
    return QPolygonF([*_points(line), QPointF(last.x(), foot), QPointF(first.x(), foot)])


def _turned(pixels: bytes, length: int, rows: int, color: QColor, dpr: float) -> QImage:
    """Return *rows* rows of *length* pixels, 0 or 1, stood up: the first byte is at the foot."""
    lying = QImage(pixels, length, rows, length, QImage.Format.Format_Indexed8)
    lying.setColorTable([0, color.rgba()])
    ready = lying.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    image = ready.transformed(QTransform().rotate(-90))
    image.setDevicePixelRatio(dpr)
    return image
