"""A question that is answered by typing which Redis is meant, so that none is hit by mistake."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.models.connections import Connection
from kickboard_desktop.widgets import button, plain_label

_WIDTH = 460


class NamedDialog(QDialog):
    """The dialog; its button works once the right word stands in the field.

    Signals:
        confirmed(): it was typed, and the button pressed.
    """

    confirmed = Signal()

    def __init__(
        self,
        name: str,
        connection: Connection,
        words: tuple[str, str, str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Ask for the host of *connection*.

        Args:
            name: Of the parts: "unlock" gives unlock_dialog, unlock_field, unlock_confirm.
            connection: What is meant.
            words: The title, what will be done, what stands in the empty field with %s for the
                host, and on the button.
            parent: What it stands on.
        """
        super().__init__(parent)
        title, why, asked, go = words
        self.setObjectName(f"{name}_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._words = frozenset(word.casefold() for word in connection.words)
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(title, "section", parent=self))
        for said, tone in ((why, ""), (self._place(connection), "muted")):
            label = plain_label(said, tone=tone, parent=self)
            label.setWordWrap(True)
            layout.addWidget(label)
        self._field = QLineEdit(self)
        self._field.setObjectName(f"{name}_field")
        self._field.setPlaceholderText(asked % text.one_line(connection.words[0], 60))
        self._field.setAccessibleName(self.tr("Host"))
        self._field.textChanged.connect(self._on_typed)
        layout.addWidget(self._field)
        self._go: QPushButton = button(go, "danger", parent=self)
        self._go.setObjectName(f"{name}_confirm")
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
        self._go.setEnabled(False)
        self._go.setDefault(True)
        self._go.clicked.connect(self._on_go)
        row.addWidget(cancel)
        row.addWidget(self._go)
        return row

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        self._go.setEnabled(typed.strip().casefold() in self._words)

    @Slot()
    def _on_go(self) -> None:
        self.accept()
        self.confirmed.emit()
