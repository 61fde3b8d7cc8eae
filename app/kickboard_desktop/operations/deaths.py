"""Says that jobs died: many in one word, not too often, and with the way to just these jobs.

Only what died by itself counts: what somebody moved to Dead has the operation's number. The
tray (`tray`) tells the same to who does not look at the window.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from kickboard.payload.record import JobState
from kickboard.stores.base import Snapshot, Store, View
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.texts import jobs
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.window.main_window import MainWindow

#: Milliseconds that deaths are gathered, and that lie between two notices at least.
GATHER_MS, GAP_MS = 1_500, 30_000
#: Dead jobs that are looked at; of more only the number is known.
LOOKED_AT = 500
_DEAD = View(state=JobState.DEAD, descending=True)
#: Pages on which deaths are seen as they come.
_SEEN_ON = ("dead", "errors")


class Died(NamedTuple):
    """Jobs that died since a moment: their number, the first of them, and of what if all alike."""

    number: int
    first: float
    error_class: str = ""
    latest: float = 0.0


def died_since(store: Store, since: float) -> Died:
    """Return what died by itself after epoch second *since*. For background threads."""
    rows = [row for row in store.page(_DEAD, None, LOOKED_AT).rows if row.at > since]
    ours = [row for row in rows if row.op is None]
    errors = {row.error_class or "" for row in ours}
    first = min((row.at for row in ours), default=since)
    latest = max((row.at for row in rows), default=since)
    return Died(len(ours), first, errors.pop() if len(errors) == 1 else "", latest)


def query_of(died: Died) -> str:
    """Return the query for just these jobs, as far as seconds tell them apart."""
    moment = datetime.fromtimestamp(math.floor(died.first), UTC)
    query = f"at>={moment:%Y-%m-%dT%H:%M:%SZ}"
    plain = died.error_class and all(c.isalnum() or c in "._" for c in died.error_class)
    return f"error_class:{died.error_class} {query}" if plain else query


class Deaths(QObject):
    """Follows the dead set of one window's store."""

    def __init__(
        self, session: Session, actions: Actions, settings: Settings, window: MainWindow
    ) -> None:
        super().__init__(window)
        self.setObjectName("deaths")
        self._session = session
        self._settings = settings
        self._window = window
        self._dead: int | None = None  # in the newest snapshot
        self._since = 0.0  # what died before was told, or was there at the start
        self._asking = False
        self._told: Died | None = None
        self._gather = make_timer(self, "deaths_gather", self._look, ms=GATHER_MS, once=True)
        self._gap = make_timer(self, "deaths_gap", self._on_gap_over, ms=GAP_MS, once=True)
        self._due = False
        session.snapshot_changed.connect(self._on_snapshot_changed)
        actions.invoked.connect(self._on_invoked)

    @property
    def query(self) -> str:
        """The query for the jobs that were told of last; "" for none."""
        return query_of(self._told) if self._told is not None else ""

    # -- what died
    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        dead = snapshot.counts.get(JobState.DEAD, 0)
        before, self._dead = self._dead, dead
        if before is None:
            self._since = snapshot.at
        elif dead > before:
            if self._gap.isActive():
                self._due = True
            elif not self._gather.isActive():
                self._gather.start()

    @Slot()
    def _on_gap_over(self) -> None:
        if self._due:
            self._look()

    @Slot()
    def _look(self) -> None:
        self._due = False
        if not self._asking:
            self._asking = True
            since = self._since
            self._session.ask(
                lambda store: died_since(store, since), self._on_looked, self._on_failed
            )

    def _on_looked(self, died: Died) -> None:
        self._asking = False
        self._since = max(self._since, died.latest)
        if died.number:
            self._told = died
            self._gap.start()
            self._tell(died)

    def _on_failed(self, _error: Exception) -> None:
        self._asking = False  # the session tells of it; the next death asks again

    # -- telling
    def _tell(self, died: Died) -> None:
        page = self._window.current_page()
        if not self._settings.notifications or (page is not None and page.name in _SEEN_ON):
            return
        at_least = "+" if died.number >= LOOKED_AT else ""
        words = self.tr("%s died") % f"{jobs(died.number)}{at_least}"
        if died.error_class:
            words = self.tr("%s: %s") % (words, died.error_class.rpartition(".")[2])
        self._window.toast(words, action_id="show_deaths", action=self.tr("Show"))
        if not self._window.isActiveWindow():
            QApplication.alert(self._window)  # where there is no tray, the task bar tells

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        if action_id == "show_deaths":
            self._window.show_page("dead", self.query)
