"""Several threads and several processes on one file."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest
from tests.stores.kit import Kit, job, process, these
from tests.stores.sqlite.neighbour import Neighbour

from kickboard.clock import ManualClock
from kickboard.errors import (
    LeaseLostError,
    StoreBusyError,
    StoreCorruptError,
    StoreError,
    StoreFullError,
)
from kickboard.payload.record import JobState
from kickboard.stores.base import Beat, Done, NewJob, Outcome, Recovered, Target, View
from kickboard.stores.sqlite import SQLiteStore, writer
from kickboard.stores.sqlite.lease import Lease, inherit, lock_path, sweep

HOUR = 3600.0


@pytest.fixture
def neighbour(sqlite: Kit, path: Path) -> Iterator[Neighbour]:
    """Another engine process on the same file."""
    other = Neighbour(path)
    yield other
    other.end()


@pytest.fixture
def second(sqlite: Kit, path: Path, clock: ManualClock) -> Iterator[Callable[[], SQLiteStore]]:
    """A way to open the same file again, as another engine that lives in this process."""
    opened: list[SQLiteStore] = []

    def make() -> SQLiteStore:
        store = SQLiteStore(path, clock=clock)
        store.register(process(f"host:{len(opened) + 2}:b"))
        opened.append(store)
        return store

    yield make
    for store in opened:
        store.close()


def die(store: SQLiteStore) -> None:
    """Let go of the lease as the kernel does when a process dies."""
    assert store._membership._lease is not None
    store._membership._lease.forget()


def owner_files(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.owner-*"))


# -- threads: the group commit


def test_writers_that_wait_for_a_commit_go_together_into_the_next(sqlite: Kit) -> None:
    threads, each = 16, 40
    store = sqlite.store
    assert isinstance(store, SQLiteStore)
    before = store.commits

    def push(name: int) -> None:
        for number in range(each):
            store.push([job(f"{name}-{number}")])

    running = [threading.Thread(target=push, args=(name,)) for name in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()

    assert len(sqlite.jids(JobState.ENQUEUED)) == threads * each
    assert store.commits - before < threads * each / 2


def _in_company(store: SQLiteStore, *steps: Callable[[], object]) -> list[object]:
    """Run *steps* on threads of their own so that they wait for one commit together."""
    leading, go = threading.Event(), threading.Event()
    results: list[object] = [None] * len(steps)

    def lead(_: object) -> None:
        leading.set()
        assert go.wait(60)

    def follow(number: int) -> None:
        try:
            results[number] = steps[number]()
        except Exception as error:  # noqa: BLE001 - for the test to look at
            results[number] = error

    assert store._writer is not None
    leader = threading.Thread(target=store._writer.run, args=(lead,))
    leader.start()
    assert leading.wait(60)
    followers = [threading.Thread(target=follow, args=(n,)) for n in range(len(steps))]
    for n, thread in enumerate(followers):
        thread.start()
        while len(store._writer._pending) <= n and thread.is_alive():
            thread.join(0.0005)
    go.set()
    for thread in (leader, *followers):
        thread.join()
    return results


def test_a_bad_operation_does_not_spoil_its_neighbours(sqlite: Kit) -> None:
    store = sqlite.store
    assert isinstance(store, SQLiteStore)
    bad = NewJob("bad\ud800", "EmailJob", "default", b"{}")

    good1, failed, good2 = _in_company(
        store,
        lambda: store.push([job("a")]),
        lambda: store.push([bad]),
        lambda: store.push([job("b")]),
    )

    assert (getattr(good1, "added", None), getattr(good2, "added", None)) == (1, 1)
    assert isinstance(failed, UnicodeEncodeError)
    assert sqlite.jids(JobState.ENQUEUED) == ["a", "b"]
    sqlite.check()


def test_a_lost_delivery_does_not_undo_the_others_of_its_commit(sqlite: Kit) -> None:
    store = sqlite.store
    assert isinstance(store, SQLiteStore)
    (lost, kept) = sqlite.run("lost", "kept")
    store.release([lost])
    now = sqlite.clock.now()

    pushed, finished, other = _in_company(
        store,
        lambda: store.push([job("a")]),
        lambda: store.finish([Done(lost, now, 0.1)]),
        lambda: store.finish([Done(kept, now, 0.1)]),
    )

    assert getattr(pushed, "added", None) == 1
    assert getattr(finished, "lost", None) == (lost,)
    assert getattr(other, "done", None) == 1
    assert store.snapshot().processed == 1
    sqlite.check()


def test_an_operation_sees_what_earlier_ones_of_its_commit_did(sqlite: Kit) -> None:
    store = sqlite.store
    assert isinstance(store, SQLiteStore)

    _, claimed, again = _in_company(
        store,
        lambda: store.push([job("a", queue="new")]),
        lambda: [d.jid for d in store.claim([("new", 5)], 5)],
        lambda: store.push([job("a", queue="new")]).added,
    )

    assert claimed == ["a"]
    assert again == 0
    assert [queue.name for queue in store.snapshot().queues] == ["new"]
    sqlite.check()


def test_a_leader_that_is_interrupted_leaves_the_work_to_the_next(sqlite: Kit) -> None:
    store = sqlite.store
    assert isinstance(store, SQLiteStore)

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    assert store._writer is not None
    run = store._writer.run
    first, second = _in_company(
        store, lambda: _caught(lambda: run(interrupted)), lambda: store.push([job("a")]).added
    )

    assert first is KeyboardInterrupt
    assert second == 1
    assert sqlite.jids(JobState.ENQUEUED) == ["a"]


def _caught(step: Callable[[], object]) -> type[BaseException] | None:
    try:
        step()
    except BaseException as error:  # noqa: BLE001 - for the test to look at
        return type(error)
    return None


# -- processes


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


# -- death and recovery


def test_a_killed_process_is_recovered_at_once(sqlite: Kit, neighbour: Neighbour) -> None:
    sqlite.push("a", "b", "c")
    assert neighbour.ask("claim", 2) == ["a", "b"]
    assert sqlite.store.recover() == Recovered()

    neighbour.end()
    recovered = sqlite.store.recover()

    assert (recovered.returned, recovered.poisoned) == (2, 0)
    assert recovered.processes == (f"host:{neighbour.process.pid}:n",)
    assert [d.jid for d in sqlite.claim()] == ["a", "b", "c"]
    assert len(sqlite.store.snapshot().processes) == 1
    sqlite.check()


def test_a_stopped_process_is_not_taken_for_dead(sqlite: Kit, neighbour: Neighbour) -> None:
    sqlite.push("a")
    neighbour.ask("claim", 1)
    neighbour.send_signal(signal.SIGSTOP)
    os.waitpid(neighbour.process.pid, os.WUNTRACED)
    sqlite.clock.advance(10 * HOUR)

    assert sqlite.store.recover() == Recovered()
    assert sqlite.jids(JobState.BUSY) == ["a"]
    neighbour.send_signal(signal.SIGCONT)


def test_an_engine_recovers_what_was_left_when_it_starts(sqlite: Kit, path: Path) -> None:
    sqlite.push("a", "b")
    first = Neighbour(path)
    first.ask("claim", 2)
    first.end()

    second = Neighbour(path)

    assert second.recovered[:2] == [2, 0]
    assert second.ask("claim", 5) == ["a", "b"]
    second.end()


def test_recovered_jobs_are_suspect_and_tell_of_it(
    sqlite: Kit, second: Callable[[], SQLiteStore]
) -> None:
    sqlite.push("a")
    other = second()
    other.claim([("default", 1)], 1)
    die(other)
    sqlite.store.recover()

    (delivery,) = sqlite.claim()

    assert delivery.suspect
    assert delivery.retry_count is None
    detail = sqlite.store.get("a")
    assert detail is not None
    assert [attempt.outcome for attempt in detail.attempts] == [Outcome.PROCESS_DIED]


def test_an_old_delivery_is_worthless_after_recovery(
    sqlite: Kit, second: Callable[[], SQLiteStore]
) -> None:
    sqlite.push("a")
    other = second()
    (old,) = other.claim([("default", 1)], 1)
    die(other)
    sqlite.store.recover()

    assert other.finish([Done(old, 1.0, 0.1)]).lost == (old,)
    assert not other.mark_started(old)
    with pytest.raises(LeaseLostError):
        other.heartbeat(Beat(identity="x", busy=0, concurrency=1, quiet=False))
    with pytest.raises(LeaseLostError):
        other.claim([("default", 1)], 1)
    assert sqlite.jids(JobState.ENQUEUED) == ["a"]


def _kill_while_running(
    sqlite: Kit, second: Callable[[], SQLiteStore], *, starting: str, holding: int = 9
) -> Recovered:
    """Claim, begin the suspect of one name, and die."""
    other = second()
    for delivery in other.claim([("default", holding)], holding):
        if delivery.jid == starting and delivery.suspect:
            assert other.mark_started(delivery)
    die(other)
    return sqlite.store.recover()


def test_three_recorded_starts_are_poison_and_bystanders_are_spared(
    sqlite: Kit, second: Callable[[], SQLiteStore]
) -> None:
    sqlite.push("bystander", "killer", "other")

    outcomes = [_kill_while_running(sqlite, second, starting="killer")[:2] for _ in range(4)]

    assert outcomes == [(3, 0), (3, 0), (3, 0), (2, 1)]
    assert sqlite.jids(JobState.ENQUEUED) == ["bystander", "other"]
    (dead,) = sqlite.store.page(View(state=JobState.DEAD)).rows
    assert dead.jid == "killer"
    assert dead.error_class == "ProcessDied"
    assert "3 times in 72 hours" in (dead.error_message or "")
    detail = sqlite.store.get("killer")
    assert detail is not None
    assert [a.outcome for a in detail.attempts] == [Outcome.PROCESS_DIED] * 3 + [Outcome.POISON]
    assert (sqlite.store.snapshot().processed, sqlite.store.snapshot().failed) == (1, 1)
    sqlite.check()


def test_starts_that_are_long_ago_do_not_count_as_poison(
    sqlite: Kit, second: Callable[[], SQLiteStore]
) -> None:
    sqlite.push("killer")
    for _ in range(6):
        assert _kill_while_running(sqlite, second, starting="killer")[:2] == (1, 0)
        sqlite.clock.advance(37 * HOUR)


def test_a_buried_killer_has_a_clean_slate_when_it_is_retried(
    sqlite: Kit, second: Callable[[], SQLiteStore]
) -> None:
    sqlite.push("killer")
    for _ in range(4):
        _kill_while_running(sqlite, second, starting="killer")
    assert sqlite.jids(JobState.DEAD) == ["killer"]
    sqlite.store.move(these(JobState.DEAD), Target(state=JobState.ENQUEUED))

    assert _kill_while_running(sqlite, second, starting="killer")[:2] == (1, 0)


def test_two_recoverers_give_a_job_back_once(
    sqlite: Kit, second: Callable[[], SQLiteStore]
) -> None:
    sqlite.push(*[f"{n}" for n in range(50)])
    dead, other = second(), second()
    dead.claim([("default", 50)], 50)
    die(dead)
    results: list[Recovered] = []
    start = threading.Barrier(2)

    def recover(store: SQLiteStore) -> None:
        start.wait()
        results.append(store.recover())

    assert isinstance(sqlite.store, SQLiteStore)
    threads = [threading.Thread(target=recover, args=(s,)) for s in (sqlite.store, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(result.returned for result in results) == 50
    sqlite.check()


def test_leaving_removes_the_lock_file(path: Path) -> None:
    store = SQLiteStore(path)
    store.register(process())
    assert len(owner_files(path)) == 1

    store.unregister()

    assert owner_files(path) == []
    store.close()


def test_lock_files_of_processes_that_never_came_to_life_are_swept(
    sqlite: Kit, path: Path, second: Callable[[], SQLiteStore]
) -> None:
    mine = owner_files(path)
    lock_path(path, "4711-dead").touch()

    other = second()

    assert set(mine) < set(owner_files(path))
    assert len(owner_files(path)) == 2
    other.close()
    assert owner_files(path) == mine


def test_a_lease_that_is_held_cannot_be_inherited_or_swept(path: Path) -> None:
    path.touch()
    lease = Lease.take(path)

    assert inherit(path, lease.token) is None
    sweep(path, set())
    assert len(owner_files(path)) == 1

    lease.leave()
    lease.leave()
    assert owner_files(path) == []
    assert inherit(path, lease.token) is not None


# -- fork


def _in_fork(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 - a child of pytest must not go on
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_child_cannot_use_the_store_and_is_told_why(sqlite: Kit) -> None:
    def use() -> None:
        for step in (lambda: sqlite.push("a"), sqlite.store.snapshot):
            with pytest.raises(StoreError, match="forked"):
                step()
        sqlite.store.close()

    assert _in_fork(use) == 0
    sqlite.push("b")
    assert [d.jid for d in sqlite.claim()] == ["b"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_child_does_not_keep_a_dead_parents_lease(sqlite: Kit, path: Path) -> None:
    """The child of a process that died must not make it look alive."""
    context = multiprocessing.get_context("spawn")
    token, parent_end = context.Pipe()
    parent = context.Process(target=_parent_of_a_survivor, args=(str(path), token))
    parent.start()
    token.close()
    survivor = parent_end.recv()
    parent.join()

    try:
        assert sqlite.store.recover().returned == 1
    finally:
        os.kill(survivor, signal.SIGKILL)
        parent_end.close()


def _parent_of_a_survivor(path: str, pipe: object) -> None:
    store = SQLiteStore(path)
    store.register(process("host:9:p"))
    store.push([job("a")])
    store.claim([("default", 1)], 1)
    if os.fork() == 0:
        pipe.send(os.getpid())  # type: ignore[attr-defined]
        signal.pause()
    os.kill(os.getpid(), signal.SIGKILL)


# -- trouble


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
    connection = store._writer._connection
    pages = connection.execute("PRAGMA page_count").get
    connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()

    pushed, finished = _in_company(
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
    sqlite.store._writer._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    sqlite.store.close()
    with path.open("r+b") as file:
        file.seek(60 * 4096)
        file.write(b"\xff" * 4096)

    opened = SQLiteStore(path)
    with pytest.raises(StoreCorruptError, match="damaged"):
        opened.register(process("host:7:c"))
    opened.close()


def test_of_many_queues_the_one_that_another_engine_filled_is_found(
    sqlite: Kit, second: Callable[[], SQLiteStore]
) -> None:
    wanted = [(f"queue{i}", 100) for i in range(40)]
    assert sqlite.store.claim(wanted, 100) == []

    other = second()
    other.push([job("theirs", queue="queue33")])
    assert [delivery.jid for delivery in sqlite.store.claim(wanted, 100)] == ["theirs"]
    assert other.claim(wanted, 100) == []
