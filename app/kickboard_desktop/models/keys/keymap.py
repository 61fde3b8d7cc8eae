"""Which key does what, as a list that can be changed, and whose key another one would take.

Two actions may share a key that mean one thing and its opposite: P pauses a queue, or lets
it go on. Whatever else would answer to the same key is a conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from kickboard_desktop.actions.spec import ActionSpec
from kickboard_desktop.models.keys.shortcuts import groups_of_actions, shown_key
from kickboard_desktop.models.lists.columns import Column

translate = QCoreApplication.translate

#: Keys that tables, lists and dialogs need; no action may take them.
RESERVED = frozenset(
    QKeySequence(key).toString()
    for key in (
        *("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Tab", "Shift+Tab"),
        *("Return", "Enter", "Space", "Esc", "Ctrl+A", "Shift+Up", "Shift+Down"),
    )
)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """An action and its keys; *key* is its id."""

    key: str
    group: str
    action: str
    keys: tuple[str, ...]
    usual: bool

    @property
    def shown(self) -> str:
        """The keys as this platform writes them."""
        return ", ".join(map(shown_key, self.keys))


def key_lines(
    spec: Callable[[str], ActionSpec], usual: Mapping[str, tuple[str, ...]]
) -> list[KeyLine]:
    """Return a line for each action, group by group.

    Args:
        spec: Gives what holds of an action of that id.
        usual: The keys that each had at first.
    """
    return [
        KeyLine(
            key=one.id,
            group=title,
            action=translate("Actions", one.single or one.text).rstrip(" …"),
            keys=spec(one.id).keys,
            usual=spec(one.id).keys == usual[one.id],
        )
        for title, specs in groups_of_actions()
        for one in specs
    ]


def key_columns() -> tuple[Column[KeyLine], ...]:
    """Return the columns of the list."""
    return (
        Column(
            id="action",
            title=translate("columns", "Action"),
            width=220,
            stretch=True,
            text=lambda line: line.action,
        ),
        Column(
            id="group",
            title=translate("columns", "Group"),
            width=150,
            muted=True,
            text=lambda line: line.group,
        ),
        Column(
            id="keys",
            title=translate("columns", "Keys"),
            width=170,
            mono=True,
            text=lambda line: line.shown,
        ),
    )


def conflicts(
    lines: Sequence[KeyLine], action_id: str, key: str, usual: Mapping[str, tuple[str, ...]]
) -> list[KeyLine]:
    """Return the other lines that answer to *key*; those that always shared it do not count."""
    return [
        line
        for line in lines
        if line.key != action_id
        and key in (QKeySequence(each).toString() for each in line.keys)
        and not (line.keys and set(usual[line.key]) & set(usual[action_id]))
    ]
