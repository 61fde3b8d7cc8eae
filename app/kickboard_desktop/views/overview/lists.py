"""The lower half of the overview: its queues, and what needs a person.

Imported and built when the first paint is over: tables are dear to make, and until the store
has been read there is nothing to put into them.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kickboard.payload.record import JobState
from kickboard.stores.base import Snapshot
from kickboard_desktop.actions.offered import enqueue_action
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.models.rows.attention import (
    ErrorGroup,
    Facts,
    Notice,
    error_groups,
    known_groups,
    notices,
)
from kickboard_desktop.session import Session
from kickboard_desktop.telemetry import EngineEvent, Hello, Tick
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.overview.attention import AttentionPanel
from kickboard_desktop.views.overview.queue_panel import QueuePanel

#: Shares of the width, here and of the charts above.
LEFT_SHARE, RIGHT_SHARE = 11, 10


class PauseQueue(Protocol):
    """Pauses or resumes a queue."""

    def __call__(self, queue: str, *, paused: bool) -> None:
        """Pause or resume *queue*."""


class OverviewLists(QWidget):
    """The two lists, side by side.

    Signals:
        page_wanted(str, str): that page, with that query, is to be shown.
    """

    page_wanted = Signal(str, str)

    def __init__(
        self,
        session: Session,
        actions: Actions,
        pause_queue: PauseQueue,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._pause_queue = pause_queue
        self._tick: Tick | None = None
        self._errors: tuple[ErrorGroup, ...] = ()
        self._errors_of: tuple[int, int] | None = None
        self._unknown: dict[str, None] = {}
        enqueue = actions[enqueue_action(session)]
        self.queues = QueuePanel(theme, session.series, enqueue.text(), self)
        self.queues.opened.connect(self._on_queue_opened)
        self.queues.enqueue_wanted.connect(enqueue.trigger)
        self.attention = AttentionPanel(theme, self)
        self.attention.acted.connect(self._on_attention_acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.queues, LEFT_SHARE)
        row.addWidget(self.attention, RIGHT_SHARE)
        session.event_received.connect(self._on_event_received)
        session.hello_received.connect(self._on_hello_received)

    def refresh(self, tick: Tick | None) -> None:
        """Show what is so now, *tick* being the newest."""
        self._tick = tick
        snapshot = self._session.snapshot
        if snapshot is not None:
            self.queues.refresh(snapshot, self._session.now())
            self._ask_for_errors(snapshot)
        self.queues.refresh_curves()
        self._show_notices()

    def _show_notices(self) -> None:
        self.attention.show_notices(notices(self._facts()))

    def _facts(self) -> Facts:
        session, tick = self._session, self._tick
        return Facts(
            trouble=session.trouble,
            engine=session.link.state,
            reason=session.link.reason,
            refused=session.link.is_refused,
            attached=session.attached is not None or session.guard.is_foreign,
            read_only=session.read_only,
            snapshot=session.snapshot,
            processors=tick.processors if tick and session.link.state.is_up else (),
            mono=session.mono(),
            abandoned=tick.abandoned if tick else 0,
            errors=self._errors,
            unknown=tuple(self._unknown),
        )

    def _ask_for_errors(self, snapshot: Snapshot) -> None:
        """Read the errors again when the sets have another size."""
        sizes = (snapshot.counts.get(JobState.DEAD, 0), snapshot.counts.get(JobState.RETRY, 0))
        if sizes == self._errors_of:
            return
        self._errors_of = sizes
        if sum(sizes):
            read = known_groups if self._session.is_recorded else error_groups
            self._session.ask(read, self._on_errors_read, key="overview errors")
        else:
            self._errors = ()

    def _on_errors_read(self, groups: tuple[ErrorGroup, ...]) -> None:
        self._errors = groups
        if self.isVisible():
            self._show_notices()

    @Slot(object)
    def _on_event_received(self, event: EngineEvent) -> None:
        if event.kind == "UnknownClass":
            self._unknown[str(event.fields.get("job_class", ""))] = None

    @Slot(object)
    def _on_hello_received(self, hello: Hello) -> None:
        for known in hello.classes:
            self._unknown.pop(known.name, None)

    # -- what is clicked
    @Slot(str)
    def _on_queue_opened(self, queue: str) -> None:
        self.page_wanted.emit("queues", queue)

    @Slot(object)
    def _on_attention_acted(self, notice: Notice) -> None:
        if notice.queue:
            self._pause_queue(notice.queue, paused=False)
        elif notice.action:
            self._actions[notice.action].trigger()
        elif notice.page:
            self.page_wanted.emit(notice.page, notice.query)
