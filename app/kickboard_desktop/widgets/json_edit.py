"""A field for JSON of several lines, that underlines the place of a mistake."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from kickboard_desktop import assets
from kickboard_desktop.theme import Theme


class JsonEdit(QPlainTextEdit):
    """Plain text in the monospaced face; Tab goes on to the next field."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wrong: int | None = None
        self.setAccessibleName(name)
        self.setFont(assets.mono_font())
        self.setTabChangesFocus(True)
        theme.changed.connect(self._mark)

    @property
    def wrong(self) -> int | None:
        """The number of the character that is underlined."""
        return self._wrong

    def set_wrong(self, position: int | None) -> None:
        """Underline the character at *position*, or nothing."""
        self._wrong = position
        self._mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Indent a new line as the one before."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            super().keyPressEvent(event)
            return
        line = self.textCursor().block().text()
        indent = line[: len(line) - len(line.lstrip())]
        self.insertPlainText("\n" + indent)

    def _mark(self) -> None:
        if self._wrong is None:
            self.setExtraSelections([])
            return
        mark = QTextEdit.ExtraSelection()
        looks = QTextCharFormat()
        looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        looks.setUnderlineColor(self._theme.color("bad"))
        cursor = QTextCursor(self.document())
        end = max(0, self.document().characterCount() - 1)
        start = min(self._wrong, max(0, end - 1))
        cursor.setPosition(start)
        cursor.setPosition(min(start + 1, end), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format = looks
        self.setExtraSelections([mark])
