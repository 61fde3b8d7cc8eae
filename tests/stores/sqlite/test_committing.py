"""Several threads on one file: what waits for a commit goes together into the next."""

import threading
from collections.abc import Callable

from tests.stores.kit import Kit, job
from tests.stores.sqlite.company import in_company

from kickboard.errors import LeaseLostError
from kickboard.payload.record import JobState
from kickboard.stores.base import Done, NewJob
from kickboard.stores.sqlite import SQLiteStore


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


def test_a_bad_operation_does_not_spoil_its_neighbours(sqlite: Kit) -> None:
    store = sqlite.store
    assert isinstance(store, SQLiteStore)
    bad = NewJob("bad\ud800", "EmailJob", "default", b"{}")

    good1, failed, good2 = in_company(
        store,
        lambda: store.push([job("a")]),
        lambda: store.push([bad]),
        lambda: store.push([job("b")]),
    )

    assert (getattr(good1, "added", None), getattr(good2, "added", None)) == (1, 1)
    assert isinstance(failed, UnicodeEncodeError)
    assert sqlite.jids(JobState.ENQUEUED) == ["a", "b"]
    sqlite.check()


def test_an_engine_that_lost_its_lease_does_not_spoil_a_push(sqlite: Kit) -> None:
    store = sqlite.store
    assert isinstance(store, SQLiteStore)

    def struck_off(_: object) -> None:
        raise LeaseLostError("taken for dead")

    assert store._writer is not None
    run = store._writer.run
    first, claim, second = in_company(
        store,
        lambda: store.push([job("a")]).added,
        lambda: _caught(lambda: run(struck_off)),
        lambda: store.push([job("b")]).added,
    )

    assert (first, claim, second) == (1, LeaseLostError, 1)
    assert sorted(sqlite.jids(JobState.ENQUEUED)) == ["a", "b"]
    sqlite.check()


def test_a_lost_delivery_does_not_undo_the_others_of_its_commit(sqlite: Kit) -> None:
    store = sqlite.store
    assert isinstance(store, SQLiteStore)
    (lost, kept) = sqlite.run("lost", "kept")
    store.release([lost])
    now = sqlite.clock.now()

    pushed, finished, other = in_company(
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

    _, claimed, again = in_company(
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
    first, second = in_company(
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
