"""A job's way through any store: pushed, claimed, finished, given back, promoted."""

import pytest
from tests.stores.kit import Kit, job, needs, process

from kickboard.payload.record import JobState
from kickboard.stores.base import Delivery, Done, Finished, NewJob, PushResult, Store

# -- push


def test_jobs_run_in_the_order_they_were_pushed(kit: Kit) -> None:
    kit.push("a", "b")
    kit.push("c")

    assert [d.jid for d in kit.claim()] == ["a", "b", "c"]


def test_a_lower_priority_number_runs_first(kit: Kit) -> None:
    needs(kit, "priorities")
    kit.push("late", priority=9)
    kit.push("usual")
    kit.push("first", priority=0)
    kit.push("second", priority=0)

    assert [d.jid for d in kit.claim()] == ["first", "second", "usual", "late"]


def test_a_delivery_is_what_was_pushed(kit: Kit) -> None:
    new = job("a", "ReportJob", "reports", priority=3)
    kit.store.push([new])
    kit.clock.advance(2)

    (delivery,) = kit.claim(queue="reports")

    assert (delivery.jid, delivery.job_class, delivery.queue) == ("a", "ReportJob", "reports")
    assert delivery.payload == new.payload
    assert delivery.enqueued_at == kit.clock.now() - 2
    assert delivery.priority == (3 if kit.store.caps.priorities else 5)
    assert delivery.retry_count is None
    assert delivery.failed_at is None
    assert not delivery.suspect


@pytest.mark.parametrize(
    "payload",
    [b"", b"\xff\xfe not utf-8", b'{"a":"nul \x00 inside"}', '{"a":"ü\u2028😀"}'.encode()],
    ids=["empty", "no utf-8", "nul", "beyond ascii"],
)
def test_the_payload_comes_back_byte_for_byte(kit: Kit, payload: bytes) -> None:
    kit.store.push([NewJob("a", "EmailJob", "default", payload)])

    (delivery,) = kit.claim()

    assert delivery.payload == payload


def test_pushing_a_jid_again_is_skipped_and_reported(kit: Kit) -> None:
    kit.push("a", "b")

    result = kit.store.push([job("b"), job("c"), job("a")])

    assert result.added == 1
    assert sorted(result.duplicates) == ["a", "b"]
    assert kit.jids(JobState.ENQUEUED) == ["a", "b", "c"]


def test_the_same_jid_twice_in_one_call_is_one_job(kit: Kit) -> None:
    result = kit.store.push([job("a"), job("a", "OtherJob"), job("b")])

    assert result == PushResult(2, ("a",))
    assert [d.job_class for d in kit.claim()] == ["EmailJob", "EmailJob"]


def test_a_jid_is_taken_while_its_job_is_busy_dead_or_waiting_to_retry(kit: Kit) -> None:
    kit.bury("dead")
    kit.fail(kit.run("retry"))
    kit.run("busy")

    assert kit.store.push([job("dead"), job("retry"), job("busy")]).added == 0


def test_a_jid_is_free_again_when_its_job_is_done(kit: Kit) -> None:
    kit.complete(kit.run("a"))

    assert kit.store.push([job("a")]).added == 1


def test_many_jobs_in_one_call_keep_their_order(kit: Kit) -> None:
    jids = [f"{number:05}" for number in range(3001)]
    kit.push(*jids)

    assert [d.jid for d in kit.claim(5000)] == jids


def test_pushing_nothing_does_nothing(kit: Kit) -> None:
    assert kit.store.push([]) == PushResult(0)


def test_a_job_for_later_is_scheduled_and_one_that_is_overdue_enqueued(kit: Kit) -> None:
    kit.push("later", at=kit.clock.now() + 60)
    kit.push("overdue", at=kit.clock.now() - 60)

    assert kit.jids(JobState.SCHEDULED) == ["later"]
    assert kit.jids(JobState.ENQUEUED) == ["overdue"]


# -- claim


def test_what_is_claimed_is_nobody_elses(kit: Kit) -> None:
    kit.push("a", "b", "c")

    first, second = kit.claim(2), kit.claim(2)

    assert [d.jid for d in first] == ["a", "b"]
    assert [d.jid for d in second] == ["c"]
    assert kit.claim() == []
    assert kit.jids(JobState.BUSY) == ["a", "b", "c"]


def test_queues_are_looked_at_in_the_order_asked_for_with_a_bound_each(kit: Kit) -> None:
    kit.push("a1", "a2", "a3", queue="a")
    kit.push("b1", "b2", queue="b")

    claimed = kit.store.claim([("b", 1), ("none", 5), ("a", 2), ("b", 9)], 100)

    assert [d.jid for d in claimed] == ["b1", "a1", "a2", "b2"]


