"""The settler gathers what ends in a burst, and keeps nobody who is alone waiting."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from kickboard.clock import SystemClock
from kickboard.config import Retention
from kickboard.events import Bus
from kickboard.runtime.metrics import Metrics
from kickboard.runtime.settle import GATHER, PLENTY, Settler
from kickboard.runtime.trouble import Trouble
from kickboard.stores.base import Delivery, Done, Failed, Finished
from kickboard.stores.memory import MemoryStore


class Lingering(SystemClock):
    """Notes who lingers instead of letting it wait."""

    def __init__(self) -> None:
        self.lingered: list[float] = []

    def linger(self, seconds: float) -> None:  # type: ignore[override]
        """Note it."""
        self.lingered.append(seconds)


class Settled(MemoryStore):
    """Takes what it is given and says when all of it came."""

    def __init__(self, wanted: int) -> None:
        super().__init__()
        self.batches: list[int] = []
        self.wanted = wanted
        self.all = threading.Event()

    def finish(self, done: Sequence[Done], failed: Sequence[Failed] = ()) -> Finished:
        """Count them."""
        self.batches.append(len(done) + len(failed))
        if sum(self.batches) >= self.wanted:
            self.all.set()
        return Finished(len(done), (), 0)


def settle(count: int) -> tuple[Settled, Lingering]:
    """Settle *count* jobs that had ended before the settler began."""
    store, clock, bus = Settled(count), Lingering(), Bus()
    settler = Settler(store, clock, bus, Metrics(), Retention(), Trouble(bus))
    delivery = Delivery((1, 1), "jid", "Job", "default", b"{}", 0.0)
    for _ in range(count):
        settler.done.append(Done(delivery, 1.0, 0.001))
    settler.start()
    assert store.all.wait(60)
    assert settler.stop(5)
    return store, clock


def test_a_lone_job_is_settled_and_nobody_lingers() -> None:
    store, clock = settle(1)
    assert store.batches == [1]
    assert clock.lingered == []


@pytest.mark.parametrize("count", [2, PLENTY - 1])
def test_after_a_few_it_lets_more_come(count: int) -> None:
    _, clock = settle(count)
    assert clock.lingered == [GATHER]


def test_where_plenty_end_there_is_no_need() -> None:
    _, clock = settle(PLENTY)
    assert clock.lingered == []
