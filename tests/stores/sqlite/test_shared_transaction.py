"""Jobs and the caller's own rows in one transaction: both or neither, whatever happens."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest
from tests.stores.kit import Kit, job, process
from tests.stores.sqlite.neighbour import Neighbour

from kickboard import Client, Job
from kickboard import client as clients
from kickboard.errors import (
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
    UnsupportedError,
)
from kickboard.jobs.registry import REGISTRY
from kickboard.payload import wire
from kickboard.payload.record import JobState
from kickboard.stores.base import Tx
from kickboard.stores.memory import MemoryStore
from kickboard.stores.sqlite import SQLiteStore, crash

ORDERS = "CREATE TABLE orders(id INTEGER PRIMARY KEY, what TEXT NOT NULL)"


@pytest.fixture
def store(sqlite: Kit) -> Iterator[SQLiteStore]:
    """A store with a table of the caller's; its counts must be right at the end."""
    assert isinstance(sqlite.store, SQLiteStore)
    with sqlite.store.transaction() as tx:
        tx.execute(ORDERS)
    yield sqlite.store
    sqlite.check()


def orders(store: SQLiteStore) -> list[tuple[Any, ...]]:
    with store._readers.read() as connection:
        return list(connection.execute("SELECT * FROM orders ORDER BY id"))


def test_rows_and_jobs_are_committed_together(sqlite: Kit, store: SQLiteStore) -> None:
    told: list[str] = []
    unsubscribe = store.on_change(lambda: told.append("changed"))
    with store.transaction() as tx:
        rows = tx.execute("INSERT INTO orders(what) VALUES (?) RETURNING id, what", ("tea",))
        result = tx.push([job("a"), job("b", at=sqlite.clock.now() + 60)])
        assert orders(store) == []
        assert told == []
        assert store.get("a") is None
    unsubscribe()

    assert rows == [(1, "tea")]
    assert result == (2, ())
    assert orders(store) == [(1, "tea")]
    assert sqlite.jids(JobState.ENQUEUED) == ["a"]
    assert sqlite.jids(JobState.SCHEDULED) == ["b"]
    assert told == ["changed"]


def test_a_block_that_raises_leaves_neither(sqlite: Kit, store: SQLiteStore) -> None:
    sqlite.push("before")
    with pytest.raises(ZeroDivisionError), store.transaction() as tx:  # noqa: PT012 - the block's end
        tx.execute("INSERT INTO orders(what) VALUES ('tea')")
        tx.push([job("a", queue="new")])
        _ = 1 / 0

    assert orders(store) == []
    assert sqlite.jids(JobState.ENQUEUED) == ["before"]
    assert [queue.name for queue in store.snapshot().queues] == ["default"]
    sqlite.push("after", queue="new")
    assert sqlite.where("after") is JobState.ENQUEUED


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills by POSIX signals")
@pytest.mark.parametrize(
    ("point", "kept"), [("before-commit", False), ("after-commit", True)], ids=["before", "after"]
)
def test_a_kill_at_the_commit_leaves_both_or_neither(path: Path, point: str, kept: bool) -> None:
    first = SQLiteStore(path)
    with first.transaction() as tx:
        tx.execute(ORDERS)
    first.close()
    pid = os.fork()
    if pid == 0:
        store = SQLiteStore(path)
        crash.TARGET = point
        with store.transaction() as tx:
            tx.execute("INSERT INTO orders(what) VALUES ('tea')")
            tx.push([job("a")])
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL

    store = SQLiteStore(path)
    assert (orders(store) == [(1, "tea")]) is kept
    assert (store.get("a") is not None) is kept
    assert store.check_counts() == {}
    assert store.account().missing == 0
    store.close()


def test_other_writers_wait_and_go_on(sqlite: Kit, store: SQLiteStore) -> None:
    assert store._writer is not None
    pushes = [threading.Thread(target=store.push, args=([job(f"j{n}")],)) for n in range(8)]
    with store.transaction() as tx:
        for n, thread in enumerate(pushes):
            thread.start()
            while len(store._writer._pending) <= n:
                thread.join(0.0005)
        tx.push([job("first")])
        commits = store.commits
        assert all(thread.is_alive() for thread in pushes)
    for thread in pushes:
        thread.join()

    assert sqlite.jids(JobState.ENQUEUED)[0] == "first"
    assert len(sqlite.jids(JobState.ENQUEUED)) == 9
    assert store.commits - commits == 2  # the transaction, and all that waited in one


