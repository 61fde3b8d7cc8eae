"""Which columns each list of jobs has, and how a job becomes the text in them.

Cells are ready-made strings, made on a background thread when a page of rows is read: the
GUI thread only hands them to the painter. A column whose text depends on the present moment
is *timed*; those cells alone are made again each second, for the rows on screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

import msgspec
from PySide6.QtCore import QCoreApplication

from kickboard.errors import PayloadError
from kickboard.payload import display, wire
from kickboard.payload.record import JobState
from kickboard.stores.base import HEAD_BYTES, JobRow
from kickboard_desktop import format as text

R = TypeVar("R")

translate = QCoreApplication.translate

#: Characters of an error's message in a cell; the detail has all of it.
ERROR_LIMIT = 300
#: Pixels that "59 min 59 s ago" needs in a cell.
WHEN = 120


@dataclass(frozen=True, kw_only=True)  # slots and Generic do not go together before 3.12
class Look:
    """How a column looks.

    Attributes:
        id: What settings and tests call it.
        width: Pixels at the start, until the user drags it.
        stretch: It takes the width that is left.
        right: Numbers: aligned to the right.
        mono: Set in the monospaced face.
        muted: In the quiet colour.
        yields: Where the table is too narrow for all, columns go that yield: 3 before 2
            before 1; 0 never does.
    """

    id: str
    title: str
    width: int
    stretch: bool = False
    right: bool = False
    mono: bool = False
    muted: bool = False
    yields: int = 0


@dataclass(frozen=True, kw_only=True)
class Column(Look, Generic[R]):
    """A column of a small table: its text, and the tooltip behind it if there is more."""

    text: Callable[[R], str]
    tip: Callable[[R], str] | None = None


@dataclass(frozen=True, kw_only=True)
class JobColumn(Look):
    """A column of a list of jobs.

    Attributes:
        text: (job, epoch seconds now) to text; called on background threads.
        tip: Likewise, for the tooltip; None: the text itself, where it is cut.
        order: What the store calls sorting by it; "": it cannot.
        timed: The text changes as time goes by.
        state: The text is a `JobState`, shown as a pill.
    """

    text: Callable[[JobRow, float], str]
    tip: Callable[[JobRow, float], str] | None = None
    order: str = ""
    timed: bool = False
    state: bool = False


class Row(NamedTuple):
    """A job and its cells. The job's head is dropped once the cells are made."""

    jid: str
    cells: tuple[str, ...]
    job: JobRow


def rendered(
    jobs: Iterable[JobRow],
    columns: Sequence[JobColumn],
    now: float,
    known: Mapping[str, Row] | None = None,
) -> tuple[Row, ...]:
    """Return *jobs* with their cells made. For background threads.

    A job in *known* that is what it was keeps its cells: its payload never changes.
    """
    return tuple(
        _rendered(job, columns, now, known.get(job.jid) if known else None) for job in jobs
    )


def _rendered(job: JobRow, columns: Sequence[JobColumn], now: float, known: Row | None) -> Row:
    headless = job._replace(head=b"")
    if known is not None and known.job == headless:
        return known
    return Row(job.jid, tuple(column.text(job, now) for column in columns), headless)


def retimed(row: Row, columns: Sequence[JobColumn], now: float) -> Row:
    """Return *row* with its timed cells made again."""
    cells = tuple(
        column.text(row.job, now) if column.timed else cell
        for column, cell in zip(columns, row.cells, strict=True)
    )
    return row if cells == row.cells else row._replace(cells=cells)


def completed_columns(names: Mapping[str, Sequence[str]]) -> tuple[JobColumn, ...]:
    """Return the columns of the history: jobs that are done."""
    wait = _seconds("wait", translate("columns", "Wait"), _wait)
    run = _seconds("run", translate("columns", "Run"), lambda job: job.run)
    last = (_when(JobState.COMPLETED), _jid(whole=True))
    return (_class(), _args(names), _queue(), _attempts(), wait, run, *last)


def trash_columns(
    names: Mapping[str, Sequence[str]], operations: Mapping[int, str]
) -> tuple[JobColumn, ...]:
    """Return the columns of the trash.

    Args:
        names: As in `job_columns`.
        operations: What is said of the operation of each number.
    """
    operation = JobColumn(
        id="operation",
        title=translate("columns", "Deleted with"),
        width=190,
        text=lambda job, now: operations.get(job.op or 0, ""),
    )
    first = (_class(), _args(names), _queue(), _attempt(), _when(JobState.TRASH), operation)
    return (*first, _error(), _jid(whole=False))


def job_columns(
    state: JobState, names: Mapping[str, Sequence[str]] | None = None
) -> tuple[JobColumn, ...]:
    """Return the columns of the list of jobs in *state*.

    Args:
        state: Of the jobs.
        names: The parameters of each class, which tell secret arguments apart. Read on
            background threads whenever a row is made.
    """
    middle = (_when(state),) if state is not JobState.ENQUEUED else ()
    tail = (_error(),) if state in (JobState.RETRY, JobState.DEAD) else ()
    first = (_state(state), _class(), _args({} if names is None else names), _queue())
    attempt = (_attempt(),) if state is not JobState.SCHEDULED else ()
    waiting = (_when(state),) if state is JobState.ENQUEUED else ()
    return (*first, *attempt, *middle, *waiting, *tail, _jid(whole=not tail))


