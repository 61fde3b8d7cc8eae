"""Failures on a real engine: counts, times and places, from the first one to the grave."""

import random
import threading
from collections.abc import Callable
from typing import Any

import pytest
from tests.engine.support import PATIENCE, Engines, Heard, MakeStore, push, record

from kickboard import Job, Retry, events
from kickboard.clock import ManualClock
from kickboard.jobs import backoff
from kickboard.payload.record import JobState
from kickboard.runtime.manager import Manager
from kickboard.stores.base import Outcome, Selection, Target, View


class Broken(Job, name="tests.Broken"):
    """Fails until a test says otherwise."""

    calls = 0

    def perform(self, fails: int = 1_000) -> None:
        type(self).calls += 1
        if type(self).calls <= fails:
            raise ValueError(f"failure {type(self).calls}")


@pytest.fixture(autouse=True)
def count_anew() -> None:
    Broken.calls = 0
    Broken.retry_in_hook = Broken.exhausted_hook = None


@pytest.fixture
def manager(engines: Engines, make_store: MakeStore, clock: ManualClock) -> Manager:
    """An engine in time that stands still, with a seed."""
    return engines(
        1,
        queues=["default", "slow"],
        store=make_store(clock),
        clock=clock,
        rng=random.Random(4),
    )


def advance_to(clock: ManualClock, at: float) -> None:
    clock.advance(at - clock.now())


def test_the_usual_job_dies_of_its_twenty_sixth_failure_after_three_weeks(
    manager: Manager, clock: ManualClock
) -> None:
    heard, start = Heard(manager), clock.now()
    jid = push(manager, "tests.Broken")
    manager.start()

    for count in range(25):
        failure = heard.wait_for(events.JobFailed, count + 1)[count]
        low, high = backoff.band(count)
        found = record(manager.store, jid)
        assert low <= failure.retry_at - clock.now() <= high
        assert found.state is JobState.RETRY
        assert (found.retry_count, found.at, found.failed_at) == (count, failure.retry_at, start)
        assert found.retried_at == (None if count == 0 else clock.now())
        assert found.error_message == f"failure {count + 1}"
        advance_to(clock, failure.retry_at)
    [death] = heard.wait_for(events.JobDied)

    found = record(manager.store, jid)
    assert Broken.calls == 26
    assert 1_763_395 <= clock.now() - start <= 1_766_620
    assert (found.state, found.retry_count) == (JobState.DEAD, 25)
    assert (found.failed_at, found.retried_at, found.at) == (start, clock.now(), clock.now())
    assert (death.error_class, death.error_message) == ("ValueError", "failure 26")
    assert (manager.stats().processed, manager.stats().failed) == (26, 26)


@pytest.mark.parametrize(("retry", "runs"), [(0, 1), (1, 2), (5, 6)])
def test_a_number_is_the_number_of_retries(
    manager: Manager, clock: ManualClock, retry: int, runs: int
) -> None:
    heard = Heard(manager)
    jid = push(manager, "tests.Broken", retry=retry)
    manager.start()
    for count in range(runs - 1):
        advance_to(clock, heard.wait_for(events.JobFailed, count + 1)[count].retry_at)

    heard.wait_for(events.JobDied)

    assert Broken.calls == runs
    assert record(manager.store, jid).retry_count == runs - 1


def test_a_retry_does_not_come_before_its_time(manager: Manager, clock: ManualClock) -> None:
    heard = Heard(manager)
    push(manager, "tests.Broken", 1)
    manager.start()
    [failure] = heard.wait_for(events.JobFailed)

    advance_to(clock, failure.retry_at - 0.001)
    assert manager.wait_until_idle(PATIENCE)
    assert Broken.calls == 1
    advance_to(clock, failure.retry_at)

    heard.wait_for(events.JobFinished)
    assert Broken.calls == 2
    assert manager.stats().retries == 0


