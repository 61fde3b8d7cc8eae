"""The keys of all actions: find one, press another key, see whose it would be, take it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLineEdit, QVBoxLayout, QWidget

from kickboard_desktop.actions.catalogue import EVERY
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.models.keys.keymap import (
    RESERVED,
    KeyLine,
    conflicts,
    key_columns,
    key_lines,
)
from kickboard_desktop.models.keys.shortcuts import shown_key
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import ElidedLabel, button, set_tone
from kickboard_desktop.widgets.table import Table


class KeysTab(QWidget):
    """The list, and beneath it the key of the action that is chosen.

    Signals:
        changed(): an action has other keys now.
    """

    changed = Signal()

    def __init__(
        self, actions: Actions, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._settings = settings
        self._usual = {spec.id: spec.keys for spec in EVERY}
        self._lines: list[KeyLine] = []
        self._model: TableModel[KeyLine] = TableModel(key_columns(), self)
        self.search = QLineEdit(self)
        self.search.setObjectName("keys_find")
        self.search.setPlaceholderText(self.tr("Find an action or a key"))
        self.search.setAccessibleName(self.tr("Find an action or a key"))
        self.search.setClearButtonEnabled(True)
        self.table = Table(theme, self._model, self._model.columns, name="keys", parent=self)
        self.table.setAccessibleName(self.tr("Actions and their keys"))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.edit = QKeySequenceEdit(self)
        self.edit.setObjectName("keys_edit")
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(self.tr("New key"))
        self.take = button(self.tr("Use this key"), parent=self)
        self.take.setObjectName("keys_take")
        self.none = button(self.tr("No key"), parent=self)
        self.none.setObjectName("keys_none")
        self.usual = button(self.tr("Usual key"), parent=self)
        self.usual.setObjectName("keys_usual")
        self.note = ElidedLabel("small", parent=self)
        self.note.setObjectName("keys_note")
        self._lay_out()
        self._connect()
        self.show_lines()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        for made in (self.take, self.none, self.usual):
            row.addWidget(made)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show_found)
        self.table.moved_to.connect(self._on_moved_to)
        self.edit.keySequenceChanged.connect(self._judge)
        self.take.clicked.connect(self._on_take_clicked)
        self.none.clicked.connect(self._on_none_clicked)
        self.usual.clicked.connect(self._on_usual_clicked)

    @Slot()
    def show_lines(self) -> None:
        """Show what holds now."""
        self._lines = key_lines(self._actions.spec, self._usual)
        self._show_found()
        self._judge()

    @Slot()
    def _show_found(self) -> None:
        words = self.search.text().casefold().split()
        found = [
            line
            for line in self._lines
            if all(word in f"{line.action} {line.group} {line.shown}".casefold() for word in words)
        ]
        self._model.set_rows(found)
        if found and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    @Slot(QModelIndex)
    def _on_moved_to(self, _index: QModelIndex) -> None:
        self.edit.clear()
        self._judge()

    @property
    def _chosen(self) -> KeyLine | None:
        return self._model.row(self.table.currentIndex().row())

    @Slot()
    def _judge(self) -> None:
        """Say what the key that was pressed would do, and offer no more than that."""
        line, key = self._chosen, self.edit.keySequence().toString()
        others = conflicts(self._lines, line.key, key, self._usual) if line and key else []
        reserved = key in RESERVED
        self.take.setEnabled(bool(line and key) and not reserved)
        self.none.setEnabled(bool(line and line.keys))
        self.usual.setEnabled(bool(line and not line.usual))
        if line is None:
            words, tone = "", "muted"
        elif reserved:
            words, tone = self.tr("%s belongs to tables and dialogs.") % shown_key(key), "bad"
        elif others:
            names = ", ".join(other.action for other in others)
            words = self.tr("%s is the key of %s, which would lose it.") % (shown_key(key), names)
            tone = "warn"
        else:
            words, tone = self.tr("Press a new key for %s.") % line.action, "muted"
        self.note.setText(words)
        set_tone(self.note, tone)
        self.edit.setAccessibleDescription(words)

    @Slot()
    def _on_take_clicked(self) -> None:
        line, key = self._chosen, self.edit.keySequence().toString()
        if line is None or not key:
            return
        changed: dict[str, tuple[str, ...]] = {line.key: (key,)}
        for other in conflicts(self._lines, line.key, key, self._usual):
            kept = (each for each in other.keys if QKeySequence(each).toString() != key)
            changed[other.key] = tuple(kept)
        self._give(changed)

    @Slot()
    def _on_none_clicked(self) -> None:
        if (line := self._chosen) is not None:
            self._give({line.key: ()})

    @Slot()
    def _on_usual_clicked(self) -> None:
        """Give the usual keys back, and take them from whoever got them meanwhile."""
        if (line := self._chosen) is None:
            return
        changed = {line.key: self._usual[line.key]}
        for key in self._usual[line.key]:
            plain = QKeySequence(key).toString()
            for other in conflicts(self._lines, line.key, plain, self._usual):
                kept = (each for each in other.keys if QKeySequence(each).toString() != plain)
                changed[other.key] = tuple(kept)
        self._give(changed)

    def _give(self, changed: dict[str, tuple[str, ...]]) -> None:
        """Let the actions have these keys, and remember those that are not the usual ones."""
        keys = {**self._settings.keys, **changed}
        self._settings.keys = {n: k for n, k in keys.items() if k != self._usual.get(n)}
        self._actions.set_keys(self._settings.keys)
        self.edit.clear()
        self.show_lines()
        self.changed.emit()
