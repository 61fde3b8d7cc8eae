"""What is done with jobs that are over, on both kinds of store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.app.fakes.seeded import BACKTRACE

from kickboard.client import Client
from kickboard.payload import wire
from kickboard.payload.record import JobState
from kickboard.stores.base import (
    Done,
    ErrorGroup,
    Failed,
    Outcome,
    ProcessInfo,
    Selection,
    Store,
    View,
)
from kickboard.stores.memory import MemoryStore
from kickboard.stores.query import parse
from kickboard.stores.sqlite import SQLiteStore
from kickboard_desktop.actions import cloning, commands, groups, trash
from kickboard_desktop.actions.commands import Progress, Report
from kickboard_desktop.actions.undo import Entry, entry_for

S = JobState
KINDS: dict[str, Callable[[Path], Store]] = {
    "memory": lambda _: MemoryStore(),
    "sqlite": lambda folder: SQLiteStore(folder / "jobs.db", durability="normal"),
}


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = KINDS[request.param](tmp_path)
    info = ProcessInfo(
        identity="host:1:a",
        hostname="host",
        pid=1,
        started_at=1.0,
        concurrency=5,
        queues={},
        version="0",
    )
    made.register(info)
    yield made
    made.close()


def push(store: Store, count: int, **fields: object) -> list[str]:
    items = [{"class": "MailJob", "args": [n], **fields} for n in range(count)]
    return [jid for jid in Client(store).push_bulk(items) if jid is not None]


def complete(store: Store, count: int, **fields: object) -> list[str]:
    jids = push(store, count, **fields)
    now = store.clock.now()
    store.finish([Done(one, now, 0.5) for one in store.claim([("default", count)], count)])
    return jids


def fail(
    store: Store, count: int, message: str = "order {n} timed out", *, dead: bool = True
) -> list[str]:
    push(store, count)
    now = store.clock.now()
    claimed = store.claim([("default", count)], count)
    outcome = Outcome.DEAD if dead else Outcome.RETRY
    store.finish(
        [],
        [
            Failed(
                one,
                outcome,
                now,
                0.1,
                now + 60,
                0,
                "default",
                "shop.TimeoutError",
                message.format(n=number),
                BACKTRACE,
            )
            for number, one in enumerate(claimed)
        ],
    )
    return [one.jid for one in claimed]


def count(store: Store, state: JobState) -> int:
    return store.count(View(state=state))


def run(store: Store, command: commands.Command) -> tuple[Report, Entry | None]:
    report = command(store, Progress())
    entry = entry_for(command, report)
    assert entry is None or isinstance(entry, Entry)
    return report, entry


def some(state: JobState, jids: list[str] | None = None, query: str = "") -> Selection:
    return Selection(view=View(state=state, query=parse(query) if query else None), jids=jids)


def only_group(store: Store) -> ErrorGroup:
    [group] = store.error_groups()
    return group


# -- enqueueing again


def test_finished_jobs_are_enqueued_again_as_new_jobs(store: Store) -> None:
    jids = complete(store, 5, tags=["nightly"], retry=3, priority=2)

    report, entry = run(store, cloning.clone(some(S.COMPLETED, jids[:2])))

    assert report.text == "Enqueued 2 jobs again"
    rows = store.page(View(state=S.ENQUEUED)).rows
    assert len(rows) == 2
    assert {row.jid for row in rows}.isdisjoint(jids)
    items = [wire.decode(row.head) for row in rows]
    assert sorted(item["args"][0] for item in items) == [0, 1]
    assert {(item["retry"], *item["tags"]) for item in items} == {(3, "nightly")}
    assert {row.priority for row in rows} == {2}
    assert entry is not None
    assert entry.undo(store, Progress()).text == "Deleted 2 jobs"
    assert count(store, S.ENQUEUED) == 0


def test_undoing_says_which_of_the_new_jobs_had_begun(store: Store) -> None:
    complete(store, 3)
    _, entry = run(store, cloning.clone(some(S.COMPLETED)))
    store.claim([("default", 1)], 1)

    assert entry is not None
    assert entry.undo(store, Progress()).text == "2 of 3 deleted, 1 already running or gone"


def test_what_a_query_matches_can_be_enqueued_again(store: Store) -> None:
    complete(store, 3)

    report, _ = run(store, cloning.clone(some(S.COMPLETED, query="args:1")))

    assert report.count == 1


def test_dead_jobs_of_any_length_can_be_cloned(store: Store) -> None:
    push(store, 1, note="x" * 5000)
    commands.kill(some(S.ENQUEUED))(store, Progress())

    report, _ = run(store, cloning.clone(some(S.DEAD)))

    assert report.text == "Enqueued 1 job again"
    [row] = store.page(View(state=S.ENQUEUED)).rows
    assert row.size > 5000


def test_a_payload_of_which_only_the_beginning_is_kept_is_left(tmp_path: Path) -> None:
    store = KINDS["sqlite"](tmp_path)
    store.register(
        ProcessInfo(
            identity="host:1:a",
            hostname="host",
            pid=1,
            started_at=1.0,
            concurrency=5,
            queues={},
            version="0",
        )
    )
    complete(store, 1, note="x" * 5000)
    complete(store, 1)

    report, _ = run(store, cloning.clone(some(S.COMPLETED)))

    assert report.count == count(store, S.ENQUEUED) == 1
    assert report.text.startswith("Enqueued 1 job again; 1 could not be: ")
    store.close()


# -- the trash


def test_restored_jobs_are_where_they_were_and_can_be_deleted_again(store: Store) -> None:
    dead = fail(store, 3)
    retrying = fail(store, 2, dead=False)
    commands.delete(some(S.DEAD))(store, Progress())
    commands.delete(some(S.RETRY))(store, Progress())

    report, entry = run(store, trash.restore(some(S.TRASH, [*dead[:2], retrying[0]])))

    assert report.text == "Restored 3 jobs"
    assert (count(store, S.DEAD), count(store, S.RETRY), count(store, S.TRASH)) == (2, 1, 2)
    assert entry is not None
    assert entry.undo(store, Progress()).text == "Deleted 3 jobs"
    assert count(store, S.TRASH) == 5


def test_all_of_the_trash_comes_back_from_many_operations(store: Store) -> None:
    for jid in fail(store, 4):
        commands.delete(some(S.DEAD, [jid]))(store, Progress())

    report, _ = run(store, trash.restore(some(S.TRASH)))

    assert (report.text, count(store, S.DEAD)) == ("Restored 4 jobs", 4)
    assert store.operations() == []


def test_a_whole_operation_comes_back(store: Store) -> None:
    fail(store, 4)
    commands.delete(some(S.DEAD))(store, Progress())
    [operation] = store.operations()

    report, entry = run(store, trash.restore_operation(operation.id))

    assert (report.text, entry, count(store, S.DEAD)) == ("Restored 4 jobs", None, 4)


def test_what_is_deleted_for_good_is_gone(store: Store) -> None:
    jids = fail(store, 3)
    commands.delete(some(S.DEAD))(store, Progress())

    report, entry = run(store, trash.purge(some(S.TRASH, jids[:1])))
    assert (report.text, entry, count(store, S.TRASH)) == ("Deleted 1 job for good", None, 2)

    report, _ = run(store, trash.purge(some(S.TRASH)))
    assert (report.text, count(store, S.TRASH)) == ("Deleted 2 jobs for good", 0)
    assert store.account().missing == 0


# -- groups of errors


def test_a_group_is_retried_and_others_are_left(store: Store) -> None:
    fail(store, 3)
    fail(store, 2, dead=False)
    other = fail(store, 1, "quite another error")
    group = next(one for one in store.error_groups() if one.count == 5)

    report, entry = run(store, groups.retry(group))

    assert report.text == "Retried 5 jobs"
    assert (count(store, S.ENQUEUED), count(store, S.RETRY)) == (5, 0)
    assert [row.jid for row in store.page(View(state=S.DEAD)).rows] == other
    assert entry is not None
    assert entry.undo(store, Progress()).text == "Restored 5 jobs"
    assert (count(store, S.DEAD), count(store, S.RETRY)) == (4, 2)


def test_a_group_is_deleted_as_one_operation(store: Store) -> None:
    fail(store, 3)
    fail(store, 2, dead=False)

    report, _ = run(store, groups.delete(only_group(store)))

    assert (report.text, count(store, S.TRASH)) == ("Deleted 5 jobs", 5)
    assert [one.count for one in store.operations()] == [5]


def test_a_group_of_more_than_one_step_is_done_whole(store: Store) -> None:
    fail(store, commands.STEP + 200)
    progress = Progress()

    report = groups.delete(only_group(store))(store, progress)

    assert report.count == progress.done == commands.STEP + 200
    assert count(store, S.DEAD) == 0


def test_a_cancelled_group_ends_after_its_step(store: Store) -> None:
    fail(store, commands.STEP + 200)
    group = only_group(store)
    progress = Progress()
    progress.cancel()

    report = groups.delete(group)(store, progress)

    assert (report.count, report.cancelled, report.op) == (0, True, None)


@pytest.mark.parametrize("name", ["TimeoutError", "Net::Timeout", 'odd "name" \\', ""])
def test_any_class_of_error_makes_a_query(name: str) -> None:
    group = ErrorGroup(
        key="0123456789ab",
        error_class=name,
        place="",
        pattern="",
        message="",
        count=1,
        first=1.0,
        last=1.0,
        trend=(),
        classes=(),
        retrying=0,
        dead=0,
    )
    assert len(parse(groups.query_of(group)).places) == (2 if name else 1)
