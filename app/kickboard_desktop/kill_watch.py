"""Watches the engine's deaths for as long as the window is open, and keeps the account.

A kill is timed here, on the window's own clock: the engine that died cannot, and the next
one does not know when. Whether a job is lost is asked of the store after each recovery: what
was pushed, less what is accounted for, against the same difference when the window opened.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.stores.base import Account
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.models.teaching.reliability import Incident, Reliability
from kickboard_desktop.session import Session
from kickboard_desktop.telemetry import RecoveredInfo, Tick


class KillWatch(QObject):
    """What is known of the engine's deaths. GUI thread only.

    Signals:
        changed(): `known` says something else now.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("kill_watch")
        self._session = session
        self._monotonic = monotonic
        self._known = Reliability()
        self._died_at = 0.0  # monotonic, of the latest incident
        self._pending = False  # a kill was sent, and the process has not ended yet
        session.snapshot_changed.connect(self._on_first_snapshot)
        session.link.killed.connect(self._on_killed)
        session.engine_state_changed.connect(self._on_engine_state_changed)
        session.hello_received.connect(self._on_hello)
        session.recovered.connect(self._on_recovered)
        session.ticked.connect(self._on_ticked)

    @property
    def known(self) -> Reliability:
        """All that is known now."""
        return self._known

    def count(self) -> None:
        """Ask the store for its account, in the background."""
        self._session.ask(lambda store: store.account(), self._on_account, key="account")

    # -- the account
    @Slot()
    def _on_first_snapshot(self, *_: object) -> None:
        self._session.snapshot_changed.disconnect(self._on_first_snapshot)
        self.count()

    def _on_account(self, account: Account) -> None:
        known = self._known
        base = account.missing if known.account is None else known.base
        pushed = max(known.pushed, account.pushed)
        self._become(replace(known, account=account, base=base, pushed=pushed))

    # -- deaths
    @Slot()
    def _on_killed(self) -> None:
        if not self._pending:  # or it is killed already
            self._pending = True
            self._begin(killed=True)

    @Slot(object, str)
    def _on_engine_state_changed(self, state: EngineState, _reason: str) -> None:
        if state is not EngineState.CRASHED:
            return
        if not self._pending:
            self._begin(killed=False)
        self._pending = False

    def _begin(self, *, killed: bool) -> None:
        self._died_at = self._monotonic()
        number = self._known.kills + 1
        incident = Incident(number=number, at=self._session.now(), killed=killed)
        self._become(replace(self._known, incidents=(*self._known.incidents, incident)))

    # -- recovery
    @Slot(object)
    def _on_hello(self, _hello: object) -> None:
        latest = self._latest()
        if latest is None or latest.back is not None:
            return
        passed = self._monotonic() - self._died_at
        self._change(replace(latest, back=passed, returned=0, started=0))
        self.count()

    @Slot(object)
    def _on_recovered(self, found: RecoveredInfo) -> None:
        latest = self._latest()
        if latest is None or latest.returned is None:
            return
        self._change(
            replace(
                latest,
                returned=latest.returned + found.returned,
                started=(latest.started or 0) + found.started,
                poisoned=latest.poisoned + found.poisoned,
            )
        )
        self.count()

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        latest = self._latest()
        if latest is None or latest.back is None or latest.first is not None:
            return
        if tick.done + tick.failed > 0:
            self._change(replace(latest, first=self._monotonic() - self._died_at))

    def _latest(self) -> Incident | None:
        """Return the latest incident whose process has really ended."""
        incidents = self._known.incidents
        return incidents[-1] if incidents and not self._pending else None

    def _change(self, incident: Incident) -> None:
        earlier = self._known.incidents[:-1]
        self._become(replace(self._known, incidents=(*earlier, incident)))

    def _become(self, known: Reliability) -> None:
        if known != self._known:
            self._known = known
            self.changed.emit()
