"""Failures by group and operations by number, in any store."""

from tests.stores.kit import Kit, these

from kickboard.payload.record import JobState
from kickboard.stores.base import Delivery, ErrorGroup, Failed, Outcome, Target, View
from kickboard.stores.query import parse

RETRY, DEAD, ENQUEUED, TRASH = JobState.RETRY, JobState.DEAD, JobState.ENQUEUED, JobState.TRASH
TRACE = 'Traceback (most recent call last):\n  File "/srv/shop/{file}", line 3, in perform\n'


def fail(
    kit: Kit,
    deliveries: list[Delivery],
    message: str,
    *,
    outcome: Outcome = Outcome.RETRY,
    error_class: str = "TimeoutError",
    file: str = "pay.py",
) -> None:
    failures = [
        Failed(
            delivery,
            outcome,
            kit.clock.now(),
            0.25,
            kit.clock.now() + 60,
            0,
            delivery.queue,
            error_class,
            message.format(n=number),
            TRACE.format(file=file),
        )
        for number, delivery in enumerate(deliveries)
    ]
    kit.store.finish([], failures)


def one_group(kit: Kit) -> ErrorGroup:
    [group] = kit.store.error_groups()
    return group


def test_failures_that_differ_in_numbers_only_are_one_group(kit: Kit) -> None:
    fail(kit, kit.run("a", "b", "c"), "no answer after {n} s")

    group = one_group(kit)

    assert (group.error_class, group.place) == ("TimeoutError", "shop/pay.py:perform")
    assert (group.pattern, group.count) == ("no answer after # s", 3)
    assert group.message.startswith("no answer after ")
    assert (group.retrying, group.dead, group.classes) == (3, 0, ("EmailJob",))
    assert group.trend[-1] == 3
    assert sum(group.trend) == 3


def test_class_place_and_message_each_make_another_group(kit: Kit) -> None:
    fail(kit, kit.run("a"), "no answer")
    fail(kit, kit.run("b"), "no answer", error_class="OSError")
    fail(kit, kit.run("c"), "no answer", file="mail.py")
    fail(kit, kit.run("d"), "no luck")

    assert len(kit.store.error_groups()) == 4


def test_the_group_that_failed_last_comes_first_and_knows_its_times(kit: Kit) -> None:
    start = kit.clock.now()
    fail(kit, kit.run("a"), "old")
    kit.clock.advance(600)
    fail(kit, kit.run("b"), "new")
    kit.clock.advance(600)
    fail(kit, kit.run("c"), "old")

    old, new = kit.store.error_groups()

    assert [old.pattern, new.pattern] == ["old", "new"]
    assert (old.first, old.last) == (start + 0.25, start + 1200.25)
    assert old.trend[-1] == 1
    assert old.trend[-20] == 1
    assert [g.pattern for g in kit.store.error_groups(start + 1000)] == ["old"]
    assert one_group_of(kit, start + 1000).count == 1


def one_group_of(kit: Kit, since: float) -> ErrorGroup:
    [group] = kit.store.error_groups(since)
    return group


def test_a_job_counts_where_it_failed_last(kit: Kit) -> None:
    fail(kit, kit.run("a"), "first")
    kit.store.move(these(RETRY, "a"), Target(state=ENQUEUED))
    kit.clock.advance(1)
    fail(kit, kit.claim(), "second", outcome=Outcome.DEAD)

    found = {
        group.pattern: (group.count, group.retrying, group.dead)
        for group in kit.store.error_groups()
    }

    assert found == {"first": (1, 0, 0), "second": (1, 0, 1)}


def test_what_was_retried_or_deleted_no_longer_counts_as_retrying_or_dead(kit: Kit) -> None:
    fail(kit, kit.run("a", "b", "c"), "no answer", outcome=Outcome.DEAD)
    kit.store.move(these(DEAD, "a"), Target(state=ENQUEUED))
    kit.store.delete(these(DEAD, "b"))

    assert (one_group(kit).count, one_group(kit).dead) == (3, 1)


def test_discarded_jobs_are_counted_though_they_are_gone(kit: Kit) -> None:
    fail(kit, kit.run("a"), "no answer", outcome=Outcome.DISCARDED)

    assert (one_group(kit).count, one_group(kit).dead, one_group(kit).retrying) == (1, 0, 0)


def test_new_failures_join_the_groups_that_were_read_before(kit: Kit) -> None:
    fail(kit, kit.run("a"), "no answer {n}")
    assert one_group(kit).count == 1
    kit.clock.advance(1)
    fail(kit, kit.run("b", "c"), "no answer {n}")

    assert one_group(kit).count == 3
    assert one_group(kit).message == "no answer 1"