def test_the_limit_holds_over_all_queues(kit: Kit) -> None:
    kit.push("a1", "a2", queue="a")
    kit.push("b1", "b2", queue="b")

    claimed = kit.store.claim([("a", 9), ("b", 9)], 3)

    assert [d.jid for d in claimed] == ["a1", "a2", "b1"]


def test_classes_nobody_knows_are_left_where_they_are(kit: Kit) -> None:
    needs(kit, "keeps_unknown")
    kit.push("a", "c")
    kit.push("unknown", job_class="AlienJob")
    kit.push("d")

    claimed = kit.store.claim([("default", 9)], 9, frozenset(["AlienJob"]))

    assert [d.jid for d in claimed] == ["a", "c", "d"]
    assert kit.jids(JobState.ENQUEUED) == ["unknown"]


def test_a_paused_queue_yields_nothing_until_it_is_resumed(kit: Kit) -> None:
    kit.push("a", queue="slow")
    kit.push("b")
    kit.store.pause("slow", paused=True)

    assert [d.jid for d in kit.store.claim([("slow", 9), ("default", 9)], 9)] == ["b"]

    kit.store.pause("slow", paused=False)
    assert [d.jid for d in kit.claim(queue="slow")] == ["a"]


def test_a_paused_store_yields_nothing_until_it_is_resumed(kit: Kit) -> None:
    kit.push("a")
    kit.store.pause(None, paused=True)

    assert kit.claim() == []

    kit.store.pause(None, paused=False)
    assert [d.jid for d in kit.claim()] == ["a"]


# -- finish, fenced


def test_a_success_leaves_the_store(kit: Kit) -> None:
    (delivery,) = kit.run("a")

    finished = kit.store.finish([Done(delivery, kit.clock.now(), 0.1)])

    assert finished == Finished(1, (), 0)
    assert kit.where("a") is None


def test_a_delivery_can_be_finished_only_once(kit: Kit) -> None:
    (delivery,) = kit.run("a")
    kit.complete([delivery])

    finished = kit.store.finish([], [kit.failure(delivery)])

    assert finished.done == 0
    assert finished.lost == (delivery,)
    assert kit.where("a") is None


def test_the_same_delivery_twice_in_one_call_counts_once(kit: Kit) -> None:
    (delivery,) = kit.run("a")
    done = Done(delivery, kit.clock.now(), 0.1)

    finished = kit.store.finish([done, done], [kit.failure(delivery)])

    assert finished.done == 1
    assert finished.lost == (delivery, delivery)
    assert kit.store.snapshot().processed == 1


def test_a_lost_delivery_does_not_keep_its_neighbours_from_finishing(kit: Kit) -> None:
    a, b, c = kit.run("a", "b", "c")
    kit.store.release([b])

    finished = kit.store.finish([Done(d, kit.clock.now(), 0.1) for d in (a, b, c)])

    assert finished.done == 2
    assert finished.lost == (b,)
    assert kit.where("b") is JobState.ENQUEUED


def test_an_old_token_is_worthless_once_the_job_was_claimed_again(kit: Kit) -> None:
    (old,) = kit.run("a")
    kit.store.release([old])
    (new,) = kit.claim()

    assert kit.store.finish([Done(old, kit.clock.now(), 0.1)]).lost == (old,)
    assert kit.store.release([old]) == 0
    assert not kit.store.mark_started(old)
    assert kit.where("a") is JobState.BUSY

    assert kit.store.mark_started(new)
    assert kit.store.finish([Done(new, kit.clock.now(), 0.1)]).done == 1


def test_finishing_nothing_does_nothing(store: Store) -> None:
    assert store.finish([], []).done == 0


# -- release


def test_what_is_given_back_runs_next_in_its_old_order(kit: Kit) -> None:
    kit.push("a", "b", "c", "d", "e")
    a, b, c = kit.claim(3)

    assert kit.store.release([a, b, c]) == 3

    assert [d.jid for d in kit.claim()] == ["a", "b", "c", "d", "e"]


def test_order_holds_between_several_who_give_back(kit: Kit) -> None:
    kit.push("a", "b", "c", "d", "e")
    first, second = kit.claim(2), kit.claim(2)

    kit.store.release(first)
    kit.store.release(second)

    assert [d.jid for d in kit.claim()] == ["a", "b", "c", "d", "e"]


