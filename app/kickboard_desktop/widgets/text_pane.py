"""A long text to read, select and copy, shown exactly as it is."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from kickboard_desktop import assets
from kickboard_desktop.widgets.buttons import button
from kickboard_desktop.widgets.labels import ElidedLabel, set_tip


class TextPane(QWidget):
    """The text, and under it what is to be said of it and a few buttons."""

    def __init__(self, name: str, *, wraps: bool = False, parent: QWidget | None = None) -> None:
        """Make an empty pane; *name* is for screen readers."""
        super().__init__(parent)
        self._copied = ""
        self.edit = QPlainTextEdit(self)
        self.edit.setReadOnly(True)
        self.edit.setUndoRedoEnabled(False)
        self.edit.setAccessibleName(name)
        self.edit.setFont(assets.mono_font())
        wrap = QPlainTextEdit.LineWrapMode
        self.edit.setLineWrapMode(wrap.WidgetWidth if wraps else wrap.NoWrap)
        self._note = ElidedLabel("small", tone="muted", parent=self)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.edit, 1)
        layout.addLayout(self._foot)
        self.copy = self.add_button(self.tr("Copy"))
        self.copy.clicked.connect(self._on_copy)

    @property
    def text(self) -> str:
        """What it shows."""
        return self.edit.toPlainText()

    @property
    def note(self) -> str:
        """What is said of it."""
        return self._note.text()

    def add_button(self, word: str) -> QPushButton:
        """Put another button under the text, left of those that are there."""
        made = button(word, parent=self)
        self._foot.insertWidget(1, made)
        return made

    def set_text(self, shown: str, note: str = "", *, copied: str = "") -> None:
        """Show *shown*; a text that is there already keeps its scroll position and marks.

        Args:
            shown: The text.
            note: What is said of it, below.
            copied: What [Copy] copies where that is more than the text.
        """
        self._copied = copied
        self._note.setText(note)
        set_tip(self._note, note)
        if shown != self.text:
            self.edit.setPlainText(shown)
        self.copy.setEnabled(bool(shown))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied or self.text)
