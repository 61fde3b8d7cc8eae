"""The attempts of a job: their delays on the formula's band, and each in a line of a table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from kickboard.jobs.backoff import Formula
from kickboard.payload.record import JobState
from kickboard.stores.base import JobDetail
from kickboard_desktop import format as text
from kickboard_desktop.charts.job_backoff import JobBackoffChart
from kickboard_desktop.models.job import detail as words
from kickboard_desktop.models.job.projection import Projection, project, retries_of, waits_of
from kickboard_desktop.models.job.timeline import day
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.labels import ElidedLabel, set_tip
from kickboard_desktop.widgets.panel import Panel
from kickboard_desktop.widgets.pill import HEIGHT as PILL_HEIGHT
from kickboard_desktop.widgets.pill import pill
from kickboard_desktop.widgets.table import Table


class JobAttempts(QWidget):
    """The chart above, the table below.

    Signals:
        attempt_chosen(int): another line is the current one, by the attempt's number from 0 on.
        attempt_opened(int): its error is wanted.
    """

    attempt_chosen = Signal(int)
    attempt_opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("job_attempts")
        self._theme = theme
        self.chart = JobBackoffChart(theme, self)
        self._note = ElidedLabel("small", tone="muted", parent=self)
        self._note.setObjectName("job_backoff_note")
        self._note.setContentsMargins(8, 0, 8, 0)
        upper = Panel(parent=self)
        upper.body.setContentsMargins(4, 8, 4, 8)
        upper.body.addWidget(self.chart, 1)
        upper.body.addWidget(self._note)
        self.model = TableModel(words.attempt_columns(), self)
        columns = self.model.columns
        self._outcome = next(n for n, column in enumerate(columns) if column.id == "outcome")
        self.table = Table(theme, self.model, columns, name="attempts")
        self.table.setAccessibleName(self.tr("Attempts"))
        self.table.set_custom(self._outcome, self._draw_outcome)
        self.table.opened.connect(self._on_opened)
        self.table.moved_to.connect(self._on_moved)
        lower = Panel(flush=True, parent=self)
        lower.body.addWidget(self.table)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setObjectName("job_attempts_split")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(upper)
        split.addWidget(lower)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(split)

    def show_job(self, found: JobDetail, formula: Formula | None, now: float) -> None:
        """Show a job's attempts; *formula* None: its class has a rule of its own."""
        record = found.record
        self.model.set_rows(words.attempt_lines(found.attempts))
        plan = None
        if formula is not None and record.state is JobState.RETRY:
            plan = project(record, formula)
        waits = waits_of(found)
        self.chart.show_job(
            formula, retries_of(record), waits, plan.tries if plan else (), _death(plan, now)
        )
        said = self._said(found, formula, plan)
        self._note.setText(" ".join(said))
        set_tip(self._note, "\n".join(said))

    def _said(
        self, found: JobDetail, formula: Formula | None, plan: Projection | None
    ) -> list[str]:
        """Return what is to be said of the chart, the most important first."""
        said = []
        if formula is None:
            said.append(self.tr("This class chooses its own delays, so none are foretold."))
        if plan is not None:
            least, most = text.full_time(plan.earliest)[:16], text.full_time(plan.latest)[:16]
            said.append(self.tr("If all fail it is dead between %s and %s.") % (least, most))
        if any(one.error_class and one.retry_in is None for one in found.attempts[:-1]):
            said.append(self.tr("Attempts of an older version have no planned delay."))
        said.append(self.tr("A dot is a planned delay, the line above it how late the try came."))
        return said

    def choose(self, attempt: int) -> None:
        """Make the line of *attempt* the current one."""
        for row, line in enumerate(self.model.rows):
            if line.number == attempt + 1 and row != self.table.currentIndex().row():
                self.table.setCurrentIndex(self.model.index(row, 0))

    def _draw_outcome(self, painter: QPainter, rect: QRect, row: int, _column: int) -> None:
        line = self.model.row(row)
        if line is None:
            return
        word, icon, token = words.outcome_look(line.attempt.outcome)
        color = self._theme.color(token).name()
        ratio = self.table.devicePixelRatioF()
        drawn = pill(word, icon, color, self._theme.tokens.panel, ratio)
        painter.drawPixmap(rect.left() + 8, rect.center().y() + 1 - PILL_HEIGHT // 2, drawn)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        line = self.model.row(index.row())
        if line is not None:
            self.attempt_opened.emit(line.number - 1)

    @Slot(QModelIndex)
    def _on_moved(self, index: QModelIndex) -> None:
        line = self.model.row(index.row())
        if line is not None:
            self.attempt_chosen.emit(line.number - 1)


def _death(plan: Projection | None, now: float) -> str:
    if plan is None:
        return ""
    said = QCoreApplication.translate("JobAttempts", "dead ≈ %s")
    return said % day(plan.dies, now)
