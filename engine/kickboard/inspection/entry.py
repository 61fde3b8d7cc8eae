"""One stored job and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kickboard.payload import wire
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import (
    HEAD_BYTES,
    JobDetail,
    JobRow,
    Page,
    Selection,
    Store,
    Target,
    View,
)

#: Jobs read at once while iterating, as in Sidekiq.
PAGE = 50
NO_PAGE = Page((), None, None)


class Entry:
    """A job of a queue or set, as it was when it was read.

    What it is told to do happens only if the job is still in that state; the answer says so.

    Attributes:
        record: The job.
    """

    def __init__(self, store: Store, record: JobRecord) -> None:
        self.record = record
        self._store = store

    def __repr__(self) -> str:
        """Return the job's class, jid and state."""
        record = self.record
        return f"<Entry {record.job_class} {record.jid} {record.state}>"

    @property
    def jid(self) -> str:
        """The job's id."""
        return self.record.jid

    @property
    def job_class(self) -> str:
        """The job's class on the wire."""
        return self.record.job_class

    @property
    def args(self) -> tuple[Any, ...]:
        """The arguments."""
        return self.record.args

    @property
    def queue(self) -> str:
        """The queue it is in, or goes to."""
        return self.record.queue

    @property
    def at(self) -> float:
        """Epoch second: due (scheduled, retry), died (dead), enqueued."""
        return self.record.at

    @property
    def error_class(self) -> str | None:
        """Class of the latest error."""
        return self.record.error_class

    @property
    def error_message(self) -> str | None:
        """Text of the latest error."""
        return self.record.error_message

    def detail(self) -> JobDetail | None:
        """Return the job as it is now, with its attempts; None when it is gone."""
        return self._store.get(self.jid)

    def retry(self) -> bool:
        """Put it at the back of its queue now; this does not use up one of its retries."""
        return self._move(Target(state=JobState.ENQUEUED, give_back_try=True))

    def add_to_queue(self) -> bool:
        """Put it at the back of its queue now, as if it had become due."""
        return self._move(Target(state=JobState.ENQUEUED))

    def reschedule(self, at: float | datetime) -> bool:
        """Let it run at *at* instead: epoch seconds or an aware datetime.

        A dead or enqueued job becomes a scheduled one.

        Raises:
            ValueError: *at* is a datetime without a time zone.
        """
        state = self.record.state
        stays = state in (JobState.SCHEDULED, JobState.RETRY)
        return self._move(
            Target(state=state if stays else JobState.SCHEDULED, at=epoch_seconds(at))
        )

    def kill(self) -> bool:
        """Move it to the dead set."""
        return self._move(Target(state=JobState.DEAD))

    def delete(self) -> bool:
        """Move it to the trash."""
        return self._store.delete(self._selection()).moved > 0

    def _move(self, target: Target) -> bool:
        return self._store.move(self._selection(), target).moved > 0

    def _selection(self) -> Selection:
        return Selection(view=View(state=self.record.state), jids=(self.jid,))


def epoch_seconds(at: float | datetime) -> float:
    """Return a moment as epoch seconds.

    Raises:
        ValueError: *at* is a datetime without a time zone.
    """
    if not isinstance(at, datetime):
        return float(at)
    if at.tzinfo is None:
        raise ValueError("a datetime needs a time zone: datetime.now(UTC) + …, or .astimezone()")
    return at.timestamp()


def entries(store: Store, view: View) -> Iterator[Entry]:
    """Yield the jobs of *view*, read page by page.

    A page is read before the one ahead of it is handed out: the row that a cursor names is
    then still there, whatever is done with the entries meanwhile.
    """
    page = store.page(view, None, PAGE)
    while page.rows:
        ahead = store.page(view, page.after, PAGE) if page.after is not None else NO_PAGE
        for row in page.rows:
            yield Entry(store, record_of(store, row))
        page = ahead


def find(store: Store, jid: str, state: JobState) -> Entry | None:
    """Return the job *jid* if it is in *state*."""
    detail = store.get(jid)
    if detail is None or detail.record.state is not state:
        return None
    return Entry(store, detail.record)


def record_of(store: Store, row: JobRow) -> JobRecord:
    """Return a row as a record, with its whole payload even if the row has only its head."""
    if row.size > HEAD_BYTES:
        detail = store.get(row.jid)
        if detail is not None:
            return detail.record
    return wire.record(
        row.head,
        state=row.state,
        at=row.at,
        jid=row.jid,
        job_class=row.job_class,
        queue=row.queue,
        priority=row.priority,
        enqueued_at=row.enqueued_at,
        retry_count=row.retry_count,
        failed_at=row.failed_at,
        retried_at=row.retried_at,
        error_class=row.error_class,
        error_message=row.error_message,
    )
