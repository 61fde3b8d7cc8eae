"""Seconds until the next try: pure functions, seeded by the caller."""

from __future__ import annotations

import random


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
