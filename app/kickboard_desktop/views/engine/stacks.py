"""Where the engine's threads are: the answer to "why does this job not end?"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from kickboard_desktop import assets
from kickboard_desktop.telemetry import ThreadStack
from kickboard_desktop.widgets import button, plain_label


class StackDialog(QDialog):
    """Shows stacks as text; the one that was asked for comes first."""

    def __init__(self, processor: str, parent: QWidget | None = None) -> None:
        """Make the dialog, still empty, for *processor*; "" means all alike."""
        super().__init__(parent)
        self.setObjectName("stack_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Stacks of the engine"))
        self.resize(820, 520)
        self._processor = processor
        self._threads: tuple[ThreadStack, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText(self.tr("Show threads and frames with this text"))
        self._filter.setAccessibleName(self.tr("Filter"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._refill)
        self._text = QPlainTextEdit(self)
        self._text.setObjectName("stack_text")
        self._text.setReadOnly(True)
        self._text.setFont(assets.mono_font(12))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAccessibleName(self.tr("Stacks"))
        self._note = plain_label(self.tr("Asking the engine…"), "small", tone="muted", parent=self)
        layout.addWidget(self._filter)
        layout.addWidget(self._text, 1)
        layout.addLayout(self._make_buttons())

    def show_threads(self, threads: Sequence[ThreadStack]) -> None:
        """Show *threads*; nothing if the dialog was closed before the engine answered."""
        if not isValid(self):
            return
        wanted = self._processor
        self._threads = tuple(sorted(threads, key=lambda t: not (wanted and wanted in t.name)))
        self._note.setText(self.tr("%n thread(s), at this moment", "", len(threads)))
        self._refill()

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        copy = button(self.tr("Copy"), parent=self)
        copy.clicked.connect(self._on_copy)
        close = button(self.tr("Close"), parent=self)
        close.clicked.connect(self.accept)
        row.addWidget(self._note, 1)
        row.addWidget(copy)
        row.addWidget(close)
        return row

    @Slot()
    def _refill(self) -> None:
        wanted = self._filter.text().lower()
        texts = (
            f"{thread.name}\n{''.join(line.rstrip() + chr(10) for line in thread.stack)}"
            for thread in self._threads
        )
        self._text.setPlainText("\n".join(t for t in texts if wanted in t.lower()))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