def test_giving_back_to_the_end_lets_the_others_go_first(kit: Kit) -> None:
    kit.push("a", "b", "c")
    claimed = kit.claim(2)

    assert kit.store.release(claimed, front=False) == 2

    assert [d.jid for d in kit.claim()] == ["c", "a", "b"]


def test_giving_back_uses_no_attempt_and_keeps_the_time_of_enqueueing(kit: Kit) -> None:
    claimed = kit.run("a")
    kit.clock.advance(30)
    kit.store.release(claimed)

    (again,) = kit.claim()

    assert again.retry_count is None
    assert again.enqueued_at == kit.clock.now() - 30


def test_release_counts_only_what_was_still_held(kit: Kit) -> None:
    a, b = kit.run("a", "b")
    kit.complete([a])

    assert kit.store.release([a, b]) == 1
    assert kit.store.release([]) == 0


def test_leaving_gives_back_what_is_still_claimed(kit: Kit) -> None:
    kit.push("a", "b", "c")
    kit.claim(2)

    kit.store.unregister()

    assert kit.jids(JobState.ENQUEUED) == ["a", "b", "c"]


def test_engines_that_share_a_store_leave_with_the_last(kit: Kit) -> None:
    kit.store.register(process("host:1:second"))
    kit.run("a")

    kit.store.unregister()
    assert kit.jids(JobState.BUSY) == ["a"]

    kit.store.unregister()
    assert kit.jids(JobState.ENQUEUED) == ["a"]
    kit.store.unregister()


# -- promote


def test_due_jobs_go_to_the_back_of_their_queues_earliest_first(kit: Kit) -> None:
    now = kit.clock.now()
    kit.push("third", at=now + 30)
    kit.push("first", at=now + 10)
    kit.fail(kit.run("second"), delay=20)
    kit.push("waiting")
    kit.clock.advance(40)

    promoted = kit.store.promote(kit.clock.now())

    assert (promoted.promoted, promoted.retries) == (3, 1)
    assert promoted.next_due is None
    assert [d.jid for d in kit.claim()] == ["waiting", "first", "second", "third"]


def test_what_is_not_due_stays_and_says_when_it_will_be(kit: Kit) -> None:
    due = kit.clock.now() + 60
    kit.push("later", at=due)

    assert kit.store.promote(kit.clock.now()) == (0, due, 0)
    assert kit.store.promote(due - 0.001) == (0, due, 0)
    assert kit.store.promote(due) == (1, None, 0)


def test_promotion_stops_at_its_limit_with_the_earliest(kit: Kit) -> None:
    now = kit.clock.now()
    for number in range(5):
        kit.push(f"job{number}", at=now + 10 - number)

    promoted = kit.store.promote(now + 60, limit=2)

    assert promoted == (2, now + 8, 0)
    assert kit.jids(JobState.ENQUEUED) == ["job4", "job3"]


def test_a_promoted_job_waits_from_its_promotion_on(kit: Kit) -> None:
    kit.push("a", at=kit.clock.now() + 60)
    kit.clock.advance(61)
    kit.store.promote(kit.clock.now())

    (delivery,) = kit.claim()

    assert delivery.enqueued_at == kit.clock.now()


def test_next_due_is_the_earliest_of_scheduled_and_retry(kit: Kit) -> None:
    assert kit.store.next_due() is None

    kit.push("later", at=kit.clock.now() + 60)
    assert kit.store.next_due() == kit.clock.now() + 60

    kit.fail(kit.run("sooner"), delay=15)
    assert kit.store.next_due() == kit.clock.now() + 15


# -- being woken


def test_whoever_listens_is_told_of_pushes_moves_and_resumes(kit: Kit) -> None:
    calls: list[str] = []
    unsubscribe = kit.store.on_change(lambda: calls.append("changed"))

    kit.push("a")
    assert len(calls) == 1
    kit.store.pause("default", paused=True)
    kit.store.pause("default", paused=False)
    assert len(calls) >= 2

    unsubscribe()
    before = len(calls)
    kit.push("b")
    assert len(calls) == before


def test_a_listener_may_use_the_store(kit: Kit) -> None:
    claimed: list[Delivery] = []
    unsubscribe = kit.store.on_change(lambda: claimed.extend(kit.claim()))

    kit.push("a")
    unsubscribe()

    assert [d.jid for d in claimed] == ["a"]


def test_its_own_writes_do_not_count_as_changes_by_others(kit: Kit) -> None:
    kit.store.changed()
    kit.push("a")
    kit.claim()

    assert not kit.store.changed()