@pytest.mark.parametrize(
    ("options", "event", "dead"),
    [
        ({"retry": False}, events.JobDiscarded, 0),
        ({"retry": 0, "dead": False}, events.JobDiscarded, 0),
        ({"retry": 0}, events.JobDied, 1),
    ],
)
def test_what_is_not_kept_is_discarded_and_the_death_handlers_hear_of_it(
    manager: Manager, options: dict[str, Any], event: type, dead: int
) -> None:
    heard, deaths, errors = Heard(manager), list[Any](), list[Any]()
    manager.death_handlers.append(lambda payload, error: deaths.append((payload["jid"], error)))
    manager.error_handlers.append(lambda error, context: errors.append((error, context)))
    jid = push(manager, "tests.Broken", **options)
    manager.start()

    [found] = heard.wait_for(event)
    assert manager.wait_until_idle(PATIENCE)
    assert manager.stop(PATIENCE)

    [(died, error)] = deaths
    assert (found.jid, died, str(error)) == (jid, jid, "failure 1")
    [(reported, context)] = errors
    assert reported is error
    assert context["context"] == "Job raised exception"
    assert context["job"]["jid"] == jid
    assert (manager.stats().dead, manager.stats().failed) == (dead, 1)


def test_a_failure_that_is_retried_is_no_death(manager: Manager) -> None:
    deaths: list[Any] = []
    heard = Heard(manager)
    manager.death_handlers.append(lambda payload, _error: deaths.append(payload))
    push(manager, "tests.Broken")
    manager.start()

    heard.wait_for(events.JobFailed)
    assert manager.stop(PATIENCE)

    assert deaths == []


def test_retry_for_is_a_window_of_time(manager: Manager, clock: ManualClock) -> None:
    heard, start = Heard(manager), clock.now()
    Broken.retry_in_hook = staticmethod(lambda _count, _error: 60)
    jid = push(manager, "tests.Broken", retry_for=3_600)
    manager.start()
    count = 0
    while not heard.all(events.JobDied):
        count += 1
        failures = heard.wait_for(events.JobFailed, count)
        advance_to(clock, failures[-1].retry_at)
        assert manager.wait_until_idle(PATIENCE)
        if clock.now() - start > 3_600:
            heard.wait_for(events.JobDied)

    assert Broken.calls > 10
    assert 3_600 < clock.now() - start < 3_600 + 60 + 10 * (count + 1)
    assert record(manager.store, jid).state is JobState.DEAD


def test_a_retry_queue_takes_the_job_for_good(manager: Manager, clock: ManualClock) -> None:
    heard, queues = Heard(manager), list[Any]()

    @manager.middleware.add
    def note_queues(_job: Any, payload: Any, queue: str, call_next: Callable[[], Any]) -> Any:
        queues.append((payload["queue"], queue))
        return call_next()

    jid = push(manager, "tests.Broken", 2, retry_queue="slow")
    manager.start()
    for count in range(2):
        failure = heard.wait_for(events.JobFailed, count + 1)[count]
        assert record(manager.store, jid).queue == "slow"
        advance_to(clock, failure.retry_at)
    heard.wait_for(events.JobFinished)

    assert queues == [("default", "default"), ("slow", "slow"), ("slow", "slow")]


def test_a_job_sees_how_often_it_failed_and_since_when(
    manager: Manager, clock: ManualClock
) -> None:
    heard, seen, start = Heard(manager), list[Any](), clock.now()

    @manager.middleware.add
    def note_times(_job: Any, payload: Any, _queue: str, call_next: Callable[[], Any]) -> Any:
        seen.append((payload.get("retry_count"), payload.get("failed_at"), payload["enqueued_at"]))
        return call_next()

    push(manager, "tests.Broken", 2)
    manager.start()
    times = [start]
    for count in range(2):
        advance_to(clock, heard.wait_for(events.JobFailed, count + 1)[count].retry_at)
        times.append(clock.now())
    heard.wait_for(events.JobFinished)

    assert seen == [(None, None, times[0]), (0, start, times[1]), (1, start, times[2])]


@pytest.mark.parametrize(
    ("answer", "event", "state"),
    [
        (Retry.KILL, events.JobDied, JobState.DEAD),
        (Retry.DISCARD, events.JobDiscarded, None),
    ],
)
def test_a_hook_may_bury_or_discard_at_once(
    manager: Manager, answer: Retry, event: type, state: JobState | None
) -> None:
    heard = Heard(manager)
    Broken.retry_in_hook = staticmethod(lambda _count, _error: answer)
    jid = push(manager, "tests.Broken")
    manager.start()

    heard.wait_for(event)

    detail = manager.store.get(jid)
    assert (detail.record.state if detail else None) in (state, JobState.DISCARDED)
    assert manager.stats().dead == (state is JobState.DEAD)
    assert manager.stats().retries == 0


