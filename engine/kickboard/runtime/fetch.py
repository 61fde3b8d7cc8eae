"""Which queue next: Sidekiq's three orders, as shares of one batch."""

from __future__ import annotations

import random
from collections import Counter, deque

from kickboard.config import Capsule
from kickboard.stores.base import Delivery


class QueueOrder:
    """Says what to ask a store for.

    Strict: the listed order. Random and weighted: one job's queue is looked at first with
    probability weight / total; a batch of *n* is split as *n* such draws would, and what a
    queue cannot fill the others may.
    """

    def __init__(self, capsule: Capsule, rng: random.Random | None = None) -> None:
        self._names = [name for name, _ in capsule.queues]
        self._weights = [max(1, weight) for _, weight in capsule.queues]
        self._is_strict = capsule.mode == "strict"
        self._rng = rng or random.Random()

    def wanted(self, n: int) -> list[tuple[str, int]]:
        """Return (queue, at most so many) pairs for a batch of *n* jobs."""
        if self._is_strict or len(self._names) == 1:
            return [(name, n) for name in self._names]
        shares = Counter(self._rng.choices(self._names, self._weights, k=n))
        order = self._shuffled()
        first = [(name, shares[name]) for name in order if shares[name]]
        return [*first, *((name, n) for name in order)]

    def arranged(self, batch: list[Delivery]) -> list[Delivery]:
        """Return a claimed batch in the order to run it: each queue first in, first out.

        A store hands a batch out queue by queue; unless the order is strict, the queues are
        mixed again, as single draws would have mixed them.
        """
        if self._is_strict or len(self._names) == 1 or len(batch) < 2:
            return batch
        lines: dict[str, deque[Delivery]] = {}
        for delivery in batch:
            lines.setdefault(delivery.queue, deque()).append(delivery)
        turns = [delivery.queue for delivery in batch]
        self._rng.shuffle(turns)
        return [lines[queue].popleft() for queue in turns]

    def _shuffled(self) -> list[str]:
        """Return the names in a weighted random order, each once."""
        names, weights = list(self._names), list(self._weights)
        order: list[str] = []
        while names:
            [i] = self._rng.choices(range(len(names)), weights)
            order.append(names.pop(i))
            weights.pop(i)
        return order


def ahead(concurrency: int, mean_run: float | None, most: int) -> int:
    """Return how many jobs to hold beyond the running ones: what runs in about 15 ms.

    Args:
        concurrency: Processors at work.
        mean_run: Mean seconds a job took lately; None: not known, so nothing is hoarded.
        most: Upper limit.
    """
    if mean_run is None:
        return 0
    return min(most, int(concurrency * 0.015 / max(mean_run, 1e-6)))
