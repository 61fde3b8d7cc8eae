"""What was done in this window, and what of it can be taken back: newest last.

Undo is exact about what it could not do: a job that has started since stays where it is, and
the report says how many did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.actions import commands, restoring
from kickboard_desktop.actions.commands import Command, Report

translate = QCoreApplication.translate

#: Operations remembered.
DEPTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One operation that can be taken back.

    Attributes:
        text: What was done: "Deleted 12 jobs".
        undo: Takes it back and reports how that went; runs in the background.
        redo: Does it again; runs in the background.
        is_inverse: Undo and redo are each other's opposite (pause, resume), so this entry
            serves again after a redo; an operation on jobs gets a new id each time.
        op: The store's operation that it is, None where it is none.
        count: The jobs of it.
    """

    text: str
    undo: Command
    redo: Command
    is_inverse: bool = False
    op: int | None = None
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineEntry:
    """One command to the engine that can be taken back by another."""

    text: str
    undo: dict[str, Any]
    redo: dict[str, Any]


AnyEntry = Entry | EngineEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of what was done.

    Attributes:
        at: Epoch seconds.
        result: What came of taking it back, "" while nobody tried.
        is_back: It was taken back, all of it.
        entry: How to take it back, None where nothing can.
    """

    number: int
    at: float
    text: str
    result: str = ""
    is_back: bool = False
    entry: AnyEntry | None = None


class Journal:
    """Two stacks, what was done and what was taken back, and the story. GUI thread only."""

    def __init__(self, depth: int = DEPTH) -> None:
        self._depth = depth
        self._done: list[AnyEntry] = []
        self._undone: list[AnyEntry] = []
        self._lines: list[Line] = []
        self._number = 0

    @property
    def lines(self) -> tuple[Line, ...]:
        """What was done, newest first."""
        return tuple(reversed(self._lines))

    def can_undo(self, entry: AnyEntry | None) -> bool:
        """Return whether *entry* was done and not taken back."""
        return any(one is entry for one in self._done)

    @property
    def undo_text(self) -> str:
        """What undo would take back, "" for nothing."""
        return self._done[-1].text if self._done else ""

    @property
    def redo_text(self) -> str:
        """What redo would do again, "" for nothing."""
        return self._undone[-1].text if self._undone else ""

    def note(self, entry: AnyEntry, at: float = 0.0) -> None:
        """Remember a new operation; what was taken back before cannot be redone any more."""
        self._done = [*self._done, entry][-self._depth :]
        self._undone.clear()
        self.tell(entry.text, at, entry)

    def tell(self, text: str, at: float, entry: AnyEntry | None = None) -> None:
        """Remember that something was done at epoch second *at*."""
        self._number += 1
        line = Line(number=self._number, at=at, text=text, entry=entry)
        self._lines = [*self._lines, line][-self._depth :]

    def show(self, told: Sequence[tuple[float, str]]) -> None:
        """Be about what was done elsewhere and then: times and words, oldest first."""
        self._done.clear()
        self._undone.clear()
        self._lines = []
        for at, text in told:
            self.tell(text, at)

    def take_undo(self) -> AnyEntry | None:
        """Remove and return the newest operation; tell `undone` when it is taken back."""
        return self._done.pop() if self._done else None

    def take(self, entry: AnyEntry) -> AnyEntry | None:
        """Remove and return *entry* of those that were done, None if it is not among them."""
        if not self.can_undo(entry):
            return None
        self._done = [one for one in self._done if one is not entry]
        return entry

    def take_redo(self) -> AnyEntry | None:
        """Remove and return what was taken back last; tell `redone` when it is done again."""
        return self._undone.pop() if self._undone else None

    def keep_redo(self, entry: AnyEntry) -> None:
        """Say that *entry* could not be done again; it still can be later."""
        self._undone.append(entry)

    def undone(self, entry: AnyEntry, result: str = "") -> None:
        """Say that *entry* was taken back, and what came of it."""
        self._undone.append(entry)
        self._say(entry, result or translate("Commands", "Undone"), is_back=True)

    def kept(self, entry: AnyEntry, result: str) -> None:
        """Say that *entry* was taken back in part: the rest of it still can be."""
        self._done.append(entry)
        self._say(entry, result, is_back=False)

    def _say(self, entry: AnyEntry, result: str, *, is_back: bool) -> None:
        self._lines = [
            replace(line, result=result, is_back=is_back) if self._stands(line, entry) else line
            for line in self._lines
        ]

    def redone(self, entry: AnyEntry, at: float = 0.0) -> None:
        """Say that *entry* was done again, or could not be taken back."""
        self._done.append(entry)
        if not any(self._stands(line, entry) for line in self._lines):
            self.tell(entry.text, at, entry)

    def _stands(self, line: Line, entry: AnyEntry) -> bool:
        return line.entry is entry and not line.is_back


def entry_for(command: Command, report: Report) -> Entry | None:
    """Return how to take back what *command* reports, None when it moved nothing."""
    op = report.op
    if op is not None:
        undo: Command = lambda store, progress: restoring.restore(store, op, progress)  # noqa: E731
    elif report.back is not None:
        undo = report.back
    else:
        return None
    return Entry(text=report.text, undo=undo, redo=command, op=op, count=report.count)


def pause_entry(queue: str | None, *, paused: bool, text: str) -> Entry:
    """Return how to take back a pause, or a resume."""
    return Entry(
        text=text,
        undo=commands.pause(queue, paused=not paused),
        redo=commands.pause(queue, paused=paused),
        is_inverse=True,
    )