def test_what_the_job_and_middleware_made_of_the_payload_does_not_count(
    manager: Manager, clock: ManualClock
) -> None:
    heard, seen = Heard(manager), list[Any]()

    class Vandal(Job):
        def perform(self, words: list[str]) -> None:
            seen.append(list(words))
            words.append("graffiti")
            raise ValueError

    def spoil(_job: Any, payload: dict[str, Any], _queue: str, call_next: Any) -> None:
        payload["retry"] = False
        payload["dead"] = False
        call_next()

    manager.middleware.add(spoil)
    deaths: list[Any] = []
    manager.death_handlers.append(lambda payload, _error: deaths.append(payload))
    jid = push(manager, "Vandal", ["clean"], retry=1)
    manager.start()
    advance_to(clock, heard.wait_for(events.JobFailed)[0].retry_at)
    heard.wait_for(events.JobDied)
    assert manager.stop(PATIENCE)

    assert seen == [["clean"], ["clean"]]
    assert record(manager.store, jid).args == (["clean"],)
    assert (deaths[0]["args"], deaths[0]["retry"]) == ([["clean"]], 1)


@pytest.mark.parametrize(("retry", "before", "after"), [(0, 0, 0), (2, 2, 2)])
def test_a_manual_retry_gives_the_try_back(
    manager: Manager, clock: ManualClock, retry: int, before: int, after: int
) -> None:
    heard = Heard(manager)
    jid = push(manager, "tests.Broken", retry=retry)
    manager.start()
    for count in range(retry):
        advance_to(clock, heard.wait_for(events.JobFailed, count + 1)[count].retry_at)
    heard.wait_for(events.JobDied)
    first = record(manager.store, jid)
    assert first.retry_count == before

    manager.store.move(
        Selection(view=View(state=JobState.DEAD), jids=[jid]),
        Target(state=JobState.ENQUEUED, give_back_try=True),
    )
    heard.wait_for(events.JobDied, 2)

    again = record(manager.store, jid)
    assert (again.retry_count, again.failed_at) == (after, first.failed_at)
    assert again.retried_at == clock.now()
    assert Broken.calls == retry + 2


def test_every_attempt_is_remembered_with_its_trace(manager: Manager, clock: ManualClock) -> None:
    heard = Heard(manager)
    jid = push(manager, "tests.Broken", 1)
    manager.start()
    advance_to(clock, heard.wait_for(events.JobFailed)[0].retry_at)
    heard.wait_for(events.JobFinished)
    assert manager.wait_until_idle(PATIENCE)

    detail = manager.store.get(jid)
    assert detail is not None
    failed, completed = detail.attempts
    assert (failed.outcome, completed.outcome) == (Outcome.RETRY, Outcome.COMPLETED)
    assert (failed.error_class, failed.error_message) == ("ValueError", "failure 1")
    assert "in perform" in str(failed.backtrace)
    assert "kickboard/runtime" not in str(failed.backtrace)


def test_scheduled_jobs_run_when_they_are_due_in_the_order_of_their_times(
    manager: Manager, clock: ManualClock
) -> None:
    heard, seen = Heard(manager), list[int]()

    class Noted(Job):
        def perform(self, number: int) -> None:
            seen.append(number)

    manager.start()
    for number in (30, 10, 20):
        push(manager, "Noted", number, at=clock.now() + number)
    clock.advance(9.999)
    assert manager.wait_until_idle(PATIENCE)
    assert seen == []

    clock.advance(0.001)
    heard.wait_for(events.JobFinished, 1)
    assert seen == [10]
    clock.advance(3_600)
    heard.wait_for(events.JobFinished, 3)

    assert seen == [10, 20, 30]


def test_a_thousand_due_jobs_and_more_are_promoted_in_batches(
    manager: Manager, clock: ManualClock
) -> None:
    class Noted(Job):
        def perform(self) -> None: ...

    manager.client.push_bulk(
        [{"class": "Noted", "args": [], "at": clock.now() + 60}] * 2_500  # two and a half batches
    )
    manager.start()
    done = Heard(manager, events.JobFinished)

    clock.advance(60)

    done.wait_for(events.JobFinished, 2_500)
    assert manager.stats().scheduled == 0


def test_an_earlier_job_wakes_the_poller(manager: Manager, clock: ManualClock) -> None:
    ran = threading.Event()

    class Noted(Job):
        def perform(self) -> None:
            ran.set()

    push(manager, "Noted", at=clock.now() + 86_400)
    manager.start()
    assert manager.wait_until_idle(PATIENCE)
    push(manager, "Noted", at=clock.now() + 1)

    clock.advance(1)

    assert ran.wait(PATIENCE)
