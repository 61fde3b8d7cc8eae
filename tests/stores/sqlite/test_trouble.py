"""A file that is locked, damaged, or on a full disk."""

import threading
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from tests.stores.kit import Kit, job, process
from tests.stores.sqlite.company import die, in_company
from tests.stores.sqlite.neighbour import Neighbour

from kickboard.errors import StoreBusyError, StoreCorruptError, StoreFullError
from kickboard.payload.record import JobState
from kickboard.stores.base import Done
from kickboard.stores.sqlite import SQLiteStore, writer


def test_a_file_that_stays_locked_is_busy_and_works_again_afterwards(
    sqlite: Kit, neighbour: Neighbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BUSY_SECONDS", 0.05)
    sqlite.push("a")
    neighbour.ask("lock")

    with pytest.raises(StoreBusyError, match="locked by another process"):
        sqlite.push("b")
    assert sqlite.store.snapshot().counts[JobState.ENQUEUED] == 1

    neighbour.end()
    sqlite.push("b")
    assert sqlite.jids(JobState.ENQUEUED) == ["a", "b"]


def test_a_short_lock_is_waited_for(sqlite: Kit, path: Path) -> None:
    other = apsw.Connection(str(path))
    other.execute("BEGIN IMMEDIATE")
    pushing = threading.Thread(target=sqlite.push, args=("a",))
    pushing.start()
    pushing.join(0.02)
    assert pushing.is_alive()

    other.execute("COMMIT")
    pushing.join()
    other.close()

    assert sqlite.jids(JobState.ENQUEUED) == ["a"]


def test_a_full_disk_refuses_pushes_and_loses_nothing(sqlite: Kit) -> None:
    store = sqlite.store
    assert isinstance(store, SQLiteStore)
    assert store._writer is not None
    claimed = sqlite.run(*[f"{n:03}" for n in range(50)])
    store._bell.take_down()  # the bell would look by the same connection
    connection = store._writer._connection
    pages = connection.execute("PRAGMA page_count").get
    connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    large = [job(f"{n}-{'x' * 500}") for n in range(200)]

    with pytest.raises(StoreFullError, match="free some space"):
        store.push(large)
    assert store.finish([Done(d, sqlite.clock.now(), 0.0) for d in claimed[:10]]).done == 10

    connection.execute("PRAGMA max_page_count = 1000000").fetchall()
    assert store.push(large).added == 200
    assert store.finish([Done(d, sqlite.clock.now(), 0.0) for d in claimed[10:]]).done == 40
    sqlite.check()


def test_a_full_disk_refuses_only_what_needs_room(sqlite: Kit) -> None:
    """In one commit with a push that finds no room, an acknowledgement still lands."""
    store = sqlite.store
    assert isinstance(store, SQLiteStore)
    assert store._writer is not None
    claimed = sqlite.run(*[f"{n:03}" for n in range(50)])
    store._bell.take_down()  # the bell would look by the same connection
    connection = store._writer._connection
    pages = connection.execute("PRAGMA page_count").get
    connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()

    pushed, finished = in_company(
        store,
        lambda: store.push([job(f"{n}-{'x' * 500}") for n in range(200)]),
        lambda: store.finish([Done(d, sqlite.clock.now(), 0.0) for d in claimed]),
    )

    assert isinstance(pushed, StoreFullError)
    assert getattr(finished, "done", None) == 50
    sqlite.check()


def test_a_damaged_file_is_noticed_when_a_process_died_over_it(
    sqlite: Kit, path: Path, second: Callable[[], SQLiteStore]
) -> None:
    sqlite.push(*[f"{n:04}" for n in range(2000)])
    other = second()
    other.claim([("default", 10)], 10)
    die(other)
    assert isinstance(sqlite.store, SQLiteStore)
    assert sqlite.store._writer is not None
    sqlite.store._bell.take_down()  # the bell would look by the same connection
    sqlite.store._writer._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    sqlite.store.close()
    with path.open("r+b") as file:
        file.seek(60 * 4096)
        file.write(b"\xff" * 4096)

    opened = SQLiteStore(path)
    with pytest.raises(StoreCorruptError, match="damaged"):
        opened.register(process("host:7:c"))
    opened.close()
