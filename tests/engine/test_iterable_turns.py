"""Iterable jobs that had their time: others run, then they go on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.engine.support import Engines, engine_on_flaky, push, run
from tests.stores.redis_server import empty_url, needs_redis

from kickboard import IterableJob, Job, events, open_store
from kickboard.clock import AutoJumpClock, Clock
from kickboard.config import Capsule, Config
from kickboard.errors import ConfigError, StoreBusyError
from kickboard.payload.record import JobState
from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore

Told = list[Any]


def turns(seconds: float | None, concurrency: int = 1) -> Config:
    """Return the configuration of an engine whose iterable jobs run so long at a time."""
    capsules = (Capsule(concurrency=concurrency),)
    return Config(capsules=capsules, max_iteration_runtime=seconds)


def stepping(told: Told, seconds: float = 2.0, before: float = 0.0) -> list[float]:
    """Define Steps, whose jobs take *seconds* a step and *before* to find the first.

    Returns:
        When each step was begun.
    """
    begun: list[float] = []

    class Steps(IterableJob):
        def build_enumerator(self, name: str, to: int, *, cursor: Any) -> Iterator[tuple[int, int]]:
            self.sleep(before)
            return self.array_enumerator(range(to), cursor=cursor)

        def each_iteration(self, item: int, name: str, to: int) -> None:
            told.append(f"{name}{item}")
            begun.append(self._clock.now())
            self.sleep(seconds)

    class Short(Job):
        def perform(self, name: str) -> None:
            told.append(name)

    return begun


@pytest.fixture
def clock() -> Clock:
    """Time that leaps."""
    return AutoJumpClock()


@pytest.fixture(
    params=["memory", "sqlite", pytest.param("redis", marks=(pytest.mark.redis, needs_redis))]
)
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A store of each kind, on that time."""
    if request.param == "memory":
        yield MemoryStore(clock)
        return
    url = empty_url() if request.param == "redis" else f"sqlite:///{tmp_path / 'jobs.db'}"
    store = open_store(url, clock=clock)
    yield store
    store.close()


def test_a_job_that_had_its_time_goes_on_behind_those_that_wait(
    engines: Engines, store: Store, clock: Clock
) -> None:
    told: Told = []
    stepping(told)
    manager = engines(store=store, clock=clock, config=turns(5.0))
    jid = push(manager, "Steps", "a", 5)
    push(manager, "Steps", "b", 4)
    push(manager, "Short", "short")

    run(manager)

    assert told == ["a0", "a1", "a2", "b0", "b1", "b2", "short", "a3", "a4", "b3"]
    stats = store.snapshot()
    assert (stats.processed, stats.failed) == (3, 0)
    assert store.iterations([jid]) == {}


def test_it_counts_as_enqueued_anew_and_keeps_how_long_it_ran(
    engines: Engines, store: Store, clock: Clock
) -> None:
    told: Told = []
    stepping(told)
    manager = engines(store=store, clock=clock, config=turns(5.0))
    jid = push(manager, "Steps", "a", 100)
    began = clock.now()

    class Look(Job):
        def perform(self) -> None:
            waiting = store.get(jid)
            assert waiting is not None
            assert waiting.record.state is JobState.ENQUEUED
            told.append((waiting.record.enqueued_at, waiting.iteration))
            store.cancel_iteration(jid)

    push(manager, "Look")
    run(manager)

    *_, (enqueued_at, iteration) = told
    assert enqueued_at == pytest.approx(began + 6, abs=0.5)
    assert (iteration.executions, iteration.cursor) == (1, 3)
    assert iteration.seconds == pytest.approx(6, abs=0.5)


def test_alone_it_goes_on_at_once(engines: Engines, store: Store, clock: Clock) -> None:
    told: Told = []
    begun = stepping(told)
    manager = engines(store=store, clock=clock, config=turns(5.0))
    push(manager, "Steps", "a", 7)

    run(manager)

    assert told == [f"a{n}" for n in range(7)]
    assert begun[-1] - begun[0] == pytest.approx(6 * 2.0, abs=0.5)


def test_a_step_is_made_however_long_it_took_to_get_there(
    engines: Engines, store: Store, clock: Clock
) -> None:
    """Else a job whose first item takes longer to find than it may run would never end."""
    told: Told = []
    stepping(told, before=60.0)
    manager = engines(store=store, clock=clock, config=turns(5.0))
    push(manager, "Steps", "a", 3)

    run(manager)

    assert told == ["a0", "a1", "a2"]


def test_one_that_was_cancelled_meanwhile_ends_instead(
    engines: Engines, store: Store, clock: Clock
) -> None:
    told: Told = []
    stepping(told)
    manager = engines(store=store, clock=clock, config=turns(5.0))
    jid = push(manager, "Steps", "a", 100)

    class Cancel(Job):
        def perform(self) -> None:
            store.cancel_iteration(jid)

    push(manager, "Cancel")
    run(manager)

    assert told == ["a0", "a1", "a2"]
    assert store.iterations([jid]) == {}


def test_without_a_limit_it_runs_through(engines: Engines) -> None:
    told: Told = []
    stepping(told, seconds=1000.0)
    clock = AutoJumpClock()
    manager = engines(store=MemoryStore(clock), clock=clock, config=turns(None))
    push(manager, "Steps", "a", 3)
    push(manager, "Short", "short")

    run(manager)

    assert told == ["a0", "a1", "a2", "short"]


def test_what_a_busy_store_does_not_take_back_goes_to_the_back_later(engines: Engines) -> None:
    told: Told = []
    stepping(told)
    manager, store, heard = engine_on_flaky(engines, config=turns(1.0))
    store.fail("release", 4, StoreBusyError("database is locked"))
    push(manager, "Steps", "a", 2)
    push(manager, "Short", "short")

    manager.start()
    heard.wait_for(events.StoreRecovered)
    heard.wait_for(events.JobFinished, 2)

    assert told == ["a0", "short", "a1"]


def test_it_is_a_time_above_nothing() -> None:
    with pytest.raises(ConfigError, match="max_iteration_runtime must be above 0"):
        turns(0.0)
