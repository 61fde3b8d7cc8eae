"""An engine that dies is known by its lease at once; what it had goes back, once."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.stores.kit import Kit, job, process, these
from tests.stores.sqlite.company import die, owner_files
from tests.stores.sqlite.neighbour import Neighbour

from kickboard.errors import LeaseLostError, StoreError
from kickboard.payload.record import JobState
from kickboard.stores.base import Beat, Done, Outcome, Recovered, Target, View
from kickboard.stores.sqlite import SQLiteStore
from kickboard.stores.sqlite.lease import Lease, inherit, lock_path, sweep

HOUR = 3600.0


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
