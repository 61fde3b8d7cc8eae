"""What people do to jobs, in any store: move, delete, undo, purge, pause."""

import pytest
from tests.stores.kit import Kit, process, these

from kickboard.payload.record import JobState
from kickboard.stores.base import Beat, JobRow, Selection, Target, View

ENQUEUED, SCHEDULED, RETRY, BUSY, DEAD, TRASH = (
    JobState.ENQUEUED,
    JobState.SCHEDULED,
    JobState.RETRY,
    JobState.BUSY,
    JobState.DEAD,
    JobState.TRASH,
)


def rows(kit: Kit, state: JobState) -> dict[str, JobRow]:
    return {row.jid: row for row in kit.store.page(View(state=state)).rows}


# -- move


def test_a_retried_job_goes_to_the_back_and_gives_its_try_back(kit: Kit) -> None:
    kit.fail(kit.run("a"))
    kit.push("waiting")

    moved = kit.store.move(these(RETRY, "a"), Target(state=ENQUEUED, give_back_try=True))

    assert (moved.moved, moved.more, moved.jids) == (1, False, ("a",))
    waiting, again = kit.claim()
    assert (waiting.jid, again.jid) == ("waiting", "a")
    assert again.retry_count == -1
    assert again.enqueued_at == kit.clock.now()


def test_all_of_a_state_are_moved_in_their_order(kit: Kit) -> None:
    kit.bury("a", "b", "c")

    kit.store.move(these(DEAD), Target(state=ENQUEUED))

    assert [d.jid for d in kit.claim()] == ["a", "b", "c"]


def test_a_large_move_goes_on_in_steps_under_one_operation(kit: Kit) -> None:
    kit.bury("a", "b", "c", "d", "e")

    first = kit.store.move(these(DEAD), Target(state=ENQUEUED), 2)
    second = kit.store.move(these(DEAD), Target(state=ENQUEUED), 2, first.op)
    third = kit.store.move(these(DEAD), Target(state=ENQUEUED), 2, first.op)

    assert [(m.moved, m.more) for m in (first, second, third)] == [(2, True), (2, True), (1, False)]
    assert {m.op for m in (first, second, third)} == {first.op}
    assert kit.store.restore(first.op) == (5, 0)
    assert kit.jids(DEAD) == ["a", "b", "c", "d", "e"]


def test_jids_that_are_elsewhere_by_now_are_left_alone(kit: Kit) -> None:
    kit.bury("a")
    kit.push("b")

    moved = kit.store.move(these(DEAD, "a", "b", "nobody"), Target(state=ENQUEUED))

    assert moved.moved == 1


def test_what_is_running_is_never_moved(kit: Kit) -> None:
    kit.run("a")

    assert kit.store.move(these(BUSY), Target(state=DEAD)).moved == 0
    assert kit.store.delete(these(BUSY, "a")).moved == 0
    assert kit.jids(BUSY) == ["a"]


def test_only_what_was_seen_is_touched(kit: Kit) -> None:
    kit.push("a", "b")
    seen = max(row.key for row in kit.store.page(View(state=ENQUEUED)).rows)
    kit.push("later")

    moved = kit.store.delete(Selection(view=View(state=ENQUEUED), upto=seen))

    assert moved.moved == 2
    assert kit.jids(ENQUEUED) == ["later"]


def test_a_job_can_be_moved_to_another_queue(kit: Kit) -> None:
    kit.push("a", "b", queue="slow")

    kit.store.move(these(ENQUEUED, "b"), Target(state=ENQUEUED, queue="fast"))

    assert [d.jid for d in kit.claim(queue="fast")] == ["b"]
    assert [d.jid for d in kit.claim(queue="slow")] == ["a"]


def test_a_job_can_be_rescheduled(kit: Kit) -> None:
    kit.push("a", at=kit.clock.now() + 60)

    kit.store.move(these(SCHEDULED, "a"), Target(state=SCHEDULED, at=kit.clock.now() + 600))

    assert kit.store.next_due() == kit.clock.now() + 600


def test_a_waiting_job_keeps_its_time_when_only_its_queue_changes(kit: Kit) -> None:
    kit.push("a", at=kit.clock.now() + 60)
    kit.fail(kit.run("b"), delay=30)
    due = {jid: row.at for state in (SCHEDULED, RETRY) for jid, row in rows(kit, state).items()}

    for state, jid in ((SCHEDULED, "a"), (RETRY, "b")):
        kit.store.move(these(state), Target(state=state, queue="slow", keep_time=True))
        assert rows(kit, state)[jid].queue == "slow"
        assert rows(kit, state)[jid].at == due[jid]


