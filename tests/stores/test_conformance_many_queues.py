"""Engines that work on many queues: what waits in which is known without asking each queue."""

from collections.abc import Sequence

from tests.stores.kit import Kit, job, these

from kickboard.payload.record import JobState
from kickboard.stores.base import Delivery, Done, Target

#: Enough for a store to ask first which queues have jobs at all.
NAMES = [f"queue{i:02}" for i in range(40)]


def claim(kit: Kit, n: int = 100) -> Sequence[Delivery]:
    return kit.store.claim([(name, n) for name in NAMES], n)


def jids(deliveries: Sequence[Delivery]) -> list[str]:
    return [delivery.jid for delivery in deliveries]


def test_the_listed_order_holds_and_the_limit_too(kit: Kit) -> None:
    kit.push("late", queue=NAMES[30])
    kit.push("a", "b", queue=NAMES[7])
    kit.push("other", queue="not-asked-for")

    assert jids(claim(kit, 2)) == ["a", "b"]
    assert jids(claim(kit)) == ["late"]
    assert jids(claim(kit)) == []


def test_what_comes_back_moves_or_is_new_is_found(kit: Kit) -> None:
    kit.push("a", queue=NAMES[3])
    [held] = claim(kit)
    assert jids(claim(kit)) == []

    kit.store.release([held])
    assert jids(claim(kit)) == ["a"]
    kit.push("b", queue="aside")
    kit.store.move(these(JobState.ENQUEUED, "b"), Target(state=JobState.ENQUEUED, queue=NAMES[39]))
    kit.push("c", queue=NAMES[38])

    assert jids(claim(kit)) == ["c", "b"]


def test_what_is_due_and_what_is_restored_is_found(kit: Kit) -> None:
    assert jids(claim(kit)) == []
    kit.push("later", queue=NAMES[12], at=kit.clock.now() + 60)
    kit.push("gone", queue=NAMES[13])
    deleted = kit.store.delete(these(JobState.ENQUEUED, "gone"))
    assert jids(claim(kit)) == []

    kit.clock.advance(61)
    kit.store.promote(kit.clock.now())
    kit.store.restore(deleted.op)

    assert jids(claim(kit)) == ["later", "gone"]


def test_a_paused_queue_is_left_out_and_comes_back(kit: Kit) -> None:
    kit.push("a", queue=NAMES[0])
    kit.push("b", queue=NAMES[1])
    kit.store.pause(NAMES[0], paused=True)
    [held] = claim(kit)
    assert held.jid == "b"

    kit.store.finish([Done(held, kit.clock.now(), 0.0)])
    kit.store.pause(NAMES[0], paused=False)

    assert jids(claim(kit)) == ["a"]


def test_a_refused_push_leaves_nothing_that_is_only_thought_to_wait(kit: Kit) -> None:
    kit.push("a", queue=NAMES[0])
    claim(kit)

    again = kit.store.push([job("a", queue=NAMES[5]), job("fresh", queue=NAMES[6])])

    assert again.duplicates == ("a",)
    assert jids(claim(kit)) == ["fresh"]
