"""The charts of a load test: a stack on one time axis with one crosshair, painted by hand.

One widget paints them all, so that one crosshair is one repaint. Curves are made into
polygons when numbers come, ten times a second; what moves in between is the line of the
present.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from kickboard.lab.load.series import Point
from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.charts.frame import SLIDE_POINTS
from kickboard_desktop.charts.load_axis import fit_axis
from kickboard_desktop.charts.load_drawn import Drawn, curve_lines, dashed, point_at
from kickboard_desktop.charts.load_sections import Section, sections
from kickboard_desktop.charts.pictured import Pictured
from kickboard_desktop.charts.scale import time_step, time_ticks
from kickboard_desktop.models.teaching.load import LoadShown
from kickboard_desktop.theme import FILL_SHARE, Theme

LEFT, RIGHT, HEAD, FOOT = 56, 12, 20, 22
#: Points between two sections.
GAP = 8
#: Points of height that a section of weight 1 needs to be read.
READABLE = 24
#: The sections that are left out where not all have room; what they say is told in numbers, too.
FIRST_TO_GO = (5, 0, 4)
#: Share of the ghost's colour in its lines.
GHOST = 0.45


class LoadCharts(QWidget, Pictured):
    """The stack.

    Signals:
        drawn(): it was painted.
    """

    drawn = Signal()

    picture_size = QSize(1152, 900)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("loadCharts")
        self.setAccessibleName(self.tr("Charts of the load test"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(360, 200)
        self._theme = theme
        self._times = "total"
        self._shown: LoadShown | None = None
        self._ghost: LoadShown | None = None
        self._drawn: list[Drawn] | None = None
        self._picture: QPixmap | None = None  # of what stands between two renewals
        self._is_still = False
        self._parts: Sequence[int] = ()  # that are shown; empty: all there is room for
        self._hover: int | None = None
        self._present = 0.0
        theme.changed.connect(self.renew)

    def still(self, parts: Sequence[int] = ()) -> QWidget:
        """Return charts of the same run; with *parts* only those sections, by their number."""
        other = LoadCharts(self._theme)
        other._is_still = True
        other._parts = parts
        other.set_times(self._times)
        other.show_run(self._shown, self._ghost)
        return other

    # -- what it shows
    def show_run(self, shown: LoadShown | None, ghost: LoadShown | None = None) -> None:
        """Show a run, and behind it another."""
        self._shown, self._ghost = shown, ghost
        self.renew()

    def set_times(self, times: str) -> None:
        """Show "total", "wait" or "run" times."""
        self._times = times
        self.renew()

    def renew(self) -> None:
        """There are new numbers."""
        self._drawn = None
        self.update()

    def advance(self, second: float) -> None:
        """Move the line of the present to *second* of the run."""
        if abs(self._x(second) - self._x(self._present)) >= SLIDE_POINTS:
            self._present = second
            self.update()

    @property
    def hovered(self) -> int | None:
        """Number of the interval under the crosshair."""
        return self._hover

    # -- layout
    @property
    def _seconds(self) -> float:
        shown, ghost = self._shown, self._ghost
        if shown is None:
            return 1.0
        return max(shown.length, shown.reached, ghost.length if ghost else 0.0)

    def _x(self, second: float) -> float:
        return LEFT + (self.width() - LEFT - RIGHT) * min(1.0, second / self._seconds)

    def _lay_out(self) -> list[Drawn]:
        shown = self._shown
        if shown is None:
            return []
        parts = sections(self._times, shown.queues)
        wanted = [parts[number] for number in self._parts]
        parts = wanted or self._with_room(parts)
        room = self.height() - FOOT - len(parts) * (HEAD + GAP)
        unit, top = room / sum(part.weight for part in parts), 0.0
        found, columns = [], self._columns(shown)
        for part in parts:
            height = unit * part.weight
            plot = QRectF(LEFT, top + HEAD, self.width() - LEFT - RIGHT, height)
            found.append(self._lay_out_one(part, plot, shown, columns))
            top += HEAD + height + GAP
        return found

    def _with_room(self, parts: list[Section]) -> list[Section]:
        """Return the sections that can be read at this height."""
        left_out: set[int] = set()
        for number in FIRST_TO_GO:
            shown = [part for at, part in enumerate(parts) if at not in left_out]
            room = self.height() - FOOT - len(shown) * (HEAD + GAP)
            if room >= READABLE * sum(part.weight for part in shown):
                return shown
            left_out.add(number)
        return [part for at, part in enumerate(parts) if at not in left_out]

    def _lay_out_one(
        self, section: Section, plot: QRectF, shown: LoadShown, columns: Sequence[float]
    ) -> Drawn:
        ghost = self._ghost
        points = [*shown.points, *(ghost.points if ghost else ())]
        axis = fit_axis(section, points, plot.height(), shown.bound if section.has_bound else None)
        lines = [(c, curve_lines(c, shown, columns, plot, axis)) for c in section.curves]
        ghosts = []
        if ghost is not None:
            behind = self._columns(ghost)
            ghosts = [
                (c, curve_lines(c, ghost, behind, plot, axis))
                for c in section.curves
                if not c.dashed
            ]
        rings = [
            point_at(x, plot, axis, value)
            for curve in section.curves
            if curve.hollow
            for x, point in zip(columns, shown.points, strict=False)
            if not point.sure and (value := curve.value(point)) is not None
        ]
        return Drawn(section, plot, axis, lines, ghosts, rings)

    def _columns(self, run: LoadShown) -> list[float]:
        """Return where each point of *run* stands: reckoned once for all curves."""
        wide, seconds = self.width() - LEFT - RIGHT, self._seconds
        step, half = run.interval / seconds, 0.5 * run.interval / seconds
        return [LEFT + wide * min(1.0, i * step + half) for i in range(len(run.points))]

    # -- painting
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what stands from its picture, and over it what moves."""
        if self._drawn is None:
            self._drawn, self._picture = self._lay_out(), None
        painter = QPainter(self)
        if self._is_still:
            self._paint_still(painter, self._drawn)
        else:
            if self._picture is None:
                self._picture = self._make_picture(self._drawn)
            painter.drawPixmap(0, 0, self._picture)
        for drawn in self._drawn:
            self._draw_head(painter, drawn)
            self._draw_present(painter, drawn.plot)
        self._draw_crosshair(painter)
        painter.end()
        self.drawn.emit()

    def _make_picture(self, parts: Sequence[Drawn]) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        self._paint_still(painter, parts)
        painter.end()
        return picture

    def _paint_still(self, painter: QPainter, parts: Sequence[Drawn]) -> None:
        painter.fillRect(self.rect(), self._theme.color("panel"))
        for drawn in parts:
            self._draw_ground(painter, drawn)
            self._draw_moments(painter, drawn.plot)
            self._draw_curves(painter, drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._draw_times(painter)

    def _draw_ground(self, painter: QPainter, drawn: Drawn) -> None:
        plot, theme = drawn.plot, self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        shown = self._shown
        if shown is not None and shown.warm_up:
            ground = theme.color("muted")
            ground.setAlphaF(FILL_SHARE)
            warm = QRectF(plot.topLeft(), QPointF(self._x(shown.warm_up), plot.bottom()))
            painter.fillRect(warm, ground)
        painter.setFont(assets.ui_font(11))
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for tick in drawn.axis.ticks:
            y = round(plot.bottom() - drawn.axis.share(tick) * plot.height())
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("muted"))
            label = QRectF(0, y - 8, LEFT - 8, 16)
            painter.drawText(label, flags, drawn.section.mark(tick))
        if drawn.section.has_bound and shown is not None and shown.bound is not None:
            y = round(plot.bottom() - drawn.axis.share(shown.bound) * plot.height())
            painter.setPen(dashed(theme.color("bad")))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))

    def _draw_curves(self, painter: QPainter, drawn: Drawn) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for curve, lines in drawn.ghosts:
            color = self._theme.color(curve.token)
            color.setAlphaF(GHOST)
            painter.setPen(dashed(color, (1, 3)))
            for line in lines:
                painter.drawPolyline(line)
        for curve, lines in reversed(drawn.lines):
            color = self._theme.color(curve.token)
            if curve.filled:
                self._fill(painter, lines, color, drawn.plot.bottom())
            painter.setPen(dashed(color) if curve.dashed else QPen(color, 1))
            for line in lines:
                painter.drawPolyline(line)
        painter.setPen(QPen(self._theme.color("warn"), 1))
        painter.setBrush(self._theme.color("panel"))
        for ring in drawn.rings:
            painter.drawEllipse(ring, 2.0, 2.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _fill(
        self, painter: QPainter, lines: Sequence[QPolygonF], color: QColor, foot: float
    ) -> None:
        ground = QColor(color)
        ground.setAlphaF(FILL_SHARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        for line in lines:
            first, last = line.first().x(), line.last().x()
            painter.drawPolygon(
                QPolygonF([*line.toList(), QPointF(last, foot), QPointF(first, foot)])
            )
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_head(self, painter: QPainter, drawn: Drawn) -> None:
        """Write the title, and at the right each curve with its value under the crosshair."""
        theme, plot = self._theme, drawn.plot
        line = QRectF(LEFT, plot.top() - HEAD, plot.width(), HEAD)
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setFont(assets.ui_font(12))
        painter.setPen(theme.color("text"))
        painter.drawText(line, flags, drawn.section.title)
        metrics, right = painter.fontMetrics(), plot.right()
        room = plot.width() - metrics.horizontalAdvance(drawn.section.title) - 16
        said = drawn.section.legend(self._point())
        if sum(metrics.horizontalAdvance(words) + 36 for words in said) - 16 > room:
            said = drawn.section.legend(None)
        for curve, words in reversed(list(zip(drawn.section.curves, said, strict=True))):
            wide = metrics.horizontalAdvance(words)
            place = QRectF(right - wide - 2, line.top(), wide + 4, HEAD)
            painter.setPen(theme.color("muted"))
            painter.drawText(place, flags, words)
            y = round(line.center().y())
            color = theme.color(curve.token)
            pen = dashed(color, (2, 1)) if curve.dashed else QPen(color, 1)
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawLine(QPointF(right - wide - 20, y), QPointF(right - wide - 8, y))
            right -= wide + 36

    def _draw_times(self, painter: QPainter) -> None:
        step = time_step(self._seconds, self.width() - LEFT - RIGHT)
        painter.setFont(assets.ui_font(11))
        painter.setPen(self._theme.color("muted"))
        for at in time_ticks(0.0, self._seconds, step):
            place = QRectF(self._x(at) - 40, self.height() - FOOT, 80, 16)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), f"{at:g} s")

    def _draw_moments(self, painter: QPainter, plot: QRectF) -> None:
        """Draw a line at each thing that happened."""
        painter.setPen(dashed(self._theme.color("warn"), (2, 3)))
        for moment in self._shown.moments if self._shown is not None else ():
            if moment.at > 0:
                x = round(self._x(moment.at))
                painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))

    def _draw_present(self, painter: QPainter, plot: QRectF) -> None:
        """Draw a line at the present of a live run; between pixels, so that it glides."""
        if self._shown is None or not self._shown.is_live or not self._shown.points:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self._x(self._present)
        painter.setPen(QPen(self._theme.color("accent"), 1))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_crosshair(self, painter: QPainter) -> None:
        if self._hover is None or self._shown is None or self._point() is None:
            return
        second = (self._hover + 0.5) * self._shown.interval
        x = round(self._x(second))
        painter.setPen(QPen(self._theme.color("muted"), 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height() - FOOT))
        label = text.duration(self._hover * self._shown.interval)
        place = QRectF(x - 32, self.height() - FOOT, 64, 16)
        painter.fillRect(place, self._theme.color("raised"))
        painter.setPen(self._theme.color("text"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), label)

    def _point(self) -> Point | None:
        """Return the interval under the crosshair, else the newest that is whole."""
        if self._shown is None or not self._shown.points:
            return None
        points = self._shown.points
        if self._hover is not None:
            return points[self._hover] if self._hover < len(points) else None
        return points[-2] if self._shown.is_live and len(points) > 1 else None

    # -- the mouse and the keyboard
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the crosshair."""
        share = (event.position().x() - LEFT) / max(1, self.width() - LEFT - RIGHT)
        self._set_hover(share * self._seconds)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the crosshair away."""
        self._hover = None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrow keys move the crosshair by an interval; Esc takes it away."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._shown is not None and self._shown.points:
            here = len(self._shown.points) if self._hover is None else self._hover
            self._hover = min(len(self._shown.points) - 1, max(0, here + step))
            self.update()
        elif event.key() == Qt.Key.Key_Escape and self._hover is not None:
            self._hover = None
            self.update()
        else:
            super().keyPressEvent(event)

    def _set_hover(self, second: float) -> None:
        if self._shown is None:
            return
        number = int(second / self._shown.interval)
        self._hover = number if 0 <= number < len(self._shown.points) else None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay everything out anew."""
        self.renew()
        super().resizeEvent(event)
