"""Which other jobs a job has to do with: its clones, its twins, what failed like it. No widget.

Read from the store on a background thread, in a few pages: of a million jobs only the newest
of the same class are looked at, and what is said of them says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from kickboard.errors import KickboardError, PayloadError
from kickboard.inspection.editing import LINK
from kickboard.payload import wire
from kickboard.payload.record import JobState
from kickboard.stores.base import JobDetail, JobRow, Store, View
from kickboard.stores.grouping import fingerprint
from kickboard.stores.query import parse
from kickboard_desktop import format as text
from kickboard_desktop.models.lists.columns import Column

translate = QCoreApplication.translate

#: Jobs of the class that are looked at in each state, the newest.
LOOKED_AT = 500
#: Jobs of one relation that are listed.
LISTED = 20
_STATES = (
    JobState.ENQUEUED,
    JobState.SCHEDULED,
    JobState.BUSY,
    JobState.RETRY,
    JobState.DEAD,
    JobState.COMPLETED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedLine:
    """Another job, and what it has to do with this one; *state* "" where it is gone."""

    key: str
    relation: str
    jid: str
    state: str
    job_class: str
    when: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """The other jobs. *group* is the query of all that failed alike, "" where this did not fail.

    *alike* is how many of them are dead or retrying now, this one included.
    """

    lines: tuple[RelatedLine, ...] = ()
    group: str = ""
    alike: int = 0


def find(store: Store, detail: JobDetail) -> Related:
    """Return what *store* knows of jobs that have to do with this one."""
    record = detail.record
    lines: dict[str, RelatedLine] = {}
    original = record.extra.get(LINK)
    if isinstance(original, str):
        lines[original] = _original(store, original)
    for line in (*_of_its_class(store, detail), *_alike(store, detail)):
        if line.jid != record.jid:
            lines.setdefault(line.jid, line)
    query = _group_query(detail)
    return Related(lines=_cut(lines.values()), group=query, alike=_count(store, query))


def _cut(lines: Any) -> tuple[RelatedLine, ...]:
    """Return at most `LISTED` of each relation, those that are closer first."""
    kept: dict[str, list[RelatedLine]] = {}
    for line in lines:
        kept.setdefault(line.relation, []).append(line)
    return tuple(line for some in kept.values() for line in some[:LISTED])


def _original(store: Store, jid: str) -> RelatedLine:
    found: JobDetail | None = store.get(jid)
    return RelatedLine(
        key=jid,
        relation=translate("Related", "Clone of"),
        jid=jid,
        state="" if found is None else str(found.record.state),
        job_class="" if found is None else found.record.job_class,
        when=None if found is None else found.record.at,
    )


# -- of the same class


def _of_its_class(store: Store, detail: JobDetail) -> Iterator[RelatedLine]:
    """Yield the clones of a job, then those with the same arguments."""
    record = detail.record
    query = parse(f"class:{_quoted(record.job_class)}")
    twins = []
    for state in _STATES:
        view = View(state=state, query=query, descending=True)
        for row in store.page(view, None, LOOKED_AT).rows:
            item = _decoded(row)
            if item is not None and item.get(LINK) == record.jid:
                yield _line(row, translate("Related", "Cloned as"))
            elif item is not None and item.get("args") == list(record.args):
                twins.append(_line(row, translate("Related", "Same arguments")))
    yield from twins


def _decoded(row: JobRow) -> dict[str, Any] | None:
    """Return a payload that the row has whole."""
    if len(row.head) != row.size:
        return None
    try:
        return wire.decode(row.head)
    except PayloadError:
        return None


def _line(row: JobRow, relation: str) -> RelatedLine:
    return RelatedLine(
        key=row.jid,
        relation=relation,
        jid=row.jid,
        state=str(row.state),
        job_class=row.job_class,
        when=row.at,
    )


# -- what failed alike


def _group_query(detail: JobDetail) -> str:
    record = detail.record
    if record.error_class is None:
        return ""
    trace = "\n".join(record.error_backtrace or ())
    found = fingerprint(record.error_class, record.error_message, trace or None)
    return "" if found is None else f"group:{found.key}"


def _alike(store: Store, detail: JobDetail) -> Iterator[RelatedLine]:
    query = _group_query(detail)
    if not query:
        return
    for state in (JobState.RETRY, JobState.DEAD):
        view = View(state=state, query=parse(query), descending=True)
        for row in store.page(view, None, LISTED + 1).rows:
            yield _line(row, translate("Related", "Failed like this"))


def _count(store: Store, query: str) -> int:
    if not query:
        return 0
    states = (JobState.RETRY, JobState.DEAD)
    return sum(store.count(View(state=state, query=parse(query))) for state in states)


def _quoted(value: str) -> str:
    """Return *value* as a query has it, whatever is in it."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def safe_find(store: Store, detail: JobDetail) -> Related:
    """Return `find`'s answer, or an empty one where a name cannot be written as a query."""
    try:
        return find(store, detail)
    except KickboardError:
        return Related()


# -- as a table


def related_columns() -> tuple[Column[RelatedLine], ...]:
    """Return the columns of the table; "state" is drawn as a pill."""
    made: Sequence[tuple[str, str, int, Any, bool, bool]] = (
        ("relation", translate("Related", "Relation"), 128, lambda r: r.relation, False, False),
        ("state", translate("Related", "State"), 104, lambda r: r.state, False, False),
        ("class", translate("Related", "Class"), 90, _class_text, True, False),
        ("jid", translate("Related", "Job ID"), 100, lambda r: text.one_line(r.jid), False, True),
    )
    return tuple(
        Column(id=name, title=title, width=width, text=cell, stretch=stretch, mono=mono)
        for name, title, width, cell, stretch, mono in made
    )


def _class_text(line: RelatedLine) -> str:
    return text.one_line(line.job_class) or translate("Related", "gone")
