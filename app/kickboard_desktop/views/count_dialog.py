"""Asks for a number to be typed before thousands of jobs are acted on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kickboard_desktop.texts import jobs
from kickboard_desktop.widgets import button, plain_label


class CountDialog(QDialog):
    """The dialog; its button works once the right number stands in the field.

    Signals:
        confirmed(): it was typed, and the button pressed.
    """

    confirmed = Signal()

    def __init__(
        self, title: str, count: int, parent: QWidget | None = None, *, forever: bool = False
    ) -> None:
        """Ask about *count* jobs.

        Args:
            title: The verb with its object: "Delete 1 204 jobs".
            count: Jobs meant; what must be typed.
            parent: What it stands on.
            forever: It cannot be undone.
        """
        super().__init__(parent)
        self.setObjectName("count_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._count = count
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(title, "section", parent=self))
        words = self.tr("This means %s. It can be undone.")
        if forever:
            words = self.tr("This means %s, gone for good. It cannot be undone.")
        layout.addWidget(plain_label(words % jobs(count), parent=self))
        self._field = QLineEdit(self)
        self._field.setObjectName("count_field")
        self._field.setPlaceholderText(self.tr("Type %s to go on") % count)
        self._field.setAccessibleName(self.tr("Number of jobs"))
        self._field.textChanged.connect(self._on_typed)
        layout.addWidget(self._field)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        cancel = button(self.tr("Cancel"), parent=self)
        cancel.clicked.connect(self.reject)
        self._go_on = button(title, "danger", parent=self)
        self._go_on.setObjectName("count_confirm")
        self._go_on.setEnabled(False)
        self._go_on.clicked.connect(self._on_go_on)
        row.addWidget(cancel)
        row.addWidget(self._go_on)
        layout.addLayout(row)

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        digits = "".join(char for char in typed if char.isdigit())
        self._go_on.setEnabled(digits == str(self._count))

    @Slot()
    def _on_go_on(self) -> None:
        self.accept()
        self.confirmed.emit()
