"""A field for a moment, written as people write one: "in 10 min", "tomorrow 9:00", a date."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.models.moments.typed import MomentError, is_now, read_moment, usual
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.buttons import button
from kickboard_desktop.widgets.labels import plain_label, set_tone
from kickboard_desktop.widgets.query_bar import QueryEdit


class WhenField(QWidget):
    """The field, when that is in words, and the moments asked for most.

    Signals:
        changed(): something else was typed.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], float],
        start: str,
        parent: QWidget | None = None,
    ) -> None:
        """Make the field with *start* in it; *now* gives the store's epoch seconds."""
        super().__init__(parent)
        self.setObjectName("when_field")
        self._now = now
        self.edit = QueryEdit(theme, self)
        self.edit.setObjectName("when_edit")
        self.edit.setAccessibleName(self.tr("When"))
        self.edit.setPlaceholderText(self.tr("in 10 min, tomorrow 9:00, 2026-12-24 18:30"))
        self._note = plain_label("", "small", tone="muted", parent=self)
        self._note.setObjectName("when_note")
        self._note.setWordWrap(True)
        self._note.setFixedHeight(self._note.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.edit)
        layout.addWidget(self._note)
        layout.addLayout(self._make_usual())
        self.edit.textChanged.connect(self.read)
        self.edit.setText(start)
        self.edit.selectAll()

    def _make_usual(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for typed, word in usual():
            made = button(word, "link", parent=self)
            made.clicked.connect(partial(self.edit.setText, typed))
            row.addWidget(made)
        row.addStretch(1)
        return row

    @property
    def moment(self) -> float | None:
        """The epoch seconds that are meant now; None where nothing readable stands there."""
        try:
            return read_moment(self.edit.text(), self._now())
        except MomentError:
            return None

    @property
    def is_now(self) -> bool:
        """Whether it says "now"."""
        return is_now(self.edit.text())

    @property
    def note(self) -> str:
        """When that is in words, or what is wrong."""
        return self._note.text()

    @Slot()
    def read(self, *_: object) -> None:
        """Read what was typed, and say when that is."""
        now = self._now()
        try:
            moment = read_moment(self.edit.text(), now)
        except MomentError as error:
            self._say(str(error)[:1].upper() + str(error)[1:], "bad")
            self.edit.set_wrong((error.start, error.end) if error.end else None)
        else:
            self.edit.set_wrong(None)
            self._say(_words(moment, now), "muted")
        self.changed.emit()

    def _say(self, words: str, tone: str) -> None:
        self._note.setText(words)
        self._make_room()
        set_tone(self._note, tone)
        self.edit.setAccessibleDescription(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Have the note as high as it is at this width."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Give the note the lines that it has; a label that wraps asks for more or for less."""
        if self.isVisible():  # before that its width is nobody's
            self._note.setFixedHeight(self._note.heightForWidth(self.width()))


def _words(at: float, now: float) -> str:
    """Return "2026-12-24 18:30:00 +01:00, in 30 d 4 h"."""
    full = text.full_time(at)
    second, _, zone = full.partition(".")
    zone = zone.partition(" ")[2]
    return f"{second} {zone}, {text.relative(at, now)}"
