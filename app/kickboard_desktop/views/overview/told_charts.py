"""What a Redis tells the charts of the overview: deploys, and how long jobs of others took.

Read every quarter of a minute, in the background, while the page is seen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject
from PySide6.QtWidgets import QWidget

from kickboard_desktop.charts.latency import LatencyChart
from kickboard_desktop.charts.marks import Mark
from kickboard_desktop.charts.throughput import ThroughputChart
from kickboard_desktop.models.redis import measured
from kickboard_desktop.models.redis.measured import RunTimes, Told
from kickboard_desktop.session import Session
from kickboard_desktop.widgets import Segmented, set_tip

if TYPE_CHECKING:
    from kickboard.stores.base import ProcessStat

#: Milliseconds between two looks.
LOOK_MS = 15_000


class ToldCharts(QObject):
    """Follows the store of *session* for two charts. GUI thread only."""

    def __init__(
        self,
        session: Session,
        throughput: ThroughputChart,
        latency: LatencyChart,
        kind: Segmented,
    ) -> None:
        """Show marks in both charts, and run times in *latency*, which *kind* switches."""
        super().__init__(latency)
        self.setObjectName("told_charts")
        self._session = session
        self._throughput, self._latency = throughput, latency
        self._kind = kind
        self._times: RunTimes | None = None
        self._looked = QElapsedTimer()
        self._turned = False

    def follow(self) -> None:
        """Ask, unless that was done lately."""
        lone = not self._session.link.state.is_up
        if not lone:
            self._times = None  # the engine tells of each job, and at once
            self._latency.set_measured(None)
        elif self._session.guard.is_foreign and not self._turned:
            self._turned = True
            self._kind.choose("run")  # how long others' jobs waited is told nowhere
        is_late = not self._looked.isValid() or self._looked.hasExpired(LOOK_MS)
        if not is_late and not self._session.is_recorded:  # that one only has to look it up
            return
        self._looked.start()
        minutes = measured.MINUTES if self._times is None else measured.AGAIN
        read = partial(measured.read, minutes=minutes, times=lone)
        self._session.ask(read, partial(self._on_told, lone), self._on_failed, key="told charts")

    def explain(self, legend: QWidget) -> str:
        """Return in short why the latency chart is empty, if it is; tooltips say it in full.

        *legend* tells where the numbers are from. With an engine of the window all is plain.
        """
        why, tip = "", ""
        known = self._session.is_redis or self._latency.measured is not None
        if known and not self._session.link.state.is_up:
            if not self._latency.is_known:
                why, tip = self._why_unknown()
            elif self._latency.measured is not None:
                tip = self.tr(
                    "Measured by Sidekiq and Kickboard, minute by minute, over all classes: each "
                    "value is the bound that so many runs stayed below."
                )
        set_tip(legend, tip)
        set_tip(self._latency, tip if why else "")  # else it would cover the crosshair's box
        return why

    def _why_unknown(self) -> tuple[str, str]:
        if self._latency.kind == "wait":
            return (
                self.tr("Nobody here writes down how long jobs waited"),
                self.tr(
                    "Only an engine of this window measures it. The page Queues shows how long the "
                    "next job of each queue has waited."
                ),
            )
        full = self.tr(
            "Kickboard and Sidekiq from 7 on write down how long jobs took, with their heartbeats."
        )
        peers = [p.info.version for p in self._peers()]
        if peers and all(version.startswith("6") or not version for version in peers):
            return self.tr("Sidekiq 6 does not write down how long jobs took"), full
        return self.tr("Nothing was measured in the last hour"), full

    def _peers(self) -> list[ProcessStat]:
        snapshot = self._session.snapshot
        return [p for p in snapshot.processes if p.foreign] if snapshot is not None else []

    def _on_told(self, lone: bool, told: Told) -> None:
        marks = [Mark(at, label) for at, label in told.deploys]
        for chart in (self._throughput, self._latency):
            chart.set_marks(marks)
        if self._session.is_recorded and not told.runs:
            self._latency.set_measured(None)
        elif lone and not self._session.link.state.is_up:
            if self._times is None or self._session.is_recorded:  # it can go back in time, too
                self._times = RunTimes()
            self._times.take(told, self._session.now())
            self._latency.set_measured(self._times)

    def _on_failed(self, _error: Exception) -> None:
        """Leave the charts as they are: the next look is due soon."""
        self._looked.invalidate()
