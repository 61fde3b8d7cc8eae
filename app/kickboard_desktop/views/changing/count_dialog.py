"""Asks for a number to be typed before thousands of jobs are acted on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from kickboard_desktop.texts import jobs
from kickboard_desktop.widgets import plain_label
from kickboard_desktop.widgets.dialog_parts import add_foot, titled_column


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
        self._count = count
        column = titled_column(self, title)
        words = self.tr("This means %s. It can be undone.")
        if forever:
            words = self.tr("This means %s, gone for good. It cannot be undone.")
        column.addWidget(plain_label(words % jobs(count), parent=self))
        self._field = QLineEdit(self)
        self._field.setObjectName("count_field")
        self._field.setPlaceholderText(self.tr("Type %s to go on") % count)
        self._field.setAccessibleName(self.tr("Number of jobs"))
        self._field.textChanged.connect(self._on_typed)
        column.addWidget(self._field)
        self._go_on = add_foot(column, title, self._on_go_on, kind="danger")
        self._go_on.setObjectName("count_confirm")
        self._go_on.setEnabled(False)
        self._field.returnPressed.connect(self._go_on.click)

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        digits = "".join(char for char in typed if char.isdigit())
        self._go_on.setEnabled(digits == str(self._count))

    @Slot()
    def _on_go_on(self) -> None:
        self.accept()
        self.confirmed.emit()
