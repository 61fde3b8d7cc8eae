"""What every store must do when an operation is taken back part by part, and Dead is full."""

from __future__ import annotations

from itertools import islice

from tests.stores.kit import Kit

from kickboard.payload.record import JobState
from kickboard.stores.base import NewJob, RestoredPart, Selection, Target, View

DEAD, ENQUEUED, RETRY, TRASH = JobState.DEAD, JobState.ENQUEUED, JobState.RETRY, JobState.TRASH


def all_of(state: JobState) -> Selection:
    return Selection(view=View(state=state))


def push_many(kit: Kit, number: int) -> list[str]:
    jids = [f"{n:024x}" for n in range(number)]
    payload = '{"class":"A","args":[],"jid":"%s","queue":"default"}'
    kit.store.push([NewJob(jid, "A", "default", (payload % jid).encode()) for jid in jids])
    return jids


def count(kit: Kit, state: JobState) -> int:
    return kit.store.snapshot().counts[state]


def test_a_large_operation_comes_back_in_parts_exactly_as_it_was(kit: Kit) -> None:
    jids = push_many(kit, 2500)
    op = kit.store.delete(all_of(ENQUEUED), 2500).op

    parts = list(kit.store.restoring(op))

    assert [part for part in parts if part != (0, 0, 0)] == [
        (1000, 0, 0),
        (1000, 0, 0),
        (500, 0, 0),
    ]
    page = kit.store.page(View(state=ENQUEUED), None, 3000)
    assert sorted(row.jid for row in page.rows) == sorted(jids)
    assert kit.store.operations() == []
    assert kit.store.account().missing == 0


def test_who_stops_between_two_parts_can_go_on_later(kit: Kit) -> None:
    push_many(kit, 2500)
    op = kit.store.delete(all_of(ENQUEUED), 2500).op

    assert list(islice(kit.store.restoring(op), 1)) == [(1000, 0, 0)]
    assert (count(kit, ENQUEUED), count(kit, TRASH)) == (1000, 1500)
    assert [one.count for one in kit.store.operations()] == [1500]

    assert kit.store.restore(op) == (1500, 0)
    assert kit.store.operations() == []
    assert count(kit, ENQUEUED) == 2500


def test_dead_takes_no_more_back_than_it_holds_and_the_others_can_come_later(kit: Kit) -> None:
    kit.bury("a", "b", "c")
    op = kit.store.delete(all_of(DEAD)).op
    kit.bury("new")

    assert list(kit.store.restoring(op, dead_max=3)) == [RestoredPart(2, 0, 1)]
    assert sorted(kit.jids(DEAD)) == ["b", "c", "new"]  # the newest: an engine keeps those
    [left] = kit.jids(TRASH)
    assert [one.count for one in kit.store.operations()] == [1]

    kit.store.move(Selection(view=View(state=DEAD), jids=["new"]), Target(state=ENQUEUED))
    assert list(kit.store.restoring(op, dead_max=3)) == [RestoredPart(1, 0, 0)]
    assert left in kit.jids(DEAD)
    assert kit.store.account().missing == 0


def test_what_goes_elsewhere_than_to_dead_comes_back_though_dead_is_full(kit: Kit) -> None:
    kit.fail(kit.run("retry"), delay=60)
    kit.bury("dead")
    op = kit.store.delete(all_of(DEAD)).op
    kit.store.delete(all_of(RETRY), op=op)

    assert list(kit.store.restoring(op, dead_max=0)) == [RestoredPart(1, 0, 1)]
    assert (kit.jids(RETRY), kit.jids(DEAD), kit.jids(TRASH)) == (["retry"], [], ["dead"])


def test_named_jobs_keep_to_what_dead_holds_too(kit: Kit) -> None:
    kit.bury("a", "b", "c")
    op = kit.store.delete(all_of(DEAD)).op

    told = list(kit.store.restoring(op, ["a", "b"], dead_max=1))

    assert told == [RestoredPart(1, 0, 1)]
    assert len(kit.jids(DEAD)) == 1
    assert kit.store.restore(op) == (2, 0)


def test_what_has_gone_on_takes_no_room_in_dead(kit: Kit) -> None:
    kit.bury("a", "b", "c")
    op = kit.store.move(all_of(DEAD), Target(state=ENQUEUED)).op
    [first] = kit.claim(1)
    kit.complete([first])

    assert list(kit.store.restoring(op, dead_max=2)) == [RestoredPart(2, 1, 0)]
