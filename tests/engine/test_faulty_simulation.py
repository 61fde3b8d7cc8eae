"""Whole engines over a store that fails in every way, among kills: five hundred seeds of it.

Everything in it is the engine's own: fetcher, settler, poller, heartbeat, recovery. The
seed decides which thread is next and what goes wrong, so a seed that fails fails again.
More of them: ``pytest tests/engine/test_faulty_simulation.py --seeds 10000``.
"""

from __future__ import annotations

import gc
import logging
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, cast

import pytest
from tests.conftest import Seeds
from tests.engine.faulty import Shared, Told, View
from tests.engine.stepping import Group, StepClock, Steps
from tests.engine.support import PATIENCE

from kickboard import Job
from kickboard.client import Client
from kickboard.clock import Signal
from kickboard.config import Capsule, Config
from kickboard.errors import StoreError
from kickboard.payload.record import JobState
from kickboard.runtime.manager import Manager
from kickboard.stores.base import Outcome, Store
from kickboard.stores.memory import MemoryStore

#: Simulated seconds by which every job must have come to its end.
HORIZON = 86_400.0


@dataclass(frozen=True)
class Plan:
    """A job of the simulation, and what must become of it."""

    jid: str
    at: float
    delay: float
    service: float
    failures: int
    retry: int | bool

    @property
    def attempts(self) -> int:
        """How often it runs when nothing goes wrong."""
        return min(self.failures, int(self.retry)) + 1

    @property
    def end(self) -> Outcome:
        """What becomes of it in the end."""
        if self.failures <= int(self.retry):
            return Outcome.COMPLETED
        return Outcome.DISCARDED if self.retry is False else Outcome.DEAD

    @property
    def item(self) -> dict[str, object]:
        """What is pushed."""
        args = [self.jid, self.service, self.failures]
        return {"class": "tests.Simulated", "args": args, "jid": self.jid, "retry": self.retry}


class Simulated(Job, name="tests.Simulated"):
    """Takes its time and fails a given number of times."""

    ran: ClassVar[Counter[str]] = Counter()

    def perform(self, jid: str, service: float, failures: int) -> None:
        Simulated.ran[jid] += 1
        self.sleep(service)
        assert self._execution is not None
        if self._execution.payload.get("retry_count", -1) + 1 < failures:
            raise ValueError(jid)


@dataclass
class Process:
    """An engine in its own group of threads."""

    view: View
    leaving: Signal


