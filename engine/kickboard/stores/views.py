"""What whoever looks at a store, or operates it, gives and gets: views, rows, selections, counts.

Times are epoch seconds of the engine's `Clock`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.iteration import Iteration
from kickboard.stores.query import Query
from kickboard.stores.values import Outcome, ProcessStat

#: Bytes of a payload that a `JobRow` carries.
HEAD_BYTES = 2048
#: Minutes of the past that `ErrorGroup.trend` tells of.
TREND_MINUTES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueStat:
    """One queue at one moment; *oldest_at* is when its next job came in, None if empty."""

    name: str
    size: int
    busy: int
    oldest_at: float | None
    paused: bool
    paused_at: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything that counts, of one moment.

    *newest* is the highest key given out so far, for `Selection.upto`; 0: not known.
    """

    at: float
    counts: Mapping[JobState, int]
    queues: tuple[QueueStat, ...]
    processes: tuple[ProcessStat, ...]
    processed: int
    failed: int
    completed_kept: int
    next_retry_at: float | None
    next_scheduled_at: float | None
    paused: bool
    newest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Which jobs, in which order.

    Attributes:
        state: One state; COMPLETED reads the history.
        query: Which of them; None: all.
        order: "at" (enqueued: the order they will run in), or "class", "queue", "error",
            "attempt", "jid".
        descending: Highest first.
    """

    state: JobState
    query: Query | None = None
    order: str = "at"
    descending: bool = False


class Cursor(NamedTuple):
    """Where a page ended; opaque to callers, stable while rows come and go."""

    value: float | int | str | None
    key: int


class JobRow(NamedTuple):
    """A job as a row of a table. *head* is the first `HEAD_BYTES` of the payload.

    *op* is the operation that put it where it is, None if something else did. Of a finished
    job *run* is how many seconds it took; the history has fewer bytes of its payload.
    """

    key: int
    jid: str
    state: JobState
    queue: str
    job_class: str
    head: bytes
    size: int
    at: float
    enqueued_at: float | None
    priority: int
    retry_count: int | None
    failed_at: float | None
    retried_at: float | None
    error_class: str | None
    error_message: str | None
    op: int | None = None
    run: float | None = None


class Page(NamedTuple):
    """Some rows of a view.

    Attributes:
        rows: In the view's order.
        start: Row number of the first one, if it was asked for by number.
        after: Where to go on, None at the end.
    """

    rows: tuple[JobRow, ...]
    start: int | None
    after: Cursor | None


class Scanned(NamedTuple):
    """What was found in a stretch of a view; see `Store.scan`.

    Attributes:
        rows: Those that match, in the view's order; the first of them, if there are many.
        hits: How many match.
        looked: How many were looked at.
        after: Where to go on, None at the end.
        places: By what each row is sorted, while what later steps find may stand before it;
            None once it stands behind.
    """

    rows: tuple[JobRow, ...]
    hits: int
    looked: int
    after: Cursor | None
    places: tuple[list[Any], ...] | None = None


class Attempt(NamedTuple):
    """One try of one job, as the history keeps it. *wait* and *run* are seconds.

    Attributes:
        retry_count: Of the job before this try: None for the first, then 0, 1, …
        retry_in: Seconds until the next try, as the policy chose them after this one; None
            where there was to be none, and for what older versions wrote.
        progress: Where a failed one stood, 0 to 1, and *note* what it said of that; None
            where it never said.
    """

    jid: str
    job_class: str
    queue: str
    started: float
    wait: float
    run: float
    outcome: Outcome
    error_class: str | None = None
    error_message: str | None = None
    backtrace: str | None = None
    retry_count: int | None = None
    retry_in: float | None = None
    progress: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDetail:
    """Everything about one job: its record and its attempts, oldest first.

    *iteration*: how far it is, if it is an iterable job that was begun.
    """

    record: JobRecord
    attempts: tuple[Attempt, ...]
    iteration: Iteration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Jobs to act on: some by id, or all that a view matches.

    Attributes:
        jids: Exactly these, where they are in *view.state*.
        view: The state they are expected in, and for jids=None the predicate.
        upto: Only rows whose key is at most this: what came later was not seen.
    """

    view: View
    jids: Sequence[str] | None = None
    upto: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where `Store.move` puts jobs.

    Attributes:
        state: ENQUEUED (back of the queue), SCHEDULED or RETRY (at *at*) or DEAD.
        at: When it is due; for DEAD and ENQUEUED the present moment counts.
        queue: Another queue than the one it has.
        give_back_try: A manual retry does not use up an attempt: ``retry_count`` − 1.
        keep_time: A job that waits for a time keeps it: only its queue is another one.
    """

    state: JobState
    at: float | None = None
    queue: str | None = None
    give_back_try: bool = False
    keep_time: bool = False


class Moved(NamedTuple):
    """What an operation did: its id for `Store.restore`, how many, and whether more match."""

    op: int
    moved: int
    more: bool
    jids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A move or deletion that can still be undone.

    Attributes:
        id: For `Store.restore`.
        target: Where the jobs went.
        count: How many; less what was restored since.
    """

    id: int
    at: float
    target: JobState
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorGroup:
    """Failures of the same kind; see `stores.grouping`.

    Attributes:
        key: What a query calls it: ``group:9f3c01ab77e2``.
        place: Where it was raised: "shop/jobs.py:perform", "" where that is not known.
        pattern: The message without what differs from failure to failure.
        message: The newest one, as it was.
        count: Failures that were looked at, of the first and last at these epoch seconds.
        trend: Failures in each of the last `TREND_MINUTES` minutes, oldest first.
        classes: Job classes, the most frequent first.
        retrying: Jobs that wait for another try and failed like this last; likewise *dead*.
    """

    key: str
    error_class: str
    place: str
    pattern: str
    message: str
    count: int
    first: float
    last: float
    trend: tuple[int, ...]
    classes: tuple[str, ...]
    retrying: int
    dead: int


class Restored(NamedTuple):
    """How many of an operation's jobs are back where they were, and how many could not be."""

    restored: int
    missed: int


class RestoredPart(NamedTuple):
    """What a part of an undo came to.

    *full*: jobs that stay where they are, as Dead has no room for them.
    """

    restored: int
    missed: int
    full: int = 0


class Trimmed(NamedTuple):
    """How many rows `Store.trim` really deleted."""

    dead: int = 0
    history: int = 0
    trash: int = 0


class DayCount(NamedTuple):
    """Jobs processed and failed on one UTC day (``2026-11-24``)."""

    day: str
    processed: int
    failed: int
