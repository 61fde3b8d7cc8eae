"""Moves due jobs to their queues, at the moment they are due.

It sleeps until the next due time and is woken when an earlier one may have come; so a
retry starts within milliseconds, not within a polling interval.
"""

from __future__ import annotations

import math

from kickboard.clock import Clock, SystemClock
from kickboard.errors import StoreError
from kickboard.runtime.trouble import Trouble
from kickboard.service import Loop
from kickboard.stores.base import Store

#: Due jobs moved in one step.
BATCH = 1_000
#: Longest sleep in seconds: a wall clock that was set forward is noticed by then. Only the
#: system's can be; on a fast clock this would be a look at the store every half millisecond.
LONGEST = 5.0


class Poller:
    """Promotes scheduled and retry jobs."""

    def __init__(self, store: Store, clock: Clock, trouble: Trouble) -> None:
        self._store = store
        self._clock = clock
        self._trouble = trouble
        self._longest = LONGEST if isinstance(clock, SystemClock) else math.inf
        self.promoted = 0  # written by the poller's thread only, like the next
        self.retries = 0  # of those promoted
        self._loop = Loop("poller", self._step, clock, on_giving_up=trouble.give_up)

    def start(self) -> None:
        """Begin."""
        self._loop.start()

    def stop(self, timeout: float | None = None) -> bool:
        """End; True when the thread is gone."""
        return self._loop.stop(timeout)

    def wake(self) -> None:
        """Look again: an earlier job may have been scheduled."""
        self._loop.wake.set()

    @property
    def is_alive(self) -> bool:
        """Whether the thread runs."""
        return self._loop.is_alive

    def _step(self) -> None:
        self._loop.wake.clear()
        now = self._clock.now()
        try:
            promoted, next_due, retries = self._store.promote(now, BATCH)
        except StoreError as error:
            self._trouble.note("poller", error)
            self._loop.pause(1.0)
            return
        self._trouble.clear("poller")
        self.promoted += promoted
        self.retries += retries
        if promoted < BATCH and not self._loop.stopping:
            self._clock.wait(self._loop.wake, self._pause(next_due))

    def _pause(self, next_due: float | None) -> float | None:
        """Return how long to sleep; None, until woken, when nothing is scheduled."""
        if next_due is None:
            return None
        return min(self._longest, max(0.0, next_due - self._clock.now()))
