"""A job in the place of another, lines of jobs that move, groups of errors: through the stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.app.fakes.seeded import fill

from kickboard.client import Client
from kickboard.clock import ManualClock
from kickboard.errors import PayloadError, StoreError
from kickboard.inspection import bulk, groups
from kickboard.inspection.editing import copied, edit
from kickboard.payload import wire
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores import open_store
from kickboard.stores.base import NewJob, Selection, Store, Target, View
from kickboard.stores.memory import MemoryStore
from kickboard.stores.sqlite import operating


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    clock = ManualClock(1_795_500_000.0)
    opened: Store = MemoryStore(clock)
    if request.param == "sqlite":
        opened = open_store(f"sqlite:///{tmp_path / 'jobs.db'}", clock=clock)
    yield opened
    opened.close()


def push(store: Store, **item: object) -> JobRecord:
    jid = Client(store).push({"class": "MailJob", "args": ["a@example.com"], **item})
    return record(store, str(jid))


def record(store: Store, jid: str) -> JobRecord:
    found = store.get(jid)
    assert found is not None
    return found.record


def waiting(store: Store, state: JobState = JobState.ENQUEUED) -> list[tuple[str, str]]:
    return [(row.queue, row.jid) for row in store.page(View(state=state), None, 5000).rows]


# -- edit


def test_an_edited_job_is_another_one_that_names_the_old(store: Store) -> None:
    old = push(store, queue="mailers", retry=3, tags=["nightly"], priority=2, note="kept")

    replaced = edit(Client(store), old, {"args": ["b@example.com"], "retry": 7})

    assert replaced is not None
    new = record(store, replaced.jid)
    assert (new.args, new.retry, new.queue) == (("b@example.com",), 7, "mailers")
    assert (new.priority, new.tags, new.extra) == (
        2,
        ("nightly",),
        {"note": "kept", "clone_of": old.jid},
    )
    assert new.jid != old.jid
    assert record(store, old.jid).state is JobState.TRASH
    assert store.restore(replaced.op) == (1, 0)
    assert record(store, old.jid) == old
    assert store.get(replaced.jid) is None


def test_what_would_be_no_job_changes_nothing(store: Store) -> None:
    old = push(store)

    for changes in ({"args": [{1, 2}]}, {"queue": ""}, {"retry": -1}, {"class": "two\nlines"}):
        with pytest.raises(PayloadError):
            edit(Client(store), old, changes)

    assert record(store, old.jid) == old
    assert waiting(store) == [("default", old.jid)]


def test_a_job_that_has_gone_on_is_left_alone(store: Store) -> None:
    old = push(store)
    store.move(Selection(view=View(state=JobState.ENQUEUED)), Target(state=JobState.DEAD))

    assert edit(Client(store), old, {"args": []}) is None

    assert waiting(store, JobState.DEAD) == [("default", old.jid)]
    assert waiting(store) == []


def test_a_middleware_that_stops_the_push_stops_the_edit(store: Store) -> None:
    old = push(store)
    client = Client(store)
    client.middleware.add(lambda *_: None)

    assert edit(client, old, {"args": []}) is None

    assert waiting(store) == [("default", old.jid)]


def test_a_store_that_fails_half_way_keeps_the_old_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new job is in when the old one is to leave: that is undone with the rest."""
    opened = open_store(f"sqlite:///{tmp_path / 'jobs.db'}")
    old = push(opened)

    def broken(*_: object) -> None:
        raise StoreError("the disk is full", opened.url)

    monkeypatch.setattr(operating, "delete", broken)
    with pytest.raises(StoreError, match="disk is full"):
        edit(Client(opened), old, {"args": []})

    assert waiting(opened) == [("default", old.jid)]
    assert opened.account().missing == 0
    opened.close()


def test_a_malformed_job_is_edited_into_one_that_can_run(store: Store) -> None:
    store.push([NewJob("broken", "MailJob", "default", b'{"class":"MailJob","args":')])

    changes = {"class": "MailJob", "args": [1], "queue": "default"}
    replaced = edit(Client(store), record(store, "broken"), changes)

    assert replaced is not None
    new = record(store, replaced.jid)
    assert (new.args, new.extra) == ((1,), {"clone_of": "broken"})


def test_what_became_of_a_job_is_not_copied() -> None:
    payload = wire.encode(
        {"class": "A", "args": [], "jid": "a", "retry_count": 3, "error_class": "E", "x": 1}
    )

    assert copied("a", payload, 4) == {
        "class": "A",
        "args": [],
        "x": 1,
        "priority": 4,
        "clone_of": "a",
    }


# -- lines of jobs that move


def lines(store: Store, count: int) -> list[str]:
    items = [
        {"class": "MailJob", "args": [n], "queue": ("a", "m", "z")[n % 3]} for n in range(count)
    ]
    return [str(jid) for jid in Client(store).push_bulk(items)]


@pytest.mark.parametrize("to", ["a", "m", "z", "new"])
def test_a_line_of_jobs_stays_a_line_in_its_new_queue(
    store: Store, to: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "STEP", 4)
    lines(store, 30)
    before = waiting(store)
    there = [jid for queue, jid in before if queue == to]
    others = [jid for queue, jid in before if queue != to]

    acted = bulk.move(
        store,
        Selection(view=View(state=JobState.ENQUEUED)),
        Target(state=JobState.ENQUEUED, queue=to),
    )

    assert acted.jobs == len(others)
    assert waiting(store) == [(to, jid) for jid in [*there, *others]]
    assert acted.op is not None
    assert store.restore(acted.op) == (len(others), 0)
    assert waiting(store) == before


def test_jobs_that_only_change_their_queue_wait_on_as_they_did(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "STEP", 3)
    now = store.snapshot().at
    for n in range(10):
        push(store, at=now + 60 + n % 2, queue="a" if n % 3 else "b")
    before = {row.jid: row.at for row in store.page(View(state=JobState.SCHEDULED)).rows}

    acted = bulk.move(
        store,
        Selection(view=View(state=JobState.SCHEDULED)),
        Target(state=JobState.SCHEDULED, queue="b", keep_time=True),
    )

    rows = store.page(View(state=JobState.SCHEDULED)).rows
    assert acted.jobs == 6
    assert {row.queue for row in rows} == {"b"}
    assert {row.jid: row.at for row in rows} == before


# -- groups of errors


def test_all_jobs_of_a_group_are_retried_and_come_back(store: Store) -> None:
    fill(store, dead=40, retry=40)
    [group, *_] = store.error_groups()

    heard: list[int] = []

    acted = groups.retry(store, group, heard.append)

    assert acted.jobs == group.dead + group.retrying > 0
    assert heard == [group.dead, acted.jobs]
    assert store.snapshot().counts[JobState.ENQUEUED] == acted.jobs
    again = next(one for one in store.error_groups() if one.key == group.key)
    assert (again.dead, again.retrying) == (0, 0)
    assert acted.op is not None
    assert store.restore(acted.op) == (acted.jobs, 0)


def test_all_jobs_of_a_group_are_deleted_and_no_others(store: Store) -> None:
    fill(store, dead=40, retry=40)
    [group, *_] = store.error_groups()

    acted = groups.delete(store, group)

    counts = store.snapshot().counts
    assert acted.jobs == counts[JobState.TRASH] == group.dead + group.retrying
    assert counts[JobState.DEAD] + counts[JobState.RETRY] == 80 - acted.jobs
