"""What the memory store remembers of finished jobs: a ring of attempts, and the counts."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from kickboard.payload import wire
from kickboard.payload.record import JobState
from kickboard.stores.base import Attempt, Delivery, Done, Failed, JobDetail, Outcome
from kickboard.stores.memory.rows import Completed, Row

#: Attempts kept in all, and of one living job.
RING = 10_000
RING_OF_A_JOB = 25
MESSAGE_CHARACTERS = 2_000
TRACE_CHARACTERS = 16_000


class History:
    """Attempts of finished jobs, newest last. The store's lock guards it."""

    def __init__(self) -> None:
        self.processed = 0
        self.failures = 0
        self._ring: deque[Completed | Attempt] = deque(maxlen=RING)
        self._days: Counter[tuple[str, bool]] = Counter()

    @property
    def kept(self) -> int:
        """Number of successes that the ring still holds."""
        return sum(1 for item in self._ring if not isinstance(item, Attempt))

    def count(self, now: float, settled: int, failed: int) -> None:
        """Add to the totals and to today's; *settled* includes the failures."""
        self.processed += settled
        self.failures += failed
        day = datetime.fromtimestamp(now, UTC).date().isoformat()
        self._days[day, True] += settled
        self._days[day, False] += failed

    def day(self, day: str) -> tuple[int, int]:
        """Return (processed, failed) of a UTC day."""
        return self._days[day, True], self._days[day, False]

    def completed(self, items: Iterable[Completed]) -> None:
        """Keep successes; an attempt is made of one only when somebody looks."""
        self._ring.extend(items)

    def failed(self, item: Failed, row: Row) -> None:
        """Keep a failure with its error and trace, on the row and in the ring."""
        attempt = _attempt(item.delivery, item.started, item.run, item.outcome)._replace(
            error_class=item.error_class,
            error_message=item.error_message[:MESSAGE_CHARACTERS],
            backtrace=item.backtrace[-TRACE_CHARACTERS:],
            retry_in=item.retry_in,
            progress=item.progress,
            note=item.note or None,
        )
        row.marked().attempts = [*(row.attempts or ()), attempt][-RING_OF_A_JOB:]
        self._ring.append(attempt)

    def successes(self) -> Iterator[tuple[Done, Attempt]]:
        """Yield the successes that are still known, oldest first."""
        for item in self._ring:
            if not isinstance(item, Attempt):
                done = item[0]
                yield (
                    done,
                    _attempt(done.delivery, done.started, done.run, Outcome.COMPLETED),
                )

    def failed_attempts(self) -> Iterator[Attempt]:
        """Yield the failures that are still known, oldest first."""
        return (item for item in self._ring if isinstance(item, Attempt))

    def detail(self, jid: str) -> JobDetail | None:
        """Return a finished job, if the ring still knows it."""
        for item in reversed(self._ring):
            if not isinstance(item, Attempt) and item[0].delivery.jid == jid:
                return _finished_job(item[0], item[1])
        return None


def _finished_job(done: Done, before: list[Attempt] | None) -> JobDetail:
    delivery = done.delivery
    record = wire.record(
        delivery.payload,
        state=JobState.COMPLETED,
        at=done.started + done.run,
        jid=delivery.jid,
        job_class=delivery.job_class,
        queue=delivery.queue,
        priority=delivery.priority,
        enqueued_at=delivery.enqueued_at,
        retry_count=delivery.retry_count,
        failed_at=delivery.failed_at,
    )
    last = _attempt(delivery, done.started, done.run, Outcome.COMPLETED)
    return JobDetail(record=record, attempts=(*(before or ()), last))


def _attempt(delivery: Delivery, started: float, run: float, outcome: Outcome) -> Attempt:
    return Attempt(
        delivery.jid,
        delivery.job_class,
        delivery.queue,
        started,
        max(0.0, started - delivery.enqueued_at),
        run,
        outcome,
        retry_count=delivery.retry_count,
    )
