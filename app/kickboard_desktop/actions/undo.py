"""What can be taken back: the operations of this window, newest last.

Undo is exact about what it could not do: a job that has started since stays where it is, and
the report says how many did.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kickboard.stores.base import Store
from kickboard_desktop.actions import commands
from kickboard_desktop.actions.commands import Command, Progress, Report

#: Operations remembered.
DEPTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One operation that can be taken back.

    Attributes:
        text: What was done: "Deleted 12 jobs".
        undo: Takes it back and says how that went; runs in the background.
        redo: Does it again; runs in the background.
        is_inverse: Undo and redo are each other's opposite (pause, resume), so this entry
            serves again after a redo; an operation on jobs gets a new id each time.
    """

    text: str
    undo: Callable[[Store], str]
    redo: Command
    is_inverse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineEntry:
    """One command to the engine that can be taken back by another."""

    text: str
    undo: dict[str, Any]
    redo: dict[str, Any]


AnyEntry = Entry | EngineEntry


class Journal:
    """Two stacks: what was done, and what was taken back. GUI thread only."""

    def __init__(self, depth: int = DEPTH) -> None:
        self._depth = depth
        self._done: list[AnyEntry] = []
        self._undone: list[AnyEntry] = []

    @property
    def undo_text(self) -> str:
        """What undo would take back, "" for nothing."""
        return self._done[-1].text if self._done else ""

    @property
    def redo_text(self) -> str:
        """What redo would do again, "" for nothing."""
        return self._undone[-1].text if self._undone else ""

    def note(self, entry: AnyEntry) -> None:
        """Remember a new operation; what was taken back before cannot be redone any more."""
        self._done = [*self._done, entry][-self._depth :]
        self._undone.clear()

    def take_undo(self) -> AnyEntry | None:
        """Remove and return the newest operation; tell `undone` when it is taken back."""
        return self._done.pop() if self._done else None

    def take_redo(self) -> AnyEntry | None:
        """Remove and return what was taken back last; tell `redone` when it is done again."""
        return self._undone.pop() if self._undone else None

    def undone(self, entry: AnyEntry) -> None:
        """Say that *entry* was taken back."""
        self._undone.append(entry)

    def redone(self, entry: AnyEntry) -> None:
        """Say that *entry* was done again."""
        self._done.append(entry)


def entry_for(command: Command, report: Report) -> Entry | None:
    """Return how to take back what *command* reports, None when it moved nothing."""
    op = report.op
    if op is None:
        return None
    return Entry(text=report.text, undo=lambda store: commands.restore(store, op), redo=command)


def pause_entry(queue: str | None, *, paused: bool, text: str) -> Entry:
    """Return how to take back a pause, or a resume."""
    back = commands.pause(queue, paused=not paused)
    return Entry(
        text=text,
        undo=lambda store: back(store, Progress()).text,
        redo=commands.pause(queue, paused=paused),
        is_inverse=True,
    )
