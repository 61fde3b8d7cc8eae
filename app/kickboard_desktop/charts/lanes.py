"""What each processor did in the last minute, put together from samples. No Qt.

A tick says what a processor does at that moment, ten times a second. A job that began and
ended between two ticks is not seen; on a busy processor the next one is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kickboard_desktop.telemetry import ProcessorRow


#: Seconds that a lane remembers.
LANE_SECONDS = 60.0
#: Segments a lane keeps at most: ten starts a second for a minute.
LANE_SEGMENTS = 600


@dataclass(slots=True)
class Segment:
    """A stretch of a lane, epoch seconds; *end* is None while it lasts.

    Attributes:
        kind: "running" while it lasts, then "done" or "failed"; or "paused".
    """

    start: float
    kind: str
    jid: str = ""
    job_class: str = ""
    end: float | None = None


class Lanes:
    """The lanes of all processors that were seen in the last minute."""

    def __init__(self) -> None:
        self._lanes: dict[str, deque[Segment]] = {}
        self._seen_at: dict[str, float] = {}

    def names(self) -> list[str]:
        """Return the processors, in the order they were first seen."""
        return list(self._lanes)

    def segments(self, name: str) -> list[Segment]:
        """Return what *name* did in the last minute, oldest first; idle is left out."""
        return list(self._lanes.get(name, ()))

    def add(self, processors: Iterable[ProcessorRow], *, at: float, mono: float) -> None:
        """Take in what the processors do at *at*, when the engine's clock showed *mono*."""
        for row in processors:
            lane = self._lanes.setdefault(row.name, deque(maxlen=LANE_SEGMENTS))
            self._seen_at[row.name] = at
            began = at if row.started_mono is None else min(at, at - mono + row.started_mono)
            _sample(lane, row, at=at, began=began)
            while lane and (lane[0].end or at) < at - LANE_SECONDS:
                lane.popleft()
        self._forget(at)

    def failed(self, jid: str) -> None:
        """Mark the newest run of job *jid* as failed."""
        for lane in self._lanes.values():
            for segment in reversed(lane):
                if segment.jid == jid:
                    segment.kind = "failed"
                    return

    def _forget(self, at: float) -> None:
        """Drop the lanes of processors that are gone for a minute."""
        gone = [name for name, seen in self._seen_at.items() if seen < at - LANE_SECONDS]
        for name in gone:
            del self._lanes[name], self._seen_at[name]


def _sample(lane: deque[Segment], row: ProcessorRow, *, at: float, began: float) -> None:
    """Go on with the last segment of *lane*, or end it and begin the next."""
    last = lane[-1] if lane and lane[-1].end is None else None
    jid = row.jid or ""
    kind = "running" if jid else "paused" if row.state == "paused" else ""
    if last is not None:
        if kind and last.jid == jid and _is_open(last.kind, kind):
            return
        # The next job began when this one had ended, which is closer than the sample.
        last.end = max(last.start, began if jid else at)
        if last.kind == "running":
            last.kind = "done"
    if kind:
        lane.append(Segment(start=began, kind=kind, jid=jid, job_class=row.job_class or ""))


def _is_open(last: str, kind: str) -> bool:
    """Whether a segment of kind *last* goes on: a failure may be told before the job is gone."""
    return last == kind or (last == "failed" and kind == "running")
