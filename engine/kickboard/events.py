"""What the engine tells whoever listens: frozen values on a `Bus`.

Events of single jobs are made only while somebody listens; what must be counted at any
rate goes through `runtime.metrics` instead.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStarted:
    """A processor began to perform a job."""

    jid: str
    job_class: str
    queue: str
    processor: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFinished:
    """A job succeeded after *run* seconds."""

    jid: str
    job_class: str
    queue: str
    run: float


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFailed:
    """A job raised; it will be tried again at *retry_at*."""

    jid: str
    job_class: str
    queue: str
    error_class: str
    error_message: str
    retry_count: int
    retry_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDied:
    """A job used up its retries, or was buried at once, and is in the dead set."""

    jid: str
    job_class: str
    queue: str
    error_class: str
    error_message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDiscarded:
    """A job failed for good and is stored nowhere (``retry=False``, ``dead=False``)."""

    jid: str
    job_class: str
    queue: str
    error_class: str
    error_message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobsLost:
    """Deliveries finished here that were not ours any more; nothing was changed."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownClass:
    """No processor here knows *job_class*; its jobs are left in their queue."""

    job_class: str
    queue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrphansRecovered:
    """Jobs of processes that died are back in their queues, or buried as poison.

    *started* of those returned had begun, and run twice.
    """

    returned: int
    poisoned: int
    processes: tuple[str, ...]
    started: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadTrimmed:
    """The dead set was over its limit; so many of the oldest are gone."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePaused:
    """A queue was paused; None: the whole store."""

    queue: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueResumed:
    """A queue was resumed; None: the whole store."""

    queue: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreTrouble:
    """The store refuses just now (full, locked, away); the engine keeps trying."""

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreRecovered:
    """The store answers again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFailed:
    """A thread of the engine failed too often and was given up."""

    name: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifecycle:
    """The engine's own life; *phase* is startup, heartbeat, quiet, shutdown or exit.

    The heartbeat's comes with the first beat, and again with the first under a new lease.
    """

    phase: str


Event: TypeAlias = (
    JobStarted
    | JobFinished
    | JobFailed
    | JobDied
    | JobDiscarded
    | JobsLost
    | UnknownClass
    | OrphansRecovered
    | DeadTrimmed
    | QueuePaused
    | QueueResumed
    | StoreTrouble
    | StoreRecovered
    | ServiceFailed
    | Lifecycle
)
Listener: TypeAlias = Callable[[Event], None]


class Bus:
    """Hands events to listeners, on the thread that emits: a listener must be quick."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: tuple[Listener, ...] = ()  # replaced under _lock, read without
        self._by_type: dict[type, tuple[Listener, ...]] = {}  # likewise
        #: Whether anybody may listen to the start or the end of each job: asked twice for each.
        self.hears_jobs = False

    def subscribe(self, listener: Listener, *kinds: type) -> Callable[[], None]:
        """Call *listener* with every event, or only with those *kinds*; returns unsubscribe."""
        with self._lock:
            if not kinds:
                self._all += (listener,)
            for kind in kinds:
                self._by_type = self._by_type | {kind: (*self._by_type.get(kind, ()), listener)}
            self._look_for_jobs()
        return lambda: self._unsubscribe(listener)

    @property
    def is_silent(self) -> bool:
        """Whether nobody listens to anything."""
        return not (self._all or self._by_type)

    def wants(self, kind: type) -> bool:
        """Return whether anybody listens to *kind*, so that it is worth making one."""
        return bool(self._all) or kind in self._by_type

    def emit(self, event: Event) -> None:
        """Hand *event* to its listeners; one that raises is logged and does no harm."""
        for listener in (*self._all, *self._by_type.get(type(event), ())):
            try:
                listener(event)
            except Exception:
                log.exception("a listener failed on %s", type(event).__name__)

    def _unsubscribe(self, listener: Listener) -> None:
        with self._lock:
            self._all = tuple(x for x in self._all if x != listener)
            left = {k: tuple(x for x in v if x != listener) for k, v in self._by_type.items()}
            self._by_type = {k: v for k, v in left.items() if v}
            self._look_for_jobs()

    def _look_for_jobs(self) -> None:
        """See whether `hears_jobs`. Called with _lock held."""
        self.hears_jobs = self.wants(JobStarted) or self.wants(JobFinished)
