"""Where the parts of a lesson's stage lie: lanes, processors, exits, the track of retries."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

#: Points round everything, between two parts, and of a line of small text.
MARGIN, GAP, LINE = 14.0, 16.0, 18.0
#: Points of the way from one waiting job to the next; in a small stage.
PITCH, SMALL_PITCH, LARGE_PITCH = 12.0, 9.0, 16.0
#: Height of the one lane there is, at most.
MOST_LINE = 320.0
#: Points of a processor's place at most.
MOST_SLOT = 40.0
#: Lines of what else happened; in a small stage.
EVENTS, SMALL_EVENTS = 6, 2
#: Width below which gaps are half as wide.
NARROW = 380.0
#: Height below which a stage is a small one.
SMALL = 300.0
#: Delays that the track of retries may have a mark at, in seconds.
MARKS = (0.1, 1, 10, 60, 600, 3_600, 6 * 3_600, 86_400, 5 * 86_400)


@dataclass(frozen=True, slots=True)
class StageLayout:
    """The parts of a stage, in points.

    Attributes:
        lanes: A rectangle for each lane; jobs wait at its right end.
        slots: The middle of each processor's place, *slot* points wide.
        processors: What is round all of these.
        exits: Where the done and the dead are counted.
        retry: The track of retries; None where nothing fails.
        pitch: From one waiting job to the next.
        small: Whether there is little room: what left is counted elsewhere.
        events: Where else what happened is told; None where nothing does.
    """

    lanes: Sequence[QRectF]
    slots: Sequence[QPointF]
    slot: float
    processors: QRectF
    exits: QRectF
    retry: QRectF | None
    pitch: float
    small: bool = False
    events: QRectF | None = None

    def waiting_places(self, lane: int) -> tuple[int, int]:
        """Return how many jobs stand beside and above each other in *lane*."""
        room = self.lanes[lane]
        return max(1, int(room.width() / self.pitch)), max(1, int(room.height() / self.pitch))

    def rows(self, lane: int, count: int) -> int:
        """Return in how many rows the *count* jobs of a lane stand."""
        columns, most = self.waiting_places(lane)
        return min(most, max(1, math.ceil(count / columns)))

    def waiting(self, lane: int, place: int, count: int, left: int) -> QPointF:
        """Return where the job of *count* waits that *place* others are before.

        They stand in one row as long as there is room in it, then in two, and so on. *left*
        is how many were served: a job stays in its row while the line moves on.
        """
        room, rows = self.lanes[lane], self.rows(lane, count)
        column, row = divmod(left % rows + place, rows)
        top = room.center().y() - (rows - 1) / 2 * self.pitch
        return QPointF(room.right() - (column + 0.5) * self.pitch, top + row * self.pitch)


def lay_out(
    room: QRectF, lanes: int, slots: int, *, retries: bool, single: bool, events: bool = False
) -> StageLayout:
    """Return the layout of *room* for so many *lanes* and processors.

    Args:
        room: Everything there is.
        lanes: Queues that are shown apart.
        slots: Processors.
        retries: Whether there is a track of retries.
        single: Whether one lane is all there is, so that retries may take half.
        events: Whether there is a list of what else happened, instead of the track.
    """
    small = room.height() < SMALL
    margin = 10.0 if small else MARGIN
    inner = room.adjusted(margin, 2 if small else margin, -margin, -margin)
    flow, track, told = QRectF(inner), None, None
    if events:
        flow, told = _above_events(inner, small=small)
    elif retries:
        flow, track = _above_track(inner, small=small, single=single)
    if not retries and lanes == 1 and not small:
        flow = _one_line(flow, inner)
    column, processors, exits = _side_by_side(flow, small=small)
    places, size = _slots(processors, slots)
    return StageLayout(
        lanes=_lanes(column, lanes),
        slots=places,
        slot=size,
        processors=processors,
        exits=exits,
        retry=track,
        pitch=SMALL_PITCH if small else PITCH if retries or lanes > 1 else LARGE_PITCH,
        small=small,
        events=told,
    )


def _above_events(inner: QRectF, *, small: bool) -> tuple[QRectF, QRectF]:
    """Return where jobs flow, and below it the list of what else happened."""
    height = LINE * (1 + (SMALL_EVENTS if small else EVENTS))
    told = QRectF(inner.left(), inner.bottom() - height, inner.width(), height)
    flow = QRectF(inner)
    flow.setBottom(told.top() - 6)
    return flow, told


def _above_track(inner: QRectF, *, small: bool, single: bool) -> tuple[QRectF, QRectF]:
    """Return where jobs flow, and below it the track of retries."""
    flow = QRectF(inner)
    flow.setHeight(_flow_height(inner.height(), small=small, single=single))
    top = flow.bottom() + LINE + (4 if small else 10)
    return flow, QRectF(inner.left(), top, inner.width(), inner.bottom() - LINE - top)


def _flow_height(height: float, *, small: bool, single: bool) -> float:
    """Return how much of *height* lanes and processors get where there is a track of retries."""
    if small and single:
        return LINE + min(34.0, 0.4 * height)
    return min(190.0, height * 0.44) if single else height * 0.6


def _one_line(flow: QRectF, inner: QRectF) -> QRectF:
    """Return *flow* no higher than one lane wants it, about the middle of *inner*."""
    made = QRectF(flow)
    made.setHeight(min(flow.height(), MOST_LINE))
    made.moveCenter(QPointF(inner.center().x(), flow.center().y() - LINE))
    made.moveTop(max(made.top(), inner.top()))
    return made


def _side_by_side(flow: QRectF, *, small: bool) -> tuple[QRectF, QRectF, QRectF]:
    """Return the rooms of the lanes, the processors and the exits, from left to right."""
    width, top = flow.width(), flow.top() + LINE
    height = flow.bottom() - top
    gap = GAP if width >= NARROW else GAP / 2
    lanes, middle, last = (0.56, 0.44, 0.0) if small else (0.46, 0.3, 0.24)
    gaps = (1 if small else 2) * gap
    return (
        QRectF(flow.left(), top, lanes * width, height),
        QRectF(flow.left() + lanes * width + gap, top, middle * width - gaps, height),
        QRectF(flow.right() - last * width, top, last * width, height),
    )


def _lanes(column: QRectF, count: int) -> list[QRectF]:
    """Return *count* rectangles one below another, a line of text above each but the first."""
    count = max(1, count)
    height = (column.height() - (count - 1) * (LINE + 4)) / count
    step = height + LINE + 4
    return [
        QRectF(column.left(), column.top() + i * step, column.width(), max(8.0, height))
        for i in range(count)
    ]


def _slots(room: QRectF, count: int) -> tuple[list[QPointF], float]:
    """Return the middles of *count* places in *room*, and how wide each is."""
    count = max(1, count)
    best, columns = 0.0, 1
    for candidate in range(1, count + 1):
        rows = math.ceil(count / candidate)
        size = min(room.width() / candidate, room.height() / rows, MOST_SLOT)
        if size > best + 1e-6:
            best, columns = size, candidate
    rows = math.ceil(count / columns)
    left = room.center().x() - (columns - 1) / 2 * best
    top = room.center().y() - (rows - 1) / 2 * best
    places = [
        QPointF(left + (i % columns) * best, top + (i // columns) * best) for i in range(count)
    ]
    return places, best


@dataclass(frozen=True, slots=True)
class RetryScale:
    """The axis of the track: near the left what is due now, far right the longest delay."""

    longest: float

    @property
    def unit(self) -> float:
        """Seconds below which the axis is linear."""
        return max(0.2, self.longest / 5_000)

    def share(self, seconds: float) -> float:
        """Return where *seconds* from now are, 0 to 1."""
        if seconds <= 0:
            return 0.0
        unit = self.unit
        return min(1.0, math.log1p(seconds / unit) / math.log1p(max(unit, self.longest) / unit))

    def marks(self, width: float, *, apart: float = 58.0) -> list[float]:
        """Return the delays that have a mark on *width* points."""
        found: list[float] = []
        last = 24.0
        for seconds in MARKS:
            x = self.share(seconds) * width
            if self.unit * 0.8 <= seconds < self.longest and x - last >= apart:
                found.append(seconds)
                last = x
        return found
