"""A run in numbers: everything after the warm-up added up, and Little's law on it.

Rates, utilisation and Little's law are of the time in which jobs came; durations also of
the jobs that ended afterwards, and those that never ended count as longer than any.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kickboard.lab.queueing import little_error
from kickboard.lab.recording import Bin, Histogram, Record, merged, percentile

#: Durations below which a p99 is one or two jobs, and drawn hollow.
ENOUGH = 100
#: (second, processors in all from then on).
Level = tuple[float, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What counts of a run.

    Attributes:
        seconds: Length of the time that counts.
        ended: All intervals after the warm-up, those after the last arrival too.
        steady: Only those in which jobs came.
        unfinished: Jobs that never ended.
        processors: Mean number there were; *busy* seconds of theirs a job ran.
        present: Mean number of jobs in the system (L).
    """

    seconds: float
    ended: Bin
    steady: Bin
    unfinished: int
    processors: float
    busy: float
    present: float

    def percentile(self, what: str, share: float) -> float | None:
        """Return a quantile of "wait", "run", "total" or "lateness" in seconds."""
        counts: Histogram = getattr(self.ended, what)
        return percentile(counts, share, 0 if what == "lateness" else self.unfinished)

    def mean(self, what: str) -> float | None:
        """Return the mean of "wait", "run" or "total" in seconds; infinite with unfinished."""
        if self.unfinished:
            return math.inf
        total: float = getattr(self.ended, f"{what}_sum")
        return total / self.ended.ended if self.ended.ended else None

    @property
    def jobs(self) -> int:
        """Jobs that ended."""
        return self.ended.ended

    @property
    def arrival_rate(self) -> float:
        """Intended arrivals a second (λ)."""
        return _rate(self.steady.intended, self.seconds)

    @property
    def done_rate(self) -> float:
        """Jobs a second that ended well."""
        return _rate(self.steady.done, self.seconds)

    @property
    def failed_share(self) -> float:
        """Share of the ended jobs that raised."""
        return _share(self.ended.failed, self.ended.ended)

    @property
    def late_share(self) -> float:
        """Share of the arrivals made that came late."""
        return _share(self.ended.late, self.ended.made)

    @property
    def dropped_share(self) -> float:
        """Share of the arrivals that were never made."""
        return _share(self.ended.dropped, self.ended.intended)

    @property
    def utilisation(self) -> float:
        """Share of the processors' time in which a job ran."""
        return _share(self.busy, self.processors * self.seconds)

    @property
    def cpu_share(self) -> float:
        """CPU seconds of an engine process in a second: near 1 the interpreter lock is full."""
        return _share(self.steady.cpu, self.steady.reported)

    @property
    def push_seconds(self) -> float | None:
        """Mean seconds of a push."""
        return self.steady.push_seconds / self.steady.pushes if self.steady.pushes else None

    @property
    def predicted(self) -> float:
        """How many jobs Little's law says were in the system: λ·W."""
        steady = self.steady
        mean = steady.total_sum / steady.ended if steady.ended else 0.0
        return _rate(steady.intended - steady.dropped, self.seconds) * mean

    @property
    def little_error(self) -> float:
        """How far Little's law is off, as a share of L."""
        return little_error(self.present, 1.0, self.predicted)


def summarize(
    record: Record,
    *,
    warm_up: float,
    length: float,
    levels: Sequence[Level],
    unfinished: int = 0,
) -> Summary:
    """Add up what counts of *record*.

    Args:
        record: What was measured.
        warm_up: Second from which it counts.
        length: Second of the last arrivals.
        levels: How many processors there were, from when on.
        unfinished: Jobs that never ended.
    """
    steady = record.between(warm_up, length)
    first = round(warm_up / record.interval) if steady else 0
    return Summary(
        seconds=len(steady) * record.interval,
        ended=merged(record.bins[first:]),
        steady=merged(steady),
        unfinished=unfinished,
        processors=mean_level(levels, warm_up, length),
        busy=record.busy_between(warm_up, length),
        present=record.mean_present(warm_up, length),
    )


def mean_level(levels: Sequence[Level], start: float, end: float) -> float:
    """Return the mean of a number that stays at a level until the next, from *start* to *end*."""
    if end <= start or not levels:
        return 0.0
    area = 0.0
    for (at, level), (until, _) in pairwise([*levels, (math.inf, 0)]):
        area += level * max(0.0, min(until, end) - max(at, start))
    return area / (end - start)


def _rate(count: float, seconds: float) -> float:
    return count / seconds if seconds else 0.0


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
