"""Scheduled jobs as dots on an axis of time; whoever drags one gives it another time.

The keyboard does the same: the arrow keys go from job to job, with Alt they move it, Enter puts
it down. Escape leaves everything as it was, by mouse and by keys.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.models.rows.due import (
    HORIZONS,
    NUDGES,
    PITCH,
    Axis,
    Dot,
    Due,
    DueJob,
    dots,
    told,
)
from kickboard_desktop.texts import jobs
from kickboard_desktop.theme import Theme

#: Points round the axis; of a dot; and beside one that still count as on it.
LEFT, RIGHT, FOOT, RADIUS, REACH = 16, 16, 22, 4.0, 3.0
#: Points of its height, and jobs that stand on each other in it.
HEIGHT, ROWS = 84, 5


@dataclass(frozen=True, slots=True)
class Grip:
    """A job that is held: *seconds* from where it is; *x* is where the mouse took it, if it did."""

    job: DueJob
    seconds: float = 0.0
    x: float | None = None
    is_moving: bool = False

    @property
    def at(self) -> float:
        """When it would be due."""
        return self.job.at + self.seconds


class DueChart(QWidget):
    """The axis and the jobs on it.

    Signals:
        pressed(str): the job of that jid is meant, by a press or an arrow key.
        moved(str, float): it was put down so many seconds later than it was.
        let_go(): nothing is held any more.
        explained(str): what its tooltip is to say.
    """

    pressed = Signal(str)
    moved = Signal(str, float)
    let_go = Signal()
    explained = Signal(str)

    def __init__(
        self, theme: Theme, now: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        """Make an empty one; *now* gives the store's epoch seconds."""
        super().__init__(parent)
        self.setObjectName("due_chart")
        self.setAccessibleName(self.tr("When jobs are due"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._now = now
        self._due = Due()
        self._horizon = "hour"
        self._chosen: Collection[str] = ()
        self._count = 0  # of chosen jobs
        self._everything = False
        self._frozen = now()  # where the axis begins, which stands still while something is held
        self.grip: Grip | None = None
        #: Says why nothing may be moved, "" where it may; asked when something is about to be.
        self.refusal: Callable[[], str] = str
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size it likes."""
        return QSize(600, HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least size at which times can be told apart."""
        return QSize(240, HEIGHT)

    # -- what it shows
    @property
    def axis(self) -> Axis:
        """The times that are shown."""
        width = max(1, self.width() - LEFT - RIGHT)
        return Axis(self._frozen, HORIZONS[self._horizon], LEFT, width)

    @property
    def dots(self) -> list[Dot]:
        """Where the jobs are."""
        return dots(self._due.jobs, self.axis, ROWS)

    @property
    def due(self) -> Due:
        """The jobs that it knows."""
        return self._due

    def show_due(self, due: Due) -> None:
        """Show other jobs; what is held and is not there any more has begun meanwhile."""
        self._due = due
        if self.grip is not None and due.job(self.grip.job.jid) is None:
            self.cancel()
        self.slide()

    def show_horizon(self, key: str) -> None:
        """Show another length of time."""
        self._horizon = key
        self.cancel()
        self.update()

    def show_chosen(self, jids: Collection[str], count: int, *, everything: bool) -> None:
        """Show which *count* jobs are chosen: they move together."""
        self._chosen, self._count, self._everything = jids, count, everything
        self.update()

    def is_chosen(self, jid: str) -> bool:
        """Return whether the job of that jid is among those that move together."""
        return self._everything or jid in self._chosen

    def slide(self) -> None:
        """Begin at the present, unless something is held."""
        if self.grip is None:
            self._frozen = self._now()
        self.update()

    def said(self) -> str:
        """Return what is said of the move under way, a line each; "" where there is none."""
        if self.grip is None or not self.grip.is_moving:
            return ""
        lines = [told(self.grip.at, self._now())]
        if self._count > 1:
            length = text.duration(abs(self.grip.seconds))
            words = self.tr("%1: %2 later") if self.grip.seconds >= 0 else self.tr("%1: %2 earlier")
            lines.append(words.replace("%1", jobs(self._count)).replace("%2", length))
        return "\n".join(lines)

    # -- moving
    def nudge(self, job: DueJob, steps: int) -> None:
        """Hold *job*, if it is not held yet, and move it so many steps; it is put down later."""
        if why := self.refusal():
            self.explained.emit(why)
            return
        grip = self.grip if self.grip is not None and self.grip.job.jid == job.jid else Grip(job)
        step = NUDGES[self._horizon]
        at = max(self._frozen, (round(grip.at / step) + steps) * step)
        self.grip = replace(grip, seconds=at - job.at, is_moving=True)
        self._tell()

    def put_down(self) -> None:
        """Let what is held be due where it is now."""
        grip, self.grip = self.grip, None
        self._end()
        if grip is not None and grip.is_moving and abs(grip.seconds) >= 0.5:
            self.moved.emit(grip.job.jid, grip.seconds)
        self.let_go.emit()

    def cancel(self) -> None:
        """Leave everything where it was."""
        if self.grip is not None:
            self.grip = None
            self._end()
            self.let_go.emit()

    def _end(self) -> None:
        self.unsetCursor()
        self.slide()

    def _tell(self) -> None:
        self.setAccessibleDescription(self.said())
        self.update()

    def dot_at(self, place: QPointF) -> Dot | None:
        """Return the dot at *place*."""
        near = [
            (abs(dot.x - place.x()) + abs(self._y(dot.row) - place.y()), dot) for dot in self.dots
        ]
        distance, dot = min(near, key=lambda pair: pair[0], default=(0.0, None))
        return dot if distance <= 2 * (RADIUS + REACH) else None

    def middle(self, dot: Dot) -> QPointF:
        """Return where *dot* is."""
        return QPointF(dot.x, self._y(dot.row))

    def _y(self, row: int) -> float:
        return HEIGHT - FOOT - 1 - PITCH * (row + 0.5)

    # -- the mouse
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of a job, and mean it; another button lets go."""
        dot = self.dot_at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton:
            self.cancel()
        elif dot is not None:
            self.pressed.emit(dot.job.jid)
            self.grip = Grip(dot.job, x=event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move what is held, else tell what is under the mouse."""
        grip, x = self.grip, event.position().x()
        if grip is None or grip.x is None:
            self._explain(event.position())
            return
        if not grip.is_moving:
            if abs(x - grip.x) < QApplication.startDragDistance():
                return
            if why := self.refusal():
                self.cancel()
                self.explained.emit(why)
                return
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        at = self.axis.moved(grip.job.at, x - grip.x)
        self.grip = replace(grip, seconds=at - grip.job.at, is_moving=True)
        self._tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Put down what is held."""
        if event.button() is Qt.MouseButton.LeftButton and self.grip is not None:
            self.put_down()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Explain nothing any more."""
        self.explained.emit("")
        super().leaveEvent(event)

    def _explain(self, place: QPointF) -> None:
        dot = self.dot_at(place)
        self.setCursor(Qt.CursorShape.ArrowCursor if dot is None else Qt.CursorShape.OpenHandCursor)
        if dot is None:
            self.explained.emit("")
            return
        lines = [text.one_line(dot.job.job_class, 80), told(dot.job.at, self._now())]
        if dot.more:
            lines.append(self.tr("%s more at about this time") % text.count(dot.more))
        lines.append(self.refusal() or self.tr("Drag it to another time"))
        self.explained.emit("\n".join(lines))

    # -- the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from job to job, move the chosen one, put it down or leave it."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if key is Qt.Key.Key_Escape and self.grip is not None:
            self.cancel()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.grip is not None:
            self.put_down()
        elif step is not None and not event.modifiers() and self.grip is None:
            found = self._due.beside(self._current(), step)
            if found is not None:
                self.pressed.emit(found.jid)
                self.setAccessibleDescription(f"{found.job_class}, {told(found.at, self._now())}")
        else:
            super().keyPressEvent(event)

    def _current(self) -> str:
        return next((job.jid for job in self._due.jobs if job.jid in self._chosen), "")

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Leave where it was what the keyboard held."""
        super().focusOutEvent(event)
        if self.grip is not None and self.grip.x is None:
            self.cancel()

    # -- painting
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the axis, the jobs, and what is held where it would be."""
        painter = QPainter(self)
        self._draw_axis(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for dot in self.dots:
            self._draw_dot(painter, dot)
        if self.grip is not None and self.grip.is_moving:
            self._draw_move(painter, self.grip)
        painter.end()

    def _draw_axis(self, painter: QPainter) -> None:
        foot, axis = HEIGHT - FOOT, self.axis
        painter.setPen(self._theme.color("line"))
        painter.drawLine(LEFT, foot, self.width() - RIGHT, foot)
        painter.setFont(assets.ui_font(11))
        now, metrics = self.tr("now"), painter.fontMetrics()
        free = LEFT + metrics.horizontalAdvance(now) + 8
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(QRectF(LEFT, foot + 4, free, 16), flags, now)
        for x, label in axis.ticks():
            wide = metrics.horizontalAdvance(label)
            if free <= x - wide / 2 and x + wide / 2 <= self.width() - 2:
                painter.drawLine(QPointF(x, foot), QPointF(x, foot + 3))
                painter.drawText(QRectF(x - wide / 2, foot + 4, wide + 2, 16), flags, label)

    def _draw_dot(self, painter: QPainter, dot: Dot) -> None:
        chosen = self.is_chosen(dot.job.jid)
        color = self._theme.color("accent" if chosen else "violet")
        moves = self.grip is not None and self.grip.is_moving
        moves = moves and self.grip is not None and (chosen or dot.job.jid == self.grip.job.jid)
        painter.setPen(QPen(color, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if moves else color)
        if dot.more:  # a bar: there are others
            painter.drawRoundedRect(QRectF(dot.x - 4, self._y(dot.row) - 9, 8, 14), 3, 3)
        else:
            painter.drawEllipse(self.middle(dot), RADIUS, RADIUS)

    def _draw_move(self, painter: QPainter, grip: Grip) -> None:
        """Draw all that moves at its new time, and say that of what is held."""
        color, axis = self._theme.color("accent"), self.axis
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for dot in self.dots:
            if dot.job.jid != grip.job.jid and self.is_chosen(dot.job.jid):
                x = axis.x(dot.job.at + grip.seconds)
                painter.drawEllipse(QPointF(x, self._y(dot.row)), RADIUS, RADIUS)
        x = axis.x(grip.at)
        painter.setPen(QPen(color, 1))
        painter.drawLine(QPointF(x, 4), QPointF(x, HEIGHT - FOOT))
        painter.drawEllipse(QPointF(x, HEIGHT - FOOT), RADIUS, RADIUS)
        self._draw_box(painter, x)

    def _draw_box(self, painter: QPainter, x: float) -> None:
        lines = self.said().split("\n")
        painter.setFont(assets.ui_font(12))
        wide = max(painter.fontMetrics().horizontalAdvance(line) for line in lines) + 16
        left = min(max(2.0, x + 10), self.width() - wide - 2)
        if left < x + 10:  # no room at the right of the line
            left = max(2.0, x - 10 - wide)
        box = QRectF(round(left) + 0.5, 2.5, wide, 16 * len(lines) + 8)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(self._theme.color("text"))
        for number, line in enumerate(lines):
            place = QRectF(box.left() + 8, box.top() + 4 + 16 * number, wide, 16)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), line)
