"""The seed's other usages in Python, each one run and checked: ``python examples/usages.py``.

Jobs are kept in memory, and each part begins with an empty store.
"""

import threading
import uuid
from datetime import UTC, datetime, timedelta

import kickboard
from kickboard import Client, Manager, ScaledClock, Worker, events
from kickboard.inspection import DeadSet, Queue, ScheduledSet
from kickboard.stores.memory import MemoryStore


class EmailWorker(Worker, queue="mailers", retry=5):
    """Define a worker: the queue and the retries are options of the class."""

    def perform(self, user_email: str, subject: str, body: str) -> None:
        """Send email."""
        print(f"Sending email to {user_email}: {subject}, {len(body)} characters")


class ReportWorker(Worker, queue="reports", retry=3):
    """One of several workers."""

    def perform(self, report_type: str, user_id: int) -> None:
        """Generate a report."""
        print(f"Generating {report_type} report for user {user_id}")


class CleanupWorker(Worker):
    """Another way to say the same: a class attribute, as Sidekiq's ``sidekiq_options``."""

    options = {"queue": "maintenance", "retry": 2}  # noqa: RUF012 - never changed

    def perform(self, resource_type: str) -> None:
        """Clean up."""
        print(f"Cleaning up {resource_type}")


class RiskyWorker(Worker, queue="default", retry=3):
    """Fails: it is retried with exponential backoff three times, then it is dead."""

    def perform(self, task_id: int) -> None:
        """Try."""
        risky_operation(task_id)


def risky_operation(task_id: int) -> None:
    """Do what might fail."""
    raise RuntimeError(f"task {task_id} went wrong")


def enqueue_and_schedule() -> None:
    """Run now, in an hour, and at a moment."""
    job_id = EmailWorker.perform_async("user@example.com", "Welcome", "Welcome to our service!")
    print(f"Enqueued job: {job_id}")
    assert job_id is not None
    assert len(job_id) == 24

    EmailWorker.perform_in(3600, "user@example.com", "Reminder", "Don't forget!")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    EmailWorker.perform_at(tomorrow, "user@example.com", "Daily Digest", "Your digest")

    scheduled = ScheduledSet()
    next_one, last_one = reversed(scheduled)
    print(f"Scheduled: {scheduled.size}, next: {next_one.args[1]}")
    assert next_one.args[1] == "Reminder"
    assert abs(last_one.at - tomorrow.timestamp()) < 1e-3


def several_workers_and_statistics() -> None:
    """Process three queues, strictly in their order, and look at the numbers."""
    ReportWorker.perform_async("monthly", 123)
    CleanupWorker.perform_async("temp_files")

    manager = Manager(concurrency=5, queues=["reports", "maintenance", "low"])
    manager.start()
    assert manager.wait_until_idle(timeout=10)
    stats = manager.stats().as_dict()
    manager.stop()

    print(f"Queues: {stats['queues']}")
    print(f"Processors: {stats['processors']}")
    print(f"Queue Sizes: {stats['queue_sizes']}")
    print(f"Scheduled: {stats['scheduled']}")
    print(f"Retries: {stats['retries']}")
    print(f"Dead: {stats['dead']}")
    print(f"Processed: {stats['statistics']['processed']}")
    print(f"Failed: {stats['statistics']['failed']}")
    print(f"Success Rate: {stats['statistics']['success_rate']}%")
    assert stats["queues"] == ["reports", "maintenance", "low"]
    assert stats["processors"] == 5
    assert stats["statistics"] == {"processed": 2, "failed": 0, "success_rate": 100.0}


def push_in_bulk_and_look_into_queues() -> None:
    """Push raw jobs, a hundred at once; look at them; clear a queue, then all."""
    jobs = [
        {
            "class": "EmailWorker",
            "args": [f"user{i}@example.com", "Bulk", "Message"],
            "jid": str(uuid.uuid4()),
            "queue": "mailers",
            "retry": 3,
            "created_at": datetime.now(UTC).timestamp(),
            "enqueued_at": datetime.now(UTC).timestamp(),
        }
        for i in range(100)
    ]
    jids = Client.push_bulk(jobs)
    ReportWorker.perform_bulk([("weekly", 1), ("weekly", 2)])

    print(f"Queue has {Queue('mailers').size} jobs")
    for entry in list(Queue("mailers").jobs())[:3]:
        print(f"Job {entry.jid}: {entry.job_class}")
    assert [entry.jid for entry in Queue("mailers").jobs()] == jids
    assert jids == [job["jid"] for job in jobs]

    Queue("mailers").clear()
    assert Queue("mailers").size == 0
    assert Queue("reports").size == 2
    Queue.clear_all()
    assert Queue("reports").size == 0


def retries_and_the_dead_set() -> None:
    """Fail, retry with backoff, die; then retry by hand. Ten minutes pass in a second."""
    clock = ScaledClock(600)
    kickboard.configure(store=MemoryStore(clock), clock=clock)
    delays: list[float] = []
    died = threading.Event()

    def announce(event: events.Event) -> None:
        if isinstance(event, events.JobFailed):
            delays.append(event.retry_at - clock.now())
            print(f"Failed {len(delays)} times, again in {delays[-1]:.0f} s")
        elif isinstance(event, events.JobDied):
            died.set()

    RiskyWorker.perform_async(7)
    manager = Manager(concurrency=1, queues=["default"], clock=clock)
    manager.events.subscribe(announce)
    with manager:
        assert died.wait(30)

    (dead,) = DeadSet()
    print(f"Dead: {dead.error_class}: {dead.error_message}")
    assert dead.error_message == "task 7 went wrong"
    assert len(delays) == 3
    assert max(delays) <= 60  # 15 to 24 s, 16 to 35 s, 31 to 60 s
    assert manager.stats().failed == 4  # the first try and three retries

    assert dead.retry()
    assert (Queue("default").size, DeadSet().size) == (1, 0)


def main() -> None:
    """Run every part on a store of its own."""
    for part in (
        enqueue_and_schedule,
        several_workers_and_statistics,
        push_in_bulk_and_look_into_queues,
        retries_and_the_dead_set,
    ):
        kickboard.configure(store=MemoryStore())
        print(f"\n-- {part.__doc__}")
        part()


if __name__ == "__main__":
    main()
