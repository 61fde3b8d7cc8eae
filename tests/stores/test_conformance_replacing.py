"""One job in the place of another, in any store: both or neither, there and back."""

from collections.abc import Callable

import pytest
from tests.stores.kit import PLACES, Kit, job, these

from kickboard.payload.record import JobState
from kickboard.stores.base import JobRow, Target, View

ENQUEUED, SCHEDULED, RETRY, BUSY, DEAD, TRASH = PLACES


def everything(kit: Kit) -> dict[JobState, tuple[JobRow, ...]]:
    return {state: kit.store.page(View(state=state)).rows for state in PLACES}


def test_the_new_job_waits_and_the_old_one_is_in_the_trash(kit: Kit) -> None:
    kit.bury("old")

    op = kit.store.replace("old", DEAD, job("new", queue="fast"))

    assert op is not None
    assert (kit.jids(TRASH), kit.jids(DEAD)) == (["old"], [])
    assert [d.jid for d in kit.claim(queue="fast")] == ["new"]
    assert [(one.id, one.target, one.count) for one in kit.store.operations()] == [(op, TRASH, 1)]


def test_the_new_job_can_wait_for_a_time(kit: Kit) -> None:
    kit.push("old")

    kit.store.replace("old", ENQUEUED, job("new", at=kit.clock.now() + 60))

    assert kit.jids(SCHEDULED) == ["new"]
    assert kit.store.next_due() == kit.clock.now() + 60


@pytest.mark.parametrize("at", [None, 60.0])
@pytest.mark.parametrize(
    ("state", "begin"),
    [
        (ENQUEUED, lambda kit: kit.push("other", "old", "last", priority=3)),
        (SCHEDULED, lambda kit: kit.push("old", at=kit.clock.now() + 60)),
        (RETRY, lambda kit: kit.fail(kit.run("old"), delay=60)),
        (DEAD, lambda kit: kit.bury("old", "other")),
    ],
)
def test_undo_makes_everything_as_it_was(
    kit: Kit, state: JobState, begin: Callable[[Kit], None], at: float | None
) -> None:
    begin(kit)
    before = everything(kit)
    due = None if at is None else kit.clock.now() + at

    op = kit.store.replace("old", state, job("new", queue="fast", at=due))
    assert op is not None
    kit.clock.advance(5)

    assert kit.store.restore(op) == (1, 0)
    assert everything(kit) == before
    assert kit.store.restore(op) == (0, 0)
    assert kit.store.operations() == []


@pytest.mark.parametrize("ended", [False, True])
def test_a_job_whose_successor_has_begun_stays_in_the_trash(kit: Kit, *, ended: bool) -> None:
    kit.bury("old")
    op = kit.store.replace("old", DEAD, job("new"))
    assert op is not None
    claimed = kit.claim()
    if ended:
        kit.complete(claimed)

    assert kit.store.restore(op) == (0, 1)

    assert (kit.jids(TRASH), kit.jids(DEAD)) == (["old"], [])
    assert kit.store.restore(op, ["old"]) == (1, 0)
    assert kit.jids(DEAD) == ["old"]


def test_the_successor_stays_when_the_old_job_is_gone_for_good(kit: Kit) -> None:
    kit.push("old")
    op = kit.store.replace("old", ENQUEUED, job("new"))
    assert op is not None
    kit.store.purge(these(TRASH))

    assert kit.store.restore(op) == (0, 1)
    assert kit.jids(ENQUEUED) == ["new"]


def test_an_old_job_restored_by_its_jid_leaves_the_successor_alone(kit: Kit) -> None:
    kit.push("old")
    op = kit.store.replace("old", ENQUEUED, job("new"))
    assert op is not None

    assert kit.store.restore(op, ["old"]) == (1, 0)

    assert sorted(kit.jids(ENQUEUED)) == ["new", "old"]
    assert kit.store.restore(op) == (0, 0)
    assert sorted(kit.jids(ENQUEUED)) == ["new", "old"]


def test_what_is_elsewhere_by_now_is_not_replaced(kit: Kit) -> None:
    kit.run("runs")
    kit.push("waits", "twin")
    before = everything(kit)

    assert kit.store.replace("runs", BUSY, job("new")) is None
    assert kit.store.replace("runs", ENQUEUED, job("new")) is None
    assert kit.store.replace("waits", DEAD, job("new")) is None
    assert kit.store.replace("nobody", ENQUEUED, job("new")) is None
    assert kit.store.replace("waits", ENQUEUED, job("twin")) is None

    assert everything(kit) == before
    assert kit.store.operations() == []


def test_replacing_twice_is_undone_one_after_the_other(kit: Kit) -> None:
    kit.bury("old")
    first = kit.store.replace("old", DEAD, job("new"))
    kit.store.move(these(ENQUEUED, "new"), Target(state=DEAD))
    second = kit.store.replace("new", DEAD, job("newer"))
    assert first is not None
    assert second is not None

    assert kit.store.restore(second) == (1, 0)
    assert kit.jids(DEAD) == ["new"]
    assert kit.store.restore(first) == (0, 1)  # it was moved since
    assert (kit.jids(DEAD), kit.jids(TRASH)) == (["new"], ["old"])
