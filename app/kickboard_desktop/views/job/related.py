"""The other jobs that one job has to do with: a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Signal, Slot
from PySide6.QtGui import QPainter, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from kickboard.payload.record import JobState
from kickboard.stores.base import JobDetail
from kickboard_desktop import format as text
from kickboard_desktop.models.job.related import LOOKED_AT, Related, related_columns, safe_find
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.buttons import button
from kickboard_desktop.widgets.labels import plain_label
from kickboard_desktop.widgets.panel import EmptyState, Panel
from kickboard_desktop.widgets.pill import HEIGHT as PILL_HEIGHT
from kickboard_desktop.widgets.pill import state_pill
from kickboard_desktop.widgets.table import Table


class JobRelated(QWidget):
    """Asks the store when it is first seen with a job, and again when the job moved on.

    Signals:
        job_wanted(str): the job of that jid.
        page_wanted(str, str): that page, with that query.
    """

    job_wanted = Signal(str)
    page_wanted = Signal(str, str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("job_related")
        self._session = session
        self._theme = theme
        self._job: JobDetail | None = None
        self._asked: tuple[str, JobState] | None = None
        self._found = Related()
        self.model = TableModel(related_columns(), self)
        columns = self.model.columns
        self.table = Table(theme, self.model, columns, name="related", parent=self)
        self.table.setAccessibleName(self.tr("Related jobs"))
        self.table.set_custom(1, self._draw_state)
        self.table.opened.connect(self._on_opened)
        self._panel = Panel(flush=True, parent=self)
        self._panel.body.addWidget(self.table)
        self.empty = EmptyState(theme, "workflow", "", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._panel, 1)
        layout.addWidget(self.empty, 1)
        layout.addLayout(self._make_foot())
        self._show()

    def _make_foot(self) -> QHBoxLayout:
        self._note = plain_label("", "small", tone="muted", parent=self)
        self._note.setWordWrap(True)
        self.all_alike = button("", parent=self)
        self.all_alike.setObjectName("job_all_alike")
        self.all_alike.clicked.connect(self._on_all_alike)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self.all_alike)
        return foot

    def show_job(self, found: JobDetail) -> None:
        """Show what has to do with a job."""
        changed = self._job is None or self._job.record.jid != found.record.jid
        self._job = found
        if changed:
            self._found = Related()
            self._show()
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up."""
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        job = self._job
        if job is None or not self.isVisible():
            return
        wanted = (job.record.jid, job.record.state)
        if wanted == self._asked:
            return
        self._asked = wanted

        def done(found: Related) -> None:
            if wanted == self._asked and isValid(self):  # a window may close meanwhile
                self._found = found
                self._show()

        def failed(_error: Exception) -> None:
            self._asked = None  # it is asked for again with the next news of the job

        self._session.ask(lambda store: safe_find(store, job), done, failed, key="related jobs")

    def _show(self) -> None:
        found = self._found
        self.model.set_rows(found.lines)
        self._panel.setVisible(bool(found.lines))
        self.empty.setVisible(not found.lines)
        self.empty.say(
            self.tr("No other job has to do with this one"),
            self.tr("Its clones, jobs with the same arguments or the same error stand here."),
        )
        words = self.tr("Of its class the newest %s of each state are looked at.")
        self._note.setText(words % text.count(LOOKED_AT))
        self.all_alike.setVisible(found.alike > 1)
        self.all_alike.setText(self.tr("Show all %s of this error") % text.count(found.alike))

    def _draw_state(self, painter: QPainter, rect: QRect, row: int, _column: int) -> None:
        line = self.model.row(row)
        if line is None or not line.state:
            return
        ratio = self.table.devicePixelRatioF()
        drawn = state_pill(self._theme, JobState(line.state), ratio)
        painter.drawPixmap(rect.left() + 8, rect.center().y() + 1 - PILL_HEIGHT // 2, drawn)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        line = self.model.row(index.row())
        if line is not None:
            self.job_wanted.emit(line.jid)

    @Slot()
    def _on_all_alike(self) -> None:
        is_dead = self._job is not None and self._job.record.state is JobState.DEAD
        self.page_wanted.emit("dead" if is_dead else "retries", self._found.group)
