"""A table of some dozens of immutable rows, updated by difference.

A reset would lose selection and scroll position ten times a second; so `set_rows` changes
no more than what differs. For lists that fit on a screen or two; `window` has the long ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QObject

from kickboard_desktop.models.lists.columns import Column
from kickboard_desktop.models.lists.roles import ALIGNMENT, DISPLAY, ROW, TOOLTIP, Index
from kickboard_desktop.models.lists.titled import TitledModel


class Keyed(Protocol):
    """A row: comparable, and known by its *key*."""

    @property
    def key(self) -> str:
        """What stays the same while the row's values change."""
        ...


R = TypeVar("R", bound=Keyed)


class TableModel(TitledModel, Generic[R]):
    """Shows rows, in the order given."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._columns = tuple(columns)
        self._rows: list[R] = []

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns, left to right."""
        return self._columns

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows, top to bottom."""
        return tuple(self._rows)

    def row(self, row: int) -> R | None:
        """Return a row by its number, None outside the table."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def set_rows(self, rows: Sequence[R]) -> None:
        """Become *rows*, in that order."""
        self._drop_missing({row.key for row in rows})
        for at, row in enumerate(rows):
            if at < len(self._rows) and self._rows[at].key == row.key:
                self._change(at, row)
            elif (old := self._find(row.key, at)) is not None:
                self._bring_up(old, at)
                self._change(at, row)
            else:
                self.beginInsertRows(QModelIndex(), at, at)
                self._rows.insert(at, row)
                self.endInsertRows()

    def _drop_missing(self, keep: set[str]) -> None:
        for at in reversed(range(len(self._rows))):
            if self._rows[at].key not in keep:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._rows[at]
                self.endRemoveRows()

    def _find(self, key: str, start: int) -> int | None:
        """Return where *key* stands, from *start* on."""
        for at in range(start, len(self._rows)):
            if self._rows[at].key == key:
                return at
        return None

    def _bring_up(self, old: int, at: int) -> None:
        """Move a row up; a move, unlike removal and insertion, keeps it selected."""
        self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), at)
        self._rows.insert(at, self._rows.pop(old))
        self.endMoveRows()

    def _change(self, at: int, row: R) -> None:
        if self._rows[at] != row:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))

    # -- Qt's questions
    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a view asks for, or None."""
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == DISPLAY:
            return column.text(self._rows[index.row()])
        if role == ALIGNMENT:
            return self._alignments[index.column()]
        if role == TOOLTIP:
            return (column.tip or column.text)(self._rows[index.row()])
        return self._rows[index.row()] if role == ROW else None
