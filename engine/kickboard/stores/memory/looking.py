"""Reading the memory store: pages, counts, selections. Called with the store's lock held."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeAlias

from kickboard.payload import wire
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import (
    Attempt,
    Cursor,
    Done,
    JobRow,
    Page,
    ProcessStat,
    QueueStat,
    Scanned,
    Selection,
    Snapshot,
    View,
)
from kickboard.stores.memory.history import History
from kickboard.stores.memory.places import Places
from kickboard.stores.memory.rows import NO_PAST, Row

#: A row, and what it is sorted by.
_Keyed: TypeAlias = "tuple[list[Any], JobRow]"

_ORDERS: dict[str, Callable[[JobRow], Any]] = {
    "class": lambda row: row.job_class,
    "queue": lambda row: row.queue,
    "error": lambda row: row.error_class or "",
    "attempt": lambda row: -1 if row.retry_count is None else row.retry_count,
    "jid": lambda row: row.jid,
}


def snapshot(
    places: Places,
    history: History,
    paused_at: Mapping[str | None, float],
    process: ProcessStat | None,
    now: float,
) -> Snapshot:
    """Return everything that counts."""
    states: Counter[JobState] = Counter()
    for (_, state), n in places.counts.items():
        states[state] += n
    return Snapshot(
        at=now,
        counts={state: states[state] for state in JobState},
        queues=tuple(_queue(places, name, paused_at) for name in sorted(places.queues)),
        processes=(process,) if process else (),
        processed=history.processed,
        failed=history.failures,
        completed_kept=history.kept,
        next_retry_at=places.next_due(JobState.RETRY),
        next_scheduled_at=places.next_due(JobState.SCHEDULED),
        paused=None in paused_at,
        newest=places.newest,
    )


def _queue(places: Places, name: str, paused_at: Mapping[str | None, float]) -> QueueStat:
    first = next(places.line(name), None)
    return QueueStat(
        name=name,
        size=places.counts[name, JobState.ENQUEUED],
        busy=places.counts[name, JobState.BUSY],
        oldest_at=None if first is None else first.at,
        paused=name in paused_at,
        paused_at=paused_at.get(name),
    )


def page(
    places: Places, history: History, view: View, at: Cursor | int | None, n: int, now: float
) -> Page:
    """Return *n* rows of *view*, from its start, a row number, or after a cursor."""
    keyed = _rows(places, history, view, now)
    start = at if isinstance(at, int) else 0
    if isinstance(at, Cursor):
        start = _start_after(keyed, json.loads(str(at.value)), descending=view.descending)
    found = keyed[start : start + n]
    after = None
    if found and start + n < len(keyed):
        place, last = found[-1]
        after = Cursor(json.dumps(place), last.key)
    return Page(tuple(row for _, row in found), start, after)


def _start_after(keyed: Sequence[_Keyed], place: list[Any], *, descending: bool) -> int:
    """Return the number of the first row behind *place*, whether or not a row stands there."""
    if descending:
        return len(keyed) - bisect_left(keyed[::-1], place, key=_place)
    return bisect_right(keyed, place, key=_place)


def _place(item: _Keyed) -> list[Any]:
    return item[0]


def scan(
    places: Places,
    history: History,
    view: View,
    after: Cursor | None,
    look: int,
    n: int,
    now: float,
) -> Scanned:
    """Look at the next *look* rows of a view's state: which of them match its query."""
    if view.order != "at":
        raise ValueError(f"a scan goes by time, not by {view.order!r}")
    stretch = page(places, history, replace(view, query=None), after, look, now)
    keys = {row.key for _, row in _rows(places, history, view, now)}
    found = [row for row in stretch.rows if row.key in keys]
    return Scanned(tuple(found[:n]), len(found), len(stretch.rows), stretch.after)


def count(places: Places, history: History, view: View, now: float) -> int:
    """Return how many rows a view has."""
    if view.query is None:
        return history.kept if view.state is JobState.COMPLETED else places.total(view.state)
    return len(_rows(places, history, view, now))


