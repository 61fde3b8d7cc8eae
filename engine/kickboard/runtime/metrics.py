"""What happened, counted: outcomes and histograms (`buckets`) by (queue, class)."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kickboard.runtime.buckets import bucket
from kickboard.stores.base import Done, Failed, Outcome


def _counts() -> defaultdict[int, int]:
    return defaultdict(int)


@dataclass(slots=True)
class Group:
    """Outcomes of one (queue, class) since the last `Metrics.take`."""

    done: int = 0
    failed: int = 0
    wait: defaultdict[int, int] = field(default_factory=_counts)
    run: defaultdict[int, int] = field(default_factory=_counts)


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

    def note(self, done: Sequence[Done], failed: Sequence[Failed]) -> None:
        """Count settled deliveries."""
        with self._lock:
            for item in self._count(done):
                item.done += 1
            for item in self._count(failed):
                item.failed += 1
            self._now.done += len(done)
            self.done += len(done)
            self.failed += len(failed)
            for failure in failed:
                _count_outcome(self._now, failure.outcome)

    def note_lost(self, count: int) -> None:
        """Count deliveries that were not ours any more."""
        with self._lock:
            self.lost += count

    def take(self) -> Taken:
        """Return what was counted and start anew."""
        with self._lock:
            taken, self._now = self._now, Taken()
        return taken

    def _count(self, items: Sequence[Done | Failed]) -> Iterator[Group]:
        """Add durations to their groups, and yield the group of each item.

        Called with _lock held. Jobs come in runs of one class, so the group is looked up
        only when it changes.
        """
        groups = self._now.groups
        queue = job_class = None
        group = Group()
        for item in items:
            delivery = item.delivery
            if delivery.job_class != job_class or delivery.queue != queue:
                queue, job_class = delivery.queue, delivery.job_class
                group = groups.get((queue, job_class)) or groups.setdefault(
                    (queue, job_class), Group()
                )
            wait = bucket(item.started - delivery.enqueued_at)
            group.wait[wait] += 1
            group.run[bucket(item.run)] += 1
            yield group


def _count_outcome(taken: Taken, outcome: Outcome) -> None:
    if outcome is Outcome.RETRY:
        taken.retried += 1
    elif outcome is Outcome.DEAD:
        taken.died += 1
    else:
        taken.discarded += 1
