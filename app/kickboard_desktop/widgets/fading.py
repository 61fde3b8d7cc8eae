"""Lets the ground of a row that changed glow for a moment, so that the eye finds it.

Known by jid: the glow goes along when the row moves. What only its time changes, as "4 s ago"
does, is no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QElapsedTimer, QObject, Signal, Slot

from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer

#: Milliseconds that a glow lasts, and between two of its steps.
FADE_MS, STEP_MS = 400, 40


class Fading(QObject):
    """What was seen of the rows on screen, and which of them glow.

    Signals:
        stepped(): the glow of some rows is weaker.
    """

    stepped = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._seen: Mapping[str, object] = {}
        self._begun: dict[str, int] = {}  # milliseconds of `_clock`
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = make_timer(self, "fading_timer", self._on_step, ms=STEP_MS)

    @property
    def glows(self) -> bool:
        """Whether any row does."""
        return bool(self._begun)

    def note(self, rows: Iterable[tuple[str, object]]) -> None:
        """Take note of what is on screen; a row that is another than it was begins to glow."""
        now = dict(rows)
        before, self._seen = self._seen, now
        if self._theme.reduce_motion:
            return
        at = self._clock.elapsed()
        for jid, job in now.items():
            if jid in before and before[jid] != job:
                self._begun[jid] = at
        if self._begun and not self._timer.isActive():
            self._timer.start()

    def level(self, jid: str) -> float:
        """Return how strong the row of *jid* glows: 1 at first, 0 in the end."""
        begun = self._begun.get(jid)
        if begun is None:
            return 0.0
        return max(0.0, 1.0 - (self._clock.elapsed() - begun) / FADE_MS)

    @Slot()
    def _on_step(self) -> None:
        self._begun = {jid: at for jid, at in self._begun.items() if self.level(jid) > 0}
        if not self._begun:
            self._timer.stop()
        self.stepped.emit()
