"""Which of many successes are remembered: up to a number a second, evenly spread."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from kickboard.stores.base import Done

#: Successes a second that are all kept; of more, a sample.
SUCCESSES_PER_SECOND = 2000


class Sampler:
    """Lets up to a number of successes a second through, evenly spread over each batch.

    Real time: it protects the disk, or a server's memory. Not thread-safe.
    """

    def __init__(
        self,
        per_second: float = SUCCESSES_PER_SECOND,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._rate = self._tokens = per_second
        self._seconds = seconds
        self._at = seconds()

    def sample(self, done: Sequence[Done]) -> Sequence[Done]:
        """Return those of *done* that are kept."""
        now = self._seconds()
        self._tokens = min(self._rate, self._tokens + (now - self._at) * self._rate)
        self._at = now
        allowed = int(self._tokens)
        if len(done) > allowed:
            done = [] if allowed == 0 else done[:: -(-len(done) // allowed)]
        self._tokens -= len(done)
        return done
