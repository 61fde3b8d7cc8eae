"""The panel under the list of errors: what one of them said last, and its jobs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from kickboard.stores.base import ErrorGroup
from kickboard_desktop import format as text
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.rows.errors import (
    FailedJob,
    cell_columns,
    failed_job_columns,
    read_jobs,
    title,
)
from kickboard_desktop.session import Session
from kickboard_desktop.telemetry import ClassInfo
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.buttons import button
from kickboard_desktop.widgets.labels import plain_label, set_tip
from kickboard_desktop.widgets.panel import EmptyState, Panel
from kickboard_desktop.widgets.table import Table

#: Characters of the newest message that are shown.
MESSAGE = 400


class ErrorJobs(Panel):
    """The jobs that are dead or wait for another try after one kind of error.

    Signals:
        opened(str): the job of that jid is to be shown.
        entered(str): it is the current one.
        list_wanted(str): the page of that name is to show them all.
    """

    opened = Signal(str)
    entered = Signal(str)
    list_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(self.tr("Jobs that failed like this"), flush=True, parent=parent)
        self.elide_title()
        self._session = session
        self._group: ErrorGroup | None = None
        self._asking = self._again = False
        self._names: dict[str, tuple[str, ...]] = {}
        self._job_columns = failed_job_columns(self._names)
        self.model: TableModel[FailedJob] = TableModel(cell_columns(self._job_columns), self)
        pills = frozenset(n for n, one in enumerate(self._job_columns) if one.state)
        self._message = plain_label("", tone="muted", parent=self)
        self._message.setObjectName("error_message")
        self._message.setWordWrap(True)
        self._message.setContentsMargins(12, 0, 12, 8)
        self.table = Table(
            theme, self.model, self.model.columns, name="error_jobs", pills=pills, parent=self
        )
        self.table.setAccessibleName(self.tr("Jobs that failed like this"))
        self._nothing = EmptyState(
            theme,
            "circle-check",
            self.tr("None of its jobs is dead or waits for another try"),
            parent=self,
        )
        self._lists = [self._add_list("dead"), self._add_list("retries")]
        self.body.setSpacing(0)
        self.body.addWidget(self._message)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._nothing, 1)
        self._nothing.hide()
        self.table.opened.connect(self._on_opened)
        self.table.previewed.connect(self._on_opened)
        self.table.moved_to.connect(self._on_moved_to)

    def _add_list(self, page: str) -> QPushButton:
        """Add the button that goes to all of them on another page."""
        made = button("", "link", parent=self)
        made.setObjectName(f"error_{page}")
        made.clicked.connect(lambda: self.list_wanted.emit(page))
        self.head.addWidget(made)
        return made

    def learn(self, classes: Sequence[ClassInfo]) -> None:
        """Know the parameters of *classes*, which tell secret arguments apart."""
        for one in classes:
            self._names[one.name] = tuple(param.name for param in one.params)

    def current_job(self) -> str:
        """Return the jid of the current job, "" for none."""
        job = self.model.row(self.table.currentIndex().row())
        return job.key if job is not None else ""

    def show_group(self, group: ErrorGroup | None) -> None:
        """Show the jobs of *group*."""
        if group == self._group:
            return
        if group is None or self._group is None or group.key != self._group.key:
            self.model.set_rows([])
            self.table.show()
            self._nothing.hide()
        self._group = group
        self.setEnabled(group is not None)
        if group is None:
            self._message.setText("")
            return
        self.title.setText(title(group))
        set_tip(self.title, title(group))
        self._message.setText(text.one_line(group.message, MESSAGE))
        self._message.setVisible(bool(group.message))
        words = (self.tr("Show %s dead"), self.tr("Show %s retrying"))
        for made, said, count in zip(self._lists, words, (group.dead, group.retrying), strict=True):
            made.setText(said % text.count(count))
            made.setVisible(count > 0)
        self._ask()

    def _ask(self) -> None:
        """Read the jobs; once at a time, the newest wish last."""
        group, columns = self._group, self._job_columns
        if group is None:
            return
        if self._asking:
            self._again = True
            return
        self._asking = True
        now = self._session.now()
        self._session.ask(
            lambda store: (group, read_jobs(store, group, columns, now)),
            self._on_read,
            self._on_failed,
        )

    def _on_read(self, answer: tuple[ErrorGroup, tuple[FailedJob, ...]]) -> None:
        group, jobs = answer
        self._asking = False
        if self._group is not None and group.key == self._group.key:
            self.model.set_rows(jobs)
            self.table.setVisible(bool(jobs))
            self._nothing.setVisible(not jobs)
        if self._again:
            self._again = False
            self._ask()

    def _on_failed(self, _error: Exception) -> None:
        self._asking = self._again = False  # the session tells; the next failure asks again

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        job = self.model.row(index.row())
        if job is not None:
            self.opened.emit(job.key)

    @Slot(QModelIndex)
    def _on_moved_to(self, index: QModelIndex) -> None:
        job = self.model.row(index.row())
        self.entered.emit(job.key if job is not None else "")