def _state(state: JobState) -> JobColumn:
    word = translate("JobState", state.value)
    is_long = len(word) > 5 or (len(word) > 3 and not word.isascii())
    return JobColumn(
        id="state",
        title=translate("columns", "State"),
        width=112 if is_long else 84,
        text=lambda job, now: job.state.value,
        state=True,
    )


def _class() -> JobColumn:
    no_job = translate("columns", "no job")  # another program can store anything
    return JobColumn(
        id="class",
        title=translate("columns", "Class"),
        width=140,
        order="class",
        text=lambda job, now: text.visible(display.class_of(job.head, job.job_class)) or no_job,
    )


def _args(names: Mapping[str, Sequence[str]]) -> JobColumn:
    return JobColumn(
        id="args",
        title=translate("columns", "Arguments"),
        width=230,
        stretch=True,
        mono=True,
        text=lambda job, now: _arguments(job, names.get(job.job_class, ())),
    )


def _arguments(job: JobRow, names: Sequence[str]) -> str:
    """Return a job's arguments; of what is none, what is there instead."""
    if job.job_class:
        return text.args_text(job.head, names=names)
    return text.elide(text.visible(job.head.decode("utf-8", "replace"), keep=""), text.ARGS_LIMIT)


def _queue() -> JobColumn:
    return JobColumn(
        id="queue",
        title=translate("columns", "Queue"),
        width=88,
        order="queue",
        text=lambda job, now: text.visible(job.queue),
    )


def _attempt() -> JobColumn:
    return JobColumn(
        id="attempt",
        title=translate("columns", "Attempt"),
        width=76,
        right=True,
        yields=2,
        order="attempt",
        text=lambda job, now: (
            text.attempt(job.retry_count, retry_option(job)) if job.job_class else text.NONE
        ),
    )


def _attempts() -> JobColumn:
    """Return the column that says at which attempt a job was done."""
    return replace(
        _attempt(),
        text=lambda job, now: text.count(1 if job.retry_count is None else job.retry_count + 2),
    )


def _when(state: JobState) -> JobColumn:
    titles = {
        JobState.ENQUEUED: translate("columns", "Enqueued"),
        JobState.SCHEDULED: translate("columns", "Due"),
        JobState.RETRY: translate("columns", "Next try"),
        JobState.DEAD: translate("columns", "Died"),
        JobState.COMPLETED: translate("columns", "Finished"),
        JobState.TRASH: translate("columns", "Deleted"),
    }
    return JobColumn(
        id="at",
        title=titles.get(state, translate("columns", "Time")),
        width=WHEN,
        right=True,
        order="at",
        timed=True,
        text=lambda job, now: text.when(_moment(job), now) if _moment(job) else text.NONE,
        tip=lambda job, now: text.all_times(_moment(job), now) if _moment(job) else "",
    )


def _moment(job: JobRow) -> float:
    """Return the time that matters: of an enqueued job when it came, else when it is due."""
    if job.state is JobState.ENQUEUED and job.enqueued_at is not None:
        return job.enqueued_at
    return job.at


def _seconds(name: str, title: str, value: Callable[[JobRow], float | None]) -> JobColumn:
    def said(job: JobRow, _now: float) -> str:
        seconds = value(job)
        return text.NONE if seconds is None else text.duration(seconds)

    return JobColumn(id=name, title=title, width=84, right=True, text=said)


def _wait(job: JobRow) -> float | None:
    """Return the seconds a finished job waited in its queue before its last attempt."""
    if job.run is None or job.enqueued_at is None:
        return None
    return max(0.0, job.at - job.run - job.enqueued_at)


def _error() -> JobColumn:
    return JobColumn(
        id="error",
        title=translate("columns", "Error"),
        width=400,  # beside 230 of the arguments: more words tell more
        stretch=True,
        order="error",
        text=lambda job, now: error_line(job.error_class, job.error_message),
        tip=lambda job, now: error_line(job.error_class, job.error_message, limit=2000, whole=True),
    )


def _jid(*, whole: bool) -> JobColumn:
    return JobColumn(
        id="jid",
        title=translate("columns", "Job ID"),
        width=194,
        mono=True,
        muted=True,
        yields=1 if whole else 3,
        order="jid",
        text=lambda job, now: text.visible(job.jid),
    )


def error_line(
    error_class: str | None, message: str | None, *, limit: int = ERROR_LIMIT, whole: bool = False
) -> str:
    """Return an error on one line, such as "TimeoutError: read timed out".

    Args:
        error_class: Its name; without its module, which would leave no room for the message.
        message: What it said.
        limit: Characters at most.
        whole: Name the module, too.
    """
    name = (error_class or "") if whole else (error_class or "").rpartition(".")[2]
    return text.one_line(": ".join(part for part in (name, message) if part), limit)


def retry_option(job: JobRow) -> bool | int | None:
    """Return the payload's ``retry``, None where the head does not show all of the payload."""
    if job.size > HEAD_BYTES:
        return None
    try:
        option = wire.decode(job.head).get("retry")
    except (PayloadError, msgspec.MsgspecError):
        return None
    return option if isinstance(option, bool | int) else None
