"""The inspection API: what it shows, and what it does to the jobs it shows."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kickboard.client import Client
from kickboard.clock import ManualClock
from kickboard.errors import QueryError
from kickboard.inspection import (
    DeadSet,
    Entry,
    History,
    ProcessSet,
    Queue,
    RetrySet,
    ScheduledSet,
    Stats,
)
from kickboard.inspection.bulk import move
from kickboard.payload.record import JobState
from kickboard.stores import open_store
from kickboard.stores.base import (
    Delivery,
    Done,
    Failed,
    Outcome,
    ProcessInfo,
    Selection,
    Store,
    Target,
    View,
)
from kickboard.stores.memory import MemoryStore


class Shop:
    """A store with a clock that stands still, and jobs in every state on demand."""

    def __init__(self, store: Store, clock: ManualClock) -> None:
        self.store = store
        self.clock = clock
        self.client = Client(store, clock)

    def push(self, n: int = 1, **item: Any) -> list[str]:
        items = [{"class": "MailJob", "args": [i], "queue": "mailers", **item} for i in range(n)]
        return [str(jid) for jid in self.client.push_bulk(items)]

    def run(self, outcome: Outcome, n: int = 1, **item: Any) -> list[str]:
        """Push *n* jobs, run them to *outcome*, and return their jids."""
        jids = self.push(n, **item)
        deliveries = self.store.claim([("mailers", n)], n)
        now = self.clock.now()
        if outcome is Outcome.COMPLETED:
            self.store.finish([Done(delivery, now, 0.1) for delivery in deliveries])
        else:
            self.store.finish([], [self._failure(d, outcome) for d in deliveries])
        return jids

    def _failure(self, delivery: Delivery, outcome: Outcome) -> Failed:
        count = 0 if delivery.retry_count is None else delivery.retry_count + 1
        return Failed(
            delivery=delivery,
            outcome=outcome,
            started=self.clock.now(),
            run=0.1,
            at=self.clock.now() + 60 + self.store.count(View(state=JobState.RETRY)),
            retry_count=count,
            queue=delivery.queue,
            error_class="TimeoutError",
            error_message="read timed out",
        )


@pytest.fixture(params=["memory", "sqlite"])
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shop]:
    clock = ManualClock(1_795_500_000.0)
    store: Store = MemoryStore(clock)
    if request.param == "sqlite":
        store = open_store(f"sqlite:///{tmp_path / 'jobs.db'}", clock=clock)
    store.register(
        ProcessInfo(
            identity="host:1:abc",
            hostname="host",
            pid=1,
            started_at=clock.now(),
            concurrency=5,
            queues={"mailers": 0},
            version="0",
        )
    )
    yield Shop(store, clock)
    store.unregister()
    store.close()


def jids(entries: Iterator[Entry]) -> list[str]:
    return [entry.jid for entry in entries]


def test_a_queue_knows_its_size_and_how_late_its_next_job_is(shop: Shop) -> None:
    queue = Queue("mailers", shop.store)
    assert (queue.size, queue.latency) == (0, 0.0)

    shop.push()
    shop.clock.advance(6)
    shop.push(2)

    assert (queue.size, len(queue), queue.latency) == (3, 3, 6.0)


def test_a_queue_is_read_in_the_order_it_will_run_in(shop: Shop) -> None:
    pushed = shop.push(120)
    shop.push(3, queue="other")

    assert jids(Queue("mailers", shop.store).jobs()) == pushed


def test_what_leaves_while_a_queue_is_read_does_no_harm(shop: Shop) -> None:
    pushed = shop.push(120)
    queue = Queue("mailers", shop.store)

    seen = [entry.jid for entry in queue if entry.delete()]

    assert seen == pushed
    assert queue.size == 0


def test_a_record_has_its_whole_payload_however_long(shop: Shop) -> None:
    shop.push(args=["x" * 5000, {"a": [1, None]}])

    [entry] = Queue("mailers", shop.store)

    assert entry.args == ("x" * 5000, {"a": [1, None]})
    assert (entry.job_class, entry.queue, entry.error_message) == ("MailJob", "mailers", None)


def test_a_job_is_found_in_its_own_queue_only(shop: Shop) -> None:
    [jid] = shop.push()

    entry = Queue("mailers", shop.store).find_job(jid)

    assert entry is not None
    assert entry.jid == jid
    assert Queue("other", shop.store).find_job(jid) is None
    assert Queue("other", shop.store).delete(jid) is False
    assert Queue("mailers", shop.store).delete(jid) is True
    assert Queue("mailers", shop.store).find_job(jid) is None


def test_clearing_a_queue_leaves_the_others_alone(shop: Shop) -> None:
    shop.push(3, queue='odd "name"')
    shop.push(2)

    assert Queue('odd "name"', shop.store).clear() == 3

    assert Stats(shop.store).queues["mailers"] == 2
    assert Queue.clear_all(shop.store) == 2
    assert Stats(shop.store).enqueued == 0


def test_queues_are_listed_by_name(shop: Shop) -> None:
    shop.push(queue="b")
    shop.push(queue="a")

    assert [queue.name for queue in Queue.all(shop.store)] == ["a", "b"]


def test_a_paused_queue_gives_no_jobs_until_it_is_resumed(shop: Shop) -> None:
    shop.push()
    queue = Queue("mailers", shop.store)

    queue.pause()
    while_paused = queue.paused, shop.store.claim([("mailers", 1)], 1)
    queue.resume()

    assert while_paused == (True, [])
    assert queue.paused is False
    assert len(shop.store.claim([("mailers", 1)], 1)) == 1


def test_a_set_is_read_from_the_latest_down_or_from_the_earliest_up(shop: Shop) -> None:
    now = shop.clock.now()
    late = shop.push(at=now + 90)
    soon = shop.push(at=now + 30)

    scheduled = ScheduledSet(shop.store)

    assert jids(iter(scheduled)) == late + soon
    assert jids(reversed(scheduled)) == soon + late
    assert scheduled.size == len(scheduled) == 2


def test_retrying_a_dead_job_does_not_use_up_an_attempt(shop: Shop) -> None:
    [jid] = shop.run(Outcome.DEAD)
    [entry] = DeadSet(shop.store)
    assert (entry.error_class, entry.error_message) == ("TimeoutError", "read timed out")

    assert entry.retry() is True

    assert entry.retry() is False  # it is not dead any more
    queued = Queue("mailers", shop.store).find_job(jid)
    assert queued is not None
    assert queued.record.retry_count == -1  # as Sidekiq's: 0 again after the next failure


def test_what_is_added_to_its_queue_keeps_its_count(shop: Shop) -> None:
    [jid] = shop.run(Outcome.RETRY)
    [entry] = RetrySet(shop.store)

    assert entry.add_to_queue()

    queued = Queue("mailers", shop.store).find_job(jid)
    assert queued is not None
    assert queued.record.retry_count == 0


def test_a_job_is_rescheduled_killed_and_deleted(shop: Shop) -> None:
    [jid] = shop.push(at=shop.clock.now() + 60)
    scheduled = ScheduledSet(shop.store)

    entry = scheduled.find_job(jid)
    assert entry is not None
    assert entry.reschedule(datetime(2030, 1, 1, tzinfo=UTC))
    entry = scheduled.find_job(jid)
    assert entry is not None
    assert entry.at == datetime(2030, 1, 1, tzinfo=UTC).timestamp()
    assert entry.kill()
    [dead] = DeadSet(shop.store)
    assert dead.reschedule(shop.clock.now() + 5)
    [again] = scheduled
    assert again.delete()
    assert scheduled.size == DeadSet(shop.store).size == 0


def test_a_naive_datetime_is_refused_with_advice(shop: Shop) -> None:
    shop.push(at=shop.clock.now() + 60)
    [entry] = ScheduledSet(shop.store)

    with pytest.raises(ValueError, match="time zone"):
        entry.reschedule(datetime(2030, 1, 1))  # noqa: DTZ001 - that is the point


def test_all_jobs_that_a_query_chooses_are_acted_on(shop: Shop) -> None:
    shop.run(Outcome.RETRY, 3)
    shop.run(Outcome.RETRY, 2, **{"class": "ReportJob"})
    retries = RetrySet(shop.store)

    assert retries.kill_all("class:Report*") == 2
    assert retries.retry_all("error:timed attempt:1") == 3
    assert retries.size == 0
    assert [entry.job_class for entry in DeadSet(shop.store).search("class:R*")] == [
        "ReportJob"
    ] * 2
    assert DeadSet(shop.store).kill_all() == 0
    assert DeadSet(shop.store).clear() == 2


def test_a_wrong_query_acts_on_nothing(shop: Shop) -> None:
    shop.run(Outcome.RETRY, 3)

    with pytest.raises(QueryError):
        RetrySet(shop.store).delete_all("clas:x")

    assert RetrySet(shop.store).size == 3


def test_many_jobs_are_moved_in_steps_of_one_operation(shop: Shop) -> None:
    shop.push(2500)
    heard: list[int] = []

    acted = move(
        shop.store,
        Selection(view=View(state=JobState.ENQUEUED)),
        Target(state=JobState.DEAD),
        heard.append,
    )

    assert acted.jobs == 2500
    assert heard == [1000, 2000, 2500]
    assert acted.op is not None
    assert shop.store.restore(acted.op).restored == 2500
    assert Queue("mailers", shop.store).size == 2500


def test_jobs_that_stay_in_their_set_are_moved_once_each(shop: Shop) -> None:
    """The rescheduled ones sort before the rest: a naive loop would take them again."""
    now = shop.clock.now()
    shop.push(1500, at=now + 3600)

    acted = move(
        shop.store,
        Selection(view=View(state=JobState.SCHEDULED)),
        Target(state=JobState.SCHEDULED, at=now + 60),
    )

    assert acted.jobs == 1500
    assert {entry.at for entry in ScheduledSet(shop.store)} == {now + 60}


def test_a_job_moved_to_another_queue_goes_to_its_back(shop: Shop) -> None:
    moved = shop.push(2)
    waiting = shop.push(2, queue="low")

    acted = move(
        shop.store,
        Selection(view=View(state=JobState.ENQUEUED), jids=moved),
        Target(state=JobState.ENQUEUED, queue="low"),
    )

    assert acted.jobs == 2
    assert jids(Queue("low", shop.store).jobs()) == waiting + moved


def test_a_process_is_listed_and_hears_what_it_is_asked(shop: Shop) -> None:
    processes = ProcessSet(shop.store)
    [process] = processes

    assert (processes.size, processes.total_concurrency) == (1, 5)
    assert processes["host:1:abc"].identity == process.identity
    assert (process.info.pid, process.busy, process.is_quiet) == (1, 0, False)
    assert process.quiet()
    assert process.stop()
    assert process.dump()
    with pytest.raises(KeyError):
        processes["host:2:def"]


def test_the_stats_count_everything(shop: Shop) -> None:
    shop.run(Outcome.COMPLETED, 3)
    shop.run(Outcome.RETRY)
    shop.push(2, queue="default")
    shop.push(at=shop.clock.now() + 60)
    shop.clock.advance(4)

    stats = Stats(shop.store)

    assert (stats.processed, stats.failed, stats.success_rate) == (4, 1, 0.75)
    assert (stats.enqueued, stats.scheduled_size, stats.retry_size, stats.dead_size) == (2, 1, 1, 0)
    assert (stats.processes_size, stats.workers_size, stats.paused) == (1, 0, False)
    assert next(iter(stats.queues.items())) == ("default", 2)
    assert stats.default_queue_latency == 4.0


def test_the_history_has_a_number_for_every_day(shop: Shop) -> None:
    shop.run(Outcome.COMPLETED, 2)
    shop.run(Outcome.DEAD)

    history = Stats(shop.store).history(3)

    assert history.processed == {
        date(2026, 11, 24): 3,
        date(2026, 11, 23): 0,
        date(2026, 11, 22): 0,
    }
    assert list(history.failed.values()) == [1, 0, 0]
    assert History(1, date(2026, 11, 23), shop.store).processed == {date(2026, 11, 23): 0}


@pytest.mark.parametrize("days", [0, 1826])
def test_a_history_of_no_or_too_many_days_is_refused(shop: Shop, days: int) -> None:
    with pytest.raises(ValueError, match="1 to 1825"):
        History(days, None, shop.store)
