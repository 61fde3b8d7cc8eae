"""What an experiment is asked and what it answers: parameters, numbers, curves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

from kickboard.errors import ConfigError
from kickboard.lab.lessons.tracing import Trace

#: Bounds of parameters, so that no file can ask for a run without end.
Seconds: TypeAlias = Annotated[float, Meta(gt=0, le=10_000_000)]
Rate: TypeAlias = Annotated[float, Meta(gt=0, le=1_000)]
Count: TypeAlias = Annotated[int, Meta(ge=1, le=20_000)]
Retries: TypeAlias = Annotated[int, Meta(ge=1, le=100)]
Processors: TypeAlias = Annotated[int, Meta(ge=1, le=200)]

#: Attempts of one run at most: a minute's work for the engine.
MOST_JOBS = 200_000
#: Points of a curve at most: more cannot be told apart in a picture.
MOST_POINTS = 600


class Series(msgspec.Struct, frozen=True):
    """A curve to draw: *points* are (x, y), x in order, at most `MOST_POINTS`."""

    name: str
    points: tuple[tuple[float, float], ...]


class Gives(msgspec.Struct, frozen=True):
    """The names of the numbers and series that a run of an experiment will measure."""

    numbers: frozenset[str]
    series: frozenset[str]


class Outcome(msgspec.Struct, frozen=True):
    """What a run of an experiment measured, and what theory says of it, by name."""

    numbers: dict[str, float]
    series: tuple[Series, ...] = ()


class Experiment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The parameters of an experiment; its subclasses know how to run it."""

    def gives(self) -> Gives:
        """Return the names of what `run` will measure with these parameters."""
        raise NotImplementedError

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run on the real engine and measure; the same *seed* gives the same numbers.

        Args:
            seed: Of everything random.
            trace: Is told what happens meanwhile, and may cancel it.

        Raises:
            CancelledRunError: *trace* did.
            StoreError: a sandbox could not be had.
        """
        raise NotImplementedError


def gives(numbers: Iterable[str], series: Iterable[str]) -> Gives:
    """Return what is measured."""
    return Gives(frozenset(numbers), frozenset(series))


def at_most(jobs: float) -> None:
    """See that a run has no more jobs, or attempts, than can be waited for.

    Raises:
        ConfigError: it has.
    """
    if jobs > MOST_JOBS:
        raise ConfigError(f"that would be {jobs:,.0f} attempts; {MOST_JOBS:,} can be waited for")


def curve(name: str, points: Iterable[tuple[float, float]]) -> Series:
    """Return a series with so few of *points* that they can be drawn, the last among them."""
    every = list(points)
    step = -(-len(every) // MOST_POINTS) or 1
    return Series(name, tuple(every[::-1][::step][::-1]))


def rate_curve(name: str, moments: Iterable[float], seconds: float) -> Series:
    """Return how many of *moments* came in each second, over a run of *seconds*."""
    width = max(1.0, float(-(-int(seconds) // MOST_POINTS)))
    counts = [0] * (int(seconds / width) + 1)
    for at in moments:
        if 0 <= at < len(counts) * width:
            counts[int(at / width)] += 1
    return Series(name, tuple((i * width, count / width) for i, count in enumerate(counts)))


def backlog_curve(name: str, came: Iterable[float], began: Iterable[float]) -> Series:
    """Return how many waited, over time: what came less what began."""
    steps = sorted([*((at, 1) for at in came), *((at, -1) for at in began)])
    there, points = 0, []
    for at, step in steps:
        there += step
        points.append((at, float(there)))
    return curve(name, points)


def mean(values: Sequence[float]) -> float:
    """Return the mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def rank(values: Sequence[float], share: float) -> float:
    """Return the *share*-quantile of *values*; 0 of nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
