"""Quiet and stop: what finishes, what is given back, who may ask for it, what is told."""

import gc
import threading
import weakref
from pathlib import Path
from typing import Any

import pytest
from tests.engine.support import (
    PATIENCE,
    Engines,
    FlakyStore,
    Gate,
    Heard,
    MakeStore,
    payloads,
    push,
    record,
    run,
    until,
)
from tests.stores.kit import process
from tests.stores.sqlite.company import die

from kickboard import Job, events
from kickboard.client import Client
from kickboard.clock import ManualClock
from kickboard.config import Config
from kickboard.errors import ConfigError, StoreUnavailableError
from kickboard.payload.record import JobState
from kickboard.runtime.manager import Manager
from kickboard.stores.memory import MemoryStore
from kickboard.stores.sqlite import SQLiteStore

# -- quiet and stop


def test_quiet_takes_no_more_work_and_lets_running_jobs_finish(
    engines: Engines, make_store: MakeStore, gate: Gate
) -> None:
    manager = engines(2, store=make_store())
    stopping: list[bool] = []

    class Attentive(Job):
        def perform(self) -> None:
            stopping.append(self.stopping)
            gate.begun.release()
            gate._go.wait(PATIENCE)
            stopping.append(self.stopping)

    push(manager, "Attentive")
    manager.start()
    gate.wait()

    manager.quiet()
    manager.quiet()
    push(manager, "Gated", 1)
    assert manager.phase == "quiet"
    gate.open()

    assert manager.stop(PATIENCE)
    assert stopping == [False, True]
    assert (gate.order, manager.stats().queue_sizes["default"]) == ([], 1)
    assert manager.stats().processed == 1


def test_stop_gives_unfinished_jobs_back_to_the_front_in_their_order(
    engines: Engines, make_store: MakeStore, gate: Gate
) -> None:
    store = make_store()
    manager = engines(3, store=store)
    jids = [push(manager, "Gated", i) for i in range(6)]
    manager.start()
    gate.wait(3)

    assert not manager.stop(0.01)

    assert [p["jid"] for p in payloads(store, JobState.ENQUEUED)] == jids
    assert all(record(store, jid).retry_count is None for jid in jids)
    assert manager.stats().processed == 0
    gate.open()
    until(lambda: not any(t.name.startswith("kickboard/") for t in threading.enumerate()))
    assert manager.metrics.done == 0  # what they did afterwards counts no more


def test_what_was_claimed_ahead_goes_back_behind_what_was_running(
    engines: Engines, gate: Gate
) -> None:
    manager = engines(2)
    manager.pools[0].note_run(1e-6)  # so quick that it claims ahead
    jids = [push(manager, "Gated", i) for i in range(50)]
    manager.start()
    gate.wait(2)
    until(lambda: len(manager.pools[0].buffer) > 10)

    assert not manager.stop(0.01)

    assert [p["jid"] for p in payloads(manager.store, JobState.ENQUEUED)] == jids
    gate.open()


def test_stop_says_whether_all_had_finished(engines: Engines, done: list[Any]) -> None:
    manager = engines(2)
    push(manager, "Noted", 1)
    manager.start()
    assert manager.wait_until_idle(PATIENCE)

    assert manager.stop()
    assert manager.stop()
    assert manager.phase == "stopped"


