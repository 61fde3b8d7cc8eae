"""The processes on a store beside the window's engine, what they run, and how they are told."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kickboard.payload.record import JobState
from kickboard.stores.base import JobRow, Snapshot, View
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.situation import writable
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.redis import class_times
from kickboard_desktop.models.rows.processors import (
    process_columns,
    process_lines,
    running_columns,
    running_lines,
)
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import EmptyState, Panel, button, set_tip
from kickboard_desktop.widgets.action_button import ActionButton
from kickboard_desktop.widgets.table import Table

#: Jobs that run and are listed.
MOST_RUNNING = 500
#: Milliseconds between two looks at what was measured.
MEASURE_MS = 15_000
_RUNNING = View(state=JobState.BUSY)


class ProcessPanel(QWidget):
    """The processes; on a Redis also the jobs that all of them run, and how long such jobs took.

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
        self._times = TableModel(class_times.class_columns(), self)
        self._measured = QElapsedTimer()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._make_processes(actions), 1)
        if session.is_redis:
            below = QHBoxLayout()
            below.setSpacing(12)
            below.addWidget(self._make_jobs(), 1)
            below.addWidget(self._make_times(), 1)
            column.addLayout(below, 1)
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
            self._ask()
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
        said = self.tr("No other process works on this Redis.")
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

    def _make_times(self) -> Panel:
        panel = Panel(self.tr("Classes in the last hour"), flush=True, parent=self)
        columns = self._times.columns
        self._time_table = Table(self._theme, self._times, columns, name="times", parent=panel)
        self._time_table.setAccessibleName(self.tr("Classes in the last hour"))
        said = self.tr("Nothing was measured in the last hour.")
        why = self.tr("Kickboard and Sidekiq from 7 on write here how long jobs took.")
        self._no_times = EmptyState(self._theme, "gauge", said, why, action="", parent=panel)
        panel.body.addWidget(self._time_table, 1)
        panel.body.addWidget(self._no_times, 1)
        self._time_table.hide()
        return panel

    # -- following
    def _ask(self) -> None:
        """Ask what runs now, and now and then what ran."""
        ask = self._session.ask
        ask(
            lambda store: store.page(_RUNNING, None, MOST_RUNNING).rows,
            self._on_rows,
            _ignore,
            key="processes running",
        )
        if not self._measured.isValid() or self._measured.hasExpired(MEASURE_MS):
            self._measured.start()
            ask(class_times.read, self._on_times, _ignore, key="processes times")

    def _on_times(self, lines: tuple[class_times.ClassLine, ...]) -> None:
        self._times.set_rows(lines)
        self._time_table.setVisible(bool(lines))
        self._no_times.setVisible(not lines)

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
