"""What a job's life exchanges with its store: what is pushed, claimed, settled, recovered.

Times are epoch seconds of the engine's `Clock`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

import msgspec

from kickboard.payload.record import JobState

DEFAULT_PRIORITY = 5

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
        strikes: How many of its recorded starts ended with the process.
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
    strikes: int = 0


class Done(msgspec.Struct, frozen=True, gc=False):
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
        retry_in: Seconds that were decided on until the next try (RETRY), else None.
        progress: How far it was, 0 to 1, if it ever said so with `Job.progress`; *note* beside.
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
    retry_in: float | None = None
    progress: float | None = None
    note: str = ""


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
    """How many due jobs went to their queues, and when the next one is due, if any.

    *retries* of them had failed before; the others were scheduled.
    """

    promoted: int
    next_due: float | None
    retries: int = 0


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
    """Who an engine process is, as others see it; *embedded*: as part of another program."""

    identity: str
    hostname: str
    pid: int
    started_at: float
    concurrency: int
    queues: Mapping[str, int]
    version: str
    tag: str = ""
    embedded: bool = False


class JobProgress(NamedTuple):
    """How far a running job is by its own word: a *share* of 0 to 1, and a few words."""

    jid: str
    share: float
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessStat:
    """An engine process as the store knows it; *progress* is as old as its last beat.

    *foreign*: it is none of Kickboard's.
    """

    info: ProcessInfo
    beat_at: float
    busy: int
    quiet: bool
    rss_kb: int = 0
    progress: tuple[JobProgress, ...] = ()
    foreign: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """What a kind of store can do.

    Attributes:
        priorities: Jobs of a queue can go before others.
        keeps_unknown: Jobs of classes that nobody here knows are left alone, not failed.
        keeps_places: A job that goes back into its queue takes exactly its old place.
    """

    durable: bool
    shared: bool
    priorities: bool = True
    transactions: bool = False
    history: bool = True
    keeps_unknown: bool = True
    keeps_places: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """What an engine process says of itself every few seconds.

    *progress* is of the running jobs that told theirs.
    """

    identity: str
    busy: int
    concurrency: int
    quiet: bool
    rss_kb: int = 0
    progress: tuple[JobProgress, ...] = ()
    queues: Mapping[str, int] = field(default_factory=dict)
