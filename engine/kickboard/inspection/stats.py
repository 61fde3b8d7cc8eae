"""The numbers of a store: of one moment, and of past days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from kickboard.client import default_store
from kickboard.payload.record import JobState
from kickboard.stores.base import Store

#: Sidekiq's own limit: five years.
MAX_DAYS = 1825


class Stats:
    """What counts, of the moment it was made.

    Args:
        store: Where; None: the default client's store.

    Attributes:
        processed: Jobs settled since the store exists, failures included.
        failed: Attempts that raised.
        enqueued: Jobs that wait in all queues.
        scheduled_size: Jobs that wait for their time.
        retry_size: Jobs that wait for their next try.
        dead_size: Jobs that used up their retries.
        processes_size: Engine processes.
        workers_size: Jobs that run.
        queues: Size by queue, the fullest first.
        default_queue_latency: Seconds since the next job of "default" came in.
        paused: Whether everything is paused.
    """

    def __init__(self, store: Store | None = None) -> None:
        self._store = store or default_store()
        now = self._store.snapshot()
        counts = now.counts
        self.at = now.at
        self.processed = now.processed
        self.failed = now.failed
        self.enqueued = counts.get(JobState.ENQUEUED, 0)
        self.scheduled_size = counts.get(JobState.SCHEDULED, 0)
        self.retry_size = counts.get(JobState.RETRY, 0)
        self.dead_size = counts.get(JobState.DEAD, 0)
        self.workers_size = counts.get(JobState.BUSY, 0)
        self.processes_size = len(now.processes)
        self.paused = now.paused
        by_size = sorted(now.queues, key=lambda queue: (-queue.size, queue.name))
        self.queues = {queue.name: queue.size for queue in by_size}
        since = {queue.name: queue.oldest_at for queue in now.queues}.get("default")
        self.default_queue_latency = 0.0 if since is None else max(0.0, now.at - since)

    @property
    def success_rate(self) -> float:
        """(processed − failed) / processed, 0.0 to 1.0; 0.0 before the first job."""
        return (self.processed - self.failed) / self.processed if self.processed else 0.0

    def history(self, days: int, start: date | None = None) -> History:
        """Return the counts of *days* UTC days back from *start*, or from today."""
        today = datetime.fromtimestamp(self.at, UTC).date()
        return History(days, start or today, self._store)


class History:
    """Jobs processed and failed by UTC day, newest day first; days without any are 0.

    Args:
        days: How many, 1 to 1,825.
        start: The newest of them; None: today.
        store: Where; None: the default client's store.

    Attributes:
        processed: Jobs settled by day, failures included.
        failed: Attempts that raised, by day.

    Raises:
        ValueError: *days* is out of range.
    """

    def __init__(self, days: int, start: date | None = None, store: Store | None = None) -> None:
        if not 1 <= days <= MAX_DAYS:
            raise ValueError(f"days must be 1 to {MAX_DAYS}, not {days}")
        store = store or default_store()
        newest = start or datetime.fromtimestamp(store.snapshot().at, UTC).date()
        oldest = newest - timedelta(days=days - 1)
        counted = store.days(oldest.isoformat(), newest.isoformat())
        by_day = {date.fromisoformat(count.day): count for count in reversed(counted)}
        self.processed = {day: count.processed for day, count in by_day.items()}
        self.failed = {day: count.failed for day, count in by_day.items()}
