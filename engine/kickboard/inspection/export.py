"""Jobs, and any other rows, as CSV, JSON and Markdown: piece by piece, however many there are.

What is written is made to be opened by other programs: a spreadsheet calculates nothing of it,
a Markdown table keeps its columns, JSON stays JSON. Secrets among the arguments are masked
unless somebody asks for them.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from kickboard.cells import cell
from kickboard.inspection.entry import record_of
from kickboard.payload import shown
from kickboard.payload.record import JobState
from kickboard.stores.base import JobRow, Store, View

#: The formats by name, which is also how a file of them ends.
FORMATS = ("csv", "json", "md")
#: What is told of a job, in this order.
FIELDS = (
    *("jid", "state", "class", "args", "queue", "priority", "at", "enqueued_at", "created_at"),
    *("retry", "retry_count", "failed_at", "retried_at", "run", "error_class", "error_message"),
    "tags",
)
#: Jobs read at once.
STEP = 500
#: Characters that would break a line, or the table, in Markdown.
_MARKED = re.compile(r"([\\|`*_<>\[\]])")
_SPACES = re.compile(r"\s+")


class Sheet:
    """Makes the text of one table. Call `head`, then `rows` as often as needed, then `foot`."""

    def __init__(self, kind: str, columns: Sequence[str]) -> None:
        """Write *columns* as *kind*, one of `FORMATS`.

        Raises:
            ValueError: there is no such format.
        """
        if kind not in FORMATS:
            raise ValueError(f"{kind!r} is none of {', '.join(FORMATS)}")
        self._kind = kind
        self._columns = tuple(columns)
        self._any = False

    def head(self) -> str:
        """Return what comes before the first row."""
        if self._kind == "json":
            return "["
        if self._kind == "csv":
            return _csv_lines([self._columns])
        titles = " | ".join(map(_markdown, self._columns))
        return f"| {titles} |\n|{' --- |' * len(self._columns)}\n"

    def rows(self, rows: Iterable[Mapping[str, Any]]) -> str:
        """Return some more rows; a value may be anything that JSON can say."""
        if self._kind == "json":
            return "".join(self._json_row(row) for row in rows)
        lines = ([row.get(name) for name in self._columns] for row in rows)
        if self._kind == "csv":
            return _csv_lines([cell(_plain(value)) for value in line] for line in lines)
        return "".join(f"| {' | '.join(_markdown(_plain(v)) for v in ln)} |\n" for ln in lines)

    def foot(self) -> str:
        """Return what comes after the last row."""
        return "\n]\n" if self._kind == "json" else ""

    def _json_row(self, row: Mapping[str, Any]) -> str:
        before = ",\n" if self._any else "\n"
        self._any = True
        chosen = {name: row.get(name) for name in self._columns}
        return before + json.dumps(chosen, ensure_ascii=False, default=str)


def sheet(kind: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return a whole table as text."""
    made = Sheet(kind, columns)
    return made.head() + made.rows(rows) + made.foot()


def encoded(text: str) -> bytes:
    """Return *text* as UTF-8; a lone surrogate of a foreign payload becomes its escape."""
    return text.encode("utf-8", "backslashreplace")


def walk(store: Store, view: View, limit: int | None = None) -> Iterator[list[JobRow]]:
    """Yield the jobs of *view* in its order, a few hundred at once, at most *limit*."""
    left = limit
    page = store.page(view, None, _step(left))
    while page.rows:
        yield list(page.rows)
        left = None if left is None else left - len(page.rows)
        if page.after is None or left == 0:
            return
        page = store.page(view, page.after, _step(left))


def job_fields(
    store: Store,
    row: JobRow,
    *,
    reveal: bool = False,
    names: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, Any]:
    """Return what `FIELDS` says of a job; times are ISO 8601 in UTC.

    Args:
        store: Where the rest of a long payload is.
        row: The job.
        reveal: Show arguments that look like secrets, too.
        names: The parameters of each class, which tell secrets apart.
    """
    record = record_of(store, row)
    known = (names or {}).get(row.job_class, ())
    args: Any = list(record.args) if reveal else shown.masked(record.args, known)
    if not record.args:  # none, or only the beginning of the payload is kept
        args = shown.arguments(row.head, masked=not reveal, names=known) or "[]"
        args = [] if args == "[]" else args
    return {
        "jid": row.jid,
        "state": row.state.value,
        "class": row.job_class,
        "args": args,
        "queue": row.queue,
        "priority": row.priority,
        "at": moment(row.at),
        "enqueued_at": moment(row.enqueued_at),
        "created_at": moment(record.created_at),
        "retry": record.retry if row.state is not JobState.COMPLETED else None,
        "retry_count": row.retry_count,
        "failed_at": moment(row.failed_at),
        "retried_at": moment(row.retried_at),
        "run": row.run,
        "error_class": row.error_class,
        "error_message": _masked_text(row.error_message, reveal=reveal),
        "tags": list(record.tags),
    }


def moment(at: float | None) -> str | None:
    """Return an epoch second as 2026-11-24T14:02:11.250Z; None stays None."""
    if at is None:
        return None
    try:
        return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")[:23] + "Z"
    except (ValueError, OverflowError, OSError):
        return repr(at)  # some foreign time beyond the calendar


def _masked_text(text: str | None, *, reveal: bool) -> str | None:
    return text if reveal or text is None else str(shown.masked([text])[0])


def _step(left: int | None) -> int:
    return STEP if left is None else min(STEP, left)


def _plain(value: Any) -> Any:
    """Return *value* as it may stand in a cell: text and numbers stay, the rest becomes JSON."""
    if value is None:
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


def _csv_lines(lines: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue()


def _markdown(value: Any) -> str:
    """Return *value* on one line, with nothing in it that Markdown would take for its own."""
    text = _SPACES.sub(" ", str(value)).strip()
    if not text.isprintable():
        text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
    return _MARKED.sub(r"\\\1", text)