def test_a_transaction_waits_for_its_turn_and_takes_nobody_along(
    sqlite: Kit, store: SQLiteStore
) -> None:
    writer = store._writer
    assert writer is not None
    leading, go = threading.Event(), threading.Event()

    def lead(_: object) -> None:
        leading.set()
        assert go.wait(60)

    def share(jid: str) -> None:
        with store.transaction() as tx:
            tx.push([job(jid)])

    steps: list[tuple[Callable[..., object], tuple[object, ...]]] = [
        (store.push, ([job("1")],)),
        (share, ("2",)),
        (store.push, ([job("3")],)),
        (share, ("4",)),
    ]
    leader = threading.Thread(target=writer.run, args=(lead,))
    leader.start()
    assert leading.wait(60)
    threads = [threading.Thread(target=call, args=given) for call, given in steps]
    for n, thread in enumerate(threads):
        thread.start()
        while len(writer._pending) <= n:
            thread.join(0.0005)
    before = store.commits
    go.set()
    for thread in (leader, *threads):
        thread.join()

    assert sqlite.jids(JobState.ENQUEUED) == ["1", "2", "3", "4"]
    assert store.commits - before == 5


def test_another_process_waits_and_goes_on(sqlite: Kit, store: SQLiteStore, path: Path) -> None:
    other = Neighbour(path)
    try:
        with store.transaction() as tx:
            tx.push([job("mine")])
            answer: list[object] = []
            asking = threading.Thread(target=lambda: answer.append(other.ask("push", "theirs")))
            asking.start()
            asking.join(0.05)
            assert answer == []
        asking.join()
        assert answer == [1]
    finally:
        other.end()
    assert sqlite.jids(JobState.ENQUEUED) == ["mine", "theirs"]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM jobs",
        "UPDATE jobs SET state = 4",
        "INSERT INTO counts VALUES (0, 'pushed', 7)",
        "DELETE FROM owners WHERE id = 1",  # in the words of the store's own statements, too
        "DROP TABLE attempts",
        "ALTER TABLE jobs ADD COLUMN mine",
        "CREATE INDEX mine ON jobs(class)",
        "CREATE TRIGGER mine AFTER INSERT ON jobs BEGIN SELECT 1; END",
        "COMMIT",
        "ROLLBACK",
        "BEGIN",
        "PRAGMA user_version = 9",
        "ATTACH ':memory:' AS other",
    ],
)
def test_what_is_the_stores_is_not_touched(sqlite: Kit, store: SQLiteStore, sql: str) -> None:
    sqlite.push("a")
    with store.transaction() as tx:
        with pytest.raises(StoreError, match="can only be read"):
            tx.execute(sql)
        tx.execute("INSERT INTO orders(what) VALUES ('tea')")
        assert tx.execute("SELECT jid FROM jobs") == [("a",)]

    assert orders(store) == [(1, "tea")]
    assert sqlite.jids(JobState.ENQUEUED) == ["a"]


def test_columns_may_be_called_as_the_stores_tables_are(store: SQLiteStore) -> None:
    with store.transaction() as tx:
        tx.execute("CREATE TABLE mine(jobs INTEGER, counts INTEGER)")
        tx.execute("INSERT INTO mine VALUES (1, 2)")
        tx.execute("UPDATE mine SET jobs = 7, counts = 8")
        assert tx.execute("SELECT * FROM mine") == [(7, 8)]


def test_no_trigger_on_ones_own_table_reaches_the_stores(sqlite: Kit, store: SQLiteStore) -> None:
    sqlite.push("a")
    with store.transaction() as tx:
        tx.execute("CREATE TRIGGER t AFTER INSERT ON orders BEGIN DELETE FROM jobs; END")
        with pytest.raises(StoreError, match="can only be read"):
            tx.execute("INSERT INTO orders(what) VALUES ('tea')")

    assert sqlite.jids(JobState.ENQUEUED) == ["a"]


def test_a_statement_that_fails_is_undone_alone(store: SQLiteStore) -> None:
    with store.transaction() as tx:
        tx.execute("INSERT INTO orders VALUES (1, 'tea')")
        with pytest.raises(apsw.ConstraintError):
            tx.execute("INSERT INTO orders VALUES (2, 'mate'), (1, 'coffee')")
        tx.push([job("a")])
    with pytest.raises(apsw.SQLError, match="no such table"), store.transaction() as tx:
        tx.execute("SELECT * FROM nowhere")

    assert orders(store) == [(1, "tea")]
    assert store.get("a") is not None


@pytest.mark.parametrize("verb", ["push", "transaction", "close", "unregister"])
def test_a_thread_does_not_wait_for_itself(sqlite: Kit, store: SQLiteStore, verb: str) -> None:
    calls: dict[str, Callable[[], object]] = {
        "push": lambda: store.push([job("b")]),
        "transaction": lambda: store.transaction().__enter__(),
        "close": lambda: store._writer.close() if store._writer else None,
        "unregister": store.unregister,
    }
    with store.transaction() as tx:
        tx.push([job("a")])
        with pytest.raises(StoreError, match="would wait for itself"):
            calls[verb]()

    sqlite.push("c")
    assert sqlite.jids(JobState.ENQUEUED) == ["a", "c"]


