"""What a manager answers: numbers of this moment, and whether it is idle."""

from __future__ import annotations

from collections.abc import Sequence

from kickboard.client import Client
from kickboard.payload.record import JobState
from kickboard.runtime import idle
from kickboard.runtime.deadlines import Deadlines
from kickboard.runtime.poller import Poller
from kickboard.runtime.pool import Pool
from kickboard.runtime.processor import Processor
from kickboard.runtime.settle import Settler
from kickboard.runtime.stats import ManagerStats
from kickboard.runtime.trouble import Trouble
from kickboard.stores.base import Store


class Asking:
    """The asking half of `Manager`; any thread may ask, at any time."""

    # Made by the manager before anybody asks.
    store: Store
    client: Client
    pools: tuple[Pool, ...]
    settler: Settler
    _phase: str
    _trouble: Trouble
    _poller: Poller
    _deadlines: Deadlines

    @property
    def phase(self) -> str:
        """Return "new", "running", "quiet" or "stopped"."""
        return self._phase

    @property
    def trouble(self) -> str | None:
        """What is wrong just now: the store refuses, or a service was given up; else None."""
        return self._trouble.message

    @property
    def concurrency(self) -> int:
        """Number of processors."""
        return sum(pool.concurrency for pool in self.pools)

    @property
    def busy(self) -> int:
        """Number of processors that perform a job just now."""
        return sum(pool.busy for pool in self.pools)

    @property
    def enqueued(self) -> int:
        """Jobs that came into a queue through this process: pushed, or due at last."""
        return self.client.enqueued + self._poller.promoted

    @property
    def due(self) -> tuple[int, int]:
        """Jobs whose time came, and that this process put in their queues: scheduled, retries."""
        retries = self._poller.retries
        return self._poller.promoted - retries, retries

    @property
    def abandoned(self) -> int:
        """Number of threads left to themselves: their jobs did not end at twice the timeout."""
        return self._deadlines.abandoned

    @property
    def processors(self) -> Sequence[Processor]:
        """The processors, in order."""
        return [processor for pool in self.pools for processor in pool.processors]

    @property
    def queue_names(self) -> tuple[str, ...]:
        """Names of the queues this manager works on."""
        return tuple(name for pool in self.pools for name, _ in pool.capsule.queues)

    def stats(self) -> ManagerStats:
        """Return the numbers of this moment."""
        snapshot = self.store.snapshot()
        counts = snapshot.counts
        return ManagerStats(
            queues=self.queue_names,
            processors=self.concurrency,
            queue_sizes={queue.name: queue.size for queue in snapshot.queues},
            scheduled=counts[JobState.SCHEDULED],
            retries=counts[JobState.RETRY],
            dead=counts[JobState.DEAD],
            processed=snapshot.processed,
            failed=snapshot.failed,
        )

    def wait_until_idle(self, timeout: float = 30.0) -> bool:
        """Block until our queues are empty and nothing runs; scheduled jobs do not count.

        Args:
            timeout: Real seconds, whatever the engine's clock.

        Returns:
            False when it was still busy after *timeout*.
        """
        return idle.wait(self.pools, self.settler, self.store, timeout)
