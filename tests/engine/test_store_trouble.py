"""A store that refuses for a while: nothing is lost, it is told, and it passes."""

import threading
from typing import Any

import pytest
from tests.engine.support import (
    PATIENCE,
    Engines,
    FlakyStore,
    Heard,
    engine_on_flaky,
    inject,
    payloads,
    push,
)

from kickboard import Job, events
from kickboard.errors import StoreBusyError, StoreFullError
from kickboard.payload.record import JobState
from kickboard.runtime import settle
from kickboard.stores.memory import MemoryStore


@pytest.mark.parametrize("verb", ["claim", "finish", "promote"])
def test_a_store_that_refuses_for_a_while_loses_nothing_and_it_is_told_once(
    engines: Engines, done: list[Any], verb: str
) -> None:
    manager, store, heard = engine_on_flaky(engines)
    manager.start()
    assert manager.wait_until_idle(PATIENCE)
    store.fail(verb, 5, StoreBusyError("database is locked"))
    for i in range(50):
        push(manager, "Noted", i)
        push(manager, "Noted", i, at=manager.clock.now() + 1.0)

    heard.wait_for(events.JobFinished, 100)
    heard.wait_for(events.StoreRecovered)
    assert manager.wait_until_idle(PATIENCE)

    assert sorted(done) == sorted([*range(50), *range(50)])
    assert [event.message for event in heard.all(events.StoreTrouble)] == ["database is locked"]
    assert len(heard.all(events.StoreRecovered)) == 1
    assert manager.trouble is None
    assert manager.stats().processed == 100
    assert store.calls[verb] > 5


def test_trouble_is_over_only_when_all_are_answered_again(engines: Engines) -> None:
    manager, store, heard = engine_on_flaky(engines)
    trouble = manager._trouble
    trouble.note("settler", StoreFullError("disk full"))
    trouble.note("poller", StoreFullError("disk still full"))
    trouble.note("settler", StoreFullError("disk full"))
    told = [manager.trouble]

    trouble.clear("settler")
    told.append(manager.trouble)
    assert heard.all(events.StoreRecovered) == []
    trouble.clear("poller")
    trouble.clear("poller")
    told.append(manager.trouble)

    assert told == ["disk full", "disk still full", None]
    assert [type(event) for event in heard.all()] == [events.StoreTrouble, events.StoreRecovered]
    assert store.calls == {}


def test_while_nothing_can_be_settled_processors_wait(
    engines: Engines, done: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settle, "BOUND", 20)
    manager, store, heard = engine_on_flaky(engines)
    store.fail("finish", 1_000_000, StoreFullError("disk full"))
    for i in range(500):
        push(manager, "Noted", i)
    manager.start()
    heard.wait_for(events.StoreTrouble)
    heard.wait_for(events.JobFinished, 20)

    assert not manager.wait_until_idle(0.1)
    assert len(done) <= 20 + 2 + 2  # the bound, and what each had in hand
    store.heal()

    assert manager.wait_until_idle(PATIENCE)
    assert sorted(done) == list(range(500))


def test_an_engine_in_trouble_can_be_stopped(engines: Engines, done: list[Any]) -> None:
    manager, store, heard = engine_on_flaky(engines)
    store.fail("finish", 1_000_000, StoreFullError("disk full"))
    jids = [push(manager, "Noted", i) for i in range(5)]
    manager.start()
    heard.wait_for(events.JobFinished, 5)
    heard.wait_for(events.StoreTrouble)

    assert manager.stop(PATIENCE)

    # None could be settled, so they run again: twice is better than never.
    assert sorted(p["jid"] for p in payloads(manager.store, JobState.ENQUEUED)) == sorted(jids)
    assert manager.stats().processed == 0


def test_what_cannot_be_given_back_is_owed_and_given_back_later(
    engines: Engines, done: list[Any]
) -> None:
    manager, store, heard = engine_on_flaky(engines)
    store.fail("release", 4, StoreBusyError("database is locked"))
    jid = push(manager, "Unknown", 1)
    manager.start()
    heard.wait_for(events.StoreTrouble)

    heard.wait_for(events.StoreRecovered)
    assert [p["jid"] for p in payloads(manager.store, JobState.ENQUEUED)] == [jid]
    assert manager.store.snapshot().counts[JobState.BUSY] == 0
    push(manager, "Noted", 2)
    heard.wait_for(events.JobFinished)
    assert done == [2]


def test_a_store_that_cannot_say_what_is_paused_costs_no_fetcher(
    engines: Engines, done: list[Any]
) -> None:
    manager, store, heard = engine_on_flaky(engines)
    go = threading.Event()

    class Slow(Job):
        def perform(self) -> None:
            go.wait(PATIENCE)

    manager.pools[0].note_run(1e-5)
    push(manager, "Slow")
    push(manager, "Slow")
    for i in range(10):
        push(manager, "Noted", i)
    manager.start()
    heard.wait_for(events.JobStarted, 2)
    store.fail("paused", 20)
    manager.wake()
    assert store.failed.wait(PATIENCE)
    go.set()

    assert manager.wait_until_idle(PATIENCE)
    assert sorted(done) == list(range(10))


def test_a_dead_set_that_cannot_be_trimmed_is_left_for_later(engines: Engines) -> None:
    from kickboard.config import Capsule, Config, Retention  # noqa: PLC0415

    class Doomed(Job):
        def perform(self) -> None:
            raise ValueError

    config = Config(capsules=(Capsule(concurrency=1),), retention=Retention(dead_max=2))
    store = FlakyStore(MemoryStore())
    manager = engines(config=config, store=store)
    heard = Heard(manager)
    manager.start()
    heard.wait_for(events.Lifecycle, 2)
    store.fail("trim", 1)
    for _ in range(3):
        push(manager, "Doomed", retry=0)
    assert store.failed.wait(PATIENCE)
    push(manager, "Doomed", retry=0)

    heard.wait_for(events.DeadTrimmed)
    assert manager.wait_until_idle(PATIENCE)
    assert manager.stats().dead == 2


def test_heartbeats_that_fail_are_tried_again(
    engines: Engines, caplog: pytest.LogCaptureFixture
) -> None:
    manager, store, heard = engine_on_flaky(engines)
    store.fail("heartbeat", 2)
    store.fail("recover", 2)
    manager.start()

    heard.wait_for(events.Lifecycle, 2)

    assert heard.phases() == ["startup", "heartbeat"]
    assert "heartbeat: database is locked" in caplog.text


def test_a_watch_survives_a_store_that_cannot_say_whether_it_changed(
    engines: Engines, done: list[Any], tmp_path: Any
) -> None:
    from kickboard import open_store  # noqa: PLC0415

    inner = open_store(f"sqlite:///{tmp_path}/jobs.db", durability="normal")
    store = FlakyStore(inner)
    manager = engines(1, store=store)
    manager.start()
    store.fail("changed", 3)
    assert store.failed.wait(PATIENCE)
    other = open_store(f"sqlite:///{tmp_path}/jobs.db", durability="normal")
    inject(other, b'{"class":"Noted","args":["from elsewhere"]}')
    other.close()

    heard = Heard(manager)
    if not done:
        heard.wait_for(events.JobFinished)
    assert done == ["from elsewhere"]
    manager.stop(PATIENCE)
    inner.close()
