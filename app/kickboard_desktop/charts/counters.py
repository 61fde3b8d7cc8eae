"""Rates from a store's counters, where nobody tells of each job: another's workers on a Redis.

A Sidekiq adds up what it did and writes it down with its heartbeat, every five or ten seconds.
Shown as it comes that would be nine seconds of nothing and a spike. So what came is played out
over as long as it took to come: a steady load looks steady, one heartbeat late, and no job is
counted twice or left out.
"""

from __future__ import annotations

#: Seconds that are taken for a heartbeat at most; what comes after a longer rest came lately.
LONGEST = 10.0
#: Seconds that something is played out over at least.
_SHORTEST = 0.5


class Flow:
    """One counter that only grows, as an even flow."""

    def __init__(self) -> None:
        self._value: int | None = None
        self._grew_at = 0.0
        self._pending: list[tuple[float, float]] = []  # so many a second, for so long yet

    def note(self, at: float, value: int) -> None:
        """Take note that the counter shows *value* at epoch second *at*."""
        if self._value is None or value < self._value:  # the first look, or it was set back
            self._value, self._grew_at, self._pending = value, at, []
            return
        if value > self._value:
            took = min(LONGEST, max(_SHORTEST, at - self._grew_at))
            self._pending.append(((value - self._value) / took, took))
            self._value, self._grew_at = value, at

    def take(self, seconds: float) -> float:
        """Return how much of it falls into the next *seconds*."""
        flowed = sum(rate * min(left, seconds) for rate, left in self._pending)
        self._pending = [(rate, left - seconds) for rate, left in self._pending if left > seconds]
        return flowed


class Counters:
    """What succeeded and what failed, from how many ran and how many of those failed."""

    def __init__(self) -> None:
        self._ran, self._failed = Flow(), Flow()
        self._at: float | None = None

    def note(self, at: float, ran: int, failed: int) -> tuple[float, dict[str, float]]:
        """Return since when, and what is to be counted as "done" and "failed" from then to *at*."""
        start = at if self._at is None or not 0 < at - self._at < 60 else self._at
        self._at = at
        passed = at - start
        lost = self._failed.take(passed)
        done = max(0.0, self._ran.take(passed) - lost)
        self._ran.note(at, ran)
        self._failed.note(at, failed)
        return start, {"done": done, "failed": lost}
