"""The rate of arrivals over time: straight lines between points, and the usual shapes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from kickboard.errors import ConfigError

#: Seconds since the start, and jobs a second there.
Point: TypeAlias = tuple[float, float]

#: Points of a wave's period: few enough to be dragged, and off by 3 % of the swing at most.
_POINTS_A_WAVE = 12


class ProfileError(ConfigError):
    """Points are no profile; *index* is the first at fault, None: all of them."""

    def __init__(self, reason: str, index: int | None = None) -> None:
        super().__init__(reason)
        self.index = index


@dataclass(frozen=True, slots=True)
class Profile:
    """How many jobs a second are to come, from second 0 to the last point.

    Two points at the same second are a step.

    Attributes:
        points: In the order of time; the first is at second 0.
    """

    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        """Check every point.

        Raises:
            ProfileError: a gap, a rate or a second that cannot be, or no jobs at all.
        """
        if len(self.points) < 2:
            raise ProfileError("a profile has two points at least: the start and the end")
        if self.points[0][0] != 0:
            raise ProfileError("a gap: the first point is at second 0", 0)
        for i, (at, rate) in enumerate(self.points):
            if not (math.isfinite(at) and math.isfinite(rate)):
                raise ProfileError(f"[{at}, {rate}] is not finite", i)
            if rate < 0:
                raise ProfileError(f"the rate is {rate:g}; it must be 0 or more", i)
            if i and at < self.points[i - 1][0]:
                raise ProfileError(f"second {at:g} comes before the point to its left", i)
        if not self.jobs:
            raise ProfileError("no job ever comes: every rate is 0, or it has no length")

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.points[-1][0]

    @property
    def jobs(self) -> float:
        """How many jobs come in all."""
        return sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in pairwise(self.points))

    @property
    def peak(self) -> float:
        """The highest rate."""
        return max(rate for _, rate in self.points)

    def rate(self, at: float) -> float:
        """Return the jobs a second at second *at*; at a step the rate after it."""
        if not 0 <= at <= self.seconds:
            return 0.0
        found = self.points[-1][1]
        for (a, low), (b, high) in pairwise(self.points):
            if a <= at < b:
                found = low + (high - low) * (at - a) / (b - a)
        return found

    def moments(self, amounts: Iterator[float]) -> Iterator[float]:
        """Yield the seconds at which so many jobs as each of *amounts* have come.

        Args:
            amounts: Numbers that never fall; the first beyond `jobs` ends it.
        """
        come = 0.0
        amount = next(amounts, math.inf)
        for (a, low), (b, high) in pairwise(self.points):
            if a == b:
                continue
            bend = (high - low) / (b - a)
            area = (b - a) * (low + high) / 2
            while amount <= come + area and area > 0:
                yield min(b, a + _seconds_until(amount - come, low, bend))
                amount = next(amounts, math.inf)
            come += area


def _seconds_until(amount: float, rate: float, bend: float) -> float:
    """Return after how many seconds *amount* came, at a *rate* that grows by *bend* a second."""
    if amount <= 0:
        return 0.0
    return 2 * amount / (rate + math.sqrt(max(0.0, rate * rate + 2 * bend * amount)))


# -- shapes


def constant(rate: float, seconds: float) -> Profile:
    """Return the same *rate* all the time; over hours that is a soak."""
    return Profile(((0.0, rate), (seconds, rate)))


def ramp(start: float, end: float, seconds: float) -> Profile:
    """Return a rate that grows or falls evenly."""
    return Profile(((0.0, start), (seconds, end)))


def step(before: float, after: float, seconds: float) -> Profile:
    """Return a rate that changes at once, at half time."""
    half = seconds / 2
    return Profile(((0.0, before), (half, before), (half, after), (seconds, after)))


def spike(rate: float, peak: float, seconds: float) -> Profile:
    """Return a *rate* with one *peak* in the middle, a tenth of the time wide."""
    a, b = 0.45 * seconds, 0.55 * seconds
    flat, top = ((0.0, rate), (a, rate)), ((a, peak), (b, peak))
    return Profile((*flat, *top, (b, rate), (seconds, rate)))


def soak(rate: float, seconds: float) -> Profile:
    """Return a *rate* that is reached in the first twentieth and held."""
    return Profile(((0.0, 0.0), (0.05 * seconds, rate), (seconds, rate)))


def sine(low: float, high: float, seconds: float, waves: int = 2) -> Profile:
    """Return *waves* that swing between *low* and *high*, beginning and ending at *low*."""
    n = _POINTS_A_WAVE * waves
    middle, swing = (low + high) / 2, (high - low) / 2
    turns = [2 * math.pi * waves * i / n for i in range(n + 1)]
    return Profile(
        tuple((seconds * i / n, middle - swing * math.cos(turn)) for i, turn in enumerate(turns))
    )


def stairs(rates: Sequence[float], seconds: float) -> Profile:
    """Return one *rate* after the other, each for *seconds*."""
    points: list[Point] = []
    for i, rate in enumerate(rates):
        points += [(i * seconds, rate), ((i + 1) * seconds, rate)]
    return Profile(tuple(points))