def test_a_job_can_be_buried_by_hand(kit: Kit) -> None:
    kit.push("a")
    kit.clock.advance(5)

    kit.store.move(these(ENQUEUED, "a"), Target(state=DEAD))

    (row,) = kit.store.page(View(state=DEAD)).rows
    assert (row.jid, row.at) == ("a", kit.clock.now())


# -- delete, restore, purge


def test_deleted_jobs_stand_in_the_trash_and_are_not_run(kit: Kit) -> None:
    kit.push("a", "b")

    kit.store.delete(these(ENQUEUED, "a"))

    assert kit.jids(TRASH) == ["a"]
    assert [d.jid for d in kit.claim()] == ["b"]


def test_undo_puts_every_job_back_exactly_where_it_was(kit: Kit) -> None:
    kit.fail(kit.run("retry"), delay=60)
    kit.bury("dead")
    kit.push("first", priority=0)
    kit.push("a", "b", "c")
    kit.push("later", at=kit.clock.now() + 60)
    before = {state: kit.store.page(View(state=state)).rows for state in JobState}

    operations = [
        kit.store.delete(these(ENQUEUED, "b", "first")).op,
        kit.store.delete(these(SCHEDULED)).op,
        kit.store.move(these(DEAD), Target(state=ENQUEUED, give_back_try=True)).op,
        kit.store.move(these(RETRY), Target(state=DEAD)).op,
    ]
    kit.clock.advance(10)
    restored = [kit.store.restore(op) for op in reversed(operations)]

    assert restored == [(1, 0), (1, 0), (1, 0), (2, 0)]
    assert {state: kit.store.page(View(state=state)).rows for state in JobState} == before
    assert [d.jid for d in kit.claim()] == ["first", "a", "b", "c"]


def test_undo_leaves_alone_what_has_run_meanwhile(kit: Kit) -> None:
    kit.bury("a", "b", "c")
    op = kit.store.move(these(DEAD), Target(state=ENQUEUED)).op
    (a,) = kit.claim(1)
    kit.complete([a])
    kit.claim(1)

    assert kit.store.restore(op) == (1, 2)
    assert kit.jids(DEAD) == ["c"]
    assert kit.jids(BUSY) == ["b"]


def test_undo_leaves_alone_what_was_claimed_and_given_back(kit: Kit) -> None:
    kit.bury("a")
    op = kit.store.move(these(DEAD), Target(state=ENQUEUED)).op
    kit.store.release(kit.claim())

    assert kit.store.restore(op) == (0, 1)
    assert kit.jids(ENQUEUED) == ["a"]


def test_undo_leaves_alone_what_was_promoted(kit: Kit) -> None:
    kit.bury("a")
    op = kit.store.move(these(DEAD), Target(state=SCHEDULED, at=kit.clock.now() + 5)).op
    kit.store.promote(kit.clock.now() + 10)

    assert kit.store.restore(op) == (0, 1)


def test_operations_on_one_job_are_undone_one_after_the_other(kit: Kit) -> None:
    kit.push("a", "b")
    first = kit.store.move(these(ENQUEUED, "a"), Target(state=DEAD)).op
    second = kit.store.delete(these(DEAD, "a")).op

    assert kit.store.restore(second) == (1, 0)
    assert kit.jids(DEAD) == ["a"]
    assert kit.store.restore(first) == (1, 0)
    assert kit.jids(ENQUEUED) == ["a", "b"]


def test_the_earlier_operation_cannot_be_undone_over_the_later(kit: Kit) -> None:
    kit.push("a")
    first = kit.store.move(these(ENQUEUED, "a"), Target(state=DEAD)).op
    kit.store.delete(these(DEAD, "a"))

    assert kit.store.restore(first) == (0, 1)
    assert kit.jids(TRASH) == ["a"]


def test_an_operation_can_be_undone_once(kit: Kit) -> None:
    kit.push("a")
    op = kit.store.delete(these(ENQUEUED, "a")).op
    kit.store.restore(op)

    assert kit.store.restore(op) == (0, 0)
    assert kit.store.restore(12345) == (0, 0)


def test_purging_empties_the_trash_and_nothing_else(kit: Kit) -> None:
    kit.push("a", "b", "c")
    op = kit.store.delete(these(ENQUEUED, "a", "b")).op

    assert kit.store.purge(these(ENQUEUED)) == 0
    assert kit.store.purge(these(TRASH, "a")) == 1
    assert kit.jids(TRASH) == ["b"]
    assert kit.store.restore(op) == (1, 1)
    assert kit.jids(ENQUEUED) == ["b", "c"]


def test_a_jid_in_the_trash_is_taken_and_free_once_purged(kit: Kit) -> None:
    kit.push("a")
    kit.store.delete(these(ENQUEUED, "a"))
    kit.push("a")
    assert kit.jids(ENQUEUED) == []

    kit.store.purge(these(TRASH))
    kit.push("a")
    assert kit.jids(ENQUEUED) == ["a"]


