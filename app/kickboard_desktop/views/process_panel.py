"""The processes on a store beside the window's engine, what they run, and how they are told."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kickboard.payload.record import JobState
from kickboard.stores.base import JobRow, Snapshot, View
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.situation import writable
from kickboard_desktop.models.processors import (
    process_columns,
    process_lines,
    running_columns,
    running_lines,
)
from kickboard_desktop.models.small import TableModel
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import EmptyState, Panel, button, set_tip
from kickboard_desktop.widgets.action_button import ActionButton
from kickboard_desktop.widgets.table import Table

#: Jobs that run and are listed.
MOST_RUNNING = 500
_RUNNING = View(state=JobState.BUSY)


class ProcessPanel(QWidget):
    """Two tables: the processes, and on a Redis the jobs that all of them run.

    Signals:
        detail_wanted(str): the job of this jid is to be shown.
    """

    detail_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        actions: Actions,
        controller: Controller,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("process_panel")
        self._session = session
        self._controller = controller
        self._theme = theme
        self._buttons: list[QPushButton] = []
        self._processes = TableModel(process_columns(), self)
        self._running = TableModel(running_columns(), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._make_processes(actions), 1)
        self._jobs = self._make_jobs()
        column.addWidget(self._jobs, 1)
        self._jobs.setVisible(session.is_redis)
        for signal in (session.guard.changed, session.reach.changed, session.workers.changed):
            signal.connect(self._on_may_changed)
        self._on_may_changed()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show who is there, and ask what they run."""
        session = self._session
        here = session.workers.pids
        lines = process_lines(snapshot.processes, session.now(), session.link.pid, here)
        self._processes.set_rows(lines)
        self.setVisible(bool(lines) or session.is_redis)
        self._table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        if session.is_redis:
            ask = session.ask
            ask(lambda store: store.page(_RUNNING, None, MOST_RUNNING).rows, self._on_rows, _ignore)
        self._on_may_changed()

    # -- building
    def _make_processes(self, actions: Actions) -> Panel:
        session = self._session
        title = self.tr("Other processes on this store")
        panel = Panel(self.tr("Processes") if session.is_redis else title, flush=True, parent=self)
        if session.is_redis:
            for name in ("start_workers", "stop_workers"):
                panel.head.addWidget(ActionButton(actions, name, parent=panel))
        for what, word in (("quiet", self.tr("Quiet")), ("stop", self.tr("Stop"))):
            made: QPushButton = button(word, parent=panel)
            made.setObjectName(f"process_{what}")
            made.clicked.connect(self._on_quiet if what == "quiet" else self._on_stop)
            self._buttons.append(made)
            panel.head.addWidget(made)
        columns = self._processes.columns
        self._table = Table(self._theme, self._processes, columns, name="processes", parent=panel)
        self._table.setAccessibleName(title)
        said = self.tr("No process works on this Redis.")
        why = self.tr("A Sidekiq or a Kickboard worker that beats is listed here.")
        self._empty = EmptyState(self._theme, "server", said, why, action="", parent=panel)
        self._empty.hide()
        panel.body.addWidget(self._table, 1)
        panel.body.addWidget(self._empty, 1)
        return panel

    def _make_jobs(self) -> Panel:
        panel = Panel(self.tr("Jobs they run now"), flush=True, parent=self)
        columns = self._running.columns
        self._job_table = Table(self._theme, self._running, columns, name="running", parent=panel)
        self._job_table.setAccessibleName(self.tr("Jobs they run now"))
        self._job_table.opened.connect(self._on_opened)
        panel.body.addWidget(self._job_table, 1)
        return panel

    # -- following
    def _on_rows(self, rows: tuple[JobRow, ...]) -> None:
        self._running.set_rows(running_lines(rows, self._session.now()))

    @Slot()
    def _on_may_changed(self) -> None:
        """Grey the buttons, and say why; the answer comes with the process's next beat."""
        reason = writable(self._controller.situation())
        tip = self.tr("Told through the store: it obeys with its next heartbeat, within 10 s.")
        for made in self._buttons:
            made.setEnabled(not reason and self._table.isVisibleTo(self))
            set_tip(made, reason or tip)

    # -- acting
    @Slot(object)
    def _on_opened(self, index: object) -> None:
        line = self._running.row(self._job_table.currentIndex().row())
        if index is not None and line is not None:
            self.detail_wanted.emit(line.key)

    @Slot()
    def _on_quiet(self) -> None:
        self._signal("quiet")

    @Slot()
    def _on_stop(self) -> None:
        self._signal("stop")

    def _signal(self, what: str) -> None:
        line = self._processes.row(max(0, self._table.currentIndex().row()))
        if line is not None:
            self._controller.signal_process(line.key, what)


def _ignore(_error: Exception) -> None:
    """Leave the rows as they are: the next snapshot asks again."""
