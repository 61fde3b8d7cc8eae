"""Turns what happens to store and engine into banners and toasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot

from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.session import Session
from kickboard_desktop.texts import counted, jobs
from kickboard_desktop.widgets import Banner

if TYPE_CHECKING:
    from kickboard.stores.base import Snapshot
    from kickboard_desktop.telemetry import RecoveredInfo


class Notices(Protocol):
    """What the announcer asks of the window."""

    def show_banner(
        self,
        key: str,
        kind: str,
        message: str,
        *,
        action: str = "",
        action_id: str = "",
        closable: bool = True,
    ) -> Banner:
        """Show a banner, or change the one of that key."""
        ...

    def clear_banner(self, key: str) -> None:
        """Take a banner away."""
        ...

    def toast(self, message: str, *, action_id: str = "", action: str = "") -> None:
        """Show a word that goes by itself."""
        ...


class Announcer(QObject):
    """Says when the store is away, the engine died, jobs were recovered, all is paused."""

    def __init__(
        self, session: Session, actions: Actions, window: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.setObjectName("announcer")
        self._session = session
        self._actions = actions
        self._window = window
        session.store_trouble.connect(self._on_store_trouble)
        session.engine_state_changed.connect(self._on_engine_state_changed)
        session.recovered.connect(self._on_recovered)
        session.snapshot_changed.connect(self._on_snapshot_changed)

    @Slot(str)
    def _on_store_trouble(self, trouble: str) -> None:
        if not trouble or self._session.reach.outage is not None:  # which is told at length
            self._window.clear_banner("store")
            return
        said = self.tr("The store does not answer: %s") % text.one_line(trouble, 300)
        self._window.show_banner("store", "error", said, closable=False)

    @Slot(object, str)
    def _on_engine_state_changed(self, state: EngineState, reason: str) -> None:
        words = {
            EngineState.CRASHED: ("error", self.tr("The engine died: %s")),
            EngineState.RESTARTING: ("warn", self.tr("The engine died and is being restarted: %s")),
            EngineState.GIVEN_UP: ("error", self.tr("The engine died too often: %s")),
        }
        if self._session.link.is_refused:
            words[EngineState.GIVEN_UP] = ("error", self.tr("The engine cannot start: %s"))
            later = self.tr("The engine cannot start, and tries it again: %s")
            words[EngineState.RESTARTING] = ("warn", later)
        if state not in words:
            if state.is_up:
                self._window.clear_banner("engine")
            return
        kind, said = words[state]
        startable = state is not EngineState.RESTARTING
        self._offer(
            "engine",
            kind,
            said % (text.one_line(reason, 300) or self.tr("no reason given")),
            "start_engine" if startable else "",
        )

    @Slot(object)
    def _on_recovered(self, recovered: RecoveredInfo) -> None:
        if recovered.returned or recovered.poisoned:
            said = self.tr("Recovered %s of an engine that died") % jobs(
                recovered.returned + recovered.poisoned
            )
            if recovered.poisoned:
                buried = counted(
                    recovered.poisoned,
                    self.tr("1 was moved to Dead as poison"),
                    self.tr("%s were moved to Dead as poison"),
                )
                said = f"{said}; {buried}"
            self._window.toast(said)

    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        if snapshot.paused:
            said = self.tr("Everything is paused: no job starts.")
            if self._session.guard.is_foreign:
                said = self.tr("Kickboard's workers are paused; those of Sidekiq go on.")
            self._offer("paused", "warn", said, "resume_all")
        else:
            self._window.clear_banner("paused")

    def _offer(self, key: str, kind: str, message: str, action_id: str) -> None:
        """Show a banner whose button triggers an action of the registry."""
        word = self._actions[action_id].text() if action_id else ""
        self._window.show_banner(key, kind, message, action=word, action_id=action_id)
