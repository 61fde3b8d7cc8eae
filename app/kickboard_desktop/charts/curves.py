"""The curves of a chart, by pyqtgraph. Imported only after the first paint.

The horizontal axis is fixed: 0 is the right edge, the past lies left of it. New numbers come
ten times a second; in between the curves are only moved, which costs no new path. pyqtgraph's
own grid is eight times as dear as the rest of a frame, and its fill under a noisy curve four
times: both are painted here instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.charts.frame import ChartFrame, draw_lines
from kickboard_desktop.theme import FILL_SHARE

Array = npt.NDArray[np.float64]
#: Dashes of a pen, in points: enqueued, and what is not finished.
DASHED = (4, 3)
DOTTED = (2, 3)


class _Line(pg.PlotCurveItem):  # type: ignore[misc] # pyqtgraph has no types
    """A curve that does not look through its numbers for its bounds at every change.

    The whole view is painted each time, so bounds that are too large cost nothing.
    """

    bounds = QRectF()

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        return self.bounds

    def set_bounds(self, bounds: QRectF) -> None:
        """Say in which rectangle the curve lies, in units of the axes."""
        if bounds != self.bounds:
            self.prepareGeometryChange()
            self.bounds = bounds


@dataclass(frozen=True, slots=True)
class Curve:
    """One curve: its key, the token of its colour, and whether it is dashed or filled."""

    key: str
    token: str
    dashed: bool = False
    filled: bool = False


class CurveView(pg.PlotWidget):  # type: ignore[misc] # pyqtgraph has no types
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
        super().__init__(frame, background=None)
        self._value_text = value_text
        self._frame = frame
        self._curves = curves
        self._base = 0.0
        self._x: Array = np.empty(0)
        self._values: dict[str, Array] = {}
        self._top = 1.0
        self._bottom = 0.0
        self._cut = 0
        self._fill: QImage | None = None
        self._fill_right = 0.0
        self._hover: float | None = None
        self._prepare()
        self._lines = {curve.key: self._added(i) for i, curve in enumerate(curves)}
        self._recolor()
        frame.theme.changed.connect(self._recolor)
        frame.set_view(self, self.viewport())

    def _prepare(self) -> None:
        self.setObjectName("curves")
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self.setCacheMode(self.CacheModeFlag.CacheNone)  # the fill in the background moves
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        item = self.getPlotItem()
        item.hideAxis("left")
        item.hideAxis("bottom")
        item.hideButtons()
        item.setMenuEnabled(False)
        item.layout.setContentsMargins(0, 0, 0, 0)
        box = item.getViewBox()
        box.setDefaultPadding(0)
        box.setMouseEnabled(False, False)
        box.disableAutoRange()
        self.setMouseTracking(True)

    def _added(self, index: int) -> Any:
        line = _Line(antialias=True, connect="finite")
        line.setZValue(10 - index)
        self.addItem(line, ignoreBounds=True)
        return line

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
        self._x = np.asarray(x, float)
        self._values = {key: np.asarray(y, float) for key, y in values.items()}
        self._base = float(x[-1]) if len(x) else self._frame.right
        self._top, self._bottom = top, bottom
        relative = self._x - self._base
        self._cut = cut = max(1, len(x) - unfinished)
        span, height = self._frame.span.seconds, top - bottom
        bounds = QRectF(-2.0 * span, bottom - height, 4.0 * span, 3.0 * height)
        for curve in self._curves:
            line = self._lines[curve.key]
            line.set_bounds(bounds)
            line.setData(relative[:cut], self._values[curve.key][:cut])
        self.setRange(
            xRange=(-self._frame.span.seconds, 0), yRange=(bottom, top), padding=0, update=False
        )
        self._fill = None
        self.slide()

    def slide(self) -> None:
        """Move the curves to where the frame's right edge is now."""
        offset = self._base - self._frame.right
        for line in self._lines.values():
            line.setPos(offset, 0)
        self.viewport().update()

    # -- painting
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, and say so."""
        super().paintEvent(event)
        self._frame.drawn.emit()

    def drawBackground(self, painter: QPainter, _rect: QRectF) -> None:  # noqa: N802
        """Draw the ground, the lines and the fill, in points of the viewport."""
        painter.save()
        painter.resetTransform()
        rect = QRectF(self.viewport().rect())
        painter.fillRect(rect, self._frame.theme.color("panel"))
        draw_lines(painter, rect, self._frame)
        if self._fill is None:
            self._fill = self._filled(rect)
            self._fill_right = self._frame.right
        if self._fill is not None:
            moved = (self._frame.right - self._fill_right) * rect.width() / self._frame.span.seconds
            painter.drawImage(QPointF(-moved, 0), self._fill)
        painter.restore()

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:  # noqa: N802
        """Draw what is not finished, then the crosshair and the box with its values."""
        if not len(self._x):
            return
        painter.save()
        painter.resetTransform()
        rect = QRectF(self.viewport().rect())
        self._draw_unfinished(painter, rect)
        if self._hover is not None:
            self._draw_crosshair(painter, rect, self._hover)
        painter.restore()

    def _draw_unfinished(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the newest stretch of each curve, dashed: its bucket still fills."""
        if self._cut >= len(self._x):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for curve in reversed(self._curves):
            y = self._values[curve.key]
            points = [self._point(rect, i, y) for i in range(self._cut - 1, len(y))]
            painter.setPen(_pen(self._frame.theme.color(curve.token), DOTTED))
            painter.drawPolyline(QPolygonF(points))

    def _point(self, rect: QRectF, index: int, y: Array) -> QPointF:
        """Return where point *index* of the values *y* is in the viewport."""
        ago = self._frame.right - float(self._x[index])
        share = (float(y[index]) - self._bottom) / (self._top - self._bottom)
        x = rect.width() - ago * rect.width() / self._frame.span.seconds
        return QPointF(x, rect.height() * (1.0 - share))

    def _filled(self, rect: QRectF) -> QImage | None:
        """Return the fill under the first filled curve as a picture."""
        curve = next((c for c in self._curves if c.filled), None)
        if curve is None or len(self._x) < 2 or rect.width() < 2:
            return None
        dpr = self.devicePixelRatioF()
        width, height = round(rect.width() * dpr) + 16, round(rect.height() * dpr)
        seconds = self._frame.span.seconds / (rect.width() * dpr)
        right = self._frame.right - self._base
        at = right - self._frame.span.seconds + (np.arange(width) + 0.5) * seconds
        y = np.interp(at, self._x - self._base, self._values[curve.key], left=0.0, right=0.0)
        foot = height - np.rint(y / self._top * height)
        color = self._frame.theme.color(curve.token)
        color.setAlphaF(FILL_SHARE)
        return _image(np.arange(height)[:, None] >= foot[None, :], color, dpr)

    def _draw_crosshair(self, painter: QPainter, rect: QRectF, hover: float) -> None:
        span = self._frame.span.seconds
        at = self._frame.right - (rect.width() - hover) * span / rect.width()
        index = int(np.clip(np.searchsorted(self._x, at), 0, len(self._x) - 1))
        if index and at - self._x[index - 1] < self._x[index] - at:
            index -= 1
        x = rect.width() - (self._frame.right - self._x[index]) * rect.width() / span
        painter.setPen(QPen(self._frame.theme.color("muted"), 1))
        painter.drawLine(QPointF(round(x) + 0.5, 0), QPointF(round(x) + 0.5, rect.height()))
        values = [(c, float(self._values[c.key][index])) for c in self._curves]
        rows = [(curve, value) for curve, value in values if not np.isnan(value)]
        if not rows:
            return
        title = text.clock_time(float(self._x[index]))
        ValueBox(self._frame, title, [(c, self._value_text(v)) for c, v in rows]).draw(
            painter, rect, x
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make the fill anew: it is as large as the view."""
        self._fill = None
        super().resizeEvent(event)

    # -- the mouse
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the crosshair."""
        self._hover = event.position().x()
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the crosshair away."""
        self._hover = None
        self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page have the click."""
        event.ignore()

    def wheelEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page have the wheel."""
        event.ignore()

    def _recolor(self) -> None:
        for curve in self._curves:
            color = self._frame.theme.color(curve.token)
            self._lines[curve.key].setPen(_pen(color, DASHED if curve.dashed else ()))
        self._fill = None
        self.viewport().update()


class ValueBox:
    """The box beside the crosshair: the time, and a line for each curve."""

    ROW, PADDING, GAP = 16, 8, 12

    def __init__(self, frame: ChartFrame, title: str, rows: Sequence[tuple[Curve, str]]) -> None:
        self._frame = frame
        self._title = title
        self._rows = rows

    def draw(self, painter: QPainter, rect: QRectF, x: float) -> None:
        """Draw it right of *x*, or left where it would not fit."""
        painter.setFont(assets.ui_font(12))
        metrics = painter.fontMetrics()
        names = max(metrics.horizontalAdvance(c.key) for c, _ in self._rows)
        values = max(metrics.horizontalAdvance(v) for _, v in self._rows)
        width = 2 * self.PADDING + 18 + names + self.GAP + values
        height = 2 * self.PADDING - 2 + self.ROW * (len(self._rows) + 1)
        left = x + 10 if x + 10 + width <= rect.right() else x - 10 - width
        box = QRectF(round(left) + 0.5, 4.5, width, height)
        theme = self._frame.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, 6, 6)
        line = QRectF(box.left() + self.PADDING, box.top() + self.PADDING - 1, 0, self.ROW)
        line.setRight(box.right() - self.PADDING)
        painter.setPen(theme.color("muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._title)
        for curve, value in self._rows:
            line.translate(0, self.ROW)
            draw_swatch(painter, line, theme.color(curve.token), dashed=curve.dashed)
            painter.setPen(theme.color("text"))
            words = line.adjusted(18, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, curve.key)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(line, right, value)


def draw_swatch(painter: QPainter, line: QRectF, color: QColor, *, dashed: bool = False) -> None:
    """Draw 12 points of a curve at the left of *line*."""
    y = round(line.center().y()) + 0.5
    painter.setPen(_pen(color, DASHED if dashed else (), width=2.0))
    painter.drawLine(QPointF(line.left(), y), QPointF(line.left() + 12, y))


def _pen(color: QColor, dashes: Sequence[float] = (), width: float = 1.0) -> QPen:
    pen = QPen(color, width)
    pen.setCosmetic(True)
    if dashes:
        pen.setDashPattern(list(dashes))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _image(mask: npt.NDArray[np.bool_], color: QColor, dpr: float) -> QImage:
    """Return a picture of *color* where *mask* is True, in pixels of ratio *dpr*."""
    height, width = mask.shape
    indexed = QImage(
        np.ascontiguousarray(mask).data, width, height, width, QImage.Format.Format_Indexed8
    )
    indexed.setColorTable([0, color.rgba()])
    # A copy: the mask's memory goes with this function, and each frame draws it ready-made.
    image = indexed.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(dpr)
    return image
