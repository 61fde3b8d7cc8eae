"""Scheduled: the jobs that wait for a time, and above the list when each of them is due."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from kickboard.payload.record import JobState
from kickboard.stores.base import Snapshot, Store, View
from kickboard.stores.query import Query
from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.charts.due import DueChart
from kickboard_desktop.models.rows.due import HORIZONS, MOST, Due, DueJob
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.kinds import JobKind
from kickboard_desktop.widgets import ElidedLabel, Panel, Segmented, set_tip

#: Milliseconds between two reads of what is due at least, and between two looks at the clock.
READ_MS, CLOCK_MS = 500, 1000


class ScheduledPage(JobSetPage):
    """The list with its axis of time.

    Signals:
        reschedule_wanted(Selection, int, float, float): those jobs, so many, are to be due so
            many seconds later; the one that was moved at that epoch second.
    """

    reschedule_wanted = Signal(object, int, float, float)

    def __init__(
        self,
        kind: JobKind,
        session: Session,
        actions: Actions,
        theme: Theme,
        settings: Settings,
    ) -> None:
        super().__init__(kind, session, actions, theme, settings)
        self._horizon_chosen = False  # by somebody: else it follows what is there
        self._horizon_asked = self._reading = self._again = False
        self.chart = DueChart(theme, session.now, self)
        self.chart.refusal = self._refusal
        self.timeline = self._make_timeline()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.timeline)
        self._gap = make_timer(self, "scheduled_gap", self._on_gap_timeout, ms=READ_MS, once=True)
        self._clock = make_timer(self, "scheduled_clock", self._on_clock_timeout, ms=CLOCK_MS)
        self._keys = [self._shortcut("Alt+Left", -1), self._shortcut("Alt+Right", 1)]
        self.chart.pressed.connect(self._on_pressed)
        self.chart.moved.connect(self._on_moved)
        self.chart.let_go.connect(self._on_let_go)
        self.chart.explained.connect(self._on_explained)
        self.selection_changed.connect(self._show_chosen)
        self.model.counted.connect(self._show_note)
        actions.updated.connect(self._allow)
        self._had_keyboard = False  # the table, before something was moved by keys
        self._allow()

    # -- building
    def _make_timeline(self) -> Panel:
        panel = Panel(self.tr("When they are due"), flush=True, parent=self)
        self._note = ElidedLabel(tone="muted", parent=panel)
        self._note.setObjectName("due_note")
        words = {
            "minutes": self.tr("5 min"),
            "hour": self.tr("1 h"),
            "hours": self.tr("6 h"),
            "day": self.tr("1 day"),
            "week": self.tr("1 week"),
            "month": self.tr("30 days"),
        }
        choices = [(key, words[key]) for key in HORIZONS]
        self.horizon = Segmented(self.tr("Time shown"), choices, parent=panel)
        self.horizon.chosen.connect(self._on_horizon_chosen)
        panel.head.insertWidget(1, self._note, 100)
        panel.head.addWidget(self.horizon)
        panel.body.addWidget(self.chart)
        return panel

    def _shortcut(self, keys: str, steps: int) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: self.nudge(steps))
        return made

    # -- what the window asks
    def activated(self) -> None:
        """Begin to read, and show the time in which the jobs are."""
        super().activated()
        self._clock.start()
        self._horizon_asked = True
        self.read()

    def deactivated(self) -> None:
        """Stop everything."""
        super().deactivated()
        self.chart.cancel()
        for timer in (self._clock, self._gap):
            timer.stop()

    # -- reading
    def read(self) -> None:
        """Read what is due, as soon as the last answer is there and not too often."""
        if self._reading or self._gap.isActive():
            self._again = True
            return
        self._again, self._reading = False, True
        view = View(state=JobState.SCHEDULED, query=self.model.view.query)
        self._gap.start()
        self._session.ask(lambda store: _read(store, view), self._on_read, self._on_failed)

    def _on_read(self, found: tuple[DueJob, ...]) -> None:
        self._reading = False
        self.chart.show_due(Due(found, max(self.model.total, len(found))))
        self._choose_horizon()
        self._show_note()

    def _choose_horizon(self) -> None:
        """Show the time that has most of the jobs; not again while one looks, if it has any."""
        due, axis = self.chart.due, self.chart.axis
        if self._horizon_chosen or not due.jobs:
            return
        if self._horizon_asked or due.jobs[0].at > axis.now + axis.seconds:
            self._horizon_asked = False
            with_most = due.horizon(self._session.now())
            self.horizon.blockSignals(True)
            self.horizon.choose(with_most)
            self.horizon.blockSignals(False)
            self.chart.show_horizon(with_most)

    def _on_failed(self, _error: Exception) -> None:
        self._reading = False  # the list tells it; the next snapshot asks again

    @Slot()
    def _on_gap_timeout(self) -> None:
        if self._again:
            self.read()

    @Slot()
    def _on_clock_timeout(self) -> None:
        self.chart.slide()
        self._show_note()

    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        before = self._counts
        super()._on_snapshot_changed(snapshot)
        if self._counts is not before:
            self.read()

    @Slot(object)
    def _on_query_changed(self, query: Query | None) -> None:
        super()._on_query_changed(query)
        self.read()

    # -- showing
    @Slot()
    def _show_note(self, *_: object) -> None:
        """Say how many jobs are not on the axis; leave it out where all are."""
        self.timeline.setVisible(self.model.total > 0 and not self.model.searches)
        due, axis = self.chart.due, self.chart.axis
        total, read = self.model.total, len(due.jobs)
        end = axis.now + axis.seconds
        later = max(0, Due(due.jobs, total).beyond(end))
        words = self.tr("%s later") % text.count(later) if later else ""
        if 0 < read < total and due.jobs[-1].at <= end:  # where the others are was not read
            words = self.tr("the next %1 of %2")
            words = words.replace("%1", text.count(read)).replace("%2", text.count(total))
        self._note.setText(words)
        set_tip(self._note, words)

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.table.chosen
        self.chart.show_chosen(
            set(chosen.jids), self.selected_count(), everything=chosen.everything
        )

    @Slot(str)
    def _on_horizon_chosen(self, key: str) -> None:
        self._horizon_chosen = True
        self.chart.show_horizon(key)
        self._show_note()

    # -- moving
    def nudge(self, steps: int) -> None:
        """Move the job of the current row by keys, with all that are chosen."""
        job = self.chart.grip.job if self.chart.grip is not None else self._current_job()
        if job is None:
            return
        if not self.chart.hasFocus():
            self._had_keyboard = self.table.hasFocus()
            self.chart.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.chart.is_chosen(job.jid):
            self._on_pressed(job.jid)
        self.chart.nudge(job, steps)

    def _current_job(self) -> DueJob | None:
        jids = self.table.chosen.jids
        jid = jids[0] if jids and self.table.current_jid not in jids else self.table.current_jid
        known = self.chart.due.job(jid)
        row = self.model.where().get(jid)
        job = self.model.job_at(row) if row is not None else None
        if known is not None or job is None:
            return known
        return DueJob(job.jid, job.job_class, job.at)

    def _refusal(self) -> str:
        """Return why nothing may be moved; that a job is chosen first a press sees to."""
        if self.selection() is None and not self._session.read_only:
            return ""
        return self._actions.reason("reschedule")

    @Slot()
    def _allow(self) -> None:
        for key in self._keys:
            key.setEnabled(self._actions["reschedule"].isEnabled())

    @Slot(str)
    def _on_pressed(self, jid: str) -> None:
        """Choose the job alone, unless it is among those that are chosen."""
        if jid in self.table.chosen:
            return
        row = self.model.where().get(jid)
        if row is not None:
            self.table.selectRow(row)
        else:
            self.table.clear_choice()
            self.table.chosen.restart((jid,))
            self.job_entered.emit(jid)

    @Slot(str, float)
    def _on_moved(self, jid: str, seconds: float) -> None:
        job, selection = self.chart.due.job(jid) or self._current_job(), self.selection()
        if job is not None and selection is not None:
            at = job.at + seconds
            self.reschedule_wanted.emit(selection, self.selected_count(), seconds, at)

    @Slot(str)
    def _on_explained(self, words: str) -> None:
        set_tip(self.chart, words)

    @Slot()
    def _on_let_go(self) -> None:
        if self._had_keyboard:
            self._had_keyboard = False
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _read(store: Store, view: View) -> tuple[DueJob, ...]:
    """Return the jobs that are due next. For background threads."""
    rows = store.page(view, None, MOST).rows
    return tuple(DueJob(row.jid, row.job_class, row.at) for row in rows)
