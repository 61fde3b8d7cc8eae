"""A retry that is all there is comes at its time."""

from __future__ import annotations

import threading

from kickboard import Job, Manager, ScaledClock, events
from kickboard.jobs.registry import Registry
from kickboard.stores.memory import MemoryStore


class _FailsOnceJob(Job, retry=1):
    runs = 0

    def perform(self) -> None:
        type(self).runs += 1
        if self.runs == 1:
            raise RuntimeError("the first run fails")


def test_retry_comes_at_its_time_though_nothing_else_happens() -> None:
    """When the poller looked, there was nothing to wait for: it slept until it was woken."""
    clock = ScaledClock(60)
    registry = Registry()
    registry.add(_FailsOnceJob.wire_name, _FailsOnceJob)
    manager = Manager(1, store=MemoryStore(clock), clock=clock, registry=registry)
    finished = threading.Event()
    manager.events.subscribe(lambda _: finished.set(), events.JobFinished)
    with manager:
        manager.client.push({"class": _FailsOnceJob, "args": []})

        assert finished.wait(60)
