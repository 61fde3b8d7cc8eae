"""A job as data.

The payload that was pushed never changes while a job lives; what became of the job
(state, queue, attempts, error) stands beside it in columns. A `JobRecord` is both
together, for people to look at. The engine's own path uses `Delivery`, which is cheaper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class JobState(StrEnum):
    """Where a job is. The words are the same in the API, the command line and queries."""

    ENQUEUED = "enqueued"
    SCHEDULED = "scheduled"
    RETRY = "retry"
    BUSY = "busy"
    DEAD = "dead"
    COMPLETED = "completed"
    DISCARDED = "discarded"
    TRASH = "trash"


_S = JobState

#: Which moves are allowed. COMPLETED and DISCARDED are no places in the store: a job
#: that goes there leaves the jobs and is kept, where history is on, as an attempt.
MOVES: dict[JobState, frozenset[JobState]] = {
    _S.SCHEDULED: frozenset({_S.ENQUEUED, _S.SCHEDULED, _S.DEAD, _S.TRASH}),
    _S.ENQUEUED: frozenset({_S.BUSY, _S.ENQUEUED, _S.SCHEDULED, _S.DEAD, _S.TRASH}),
    _S.BUSY: frozenset({_S.COMPLETED, _S.DISCARDED, _S.RETRY, _S.DEAD, _S.ENQUEUED}),
    _S.RETRY: frozenset({_S.ENQUEUED, _S.RETRY, _S.SCHEDULED, _S.DEAD, _S.TRASH}),
    _S.DEAD: frozenset({_S.ENQUEUED, _S.SCHEDULED, _S.RETRY, _S.TRASH}),
    _S.TRASH: frozenset({_S.ENQUEUED, _S.SCHEDULED, _S.RETRY, _S.DEAD}),
    _S.COMPLETED: frozenset(),
    _S.DISCARDED: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRecord:
    """One stored job. Times are epoch seconds; None where it has not happened.

    Attributes:
        jid: The job's id, 24 hex digits when we made it.
        job_class: Its name on the wire.
        args: The positional arguments.
        queue: The queue it is in, or will go to.
        state: Where it is.
        at: When it is due (scheduled, retry), died (dead), was enqueued (enqueued).
        retry: The option of the payload: True, False or a number of retries.
        retry_count: None before the first failure, 0 after it, then 1, 2, …
        priority: 0 (first) to 9 inside its queue.
        extra: Fields of the payload that have no attribute here, as they were found.
        payload: The exact bytes that were pushed.
    """

    jid: str
    job_class: str
    args: tuple[Any, ...]
    queue: str
    state: JobState
    at: float
    payload: bytes
    retry: bool | int | None = True
    retry_count: int | None = None
    priority: int = 5
    created_at: float | None = None
    enqueued_at: float | None = None
    failed_at: float | None = None
    retried_at: float | None = None
    error_class: str | None = None
    error_message: str | None = None
    error_backtrace: tuple[str, ...] | None = None
    tags: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
