"""Whether an engine has nothing left to do.

A queue that is empty with no thread busy is not enough: a job may be on its way from the
one to the other. So claims are counted against settlements, and the queues are looked at
between two looks at the count.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

from kickboard.clock import SystemClock
from kickboard.runtime.pool import Pool
from kickboard.runtime.settle import Settler
from kickboard.stores.base import Store

#: Seconds between two looks.
PAUSE = 0.002


def wait(pools: Sequence[Pool], settler: Settler, store: Store, timeout: float) -> bool:
    """Block until `is_idle`; False when it was still busy after *timeout* real seconds."""
    patience = SystemClock()
    deadline = patience.monotonic() + timeout
    tick = threading.Event()
    while not is_idle(pools, settler, store):
        if patience.monotonic() > deadline:
            return False
        tick.wait(PAUSE)
    return True


def is_idle(pools: Sequence[Pool], settler: Settler, store: Store) -> bool:
    """Return whether nothing waits in the pools' queues, runs, or remains to be settled."""
    if _outstanding(pools, settler) != 0:
        return False
    claimed = sum(pool.claimed for pool in pools)
    ours = {name for pool in pools for name, _ in pool.capsule.queues}
    queues = [queue for queue in store.snapshot().queues if queue.name in ours]
    if any(queue.size or queue.busy for queue in queues):
        return False
    return _outstanding(pools, settler) == 0 and claimed == sum(pool.claimed for pool in pools)


def _outstanding(pools: Sequence[Pool], settler: Settler) -> int:
    """Return how many deliveries are neither settled nor given back."""
    if any(pool.claiming for pool in pools):
        return 1
    return sum(pool.claimed - pool.returned for pool in pools) - settler.settled
