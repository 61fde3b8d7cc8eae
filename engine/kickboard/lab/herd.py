"""What theory says of a herd: how many of a thousand jobs come back in the same second."""

from __future__ import annotations

import math
from functools import cache

from kickboard.jobs.backoff import Formula

#: Standard deviations that the busiest second of a herd may lie below the mean of the busiest
#: there is, and above it: the luckiest of up to some hundred seconds counts.
BELOW, ABOVE = 2.0, 5.0


def arrivals(formula: Formula, retries: int) -> dict[int, float]:
    """Return the share of jobs whose retry number *retries* comes in each second.

    All failed together in second 0 and each attempt takes no time; the formula draws whole
    seconds, or nothing.

    Raises:
        ValueError: it draws fractions of seconds.
    """
    shares = {0: 1.0}
    for count in range(retries):
        low, high = formula.band(count)
        if low != int(low) or (low != high and not formula.whole):
            raise ValueError(f"{formula.name} does not draw whole seconds")
        shares = _spread(shares, int(low), int(high))
    return shares


def _spread(shares: dict[int, float], low: int, high: int) -> dict[int, float]:
    """Return *shares* moved on by any of *low* to *high* seconds, all equally likely."""
    width = high - low + 1
    moved: dict[int, float] = {}
    for second, share in shares.items():
        for delay in range(low, high + 1):
            moved[second + delay] = moved.get(second + delay, 0.0) + share / width
    return moved


@cache
def peak_bounds(formula: Formula, retry: int, jobs: int) -> tuple[float, float]:
    """Return between what the busiest second of retry number *retry* (1 is the first) lies.

    Around the mean of the busiest second there is, by some deviations of its binomial spread.
    """
    share = max(arrivals(formula, retry).values())
    mean, deviation = jobs * share, math.sqrt(jobs * share * (1 - share))
    return mean - BELOW * deviation, mean + ABOVE * deviation