def test_nothing_that_failed_gives_no_group(kit: Kit) -> None:
    kit.complete(kit.run("a"))

    assert kit.store.error_groups() == []


def test_a_query_for_a_group_chooses_exactly_its_jobs(kit: Kit) -> None:
    fail(kit, kit.run("a", "b"), "no answer after {n} s", outcome=Outcome.DEAD)
    fail(kit, kit.run("c"), "no answer after {n} s", outcome=Outcome.DEAD, file="mail.py")
    kit.push("waiting")
    kit.complete(kit.run("done", queue="other"))
    keys = {group.place: group.key for group in kit.store.error_groups()}

    view = View(state=DEAD, query=parse(f"group:{keys['shop/pay.py:perform']}"))

    assert [row.jid for row in kit.store.page(view).rows] == ["a", "b"]
    assert kit.store.count(view) == 2
    assert kit.store.count(View(state=DEAD, query=parse("group:*"))) == 3
    assert kit.store.count(View(state=ENQUEUED, query=parse("group:*"))) == 0
    assert kit.store.count(View(state=JobState.COMPLETED, query=parse("group:*"))) == 0
    assert kit.store.count(View(state=JobState.COMPLETED, query=parse("-group:*"))) == 1


def test_a_group_is_found_by_its_latest_failure(kit: Kit) -> None:
    fail(kit, kit.run("a"), "first", file="pay.py")
    kit.store.move(these(RETRY, "a"), Target(state=ENQUEUED))
    kit.clock.advance(1)
    fail(kit, kit.claim(), "first", file="mail.py")
    keys = {group.place: group.key for group in kit.store.error_groups()}

    def matching(place: str) -> int:
        return kit.store.count(View(state=RETRY, query=parse(f"group:{keys[place]}")))

    assert matching("shop/pay.py:perform") == 0
    assert matching("shop/mail.py:perform") == 1


# -- operations


def test_operations_are_told_newest_first_until_they_are_undone(kit: Kit) -> None:
    kit.bury("a", "b", "c")
    start = kit.clock.now()
    deleted = kit.store.delete(these(DEAD, "a")).op
    kit.clock.advance(5)
    retried = kit.store.move(these(DEAD), Target(state=ENQUEUED)).op
    kit.store.delete(these(DEAD))  # nothing was there: nothing to undo

    newest, oldest = kit.store.operations()

    assert (newest.id, newest.target, newest.count) == (retried, ENQUEUED, 2)
    assert (oldest.id, oldest.target, oldest.count, oldest.at) == (deleted, TRASH, 1, start)
    assert [one.id for one in kit.store.operations(1)] == [retried]
    kit.store.restore(retried)
    assert [one.id for one in kit.store.operations()] == [deleted]


def test_some_jobs_of_an_operation_can_be_restored_alone(kit: Kit) -> None:
    kit.bury("a", "b", "c")
    op = kit.store.delete(these(DEAD)).op

    assert kit.store.restore(op, ["b", "nobody"]) == (1, 0)

    assert (kit.jids(DEAD), kit.jids(TRASH)) == (["b"], ["a", "c"])
    assert [one.count for one in kit.store.operations()] == [2]
    assert kit.store.restore(op) == (2, 0)
    assert kit.jids(DEAD) == ["a", "b", "c"]
    assert kit.store.operations() == []


def test_restoring_the_last_job_of_an_operation_ends_it(kit: Kit) -> None:
    kit.bury("a")
    op = kit.store.delete(these(DEAD)).op

    assert kit.store.restore(op, ["a"]) == (1, 0)

    assert kit.store.operations() == []
    assert kit.store.restore(op) == (0, 0)


def test_a_row_in_the_trash_tells_which_operation_put_it_there(kit: Kit) -> None:
    kit.bury("a", "b")
    first, second = (kit.store.delete(these(DEAD, jid)).op for jid in ("a", "b"))

    rows = kit.store.page(View(state=TRASH)).rows

    assert {row.jid: row.op for row in rows} == {"a": first, "b": second}


def test_a_finished_job_tells_how_long_it_took(kit: Kit) -> None:
    kit.complete(kit.run("a"))
    kit.bury("b")

    [done] = kit.store.page(View(state=JobState.COMPLETED)).rows
    [dead] = kit.store.page(View(state=DEAD)).rows

    assert (done.run, dead.run) == (0.1, None)
