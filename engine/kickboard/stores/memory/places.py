"""The places that the rows of the memory store stand in. No lock here: the store holds one.

A row that leaves its queue other than by being claimed is replaced by a copy, and the old
object stays in the deque as a tombstone that can never come alive again. So every removal
is O(1) and a claim just steps over what is gone.
"""

from __future__ import annotations

import itertools
from bisect import insort
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from copy import copy
from itertools import chain, islice

from sortedcontainers import SortedKeyList

from kickboard.payload.record import JobState
from kickboard.stores.base import Delivery, Done, NewJob
from kickboard.stores.memory.kinds import Kinds
from kickboard.stores.memory.rows import Completed, Row

TIMED = (JobState.SCHEDULED, JobState.RETRY, JobState.DEAD, JobState.TRASH)


def _position(row: Row) -> int:
    return row.pos


class Places:
    """All rows, by jid, by queue, by time, and how many stand where."""

    def __init__(self) -> None:
        self.by_jid: dict[str, Row] = {}
        self._kinds = Kinds()
        self.newest = 0  # the highest key given out
        self.numbers = itertools.count(1)  # keys, and places in a queue
        self.busy: dict[int, Row] = {}
        self.counts: Counter[tuple[str, JobState]] = Counter()
        self.queues: dict[str, dict[int, deque[Row]]] = {}
        self.timed: dict[JobState, SortedKeyList[Row, tuple[float, int]]] = {
            state: SortedKeyList(key=lambda row: (row.at, row.key)) for state in TIMED
        }

    def add(self, jobs: Sequence[NewJob], now: float) -> list[str]:
        """Take in new jobs: at the back of their queues, or until their time among the scheduled.

        Returns:
            The jids that are there already: these were left out.
        """
        duplicates = []
        for job, (kind, own) in zip(jobs, self._kinds.cut(jobs), strict=True):
            if job.jid in self.by_jid:
                duplicates.append(job.jid)
                continue
            self.newest = key = next(self.numbers)
            if job.at is not None and job.at > now:
                row = Row(key, job.jid, kind, own, JobState.SCHEDULED, job.at)
                self.timed[JobState.SCHEDULED].add(row)
            else:  # its key is higher than every place that was given out: it can be its place
                row = Row(key, job.jid, kind, own, JobState.ENQUEUED, now, key)
                self._line(kind.queue, kind.priority).append(row)
            self.by_jid[job.jid] = row
            self.counts[kind.queue, row.state] += 1
        return duplicates

    def enter(self, row: Row, *, front: bool = False) -> None:
        """Put *row* where its state says: the back (or front) of its queue, or its set."""
        self.counts[row.kind.queue, row.state] += 1
        if row.state is JobState.ENQUEUED:
            self._line_up(row, front=front)
        elif row.state is JobState.BUSY:
            self.busy[row.key] = row
        else:
            self.timed[row.state].add(row)

    def leave(self, row: Row) -> Row:
        """Take *row* out of its place; go on with the returned one, whose state is free."""
        self.counts[row.kind.queue, row.state] -= 1
        if row.state is JobState.ENQUEUED:
            row = self._entomb(row)
            row.marked().enqueued_at = row.at
        elif row.state is JobState.BUSY:
            del self.busy[row.key]
            row.marked().enqueued_at = row.at
        else:
            self.timed[row.state].remove(row)
        return row

    def put_back(self, rows: Sequence[Row]) -> None:
        """Put enqueued rows exactly where they stood, by their old positions."""
        lines: dict[tuple[str, int], list[Row]] = {}
        for row in rows:
            kind = row.kind
            self.counts[kind.queue, row.state] += 1
            lines.setdefault((kind.queue, kind.priority), []).append(row)
        for (queue, priority), back in lines.items():
            line = self._line(queue, priority)
            alive = [row for row in line if row.state is JobState.ENQUEUED]
            line.clear()
            line.extend(sorted([*alive, *back], key=lambda row: row.pos))

    def take(self, queue: str, n: int, skip: frozenset[str]) -> list[Row]:
        """Take the next *n* rows of *queue* and make them busy; *skip* classes stay."""
        taken: list[Row] = []
        if not self.counts[queue, JobState.ENQUEUED]:
            return taken
        for _, line in sorted(self.queues.get(queue, {}).items()):
            left: list[Row] = []
            while line and len(taken) < n:
                row = line.popleft()
                if row.state is not JobState.ENQUEUED:
                    continue
                if skip and row.kind.job_class in skip:
                    left.append(row)
                else:
                    taken.append(row)
            line.extendleft(reversed(left))
        self.counts[queue, JobState.ENQUEUED] -= len(taken)
        self.counts[queue, JobState.BUSY] += len(taken)
        busy, now_busy = self.busy, JobState.BUSY
        for row in taken:
            row.state = now_busy
            row.run += 1
            busy[row.key] = row
            if row.past is not None:
                row.past.op = 0
        return taken

    def complete(self, done: Sequence[Done]) -> tuple[list[Completed], list[Delivery]]:
        """Take succeeded rows out for good; return them with their attempts, and what is not held.

        One loop without a call inside: every job that succeeds comes through here.
        """
        busy, by_jid = self.busy, self.by_jid
        completed: list[Completed] = []
        lost: list[Delivery] = []
        queues: list[str] = []
        for item in done:
            key, run = item.delivery.token
            row = busy.get(key)
            if row is None or row.run != run:
                lost.append(item.delivery)
                continue
            del busy[key], by_jid[row.jid]
            queues.append(row.kind.queue)
            past = row.past
            completed.append((item, None if past is None else past.attempts))
        for queue, n in Counter(queues).items():
            self.counts[queue, JobState.BUSY] -= n
        return completed, lost

    def line(self, queue: str) -> Iterator[Row]:
        """Yield the rows of *queue* in the order they will run."""
        lines = [line for _, line in sorted(self.queues.get(queue, {}).items())]
        return (row for row in chain(*lines) if row.state is JobState.ENQUEUED)

    def rows(self, state: JobState) -> Iterator[Row]:
        """Yield all rows of a state in their natural order."""
        if state is JobState.ENQUEUED:
            return chain.from_iterable(self.line(name) for name in sorted(self.queues))
        if state is JobState.BUSY:
            return iter(sorted(self.busy.values(), key=lambda row: row.key))
        return iter(self.timed.get(state, ()))

    def due(self, now: float, limit: int) -> list[Row]:
        """Return scheduled and retry rows whose time has come, earliest first."""
        found: list[Row] = []
        for state in (JobState.RETRY, JobState.SCHEDULED):
            found += islice(self.timed[state].irange_key(max_key=(now, 1 << 62)), limit)
        return sorted(found, key=lambda row: (row.at, row.key))[:limit]

    def next_due(self, state: JobState) -> float | None:
        """Return the earliest time in a timed set."""
        rows = self.timed[state]
        return rows[0].at if rows else None

    def total(self, state: JobState) -> int:
        """Return how many rows have a state."""
        return sum(n for (_, at), n in self.counts.items() if at is state)

    def _line(self, queue: str, priority: int) -> deque[Row]:
        lines = self.queues.get(queue)
        if lines is None:
            lines = self.queues[queue] = {}
        line = lines.get(priority)
        if line is None:
            line = lines[priority] = deque()
        return line

    def _line_up(self, row: Row, *, front: bool) -> None:
        line = self._line(row.kind.queue, row.kind.priority)
        if front:  # with its old position: order holds between several who give back
            if not line or row.pos < line[0].pos:
                line.appendleft(row)
            else:
                insort(line, row, key=_position)
        else:
            row.pos = next(self.numbers)
            line.append(row)

    def _entomb(self, row: Row) -> Row:
        twin = copy(row)
        self.by_jid[row.jid] = twin
        row.state = JobState.TRASH
        return twin
