"""Whole days of an engine in seconds: real threads on a clock that leaps, the same twice."""

import random
import threading
from collections.abc import Sequence
from typing import Any

import pytest
from tests.engine.support import PATIENCE

from kickboard import AutoJumpClock, Job, events
from kickboard.client import Client
from kickboard.config import Capsule, Config
from kickboard.payload.record import JobState
from kickboard.runtime.manager import Manager
from kickboard.stores.memory import MemoryStore

DAY = 86_400.0


class Simulation:
    """An engine in leaping time. What it does is written down with the moment it was done."""

    def __init__(
        self, concurrency: int, seed: int, queues: Sequence[tuple[str, int]] = (("default", 0),)
    ) -> None:
        self.clock = AutoJumpClock()
        self.start = self.clock.now()
        self.store = MemoryStore(self.clock)
        # Heartbeats tell nobody anything here, and each is a leap.
        capsule = Capsule(concurrency=concurrency, queues=tuple(queues))
        config = Config(capsules=(capsule,), beat_seconds=DAY, recover_seconds=DAY)
        self.manager = Manager(
            config=config, store=self.store, clock=self.clock, rng=random.Random(seed)
        )
        self.client = Client(self.store, self.clock)
        self.log: list[tuple[str, str, float]] = []
        self._ended = self.clock.signal()
        self._left = 0
        self._lock = threading.Lock()
        self.manager.events.subscribe(self._note)

    def _note(self, event: events.Event) -> None:
        jid = getattr(event, "jid", None)
        if jid is None:
            return
        with self._lock:
            self.log.append((type(event).__name__, jid, self.clock.now() - self.start))
            if isinstance(event, events.JobFinished | events.JobDied):
                self._left -= 1
                if self._left == 0:
                    self._ended.set()

    def run(self, jobs: list[dict[str, Any]]) -> list[tuple[str, str, float]]:
        """Push *jobs* and run them all to their end; return the sorted log."""
        self._left = len(jobs)

        def body() -> None:  # takes part in the clock: nothing leaps before all is set up
            self.client.push_bulk(jobs)
            self.manager.start()
            self.clock.wait(self._ended)
            self.manager.stop(PATIENCE)

        thread = self.clock.spawn(body, "body")
        thread.join(60)
        assert not thread.is_alive()
        return sorted(self.log, key=lambda line: (line[2], line[1], line[0]))


class Shaky(Job, name="tests.Shaky"):
    """Takes its time and fails a given number of times."""

    def perform(self, service: float, failures: int) -> None:
        self.sleep(service)
        assert self._execution is not None
        tries = self._execution.payload.get("retry_count", -1) + 1
        if tries < failures:
            raise ValueError(tries)


def a_day(seed: int, jobs: int = 250) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    start = AutoJumpClock().now()
    return [
        {
            "class": "tests.Shaky",
            "args": [rng.expovariate(1.0), min(8, int(rng.expovariate(0.7)))],
            "jid": f"{i:024x}",
            "at": start + rng.uniform(1.0, DAY / 2),
        }
        for i in range(jobs)
    ]


def test_a_day_of_retries_is_the_same_to_the_last_digit_twice() -> None:
    jobs = a_day(seed=3)

    first, second = Simulation(4, seed=1), Simulation(4, seed=1)
    log = first.run(jobs)

    assert log == second.run(jobs)
    failures = sum(job["args"][1] for job in jobs)
    assert sum(kind == "JobFinished" for kind, _, _ in log) == len(jobs)
    assert sum(kind == "JobFailed" for kind, _, _ in log) == failures > 200
    assert sum(kind == "JobStarted" for kind, _, _ in log) == len(jobs) + failures
    assert DAY / 4 < log[-1][2] < DAY
    assert first.store.snapshot().counts[JobState.RETRY] == 0
    assert first.manager.metrics.done == len(jobs)


def test_another_seed_gives_other_moments() -> None:
    jobs = a_day(seed=3, jobs=40)

    assert Simulation(4, seed=1).run(jobs) != Simulation(4, seed=2).run(jobs)


def queueing(concurrency: int, load: float, jobs: int) -> tuple[list[float], float]:
    """Run M/M/c through the whole engine; return the sorted waiting times and the end."""
    rng = random.Random(17)
    at = AutoJumpClock().now()
    pushes: list[dict[str, Any]] = []
    for i in range(jobs):
        at += rng.expovariate(load * concurrency)
        args = [rng.expovariate(1.0), 0]
        pushes.append({"class": "tests.Shaky", "args": args, "jid": f"{i:024x}", "at": at})
    simulation = Simulation(concurrency, seed=5)
    log = simulation.run(pushes)
    due = {push["jid"]: push["at"] - simulation.start for push in pushes}
    waits = [moment - due[jid] for kind, jid, moment in log if kind == "JobStarted"]
    return sorted(waits), log[-1][2]


def test_queueing_through_the_whole_engine_is_exact() -> None:
    first, second = queueing(3, 0.8, jobs=400), queueing(3, 0.8, jobs=400)

    assert first == second
    waits, end = first
    assert len(waits) == 400
    assert waits[0] == pytest.approx(0.0, abs=1e-6)  # nobody is ever late for an idle processor
    assert sum(wait < 1e-6 for wait in waits) > 100
    assert 0.2 < sum(waits) / len(waits) < 8.0
    assert 120.0 < end < 260.0


@pytest.mark.parametrize("weights", [(3, 2, 1), (1, 1, 1)], ids=["weighted", "random"])
def test_jobs_of_several_queues_come_in_the_same_order_twice(weights: tuple[int, ...]) -> None:
    """However often an idle engine looks in vain, which hangs on the machine's threads."""
    rng = random.Random(23)
    queues = list(zip(("high", "middle", "low"), weights, strict=True))
    at = AutoJumpClock().now()
    pushes: list[dict[str, Any]] = []
    for i in range(600):
        at += rng.uniform(0.5, 1.5) if i % 6 == 0 else 0.0
        args = [rng.uniform(0.2, 0.8), 0]
        queue = queues[i % 3][0]
        jid = f"{i:024x}"
        push = {"class": "tests.Shaky", "args": args, "jid": jid, "at": at, "queue": queue}
        pushes.append(push)

    first, second, other = (Simulation(4, seed, queues) for seed in (1, 1, 2))
    second.manager.events.subscribe(lambda _: second.manager.pools[0].wake())
    log = first.run(pushes)

    assert second.run(pushes) == log
    assert other.run(pushes) != log


def test_a_processor_for_each_job_means_that_nobody_waits() -> None:
    waits, _ = queueing(64, 0.05, jobs=200)

    assert max(waits) < 1e-6


def test_a_broken_jobs_retries_take_their_time_and_no_time_of_ours() -> None:
    simulation = Simulation(1, seed=2)
    jobs = [{"class": "tests.Shaky", "args": [0.0, 99], "jid": "b" * 24, "retry": 6}]

    log = simulation.run(jobs)

    kinds = [kind for kind, _, _ in log]
    assert (kinds.count("JobFailed"), kinds.count("JobDied")) == (6, 1)
    assert 1_069 <= log[-1][2] <= 1_273  # the sums of the first six bands
