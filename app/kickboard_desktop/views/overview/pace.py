"""How often the overview looks and slides: often while jobs run, seldom while nothing happens.

Whoever watches jobs gets 60 frames a second. Where none ran for some seconds, only the time
goes by, and a window that one leaves open all day should cost nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from kickboard_desktop.charts.series import KINDS, TickSeries

if TYPE_CHECKING:
    from kickboard_desktop.telemetry import Tick

#: Seconds without a job after which nothing happens.
CALM_SECONDS = 3.0


class Beat(NamedTuple):
    """Milliseconds of a frame, and frames between two looks at the numbers, and at the lists."""

    frame_ms: int
    numbers_every: int
    lists_every: int


LIVELY = Beat(16, 6, 30)
#: In a frame a chart of a minute moves by a point.
CALM = Beat(70, 14, 14)


class Pace(QObject):
    """Decides between the two, and sets the timer of the frames.

    Signals:
        changed(bool): whether it is calm now.
    """

    changed = Signal(bool)

    def __init__(self, series: TickSeries, timer: QTimer, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("overview_pace")
        self._series = series
        self._timer = timer
        self._began: float | None = None
        self.beat = LIVELY

    @property
    def is_calm(self) -> bool:
        """Whether nothing happens."""
        return self.beat is CALM

    def look(self, now: float) -> None:
        """See whether anything happened lately, at *now*, epoch seconds."""
        self._began = now if self._began is None else self._began
        rates = (self._series.rate(kind, CALM_SECONDS, now) for kind in KINDS)
        is_young = now - self._began < CALM_SECONDS
        self._set(LIVELY if is_young or any(rates) else CALM)

    def note(self, tick: Tick) -> None:
        """Wake up at once if *tick* tells of jobs."""
        if self.is_calm and any(getattr(tick, kind) for kind in KINDS):
            self._set(LIVELY)

    def _set(self, beat: Beat) -> None:
        if beat is not self.beat:
            self.beat = beat
            self._timer.setInterval(beat.frame_ms)
            self.changed.emit(self.is_calm)
