"""What happened, counted: outcomes and log-bucket histograms by (queue, class).

Bucket *i* holds durations *d* with ``i = floor(8 · log2(d / 1 µs))``, so that neighbours
differ by 9 % and histograms of many seconds or processes can simply be added. Percentiles
are taken from merged buckets, never averaged.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kickboard.stores.base import Done, Failed, Outcome

BUCKETS_AN_OCTAVE = 8
LAST_BUCKET = 255
_UNIT = 1e-6


def bucket(seconds: float) -> int:
    """Return the bucket of a duration; below a microsecond it is 0."""
    if seconds <= _UNIT:
        return 0
    return min(LAST_BUCKET, int(math.log2(seconds / _UNIT) * BUCKETS_AN_OCTAVE))


def lower(i: int) -> float:
    """Return the lower bound of bucket *i* in seconds."""
    return float(_UNIT * 2 ** (i / BUCKETS_AN_OCTAVE))


def quantile(counts: Mapping[int, int], q: float) -> float | None:
    """Return the *q*-quantile in seconds, interpolated geometrically inside its bucket.

    Args:
        counts: Number of durations by bucket.
        q: 0 to 1.
    """
    total = sum(counts.values())
    if total == 0:
        return None
    rank = q * total
    seen = 0
    for i in sorted(counts):
        if counts[i] and seen + counts[i] >= rank:
            return lower(i) * 2 ** (((rank - seen) / counts[i]) / BUCKETS_AN_OCTAVE)
        seen += counts[i]
    return lower(max(counts) + 1)


@dataclass(slots=True)
class Group:
    """Outcomes of one (queue, class) since the last `Metrics.take`."""

    done: int = 0
    failed: int = 0
    wait: dict[int, int] = field(default_factory=dict)
    run: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Taken:
    """Everything counted since the last `Metrics.take`."""

    groups: dict[tuple[str, str], Group] = field(default_factory=dict)
    done: int = 0
    retried: int = 0
    died: int = 0
    discarded: int = 0

    @property
    def failed(self) -> int:
        """Attempts that raised."""
        return self.retried + self.died + self.discarded


class Metrics:
    """Counts outcomes as they are settled; any thread may take what was counted."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now = Taken()  # guarded by _lock
        self.done = 0  # totals of this process, guarded by _lock for changes
        self.failed = 0
        self.lost = 0

    def note(self, done: Iterable[Done], failed: Iterable[Failed]) -> None:
        """Count settled deliveries."""
        with self._lock:
            taken = self._now
            for item in done:
                self._add(taken, item).done += 1
                taken.done += 1
                self.done += 1
            for failure in failed:
                self._add(taken, failure).failed += 1
                self._count_failure(taken, failure.outcome)

    def note_lost(self, count: int) -> None:
        """Count deliveries that were not ours any more."""
        with self._lock:
            self.lost += count

    def take(self) -> Taken:
        """Return what was counted and start anew."""
        with self._lock:
            taken, self._now = self._now, Taken()
        return taken

    def _add(self, taken: Taken, item: Done | Failed) -> Group:
        delivery = item.delivery
        key = (delivery.queue, delivery.job_class)
        group = taken.groups.get(key)
        if group is None:
            group = taken.groups[key] = Group()
        wait = bucket(item.started - delivery.enqueued_at)
        group.wait[wait] = group.wait.get(wait, 0) + 1
        run = bucket(item.run)
        group.run[run] = group.run.get(run, 0) + 1
        return group

    def _count_failure(self, taken: Taken, outcome: Outcome) -> None:
        self.failed += 1
        if outcome is Outcome.RETRY:
            taken.retried += 1
        elif outcome is Outcome.DEAD:
            taken.died += 1
        else:
            taken.discarded += 1
