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
    REDIS,
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
    return (
        (translate("Shortcuts", "Pages"), GO),
        (translate("Shortcuts", "Queues"), QUEUES),
        (translate("Shortcuts", "Window"), (*WINDOW, *REDIS)),
        (translate("Shortcuts", "Look"), LOOK),
        (translate("Shortcuts", "Share and record"), SHARING),
        (translate("Shortcuts", "Engine"), ENGINE),
        (translate("Shortcuts", "Jobs"), (*JOBS, *COPYING, *CHANGING)),
        (translate("Shortcuts", "Completed, errors, journal, trash"), PAST),
    )


def groups(spec: Callable[[str], ActionSpec]) -> tuple[Group, ...]:
    """Return all keys. Those of jobs and queues work while a table has the keyboard.

    Args:
        spec: Gives what holds of the action of an id: its keys may be the user's own.
    """
    made = (
        *(
            Group(title, _keys([spec(one.id) for one in specs]))
            for title, specs in groups_of_actions()
        ),
        Group(
            translate("Shortcuts", "In a table"),
            (
                Key(shown_key("Return"), translate("Shortcuts", "Open the row")),
                Key(shown_key("Space"), translate("Shortcuts", "Preview the row")),
                Key(_both("Shift+Up", "Shift+Down"), translate("Shortcuts", "Select a range")),
                Key(shown_key("Ctrl+A"), translate("Shortcuts", "Select all")),
                Key(_both("Home", "End"), translate("Shortcuts", "First and last row")),
                Key(shown_key("Esc"), translate("Shortcuts", "Close the dock")),
            ),
        ),
        Group(
            translate("Shortcuts", "In the list of scheduled jobs"),
            (
                Key(_both("Alt+Left", "Alt+Right"), translate("Shortcuts", "Earlier and later")),
                Key(shown_key("Return"), translate("Shortcuts", "Leave it at this time")),
                Key(shown_key("Esc"), translate("Shortcuts", "Leave it where it was")),
            ),
        ),
        Group(
            translate("Shortcuts", "In a job's timeline"),
            (
                Key(_both("Left", "Right"), translate("Shortcuts", "The attempt before or after")),
                Key(shown_key("Return"), translate("Shortcuts", "Open its error")),
                Key(_both("+", "-"), translate("Shortcuts", "Wider and narrower")),
                Key(shown_key("Alt+Left"), translate("Shortcuts", "Back to the job before")),
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
