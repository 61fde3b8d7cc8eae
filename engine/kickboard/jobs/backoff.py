"""Seconds until the next try: pure functions, seeded by the caller.

The engine's own rule is Sidekiq's. The others are here to be compared with it, and for a
job's ``retry_in`` hook. Each keeps to a band that is known exactly.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

MINUTE = 60.0
DAY = 86_400.0


def base_delay(count: int) -> int:
    """Return Sidekiq's delay without jitter before retry number *count*: count⁴ + 15 s.

    Raises:
        ValueError: *count* is negative.
    """
    if count < 0:
        raise ValueError(f"count must be >= 0, not {count}")
    return int(count**4) + 15


def jitter(count: int, rng: random.Random) -> int:
    """Return Sidekiq 8's jitter: a whole number of seconds in [0, 10 · (count + 1)).

    It keeps a thousand jobs that failed together from coming back together.
    """
    return rng.randrange(10 * (count + 1))


def delay(count: int, rng: random.Random) -> int:
    """Return the seconds to wait before retry number *count* (0 is the first)."""
    return base_delay(count) + jitter(count, rng)


def band(count: int) -> tuple[int, int]:
    """Return the least and the most that `delay` can give, both inclusive."""
    low = base_delay(count)
    return low, low + 10 * (count + 1) - 1


@dataclass(frozen=True, slots=True)
class Formula:
    """A rule for delays: anything from *low* to *high*, all equally likely.

    Attributes:
        name: What it is called in arguments and settings.
        rule: It, written for people.
        low: Least seconds before retry number n (0 is the first).
        high: Most seconds.
        whole: Whether only whole seconds are drawn.
    """

    name: str
    rule: str
    low: Callable[[int], float]
    high: Callable[[int], float]
    whole: bool = False

    def band(self, count: int) -> tuple[float, float]:
        """Return the least and the most seconds before retry *count*, both inclusive.

        Raises:
            ValueError: *count* is negative.
        """
        if count < 0:
            raise ValueError(f"count must be >= 0, not {count}")
        return float(self.low(count)), float(self.high(count))

    def delay(self, count: int, rng: random.Random) -> float:
        """Return the seconds to wait before retry *count*, jitter included."""
        low, high = self.band(count)
        if low == high:
            return low
        if self.whole:
            return low + rng.randrange(int(high - low) + 1)
        return rng.uniform(low, high)

    def mean(self, count: int) -> float:
        """Return the mean delay before retry *count*."""
        return sum(self.band(count)) / 2

    def total(self, retries: int) -> float:
        """Return the mean seconds from the first failure to the last of *retries* retries."""
        return sum(self.mean(count) for count in range(retries))

    def dies_at(self, failed_at: float, retries: int, made: int = 0) -> tuple[float, float, float]:
        """Return when a job would die: at the earliest, in the mean, at the latest.

        Args:
            failed_at: Epoch seconds of its newest failure.
            retries: How many it gets.
            made: How many of them it had by then.
        """
        left = range(made, retries)
        bands = [self.band(count) for count in left]
        return (
            failed_at + sum(low for low, _ in bands),
            failed_at + sum(self.mean(count) for count in left),
            failed_at + sum(high for _, high in bands),
        )


def _nothing(_count: int) -> float:
    return 0.0


def _doubled(count: int) -> float:
    # Not 2**count at once: a float ends at 2¹⁰²⁴.
    return min(DAY, 15.0 * 2.0 ** min(count, 20))


SIDEKIQ = Formula(
    "sidekiq", "n⁴ + 15 + rand(10(n + 1)) s", base_delay, lambda n: band(n)[1], whole=True
)
#: Sidekiq's curve with nothing random in it: what a thousand jobs must not share.
CURVE = Formula("curve", "n⁴ + 15 s", base_delay, base_delay)
FULL_JITTER = Formula(
    "full_jitter", "rand(n⁴ + 15) s", _nothing, lambda n: base_delay(n) - 1, whole=True
)
EXPONENTIAL = Formula("exponential", "15 · 2ⁿ s, a day at most", _doubled, _doubled)
LINEAR = Formula("linear", "60(n + 1) s", lambda n: MINUTE * (n + 1), lambda n: MINUTE * (n + 1))
FIXED = Formula("fixed", "60 s", lambda _n: MINUTE, lambda _n: MINUTE)
NONE = Formula("none", "at once", _nothing, _nothing)

#: All of them by name.
FORMULAS = {
    formula.name: formula
    for formula in (SIDEKIQ, FULL_JITTER, EXPONENTIAL, LINEAR, FIXED, NONE, CURVE)
}
