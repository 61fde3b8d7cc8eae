"""Where jobs stood before an operation touched them."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from kickboard.payload.record import JobState
from kickboard.stores.memory.rows import Row

#: Operations that can still be undone; the oldest are forgotten.
KEPT = 1000


class Place(NamedTuple):
    """Everything an operation may change about a row."""

    jid: str
    state: JobState
    queue: str
    at: float
    enqueued_at: float | None
    pos: int
    retry_count: int | None
    op: int

    def apply(self, row: Row) -> None:
        """Give *row* back what it had."""
        row.state, row.queue, row.at = self.state, self.queue, self.at
        row.enqueued_at, row.pos = self.enqueued_at, self.pos
        row.retry_count, row.op = self.retry_count, self.op


class Undo:
    """Places by operation. The store's lock guards it."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._places: dict[int, list[Place]] = {}

    def begin(self, op: int | None) -> int:
        """Return a new operation's number, or *op* to go on with it."""
        if op is None:
            op = next(self._numbers)
        self._places.setdefault(op, [])
        while len(self._places) > KEPT:
            del self._places[next(iter(self._places))]
        return op

    def remember(self, op: int, row: Row) -> None:
        """Keep where *row* stands."""
        self._places[op].append(
            Place(
                row.jid,
                row.state,
                row.queue,
                row.at,
                row.enqueued_at,
                row.pos,
                row.retry_count,
                row.op,
            )
        )

    def take(self, op: int) -> list[Place]:
        """Return and forget an operation's places; none if it is not known."""
        return self._places.pop(op, [])
