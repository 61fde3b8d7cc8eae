"""Asks before a real engine is killed: outside the demo its jobs are somebody's work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kickboard_desktop.widgets import button, plain_label


class KillDialog(QDialog):
    """The dialog; Enter cancels.

    Signals:
        confirmed(): the engine is to be killed.
    """

    confirmed = Signal()

    def __init__(self, busy: int, parent: QWidget | None = None) -> None:
        """Ask; *busy* jobs run at this moment."""
        super().__init__(parent)
        self.setObjectName("kill_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Kill the engine"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        title = self.tr("Kill the engine with a real SIGKILL?")
        layout.addWidget(plain_label(title, "section", parent=self))
        for words in self._words(busy):
            label = plain_label(words, parent=self)
            label.setWordWrap(True)
            label.setMinimumWidth(420)
            layout.addWidget(label)
        layout.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        cancel = button(self.tr("Cancel"), "primary", parent=self)
        cancel.setObjectName("kill_cancel")
        cancel.clicked.connect(self.reject)
        kill = button(self.tr("Kill the engine"), "danger", parent=self)
        kill.setObjectName("kill_confirm")
        kill.clicked.connect(self._on_kill_clicked)
        row.addWidget(cancel)
        row.addWidget(kill)
        layout.addLayout(row)
        cancel.setDefault(True)
        cancel.setFocus()

    def _words(self, busy: int) -> tuple[str, ...]:
        running = self.tr("No job runs at this moment.")
        if busy == 1:
            running = self.tr(
                "One job runs now. It ends in the middle of what it does, and runs again from "
                "the start. Letters may be sent twice."
            )
        elif busy > 1:
            running = self.tr(
                "%d jobs run now. They end in the middle of what they do, and run again from "
                "the start. Letters may be sent twice."
            )
            running %= busy
        return (
            self.tr("These are your own jobs, not the demo's."),
            running,
            self.tr(
                "Nothing is lost: the engine starts again by itself and takes up what the dead "
                "one held."
            ),
        )

    @Slot()
    def _on_kill_clicked(self) -> None:
        self.accept()
        self.confirmed.emit()
