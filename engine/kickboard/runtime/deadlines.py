"""Jobs that take longer than they may.

Python cannot end a thread, and an exception thrown into one can strike between a lock's
acquisition and its ``try``; so a job in a thread is never interrupted by force. At its
timeout it is asked to end (`Job.stopping`) and shown as stuck. At twice its timeout its
attempt is failed, its processor replaced, and its thread left to itself: whatever that
still does, its result no longer counts. A job that must be stopped for certain says
``isolation="process"``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from kickboard.clock import Clock
from kickboard.errors import JobTimeoutError
from kickboard.runtime.processor import Processor
from kickboard.runtime.trouble import Trouble
from kickboard.service import Loop

log = logging.getLogger(__name__)


class Deadlines:
    """Watches the processors whose jobs have a timeout.

    Args:
        processors: Gives the processors of the moment.
        clock: The engine's time, in which timeouts are counted.
        replace: Puts a new processor in the place of one that was abandoned.
        trouble: Hears of it when this thread failed too often and was given up.
    """

    def __init__(
        self,
        processors: Callable[[], Iterable[Processor]],
        clock: Clock,
        replace: Callable[[Processor], None],
        trouble: Trouble,
    ) -> None:
        self.abandoned = 0  # written by this thread only
        self._processors = processors
        self._clock = clock
        self._replace = replace
        self._loop = Loop("deadlines", self._step, clock, on_giving_up=trouble.give_up)

    def start(self) -> None:
        """Begin."""
        self._loop.start()

    def stop(self, timeout: float | None = None) -> bool:
        """End; True when the thread is gone."""
        return self._loop.stop(timeout)

    def wake(self) -> None:
        """Look again: a job with a timeout has begun."""
        self._loop.wake.set()

    def _step(self) -> None:
        self._loop.wake.clear()
        nearest: float | None = None
        for processor in self._processors():
            due = self._look_at(processor)
            if due is not None and (nearest is None or due < nearest):
                nearest = due
        if not self._loop.stopping:
            left = None if nearest is None else max(0.0, nearest - self._clock.monotonic())
            self._clock.wait(self._loop.wake, left)

    def _look_at(self, processor: Processor) -> float | None:
        """Do what is due for one processor; return when to look at it again."""
        errand = processor.errand
        if errand is None:
            return None
        now = self._clock.monotonic()
        if now < errand.begun + errand.timeout:
            return errand.begun + errand.timeout
        if not errand.overdue:
            errand.overdue = True
            log.warning("%s is over its %.1f s and was asked to end", errand.name, errand.timeout)
        if now < errand.begun + 2 * errand.timeout:
            return errand.begun + 2 * errand.timeout
        error = JobTimeoutError(errand.name, errand.timeout)
        if processor.abandon(errand, error):
            self.abandoned += 1
            log.error("%s did not end: its thread was abandoned", errand.name)
            self._replace(processor)
        return None
