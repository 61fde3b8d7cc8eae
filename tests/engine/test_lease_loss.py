"""An engine that others took for dead while it lived: it goes on, under a new lease."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.engine.support import PATIENCE, Engines, FlakyStore, Gate, Heard, push

from kickboard import events
from kickboard.errors import LeaseLostError, StoreBusyError
from kickboard.stores.sqlite import SQLiteStore


@pytest.fixture
def store(tmp_path: Path, engines: Engines) -> Iterator[SQLiteStore]:
    """A store that outlives the engines on it."""
    store = SQLiteStore(tmp_path / "jobs.db", durability="normal")
    yield store
    engines.stop()
    store.close()


def take_for_dead(store: SQLiteStore) -> int:
    """Remove the lock files and recover as another process would; return how many jobs."""
    for lock in store.path.parent.glob("*.owner-*"):
        lock.unlink()
    other = SQLiteStore(store.path, durability="normal")
    try:
        return other.recover().returned
    finally:
        other.close()


def until_rejoined(heard: Heard) -> None:
    """Wait until the engine beats under its new lease."""
    heard.wait_for(events.Lifecycle, 3)
    assert heard.phases() == ["startup", "heartbeat", "heartbeat"]


def identities(store: SQLiteStore) -> list[str]:
    """Return who is registered."""
    return [process.info.identity for process in store.snapshot().processes]


def test_an_engine_that_was_taken_for_dead_goes_on_by_itself(
    engines: Engines, store: SQLiteStore, gate: Gate, done: list[Any]
) -> None:
    manager = engines(2, store=store)
    heard = Heard(manager)
    push(manager, "Gated", 1)
    manager.start()
    gate.wait()
    heard.wait_for(events.Lifecycle, 2)

    assert take_for_dead(store) == 1
    until_rejoined(heard)
    gate.open()
    lost = heard.wait_for(events.JobsLost)
    push(manager, "Noted", 2)

    assert manager.wait_until_idle(PATIENCE)
    assert [event.count for event in lost] == [1]
    assert gate.order == [1, 1]  # it was given back, so it ran again
    assert done == [2]
    assert manager.stats().processed == 2
    assert identities(store) == [manager.identity]
    assert len(list(store.path.parent.glob("*.owner-*"))) == 1
    assert manager.trouble is None
    assert manager.stop(PATIENCE)
    assert identities(store) == []


def test_what_was_claimed_ahead_is_left_to_whoever_took_it(
    engines: Engines, store: SQLiteStore, gate: Gate, done: list[Any]
) -> None:
    manager = engines(1, store=store)
    heard = Heard(manager)
    manager.pools[0].note_run(0.0001)  # short jobs, so many are claimed ahead
    push(manager, "Gated", 0)
    for number in range(20):
        push(manager, "Noted", number)
    manager.start()
    gate.wait()
    heard.wait_for(events.Lifecycle, 2)

    assert take_for_dead(store) > 0
    until_rejoined(heard)
    gate.open()

    assert manager.wait_until_idle(PATIENCE)
    assert sorted(done) == list(range(20))
    assert sum(event.count for event in heard.all(events.JobsLost)) == 1


def test_two_engines_on_one_store_object_take_one_new_lease(
    engines: Engines, store: SQLiteStore, done: list[Any]
) -> None:
    managers = [engines(1, store=store) for _ in range(2)]
    heard = [Heard(manager) for manager in managers]
    for manager, one in zip(managers, heard, strict=True):
        manager.start()
        one.wait_for(events.Lifecycle, 2)
    take_for_dead(store)
    push(managers[0], "Noted", 1)

    assert managers[0].wait_until_idle(PATIENCE)
    assert done == [1]
    assert len(identities(store)) == 1
    assert managers[0].stop(PATIENCE)
    assert len(identities(store)) == 1
    assert managers[1].stop(PATIENCE)
    assert identities(store) == []


def test_a_new_lease_that_cannot_be_had_yet_is_tried_again(
    engines: Engines, store: SQLiteStore, done: list[Any]
) -> None:
    flaky = FlakyStore(store)
    manager = engines(1, store=flaky)
    heard = Heard(manager)
    manager.start()
    heard.wait_for(events.Lifecycle, 2)
    flaky.fail("rejoin", 1, StoreBusyError("database is locked"))
    take_for_dead(store)
    push(manager, "Noted", 1)

    heard.wait_for(events.JobFinished)
    assert done == [1]
    assert flaky.calls["rejoin"] == 2


def test_a_store_that_lost_its_lease_and_got_no_new_one_says_so(store: SQLiteStore) -> None:
    from tests.stores.kit import process  # noqa: PLC0415

    store.register(process())
    take_for_dead(store)
    membership = store._membership
    real, membership._write = membership._write, _refuse
    with pytest.raises(StoreBusyError):
        store.rejoin(process())
    membership._write = real

    with pytest.raises(LeaseLostError):
        store.claim([("default", 1)], 1)
    store.rejoin(process())
    assert store.claim([("default", 1)], 1) == []
    assert store.rejoin(process()) == (0, 0, (), 0)  # all is well: nothing happens
    assert len(identities(store)) == 1


def _refuse(_operation: object) -> Any:
    raise StoreBusyError("database is locked")
