"""Edit a job: its class, arguments, queue, retries and time, for a new job in its place.

Arguments that fit the parameters of a known class are edited in fields, all others as JSON.
What is typed is read as it is typed, and the place of a mistake is shown. Secrets stay hidden
until asked for; one that is left alone is enqueued as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from kickboard.config import check_name
from kickboard.errors import ConfigError
from kickboard.payload.record import JobRecord, JobState
from kickboard_desktop import format as text
from kickboard_desktop.models.job.retries import RetryError, read_retry, retry_text
from kickboard_desktop.models.moments.typed import now_typed
from kickboard_desktop.session import Session
from kickboard_desktop.telemetry import ClassInfo
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.changing.argument_editor import ArgumentEditor
from kickboard_desktop.widgets import button, plain_label
from kickboard_desktop.widgets.dialog_parts import press_by_ctrl_enter, titled_column
from kickboard_desktop.widgets.labels import set_tone
from kickboard_desktop.widgets.when_field import WhenField

#: Milliseconds without a key after which what was typed is read.
PAUSE_MS = 120
_WIDTH, _LABEL_WIDTH = 560, 84
#: Points that the arguments get beyond the least, so that what is wrong has room below a field.
_SPARE = 20


class EditDialog(QDialog):
    """The form for one job. It stays open until the edit was done.

    Signals:
        submitted(dict): fields of the payload that differ; ``at`` is epoch seconds.
    """

    submitted = Signal(object)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        record: JobRecord,
        *,
        queues: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Make the form for the job *record*; *queues* are offered while typing."""
        super().__init__(parent)
        self.setObjectName("edit_dialog")
        self.setMinimumWidth(_WIDTH)
        self.record = record
        self._classes = session.hello.classes if session.hello is not None else ()
        column = titled_column(self, self.tr("Edit and enqueue"))
        column.addWidget(self._make_words())
        self.job_class = self._line("edit_class", self.tr("Job class"), record.job_class)
        _offer(self.job_class, [info.name for info in self._classes])
        # In the order in which they stand: Tab goes by it.
        self.arguments = ArgumentEditor(theme, record, self._info(), self)
        self.queue = self._line("edit_queue", self.tr("Queue"), record.queue)
        _offer(self.queue, queues)
        self.retries = self._line("edit_retries", self.tr("Retries"), retry_text(record.retry))
        self._start = now_typed()
        if record.state is JobState.SCHEDULED:
            self._start = _typed(text.full_time(record.at))
        self.when = WhenField(theme, session.now, self._start, self)
        column.addLayout(self._make_form(), 1)
        column.addLayout(self._make_foot())
        self._pause = make_timer(self, "edit_pause", self.check, ms=PAUSE_MS, once=True)
        self._connect()
        self.check()
        self.resize(_WIDTH, column.totalMinimumHeightForWidth(_WIDTH) + _SPARE)
        self.arguments.focus()

    # -- building
    def _make_words(self) -> QLabel:
        words = self.tr(
            "A new job is enqueued with these values and all its retries; %s (%s) goes to the "
            "trash. Undo brings it back, unless the new one has started."
        )
        state = QCoreApplication.translate("JobState", self.record.state.value)
        made = plain_label(words % (text.one_line(self.record.jid, 64), state), tone="muted")
        made.setParent(self)
        made.setWordWrap(True)
        return made

    def _line(self, name: str, word: str, start: str) -> QLineEdit:
        made = QLineEdit(start, self)
        made.setCursorPosition(0)  # of what is too long one reads the beginning
        made.setObjectName(name)
        made.setAccessibleName(word)
        return made

    def _make_form(self) -> QGridLayout:
        form = QGridLayout()
        form.setSpacing(8)
        form.setColumnStretch(1, 1)
        rows = (
            (self.tr("Class"), self.job_class),
            (self.tr("Arguments"), self.arguments),
            (self.tr("Queue"), self.queue),
            (self.tr("Retries"), self.retries),
            (self.tr("When"), self.when),
        )
        for at, (word, widget) in enumerate(rows):
            label = plain_label(word, parent=self)
            label.setMinimumSize(_LABEL_WIDTH, 30)
            form.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            form.addWidget(widget, at, 1)
        form.setRowStretch(1, 1)
        return form

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._said = plain_label("", "small", tone="bad", parent=self)
        self._said.setObjectName("edit_said")
        self._said.setWordWrap(True)
        cancel = button(self.tr("Cancel"), parent=self)
        cancel.clicked.connect(self.reject)
        self.confirm = button(self.tr("Enqueue"), "primary", parent=self)
        self.confirm.setObjectName("edit_confirm")
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(self._on_confirm)
        press_by_ctrl_enter(self.confirm)
        row.addWidget(self._said, 1)
        row.addWidget(cancel)
        row.addWidget(self.confirm)
        return row

    def _connect(self) -> None:
        self.job_class.textChanged.connect(self._on_class_changed)
        for line in (self.queue, self.retries):
            line.textChanged.connect(self._on_typed)
        self.arguments.changed.connect(self._on_typed)
        self.when.changed.connect(self.check)

    # -- reading
    @property
    def said(self) -> str:
        """What is wrong, "" for nothing."""
        return self._said.text()

    def complain(self, why: str) -> None:
        """Tell why the edit was not done; what was typed stays."""
        self._say(text.one_line(why, 300))
        self.confirm.setEnabled(True)

    @Slot()
    def check(self) -> None:
        """Read everything, and say what is wrong with it."""
        self._pause.stop()
        self._say(self._wrong())
        self.confirm.setEnabled(not self._said.text())
        self._make_room()

    def _make_room(self) -> None:
        """Grow as high as is needed: a label that wraps misleads Qt about that."""
        layout = self.layout()
        needed = layout.totalMinimumHeightForWidth(self.width()) if layout is not None else 0
        if self.height() < needed:
            self.resize(self.width(), needed)

    def changes(self) -> dict[str, Any]:
        """Return the fields of the payload that differ from the job's.

        Raises:
            ValueError: something cannot be read.
        """
        record = self.record
        given: dict[str, Any] = {
            "class": self.job_class.text().strip(),
            "queue": self.queue.text().strip(),
            "args": self.arguments.read(),
        }
        known = {"class": record.job_class, "queue": record.queue, "args": list(record.args)}
        changes = {name: value for name, value in given.items() if not _same(value, known[name])}
        if self.retries.text() != retry_text(record.retry):
            changes["retry"] = read_retry(self.retries.text())
        if (at := self._due()) is not None:
            changes["at"] = at
        return changes

    def _due(self) -> float | None:
        """Return when the new job is to run; None: now."""
        if self.when.is_now:
            return None
        if self.when.edit.text() == self._start:
            return self.record.at  # to the millisecond
        return self.when.moment

    def _wrong(self) -> str:
        """Return what is wrong first, "" for nothing."""
        for line, what in ((self.job_class, "class"), (self.queue, "queue")):
            try:
                check_name(line.text().strip(), what)
            except ConfigError as error:
                return str(error)
        if wrong := self.arguments.wrong():
            return wrong
        try:
            read_retry(self.retries.text())
        except RetryError as error:
            return str(error)
        return self.when.note if self.when.moment is None else ""

    def _say(self, words: str) -> None:
        self._said.setText(words)
        set_tone(self._said, "bad")

    def _info(self) -> ClassInfo | None:
        name = self.job_class.text().strip()
        return next((info for info in self._classes if info.name == name), None)

    # -- what happens
    @Slot()
    def _on_typed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_class_changed(self) -> None:
        self.arguments.set_class(self._info())
        self._pause.start()

    @Slot()
    def _on_confirm(self) -> None:
        self.check()
        if self._said.text():
            return
        self.confirm.setEnabled(False)  # until it was done, or refused
        self.submitted.emit(self.changes())


def _same(value: Any, known: Any) -> bool:
    """Return whether two values are the same JSON; 1, 1.0 and true are three."""
    if isinstance(value, list) and isinstance(known, list):
        return len(value) == len(known) and all(map(_same, value, known))
    if isinstance(value, dict) and isinstance(known, dict):
        return value.keys() == known.keys() and all(_same(value[k], known[k]) for k in value)
    return type(value) is type(known) and bool(value == known)


def _typed(full: str) -> str:
    """Return a time as it is typed: without milliseconds."""
    second, dot, rest = full.partition(".")
    return f"{second} {rest.partition(' ')[2]}" if dot else full


def _offer(line: QLineEdit, names: Sequence[str]) -> None:
    """Offer *names* while something is typed into *line*."""
    completer = QCompleter(list(names), line)
    completer.setFilterMode(completer.filterMode().MatchContains)
    line.setCompleter(completer)
