"""What every store can do: the verbs of a job's life, and the values they exchange.

A store owns bytes and state; policy (when to retry, what middleware does) lives above it.
Every verb takes many at once, is one atomic step, and may be repeated safely. Times are
epoch seconds of the engine's `Clock`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import msgspec

from kickboard.clock import Clock
from kickboard.config import Retention as Retention
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.query import Query

if TYPE_CHECKING:
    from kickboard.client import Client

DEFAULT_PRIORITY = 5
#: Bytes of a payload that a `JobRow` carries.
HEAD_BYTES = 2048
#: Minutes of the past that `ErrorGroup.trend` tells of.
TREND_MINUTES = 60

# `NewJob`, `Delivery` and `Failed` are made once a job, on the engine's hottest path:
# msgspec's structs are made several times faster than frozen dataclasses.


class NewJob(msgspec.Struct, frozen=True, gc=False):
    """A job to be stored.

    Attributes:
        payload: Canonical JSON without ``at``.
        at: When it is due in epoch seconds; None: now.
    """

    jid: str
    job_class: str
    queue: str
    payload: bytes
    at: float | None = None
    priority: int = DEFAULT_PRIORITY


class PushResult(NamedTuple):
    """What `Store.push` did: how many were new, and the jids that were there already."""

    added: int
    duplicates: tuple[str, ...] = ()


class Delivery(msgspec.Struct, frozen=True, gc=False):
    """A claimed job.

    *token* fences every later call: once the job was recovered or moved, it changes nothing.

    Attributes:
        token: Opaque; (row, number of the claim) in the stores here.
        enqueued_at: When it came into its queue.
        retry_count: None before the first failure, then 0, 1, …
        failed_at: Time of the first failure.
        suspect: It was running when its process died: `Store.mark_started` comes
            before ``perform``, so that the culprit can be told from the bystanders.
    """

    token: tuple[int, int]
    jid: str
    job_class: str
    queue: str
    payload: bytes
    enqueued_at: float
    priority: int = DEFAULT_PRIORITY
    retry_count: int | None = None
    failed_at: float | None = None
    suspect: bool = False


class Done(NamedTuple):
    """A delivery that succeeded, the epoch second it began, its seconds of run time."""

    delivery: Delivery
    started: float
    run: float


class Outcome(IntEnum):
    """How an attempt ended; the number is what the history keeps."""

    COMPLETED = 0
    RETRY = 1
    DEAD = 2
    DISCARDED = 3
    PROCESS_DIED = 4
    POISON = 5


class Failed(msgspec.Struct, frozen=True, gc=False):
    """A delivery that failed, and what becomes of it.

    Attributes:
        outcome: RETRY, DEAD or DISCARDED.
        at: When to try again (RETRY); ignored otherwise.
        retry_count: The new count, None when it never counted (malformed).
        queue: The queue to retry in (``retry_queue``, or where it came from).
        backtrace: Trace as text; the attempt row keeps 16 kB of it.
        keep_backtrace: The ``backtrace`` option: True, a number of lines, or False.
    """

    delivery: Delivery
    outcome: Outcome
    started: float
    run: float
    at: float
    retry_count: int | None
    queue: str
    error_class: str
    error_message: str
    backtrace: str = ""
    keep_backtrace: bool | int = False


class Finished(NamedTuple):
    """What `Store.finish` did.

    Attributes:
        done: How many deliveries were still ours and are settled now.
        lost: Those that were not: recovered, moved or deleted meanwhile; nothing was changed.
        dead: Size of the dead set afterwards.
    """

    done: int
    lost: tuple[Delivery, ...]
    dead: int


class Promoted(NamedTuple):
    """How many due jobs went to their queues, and when the next one is due, if any."""

    promoted: int
    next_due: float | None


class Recovered(NamedTuple):
    """Orphans of dead processes: given back to their queues, or buried as poison.

    *started* of those returned had begun, so they run twice; where that is not known, all count.
    """

    returned: int = 0
    poisoned: int = 0
    processes: tuple[str, ...] = ()
    started: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What was pushed, and what became of it, of one moment.

    Counted since the store was made. A store that is older than these counters has a
    constant difference from the start, so it is the *change* of `missing` that tells.

    Attributes:
        pushed: Jobs stored; twins that were refused do not count.
        completed: Jobs that succeeded.
        discarded: Jobs that failed for good and are kept nowhere.
        purged: Jobs really deleted: by hand from the trash, or as too old.
        places: How many are in each state now, counted row by row.
    """

    pushed: int
    completed: int
    discarded: int
    purged: int
    places: Mapping[JobState, int]

    @property
    def missing(self) -> int:
        """How many of the pushed are neither here nor known to have gone."""
        return self.pushed - self.completed - self.discarded - self.purged - self.present

    @property
    def present(self) -> int:
        """How many jobs the store holds."""
        return sum(self.places.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessInfo:
    """Who an engine process is, as others see it."""

    identity: str
    hostname: str
    pid: int
    started_at: float
    concurrency: int
    queues: Mapping[str, int]
    version: str
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessStat:
    """An engine process as the store knows it."""

    info: ProcessInfo
    beat_at: float
    busy: int
    quiet: bool
    rss_kb: int = 0


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


class Attempt(NamedTuple):
    """One try of one job, as the history keeps it. *wait* and *run* are seconds."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDetail:
    """Everything about one job: its record and its attempts, oldest first."""

    record: JobRecord
    attempts: tuple[Attempt, ...]


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
    """

    state: JobState
    at: float | None = None
    queue: str | None = None
    give_back_try: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """What a kind of store can do."""

    durable: bool
    shared: bool
    priorities: bool = True
    transactions: bool = False
    history: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """What an engine process says of itself every few seconds."""

    identity: str
    busy: int
    concurrency: int
    quiet: bool
    rss_kb: int = 0
    queues: Mapping[str, int] = field(default_factory=dict)


class Tx(Protocol):
    """What `Store.transaction` gives: the caller's own statements, and pushes, as one step."""

    @property
    def client(self) -> Client:
        """A client that pushes into the transaction: ``EmailJob.set(client=tx.client)``."""
        ...

    def execute(
        self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()
    ) -> list[tuple[Any, ...]]:
        """Run statements on tables of the caller's and return their rows."""
        ...

    def push(self, jobs: Sequence[NewJob]) -> PushResult:
        """Store *jobs*, if the transaction is committed in the end."""
        ...


class Store(Protocol):
    """Jobs and everything that can be done with them. Implementations are thread-safe.

    Every method may raise a `StoreError`. A call did everything or nothing.
    """

    url: str
    caps: Caps
    clock: Clock  # where stored times come from

    # -- life
    def register(self, me: ProcessInfo) -> Recovered:
        """Become an engine process: take a lease and give orphans back first."""
        ...

    def unregister(self) -> None:
        """Stop being one; what is still claimed goes back to the front."""
        ...

    def rejoin(self, me: ProcessInfo) -> Recovered:
        """Take a new lease after a `LeaseLostError`; what was claimed under the old is lost.

        Nothing happens when all is well: another engine on this store did it.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections. May be called twice."""
        ...

    def heartbeat(self, beat: Beat) -> list[str]:
        """Say that this process lives; return what others ask of it: quiet, stop, dump."""
        ...

    def signal(self, identity: str, what: str) -> bool:
        """Ask the process *identity* to quiet, stop or dump; False if there is none."""
        ...

    # -- producing
    def push(self, jobs: Sequence[NewJob]) -> PushResult:
        """Store all of *jobs* or none; a jid that is there already is skipped and reported."""
        ...

    def transaction(self) -> AbstractContextManager[Tx]:
        """Begin a transaction that carries the caller's own statements, too (`Caps.transactions`).

        It is committed at the block's end and undone when the block raises. All that write to
        the store wait meanwhile, so it should be short. Only inside it, and on its thread, may
        what it gives be used; no second one and no other writing verb of the store.

        Raises:
            UnsupportedError: this kind of store cannot do that.
        """
        ...

    # -- consuming
    def claim(
        self,
        wanted: Sequence[tuple[str, int]],
        limit: int,
        skip: frozenset[str] = frozenset(),
    ) -> list[Delivery]:
        """Take up to *limit* jobs for this process, without waiting.

        Args:
            wanted: (queue, at most so many of it), in the order to look. Paused queues
                yield nothing.
            limit: Most to take in all.
            skip: Classes not to take: nobody here knows them.
        """
        ...

    def finish(self, done: Sequence[Done], failed: Sequence[Failed] = ()) -> Finished:
        """Settle deliveries: the successes leave, the failures go where they must."""
        ...

    def mark_started(self, delivery: Delivery) -> bool:
        """Record that a suspect is about to run; False when it is not ours any more."""
        ...

    def note_start(self, delivery: Delivery) -> None:
        """Note that *delivery* begins, for `Recovered.started`; microseconds, no commit."""
        ...

    def release(self, deliveries: Sequence[Delivery], *, front: bool = True) -> int:
        """Give unfinished deliveries back without using an attempt; return how many."""
        ...

    def promote(self, now: float, limit: int = 1000) -> Promoted:
        """Move scheduled and retry jobs that are due to the back of their queues."""
        ...

    def recover(self) -> Recovered:
        """Give back what dead processes held. Three recorded starts in 72 h: poison."""
        ...

    # -- operating
    def move(
        self, selection: Selection, target: Target, limit: int = 1000, op: int | None = None
    ) -> Moved:
        """Move up to *limit* selected jobs, never busy ones; *op* goes on with an operation."""
        ...

    def delete(self, selection: Selection, limit: int = 1000, op: int | None = None) -> Moved:
        """Move up to *limit* selected jobs to the trash; *op* goes on with an operation."""
        ...

    def restore(self, op: int, jids: Sequence[str] | None = None) -> Restored:
        """Undo an operation, for the jobs that nothing happened to since.

        With *jids* only for these of them; the others can still be restored later.
        """
        ...

    def purge(self, selection: Selection, limit: int = 1000) -> int:
        """Really delete jobs in the trash."""
        ...

    def pause(self, queue: str | None, *, paused: bool) -> None:
        """Pause or resume a queue; None is the whole store. Kept over restarts."""
        ...

    def paused(self) -> tuple[bool, frozenset[str]]:
        """Return whether everything is paused, and the names of the paused queues."""
        ...

    def forget_queue(self, name: str) -> bool:
        """Drop an empty queue from the list; False when it still holds jobs."""
        ...

    def trim(self, retention: Retention, limit: int = 1000) -> Trimmed:
        """Delete what is too old or too much, at most *limit* rows of each kind."""
        ...

    # -- looking; never blocks a writer
    def snapshot(self) -> Snapshot:
        """Return everything that counts, of one moment."""
        ...

    def page(self, view: View, at: Cursor | int | None = None, n: int = 64) -> Page:
        """Return *n* rows: from the start, after a cursor, or from a row number."""
        ...

    def count(self, view: View) -> int:
        """Return how many jobs a view matches; quick without a query."""
        ...

    def get(self, jid: str) -> JobDetail | None:
        """Return everything about one job, also a finished one the history knows."""
        ...

    def days(self, first: str, last: str) -> list[DayCount]:
        """Return the daily counts from *first* to *last*, oldest first, zeros included."""
        ...

    def operations(self, n: int = 100) -> list[Operation]:
        """Return the newest *n* operations that can still be undone, newest first."""
        ...

    def error_groups(self, since: float = 0.0) -> list[ErrorGroup]:
        """Return what failed since an epoch second, grouped; the latest group first.

        Looks at the newest 20,000 failures at most, and at the jobs that are dead or
        retrying though the history has forgotten their failure.
        """
        ...

    def next_due(self) -> float | None:
        """Return when the next scheduled or retry job is due."""
        ...

    def account(self) -> Account:
        """Return what was pushed and what became of it; counts rows, so 0.1 s for a million."""
        ...

    # -- being woken
    def on_change(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call *callback* after this process pushed or moved jobs; returns unsubscribe.

        It runs on the thread that made the change, with no lock held.
        """
        ...

    def changed(self) -> bool:
        """Return whether *another* process wrote since the last call; microseconds."""
        ...
