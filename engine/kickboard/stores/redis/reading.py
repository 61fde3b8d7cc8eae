"""Looking at a Redis: what counts, one job, the days, the finished jobs, the account."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from kickboard.payload import wire
from kickboard.payload.record import JobRecord, JobState
from kickboard.payload.wire import seconds
from kickboard.stores.base import (
    Account,
    Attempt,
    DayCount,
    JobDetail,
    JobRow,
    ProcessStat,
    QueueStat,
    Snapshot,
)
from kickboard.stores.redis import (
    history,
    iterating,
    keys,
    payloads,
    presence,
    running,
    scripts,
    selecting,
)
from kickboard.stores.redis.connection import Connections
from kickboard.stores.redis.holding import pairs, parted
from kickboard.stores.redis.lines import Found
from kickboard.stores.redis.selecting import Seen

#: The keys of `scripts.SNAPSHOT`, in its order.
SNAPSHOT_KEYS = (
    keys.QUEUES,
    keys.SCHEDULE,
    keys.RETRY,
    keys.DEAD,
    keys.TRASH,
    keys.PROCESSED,
    keys.FAILED,
    keys.PROCESSES,
    keys.OWNERS,
    keys.PAUSED,
    keys.PAUSED_AT,
    keys.STOPPED,
    keys.DONE,
)


def snapshot(link: Connections, now: float) -> Snapshot:
    """Return everything that counts, of one moment."""
    told = link.run(scripts.SNAPSHOT, SNAPSHOT_KEYS)
    queues, counters, retry, scheduled, processes, held, paused, times, stopped = told
    ours = {owner.decode("utf-8", "replace") for owner, _ in held}
    found = (presence.stat(row, ours) for row in processes)
    stats = [one for one in found if one is not None]
    in_hand = Counter(parted(place)[2] for _, places in held for place in places)
    of_others = sum(stat.busy for stat in stats if stat.foreign)
    in_work = in_hand + _in_work_of_others(processes, ours)
    sizes = list(map(int, counters))
    return Snapshot(
        at=now,
        counts={
            **dict.fromkeys(JobState, 0),
            JobState.ENQUEUED: sum(size for _, size, _ in queues),
            JobState.SCHEDULED: sizes[0],
            JobState.RETRY: sizes[1],
            JobState.DEAD: sizes[2],
            JobState.TRASH: sizes[3],
            JobState.BUSY: in_hand.total() + of_others,
        },
        queues=_queues(queues, in_work, set(paused), pairs(times)),
        processes=tuple(sorted(stats, key=_by_identity)),
        processed=sizes[4],
        failed=sizes[5],
        completed_kept=sizes[6],
        next_retry_at=float(retry) if retry else None,
        next_scheduled_at=float(scheduled) if scheduled else None,
        paused=bool(stopped),
        newest=payloads.latest_key(now),
    )


def _in_work_of_others(processes: Iterable[Sequence[Any]], ours: set[str]) -> Counter[str]:
    """Return how many jobs of each queue others run by their own word, as old as their beats."""
    others = (row for row in processes if row[0].decode("utf-8", "replace") not in ours)
    return Counter(queue.decode("utf-8", "replace") for row in others for queue in row[-1])


def _by_identity(stat: ProcessStat) -> str:
    return stat.info.identity


def _queues(
    told: Iterable[Sequence[bytes]],
    in_hand: Counter[str],
    paused: set[bytes],
    times: dict[bytes, bytes],
) -> tuple[QueueStat, ...]:
    found = []
    for raw, size, oldest in told:
        name = raw.decode("utf-8", "replace")
        head = payloads.head(oldest) if oldest else None
        since = None
        if head is not None:
            since = seconds(head.enqueued_at) or seconds(head.created_at)
        found.append(
            QueueStat(
                name=name,
                size=int(size),
                busy=in_hand[name],
                oldest_at=since,
                paused=raw in paused,
                paused_at=float(times[raw]) if raw in times and raw in paused else None,
            )
        )
    return tuple(sorted(found, key=lambda queue: queue.name))


# -- one job


def get(link: Connections, finished: Finished, seen: Seen, jid: str) -> JobDetail | None:
    """Return everything about one job: where it waits, who runs it, or how it ended."""
    attempts = tuple(_attempts(link, jid))
    found = selecting.find(link, jid, seen)
    if found is not None:
        kept = iterating.read(link, (jid,)).get(jid)
        return JobDetail(record=_record(found, attempts), attempts=attempts, iteration=kept)
    for row, payload in running.busy(link):
        if row.jid == jid:
            kept = iterating.read(link, (jid,)).get(jid)
            return JobDetail(
                record=record(row, payload, attempts), attempts=attempts, iteration=kept
            )
    return finished.detail(jid, attempts)


def _record(found: Found, attempts: Sequence[Attempt]) -> JobRecord:
    return record(found.row(), found.payload, attempts)


def record(row: JobRow, payload: bytes, attempts: Sequence[Attempt] = ()) -> JobRecord:
    """Return a row with its whole payload as people see it."""
    return wire.record(
        payload,
        state=row.state,
        at=row.at,
        jid=row.jid,
        job_class=row.job_class,
        queue=row.queue,
        enqueued_at=row.enqueued_at,
        retry_count=row.retry_count,
        failed_at=row.failed_at,
        retried_at=row.retried_at,
        error_class=row.error_class,
        error_message=row.error_message,
        error_backtrace=_backtrace(payload, attempts),
    )


def _backtrace(payload: bytes, attempts: Sequence[Attempt]) -> tuple[str, ...] | None:
    """Return the trace of the latest failure: what we kept, unless a Sidekiq failed it since."""
    if attempts and attempts[-1].backtrace:
        found = payloads.head(payload)
        if found.error_class in (None, attempts[-1].error_class):
            return tuple(attempts[-1].backtrace.splitlines())
    return payloads.backtrace(payload)


def _attempts(link: Connections, jid: str) -> list[Attempt]:
    ids = link.call("LRANGE", keys.attempts(jid), 0, -1)
    replies = link.all(("XRANGE", keys.FAILURES, id_, id_) for id_ in ids)
    return [history.attempt(packed) for reply in replies for _, packed in history.fields(reply)]


# -- what is finished


class Finished:
    """The successes that are remembered; what was read once is not read again. Thread-safe."""

    def __init__(self, link: Connections) -> None:
        self._link = link
        self._lock = threading.Lock()
        self._kept: dict[bytes, history.Completed] = {}  # by id, oldest first; guarded by _lock
        self._forgotten: bytes | None = None  # how often, when it was read

    def _read(self) -> list[tuple[bytes, history.Completed]]:
        with self._lock:
            new, first, forgotten = self._read_new()
            if forgotten != self._forgotten:
                self._forgotten = forgotten
                self._kept.clear()
                new, first, _ = self._read_new()
            if not first:
                self._kept.clear()
                return []
            oldest = _order(first[0][0])
            self._kept = {k: v for k, v in self._kept.items() if _order(k) >= oldest}
            self._kept |= {id_: history.completed(one) for id_, one in history.fields(new)}
            return list(self._kept.items())

    def _read_new(self) -> list[Any]:
        last = next(reversed(self._kept), None)
        return self._link.all(
            (
                ("XRANGE", keys.DONE, "-" if last is None else b"(" + last, "+"),
                ("XRANGE", keys.DONE, "-", "+", "COUNT", 1),
                ("GET", keys.FORGOTTEN),
            )
        )

    def rows(self) -> list[tuple[JobRow, bytes]]:
        """Return what is remembered, oldest first, as rows with what is kept of the payload."""
        return [(_finished_row(id_, one), one.head) for id_, one in self._read()]

    def detail(self, jid: str, attempts: Sequence[Attempt]) -> JobDetail | None:
        """Return a finished job, if it is still remembered."""
        for id_, one in reversed(self._read()):
            if one.jid == jid:
                row = _finished_row(id_, one)
                return JobDetail(record=record(row, one.head), attempts=(*attempts, one.attempt))
        return None


def _order(id_: bytes) -> tuple[int, int]:
    moment, _, number = id_.partition(b"-")
    return int(moment), int(number)


def _finished_row(id_: bytes, one: history.Completed) -> JobRow:
    moment, number = _order(id_)
    row = payloads.row(one.head, JobState.COMPLETED, one.started + one.run, one.queue)
    return row._replace(
        key=(moment << 20) | number,
        jid=one.jid,
        job_class=one.job_class,
        size=one.size,
        enqueued_at=one.enqueued_at,
        retry_count=one.retry_count,
        failed_at=one.failed_at,
        retried_at=None,
        error_class=None,
        error_message=None,
        run=one.run,
    )


# -- counters


def days(link: Connections, first: str, last: str) -> list[DayCount]:
    """Return the daily counts of a range of UTC days."""
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    names = []
    while day <= end:
        names.append(day.isoformat())
        day += timedelta(days=1)
    if not names:
        return []
    counters = [keys.day(counter, name) for name in names for counter in _COUNTERS]
    told = [int(value or 0) for value in link.call("MGET", *counters)]
    return [DayCount(*row) for row in zip(names, told[::2], told[1::2], strict=True)]


_COUNTERS = (keys.PROCESSED, keys.FAILED)


def account(link: Connections) -> Account:
    """Return what our processes pushed and what became of it.

    Other Sidekiqs do not take part in these counters; what they push and run is missing.
    """
    told = pairs(link.call("HGETALL", keys.ACCOUNT))
    counters = {name.decode(): int(value) for name, value in told.items()}
    places = snapshot(link, 0.0).counts
    return Account(
        pushed=counters.get("pushed", 0),
        completed=counters.get("completed", 0),
        discarded=counters.get("discarded", 0),
        purged=counters.get("purged", 0),
        places={state: n for state, n in places.items() if n},
    )