# -- queues


def test_pausing_is_remembered_with_its_time(kit: Kit) -> None:
    kit.push("a", queue="slow")
    at = kit.clock.now()
    kit.store.pause("slow", paused=True)
    kit.clock.advance(5)
    kit.store.pause("slow", paused=True)

    (queue,) = kit.store.snapshot().queues
    assert (queue.name, queue.paused, queue.paused_at) == ("slow", True, at)
    assert kit.store.paused() == (False, frozenset(["slow"]))

    kit.store.pause("slow", paused=False)
    (queue,) = kit.store.snapshot().queues
    assert (queue.paused, queue.paused_at) == (False, None)


def test_pausing_everything_leaves_the_queues_as_they_are(kit: Kit) -> None:
    kit.push("a")
    kit.store.pause(None, paused=True)

    assert kit.store.paused() == (True, frozenset())
    assert kit.store.snapshot().paused
    assert not kit.store.snapshot().queues[0].paused


def test_a_queue_tells_its_size_what_runs_and_since_when_the_next_waits(kit: Kit) -> None:
    at = kit.clock.now()
    kit.push("a", "b", "c")
    kit.clock.advance(5)
    kit.push("d")
    kit.claim(1)

    (queue,) = kit.store.snapshot().queues

    assert (queue.name, queue.size, queue.busy, queue.oldest_at) == ("default", 3, 1, at)


def test_an_empty_queue_stays_listed_until_it_is_forgotten(kit: Kit) -> None:
    kit.complete(kit.run("a"))
    assert [queue.name for queue in kit.store.snapshot().queues] == ["default"]

    assert kit.store.forget_queue("default")
    assert kit.store.snapshot().queues == ()

    kit.push("b")
    assert [queue.name for queue in kit.store.snapshot().queues] == ["default"]


def test_a_queue_with_jobs_cannot_be_forgotten(kit: Kit) -> None:
    kit.push("a")

    assert not kit.store.forget_queue("default")
    assert not kit.store.forget_queue("nobody knows it")
    assert [d.jid for d in kit.claim()] == ["a"]


def test_a_queue_is_forgotten_while_its_jobs_lie_elsewhere_and_listed_when_one_comes_back(
    kit: Kit,
) -> None:
    later = kit.clock.now() + 5
    kit.push("a", "b")
    kit.push("c", at=later)
    deleted = kit.store.delete(these(JobState.ENQUEUED))
    assert kit.store.forget_queue("default")
    assert kit.store.snapshot().queues == ()

    assert deleted.op is not None
    assert kit.store.restore(deleted.op).restored == 2
    assert [queue.size for queue in kit.store.snapshot().queues] == [2]

    kit.store.delete(these(JobState.ENQUEUED))
    assert kit.store.forget_queue("default")
    kit.clock.advance(6)
    kit.store.promote(kit.clock.now())
    assert [queue.size for queue in kit.store.snapshot().queues] == [1]


@pytest.mark.parametrize("paused", [True, False])
def test_a_forgotten_queue_is_listed_again_as_it_was(kit: Kit, *, paused: bool) -> None:
    kit.complete(kit.run("a"))
    kit.store.pause("default", paused=paused)
    assert kit.store.forget_queue("default")
    assert kit.store.snapshot().queues == ()
    assert kit.store.paused() == (False, frozenset())

    kit.store.pause("default", paused=paused)

    [queue] = kit.store.snapshot().queues
    assert (queue.name, queue.size, queue.paused) == ("default", 0, paused)


# -- processes


def test_a_process_is_listed_with_its_latest_beat(kit: Kit) -> None:
    kit.clock.advance(7)
    kit.store.heartbeat(Beat(identity="host:1:a", busy=3, concurrency=5, quiet=True, rss_kb=4096))

    (stat,) = kit.store.snapshot().processes

    assert stat.info == process()
    assert (stat.beat_at, stat.busy, stat.quiet, stat.rss_kb) == (kit.clock.now(), 3, True, 4096)


def test_a_process_learns_once_what_was_asked_of_it(kit: Kit) -> None:
    beat = Beat(identity="host:1:a", busy=0, concurrency=5, quiet=False)

    assert kit.store.signal("host:1:a", "quiet")
    assert kit.store.signal("host:1:a", "stop")

    assert kit.store.heartbeat(beat) == ["quiet", "stop"]
    assert kit.store.heartbeat(beat) == []


def test_nobody_can_be_asked_who_is_not_there(kit: Kit) -> None:
    assert not kit.store.signal("host:9:z", "quiet")

    kit.store.unregister()
    assert not kit.store.signal("host:1:a", "quiet")
    assert kit.store.snapshot().processes == ()
