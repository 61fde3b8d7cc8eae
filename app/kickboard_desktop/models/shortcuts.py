"""All keys of the window in groups: those of the actions, and those that tables have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from kickboard_desktop.actions.catalogue import (
    ENGINE,
    GO,
    JOBS,
    LOOK,
    PAST,
    QUEUES,
    SHARING,
    WINDOW,
)
from kickboard_desktop.actions.changing_actions import CHANGING
from kickboard_desktop.actions.copying_actions import COPYING
from kickboard_desktop.actions.spec import ActionSpec

translate = QCoreApplication.translate
_NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class Key:
    """What one key does."""

    keys: str
    does: str


@dataclass(frozen=True, slots=True)
class Group:
    """Keys that belong together."""

    title: str
    keys: tuple[Key, ...]


def shown_key(key: str) -> str:
    """Return a shortcut as this platform writes it."""
    return QKeySequence(key).toString(_NATIVE)


def groups_of_actions() -> tuple[tuple[str, tuple[ActionSpec, ...]], ...]:
    """Return all actions by the group that they belong to, with its title."""
    tr = translate
    return (
        (tr("Shortcuts", "Pages"), GO),
        (tr("Shortcuts", "Queues"), QUEUES),
        (tr("Shortcuts", "Window"), WINDOW),
        (tr("Shortcuts", "Look"), LOOK),
        (tr("Shortcuts", "Share and record"), SHARING),
        (tr("Shortcuts", "Engine"), ENGINE),
        (tr("Shortcuts", "Jobs"), (*JOBS, *COPYING, *CHANGING)),
        (tr("Shortcuts", "Completed, errors, journal, trash"), PAST),
    )


def groups(spec: Callable[[str], ActionSpec]) -> tuple[Group, ...]:
    """Return all keys. Those of jobs and queues work while a table has the keyboard.

    Args:
        spec: Gives what holds of the action of an id: its keys may be the user's own.
    """
    tr = translate
    made = (
        *(
            Group(title, _keys([spec(one.id) for one in specs]))
            for title, specs in groups_of_actions()
        ),
        Group(
            tr("Shortcuts", "In a table"),
            (
                Key(shown_key("Return"), tr("Shortcuts", "Open the row")),
                Key(shown_key("Space"), tr("Shortcuts", "Preview the row")),
                Key(_both("Shift+Up", "Shift+Down"), tr("Shortcuts", "Select a range")),
                Key(shown_key("Ctrl+A"), tr("Shortcuts", "Select all")),
                Key(_both("Home", "End"), tr("Shortcuts", "First and last row")),
                Key(shown_key("Esc"), tr("Shortcuts", "Close the dock")),
            ),
        ),
        Group(
            tr("Shortcuts", "In a job's timeline"),
            (
                Key(_both("Left", "Right"), tr("Shortcuts", "The attempt before or after")),
                Key(shown_key("Return"), tr("Shortcuts", "Open its error")),
                Key(_both("+", "-"), tr("Shortcuts", "Wider and narrower")),
                Key(shown_key("Alt+Left"), tr("Shortcuts", "Back to the job before")),
            ),
        ),
    )
    return tuple(group for group in made if group.keys)


def _keys(specs: Sequence[ActionSpec]) -> tuple[Key, ...]:
    return tuple(
        Key(
            ", ".join(shown_key(key) for key in spec.keys),
            (spec.single or spec.text).rstrip("…"),
        )
        for spec in specs
        if spec.keys
    )


def _both(first: str, second: str) -> str:
    return f"{shown_key(first)}, {shown_key(second)}"
