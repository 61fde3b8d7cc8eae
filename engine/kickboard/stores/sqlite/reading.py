"""What a store says of one moment: counts, one job, days. Each inside a read transaction."""

from __future__ import annotations

import logging
import time
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import apsw
import msgspec

from kickboard.payload import wire
from kickboard.payload.record import JobState
from kickboard.stores.base import (
    Attempt,
    DayCount,
    JobDetail,
    JobProgress,
    Outcome,
    ProcessInfo,
    ProcessStat,
    QueueStat,
    Snapshot,
)
from kickboard.stores.sqlite import history, iterating
from kickboard.stores.sqlite.consuming import NEXT_DUE
from kickboard.stores.sqlite.schema import TIMED
from kickboard.stores.sqlite.transaction import (
    BUSY,
    COMPLETED_KEPT,
    ENQUEUED,
    FAILED,
    PROCESSED,
    SEQUENCE,
)
from kickboard.stores.sqlite.where import STATES

log = logging.getLogger(__name__)

_QUEUES = (
    "SELECT id, name, paused_at, (SELECT enq_at FROM jobs WHERE state = 0 AND q = queues.id"
    " ORDER BY prio, pos LIMIT 1) FROM queues WHERE listed ORDER BY name"
)
_PROCESSES = (
    "SELECT info, concurrency, beat_at, busy, quiet, rss_kb, progress FROM owners ORDER BY id"
)
_JOB = (
    "SELECT id, state, at, payload, jid, class AS job_class, prio AS priority,"
    " (SELECT name FROM queues WHERE queues.id = q) AS queue, enq_at AS enqueued_at,"
    " attempt AS retry_count, failed_at, retried_at, err_class AS error_class,"
    " err_msg AS error_message FROM jobs WHERE jid = ?"
)
_ATTEMPTS = (
    f"SELECT {history.ATTEMPT.format(trace='trace')} FROM attempts WHERE job = ? ORDER BY id"
)
_FINISHED = (
    "SELECT job, head, outcome, started + run, prio, attempt, started - wait"
    " FROM attempts WHERE jid = ? ORDER BY id DESC LIMIT 1"
)
#: Real seconds that a start may spend on looking for damage: a gigabyte would take ten.
CHECK_SECONDS = 2.0
#: Steps of SQLite's machine between two looks at the time.
_CHECK_STEPS = 10_000
_GONE = {Outcome.COMPLETED: JobState.COMPLETED, Outcome.DISCARDED: JobState.DISCARDED}
_NAMES = {number: state for state, number in STATES.items()}


def snapshot(connection: apsw.Connection, now: float) -> Snapshot:
    """Return everything that counts; milliseconds, whatever the number of jobs."""
    by_queue = Counter[tuple[int, int]]()
    by_state = dict.fromkeys(JobState, 0)
    for queue, state, n in connection.execute("SELECT q, k, n FROM counts WHERE q > 0"):
        by_queue[queue, state] = n
        by_state[_NAMES[state]] += n
    counters = _counters(connection, PROCESSED, FAILED, COMPLETED_KEPT, SEQUENCE)
    by_state[JobState.COMPLETED] = counters[COMPLETED_KEPT]
    return Snapshot(
        at=now,
        counts=by_state,
        queues=_queues(connection, by_queue),
        processes=tuple(_process(row) for row in connection.execute(_PROCESSES)),
        processed=counters[PROCESSED],
        failed=counters[FAILED],
        completed_kept=counters[COMPLETED_KEPT],
        next_retry_at=_next_at(connection, STATES[JobState.RETRY]),
        next_scheduled_at=_next_at(connection, STATES[JobState.SCHEDULED]),
        paused=_is_paused(connection),
        newest=counters[SEQUENCE],
    )


def _queues(connection: apsw.Connection, counts: Counter[tuple[int, int]]) -> tuple[QueueStat, ...]:
    return tuple(
        QueueStat(
            name=name,
            size=counts[id_, ENQUEUED],
            busy=counts[id_, BUSY],
            oldest_at=oldest_at,
            paused=paused_at is not None,
            paused_at=paused_at,
        )
        for id_, name, paused_at, oldest_at in connection.execute(_QUEUES)
    )


def _process(row: tuple[Any, ...]) -> ProcessStat:
    info, concurrency, beat_at, busy, quiet, rss_kb, progress = row
    known = msgspec.json.decode(info, type=ProcessInfo)
    return ProcessStat(
        info=replace(known, concurrency=concurrency),
        beat_at=beat_at,
        busy=busy,
        quiet=bool(quiet),
        rss_kb=rss_kb,
        progress=msgspec.json.decode(progress, type=tuple[JobProgress, ...]),
    )


def _counters(connection: apsw.Connection, *keys: str) -> Counter[str]:
    marks = ",".join("?" * len(keys))
    sql = f"SELECT k, n FROM counts WHERE q = 0 AND k IN ({marks})"
    return Counter(dict(connection.execute(sql, keys)))


