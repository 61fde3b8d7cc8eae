"""Trash: deleted jobs, when and with what else, and the ways back."""

from __future__ import annotations

from PySide6.QtCore import Slot

from kickboard.stores.base import Operation, Snapshot
from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.models.lists.columns import JobColumn, trash_columns
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.texts import jobs
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.kinds import trash_kind

#: Operations that are known by their number of jobs; of older ones only the time is shown.
MOST = 1000


class TrashPage(JobSetPage):
    """The deleted jobs."""

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, settings: Settings
    ) -> None:
        self._operations: dict[int, str] = {}
        self._asking = False
        super().__init__(trash_kind(), session, actions, theme, settings)
        self.table.job_entered.connect(self._on_job_entered)

    def activated(self) -> None:
        """Begin to read, the operations too."""
        super().activated()
        self._ask_operations()

    def selected_operation(self) -> int | None:
        """Return the operation that deleted the current job."""
        job = self.model.job_at(self.table.currentIndex().row())
        return job.op if job is not None else None

    def _columns(self) -> tuple[JobColumn, ...]:
        return trash_columns(self._names, self._operations)

    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        before = self._counts
        super()._on_snapshot_changed(snapshot)
        if before != self._counts:
            self._ask_operations()

    @Slot(str)
    def _on_job_entered(self, _jid: str) -> None:
        self.selection_changed.emit()  # another operation may be meant

    def _ask_operations(self) -> None:
        """Read what the operations were; one question at a time."""
        if not self._asking:
            self._asking = True
            self._session.ask(
                lambda store: store.operations(MOST), self._on_operations, self._on_refused
            )

    def _on_operations(self, operations: list[Operation]) -> None:
        self._asking = False
        told = {one.id: _words(one) for one in operations}
        if told != self._operations:
            self._operations.clear()
            self._operations.update(told)
            self.model.render_anew()

    def _on_refused(self, _error: Exception) -> None:
        self._asking = False  # the session tells of it; the next snapshot asks again


def _words(operation: Operation) -> str:
    """Return what is said of an operation: "12 jobs · 14:02:11"."""
    return f"{jobs(operation.count)} · {text.clock_time(operation.at)}"
