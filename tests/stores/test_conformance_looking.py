"""Looking at any store: pages by key and by number, orders, filters, counts."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from tests.stores.kit import PLACES, Kit, these

from kickboard.payload.record import JobState
from kickboard.stores.base import Cursor, JobRow, Outcome, View
from kickboard.stores.query import parse

ORDERS = ("at", "class", "queue", "error", "attempt", "jid")
DEAD, ENQUEUED = JobState.DEAD, JobState.ENQUEUED


def walk(kit: Kit, view: View, n: int) -> list[JobRow]:
    """Return all rows of a view, page after page by cursor."""
    rows: list[JobRow] = []
    at: Cursor | None = None
    for _ in itertools.repeat(None, 1000):
        page = kit.store.page(view, at, n)
        rows += page.rows
        at = page.after
        if at is None:
            return rows
    raise AssertionError("the pages never end")


@pytest.fixture
def mixed(kit: Kit) -> Kit:
    """Fill a store with 4 classes, 3 queues, 3 errors, 3 counts, in every state."""
    for number in range(60):
        job_class = ("ExportJob", "EmailJob", "ChartJob", "ZipJob")[number % 4]
        queue = ("default", "mailers", "low")[number % 3]
        kit.push(f"{number * 7919 % 997:03}", job_class=job_class, queue=queue)
        (delivery,) = kit.claim(queue=queue)
        if number % 5 == 0:
            kit.fail([delivery], delay=number)
        elif number % 5 == 1:
            kit.complete([delivery])
        else:
            kit.fail([delivery], Outcome.DEAD)
        kit.clock.advance(number % 2)
    for number in range(60, 80):
        kit.push(f"{number:03}", job_class="EmailJob", queue="low", priority=number % 3)
    return kit


@pytest.mark.parametrize("state", [*PLACES, JobState.COMPLETED])
def test_pages_by_cursor_and_by_number_tell_the_same(mixed: Kit, state: JobState) -> None:
    for order, descending in itertools.product(ORDERS, (False, True)):
        view = View(state=state, order=order, descending=descending)
        whole = list(mixed.store.page(view, n=1000).rows)

        assert len({row.key for row in whole}) == len(whole) == mixed.store.count(view)
        assert walk(mixed, view, 7) == whole
        for start in range(0, len(whole), 5):
            page = mixed.store.page(view, start, 7)
            assert list(page.rows) == whole[start : start + 7]
            assert page.start == start


def test_orders_are_what_they_are_called(mixed: Kit) -> None:
    values: dict[str, Callable[[JobRow], Any]] = {
        "at": lambda row: row.at,
        "class": lambda row: row.job_class,
        "queue": lambda row: row.queue,
        "attempt": lambda row: row.retry_count,
        "jid": lambda row: row.jid,
    }
    for order, value in values.items():
        up = mixed.store.page(View(state=DEAD, order=order), n=1000).rows
        down = mixed.store.page(View(state=DEAD, order=order, descending=True), n=1000).rows

        assert [value(row) for row in up] == sorted(value(row) for row in up)
        assert down == up[::-1]


def test_a_page_beyond_the_end_is_empty(mixed: Kit) -> None:
    page = mixed.store.page(View(state=DEAD), 10_000)

    assert page.rows == ()
    assert page.after is None


def test_pages_stay_true_while_rows_come_and_go(kit: Kit) -> None:
    """What was there all the time is seen once, whatever happens around it."""
    kit.bury(*[f"{number:03}" for number in range(40)])
    view = View(state=DEAD)
    seen: list[str] = []
    at: Cursor | None = None
    gone = {"005", "009", "012", "013", "030", "031"}
    for step in range(100):
        page = kit.store.page(view, at, 5)
        seen += [row.jid for row in page.rows]
        at = page.after
        if at is None:
            break
        if step == 1:
            kit.store.delete(these(DEAD, *gone))
            kit.bury("new")

    stayed = {f"{number:03}" for number in range(40)} - gone
    assert len(seen) == len(set(seen))
    assert stayed <= set(seen)
    assert "new" in seen


def test_a_page_goes_on_after_a_row_that_is_gone(kit: Kit) -> None:
    kit.bury("a", "b", "c", "d")
    first = kit.store.page(View(state=DEAD), n=2)
    kit.store.delete(these(DEAD, "b"))

    second = kit.store.page(View(state=DEAD), first.after, 2)

    assert [row.jid for row in second.rows] == ["c", "d"]


def test_a_filter_chooses_the_rows_the_pages_and_the_count(mixed: Kit) -> None:
    view = View(state=DEAD, query=parse("class:EmailJob"))
    all_dead = mixed.store.page(View(state=DEAD), n=1000).rows
    wanted = [row for row in all_dead if row.job_class == "EmailJob"]

    assert 0 < len(wanted) < len(all_dead)
    assert list(mixed.store.page(view, n=1000).rows) == wanted
    assert walk(mixed, view, 3) == wanted
    assert mixed.store.count(view) == len(wanted)
    assert list(mixed.store.page(view, 2, 3).rows) == wanted[2:5]


def test_an_operation_touches_what_its_filter_matches(mixed: Kit) -> None:
    view = View(state=DEAD, query=parse("queue:low"))
    n = mixed.store.count(view)

    moved = mixed.store.delete(type(these(DEAD))(view=view))

    assert moved.moved == n > 0
    assert mixed.store.count(view) == 0
    assert mixed.store.count(View(state=JobState.TRASH)) == n


def test_a_row_shows_the_head_of_its_payload_and_its_size(kit: Kit) -> None:
    kit.push("a")
    (delivery,) = kit.claim()
    kit.store.release([delivery])

    (row,) = kit.store.page(View(state=ENQUEUED)).rows

    assert row.head == delivery.payload
    assert row.size == len(delivery.payload)
    assert (row.queue, row.job_class, row.priority) == ("default", "EmailJob", 5)
    assert row.enqueued_at == row.at == kit.clock.now()


def test_a_snapshot_is_of_one_moment(mixed: Kit) -> None:
    snapshot = mixed.store.snapshot()

    assert snapshot.at == mixed.clock.now()
    assert snapshot.counts[ENQUEUED] == 20
    assert snapshot.counts[DEAD] == 36
    assert snapshot.counts[JobState.RETRY] == 12
    assert (snapshot.processed, snapshot.failed, snapshot.completed_kept) == (60, 48, 12)
    assert [queue.name for queue in snapshot.queues] == ["default", "low", "mailers"]
    assert snapshot.next_scheduled_at is None
    retries = mixed.store.page(View(state=JobState.RETRY), n=1).rows
    assert snapshot.next_retry_at == retries[0].at
