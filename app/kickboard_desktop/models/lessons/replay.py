"""The attempts of a run, to be seen at any moment of its virtual time, forwards and back.

An attempt says when its job was pushed, when it began and how it ended. From these come four
kinds of events; what holds at a moment is the sum of all events until then. Copies of that
sum are kept on the way, so that going back costs as little as going on. No Qt.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import pairwise

from kickboard.lab.lessons.tracing import Attempt

#: Events between two copies of what holds.
COPY_EVERY = 2_048
#: Attempts that ended in one move and are told one by one.
MOST_PASSED = 24
#: What happens at the same moment happens in this order: a processor is free before it is taken.
END, PUSH, START, FLASH = range(4)
_Event = tuple[float, int, Attempt]
#: When something happens of which nobody knows when.
NEVER = math.inf


@dataclass(slots=True)
class Retrying:
    """A job between two attempts: since when, until when (inf: nobody knows), its next retry."""

    since: float
    until: float
    retry: int


@dataclass(slots=True)
class Scene:
    """What holds at a moment. Seconds are virtual.

    Attributes:
        waiting: By queue, the jobs that wait and since when; the first to be served first.
        running: By processor, the attempt under way.
        retrying: By job, what waits for its next attempt.
        came: How many were pushed to each queue until now.
        pushed, attempts, done, failed, dead: How many until now; *failed* counts attempts.
        waits, wait_sum: First attempts that began, and the seconds they had waited in all.
    """

    waiting: dict[str, dict[int, float]] = field(default_factory=dict)
    running: dict[int, Attempt] = field(default_factory=dict)
    retrying: dict[int, Retrying] = field(default_factory=dict)
    came: dict[str, int] = field(default_factory=dict)
    pushed: int = 0
    attempts: int = 0
    done: int = 0
    failed: int = 0
    dead: int = 0
    waits: int = 0
    wait_sum: float = 0.0

    @property
    def waiting_count(self) -> int:
        """How many wait for a processor."""
        return sum(len(jobs) for jobs in self.waiting.values())

    def left(self, queue: str = "") -> int:
        """Return how many have left the line of *queue*, or "" all lines together."""
        if not queue:
            return self.pushed - self.waiting_count
        return self.came.get(queue, 0) - len(self.waiting.get(queue, ()))

    @property
    def mean_wait(self) -> float:
        """Seconds a job waited until its first attempt, on average; 0 before there was one."""
        return self.wait_sum / self.waits if self.waits else 0.0

    def copied(self) -> Scene:
        """Return one that does not change with this one."""
        return Scene(
            {queue: dict(jobs) for queue, jobs in self.waiting.items()},
            dict(self.running), dict(self.retrying), dict(self.came),
            self.pushed, self.attempts, self.done, self.failed, self.dead,
            self.waits, self.wait_sum,
        )  # fmt: skip


class Replay:
    """A trace and a place in it.

    Args:
        retries: Retries a job has before it is dead; None: nobody knows.
        pools: Processors that serve a queue, where not all serve each.

    Attributes:
        position: Virtual seconds since the start.
        scene: What holds there. It changes in place.
        known: Attempts that were taken in.
        longest_delay: Seconds between two attempts of a job, at most; 0: none failed.
        has_failures: Whether an attempt failed.
        queues: In the order in which they were heard of.
    """

    def __init__(
        self, *, retries: int | None = None, pools: Mapping[str, range] | None = None
    ) -> None:
        self.position = 0.0
        self.scene = Scene()
        self._retries = retries
        self._pools = pools or {}
        self._events: list[_Event] = []
        self._times: list[float] = []
        self._starts: dict[int, list[float]] = defaultdict(list)
        self._first: list[tuple[float, float]] = []  # (started, wait) of first attempts
        self._wait_total = 0.0
        self._counted: tuple[int, list[int]] = (0, [])  # first attempts in a histogram
        self._cursor = 0  # events that are in the scene
        self._copies: list[tuple[int, Scene]] = [(0, Scene())]
        self._is_complete = False
        self._most_slots = 1
        self.known = 0
        self.longest_delay = 0.0
        self.has_failures = False
        self.queues: list[str] = []

    # -- taking in
    def add(self, rows: Iterable[Attempt]) -> None:
        """Take in attempts that ended; they may come in any order."""
        fresh: list[_Event] = []
        for row in rows:
            self._note(row)
            self.known += row.started >= 0
            if row.retry == 0:
                fresh.append((max(0.0, row.pushed), PUSH, row))
            if row.started < 0:
                continue
            if row.ended > row.started:
                fresh.append((row.started, START, row))
                fresh.append((row.ended, END, row))
            else:
                fresh.append((row.started, FLASH, row))
        if fresh:
            self._put(sorted(fresh))

    def complete(self) -> None:
        """Take note that no more will come: what has no next attempt is dead."""
        self._is_complete = True
        self._rewind_to(0)
        self.move_to(self.position)

    def _note(self, row: Attempt) -> None:
        if row.queue not in self.queues:
            self.queues.append(row.queue)
        if row.started >= 0:
            self.has_failures |= not row.ok
            starts = self._starts[row.number]
            if starts and row.started > starts[-1]:
                self.longest_delay = max(self.longest_delay, row.started - starts[-1])
            insort(starts, row.started)
            if row.retry == 0:
                insort(self._first, (row.started, row.wait))
                self._wait_total += row.wait
                self._counted = (0, [])

    def _put(self, fresh: Sequence[_Event]) -> None:
        at = bisect_left(self._events, fresh[0])
        tail = list(merge(self._events[at:], fresh))
        self._events[at:] = tail
        self._times[at:] = [event[0] for event in tail]
        if at < self._cursor:
            self._rewind_to(at)
        else:
            self._drop_copies(at)
        self.move_to(self.position)

    # -- asking
    @property
    def is_complete(self) -> bool:
        """Whether nothing more will come."""
        return self._is_complete

    @property
    def horizon(self) -> float:
        """Until when something is known."""
        return self._times[-1] if self._times else 0.0

    @property
    def most_slots(self) -> int:
        """The most processors that were busy at once, as far as it was looked at."""
        return self._most_slots

    def gap(self, at: float) -> tuple[float, float]:
        """Return the moments of the events round *at*: the last until then, the next."""
        i = bisect_right(self._times, at)
        return (
            self._times[i - 1] if i else 0.0,
            self._times[i] if i < len(self._times) else NEVER,
        )

    def next_after(self, at: float) -> float:
        """Return when the next event after *at* is; inf: there is none."""
        return self.gap(at)[1]

    def before(self, at: float) -> float:
        """Return when the last event before *at* was; 0 where there is none."""
        i = bisect_left(self._times, at)
        return self._times[i - 1] if i else 0.0

    def tries(self) -> int:
        """Return how often the first job of all was tried until now."""
        if not self._starts:
            return 0
        return bisect_right(self._starts[min(self._starts)], self.position)

    @property
    def whole_mean_wait(self) -> float:
        """Seconds a job waited until its first attempt, on average over all that is known."""
        return self._wait_total / len(self._first) if self._first else 0.0

    def histogram(self, width: float, bins: int) -> list[int]:
        """Return how many first attempts that began by now had waited so long, *bins* of them."""
        end = bisect_right(self._first, (self.position, NEVER))
        start, counts = self._counted
        if start > end or len(counts) != bins:
            start, counts = 0, [0] * bins
        for _, wait in self._first[start:end]:
            counts[min(bins - 1, int(wait / width))] += 1
        self._counted = (end, counts)
        return list(counts)

    def profile(self, bins: int, end: float) -> list[int]:
        """Return how many events there are in each of *bins* parts of the time until *end*."""
        if end <= 0:
            return [0] * bins
        edges = [bisect_left(self._times, end * i / bins) for i in range(bins)]
        edges.append(len(self._times))
        return [after - before for before, after in pairwise(edges)]

    # -- going
    def move_to(self, position: float) -> list[Attempt]:
        """Go to *position*, and return the last attempts that ended on the way there."""
        if position < self.position:
            self._rewind_to(bisect_right(self._times, position))
        self.position = position
        end = bisect_right(self._times, position)
        passed: list[Attempt] = []
        while self._cursor < end:
            _, kind, row = self._events[self._cursor]
            self._apply(kind, row)
            if kind in (END, FLASH) and end - self._cursor < 4 * MOST_PASSED:
                passed.append(row)
            self._cursor += 1
            if self._cursor % COPY_EVERY == 0 and self._copies[-1][0] < self._cursor:
                self._copies.append((self._cursor, self.scene.copied()))
        return passed[-MOST_PASSED:]

    def _rewind_to(self, cursor: int) -> None:
        """Go back to the last copy at or before *cursor*; later ones may be wrong."""
        self._drop_copies(cursor)
        at, scene = self._copies[-1]
        self._cursor, self.scene = at, scene.copied()

    def _drop_copies(self, cursor: int) -> None:
        while self._copies[-1][0] > cursor:
            self._copies.pop()

    def _apply(self, kind: int, row: Attempt) -> None:
        scene = self.scene
        if kind == PUSH:
            scene.pushed += 1
            scene.came[row.queue] = scene.came.get(row.queue, 0) + 1
            scene.waiting.setdefault(row.queue, {})[row.number] = row.pushed
            return
        if kind in (START, FLASH):
            self._begin(row)
        if kind == START:
            slot = self._free_slot(row.queue)
            scene.running[slot] = row
            self._most_slots = max(self._most_slots, slot + 1)
        elif kind == END:
            slot = next(slot for slot, held in scene.running.items() if held == row)
            del scene.running[slot]
        if kind in (END, FLASH):
            self._end(row)

    def _begin(self, row: Attempt) -> None:
        scene = self.scene
        scene.attempts += 1
        if row.retry == 0:
            scene.waits += 1
            scene.wait_sum += row.wait
        scene.waiting.get(row.queue, {}).pop(row.number, None)
        scene.retrying.pop(row.number, None)

    def _end(self, row: Attempt) -> None:
        scene = self.scene
        if row.ok:
            scene.done += 1
            return
        scene.failed += 1
        starts = self._starts[row.number]
        i = bisect_right(starts, row.started)
        if i < len(starts):
            scene.retrying[row.number] = Retrying(row.ended, starts[i], row.retry + 1)
        elif self._is_complete and (self._retries is None or row.retry >= self._retries):
            scene.dead += 1
        else:
            scene.retrying[row.number] = Retrying(row.ended, NEVER, row.retry + 1)

    def _free_slot(self, queue: str) -> int:
        pool = self._pools.get(queue)
        slot = pool.start if pool is not None else 0
        while slot in self.scene.running:
            slot += 1
        return slot
