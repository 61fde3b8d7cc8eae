"""What was pushed: a job's arguments and its payload as it is stored, secrets hidden."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from kickboard import private
from kickboard.payload.record import JobRecord
from kickboard.payload.shown import masked_payload
from kickboard.stores.base import Iteration
from kickboard_desktop.models.job import detail
from kickboard_desktop.models.job.detail import Shown
from kickboard_desktop.tasks import Tasks
from kickboard_desktop.views.job.facts import JobFacts
from kickboard_desktop.widgets.text_pane import TextPane


class JobPayload(QObject):
    """Two tabs, `arguments_tab` and `raw_tab`, which show or hide secrets together."""

    def __init__(self, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("job_payload")
        self._tasks = tasks
        self._record: JobRecord | None = None
        self._iteration: Iteration | None = None
        self._names: Sequence[str] = ()
        self._revealed = False
        self._wanted: tuple[bytes, tuple[str, ...], bool] | None = None  # what is shown, or asked
        self.facts = JobFacts(parent)
        self.arguments = TextPane(self.tr("Arguments"), parent=parent)
        self.arguments.setObjectName("job_arguments")
        self.reveal = self._make_reveal(self.arguments)
        self.reveal.setObjectName("job_reveal")
        self.raw = TextPane(self.tr("Payload as stored"), wraps=True, parent=parent)
        self.raw.setObjectName("job_raw")
        self._save = self.raw.add_button(self.tr("Save…"))
        self._save.setObjectName("job_save")
        self._save.clicked.connect(self._on_save_clicked)
        self._reveal_raw = self._make_reveal(self.raw)
        self.arguments_tab = _padded(parent, self.facts, self.arguments)
        self.raw_tab = _padded(parent, self.raw)

    def _make_reveal(self, pane: TextPane) -> QPushButton:
        made = pane.add_button(self.tr("Reveal"))
        made.clicked.connect(self._on_reveal_clicked)
        return made

    @property
    def revealed(self) -> bool:
        """Whether secrets are shown."""
        return self._revealed

    def hide_secrets(self) -> None:
        """Hide them again, for another job."""
        self._revealed = False
        self._wanted = None

    def show_record(
        self, record: JobRecord, names: Sequence[str], iteration: Iteration | None = None
    ) -> None:
        """Show a job; *names* are the parameters of its class, *iteration* how far it is."""
        self._record, self._names, self._iteration = record, names, iteration
        self.facts.show_facts(detail.facts(record, iteration))
        wanted = (record.payload, tuple(names), self._revealed)
        if wanted != self._wanted:  # it never changes while a job lives
            self._wanted = wanted
            self._show(record)

    def _show(self, record: JobRecord) -> None:
        """Show the texts; those of a large payload are made in the background."""
        wanted, names, masked = self._wanted, self._names, not self._revealed
        if len(record.payload) <= detail.SHOWN:
            self._fill(*_texts(record, names, masked=masked))
            return

        def done(made: tuple[Shown, Shown]) -> None:
            if wanted is self._wanted and isValid(self.arguments):
                self._fill(*made)

        for pane in (self.arguments, self.raw):
            pane.set_text("", self.tr("Reading…"))
        self._tasks.run(lambda: _texts(record, names, masked=masked), done)

    def _fill(self, args: Shown, raw: Shown) -> None:
        masked = not self._revealed
        word = self.tr("Reveal") if masked else self.tr("Hide secrets")
        hidden = self.tr("Secrets are hidden") if args.hides and masked else ""
        for pane, shown, button in (
            (self.arguments, args, self.reveal),
            (self.raw, raw, self._reveal_raw),
        ):
            pane.set_text(shown.text, " · ".join(filter(None, (shown.note, hidden))))
            button.setVisible(shown.hides)
            button.setText(word)

    @Slot()
    def _on_reveal_clicked(self) -> None:
        self._revealed = not self._revealed
        if self._record is not None:
            self.show_record(self._record, self._names, self._iteration)

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._record is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self.raw,
            self.tr("Save the payload"),
            f"{self._record.jid}.json",
            self.tr("JSON (*.json)"),
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the whole payload to *path* in the background; secrets as they are shown."""
        if self._record is None:
            return
        content, names, revealed = self._record.payload, self._names, self._revealed

        def work() -> None:
            private.write(path, content if revealed else masked_payload(content, names))

        self._tasks.run(work)


def _texts(record: JobRecord, names: Sequence[str], *, masked: bool) -> tuple[Shown, Shown]:
    """Return the texts of the arguments and of the payload."""
    args = detail.arguments(record, names, masked=masked)
    return args, detail.payload(record, names, masked=masked)


def _padded(parent: QWidget, *widgets: QWidget) -> QWidget:
    tab = QWidget(parent)
    layout = QVBoxLayout(tab)
    layout.setContentsMargins(0, 12, 0, 0)
    layout.setSpacing(12)
    for widget in widgets[:-1]:
        layout.addWidget(widget)
    layout.addWidget(widgets[-1], 1)
    return tab