def select(places: Places, selection: Selection, limit: int, now: float) -> tuple[list[Row], bool]:
    """Return up to *limit* rows that an operation may touch, and whether more match."""
    view = selection.view
    if view.state in (JobState.BUSY, JobState.COMPLETED, JobState.DISCARDED):
        return [], False
    candidates: Iterable[Row]
    if selection.jids is not None:
        known = (places.by_jid.get(jid) for jid in selection.jids)
        candidates = (row for row in known if row is not None and row.state is view.state)
    else:
        candidates = places.rows(view.state)
    rows = list(
        islice(
            (
                row
                for row in candidates
                if (selection.upto is None or row.key <= selection.upto)
                and _matches(view, row, now)
            ),
            limit + 1,
        )
    )
    return rows[:limit], len(rows) > limit


def _matches(view: View, row: Row, now: float) -> bool:
    if view.query is None:
        return True
    trace = row.attempts[-1].backtrace if row.attempts else None
    return view.query.matches(row.show(), row.payload, now, trace)


def expired(places: Places, state: JobState, before: float, most: int | None) -> list[Row]:
    """Return the oldest rows of a timed state: those before a time, or over a number."""
    rows = places.timed[state]
    over = 0 if most is None else max(0, len(rows) - most)
    old = sum(1 for _ in rows.irange_key(max_key=(before, 0)))
    return list(islice(rows, max(over, old)))


def record(row: Row) -> JobRecord:
    """Return a row as people see it."""
    kind, past = row.kind, row.past or NO_PAST
    last = row.attempts[-1].backtrace if row.attempts else None
    return wire.record(
        row.payload,
        state=row.state,
        at=row.at,
        jid=row.jid,
        job_class=kind.job_class,
        queue=kind.queue,
        priority=kind.priority,
        enqueued_at=row.enqueued_at,
        retry_count=past.retry_count,
        failed_at=past.failed_at,
        retried_at=past.retried_at,
        error_class=past.error_class,
        error_message=past.error_message,
        error_backtrace=tuple(last.splitlines()) if last else None,
    )


def _rows(places: Places, history: History, view: View, now: float) -> list[_Keyed]:
    """Return all rows of a view in its order, each with its place in it."""
    if view.state is JobState.COMPLETED:
        pairs = [
            _completed(done, attempt, i) for i, (done, attempt) in enumerate(history.successes())
        ]
        keyed = [
            ([row.at, row.key], row) for row, payload in pairs if _fits(view, row, payload, now)
        ]
    else:
        keyed = [
            (_natural(row), row.show())
            for row in places.rows(view.state)
            if _matches(view, row, now)
        ]
    if (order := _ORDERS.get(view.order)) is not None:
        keyed = [([order(row), *place], row) for place, row in keyed]
    keyed.sort(key=_place, reverse=view.descending)
    return keyed


def _natural(row: Row) -> list[Any]:
    """Return what the rows of a state are sorted by, if not by something else."""
    if row.state is JobState.ENQUEUED:
        return [row.kind.queue, row.kind.priority, row.pos]
    return [row.at, row.key]


def _fits(view: View, row: JobRow, payload: bytes, now: float) -> bool:
    return view.query is None or view.query.matches(row, payload, now)


def _completed(done: Done, attempt: Attempt, key: int) -> tuple[JobRow, bytes]:
    payload = done.delivery.payload
    row = JobRow(
        key=key,
        jid=attempt.jid,
        state=JobState.COMPLETED,
        queue=attempt.queue,
        job_class=attempt.job_class,
        head=payload[:2048],
        size=len(payload),
        at=attempt.started + attempt.run,
        enqueued_at=done.delivery.enqueued_at,
        priority=done.delivery.priority,
        retry_count=done.delivery.retry_count,
        failed_at=done.delivery.failed_at,
        retried_at=None,
        error_class=None,
        error_message=None,
        run=attempt.run,
    )
    return row, payload
