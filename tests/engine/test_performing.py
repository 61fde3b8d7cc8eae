"""Pushing jobs by their class, for now, later or many; and what a running one can do."""

import logging
import threading
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from tests.engine.support import payloads

from kickboard import Job
from kickboard.client import configure
from kickboard.clock import ManualClock
from kickboard.errors import PayloadError
from kickboard.jobs.execution import Execution, current
from kickboard.payload.record import JobState
from kickboard.stores.memory import MemoryStore

NOW = 1_700_000_000.0


@pytest.fixture
def store(memory: MemoryStore, clock: ManualClock, default_client: None) -> MemoryStore:
    """The store that `perform_async` means."""
    configure(memory, clock=clock)
    return memory


def only(store: MemoryStore, state: JobState = JobState.ENQUEUED) -> dict[str, Any]:
    [payload] = payloads(store, state)
    return payload


# -- times


@pytest.mark.parametrize(
    ("when", "at"),
    [
        (60, NOW + 60),
        (0.5, NOW + 0.5),
        (999_999_999, NOW + 999_999_999),
        (NOW + 5, NOW + 5),
        (2_000_000_000, 2_000_000_000.0),
    ],
)
def test_a_time_counts_from_now_below_a_thousand_million(
    store: MemoryStore, when: float, at: float
) -> None:
    class Mail(Job):
        def perform(self, to: str) -> None: ...

    for push in (
        Mail.perform_in,
        Mail.perform_at,
        Mail.set(queue="q").perform_in,
        Mail.set(queue="q").perform_at,
    ):
        push(when, "ann")
    Mail.set(wait=when).perform_async("ann")
    Mail.set(at=when).perform_async("ann")
    Mail.set(at=when).perform_bulk([("ann",)])

    page = payloads(store, JobState.SCHEDULED)
    assert len(page) == 7
    assert {payload["args"][0] for payload in page} == {"ann"}
    assert store.next_due() == at
    assert store.promote(at).promoted == 7


def test_a_moment_may_be_an_aware_datetime(store: MemoryStore) -> None:
    class Mail(Job):
        def perform(self) -> None: ...

    tomorrow = datetime.fromtimestamp(NOW, UTC) + timedelta(days=1)
    Mail.perform_at(tomorrow.astimezone(timezone(timedelta(hours=9))))

    assert store.next_due() == NOW + 86_400


@pytest.mark.parametrize("when", [-5, 0, NOW, NOW - 1, 1_000_000_000])
def test_a_time_that_is_past_means_now(store: MemoryStore, when: float) -> None:
    class Mail(Job):
        def perform(self) -> None: ...

    Mail.perform_at(when)

    assert only(store)["enqueued_at"] == NOW


@pytest.mark.parametrize(
    ("when", "message"),
    [
        (datetime(2030, 1, 1), "a datetime needs a time zone"),  # noqa: DTZ001
        ("60", "a time is seconds from now or a moment, not '60'"),
        (None, "a time is seconds from now or a moment, not None"),
        (True, "a time is seconds from now or a moment, not True"),
        (float("nan"), "'at' must be a finite number"),
        (float("inf"), "'at' must be a finite number"),
    ],
)
def test_a_time_that_makes_no_sense_is_refused(store: MemoryStore, when: Any, message: str) -> None:
    class Mail(Job):
        def perform(self) -> None: ...

    for push in (Mail.perform_at, Mail.perform_in):
        with pytest.raises(PayloadError, match=message):
            push(when)
    assert store.snapshot().counts[JobState.ENQUEUED] == 0


# -- bulk


def test_a_bulk_pushes_one_job_for_each_list_of_arguments(store: MemoryStore) -> None:
    class Mail(Job, queue="q"):
        def perform(self, number: int) -> None: ...

    jids = Mail.perform_bulk((i,) for i in range(3))
    Mail.set(queue="other").perform_bulk([[9]])

    found = payloads(store, JobState.ENQUEUED)
    assert [(payload["queue"], payload["args"]) for payload in found] == [
        ("other", [9]),
        ("q", [0]),
        ("q", [1]),
        ("q", [2]),
    ]
    assert [payload["jid"] for payload in found[1:]] == jids


@pytest.mark.parametrize("wrong", [[1, 2], ["ab"], [[1], {2}], [{"a": 1}]])
def test_a_bulk_is_a_list_of_lists(store: MemoryStore, wrong: Any) -> None:
    class Mail(Job):
        def perform(self, number: int) -> None: ...

    with pytest.raises(PayloadError, match="Bulk arguments must be a list of lists"):
        Mail.perform_bulk(wrong)
    assert store.snapshot().counts[JobState.ENQUEUED] == 0


# -- inside a job


def test_a_job_sleeps_on_the_engines_clock(clock: ManualClock) -> None:
    class Mail(Job):
        def perform(self) -> None: ...

    mail = Mail()
    with pytest.raises(RuntimeError, match="inside a running job only"):
        mail.sleep(1)
    mail._execution = Execution("j", "Mail", "q", {}, clock, lambda: True)
    thread = threading.Thread(target=mail.sleep, args=(60,))
    thread.start()
    clock.until_waiting()
    clock.advance(60)

    thread.join(60)
    assert not thread.is_alive()
    assert mail.stopping
    assert not Mail().stopping


def test_a_job_made_by_hand_sleeps_on_the_clock_of_the_one_around_it() -> None:
    slept: list[float] = []

    class Clock(ManualClock):
        def sleep(self, seconds: float) -> None:
            slept.append(seconds)

    class Mail(Job):
        def perform(self) -> None: ...

    token = current.set(Execution("j", "Mail", "q", {}, Clock(), lambda: False))
    try:
        Mail().sleep(3)
    finally:
        current.reset(token)
    assert slept == [3]


def test_a_jobs_log_is_named_after_its_class(caplog: pytest.LogCaptureFixture) -> None:
    class Mail(Job):
        def perform(self) -> None: ...

    with caplog.at_level(logging.INFO):
        Mail().log.info("sent")

    assert [(record.name, record.message) for record in caplog.records] == [
        ("kickboard.job.Mail", "sent")
    ]
