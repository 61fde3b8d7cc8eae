"""The errors of a job, one attempt at a time, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from kickboard.stores.base import JobDetail
from kickboard_desktop import format as text
from kickboard_desktop.models.job import detail as words
from kickboard_desktop.models.job.compare import Difference, difference
from kickboard_desktop.theme import PILL_SHARE, Theme, mix
from kickboard_desktop.widgets.buttons import IconButton
from kickboard_desktop.widgets.combo import ComboBox
from kickboard_desktop.widgets.labels import plain_label, set_tone
from kickboard_desktop.widgets.panel import EmptyState
from kickboard_desktop.widgets.text_pane import TextPane

#: Pixels: three lines of an error's message.
MESSAGE_HEIGHT = 66
#: What the box offers beside the other attempts.
_TRACE, _BEFORE = -2, -1


class JobError(QWidget):
    """Shows the error of an attempt, or how it differs from another one's.

    Signals:
        attempt_chosen(int): another attempt is looked at, by its number from 0 on.
    """

    attempt_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("job_error")
        self._theme = theme
        self._errors: list[tuple[int, tuple[str, str, str]]] = []  # by number of the attempt
        self._at = -1  # which of them is shown
        self._jid = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._make_walk())
        self._error_class = plain_label("", "strong", tone="bad", parent=self)
        self._error_class.setObjectName("job_error_class")
        self._error_class.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message = QPlainTextEdit(self)
        self.message.setObjectName("job_error_message")
        self.message.setAccessibleName(self.tr("Message"))
        self.message.setReadOnly(True)
        self.message.setFixedHeight(MESSAGE_HEIGHT)
        self.trace = TextPane(self.tr("Backtrace"), parent=self)
        self.trace.setObjectName("job_backtrace")
        self._signs = _Signs(self.trace.edit, theme)
        self.empty = EmptyState(theme, "check", "", parent=self)
        for widget in (self._error_class, self.message):
            layout.addWidget(widget)
        layout.addWidget(self.trace, 1)
        layout.addWidget(self.empty, 1)

    def _make_walk(self) -> QHBoxLayout:
        self.back = IconButton(
            self._theme, "chevron-left", self.tr("The error before"), parent=self
        )
        self.on = IconButton(self._theme, "chevron-right", self.tr("The next error"), parent=self)
        self.back.setObjectName("job_error_before")
        self.on.setObjectName("job_error_next")
        self._which = plain_label("", parent=self)
        self._which.setObjectName("job_error_which")
        self.against = ComboBox(self._theme, self.tr("Show"), self)
        self.against.setObjectName("job_error_against")
        self.against.activated.connect(self._on_against_activated)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)
        row = QHBoxLayout()
        row.setSpacing(4)
        for widget in (self.back, self.on, self._which):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.against)
        return row

    # -- what it shows
    @property
    def count(self) -> int:
        """How many attempts failed."""
        return len(self._errors)

    @property
    def error_class(self) -> str:
        """Class of the error that is shown."""
        return self._error_class.text()

    @property
    def attempt(self) -> int | None:
        """The attempt that is shown, by its number from 0 on; None: its number is not known."""
        return (
            self._errors[self._at][0] if self._errors and self._errors[self._at][0] >= 0 else None
        )

    def show_job(self, found: JobDetail) -> None:
        """Show the errors of a job: the latest, or the one that was looked at already."""
        errors = words.errors_of(found)
        if found.record.jid == self._jid and errors == self._errors:
            return
        looked_at = self.attempt if found.record.jid == self._jid else None
        was_last = self._at == len(self._errors) - 1
        self._jid, self._errors = found.record.jid, errors
        numbers = [number for number, _ in errors]
        stays = looked_at in numbers and not was_last
        self._at = numbers.index(looked_at) if looked_at is not None and stays else len(errors) - 1
        self._offer()
        self._show()

    def choose(self, attempt: int) -> bool:
        """Show the error of *attempt*; False if it has none."""
        at = next((n for n, (number, _) in enumerate(self._errors) if number == attempt), None)
        if at is None:
            return False
        if at != self._at:
            self._at = at
            self._offer()
            self._show()
        return True

    def compare_with_before(self) -> None:
        """Show what differs from the error before."""
        self.against.setCurrentIndex(self.against.findData(_BEFORE))
        self._show()

    def _offer(self) -> None:
        """Offer the other errors to compare with; what was chosen stays, if it can."""
        chosen = self.against.currentData()
        self.against.clear()
        self.against.addItem(self.tr("Error and trace"), _TRACE)
        if self._at > 0:
            self.against.addItem(self.tr("Against the one before"), _BEFORE)
        for at, (number, _) in enumerate(self._errors):
            if at not in (self._at, self._at - 1):
                said = self.tr("Against attempt %s") % text.count(number + 1)
                self.against.addItem(said, at)
        self.against.setCurrentIndex(max(0, self.against.findData(chosen)))
        self.against.setVisible(len(self._errors) > 1)

    def _show(self) -> None:
        failed = bool(self._errors)
        for button, step in ((self.back, -1), (self.on, 1)):
            button.setVisible(len(self._errors) > 1)
            button.setEnabled(0 <= self._at + step < len(self._errors))
        self._which.setText(self._which_words() if failed else "")
        self._which.setVisible(failed)
        other = self.against.currentData()
        if not failed:
            self._show_error("", "", "")
        elif other is None or other == _TRACE:
            self._show_error(*self._errors[self._at][1])
        else:
            self._show_difference(self._at - 1 if other == _BEFORE else int(other))

    def _which_words(self) -> str:
        said = self.tr("Error %s of %s")
        return said % (text.count(self._at + 1), text.count(len(self._errors)))

    def _show_error(self, error_class: str, message: str, trace: str) -> None:
        self._signs.set_on(on=False)
        failed = bool(error_class or message)
        self._error_class.setText(text.visible(error_class))
        set_tone(self._error_class, "bad")
        if message != self.message.toPlainText():
            self.message.setPlainText(message)
        self.trace.set_text(trace, copied=f"{error_class}: {message}\n{trace}")
        for widget in (self._error_class, self.message):
            widget.setVisible(failed)
        self.trace.setVisible(bool(trace))
        self.empty.setVisible(not trace)
        if failed:
            why = self.tr("The option “backtrace” keeps it; the history has it for 30 days.")
            self.empty.say(self.tr("No backtrace was kept"), why)
        else:
            self.empty.say(self.tr("This job has not failed"))

    def _show_difference(self, other: int) -> None:
        """Show what differs between the error that is looked at and another one."""
        early, late = sorted((other, self._at))
        made = difference(_whole(self._errors[early][1]), _whole(self._errors[late][1]))
        said = self.tr("− attempt %s   + attempt %s")
        numbers = (self._errors[early][0] + 1, self._errors[late][0] + 1)
        self._error_class.setText(said % (text.count(numbers[0]), text.count(numbers[1])))
        set_tone(self._error_class, "muted")
        self._signs.set_on(on=True)
        self.trace.set_text(made.text, self._told(made))
        self._error_class.show()
        self.message.hide()
        self.trace.show()
        self.empty.hide()

    def _told(self, made: Difference) -> str:
        if not made.gone and not made.come:
            return self.tr("Both failed in exactly the same way")
        said = self.tr("lines the same: %s, gone: %s, new: %s")
        return said % (text.count(made.same), text.count(made.gone), text.count(made.come))

    # -- walking
    @Slot()
    def _on_back(self) -> None:
        self._step(-1)

    @Slot()
    def _on_on(self) -> None:
        self._step(1)

    def _step(self, step: int) -> None:
        if 0 <= self._at + step < len(self._errors):
            self._at += step
            self._offer()
            self._show()
            if self.attempt is not None:
                self.attempt_chosen.emit(self.attempt)

    @Slot(int)
    def _on_against_activated(self, _index: int) -> None:
        self._show()


class _Signs(QSyntaxHighlighter):
    """Colours the lines of a difference; the signs say the same without colour."""

    def __init__(self, edit: QPlainTextEdit, theme: Theme) -> None:
        super().__init__(edit.document())
        self._theme = theme
        self._on = False
        theme.changed.connect(self.rehighlight)

    def set_on(self, *, on: bool) -> None:
        """Colour, or leave a text as it is."""
        if on != self._on:
            self._on = on
            self.rehighlight()

    def highlightBlock(self, line: str) -> None:  # noqa: N802 - Qt's name
        """Colour one line by its sign."""
        token = {"-": "bad", "+": "good"}.get(line[:1]) if self._on else None
        if token is None:
            return
        tokens = self._theme.tokens
        color = getattr(tokens, token)
        look = QTextCharFormat()
        look.setForeground(QColor(color))
        look.setBackground(QColor(mix(color, tokens.panel, PILL_SHARE)))
        self.setFormat(0, len(line), look)


def _whole(error: Sequence[str]) -> str:
    """Return an error as one text: its trace, or class and message where there is none."""
    error_class, message, trace = error
    return trace or f"{error_class}: {message}"