class Simulation:
    """One seed: some engines, some jobs, and everything that can go wrong."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.steps = Steps(seed)
        self.clock = StepClock(self.steps, Group("test"))
        self.store = MemoryStore(self.clock)
        self.shared = Shared(self.steps, self.store, seed, most_kills=4)
        self.replaces = self.rng.random() < 0.6  # else one that is left recovers for the others
        self.pace = self.rng.choice([0.5, 0.5, 1000.0])
        self.plans = [self._plan(i) for i in range(self.rng.randint(4, 14))]
        self.slots: list[Process] = []
        self._numbers = iter(range(1, 1000))
        Simulated.ran.clear()

    def _plan(self, i: int) -> Plan:
        rng = self.rng
        return Plan(
            f"{i:024x}",
            at=rng.uniform(0, 60),
            delay=rng.choice([0, 0, rng.uniform(1, 90)]),
            service=rng.expovariate(self.pace),
            failures=rng.choice([0, 0, 0, 1, 2, 3]),
            retry=rng.choice([25, 25, 25, 2, 1, 0, False]),
        )

    def run(self) -> Told:
        """Live through it and return what happened."""
        self.steps.run(self._body, patience=60.0)
        if self.shared.broken is not None:
            raise self.shared.broken
        return self.shared.told

    def _body(self) -> None:
        for _ in range(self.rng.randint(1, 2)):
            self.slots.append(self._start())
        client = Client(cast(Store, View(self.shared, self.clock, mortal=False)))
        for plan in sorted(self.plans, key=lambda plan: plan.at):
            self._wait_until(plan.at)
            self._push(client, plan)
        while any(self.store.snapshot().counts[state] for state in _UNDER_WAY):
            self._wait_until(self.clock.monotonic() + 5.0)
            assert self.clock.monotonic() < HORIZON, self.store.snapshot().counts
        self.shared.is_calm = True
        for process in self.slots:
            process.leaving.set()

    def _wait_until(self, moment: float) -> None:
        """Pass the time; start engines in the place of dead ones, and now and then a new one."""
        while (left := moment - self.clock.monotonic()) > 1e-3:
            self.clock.sleep(min(5.0, left))
            for i, process in enumerate(self.slots):
                if process.view.is_dead and (self.replaces or self._all_are_dead()):
                    self.slots[i] = self._start()
                elif self.replaces and not process.view.is_dead and self.rng.random() < 0.02:
                    process.leaving.set()
                    self.slots[i] = self._start()

    def _all_are_dead(self) -> bool:
        return all(process.view.is_dead for process in self.slots)

    def _push(self, client: Client, plan: Plan) -> None:
        """Push a job until that is acknowledged, as a producer should."""
        at = self.clock.now() + plan.delay if plan.delay else None
        while True:
            try:
                client.push({**plan.item, "at": at} if at else plan.item)
            except StoreError:
                self.clock.sleep(0.5)
            else:
                return

    def _start(self) -> Process:
        clock = StepClock(self.steps, Group(f"engine-{next(self._numbers)}"))
        process = Process(View(self.shared, clock), clock.signal())
        seed = self.rng.random()
        clock.spawn(lambda: self._engine(process, clock, seed), "main")
        return process

    def _engine(self, process: Process, clock: StepClock, seed: float) -> None:
        config = Config(capsules=(Capsule(concurrency=2),), beat_seconds=20.0, recover_seconds=5.0)
        manager = Manager(
            config=config, store=cast(Store, process.view), clock=clock, rng=random.Random(seed)
        )
        try:
            manager.start()
        except StoreError:
            process.view.be_gone()
            return
        clock.wait(process.leaving, None)
        manager.stop(PATIENCE)
        if process.view.is_registered:  # it could not say good-bye
            process.view.be_gone()

    def check(self) -> None:
        """Assert what must hold in the end, whatever went wrong."""
        told, account = self.shared.told, self.store.account()
        lives = {plan.jid: 1 + told.twins[plan.jid] for plan in self.plans}
        assert told.ends == {plan.jid: [plan.end] * lives[plan.jid] for plan in self.plans}
        assert account.pushed == sum(lives.values())
        assert account.missing == 0
        expected = Counter(end for ends in told.ends.values() for end in ends)
        assert account.completed == expected[Outcome.COMPLETED]
        assert account.discarded == expected[Outcome.DISCARDED]
        assert account.places == Counter({JobState.DEAD: expected[Outcome.DEAD]})
        for plan in self.plans:
            more = Simulated.ran[plan.jid] - plan.attempts * lives[plan.jid]
            assert 0 <= more <= told.again[plan.jid], (plan, more, told.again[plan.jid])


_UNDER_WAY = (JobState.ENQUEUED, JobState.SCHEDULED, JobState.RETRY, JobState.BUSY)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Say nothing of the thousands of faults."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_whatever_goes_wrong_no_job_is_lost_and_none_runs_again_without_a_reason(
    seeds: Seeds,
) -> None:
    faults: Counter[str] = Counter()
    again = kills = 0
    for seed in seeds(500):
        with seeds.told(seed):
            simulation = Simulation(seed)
            told = simulation.run()
            simulation.check()
        if seed % 100 == 0:
            gc.collect()  # nothing else does in a test
        faults += told.faults
        kills += told.kills
        again += sum(told.again.values())
    assert seeds.are_chosen or min(faults.values()) > 100, faults
    assert seeds.are_chosen or (kills > 200 and again > 200), (kills, again)


def test_a_seed_is_the_same_to_the_last_step_twice() -> None:
    for seed in range(5):
        first, second = Simulation(seed).run(), Simulation(seed).run()
        assert first.trace == second.trace
        assert len(first.trace) > 50
    assert Simulation(98).run().trace != Simulation(99).run().trace
