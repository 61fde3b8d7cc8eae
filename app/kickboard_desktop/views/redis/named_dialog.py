"""A question that is answered by typing which Redis is meant, so that none is hit by mistake."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.widgets import plain_label
from kickboard_desktop.widgets.dialog_parts import add_foot, titled_column

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
        column = titled_column(self, title)
        for said, tone in ((why, ""), (self._place(connection), "muted")):
            label = plain_label(said, tone=tone, parent=self)
            label.setWordWrap(True)
            column.addWidget(label)
        self._field = QLineEdit(self)
        self._field.setObjectName(f"{name}_field")
        self._field.setPlaceholderText(asked % text.one_line(connection.words[0], 60))
        self._field.setAccessibleName(self.tr("Host"))
        self._field.textChanged.connect(self._on_typed)
        column.addWidget(self._field)
        self._go = add_foot(column, go, self._on_go, kind="danger")
        self._go.setObjectName(f"{name}_confirm")
        self._go.setEnabled(False)
        self._field.returnPressed.connect(self._go.click)
        self._go.setDefault(True)

    def _place(self, connection: Connection) -> str:
        where = self.tr("database %s") % connection.database
        return f"{connection.place} · {where}"

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        self._go.setEnabled(typed.strip().casefold() in self._words)

    @Slot()
    def _on_go(self) -> None:
        self.accept()
        self.confirmed.emit()
