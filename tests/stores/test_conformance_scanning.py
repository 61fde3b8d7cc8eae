"""A search through everything, step by step, in any store."""

import random

import pytest
from tests.stores.kit import Kit, these

from kickboard.payload.record import JobState
from kickboard.stores.base import Cursor, JobRow, Outcome, View
from kickboard.stores.query import parse

ENQUEUED, SCHEDULED, RETRY, DEAD, COMPLETED = (
    JobState.ENQUEUED,
    JobState.SCHEDULED,
    JobState.RETRY,
    JobState.DEAD,
    JobState.COMPLETED,
)


def fill(kit: Kit) -> None:
    """Put some dozen jobs in each state, many of one moment."""
    rng = random.Random(7)
    for number in range(40):
        kit.fail(kit.run(f"retry{number}"), delay=rng.choice([5, 6]))
        kit.fail(kit.run(f"dead{number}"), Outcome.DEAD)
        kit.complete(kit.run(f"done{number}"))
        if number % 7 == 0:
            kit.clock.advance(1)
    kit.push(*(f"a{n}" for n in range(20)), queue="a")
    kit.push(*(f"b{n}" for n in range(20)), queue="b", priority=1)
    kit.push(*(f"later{n}" for n in range(30)), at=kit.clock.now() + 60)


def steps(kit: Kit, view: View, look: int, n: int = 1000) -> list[JobRow]:
    """Scan all of *view*, and check what each step says of itself."""
    after: Cursor | None = None
    rows: list[JobRow] = []
    hits = looked = 0
    while True:
        scanned = kit.store.scan(view, after, look, n)
        assert scanned.looked <= look
        assert len(scanned.rows) == min(scanned.hits, n)
        rows += scanned.rows
        hits, looked = hits + scanned.hits, looked + scanned.looked
        after = scanned.after
        if after is None:
            break
        assert scanned.looked == look
    assert hits == kit.store.count(view)
    assert looked == kit.store.count(View(state=view.state))
    return rows


@pytest.mark.parametrize("state", [ENQUEUED, SCHEDULED, RETRY, DEAD, COMPLETED])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("look", [1, 7, 1000])
def test_steps_find_what_a_page_finds(
    kit: Kit, state: JobState, look: int, *, descending: bool
) -> None:
    fill(kit)
    for query in (None, parse("1"), parse("-args[0]:*3*"), parse("queue:b"), parse("nowhere")):
        view = View(state=state, query=query, descending=descending)

        assert steps(kit, view, look) == list(kit.store.page(view, None, 1000).rows)


def test_a_step_returns_so_many_rows_and_counts_the_others(kit: Kit) -> None:
    fill(kit)
    view = View(state=DEAD, query=parse("dead*"))

    scanned = kit.store.scan(view, None, 30, 4)

    assert (len(scanned.rows), scanned.hits, scanned.looked) == (4, 30, 30)
    assert [row.jid for row in scanned.rows] == kit.jids(DEAD)[:4]


def test_what_leaves_between_two_steps_is_not_met_and_nothing_is_met_twice(kit: Kit) -> None:
    kit.push(*(f"j{n:02}" for n in range(30)))
    view = View(state=ENQUEUED, query=parse("jid:j*"))
    first = kit.store.scan(view, None, 10)
    kit.store.delete(these(ENQUEUED, "j09", "j10", "j11"))
    kit.push("new")

    second = kit.store.scan(view, first.after, 1000)

    assert [row.jid for row in second.rows] == [f"j{n}" for n in range(12, 30)]
    assert (second.hits, second.looked, second.after) == (18, 19, None)


def test_only_the_order_by_time_can_be_scanned(kit: Kit) -> None:
    with pytest.raises(ValueError, match="by time"):
        kit.store.scan(View(state=DEAD, order="class"))


def test_an_empty_state_is_looked_through_at_once(kit: Kit) -> None:
    assert kit.store.scan(View(state=DEAD, query=parse("x")))[:4] == ((), 0, 0, None)
    assert kit.store.scan(View(state=JobState.DISCARDED))[:4] == ((), 0, 0, None)
