"""Rows of the Errors page: kinds of errors, and the jobs that failed with one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from kickboard.inspection.groups import STATES, query_of
from kickboard.payload.record import JobState
from kickboard.stores.base import ErrorGroup, Store, View
from kickboard.stores.query import Query, parse
from kickboard.stores.query.nodes import And, Node, Word
from kickboard_desktop import format as text
from kickboard_desktop.models.lists.columns import (
    WHEN,
    Column,
    JobColumn,
    Row,
    job_columns,
    rendered,
)

translate = QCoreApplication.translate

#: Jobs listed of one group; the lists of dead and retrying jobs have them all.
MOST_JOBS = 50
#: Job classes named in a cell.
_NAMED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorLine:
    """One kind of error, with its times in words."""

    key: str
    group: ErrorGroup
    first: str
    last: str


def error_lines(groups: Sequence[ErrorGroup], now: float, since: float) -> list[ErrorLine]:
    """Return the lines of the groups that failed since an epoch second."""
    return [
        ErrorLine(
            key=group.key,
            group=group,
            first=text.when(group.first, now),
            last=text.when(group.last, now),
        )
        for group in groups
        if group.last >= since
    ]


def error_columns() -> tuple[Column[ErrorLine], ...]:
    """Return the columns of the list of errors."""
    return (
        Column(
            id="error",
            title=translate("columns", "Error"),
            width=320,
            stretch=True,
            text=lambda line: title(line.group),
            tip=lambda line: text.visible(line.group.message or line.group.error_class),
        ),
        Column(
            id="place",
            title=translate("columns", "Raised in"),
            width=196,
            mono=True,
            muted=True,
            text=lambda line: text.one_line(line.group.place) or text.NONE,
        ),
        Column(
            id="classes",
            title=translate("columns", "Job classes"),
            width=124,
            text=_classes,
            tip=lambda line: text.visible("\n".join(line.group.classes)),
        ),
        _number("count", translate("columns", "Count"), 64, lambda g: text.count(g.count)),
        _when(
            "first",
            translate("columns", "First"),
            lambda line: line.first,
            lambda group: group.first,
            muted=True,
        ),
        _when(
            "last",
            translate("columns", "Last"),
            lambda line: line.last,
            lambda group: group.last,
        ),
        Column(
            id="trend",
            title=translate("columns", "Last hour"),
            width=112,
            text=lambda line: "",
            tip=lambda line: _trend_words(line.group),
        ),
        _number("dead", translate("columns", "Dead"), 60, lambda g: _or_none(g.dead)),
        _number("retrying", translate("columns", "Retrying"), 78, lambda g: _or_none(g.retrying)),
    )


def title(group: ErrorGroup) -> str:
    """Return what a group is called: "TimeoutError: read timed out after # s"."""
    name = group.error_class.rpartition(".")[2]
    return text.one_line(": ".join(part for part in (name, group.pattern) if part), 300)


def summary(lines: Sequence[ErrorLine]) -> str:
    """Return what is said of all lines: "5 kinds · 312 failures"."""
    failures = sum(line.group.count for line in lines)
    kinds = translate("Errors", "%s kinds") if len(lines) != 1 else translate("Errors", "%s kind")
    many = (
        translate("Errors", "%s failures") if failures != 1 else translate("Errors", "%s failure")
    )
    return f"{kinds % text.count(len(lines))} · {many % text.count(failures)}"


def _number(
    name: str, title_: str, width: int, value: Callable[[ErrorGroup], str]
) -> Column[ErrorLine]:
    return Column(
        id=name, title=title_, width=width, right=True, text=lambda line: value(line.group)
    )


def _when(
    name: str,
    title_: str,
    shown: Callable[[ErrorLine], str],
    at: Callable[[ErrorGroup], float],
    *,
    muted: bool = False,
) -> Column[ErrorLine]:
    return Column(
        id=name,
        title=title_,
        width=WHEN,
        right=True,
        muted=muted,
        text=shown,
        tip=lambda line: text.all_times(at(line.group)),
    )


def _or_none(number: int) -> str:
    return text.count(number) if number else text.NONE


def _classes(line: ErrorLine) -> str:
    names = [text.one_line(name, 60) for name in line.group.classes]
    more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _trend_words(group: ErrorGroup) -> str:
    words = translate("Errors", "%s in the last hour, %s at most in a minute")
    return words % (text.count(sum(group.trend)), text.count(max(group.trend)))


# -- the jobs of one group


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedJob:
    """A job that failed with the error, and its cells."""

    key: str
    cells: tuple[str, ...]


def failed_job_columns(names: Mapping[str, Sequence[str]]) -> tuple[JobColumn, ...]:
    """Return what is shown of a job that failed; *names* as in `job_columns`."""
    shown = ("state", "class", "args", "queue", "attempt", "at", "error")
    when = translate("columns", "When")
    return tuple(
        replace(one, title=when) if one.id == "at" else one
        for one in job_columns(JobState.RETRY, names)
        if one.id in shown
    )


def cell_columns(jobs: Sequence[JobColumn]) -> tuple[Column[FailedJob], ...]:
    """Return the columns of a list whose cells are those of *jobs*."""
    return tuple(_cell(one, at) for at, one in enumerate(jobs))


def read_jobs(
    store: Store, group: ErrorGroup, columns: Sequence[JobColumn], now: float
) -> tuple[FailedJob, ...]:
    """Return the first jobs of *group* that are dead or wait. For background threads."""
    query = parse(query_of(group))
    rows: list[Row] = []
    for state in STATES:
        if len(rows) < MOST_JOBS:
            view = View(state=state, query=query, descending=True)
            rows += rendered(store.page(view, None, MOST_JOBS - len(rows)).rows, columns, now)
    return tuple(FailedJob(key=row.jid, cells=row.cells) for row in rows)


def _cell(look: JobColumn, at: int) -> Column[FailedJob]:
    return Column(
        id=look.id,
        title=look.title,
        width=look.width,
        stretch=look.stretch,
        right=look.right,
        mono=look.mono,
        muted=look.muted,
        text=lambda job: job.cells[at],
    )


def words_of(query: Query) -> dict[str, str]:
    """Return the class and the error's class that *query* asks for, as far as it does."""
    root = query.root
    parts: tuple[Node, ...] = root.parts if isinstance(root, And) else (root,)
    return {
        part.field: part.pattern.text
        for part in parts
        if isinstance(part, Word) and part.field in ("class", "error_class")
    }


def is_meant(group: ErrorGroup, words: Mapping[str, str]) -> bool:
    """Return whether *group* has the class and the error's class of *words*."""
    wanted = words.get("class")
    return words.get("error_class", group.error_class) == group.error_class and (
        wanted is None or wanted in group.classes
    )
