"""What the store in memory holds, and the verbs that only look at it."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import date, timedelta

from kickboard.clock import Clock
from kickboard.payload.record import JobState
from kickboard.stores.base import (
    Account,
    Cursor,
    DayCount,
    ErrorGroup,
    JobDetail,
    Operation,
    Page,
    ProcessStat,
    Scanned,
    Snapshot,
    View,
)
from kickboard.stores.memory import looking
from kickboard.stores.memory.history import History
from kickboard.stores.memory.iterating import Iterating
from kickboard.stores.memory.places import Places
from kickboard.stores.memory.undo import Undo


class Looks(Iterating):
    """The looking half of `MemoryStore`."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self._lock = threading.Lock()
        # All guarded by _lock:
        self._places = Places()
        self._history = History()
        self._undo = Undo()
        self._paused_at: dict[str | None, float] = {}  # by queue; None: everything
        self._process: ProcessStat | None = None
        self._pushed = self._discarded = self._purged = 0

    def snapshot(self) -> Snapshot:
        """Return everything that counts."""
        with self._lock:
            return looking.snapshot(
                self._places, self._history, self._paused_at, self._process, self.clock.now()
            )

    def page(self, view: View, at: Cursor | int | None = None, n: int = 64) -> Page:
        """Return some rows of a view."""
        with self._lock:
            return looking.page(self._places, self._history, view, at, n, self.clock.now())

    def scan(
        self, view: View, after: Cursor | None = None, look: int = 1000, n: int = 64
    ) -> Scanned:
        """Look at the next *look* jobs of the view's state and say which match its query."""
        with self._lock:
            return looking.scan(self._places, self._history, view, after, look, n, self.clock.now())

    def count(self, view: View) -> int:
        """Return how many jobs a view matches."""
        with self._lock:
            return looking.count(self._places, self._history, view, self.clock.now())

    def get(self, jid: str) -> JobDetail | None:
        """Return a job with its attempts."""
        with self._lock:
            row = self._places.by_jid.get(jid)
            if row is None:
                return self._history.detail(jid)
            kept = self._iterations.get(jid)
            return JobDetail(
                record=looking.record(row),
                attempts=tuple(row.attempts or ()),
                iteration=None if kept is None else kept[0],
            )

    def days(self, first: str, last: str) -> list[DayCount]:
        """Return the daily counts of a range of UTC days."""
        with self._lock:
            day, end = date.fromisoformat(first), date.fromisoformat(last)
            found = []
            while day <= end:
                key = day.isoformat()
                found.append(DayCount(key, *self._history.day(key)))
                day += timedelta(days=1)
            return found

    def operations(self, n: int = 100) -> list[Operation]:
        """Return the newest *n* operations that can still be undone, newest first."""
        with self._lock:
            return self._undo.operations(n)

    def error_groups(self, since: float = 0.0) -> list[ErrorGroup]:
        """Return what failed since an epoch second, grouped; the latest group first."""
        from kickboard.stores.memory import failures  # noqa: PLC0415 - only who looks needs it

        with self._lock:
            return failures.error_groups(self._places, self._history, since, self.clock.now())

    def next_due(self) -> float | None:
        """Return when the next timed job is due."""
        with self._lock:
            return self._next_due()

    def account(self) -> Account:
        """Return what was pushed and what became of it."""
        with self._lock:
            return Account(
                pushed=self._pushed,
                completed=self._history.processed - self._history.failures,
                discarded=self._discarded,
                purged=self._purged,
                places=Counter(row.state for row in self._places.by_jid.values()),
            )

    def _next_due(self) -> float | None:
        times = [self._places.next_due(state) for state in (JobState.RETRY, JobState.SCHEDULED)]
        return min((at for at in times if at is not None), default=None)