def test_after_its_end_it_does_nothing(store: SQLiteStore) -> None:
    kept: list[Tx] = []
    with store.transaction() as tx:
        kept.append(tx)

    with pytest.raises(StoreError, match="is over"):
        kept[0].push([job("a")])
    with pytest.raises(StoreError, match="is over"):
        kept[0].execute("DELETE FROM orders")


def test_a_disk_that_is_full_undoes_all_even_if_nobody_looks(
    sqlite: Kit, store: SQLiteStore
) -> None:
    assert store._writer is not None
    store._bell.take_down()  # the bell would look by the same connection
    connection = store._writer._connection
    pages = connection.pragma("page_count")
    connection.pragma("max_page_count", pages + 2)
    try:
        with pytest.raises(StoreFullError), store.transaction() as tx:  # noqa: PT012
            tx.push([job("a")])
            tx.execute("INSERT INTO orders(what) VALUES (zeroblob(100000))")
        with pytest.raises(StoreError, match="was undone"), store.transaction() as tx:  # noqa: PT012
            tx.push([job("a")])
            with pytest.raises(apsw.FullError):
                tx.execute("INSERT INTO orders(what) VALUES (zeroblob(100000))")
    finally:
        connection.pragma("max_page_count", 2**30)

    assert sqlite.jids(JobState.ENQUEUED) == []
    sqlite.push("b")
    assert orders(store) == []


def test_a_push_that_failed_half_way_undoes_all_even_if_nobody_looks(
    sqlite: Kit, store: SQLiteStore
) -> None:
    with pytest.raises(StoreError, match="was undone"), store.transaction() as tx:  # noqa: PT012
        tx.execute("INSERT INTO orders(what) VALUES ('tea')")
        with pytest.raises(AttributeError):
            tx.push([job("a"), None])  # type: ignore[list-item]

    assert orders(store) == []
    assert sqlite.jids(JobState.ENQUEUED) == []


def test_jobs_are_pushed_through_the_transactions_client(
    sqlite: Kit, store: SQLiteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(REGISTRY, "_classes", dict(REGISTRY._classes))

    class Receipt(Job, queue="mail"):
        def perform(self, order: int) -> None: ...

    def tag(_class: str, payload: dict[str, Any], _queue: str, call: Callable[[], Any]) -> Any:
        payload["tags"] = ["shop"]
        return call()

    usual = Client(store)
    usual.middleware.add(tag)
    monkeypatch.setattr(clients, "_default", usual)

    with Client.transaction() as tx:
        jid = Receipt.set(client=tx.client).perform_async(7)
        Receipt.set(client=tx.client).perform_in(60, 8)
        assert store.get(str(jid)) is None
        assert usual.pushed == 0
    with pytest.raises(ZeroDivisionError), Client.transaction() as tx:  # noqa: PT012
        Receipt.set(client=tx.client).perform_async(9)
        _ = 1 / 0

    assert (usual.pushed, usual.enqueued) == (2, 1)
    detail = store.get(str(jid))
    assert detail is not None
    assert wire.decode(detail.record.payload)["tags"] == ["shop"]
    assert (len(sqlite.jids(JobState.ENQUEUED)), len(sqlite.jids(JobState.SCHEDULED))) == (1, 1)


def test_a_store_that_cannot_says_so(path: Path, store: SQLiteStore) -> None:
    memory = MemoryStore()
    assert not memory.caps.transactions
    assert store.caps.transactions
    with pytest.raises(UnsupportedError, match="SQLite"):
        memory.transaction()
    looking = SQLiteStore(path, read_only=True)
    with pytest.raises(StoreReadOnlyError), looking.transaction():
        pass
    looking.close()


def test_a_taken_jid_is_reported_and_the_rest_goes_on(sqlite: Kit, store: SQLiteStore) -> None:
    sqlite.push("a")
    with store.transaction() as tx:
        assert tx.push([job("a"), job("b")]) == (1, ("a",))
        assert tx.push([]) == (0, ())

    assert sqlite.jids(JobState.ENQUEUED) == ["a", "b"]


def test_the_engine_that_claims_is_still_fenced(sqlite: Kit, store: SQLiteStore) -> None:
    (delivery,) = sqlite.run("a")
    with store.transaction() as tx:
        tx.push([job("b")])
    store.unregister()
    store.register(process("host:1:b"))

    assert not store.mark_started(delivery)
    assert sqlite.jids(JobState.ENQUEUED) == ["a", "b"]