def _next_at(connection: apsw.Connection, state: int) -> float | None:
    sql = f"SELECT min(at) FROM jobs WHERE {TIMED} AND state = {state}"
    found: float | None = connection.execute(sql).get
    return found


def next_due(connection: apsw.Connection) -> float | None:
    """Return when the next timed job is due."""
    found: float | None = connection.execute(f"SELECT min(at) FROM ({NEXT_DUE})").get
    return found


def _is_paused(connection: apsw.Connection) -> bool:
    return connection.execute("SELECT 1 FROM meta WHERE k = 'paused_at'").get is not None


def paused(connection: apsw.Connection) -> tuple[bool, frozenset[str]]:
    """Return whether everything is paused, and which queues are."""
    sql = "SELECT name FROM queues WHERE paused_at IS NOT NULL"
    rows: list[Any] = connection.execute(sql).fetchall()
    return _is_paused(connection), frozenset(name for (name,) in rows)


def get(connection: apsw.Connection, jid: str) -> JobDetail | None:
    """Return a job with its attempts, oldest first; also a finished one the history knows."""
    cursor = connection.execute(_JOB, (jid,))
    row = cursor.fetchone()
    if row is None:
        return _finished(connection, jid)
    columns = dict(zip((name for name, _ in cursor.get_description()), row, strict=True))
    attempts = _attempts(connection, columns.pop("id"))
    traces = [attempt.backtrace for attempt in attempts if attempt.backtrace]
    record = wire.record(
        columns.pop("payload"),
        state=_NAMES[columns.pop("state")],
        at=columns.pop("at"),
        error_backtrace=tuple(traces[-1].splitlines()) if traces else None,
        **columns,
    )
    kept = iterating.read(connection, (jid,)).get(jid)
    return JobDetail(record=record, attempts=attempts, iteration=kept)


def _attempts(connection: apsw.Connection, job: int) -> tuple[Attempt, ...]:
    return tuple(history.attempt(row) for row in connection.execute(_ATTEMPTS, (job,)))


def _finished(connection: apsw.Connection, jid: str) -> JobDetail | None:
    """Return a job that is gone, as its last attempt knew it."""
    row = connection.execute(_FINISHED, (jid,)).fetchone()
    if row is None:
        return None
    job, head, outcome, at, priority, retry_count, enqueued_at = row
    attempts = _attempts(connection, job)
    last = attempts[-1]
    record = wire.record(
        head,
        state=_GONE.get(Outcome(outcome), JobState.TRASH),
        at=at,
        jid=jid,
        job_class=last.job_class,
        queue=last.queue,
        priority=priority,
        retry_count=retry_count,
        enqueued_at=enqueued_at,
        error_class=last.error_class,
        error_message=last.error_message,
    )
    return JobDetail(record=record, attempts=attempts)


def days(connection: apsw.Connection, first: str, last: str) -> list[DayCount]:
    """Return the daily counts of a range of UTC days, zeros included."""
    sql = "SELECT k, n FROM counts WHERE q = 0 AND k BETWEEN ? AND ?"
    counts: Counter[str] = Counter()
    for key in (PROCESSED, FAILED):
        counts.update(dict(connection.execute(sql, (f"{key}:{first}", f"{key}:{last}"))))
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    found = []
    while day <= end:
        text = day.isoformat()
        found.append(DayCount(text, counts[f"{PROCESSED}:{text}"], counts[f"{FAILED}:{text}"]))
        day += timedelta(days=1)
    return found


def damage(connection: apsw.Connection, seconds: float = CHECK_SECONDS) -> str | None:
    """Return what is wrong with the file, as far as it can be seen in so many seconds."""
    deadline = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _CHECK_STEPS)
    try:
        found: str = connection.execute("PRAGMA quick_check(1)").get
    except apsw.InterruptError:
        log.info("the file is large: only %g s were spent on looking for damage", seconds)
        return None
    finally:
        connection.set_progress_handler(None)
    return None if found == "ok" else found


def check_counts(connection: apsw.Connection) -> dict[str, tuple[int, int]]:
    """Return where the kept counts differ from the tables: what is kept, what is so."""
    kept = {
        (q, s): n for q, s, n in connection.execute("SELECT q, k, n FROM counts WHERE q > 0 AND n")
    }
    sql = "SELECT q, state, count(*) FROM jobs GROUP BY q, state"
    real = {(q, s): n for q, s, n in connection.execute(sql)}
    wrong = {
        f"queue {q} {_NAMES[s].value}": (kept.get((q, s), 0), real.get((q, s), 0))
        for q, s in kept.keys() | real.keys()
        if kept.get((q, s), 0) != real.get((q, s), 0)
    }
    counters = _counters(connection, *history.COUNTERS)
    for key, n in zip(history.COUNTERS, history.measure(connection), strict=True):
        if counters[key] != n:
            wrong[key] = (counters[key], n)
    return wrong
