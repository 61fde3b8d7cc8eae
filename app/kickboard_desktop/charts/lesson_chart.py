"""The chart of a lesson: curves of a run, what theory says, the former run, and a live dot.

Along an axis of time the curves come into sight as the run is replayed; theory is there from
the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from kickboard.lab.lessons.lesson import Kind
from kickboard_desktop import assets
from kickboard_desktop.charts.lesson_axis import LessonAxis, fitted
from kickboard_desktop.charts.lesson_hover import HoverRow, draw_hover, nearest
from kickboard_desktop.charts.pictured import Pictured
from kickboard_desktop.theme import FILL_SHARE, Theme, mix

#: Share of its colour that a curve of the former run has.
GHOST = 0.45
_CENTER = Qt.AlignmentFlag.AlignCenter
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class LessonCurve:
    """One curve.

    Attributes:
        label: Its name in the legend, "" where it is not in it.
        points: (x, y), x in order.
        kind: "line", "step", "dots" or "bars".
        token: Its colour.
        theory: It says what should be, and is not hidden by what was not replayed yet.
        ghost: It is of the former run.
        name: Its whole name beside the crosshair, where the legend has less.
        dashes: 0 a whole line, 1 dashed, 2 dotted: of which of several runs it is.
    """

    label: str
    points: Sequence[tuple[float, float]]
    kind: Kind = "line"
    token: str = "accent"
    theory: bool = False
    ghost: bool = False
    dashes: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class LessonPlot:
    """All that is drawn.

    Attributes:
        curves: From behind to the front.
        band: Two curves of theory with what is allowed between them.
        x, y: Names of the axes.
        log_x, log_y: Whether they are logarithmic.
        time: Whether x is seconds.
        dot, ghost_dot: Where the run is, and where the former one was.
    """

    curves: Sequence[LessonCurve] = ()
    band: tuple[LessonCurve, LessonCurve] | None = None
    x: str = ""
    y: str = ""
    log_x: bool = False
    log_y: bool = False
    time: bool = False
    dot: tuple[float, float] | None = None
    ghost_dot: tuple[float, float] | None = None
    message: str = field(default="")


#: Marks of the value axis at most, and the points that each needs.
MOST_MARKS, MARK_ROOM = 5, 20


class LessonChart(QWidget, Pictured):
    """The chart."""

    TOP, RIGHT, BOTTOM, LINE = 8, 14, 40, 18

    picture_size = QSize(960, 480)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_chart")
        self.setAccessibleName(self.tr("Chart of the lesson"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 136)
        self._theme = theme
        self._plot = LessonPlot()
        self._until: float | None = None
        self._hover: float | None = None  # points from the left
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width it likes; of the height it takes what there is."""
        return QSize(340, self.minimumHeight())

    @property
    def plot(self) -> LessonPlot:
        """What it shows."""
        return self._plot

    def still(self) -> LessonChart:
        """Return a chart of the same numbers that stands still."""
        made = LessonChart(self._theme)
        made.show_plot(self._plot, None)
        return made

    def describe(self) -> str:
        """Return where each curve ends, for who cannot see it."""
        _, up = self._axes(self._plot.curves)
        return ". ".join(
            f"{curve.name or curve.label}: {up.said(curve.points[-1][1])}"
            for curve in self._plot.curves
            if curve.points and not curve.ghost
        )

    def show_plot(self, plot: LessonPlot, until: float | None) -> None:
        """Show *plot*, and of its measured curves what lies up to x = *until*; None: all."""
        if plot != self._plot or until != self._until:
            self._plot, self._until = plot, until
            self.update()

    # -- painting
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw axes, curves, dot and legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(assets.ui_font(11))
        plot = self._plot
        top = self._draw_legend(painter)
        everything = [*plot.curves, *(plot.band or ())]
        if plot.message or not any(curve.points for curve in everything):
            painter.setFont(assets.ui_font())
            painter.setPen(self._theme.color("muted"))
            room = QRectF(self.rect()).adjusted(16, 0, -16, 0)
            painter.drawText(room, int(_CENTER | Qt.TextFlag.TextWordWrap), plot.message)
            painter.end()
            return
        across, up = self._axes(everything)
        metrics = painter.fontMetrics()
        high = self.height() - top - self.BOTTOM
        marks = up.marks(min(MOST_MARKS, int(high / MARK_ROOM)))
        wide = max(metrics.horizontalAdvance(label) for _, label in marks)
        left = max(30, wide + 18)
        room = QRectF(self.rect()).adjusted(left, top, -self.RIGHT, -self.BOTTOM)
        self._draw_values(painter, room, up, marks)
        self._draw_across(painter, room, across)
        scaled = _Scaled(room, across, up)
        if plot.band is not None:
            self._draw_band(painter, scaled, plot.band)
        for curve in plot.curves:
            painter.save()
            painter.setClipRect(self._seen(curve, scaled))
            self._draw_curve(painter, scaled, curve)
            painter.restore()
        self._draw_present(painter, scaled)
        self._draw_dots(painter, scaled)
        self._draw_hover(painter, scaled)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the crosshair."""
        self._hover = event.position().x()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the crosshair away."""
        self._hover = None
        self.update()
        super().leaveEvent(event)

    def _axes(self, curves: Sequence[LessonCurve]) -> tuple[LessonAxis, LessonAxis]:
        plot = self._plot
        dots = [dot for dot in (plot.dot, plot.ghost_dot) if dot is not None]
        xs = [x for curve in curves for x, _ in curve.points] + [dot[0] for dot in dots]
        ys = [y for curve in curves for _, y in curve.points] + [dot[1] for dot in dots]
        return (
            fitted(xs, log=plot.log_x, time=plot.time, tight=True),
            fitted(ys, log=plot.log_y, time=False),
        )

    def _draw_values(
        self, painter: QPainter, room: QRectF, up: LessonAxis, marks: Sequence[tuple[float, str]]
    ) -> None:
        theme = self._theme
        for value, label in marks:
            y = round(room.bottom() - up.share(value) * room.height()) + 0.5
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme.color("muted"))
            painter.drawText(QRectF(0, y - 8, room.left() - 8, 16), _RIGHT, label)

    def _draw_across(self, painter: QPainter, room: QRectF, across: LessonAxis) -> None:
        painter.setPen(QPen(self._theme.color("muted"), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        last = room.left() - 30.0
        for value, label in across.marks(max(3, int(room.width() / 62))):
            x = room.left() + across.share(value) * room.width()
            width = painter.fontMetrics().horizontalAdvance(label)
            left = min(x - width / 2, self.width() - width - 2)
            if left < last + 10:
                continue
            painter.drawText(QRectF(left, room.bottom() + 4, width + 2, 16), _LEFT, label)
            last = left + width
        name = QRectF(room.left(), self.height() - 18, room.width(), 16)
        metrics = painter.fontMetrics()
        right = Qt.TextElideMode.ElideRight
        painter.drawText(name, _RIGHT, metrics.elidedText(self._plot.x, right, int(name.width())))

    def _draw_legend(self, painter: QPainter) -> float:
        """Draw the name of the value axis and what colours mean; return where the plot begins."""
        metrics, theme, plot = painter.fontMetrics(), self._theme, self._plot
        if not plot.curves:
            return self.TOP + self.LINE
        painter.setPen(theme.color("muted"))
        words = metrics.elidedText(plot.y, Qt.TextElideMode.ElideRight, self.width() - 24)
        painter.drawText(QRectF(12, self.TOP - 4, self.width() - 20, self.LINE), _LEFT, words)
        x, y = 12.0, float(self.TOP - 2 + self.LINE)
        for curve in (c for c in plot.curves if c.label):
            width = metrics.horizontalAdvance(curve.label) + 18
            if x > 12 and x + width > self.width() - 8:
                x, y = 12.0, y + self.LINE
            painter.setPen(self._swatch(curve))
            middle = y + self.LINE / 2
            if curve.kind in ("dots", "bars") and not curve.theory:
                painter.setBrush(self._color(curve))
                painter.drawEllipse(QPointF(x + 6, middle), 2.5, 2.5)
            else:
                painter.drawLine(QPointF(x, middle), QPointF(x + 12, middle))
            painter.setPen(theme.color("text"))
            box = QRectF(x + 18, y, self.width() - x - 22, self.LINE)
            label = metrics.elidedText(curve.label, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, _LEFT, label)
            x += width + 14
        return y + self.LINE + 8

    def _seen(self, curve: LessonCurve, scaled: _Scaled) -> QRectF:
        """Return the part of the plot in which *curve* is seen."""
        room = scaled.room.adjusted(-4, -6, 6, 1)
        if self._until is not None and not curve.theory and not curve.ghost:
            room.setRight(min(room.right(), scaled.x(self._until) + 4))
        return room

    def _color(self, curve: LessonCurve) -> QColor:
        tokens = self._theme.tokens
        if curve.theory:
            return QColor(tokens.muted)
        color = getattr(tokens, curve.token)
        return QColor(mix(color, tokens.panel, GHOST) if curve.ghost else color)

    def _pen(self, curve: LessonCurve, *, width: float = 1.5) -> QPen:
        pen = QPen(self._color(curve), width)
        pen.setCosmetic(True)
        if curve.theory or curve.dashes == 1:
            pen.setDashPattern([4, 3])
        elif curve.ghost or curve.dashes:
            pen.setDashPattern([1, 2.5])
        return pen

    def _swatch(self, curve: LessonCurve) -> QPen:
        """Return the pen of the legend's 12 points: two dashes of a dashed line, or three dots."""
        pen = self._pen(curve, width=2.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if pen.dashPattern():
            pen.setDashPattern([2, 2] if pen.dashPattern()[0] > 1 else [1, 1.5])
        return pen

    def _draw_band(
        self, painter: QPainter, scaled: _Scaled, band: tuple[LessonCurve, LessonCurve]
    ) -> None:
        tokens = self._theme.tokens
        outline = [scaled.at(point) for point in band[0].points]
        outline += [scaled.at(point) for point in reversed(band[1].points)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(tokens.accent, tokens.panel, 1.5 * FILL_SHARE)))
        painter.drawPolygon(QPolygonF(outline))

    def _draw_curve(self, painter: QPainter, scaled: _Scaled, curve: LessonCurve) -> None:
        painter.setPen(
            self._pen(curve, width=2.0 if curve.theory or len(curve.points) <= 60 else 1.0)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if curve.kind == "dots" and not curve.theory:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color(curve))
            radius = 3.5 if len(curve.points) <= 60 else 2.0
            for point in curve.points:
                painter.drawEllipse(scaled.at(point), radius, radius)
        elif curve.kind == "bars":
            self._draw_bars(painter, scaled, curve)
        else:
            line = scaled.line(curve.points, steps=curve.kind == "step")
            painter.drawPolyline(line)

    def _draw_bars(self, painter: QPainter, scaled: _Scaled, curve: LessonCurve) -> None:
        points, foot = curve.points, scaled.room.bottom()
        width = 4.0
        if len(points) > 1:
            width = scaled.x(points[1][0]) - scaled.x(points[0][0])
        if curve.ghost:
            edges = [*points, (points[-1][0] + points[1][0] - points[0][0], 0.0)]
            painter.drawPolyline(scaled.line(edges, steps=True))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color(curve))
        gap = 1.0 if width > 4 else 0.0
        for x, y in points:
            at = scaled.at((x, y))
            if at.y() < foot:
                bar = QRectF(at.x(), at.y(), max(1.0, width - gap), foot - at.y())
                painter.drawRect(bar)

    def _draw_present(self, painter: QPainter, scaled: _Scaled) -> None:
        """Draw the line up to which the run was replayed."""
        if self._until is None or not self._plot.time:
            return
        x = round(scaled.x(self._until)) + 0.5
        if x <= scaled.room.right() + 1:
            color = self._theme.color("accent")
            color.setAlphaF(0.5)
            painter.setPen(QPen(color, 1))
            painter.drawLine(QPointF(x, scaled.room.top()), QPointF(x, scaled.room.bottom()))

    def _draw_dots(self, painter: QPainter, scaled: _Scaled) -> None:
        theme, plot = self._theme, self._plot
        if plot.ghost_dot is not None:
            painter.setPen(QPen(theme.color("muted"), 1.5))
            painter.setBrush(theme.color("panel"))
            painter.drawEllipse(scaled.at(plot.ghost_dot), 5, 5)
        if plot.dot is not None:
            at = scaled.at(plot.dot)
            halo = theme.color("accent")
            halo.setAlphaF(0.25)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(halo)
            painter.drawEllipse(at, 10, 10)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(at, 5.5, 5.5)

    def _draw_hover(self, painter: QPainter, scaled: _Scaled) -> None:
        """Draw the crosshair, and what the curves that are seen are there."""
        room = scaled.room
        if self._hover is None or not room.left() <= self._hover <= room.right():
            return
        x = scaled.across.value((self._hover - room.left()) / room.width())
        rows = []
        for curve in self._plot.curves:
            point = nearest(curve.points, x)
            if point is None or not self._is_seen(curve, point[0]):
                continue
            value = scaled.up.said(point[1])
            word = self.tr("before") if curve.ghost else curve.name or curve.label
            rows.append(HoverRow(word, value, self._color(curve)))
        if rows:
            title = f"{self._plot.x}: {scaled.across.said(x)}"
            draw_hover(painter, self._theme, room, self._hover, title, rows[:8])

    def _is_seen(self, curve: LessonCurve, x: float) -> bool:
        return curve.theory or curve.ghost or self._until is None or x <= self._until


@dataclass(frozen=True, slots=True)
class _Scaled:
    """From values to points of the screen."""

    room: QRectF
    across: LessonAxis
    up: LessonAxis

    def x(self, value: float) -> float:
        return self.room.left() + self.across.share(value) * self.room.width()

    def at(self, point: tuple[float, float]) -> QPointF:
        share = min(1.05, max(-0.05, self.up.share(point[1])))
        return QPointF(self.x(point[0]), self.room.bottom() - share * self.room.height())

    def line(self, points: Sequence[tuple[float, float]], *, steps: bool) -> QPolygonF:
        line = QPolygonF()
        before: QPointF | None = None
        for point in points:
            at = self.at(point)
            if steps and before is not None:
                line.append(QPointF(at.x(), before.y()))
            line.append(at)
            before = at
        return line
