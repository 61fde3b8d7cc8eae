"""What a Redis tells of runs that no engine of this window saw: how long they took, by minute.

Sidekiq from 7 on and Kickboard count there how many runs ended below each of 25 bounds. So the
percentiles are bounds, too: p95 of 0.45 s says that 95 of 100 took less than that.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, runtime_checkable

from kickboard_desktop import format as text

if TYPE_CHECKING:
    from kickboard.stores.base import Store

#: Minutes that are kept.
MINUTES = 60
#: Minutes that are read again: what ran is written with a heartbeat, some seconds later.
AGAIN = 3
#: Where the runs that have no bound lie in a chart, as a multiple of the last bound.
_BEYOND = 1.5


@runtime_checkable
class Measuring(Protocol):
    """What is asked of a store that others measure on."""

    def run_times(self, minutes: int) -> Mapping[int, Sequence[int]]:
        """Return minute -> runs by how long they took."""
        ...

    def deploys(self, seconds: float) -> Sequence[Any]:
        """Return the deploys of the last *seconds*: what has `at` and `label`."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """An answer: runs by minute and bucket, the *bounds* of those in seconds, and deploys."""

    runs: Mapping[int, Sequence[int]]
    bounds: Sequence[float]
    deploys: tuple[tuple[float, str], ...]


NOTHING_TOLD = Told({}, (), ())


def read(store: Store, minutes: int, *, times: bool) -> Told:
    """Return the deploys of the last hour, and with *times* the runs of so many minutes."""
    recorded = getattr(store, "told", None)
    if isinstance(recorded, Told):
        return recorded  # what was told then
    if not isinstance(store, Measuring):
        return NOTHING_TOLD
    from kickboard.stores.redis.metrics import BOUNDS  # noqa: PLC0415 - only on a Redis

    return Told(
        runs=store.run_times(minutes) if times else {},
        bounds=tuple(bound / 1000 for bound in BOUNDS),
        deploys=tuple((mark.at, mark.label) for mark in store.deploys(MINUTES * 60.0)),
    )


class MinuteTimes(NamedTuple):
    """Percentiles of one minute or several, in seconds; nan where nothing ran."""

    p50: float
    p95: float
    p99: float
    highest: float
    samples: int


NOTHING = MinuteTimes(math.nan, math.nan, math.nan, math.nan, 0)


class RunTimes:
    """The runs of the last hour, minute by minute."""

    def __init__(self) -> None:
        self._minutes: dict[int, Counter[int]] = {}
        self._bounds: Sequence[float] = ()
        self.at = 0.0  # epoch seconds of the newest answer

    @property
    def is_known(self) -> bool:
        """Whether anything was measured."""
        return bool(self._minutes)

    @property
    def slowest_bound(self) -> float:
        """The last bound in seconds; what took longer has none."""
        return self._bounds[-1] if self._bounds else 0.0

    def take(self, told: Told, now: float) -> None:
        """Take over an answer that came at epoch second *now*."""
        self.at = now
        self._bounds = told.bounds or self._bounds
        for minute, counts in told.runs.items():
            self._minutes[minute] = Counter({n: count for n, count in enumerate(counts) if count})
        for minute in [one for one in self._minutes if one <= now - (MINUTES + 1) * 60]:
            del self._minutes[minute]

    def each(self) -> list[tuple[int, MinuteTimes]]:
        """Return every minute since the first in which something ran, oldest first."""
        if not self._minutes:
            return []
        first, last = min(self._minutes), max(*self._minutes, int(self.at // 60) * 60)
        return [(m, self._times([m])) for m in range(first, last + 60, 60)]

    def newest(self) -> MinuteTimes:
        """Return the present minute and the one before together."""
        present = int(self.at // 60) * 60
        return self._times([present - 60, present])

    def _times(self, minutes: Iterable[int]) -> MinuteTimes:
        counts: Counter[int] = Counter()
        for minute in minutes:
            counts.update(self._minutes.get(minute, ()))
        if not counts:
            return NOTHING
        shares = [bound_of(counts, share, self._bounds) for share in (0.5, 0.95, 0.99, 1.0)]
        p50, p95, p99, highest = (
            self.slowest_bound * _BEYOND if math.isinf(one) else one for one in shares
        )
        return MinuteTimes(p50, p95, p99, highest, counts.total())


def bound_of(counts: Mapping[int, int], share: float, bounds: Sequence[float]) -> float:
    """Return the bound that *share* of the runs were below, infinite where there is none.

    Args:
        counts: Bucket -> runs; at least one.
        share: 0 to 1.
        bounds: The end of each bucket but the last.
    """
    whole, seen = sum(counts.values()), 0
    for bucket in sorted(counts):
        seen += counts[bucket]
        if seen and seen >= share * whole:
            return bounds[bucket] if bucket < len(bounds) else math.inf
    return math.inf


def below(seconds: float, slowest: float) -> str:
    """Return a bound in words: "< 45 ms", or what the last bucket says: "≥ 335 s"."""
    if seconds > slowest:
        return f"≥{text.NBSP}{text.duration(slowest)}"
    return f"<{text.NBSP}{text.duration(seconds)}"
