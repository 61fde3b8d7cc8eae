"""What becomes of jobs that fail, in any store: retries, the dead, the history, the totals."""

import dataclasses

import pytest
from msgspec.structs import replace
from tests.stores.kit import Kit, process, these

from kickboard.payload.record import JobState
from kickboard.stores.base import Beat, Done, JobProgress, Outcome, Retention, View

DAY = 86_400.0


def test_a_failure_waits_for_its_time_and_counts_from_zero(kit: Kit) -> None:
    kit.fail(kit.run("a"), delay=15)
    failed_at = kit.clock.now()

    (row,) = kit.store.page(View(state=JobState.RETRY)).rows

    assert row.at == failed_at + 15
    assert row.retry_count == 0
    assert row.failed_at == failed_at
    assert row.retried_at is None
    assert (row.error_class, row.error_message) == ("TimeoutError", "no answer")


def test_a_second_failure_keeps_the_time_of_the_first(kit: Kit) -> None:
    kit.fail(kit.run("a"), delay=15)
    first = kit.clock.now()
    kit.clock.advance(20)
    kit.store.promote(kit.clock.now())
    (delivery,) = kit.claim()
    assert delivery.retry_count == 0
    assert delivery.failed_at == first

    kit.fail([delivery], delay=30)

    (row,) = kit.store.page(View(state=JobState.RETRY)).rows
    assert row.retry_count == 1
    assert row.failed_at == first
    assert row.retried_at == kit.clock.now()


def test_a_failure_can_go_to_another_queue_for_its_retries(kit: Kit) -> None:
    (delivery,) = kit.run("a")
    failure = kit.failure(delivery)
    kit.store.finish([], [replace(failure, queue="patient")])
    kit.clock.advance(20)
    kit.store.promote(kit.clock.now())

    assert [d.jid for d in kit.claim(queue="patient")] == ["a"]


def test_the_dead_keep_the_time_of_their_death_and_their_number_is_told(kit: Kit) -> None:
    (a, b) = kit.run("a", "b")
    kit.clock.advance(5)

    first = kit.store.finish([], [kit.failure(a, Outcome.DEAD)])
    second = kit.store.finish([], [kit.failure(b, Outcome.DEAD)])

    assert (first.dead, second.dead) == (1, 2)
    rows = kit.store.page(View(state=JobState.DEAD)).rows
    assert [row.at for row in rows] == [kit.clock.now()] * 2


def test_a_discarded_job_is_gone_and_counts_as_failed(kit: Kit) -> None:
    kit.fail(kit.run("a"), Outcome.DISCARDED)

    assert kit.where("a") is None
    snapshot = kit.store.snapshot()
    assert (snapshot.processed, snapshot.failed) == (1, 1)


def test_successes_and_failures_are_settled_together(kit: Kit) -> None:
    a, b, c, d = kit.run("a", "b", "c", "d")
    now = kit.clock.now()

    finished = kit.store.finish(
        [Done(a, now, 0.1)],
        [kit.failure(b), kit.failure(c, Outcome.DEAD), kit.failure(d, Outcome.DISCARDED)],
    )

    assert (finished.done, finished.lost, finished.dead) == (4, (), 1)
    assert [kit.where(jid) for jid in "abcd"] == [None, JobState.RETRY, JobState.DEAD, None]
    snapshot = kit.store.snapshot()
    assert (snapshot.processed, snapshot.failed) == (4, 3)


def test_lost_failures_change_nothing_and_count_nothing(kit: Kit) -> None:
    a, b = kit.run("a", "b")
    kit.store.release([a])

    finished = kit.store.finish([], [kit.failure(a), kit.failure(b, Outcome.DEAD)])

    assert (finished.done, finished.lost, finished.dead) == (1, (a,), 1)
    assert kit.store.finish([], [kit.failure(a)]).dead == 1
    assert kit.where("a") is JobState.ENQUEUED
    snapshot = kit.store.snapshot()
    assert (snapshot.processed, snapshot.failed) == (1, 1)


def test_the_day_is_a_day_of_utc(kit: Kit) -> None:
    start = kit.clock.now()  # 2023-11-14, 22:13:20 UTC
    kit.complete(kit.run("a", "b"))
    kit.fail(kit.run("c"))
    kit.clock.advance(2 * 3600)
    kit.complete(kit.run("d"))

    days = kit.store.days("2023-11-13", "2023-11-16")

    assert start == 1_700_000_000.0
    assert days == [
        ("2023-11-13", 0, 0),
        ("2023-11-14", 3, 1),
        ("2023-11-15", 1, 0),
        ("2023-11-16", 0, 0),
    ]


# -- the history


def test_a_job_tells_its_attempts_oldest_first(kit: Kit) -> None:
    kit.push("a")
    kit.clock.advance(3)
    kit.fail(kit.claim(), delay=15)
    kit.clock.advance(20)
    kit.store.promote(kit.clock.now())
    kit.fail(kit.claim(), Outcome.DEAD)

    detail = kit.store.get("a")

    assert detail is not None
    assert [attempt.outcome for attempt in detail.attempts] == [Outcome.RETRY, Outcome.DEAD]
    first = detail.attempts[0]
    assert (first.jid, first.job_class, first.queue) == ("a", "EmailJob", "default")
    assert (first.wait, first.run) == (3.0, 0.25)
    assert (first.error_class, first.error_message) == ("TimeoutError", "no answer")
    assert first.backtrace == "Traceback\n  line 1\nTimeoutError: no answer"


