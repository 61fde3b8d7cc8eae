"""Several processes on one file."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.stores.kit import Kit, job
from tests.stores.sqlite.neighbour import Neighbour

from kickboard.errors import StoreError
from kickboard.payload.record import JobState
from kickboard.stores.base import Done, View
from kickboard.stores.sqlite import SQLiteStore


def test_two_processes_share_the_work_and_nothing_runs_twice(
    sqlite: Kit, neighbour: Neighbour
) -> None:
    jids = [f"{number:03}" for number in range(300)]
    sqlite.push(*jids)
    mine: list[str] = []

    def drain() -> None:
        while claimed := sqlite.claim(7):
            sqlite.complete(claimed)
            mine.extend(d.jid for d in claimed)

    thread = threading.Thread(target=drain)
    thread.start()
    theirs = neighbour.ask("drain")
    thread.join()

    assert sorted(mine + theirs) == jids
    assert sqlite.store.snapshot().processed == len(jids)
    sqlite.check()


def test_what_another_process_wrote_is_noticed_once(sqlite: Kit, neighbour: Neighbour) -> None:
    sqlite.store.changed()
    assert not sqlite.store.changed()

    neighbour.ask("push", "a")

    assert sqlite.store.changed()
    assert not sqlite.store.changed()


def test_a_store_that_only_reads_notices_what_another_wrote_once(sqlite: Kit, path: Path) -> None:
    reader = SQLiteStore(path, read_only=True)
    reader.changed()
    assert not reader.changed()

    sqlite.push("a")

    assert reader.changed()
    assert not reader.changed()
    reader.close()


def test_a_pause_by_another_process_is_obeyed(
    sqlite: Kit, second: Callable[[], SQLiteStore]
) -> None:
    """What the writer remembers of queues is void once another process wrote."""
    other = second()
    sqlite.push("a", "b")
    assert len(sqlite.claim(1)) == 1

    other.pause("default", paused=True)
    assert sqlite.claim() == []

    other.pause("default", paused=False)
    other.pause(None, paused=True)
    assert sqlite.claim() == []

    other.pause(None, paused=False)
    assert [d.jid for d in sqlite.claim()] == ["b"]


def test_ids_and_positions_of_two_processes_never_meet(
    sqlite: Kit, second: Callable[[], SQLiteStore]
) -> None:
    other = second()
    for number in range(5):
        sqlite.push(f"mine{number}")
        other.push([job(f"theirs{number}")])

    rows = sqlite.store.page(View(state=JobState.ENQUEUED)).rows
    assert [row.key for row in rows] == sorted({row.key for row in rows})
    assert [row.jid for row in rows] == [
        f"{who}{n}" for n in range(5) for who in ("mine", "theirs")
    ]


def test_a_token_of_one_engine_is_worthless_to_another(
    sqlite: Kit, second: Callable[[], SQLiteStore]
) -> None:
    (delivery,) = sqlite.run("a")
    other = second()
    sqlite.store.release([delivery])
    (theirs,) = other.claim([("default", 1)], 1)

    assert theirs.token != delivery.token
    assert sqlite.store.finish([Done(delivery, 1.0, 0.1)]).lost == (delivery,)


def test_only_a_registered_process_can_claim(path: Path) -> None:
    store = SQLiteStore(path)
    store.push([job("a")])

    with pytest.raises(StoreError, match="register first"):
        store.claim([("default", 1)], 1)
    store.close()


def test_of_many_queues_the_one_that_another_engine_filled_is_found(
    sqlite: Kit, second: Callable[[], SQLiteStore]
) -> None:
    wanted = [(f"queue{i}", 100) for i in range(40)]
    assert sqlite.store.claim(wanted, 100) == []

    other = second()
    other.push([job("theirs", queue="queue33")])
    assert [delivery.jid for delivery in sqlite.store.claim(wanted, 100)] == ["theirs"]
    assert other.claim(wanted, 100) == []
