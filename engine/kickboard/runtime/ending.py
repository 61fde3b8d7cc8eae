"""The last seconds of an engine: wait for what runs, and give back what does not end."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from kickboard.clock import SystemClock
from kickboard.errors import StoreError
from kickboard.runtime.pool import Pool
from kickboard.stores.base import Store

log = logging.getLogger(__name__)


def wait(pools: Sequence[Pool], grace: float) -> bool:
    """Return whether all processors of *pools* ended within *grace* real seconds."""
    patience = SystemClock()  # a person's patience is real time, whatever the jobs' is
    deadline = patience.monotonic() + grace
    left = [pool for pool in pools if not pool.join(deadline - patience.monotonic())]
    return not left


def give_back(pools: Sequence[Pool], store: Store) -> None:
    """Hand back what still runs *before* leaving: twice is better than never."""
    running = [delivery for pool in pools for delivery in pool.unfinished()]
    try:
        given = store.release(running)
    except StoreError:
        log.exception("%d unfinished jobs come back at the next start", len(running))
        return
    log.warning("%d jobs did not finish in time and were given back", given)