def test_an_attempt_keeps_the_delay_that_was_planned_and_its_place_in_the_row(kit: Kit) -> None:
    kit.fail(kit.run("a"), delay=15.5)
    kit.clock.advance(60)  # the poller was late
    kit.store.promote(kit.clock.now())
    kit.fail(kit.claim(), delay=31)
    kit.clock.advance(31)
    kit.store.promote(kit.clock.now())
    kit.complete(kit.claim())

    detail = kit.store.get("a")

    assert detail is not None
    assert [attempt.retry_in for attempt in detail.attempts] == [15.5, 31.0, None]
    assert [attempt.retry_count for attempt in detail.attempts] == [None, 0, 1]


def test_a_failed_attempt_keeps_how_far_it_was(kit: Kit) -> None:
    (delivery,) = kit.run("a")
    failure = kit.failure(delivery, Outcome.DEAD)
    kit.store.finish([], [replace(failure, progress=0.4, note="halfway ½")])
    kit.fail(kit.run("b"), Outcome.DEAD)

    told, silent = kit.store.get("a"), kit.store.get("b")

    assert told is not None
    assert silent is not None
    assert (told.attempts[0].progress, told.attempts[0].note) == (0.4, "halfway ½")
    assert (silent.attempts[0].progress, silent.attempts[0].note) == (None, None)
    assert told.attempts[0].retry_in is None
    kit.check()


def test_a_process_tells_how_far_its_jobs_are_with_each_beat(kit: Kit) -> None:
    kit.store.unregister()
    kit.store.register(process("host:2:b"))
    beat = Beat(identity="host:2:b", busy=2, concurrency=5, quiet=False)
    (silent,) = kit.store.snapshot().processes
    assert silent.progress == ()

    far = JobProgress("9f3c", 0.4, '"page" 4 of 10')
    kit.store.heartbeat(dataclasses.replace(beat, progress=(far, JobProgress("77aa", 1.0))))
    (told,) = kit.store.snapshot().processes
    kit.store.heartbeat(beat)
    (done,) = kit.store.snapshot().processes

    assert told.progress == (far, JobProgress("77aa", 1.0, ""))
    assert done.progress == ()


def test_a_record_is_payload_and_columns_together(kit: Kit) -> None:
    kit.bury("a", priority=3)

    detail = kit.store.get("a")

    assert detail is not None
    record = detail.record
    assert record.state is JobState.DEAD
    assert record.args == ("a", 1)
    priority = 3 if kit.store.caps.priorities else 5
    assert (record.queue, record.priority, record.retry_count) == ("default", priority, 0)
    assert record.error_class == "TimeoutError"
    assert record.error_backtrace == ("Traceback", "  line 1", "TimeoutError: no answer")


def test_a_finished_job_can_still_be_looked_up(kit: Kit) -> None:
    kit.fail(kit.run("a"))
    kit.clock.advance(20)
    kit.store.promote(kit.clock.now())
    kit.complete(kit.claim())

    detail = kit.store.get("a")

    assert detail is not None
    assert detail.record.state is JobState.COMPLETED
    assert detail.record.args == ("a", 1)
    assert [a.outcome for a in detail.attempts] == [Outcome.RETRY, Outcome.COMPLETED]


def test_nobody_knows_a_jid_that_never_was(kit: Kit) -> None:
    assert kit.store.get("nobody") is None


def test_completed_jobs_are_listed_and_counted(kit: Kit) -> None:
    kit.complete(kit.run("a", "b"))
    kit.fail(kit.run("c"), Outcome.DEAD)

    page = kit.store.page(View(state=JobState.COMPLETED, descending=True))

    assert [row.jid for row in page.rows] == ["b", "a"]
    assert page.rows[0].state is JobState.COMPLETED
    assert page.rows[0].at == pytest.approx(kit.clock.now() + 0.1)
    assert kit.store.count(View(state=JobState.COMPLETED)) == 2
    assert kit.store.snapshot().completed_kept == 2


@pytest.mark.parametrize("text", ["\ud800 alone", "x" * 50_000, "\x00nul", ""])
def test_any_error_text_can_be_kept(kit: Kit, text: str) -> None:
    (delivery,) = kit.run("a")
    failure = kit.failure(delivery, Outcome.DEAD)

    kit.store.finish([], [replace(failure, error_message=text, backtrace=text)])

    detail = kit.store.get("a")
    assert detail is not None
    assert len(detail.record.error_message or "") == min(len(text), 10_000)
    assert len(detail.attempts[0].error_message or "") <= 2_000
    assert len(detail.attempts[0].backtrace or "") <= 16_000


# -- trimming


def test_the_dead_are_trimmed_to_exactly_their_limit_oldest_first(kit: Kit) -> None:
    jids = [f"{number:02}" for number in range(12)]
    kit.bury(*jids)

    trimmed = kit.store.trim(Retention(dead_max=10))

    assert trimmed.dead == 2
    assert kit.jids(JobState.DEAD) == jids[2:]
    assert kit.store.trim(Retention(dead_max=10)).dead == 0


def test_trimming_stops_at_its_limit(kit: Kit) -> None:
    kit.bury("a", "b", "c")

    assert kit.store.trim(Retention(dead_max=0), limit=2).dead == 2
    assert kit.jids(JobState.DEAD) == ["c"]


def test_the_dead_are_trimmed_by_age(kit: Kit) -> None:
    kit.bury("old")
    kit.clock.advance(180 * DAY)
    kit.bury("young")

    assert kit.store.trim(Retention()).dead == 1
    assert kit.jids(JobState.DEAD) == ["young"]


def test_the_trash_is_emptied_after_a_week(kit: Kit) -> None:
    kit.push("old", "young")
    kit.store.delete(these(JobState.ENQUEUED, "old"))
    kit.clock.advance(6 * DAY)
    kit.store.delete(these(JobState.ENQUEUED, "young"))
    kit.clock.advance(2 * DAY)

    assert kit.store.trim(Retention()).trash == 1
    assert kit.jids(JobState.TRASH) == ["young"]
