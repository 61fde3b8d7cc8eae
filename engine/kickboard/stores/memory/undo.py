"""Where jobs stood before an operation touched them."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from typing import NamedTuple

from kickboard.payload.record import JobState
from kickboard.stores.base import Operation
from kickboard.stores.memory.rows import NO_PAST, Row

#: Operations that can still be undone; the oldest are forgotten.
KEPT = 1000


class Place(NamedTuple):
    """Everything an operation may change about a row.

    *instead_of*: the operation made this job, and this is the one in whose place it came.
    """

    jid: str
    state: JobState
    queue: str
    at: float
    enqueued_at: float | None
    pos: int
    retry_count: int | None
    op: int
    instead_of: str = ""

    def apply(self, row: Row) -> None:
        """Give *row* back what it had."""
        past = row.marked()
        row.state, row.kind, row.at = self.state, row.kind.moved(self.queue), self.at
        past.enqueued_at, row.pos = self.enqueued_at, self.pos
        past.retry_count, past.op = self.retry_count, self.op


class Undo:
    """Places by operation. The store's lock guards it."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._places: dict[int, list[Place]] = {}
        self._begun: dict[int, tuple[float, JobState]] = {}

    def begin(self, op: int | None, target: JobState, now: float) -> int:
        """Return a new operation's number, or *op* to go on with it."""
        if op is None:
            op = next(self._numbers)
        self._places.setdefault(op, [])
        self._begun.setdefault(op, (now, target))
        while len(self._places) > KEPT:
            oldest = next(iter(self._places))
            self.forget(oldest, self._places[oldest])
        return op

    def remember(self, op: int, row: Row, instead_of: str = "") -> None:
        """Keep where *row* stands; *instead_of*: it is new, and came in that job's place."""
        self._places[op].append(
            Place(
                row.jid,
                row.state,
                row.kind.queue,
                row.at,
                row.enqueued_at,
                row.pos,
                (row.past or NO_PAST).retry_count,
                row.op,
                instead_of,
            )
        )

    def places(self, op: int, jids: Collection[str] | None = None) -> list[Place]:
        """Return an operation's places, or those of *jids*; none if not known."""
        found = self._places.get(op, [])
        return [place for place in found if jids is None or place.jid in jids]

    def forget(self, op: int, gone: Sequence[Place]) -> None:
        """Forget some of an operation's places, and all of it with the last old one."""
        known = set(map(id, gone))
        left = [place for place in self._places.get(op, []) if id(place) not in known]
        if any(not place.instead_of for place in left):
            self._places[op] = left
        else:
            self._places.pop(op, None)
            self._begun.pop(op, None)

    def operations(self, n: int) -> list[Operation]:
        """Return the newest operations that still have places, newest first."""
        found = [
            Operation(id=op, at=self._begun[op][0], target=self._begun[op][1], count=count)
            for op, places in self._places.items()
            if (count := sum(not place.instead_of for place in places))
        ]
        return sorted(found, key=lambda one: one.id, reverse=True)[:n]