def test_a_second_stop_waits_for_the_first(engines: Engines, gate: Gate) -> None:
    manager = engines(1)
    push(manager, "Gated", 1)
    manager.start()
    gate.wait()
    results: list[bool] = []
    threads = [
        threading.Thread(target=lambda: results.append(manager.stop(PATIENCE))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    until(lambda: manager.phase == "stopped")
    assert results == []

    gate.open()

    for thread in threads:
        thread.join(PATIENCE)
    assert results == [True, True, True]


def test_a_stopped_manager_does_not_start_again(engines: Engines) -> None:
    early = engines(1)
    assert early.stop()
    with pytest.raises(ConfigError, match="does not start again"):
        early.start()

    manager = engines(1)
    manager.start()
    manager.quiet()
    with pytest.raises(ConfigError, match="does not start again"):
        manager.start()


def test_a_job_may_stop_the_engine_it_runs_on(engines: Engines) -> None:
    manager = engines(2)
    stopped = threading.Event()

    class Last(Job):
        def perform(self) -> None:
            manager.stop(0.05)
            stopped.set()

    jid = push(manager, "Last")
    manager.start()

    assert stopped.wait(PATIENCE)
    assert [p["jid"] for p in payloads(manager.store, JobState.ENQUEUED)] == [jid]


def test_a_listener_may_stop_the_engine_that_stops(engines: Engines) -> None:
    manager = engines(1)

    def stop_too(_event: events.Event) -> None:
        manager.stop(PATIENCE)

    manager.events.subscribe(stop_too, events.Lifecycle)
    manager.start()

    assert manager.stop(PATIENCE)
    assert manager.phase == "stopped"


def test_with_starts_and_stops(engines: Engines, done: list[Any]) -> None:
    with engines(1) as manager:
        assert manager.phase == "running"
        push(manager, "Noted", 1)
        assert manager.wait_until_idle(PATIENCE)

    assert manager.phase == "stopped"
    assert done == [1]


def test_the_life_of_an_engine_is_told_in_order(engines: Engines) -> None:
    manager = engines(1)
    heard = Heard(manager, events.Lifecycle)
    manager.start()
    heard.wait_for(events.Lifecycle, 2)

    manager.stop()
    manager.stop()

    assert heard.phases() == ["startup", "heartbeat", "quiet", "shutdown", "exit"]


def test_an_engine_that_cannot_register_may_try_again(engines: Engines, done: list[Any]) -> None:
    store = FlakyStore(MemoryStore())
    manager = engines(1, store=store)
    store.fail("register")

    with pytest.raises(StoreUnavailableError):
        manager.start()
    assert manager.phase == "new"
    push(manager, "Noted", 1)
    run(manager)

    assert done == [1]


def test_what_an_engine_finds_of_a_dead_one_as_it_starts_is_told(
    engines: Engines, tmp_path: Path
) -> None:
    left = SQLiteStore(tmp_path / "jobs.db")
    left.register(process())
    Client(left).push({"class": "Left", "args": []})
    assert len(left.claim([("default", 1)], 1)) == 1
    die(left)
    store = SQLiteStore(tmp_path / "jobs.db")
    manager = engines(1, store=store)
    heard = Heard(manager, events.OrphansRecovered)

    manager.start()

    [told] = heard.all()
    assert (told.returned, told.poisoned, len(told.processes)) == (1, 0, 1)
    engines.stop()
    store.close()
    left.close()


@pytest.mark.parametrize("verb", ["unregister", "release"])
def test_a_store_that_fails_at_the_end_keeps_nobody_from_leaving(
    engines: Engines, gate: Gate, caplog: pytest.LogCaptureFixture, verb: str
) -> None:
    store = FlakyStore(MemoryStore())
    manager = engines(1, store=store)
    heard = Heard(manager, events.Lifecycle)
    push(manager, "Gated", 1)
    manager.start()
    gate.wait()
    store.fail(verb, 100)

    assert not manager.stop(0.01)

    assert heard.phases()[-1] == "exit"
    told = "1 unfinished jobs come back at the next start" in caplog.messages
    assert told == (verb == "release")
    gate.open()


# -- others ask through the store


def test_another_process_may_ask_for_quiet_or_stop(engines: Engines, make_store: MakeStore) -> None:
    manager = engines(1, store=make_store())
    heard = Heard(manager, events.Lifecycle)
    manager.start()
    heard.wait_for(events.Lifecycle, 2)

    assert manager.store.signal(manager.identity, "quiet")
    manager._heartbeat.beat_soon()
    heard.wait_for(events.Lifecycle, 3)
    assert manager.store.signal(manager.identity, "stop")
    manager._heartbeat.beat_soon()

    assert manager.asked_to_stop.wait(PATIENCE)
    assert manager.phase == "quiet"
    assert not manager.store.signal("nobody:1:x", "stop")


def test_the_store_knows_the_engine_while_it_lives(engines: Engines, make_store: MakeStore) -> None:
    manager = engines(3, queues=[("a", 2), ("b", 1)], store=make_store())
    manager.start()
    [process] = manager.store.snapshot().processes
    assert process.info.identity == manager.identity
    assert (process.info.concurrency, process.info.queues) == (3, {"a": 2, "b": 1})
    assert not process.quiet

    manager.stop()

    assert manager.store.snapshot().processes == ()


def test_the_dead_set_is_trimmed_now_and_then_and_it_is_told(
    engines: Engines, clock: ManualClock
) -> None:
    from kickboard.config import Retention  # noqa: PLC0415

    config = Config(retention=Retention(dead_max=3))
    manager = engines(config=config, clock=clock)
    heard = Heard(manager, events.DeadTrimmed)

    class Doomed(Job):
        def perform(self) -> None:
            raise ValueError

    for _ in range(10):
        push(manager, "Doomed", retry=0)
    manager.start()
    assert manager.wait_until_idle(PATIENCE)

    until(lambda: sum(event.count for event in heard.all()) == 7)
    assert manager.stats().dead == 3
    clock.advance(181 * 86_400.0)
    manager._heartbeat.beat_soon()
    until(lambda: manager.stats().dead == 0)


def test_an_engine_that_ran_jobs_is_freed_when_nobody_has_it_any_more(done: list[Any]) -> None:
    manager = Manager(2, store=MemoryStore())
    for i in range(3):
        push(manager, "Noted", i)
    run(manager)
    assert sorted(done) == [0, 1, 2]
    left = weakref.ref(manager)

    del manager
    gc.collect()

    assert left() is None
