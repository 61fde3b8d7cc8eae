"""The measurement record: what happened in each interval of a run, to be added and merged.

Intervals of several processes, or of many seconds, add up to one: durations are kept as
histograms (`kickboard.runtime.buckets`), never as percentiles.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import msgspec

from kickboard.runtime.buckets import quantile

Histogram: TypeAlias = dict[int, int]


class Bin(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=False):
    """One interval, or several added up. Seconds everywhere.

    Attributes:
        intended: Arrivals that were to be in it.
        came: Sum over them of the seconds from the arrival to the interval's end.
        made: Arrivals that were really pushed in it.
        late: Those of *made* that came later than `generator.LATE` after their moment.
        dropped: Arrivals that were never made.
        lateness: How long after its moment each was handed to the store.
        pushes: Calls that pushed; *push_seconds* is how long they took in all.
        queued: Jobs pushed, by queue; *begun*: begun, by queue.
        entered: Sum over all begun of the seconds from their start to the interval's end.
        done: Jobs that ended well; *failed*: that raised.
        went: Sum over both of the seconds from their end to the interval's end.
        wait: From the intended arrival to the start; *run*: from there to the end; *total*:
            from the intended arrival to the end. Counted where the job ended.
        wait_sum: Sum of all *wait*; likewise *run_sum*, *total_sum*.
        cpu: CPU seconds of the engine processes; *reported*: seconds they tell of.
        commits: Commits of the engines; *commit_seconds* is how long they took, in all.
    """

    intended: int = 0
    came: float = 0.0
    made: int = 0
    late: int = 0
    dropped: int = 0
    lateness: Histogram = msgspec.field(default_factory=dict)
    pushes: int = 0
    push_seconds: float = 0.0
    queued: dict[str, int] = msgspec.field(default_factory=dict)
    begun: dict[str, int] = msgspec.field(default_factory=dict)
    entered: float = 0.0
    done: int = 0
    failed: int = 0
    went: float = 0.0
    wait: Histogram = msgspec.field(default_factory=dict)
    run: Histogram = msgspec.field(default_factory=dict)
    total: Histogram = msgspec.field(default_factory=dict)
    wait_sum: float = 0.0
    run_sum: float = 0.0
    total_sum: float = 0.0
    cpu: float = 0.0
    reported: float = 0.0
    commits: int = 0
    commit_seconds: float = 0.0

    @property
    def ended(self) -> int:
        """Jobs that ended, well or not."""
        return self.done + self.failed

    def add(self, other: Bin) -> None:
        """Add what *other* counted."""
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in _COUNTS:
            _merge(getattr(self, name), getattr(other, name))


_COUNTS = ("lateness", "queued", "begun", "wait", "run", "total")
_NUMBERS = tuple(name for name in Bin.__struct_fields__ if name not in _COUNTS)


def _merge(into: dict[str, int] | Histogram, more: Mapping[str, int] | Mapping[int, int]) -> None:
    target: dict[object, int] = into  # type: ignore[assignment]
    for key, count in more.items():
        target[key] = target.get(key, 0) + count


def merged(bins: Iterable[Bin]) -> Bin:
    """Return all of *bins* added up."""
    whole = Bin()
    for one in bins:
        whole.add(one)
    return whole


class Record:
    """The intervals of a run, from its start on. Not thread-safe.

    Attributes:
        interval: Seconds of each.
        bins: In order; the last may still change.
    """

    def __init__(self, interval: float, bins: Iterable[Bin] = ()) -> None:
        self.interval = interval
        self.bins: list[Bin] = list(bins)

    def add(self, bins: Mapping[int, Bin]) -> None:
        """Add what a part of the run counted, by number of the interval."""
        for number, more in bins.items():
            self.at(number).add(more)

    def at(self, number: int) -> Bin:
        """Return interval *number*, made if it is not there yet."""
        while len(self.bins) <= number:
            self.bins.append(Bin())
        return self.bins[number]

    def between(self, start: float, end: float) -> list[Bin]:
        """Return the intervals that lie wholly from second *start* to second *end*."""
        return self.bins[self._first(start) : math.floor(end / self.interval + 1e-9)]

    def present(self) -> list[float]:
        """Return how many jobs were in the system at each interval's end (L there).

        Counted by arrivals and ends alone, so that Little's law is a test and no tautology.
        """
        there, found = 0, []
        for one in self.bins:
            there += one.intended - one.dropped - one.ended
            found.append(float(there))
        return found

    def mean_present(self, start: float, end: float) -> float:
        """Return how many were in the system on average from second *start* to *end*."""
        bins = self.between(start, end)
        if not bins:
            return 0.0
        first = self._first(start)
        there = self.present()[first - 1] if first else 0.0
        area = 0.0
        for one in bins:
            area += there * self.interval + one.came - one.went
            there += one.intended - one.dropped - one.ended
        return area / (len(bins) * self.interval)

    def _first(self, start: float) -> int:
        """Return the number of the first interval that does not begin before *start*."""
        return max(0, math.ceil(start / self.interval - 1e-9))

    def depths(self) -> dict[str, list[int]]:
        """Return how many jobs waited in each queue at each interval's end."""
        names = sorted({name for one in self.bins for name in one.queued})
        return {name: self._depth(name) for name in names}

    def _depth(self, queue: str) -> list[int]:
        there, found = 0, []
        for one in self.bins:
            there += one.queued.get(queue, 0) - one.begun.get(queue, 0)
            found.append(max(0, there))
        return found

    def busy(self) -> list[float]:
        """Return the processor-seconds of each interval in which a job ran."""
        running, found = 0, []
        for one in self.bins:
            found.append(max(0.0, running * self.interval + one.entered - one.went))
            running += sum(one.begun.values()) - one.ended
        return found

    def busy_between(self, start: float, end: float) -> float:
        """Return the processor-seconds from second *start* to *end* in which a job ran."""
        first = self._first(start)
        return sum(self.busy()[first : first + len(self.between(start, end))])

    def in_flight(self) -> list[int]:
        """Return how many jobs ran at each interval's end."""
        there, found = 0, []
        for one in self.bins:
            there += sum(one.begun.values()) - one.ended
            found.append(max(0, there))
        return found


def percentile(counts: Histogram, share: float, missing: int = 0) -> float | None:
    """Return the *share*-quantile in seconds; None when nothing was counted.

    Args:
        counts: A histogram.
        share: 0 to 1.
        missing: Durations that were longer than any of them: of jobs that never ended.

    Returns:
        Infinity when it falls among the missing ones.
    """
    known = sum(counts.values())
    if not known + missing:
        return None
    rank = share * (known + missing)
    if rank > known:
        return float("inf")
    return quantile(counts, rank / known)
