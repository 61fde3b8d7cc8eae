"""Keeps jobs apart that may be what kills their process: of those, one at a time runs.

The start of a suspect is written down, and one that ends with the process is a strike against
it. Two that ran side by side would both be struck each time, and the innocent one buried with
the other. So what has a strike waits until the end of the one before it is stored. A mere
suspect does not: after any crash there are as many as there were processors.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from itertools import chain
from typing import Protocol

from kickboard.stores.base import Delivery, Done, Failed


class Source(Protocol):
    """Where a delivery that had to wait goes when its turn has come: its pool."""

    def put_back(self, delivery: Delivery) -> None:
        """Have *delivery* run next."""
        ...


class Suspects:
    """The turn of those with a strike, in one process. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turn: Delivery | None = None  # whose turn it is; changed under _lock
        self._waiting: deque[tuple[Source, Delivery]] = deque()  # guarded by _lock

    def admit(self, delivery: Delivery, source: Source) -> bool:
        """Return whether *delivery* may run now; if not, *source* gets it back in its turn."""
        if not delivery.strikes:
            return True
        with self._lock:
            if self._turn is None or self._turn.token == delivery.token:
                self._turn = delivery
                return True
            self._waiting.append((source, delivery))
        return False

    def stored(self, done: Sequence[Done], failed: Sequence[Failed]) -> None:
        """Take note of what the store knows the end of. For every batch, so nearly free."""
        turn = self._turn
        if turn is None:
            return
        ended = chain((one.delivery for one in done), (one.delivery for one in failed))
        if any(delivery.token == turn.token for delivery in ended):
            self.over(turn)

    def over(self, delivery: Delivery) -> None:
        """Give the turn on, if *delivery* had it: it does not run, or its end is stored."""
        with self._lock:
            if self._turn is None or self._turn.token != delivery.token:
                return
            heir = self._waiting.popleft() if self._waiting else None
            self._turn = None if heir is None else heir[1]
        if heir is not None:
            source, delivery = heir
            source.put_back(delivery)

    def take_out(self, source: Source) -> list[Delivery]:
        """Return what *source* has waiting here, which does not wait any more."""
        with self._lock:
            mine = [delivery for owner, delivery in self._waiting if owner is source]
            self._waiting = deque(pair for pair in self._waiting if pair[0] is not source)
        return mine

    def forget(self) -> None:
        """Let the turn go: nothing that was claimed is ours any more."""
        with self._lock:
            self._turn = None
