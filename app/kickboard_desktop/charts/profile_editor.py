"""The profile of a load test, drawn by dragging its points, or moved by the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.charts.scale import nice_step, time_step, time_ticks
from kickboard_desktop.theme import FILL_SHARE, Theme

LEFT, TOP, RIGHT, BOTTOM = 40, 10, 12, 20
LINES = 3
#: Points of the screen within which the mouse takes hold of a point.
REACH = 9.0
RADIUS = 4.0
#: Most points that can be drawn by hand, and the highest rate.
MOST, HIGHEST = 60, 100_000.0

Points = tuple[tuple[float, float], ...]


class ProfileEditor(QWidget):
    """A line of points: second, and jobs a second.

    Signals:
        points_changed(tuple): other points, while they are dragged, too.
    """

    points_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profileEditor")
        self.setAccessibleName(self.tr("Arrivals over time"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(132)
        self._theme = theme
        self._points: Points = ((0.0, 1.0), (1.0, 1.0))
        self._capacity: float | None = None
        self._top = 1.0
        self._held: int | None = None
        self._current = 0
        theme.changed.connect(self.update)

    @property
    def points(self) -> Points:
        """The points, in the order of time."""
        return self._points

    @property
    def current(self) -> int:
        """Number of the point that the keyboard moves."""
        return self._current

    def show_points(self, points: Points, capacity: float | None) -> None:
        """Show *points*, and a line at the *capacity* of the processors."""
        self._points = points
        self._current = min(self._current, len(points) - 1)
        self._capacity = capacity
        if self._held is None:  # an axis that grows under the mouse runs away from it
            highest = max(rate for _, rate in points)
            self._top = LINES * nice_step(max(highest, 1.0), LINES)
        self._describe()
        self.update()

    # -- where things are
    @property
    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM)

    @property
    def _seconds(self) -> float:
        return max(self._points[-1][0], 0.001)

    def place(self, second: float, rate: float) -> QPointF:
        """Return where a point of the profile is in the widget."""
        plot = self._plot
        x = plot.left() + plot.width() * second / self._seconds
        return QPointF(x, plot.bottom() - plot.height() * min(1.0, rate / self._top))

    def _value(self, place: QPointF) -> tuple[float, float]:
        plot = self._plot
        second = self._seconds * (place.x() - plot.left()) / max(1.0, plot.width())
        rate = self._top * (plot.bottom() - place.y()) / max(1.0, plot.height())
        return min(self._seconds, max(0.0, second)), min(self._top, max(0.0, rate))

    def _near(self, place: QPointF) -> int | None:
        distances = [
            ((self.place(*point) - place).manhattanLength(), i)
            for i, point in enumerate(self._points)
        ]
        nearest, number = min(distances)
        return number if nearest <= REACH * 1.5 else None

    # -- the mouse
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of a point."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = self._near(event.position())
            if self._held is not None:
                self._current = self._held
                self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the point that is held."""
        near = self._held is not None or self._near(event.position()) is not None
        self.setCursor(Qt.CursorShape.SizeAllCursor if near else Qt.CursorShape.ArrowCursor)
        if self._held is not None:
            second, rate = self._value(event.position())
            self._move(self._held, round(second, 2), _rounded(rate))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let it go."""
        if self._held is not None:
            self._held = None
            self.points_changed.emit(self._points)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Add a point, or take away the one there."""
        near = self._near(event.position())
        self._held = None
        if near is not None:
            self._remove(near)
        else:
            second, rate = self._value(event.position())
            self._insert(round(second, 2), _rounded(rate))

    # -- the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """← → choose a point, ↑ ↓ change its rate, with Ctrl ← → its second; Ins, Del."""
        key = Qt.Key(event.key())
        aside = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        upward = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(key)
        second, rate = self._points[self._current]
        if aside is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move(self._current, round(second + aside * self._seconds / 50, 2), rate)
        elif aside is not None:
            self._current = min(len(self._points) - 1, max(0, self._current + aside))
            self._describe()
            self.update()
        elif upward is not None:
            self._move(self._current, second, _rounded(rate + upward * self._top / 50))
        elif key == Qt.Key.Key_Insert:
            self._insert_after(self._current)
        elif key == Qt.Key.Key_Delete:
            self._remove(self._current)
        else:
            super().keyPressEvent(event)

    # -- changes
    def _move(self, number: int, second: float, rate: float) -> None:
        """Move a point between its neighbours; the first and the last stay in their seconds."""
        points = list(self._points)
        if number == 0:
            second = 0.0
        elif number == len(points) - 1:
            second = points[-1][0]
        else:
            second = min(points[number + 1][0], max(points[number - 1][0], second))
        points[number] = (second, min(HIGHEST, max(0.0, rate)))
        self._change(points)

    def _insert(self, second: float, rate: float) -> None:
        if len(self._points) < MOST:
            points = sorted([*self._points, (second, rate)], key=lambda point: point[0])
            self._current = points.index((second, rate))
            self._change(points)

    def _insert_after(self, number: int) -> None:
        a = self._points[min(number, len(self._points) - 2)]
        b = self._points[min(number, len(self._points) - 2) + 1]
        self._insert(round((a[0] + b[0]) / 2, 2), _rounded((a[1] + b[1]) / 2))

    def _remove(self, number: int) -> None:
        if 0 < number < len(self._points) - 1:
            self._current = number - 1
            self._change([*self._points[:number], *self._points[number + 1 :]])

    def _change(self, points: Sequence[tuple[float, float]]) -> None:
        if tuple(points) != self._points:
            self.show_points(tuple(points), self._capacity)
            self.points_changed.emit(self._points)

    def _describe(self) -> None:
        """Say for screen readers which point is the current one."""
        second, rate = self._points[self._current]
        words = self.tr("Point %1 of %2: second %3, %4 jobs a second")
        numbers = (self._current + 1, len(self._points), f"{second:g}", f"{rate:g}")
        for place, number in enumerate(numbers, 1):
            words = words.replace(f"%{place}", str(number))
        self.setAccessibleDescription(words)

    # -- painting
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the axes, the capacity, and the line with its points."""
        painter = QPainter(self)
        painter.setFont(assets.ui_font(11))
        self._draw_axes(painter)
        self._draw_capacity(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_line(painter)
        painter.end()

    def _draw_axes(self, painter: QPainter) -> None:
        plot, theme = self._plot, self._theme
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for i in range(LINES + 1):
            y = round(plot.bottom() - i * plot.height() / LINES)
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("muted"))
            rate = text.compact(i * self._top / LINES)
            painter.drawText(QRectF(0, y - 8, LEFT - 6, 16), right, rate)
        step = time_step(self._seconds, plot.width())
        for at in time_ticks(0.0, self._seconds, step):
            x = self.place(at, 0.0).x()
            place = QRectF(x - 30, plot.bottom() + 3, 60, 16)
            painter.drawText(
                place, int(Qt.AlignmentFlag.AlignCenter), text.with_unit(f"{at:g}", "s")
            )

    def _draw_capacity(self, painter: QPainter) -> None:
        """Draw what the processors can do at most, where it is in the picture."""
        if self._capacity is None or self._capacity > self._top:
            return
        plot = self._plot
        y = round(self.place(0.0, self._capacity).y())
        pen = QPen(self._theme.color("bad"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        words = self.tr("capacity %1 /s").replace("%1", f"{self._capacity:,.0f}")
        under = y + 1 if y - 16 < plot.top() else y - 16
        place = QRectF(plot.left() + 4, under, plot.width() - 4, 16)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), words)

    def _draw_line(self, painter: QPainter) -> None:
        places = [self.place(*point) for point in self._points]
        color = self._theme.color("accent")
        ground = self._theme.color("accent")
        ground.setAlphaF(FILL_SHARE)
        foot = self._plot.bottom()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        ends = [QPointF(places[-1].x(), foot), QPointF(places[0].x(), foot)]
        painter.drawPolygon(QPolygonF([*places, *ends]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 1.5))
        painter.drawPolyline(QPolygonF(places))
        for number, place in enumerate(places):
            is_current = number == self._current and self.hasFocus()
            painter.setBrush(color if is_current else self._theme.color("panel"))
            painter.drawEllipse(place, RADIUS, RADIUS)


def _rounded(rate: float) -> float:
    """Return a rate that is nice to read: whole, and above a hundred by fives."""
    return round(rate / 5) * 5.0 if rate > 100 else float(round(rate))
