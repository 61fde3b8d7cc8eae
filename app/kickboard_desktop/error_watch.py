"""Follows what fails, by group: for the Errors page and the number beside it.

Grouping reads traces, so it is done when something failed, and seldom while nobody looks.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.payload.record import JobState
from kickboard.stores.base import ErrorGroup, Snapshot, Store
from kickboard_desktop.session import Session
from kickboard_desktop.timers import make_timer

#: Milliseconds between two readings: while the page is seen, and while it is not.
SEEN_MS = 1000
HIDDEN_MS = 10_000
#: Milliseconds that the first reading waits, so that the window comes up before it.
FIRST_MS = 3000
#: Milliseconds after which a seen page is read again though nothing failed: times move on.
IDLE_MS = 15_000


class ErrorWatch(QObject):
    """Reads the groups of errors in the background; one reading at a time.

    Signals:
        changed(): `groups` are other ones.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("error_watch")
        self._session = session
        self._seen = self._asking = self._due = False
        self._counts: object = None
        self._gap = make_timer(self, "error_watch_gap", self._on_gap_over, once=True)
        self._idle = make_timer(self, "error_watch_idle", self.look, ms=IDLE_MS)
        self.groups: tuple[ErrorGroup, ...] = ()
        self.is_known = False
        session.snapshot_changed.connect(self._on_snapshot_changed)

    @property
    def open_groups(self) -> int:
        """How many kinds of errors have jobs that are dead or wait for another try."""
        return sum(1 for group in self.groups if group.dead or group.retrying)

    def set_seen(self, seen: bool) -> None:
        """Follow closely while somebody looks."""
        self._seen = seen
        if seen:
            self._idle.start()
            self.look()
        else:
            self._idle.stop()

    @Slot()
    def look(self) -> None:
        """Read now, or as soon as the present reading is over."""
        self._due = True
        if not self._asking and self._session.is_open:
            self._read()

    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        counts = snapshot.failed, snapshot.counts[JobState.DEAD], snapshot.counts[JobState.RETRY]
        if counts == self._counts:
            return
        self._counts = counts
        self._due = True
        if not self._asking and not self._gap.isActive():
            self._gap.start(0 if self._seen or self.is_known else FIRST_MS)

    @Slot()
    def _on_gap_over(self) -> None:
        if self._due and not self._asking:
            self._read()

    def _read(self) -> None:
        self._asking, self._due = True, False
        self._session.ask(_read, self._on_read, self._on_failed)

    def _on_read(self, groups: tuple[ErrorGroup, ...]) -> None:
        known, self.is_known = self.is_known, True
        if groups != self.groups or not known:
            self.groups = groups
            self.changed.emit()
        self._rest()

    def _on_failed(self, _error: Exception) -> None:
        self._due = True  # the session tells of it
        self._rest()

    def _rest(self) -> None:
        self._asking = False
        self._gap.start(SEEN_MS if self._seen else HIDDEN_MS)


def _read(store: Store) -> tuple[ErrorGroup, ...]:
    return tuple(store.error_groups())
