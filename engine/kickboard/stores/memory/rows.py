"""A job in memory: what was pushed, where it stands, and, once there is any, its past."""

from __future__ import annotations

import msgspec

from kickboard.payload.record import JobState
from kickboard.stores.base import Attempt, Delivery, Done, JobRow
from kickboard.stores.memory.kinds import Kind

_QUEUED = (JobState.ENQUEUED, JobState.BUSY)


class Past(msgspec.Struct, gc=False):
    """What became of a job since it was pushed. Most that wait have none: they cost nothing.

    Attributes:
        enqueued_at: When it came into its queue, if it has left it.
    """

    enqueued_at: float | None = None
    retry_count: int | None = None
    failed_at: float | None = None
    retried_at: float | None = None
    error_class: str | None = None
    error_message: str | None = None
    attempts: list[Attempt] | None = None
    op: int = 0


#: The past of a job that has none; to be read only.
NO_PAST = Past()


class Row(msgspec.Struct, gc=False):
    """One job. *run* counts its claims: with the key it is the delivery's token.

    A struct, which the garbage collector does not look at: a million of them may wait. So it
    has few fields, too; what jobs share stands in their kind.

    Attributes:
        own: The bytes of its payload that are not its kind's.
        at: When it is due, died or was deleted; in a queue and while it runs: came into it.
        pos: Its place in its queue, the lowest first; a new job's is its key.
    """

    key: int
    jid: str
    kind: Kind
    own: bytes
    state: JobState
    at: float
    pos: int = 0
    run: int = 0
    past: Past | None = None

    @property
    def payload(self) -> bytes:
        """As it was pushed."""
        return self.kind.payload(self.own, self.jid)

    @property
    def enqueued_at(self) -> float | None:
        """When it came into its queue, if it ever did."""
        if self.state in _QUEUED:
            return self.at
        return None if self.past is None else self.past.enqueued_at

    @property
    def attempts(self) -> list[Attempt] | None:
        """Its failures, the newest last."""
        return None if self.past is None else self.past.attempts

    @property
    def op(self) -> int:
        """The operation that moved it last, 0 for none or if it was claimed since."""
        return 0 if self.past is None else self.past.op

    def marked(self) -> Past:
        """Return its past, to be written."""
        if self.past is None:
            self.past = Past()
        return self.past

    def deliver(self) -> Delivery:
        """Return this claim's delivery."""
        kind, past = self.kind, self.past or NO_PAST
        return Delivery(
            (self.key, self.run),
            self.jid,
            kind.job_class,
            kind.queue,
            kind.payload(self.own, self.jid),
            self.at,
            kind.priority,
            past.retry_count,
            past.failed_at,
        )

    def show(self) -> JobRow:
        """Return the row as a table shows it."""
        payload, past = self.payload, self.past or NO_PAST
        return JobRow(
            self.key,
            self.jid,
            self.state,
            self.kind.queue,
            self.kind.job_class,
            payload[:2048],
            len(payload),
            self.at,
            self.enqueued_at,
            self.kind.priority,
            past.retry_count,
            past.failed_at,
            past.retried_at,
            past.error_class,
            past.error_message,
            past.op or None,
        )


#: A success, and the attempts before it.
Completed = tuple[Done, list[Attempt] | None]
