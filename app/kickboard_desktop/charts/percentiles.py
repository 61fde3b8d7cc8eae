"""How long jobs waited and ran: histograms by second, and percentiles merged from them.

A percentile is never averaged: the buckets of all seconds in question are added and it is
taken from the sum. Behind each there is the number of samples, so that a chart can tell what
is well known from what is not.
"""

from __future__ import annotations

import math
from array import array
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kickboard.runtime.buckets import lower, quantile

#: Seconds whose histograms are kept.
KEPT_SECONDS = 600
#: Points of the series; one a second.
POINTS = 3600
#: Seconds merged for one point.
WINDOW = 10
#: Fewer samples are low confidence: drawn hollow.
CONFIDENT = 100


class Quantiles(NamedTuple):
    """Percentiles in seconds of so many *samples*; None where there are none."""

    p50: float | None
    p95: float | None
    p99: float | None
    highest: float | None
    samples: int

    @property
    def confident(self) -> bool:
        """Whether there are enough samples for the 99th percentile to mean something."""
        return self.samples >= CONFIDENT


NO_QUANTILES = Quantiles(None, None, None, None, 0)


def merged_quantiles(histograms: Iterable[Mapping[int, int]]) -> Quantiles:
    """Return the percentiles of all *histograms* together."""
    counts: dict[int, int] = {}
    for histogram in histograms:
        for bucket, count in histogram.items():
            counts[bucket] = counts.get(bucket, 0) + count
    total = sum(counts.values())
    if not total:
        return NO_QUANTILES
    p50, p95, p99 = (quantile(counts, q) for q in (0.5, 0.95, 0.99))
    return Quantiles(p50, p95, p99, lower(max(counts) + 1), total)


@dataclass(slots=True)
class _Second:
    """The histogram of one second."""

    number: int
    counts: dict[int, int] = field(default_factory=dict)


class Percentiles:
    """One kind of duration ("wait" or "run") over time."""

    COLUMNS = ("p50", "p95", "p99", "highest", "samples")

    def __init__(self) -> None:
        self._seconds: deque[_Second] = deque()
        self._points: dict[str, deque[float]] = {c: deque(maxlen=POINTS) for c in self.COLUMNS}
        self.newest: int | None = None  # the second of the newest point

    def add(self, at: float, counts: Iterable[tuple[int, int]]) -> None:
        """Add the (bucket, count) pairs of durations that ended shortly before *at*."""
        second = self._second(math.ceil(at) - 1)  # what ends on the stroke belongs before it
        for bucket, count in counts:
            second.counts[bucket] = second.counts.get(bucket, 0) + count

    def advance(self, at: float) -> None:
        """Make points of the seconds that are over at *at*."""
        now = int(at)
        if self.newest is None or now - self.newest > POINTS or now < self.newest - WINDOW:
            self.newest = now - 1
        while self.newest < now - 1:
            self.newest += 1
            self._append(self.between(self.newest - WINDOW, self.newest))

    def between(self, after: int, until: int) -> Quantiles:
        """Return the percentiles of the seconds *after* < second <= *until*."""
        return merged_quantiles(s.counts for s in self._seconds if after < s.number <= until)

    def last(self, seconds: float, now: float) -> Quantiles:
        """Return the percentiles of the last *seconds* before *now*."""
        return self.between(int(now - seconds), int(now))

    def points(self, column: str, count: int, step: int = 1) -> array[float]:
        """Return every *step*-th of the newest *count* * *step* points; nan: no samples."""
        values = self._points[column]
        chosen = array("d", values)[-count * step :]
        return chosen[(len(chosen) - 1) % step :: step] if chosen else chosen

    def _second(self, number: int) -> _Second:
        if not self._seconds or self._seconds[-1].number < number:
            self._seconds.append(_Second(number))
            while self._seconds[0].number <= number - KEPT_SECONDS:
                self._seconds.popleft()
        return self._seconds[-1]

    def _append(self, quantiles: Quantiles) -> None:
        for column, value in zip(self.COLUMNS, quantiles, strict=True):
            self._points[column].append(math.nan if value is None else float(value))
