"""Keeps status bar and sidebar up to date, and measures how quick the window is.

Four times a second while the window is seen; not at all while it is minimised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Slot

from kickboard.payload.record import JobState
from kickboard_desktop import format as text
from kickboard_desktop.measure import Heartbeat
from kickboard_desktop.models.redis.workforce import of_all, of_engine
from kickboard_desktop.session import Session
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.overview.cards import oldest_queue
from kickboard_desktop.views.window.engine_card import EngineText
from kickboard_desktop.views.window.sidebar import Sidebar
from kickboard_desktop.views.window.status_bar import Status, StatusLine

if TYPE_CHECKING:
    from kickboard.stores.base import Snapshot
    from kickboard_desktop.telemetry import Tick

#: Milliseconds between two looks.
LOOK_MS = 250
#: Milliseconds after which the window is measured: what comes up in the first seconds is not
#: how it feels afterwards.
SETTLE_MS = 2000
#: Heartbeats the lateness is taken from: thirty seconds; and looks between two that take it.
LATE_BEATS, LATE_EVERY = 600, 4

_COUNTED = {
    "enqueued": JobState.ENQUEUED,
    "scheduled": JobState.SCHEDULED,
    "retries": JobState.RETRY,
    "dead": JobState.DEAD,
    "completed": JobState.COMPLETED,
    "trash": JobState.TRASH,
}


class Vitals(QObject):
    """Looks at the session and tells sidebar and status line."""

    def __init__(
        self, session: Session, sidebar: Sidebar, line: StatusLine, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.setObjectName("vitals")
        self._session = session
        self._sidebar = sidebar
        self._line = line
        self._tick: Tick | None = None
        self._rate = 0.0
        self._frames = self._looked = 0
        self._late_ms = 0.0
        self._since = QElapsedTimer()
        self._since.start()
        self.heartbeat = Heartbeat(parent=self)
        self._settled = make_timer(
            self, "vitals_settle_timer", self.heartbeat.start, ms=SETTLE_MS, once=True
        )
        self._looks = make_timer(self, "vitals_look_timer", self.look, ms=LOOK_MS)
        session.ticked.connect(self._on_ticked)
        session.snapshot_changed.connect(self._on_snapshot_changed)
        session.engine_state_changed.connect(self.look)

    @property
    def active(self) -> bool:
        """Whether it looks and measures."""
        return self._looks.isActive()

    def start(self) -> None:
        """Begin: the window is seen."""
        self._looks.start()
        self._settled.start()
        self.look()

    def stop(self) -> None:
        """Stop: the window is hidden."""
        for timer in (self._looks, self._settled):
            timer.stop()
        self.heartbeat.stop()

    @Slot()
    def note_frame(self) -> None:
        """Count a frame of the page's chart."""
        self._frames += 1

    @Slot()
    def look(self, *_: object) -> None:
        """Tell how everything is now."""
        status = self._status()
        self._line.say(status)
        url = self._session.url
        self._sidebar.engine.say(
            EngineText(
                state=status.state,
                paused=status.paused,
                store=f"{text.store_kind(url)} · {text.store_place(url)}",
                busy=status.busy,
                concurrency=status.concurrency,
                rate=status.rate,
                reason=text.one_line(self._session.link.reason),
                processes=status.processes,
                away=status.away,
            )
        )
        self._sidebar.set_count("processors", status.concurrency or None)

    def _status(self) -> Status:
        session, snapshot = self._session, self._session.snapshot
        tick = self._tick if session.link.state.is_up else None
        now, queue = session.now(), oldest_queue(snapshot)
        at_work = of_all(snapshot) if session.guard.is_foreign else of_engine(tick)
        oldest = None
        if queue is not None and queue.oldest_at is not None:
            oldest = max(0.0, now - queue.oldest_at)
        return Status(
            state=session.link.state,
            paused=bool(snapshot and snapshot.paused),
            store=text.store_kind(session.url),
            busy=at_work.busy,
            concurrency=at_work.concurrency,
            processes=at_work.processes,
            away=session.reach.outage is not None,
            rate=self._rate_at(now),
            oldest=oldest,
            dead=snapshot.counts.get(JobState.DEAD, 0) if snapshot else 0,
            late_ms=self._late(),
            fps=self._frames_a_second(),
        )

    def _rate_at(self, now: float) -> float:
        """Return the jobs done a second; while the store is away, the last that was seen."""
        if self._session.reach.outage is None:
            self._rate = self._session.series.rate("done", 2.0, now)
        return self._rate

    def _late(self) -> float:
        """Return how late the window is; the last digit of that need not flicker."""
        if self._looked % LATE_EVERY == 0 or not self._late_ms:
            late = self.heartbeat.late_ms(LATE_BEATS)
            self._late_ms = late["p99"] if late else 0.0
        self._looked += 1
        return self._late_ms

    def _frames_a_second(self) -> int:
        """Return how many frames were counted a second since the last call."""
        counted, self._frames = self._frames, 0
        passed = self._since.restart() / 1000
        return round(counted / passed) if passed > 0 else 0

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        self._tick = tick

    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        for name, state in _COUNTED.items():
            self._sidebar.set_count(name, snapshot.counts.get(state, 0), bad=name == "dead")
        self._sidebar.set_count("queues", len(snapshot.queues))
