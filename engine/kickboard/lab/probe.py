"""Measures jobs where they run: a server middleware that notes when each began and ended.

What a job was *meant* to be there for stands in its payload (`LOAD_AT`), so waits count
from the intended arrival, however late the one who pushes was. Jobs without it pass unseen.
"""

from __future__ import annotations

import itertools
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

from kickboard.clock import Clock
from kickboard.lab.recording import Bin
from kickboard.runtime.buckets import bucket

#: Payload field: the epoch second at which the job was to arrive.
LOAD_AT = "load_at"
#: Payload field: the number of the client that waits for the job, in the closed model.
CLIENT = "load_client"
#: Jobs after which what was noted is counted, so that it takes no memory.
_FOLD_AFTER = 4_000

#: Seconds between two jobs that go on after a stall.
_APART = 1e-6


class Ended(NamedTuple):
    """A job that ended: epoch seconds of its intended arrival, its start and its end."""

    intended: float
    started: float
    ended: float
    ok: bool


class Recorder:
    """Counts jobs into intervals. Thread-safe; what a job adds takes no lock.

    Args:
        start_at: Epoch seconds at which the first interval begins; what comes before
            it counts there.
        interval: Seconds of each.
    """

    def __init__(self, start_at: float, interval: float) -> None:
        self.start_at = start_at
        self.interval = interval
        self._began: deque[tuple[float, str]] = deque()
        self._ended: deque[Ended] = deque()
        self._lock = threading.Lock()
        self._bins: dict[int, Bin] = {}  # guarded by _lock
        self.ended = 0  # jobs so far; guarded by _lock for changes

    def note_began(self, at: float, queue: str) -> None:
        """Note that a job of *queue* begins."""
        self._began.append((at, queue))

    def note_ended(self, job: Ended) -> None:
        """Note how a job went."""
        self._ended.append(job)
        if len(self._ended) > _FOLD_AFTER:
            with self._lock:
                self._fold()

    def change(self, at: float, change: Callable[[Bin], None]) -> None:
        """Let *change* add to the interval of the epoch second *at*."""
        with self._lock:
            change(self.bin(at))

    def count(self) -> None:
        """Count what was noted so far; `ended` is right then."""
        with self._lock:
            self._fold()

    def take(self) -> dict[int, Bin]:
        """Return what was counted since the last time, by number of the interval."""
        with self._lock:
            self._fold()
            taken, self._bins = self._bins, {}
        return taken

    def number(self, at: float) -> int:
        """Return the number of the interval of the epoch second *at*."""
        return max(0, int((at - self.start_at) / self.interval))

    def until_end(self, number: int, at: float) -> float:
        """Return the seconds from *at* to the end of interval *number*."""
        return self.start_at + (number + 1) * self.interval - at

    def bin(self, at: float) -> Bin:
        """Return the interval of *at*, for a change. Called inside `change` or `holding`."""
        number = self.number(at)
        found = self._bins.get(number)
        if found is None:
            found = self._bins[number] = Bin()
        return found

    def holding(self) -> threading.Lock:
        """Return the lock to hold for several calls of `bin`."""
        return self._lock

    def _fold(self) -> None:
        """Count what was noted. Called with _lock held."""
        began, ended = self._began, self._ended
        for _ in range(len(began)):
            at, queue = began.popleft()
            found = self.bin(at)
            found.begun[queue] = found.begun.get(queue, 0) + 1
            found.entered += self.until_end(self.number(at), at)
        for _ in range(len(ended)):
            self._count(ended.popleft())
            self.ended += 1

    def _count(self, job: Ended) -> None:
        """Count a job where it ended."""
        found = self.bin(job.ended)
        if job.ok:
            found.done += 1
        else:
            found.failed += 1
        found.went += self.until_end(self.number(job.ended), job.ended)
        wait, run = job.started - job.intended, job.ended - job.started
        found.wait_sum += wait
        found.run_sum += run
        found.total_sum += wait + run
        for counts, seconds in ((found.wait, wait), (found.run, run), (found.total, wait + run)):
            i = bucket(seconds)
            counts[i] = counts.get(i, 0) + 1


class Gate:
    """Holds up every processor for a while: what a long pause of a machine does. Thread-safe."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until = 0.0  # epoch seconds; replaced whole
        self._places = itertools.count()  # who came to the gate first goes first

    def stall(self, seconds: float) -> None:
        """Let no job begin or end for *seconds* from now."""
        self._places = itertools.count()
        self._until = max(self._until, self._clock.now() + seconds)

    def wait(self) -> None:
        """Return when jobs may go on, one after the other: leaping time knows no "at once"."""
        while (left := self._until - self._clock.now()) > 0:
            self._clock.sleep(left + next(self._places) * _APART)


class Probe:
    """The middleware: `recorder` gets what it sees. Add it to ``manager.middleware``.

    Args:
        clock: The engine's.
        recorder: Where to.
        on_end: Called with the number of the client whose job ended, on its thread.
    """

    def __init__(
        self, clock: Clock, recorder: Recorder, on_end: Callable[[int], None] | None = None
    ) -> None:
        self.recorder = recorder
        self.gate = Gate(clock)
        self._clock = clock
        self._on_end = on_end

    def __call__(
        self, _job: Any, payload: dict[str, Any], queue: str, call_next: Callable[[], Any], /
    ) -> Any:
        """Run the job and note its times."""
        intended = payload.get(LOAD_AT)
        if not isinstance(intended, float):
            return call_next()
        ok = False
        started = self._clock.now()
        self.recorder.note_began(started, queue)
        self.gate.wait()
        try:
            result = call_next()
            ok = True
            return result
        finally:
            self.gate.wait()
            self.recorder.note_ended(Ended(intended, started, self._clock.now(), ok))
            client = payload.get(CLIENT)
            if self._on_end is not None and isinstance(client, int):
                self._on_end(client)
