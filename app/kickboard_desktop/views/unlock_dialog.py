"""Asks for the name of a Redis to be typed before a window may change its jobs."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.models.connections import Connection
from kickboard_desktop.widgets import button, plain_label

_WIDTH = 460


class UnlockDialog(QDialog):
    """The dialog; its button works once the right word stands in the field.

    Signals:
        confirmed(): it was typed, and the button pressed.
    """

    confirmed = Signal()

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock_dialog")
        self.setMinimumWidth(_WIDTH)
        self._words = frozenset(word.casefold() for word in connection.words)
        title = self.tr("Unlock %s") % text.one_line(connection.title, 60)
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(title, "section", parent=self))
        why = self.tr(
            "Until it is locked again, this window can retry, delete, edit and pause the jobs in "
            "this Redis, and stop its workers. Whatever is done is written into the journal."
        )
        for words, tone in ((why, ""), (self._place(connection), "muted")):
            label = plain_label(words, tone=tone, parent=self)
            label.setWordWrap(True)
            layout.addWidget(label)
        self._field = QLineEdit(self)
        self._field.setObjectName("unlock_field")
        asked = text.one_line(connection.words[0], 60)
        self._field.setPlaceholderText(self.tr("Type %s to unlock") % asked)
        self._field.setAccessibleName(self.tr("Host"))
        self._field.textChanged.connect(self._on_typed)
        layout.addWidget(self._field)
        layout.addLayout(self._make_foot())

    def _place(self, connection: Connection) -> str:
        where = self.tr("database %s") % connection.database
        return f"{connection.place} · {where}"

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        cancel = button(self.tr("Cancel"), parent=self)
        cancel.clicked.connect(self.reject)
        self._unlock = button(self.tr("Unlock"), "danger", parent=self)
        self._unlock.setObjectName("unlock_confirm")
        self._unlock.setEnabled(False)
        self._unlock.setDefault(True)
        self._unlock.clicked.connect(self._on_unlock)
        row.addWidget(cancel)
        row.addWidget(self._unlock)
        return row

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        self._unlock.setEnabled(typed.strip().casefold() in self._words)

    @Slot()
    def _on_unlock(self) -> None:
        self.accept()
        self.confirmed.emit()
