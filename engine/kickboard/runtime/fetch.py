"""Which queue next: Sidekiq's three orders, as shares of one batch."""

from __future__ import annotations

import itertools
import math
import random
from bisect import bisect_right
from collections import Counter, deque

from kickboard.config import Capsule
from kickboard.stores.base import Delivery

#: The greatest draw: rounding must not take one out of the line.
ALMOST_ONE = math.nextafter(1.0, 0.0)

#: Seconds for which the jobs that are held should last.
HORIZON = 0.015
#: They should last for so many claims, too: half of them are gone when the next begins, and
#: one claim may take twice as long as another.
CLAIMS = 4
#: But never for more seconds than this: what is held is out of reach, and large jobs make
#: slow claims.
LONGEST = 0.06


class QueueOrder:
    """Says what to ask a store for.

    Strict: the listed order. Random and weighted: one job's queue is looked at first with
    probability weight / total; a batch of *n* is split as *n* such draws would, and what a
    queue cannot fill the others may.

    A draw is used up by a job that was got, not by a look that found none: how often a fetcher
    looks is up to the machine's threads, and the same seed must give the same order.
    """

    def __init__(self, capsule: Capsule, rng: random.Random | None = None) -> None:
        self._names = [name for name, _ in capsule.queues]
        self._weights = [max(1, weight) for _, weight in capsule.queues]
        self._bounds = list(itertools.accumulate(self._weights))
        self._is_fixed = capsule.mode == "strict" or len(self._names) == 1
        self._rng = rng or random.Random()
        self._draws: deque[float] = deque()  # of the jobs to come, one each

    def wanted(self, n: int) -> list[tuple[str, int]]:
        """Return (queue, at most so many) pairs for a batch of *n* jobs, *n* at least 1."""
        if self._is_fixed:
            return [(name, n) for name in self._names]
        while len(self._draws) < n:
            self._draws.append(self._rng.random())
        shares = Counter(self._first(draw) for draw in itertools.islice(self._draws, n))
        order = self._order(self._draws[0])
        first = [(name, shares[name]) for name in order if shares[name]]
        return [*first, *((name, n) for name in order)]

    def arranged(self, batch: list[Delivery]) -> list[Delivery]:
        """Return a claimed batch in the order to run it: each queue first in, first out.

        A store hands a batch out queue by queue; unless the order is strict, the queues are
        mixed again as their draws would have it. Those draws are used up.
        """
        if self._is_fixed:
            return batch
        lines: dict[str, deque[Delivery]] = {}
        for delivery in batch:
            lines.setdefault(delivery.queue, deque()).append(delivery)
        mixed = []
        for _ in batch:
            # A batch whose reply was lost comes with a later one, and may be more than was wanted.
            draw = self._draws.popleft() if self._draws else self._rng.random()
            queue = self._first(draw)
            if not lines.get(queue):
                queue = next(name for name in self._order(draw) if lines.get(name))
            mixed.append(lines[queue].popleft())
        return mixed

    def _first(self, draw: float) -> str:
        """Return the queue that a *draw* from 0 to 1 looks at first."""
        return self._names[bisect_right(self._bounds, draw * self._bounds[-1])]

    def _order(self, draw: float) -> list[str]:
        """Return the names in a weighted random order, each once.

        Where in its queue's part of the line a draw falls is as random as the draw was; so it
        goes on to choose among the others.
        """
        names, weights = list(self._names), list(self._weights)
        order: list[str] = []
        while names:
            bounds = list(itertools.accumulate(weights))
            point = draw * bounds[-1]
            i = bisect_right(bounds, point)
            draw = min((point - bounds[i] + weights[i]) / weights[i], ALMOST_ONE)
            order.append(names.pop(i))
            weights.pop(i)
        return order


def ahead(concurrency: int, mean_run: float | None, most: int, claim_seconds: float = 0.0) -> int:
    """Return how many jobs to hold beyond the running ones: what runs in about 15 ms.

    Where a claim takes so long that they would be through before it returns, what runs
    during some claims, in 60 ms at most.

    Args:
        concurrency: Processors at work.
        mean_run: Mean seconds a job took lately; None: not known, so nothing is hoarded.
        most: Upper limit.
        claim_seconds: Mean seconds that a claim took lately.
    """
    if mean_run is None:
        return 0
    seconds = max(HORIZON, min(CLAIMS * claim_seconds, LONGEST))
    return min(most, int(concurrency * seconds / max(mean_run, 1e-6)))
