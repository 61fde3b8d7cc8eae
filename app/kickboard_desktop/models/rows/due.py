"""When scheduled jobs are due, on an axis of time from now on: where each is, and where to. No Qt.

Jobs that are due at about the same time stand on each other. Times that somebody drags to are
round ones, as fine as a point on the screen can tell.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kickboard_desktop import format as text
from kickboard_desktop.charts.scale import time_step

MINUTE, HOUR, DAY = 60, 3600, 86_400
#: Seconds from now on that can be shown.
HORIZONS = {
    "minutes": 5 * MINUTE,
    "hour": HOUR,
    "hours": 6 * HOUR,
    "day": DAY,
    "week": 7 * DAY,
    "month": 30 * DAY,
}
#: Seconds that one press of a key moves a job, for each of these.
NUDGES = {
    "minutes": 10,
    "hour": MINUTE,
    "hours": 5 * MINUTE,
    "day": 15 * MINUTE,
    "week": 2 * HOUR,
    "month": 12 * HOUR,
}
#: Jobs that are read; more would be no picture any more.
MOST = 500
#: Of the jobs read, how many the horizon at the start is to have.
SHARE = 0.9
#: Points of a column of jobs.
PITCH = 10
#: Seconds that a dragged time is a multiple of, the first that is two points wide.
ROUND = (1, 5, 10, 15, 30, 60, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400)


@dataclass(frozen=True, slots=True)
class DueJob:
    """A job that waits for its time: epoch second *at*."""

    jid: str
    job_class: str
    at: float


@dataclass(frozen=True, slots=True)
class Due:
    """The jobs that are due next, the first one first, and how many there are in all."""

    jobs: Sequence[DueJob] = ()
    total: int = 0

    def job(self, jid: str) -> DueJob | None:
        """Return the job of that jid, if it is among them."""
        return next((job for job in self.jobs if job.jid == jid), None)

    def beside(self, jid: str, step: int) -> DueJob | None:
        """Return the job so many further on; the first one where *jid* is not among them."""
        if not self.jobs:
            return None
        places = [number for number, job in enumerate(self.jobs) if job.jid == jid]
        number = places[0] + step if places else 0
        return self.jobs[min(len(self.jobs) - 1, max(0, number))]

    def horizon(self, now: float) -> str:
        """Return the key of the shortest horizon in which most of the jobs are."""
        for key, seconds in HORIZONS.items():
            if sum(job.at <= now + seconds for job in self.jobs) >= SHARE * len(self.jobs):
                return key
        return "month"

    def beyond(self, at: float) -> int:
        """Return how many jobs are due after *at*, or were not read."""
        return self.total - sum(job.at <= at for job in self.jobs)


@dataclass(frozen=True, slots=True)
class Axis:
    """*seconds* from epoch second *now* on, at *left* and *width* points wide."""

    now: float
    seconds: float
    left: float
    width: float

    def x(self, at: float) -> float:
        """Return where epoch second *at* is; what is past or beyond is at the ends."""
        share = (at - self.now) / self.seconds
        return self.left + min(1.0, max(0.0, share)) * self.width

    def moved(self, at: float, points: float) -> float:
        """Return the round time so many *points* from *at*, on the axis."""
        wanted = at + points * self.seconds / self.width
        return self.rounded(min(self.now + self.seconds, wanted))

    def rounded(self, at: float) -> float:
        """Return the round time next to *at*, never a past one."""
        fine = 2 * self.seconds / self.width
        step = next((step for step in ROUND if step >= fine), ROUND[-1])
        offset = _offset(at) if step > HOUR else 0
        return max(self.now, round((at + offset) / step) * step - offset)

    def ticks(self) -> list[tuple[float, str]]:
        """Return where the labels are, in points, and what they say."""
        step = time_step(self.seconds, self.width)
        if step == DAY:
            step *= max(1, math.ceil(self.seconds / DAY * 64 / self.width))
        offset = _offset(self.now)
        number = math.floor((self.now + offset) / step) + 1
        made = []
        while (at := number * step - offset) <= self.now + self.seconds:
            made.append((self.x(at), _label(at, step)))
            number += 1
        return made


@dataclass(frozen=True, slots=True)
class Dot:
    """A job on the axis: in the middle of its column, *row* from the foot.

    *more* are jobs that had no room on top of it.
    """

    job: DueJob
    x: float
    row: int
    more: int = 0


def dots(jobs: Iterable[DueJob], axis: Axis, rows: int) -> list[Dot]:
    """Return where *jobs* stand, at most *rows* on each other; the later ones have no room.

    Where some have no room, each column is as high as its share of the highest, so that one sees
    when most are due.
    """
    columns: dict[int, list[DueJob]] = {}
    for job in jobs:
        if job.at <= axis.now + axis.seconds:
            columns.setdefault(int((axis.x(job.at) - axis.left) // PITCH), []).append(job)
    most = max(rows, max(map(len, columns.values()), default=0))
    made = []
    for column, there in columns.items():
        x = axis.left + (column + 0.5) * PITCH
        high = len(there) if most == rows else math.ceil(rows * len(there) / most)
        for row, job in enumerate(there[:high]):
            more = len(there) - high if row == high - 1 else 0
            made.append(Dot(job, x, row, more))
    return made


def told(at: float, now: float) -> str:
    """Return *at* as a date with its time of day, and seen from *now*."""
    return f"{text.full_time(at)[:19]} · {text.relative(at, now)}"


def _label(at: float, step: float) -> str:
    """Return *at* as fine as labels that are *step* seconds apart need it."""
    if step >= DAY:
        return text.full_time(at)[5:10]
    return text.clock_time(at) if step < MINUTE else text.clock_time(at)[:5]


def _offset(at: float) -> int:
    """Return the seconds by which the clock is ahead of Greenwich's, as moments are told."""
    return 0 if text.times() is text.Times.UTC else time.localtime(at).tm_gmtoff
