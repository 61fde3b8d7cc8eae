"""When jobs come: exact moments from a profile, a pattern and a seed. The open model.

An arrival that depends on nobody's answer is what the world does to a queue. The same seed
gives the same moments, whatever runs them and however late.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from kickboard.errors import ConfigError
from kickboard.lab.profile import Profile

#: How arrivals lie around the rate: evenly, at random, or many at a time.
PATTERNS = ("constant", "poisson", "bursts")


def arrivals(profile: Profile, pattern: str, seed: int, *, burst: int = 10) -> Iterator[float]:
    """Yield the seconds since the start at which jobs come, in order.

    Args:
        profile: How many a second.
        pattern: "constant": evenly; "poisson": each on its own, at random; "bursts":
            *burst* at the same moment, evenly.
        seed: The same gives the same.
        burst: Jobs that come together.

    Raises:
        ConfigError: there is no such pattern.
    """
    if pattern == "constant":
        return profile.moments(i + 0.5 for i in itertools.count())
    if pattern == "poisson":
        return profile.moments(_exponential_steps(random.Random(f"{seed}/arrivals")))
    if pattern == "bursts":
        return _together(profile.moments(burst * (i + 0.5) for i in itertools.count()), burst)
    raise ConfigError(f"a pattern is one of {', '.join(PATTERNS)}, not {pattern!r}")


def _exponential_steps(rng: random.Random) -> Iterator[float]:
    amount = 0.0
    while True:
        amount += rng.expovariate(1.0)
        yield amount


def _together(moments: Iterator[float], burst: int) -> Iterator[float]:
    for at in moments:
        yield from itertools.repeat(at, burst)
