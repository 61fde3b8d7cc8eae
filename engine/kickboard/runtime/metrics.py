"""What happened, counted: outcomes and histograms (`buckets`) by (queue, class)."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kickboard.runtime.buckets import tally
from kickboard.stores.base import Done, Failed, Outcome

Settled = TypeVar("Settled", Done, Failed)


@dataclass(slots=True)
class Group:
    """Outcomes of one (queue, class) since the last `Metrics.take`."""

    done: int = 0
    failed: int = 0
    wait: Counter[int] = field(default_factory=Counter)
    run: Counter[int] = field(default_factory=Counter)


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
            for key, successes in _by_group(done):
                self._count(key, successes).done += len(successes)
            for key, failures in _by_group(failed):
                self._count(key, failures).failed += len(failures)
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

    def _count(self, key: tuple[str, str], items: Sequence[Done | Failed]) -> Group:
        """Add the durations of *items* to their group. Called with _lock held."""
        group = self._now.groups.get(key)
        if group is None:
            group = self._now.groups[key] = Group()
        group.wait.update(tally([item.started - item.delivery.enqueued_at for item in items]))
        group.run.update(tally([item.run for item in items]))
        return group


def _by_group(items: Sequence[Settled]) -> Iterable[tuple[tuple[str, str], Sequence[Settled]]]:
    """Return *items* by (queue, class); a burst is often of one class alone."""
    keys = [(item.delivery.queue, item.delivery.job_class) for item in items]
    if keys and keys.count(keys[0]) == len(keys):
        return [(keys[0], items)]
    groups: dict[tuple[str, str], list[Settled]] = {}
    for key, item in zip(keys, items, strict=True):
        groups.setdefault(key, []).append(item)
    return groups.items()


def _count_outcome(taken: Taken, outcome: Outcome) -> None:
    if outcome is Outcome.RETRY:
        taken.retried += 1
    elif outcome is Outcome.DEAD:
        taken.died += 1
    else:
        taken.discarded += 1
