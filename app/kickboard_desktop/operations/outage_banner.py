"""Says that a Redis does not answer: since when, why, and when it is tried again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QScrollArea

from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.reaching import Outage
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.window.main_window import MainWindow
from kickboard_desktop.widgets.veil import Veil

#: Milliseconds between two looks at the countdown, and that the good news stay.
COUNT_MS, OVER_MS = 250, 12_000
_KEY = "outage"


class OutageBanner(QObject):
    """Follows the session's reach: a banner that counts, and a veil over all that may be old."""

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, window: MainWindow
    ) -> None:
        super().__init__(window)
        self.setObjectName("outage")
        self._session = session
        self._reach = session.reach
        self._actions = actions
        self._window = window
        found = window.findChild(QScrollArea, "pageScroll")
        self._veils = [Veil(theme, over) for over in (found, window.detail_dock) if over]
        self._count = make_timer(self, "outage_count_timer", self._say, ms=COUNT_MS)
        self._over = make_timer(self, "outage_over_timer", self._on_over, ms=OVER_MS, once=True)
        actions.invoked.connect(self._on_invoked)
        self._reach.changed.connect(self._on_changed)
        self._reach.returned.connect(self._on_returned)

    @Slot()
    def _on_changed(self) -> None:
        away = self._reach.outage is not None
        for veil in self._veils:
            veil.cover(covers=away and self._session.snapshot is not None)
        self._window.sidebar.set_as_of(self._as_of())
        if not away:
            self._count.stop()
            self._window.clear_banner(_KEY)
            return
        if not self._count.isActive():
            self._over.stop()
            self._window.clear_banner(_KEY)
            self._count.start()
        self._say()

    def _as_of(self) -> str:
        """Return since when the numbers of the sidebar may be old, "" when they are fresh."""
        outage = self._reach.outage
        return "" if outage is None else self.tr("As of %s") % text.clock_time(outage.since)

    @Slot()
    def _say(self) -> None:
        outage = self._reach.outage
        if outage is None:
            return
        action = "enter_password" if outage.wants_login else "try_now"
        word = "" if outage.is_trying else self._actions[action].text()
        self._window.show_banner(
            _KEY, "error", self._words(outage), action=word, action_id=action, closable=False
        )

    def _words(self, outage: Outage) -> str:
        place = text.one_line(self._session.guard.connection.place, 80)
        since = text.clock_time(outage.since)
        said = self.tr("Redis at %s cannot be reached since %s.") % (place, since)
        if not outage.is_silent:
            said = self.tr("Redis at %s lets nobody in since %s.") % (place, since)
        if outage.reason:
            said = f"{said} {text.one_line(outage.reason, 200)}"
        left = self._reach.seconds_left
        then = self.tr("Next try in %s s.") % left
        if outage.is_trying or not left:
            then = self.tr("It is being tried…")
        return f"{said} {then}"

    @Slot(float)
    def _on_returned(self, seconds: float) -> None:
        place = text.one_line(self._session.guard.connection.place, 80)
        said = self.tr("Redis at %s answers again, after %s. What you see is fresh.")
        self._window.show_banner(_KEY, "info", said % (place, text.duration(seconds)))
        self._over.start()

    @Slot()
    def _on_over(self) -> None:
        self._window.clear_banner(_KEY)

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        if action_id == "try_now":
            self._reach.try_now()
