"""Rows of the journal: what was done in this window, and what the store can still undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard.stores.base import Operation
from kickboard_desktop import format as text
from kickboard_desktop.actions.undo import AnyEntry, Entry, Line
from kickboard_desktop.models.lists.columns import Column
from kickboard_desktop.texts import jobs

translate = QCoreApplication.translate

#: Operations of the store that are shown.
MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One line. It can be undone where it has an *entry* or an *op*.

    Attributes:
        here: It was done in this window.
        result: What came of taking it back, or why nothing will, "" while it can be undone.
    """

    key: str
    at: float
    text: str
    when: str
    here: bool
    result: str
    entry: AnyEntry | None = None
    op: int | None = None

    @property
    def can_undo(self) -> bool:
        """Whether it can be taken back."""
        return self.entry is not None or self.op is not None


def journal_lines(
    lines: Sequence[Line],
    operations: Sequence[Operation] | None,
    can_undo: Callable[[AnyEntry | None], bool],
    now: float,
) -> list[JournalLine]:
    """Return what was done here and elsewhere, the latest first.

    Args:
        lines: Of this window.
        operations: What the store can undo; None while that is not known.
        can_undo: Whether an entry was not taken back yet.
        now: The present, in epoch seconds.
    """
    undoable = None if operations is None else {one.id for one in operations}
    full = operations is not None and len(operations) >= MOST
    own = [_own(line, can_undo(line.entry), None if full else undoable, now) for line in lines]
    mine = {line.entry.op for line in lines if isinstance(line.entry, Entry)}
    others = [_other(one, now) for one in operations or () if one.id not in mine]
    return sorted(own + others, key=lambda line: line.at, reverse=True)


def _own(line: Line, standing: bool, undoable: set[int] | None, now: float) -> JournalLine:
    entry = line.entry if standing and not line.is_back else None
    result = line.result
    lost = isinstance(entry, Entry) and entry.op is not None and undoable is not None
    if lost and isinstance(entry, Entry) and entry.op not in (undoable or ()):
        entry, result = None, translate("Journal", "Undone elsewhere, or too long ago")
    return JournalLine(
        key=f"line {line.number}",
        at=line.at,
        text=text.one_line(line.text, 300),
        when=text.when(line.at, now),
        here=True,
        result=text.one_line(result, 300),
        entry=entry,
    )


def _other(operation: Operation, now: float) -> JournalLine:
    words = {
        JobState.ENQUEUED: translate("Journal", "%s enqueued"),
        JobState.SCHEDULED: translate("Journal", "%s scheduled"),
        JobState.RETRY: translate("Journal", "%s put among the retries"),
        JobState.DEAD: translate("Journal", "%s moved to Dead"),
        JobState.TRASH: translate("Journal", "%s deleted"),
    }
    return JournalLine(
        key=f"operation {operation.id}",
        at=operation.at,
        text=words[operation.target] % jobs(operation.count),
        when=text.when(operation.at, now),
        here=False,
        result="",
        op=operation.id,
    )


def journal_columns() -> tuple[Column[JournalLine], ...]:
    """Return the columns of the journal."""
    return (
        Column(
            id="time",
            title=translate("columns", "Time"),
            width=96,
            text=lambda line: text.clock_time(line.at),
            tip=lambda line: text.all_times(line.at),
        ),
        Column(
            id="ago",
            title="",
            width=120,
            right=True,
            muted=True,
            text=lambda line: line.when,
        ),
        Column(
            id="what",
            title=translate("columns", "What was done"),
            width=420,
            stretch=True,
            text=lambda line: line.text,
        ),
        Column(
            id="where",
            title=translate("columns", "Where"),
            width=170,
            muted=True,
            text=_where,
        ),
        Column(
            id="result",
            title=translate("columns", "Taken back"),
            width=320,
            stretch=True,
            muted=True,
            text=lambda line: line.result,
            tip=lambda line: line.result,
        ),
        Column(id="undo", title="", width=96, text=lambda line: ""),
    )


def _where(line: JournalLine) -> str:
    if line.here:
        return translate("Journal", "this window")
    return translate("Journal", "elsewhere, or before")
