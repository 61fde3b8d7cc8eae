"""The backoff lab without its widgets: what is planned, the run under way, and its transport.

At most one run is up. A page that is left lets time stand still and its engine go; the
sandbox stays, so that whoever comes back goes on where they were.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.sandbox_clock import MAX_RATE
from kickboard_desktop.labs.run import LabRun, Seen
from kickboard_desktop.models.teaching.backoff import LabPlan, Try
from kickboard_desktop.models.teaching.herd import HerdCount
from kickboard_desktop.timers import make_timer

#: Milliseconds between two looks at the sandbox while time runs.
LOOK_MS = 50
#: Least and greatest speed that can be chosen.
SLOWEST, FASTEST = 60.0, MAX_RATE
#: An hour in a second.
USUAL_RATE = 3_600.0
#: Seconds a wait may last at the greatest speed before it is leapt over, and how much longer
#: that is when time runs slower: at ×60 a second and more.
LONGEST_AT_FASTEST, SLOWER = 0.12, 0.45


class Phase(StrEnum):
    """Where the run is."""

    EMPTY = "empty"
    STARTING = "starting"
    PAUSED = "paused"
    PLAYING = "playing"
    DEAD = "dead"
    RETRYING = "retrying"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class BackoffLab(QObject):
    """What the page shows and steers. GUI thread only.

    Signals:
        changed(): phase, plan or speed are other ones.
        advanced(): there are more attempts.
    """

    changed = Signal()
    advanced = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        root: Path | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Run nothing yet; sandboxes go to *root*, *now* gives real seconds."""
        super().__init__(parent)
        self.setObjectName("backoff_lab")
        self.plan = LabPlan()
        self.phase = Phase.EMPTY
        self.trouble = ""
        self.rate = USUAL_RATE
        self.leaping = True
        self.tries: list[Try] = []
        self.herd: HerdCount | None = None
        self.next_due: float | None = None
        self.ghosts: dict[str, tuple[Try, ...]] = {}
        self.run: LabRun | None = None
        self._root = root
        self._wall = PlayedTime(now)
        self._play_when_ready = False
        self._elapsed = 0.0  # virtual seconds when it was last asleep
        self._timer = make_timer(self, "lab_look_timer", self._on_look_due, ms=LOOK_MS)

    # -- asking
    @property
    def is_under_way(self) -> bool:
        """Whether there is a run that can go on."""
        return self.phase in (Phase.PAUSED, Phase.PLAYING)

    def elapsed(self) -> float:
        """Return the virtual seconds since the start."""
        if self.run is not None and self.run.is_ready:
            self._elapsed = self.run.elapsed()
        return self._elapsed

    def lived(self) -> float:
        """Return the virtual seconds from the first attempt to the last so far."""
        if self.herd is not None:
            return float(self.herd.last_second)
        return self.tries[-1].started - self.tries[0].started if self.tries else 0.0

    def wall(self, moment: float | None = None) -> float:
        """Return the viewer's seconds since time first ran, pauses not counted."""
        return self._wall.at(moment)

    @property
    def longest(self) -> float | None:
        """Real seconds a wait may last before it is leapt over; None: it is not."""
        if not self.leaping:
            return None
        return float(LONGEST_AT_FASTEST * (FASTEST / self.rate) ** SLOWER)

    # -- what is planned
    def set_plan(self, plan: LabPlan) -> None:
        """Plan something else; what runs is left behind and the new plan run."""
        if plan == self.plan:
            return
        begun = self.phase is not Phase.EMPTY
        self.plan = plan
        if begun:
            self.begin()
        else:
            self.changed.emit()

    def set_speed(self, rate: float, *, leaping: bool) -> None:
        """Let time run at another speed, and leap over long waits or not."""
        self.rate = min(FASTEST, max(SLOWEST, rate))
        self.leaping = leaping
        if self.phase is Phase.PLAYING:
            self._run_clock()
        self.changed.emit()

    # -- transport
    def begin(self) -> None:
        """Run the plan from its start."""
        self._leave_run()
        self.tries = []
        self.herd = HerdCount(self.plan) if self.plan.is_herd else None
        self.next_due = None
        self.trouble = ""
        self._elapsed = 0.0
        self._wall.reset()
        self._play_when_ready = True
        run = self.run = LabRun(self.plan, self._root, self)
        run.ready.connect(self._on_run_ready)
        run.advanced.connect(self._on_run_advanced)
        run.failed.connect(self._on_run_failed)
        run.start()
        self._enter(Phase.STARTING)

    def play(self) -> None:
        """Let time run; what has ended, or never begun, begins."""
        if self.phase in (Phase.EMPTY, Phase.DEAD, Phase.SUCCEEDED, Phase.FAILED):
            self.begin()
        elif self.phase is Phase.PAUSED:
            self._wall.play()
            self._enter(Phase.PLAYING)
            self._run_clock()
            self._timer.start()

    def pause(self) -> None:
        """Let time stand still."""
        if self.phase is Phase.PLAYING and self.run is not None:
            self.run.set_clock(0.0, None)
            self._wall.pause()
            self._enter(Phase.PAUSED)

    def toggle(self) -> None:
        """Play, or pause."""
        if self.phase is Phase.PLAYING:
            self.pause()
        else:
            self.play()

    def step(self) -> None:
        """Go to the next attempt."""
        if self.phase is Phase.EMPTY:
            self.begin()
            self._play_when_ready = False
        elif self.is_under_way and self.run is not None:
            self.run.leap()
            self._timer.start()

    def retry_dead(self) -> None:
        """Bring the dead job back."""
        if self.phase is Phase.DEAD and self.run is not None and self.run.is_ready:
            self.run.retry_dead()
            self._enter(Phase.RETRYING)
            self._timer.start()

    # -- being seen
    def activate(self) -> None:
        """Be there again: the page is seen."""
        if self.run is not None and not self.run.is_ready:
            self.run.wake()

    def deactivate(self) -> None:
        """Cost nothing: the page is hidden."""
        self.pause()
        self._play_when_ready = False
        self._timer.stop()
        self.elapsed()
        if self.run is not None:
            self.run.sleep()

    def shutdown(self) -> None:
        """End everything before this returns: the window closes."""
        self._timer.stop()
        for run in self.findChildren(LabRun):
            run.close_now()
        self.run = None

    # -- inside
    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self.changed.emit()

    def _run_clock(self) -> None:
        """Tell the sandbox how time runs: a herd's stands still while its jobs run."""
        if self.run is None:
            return
        if self.plan.is_herd:
            self.run.set_clock(0.0, 0.0)
        else:
            self.run.set_clock(self.rate, self.longest)

    def _leave_run(self) -> None:
        run, self.run = self.run, None
        self._timer.stop()
        if run is None:
            return
        if self.tries and not run.plan.is_herd:
            self.ghosts[run.plan.formula.name] = tuple(self.tries)
        run.ready.disconnect(self._on_run_ready)
        run.advanced.disconnect(self._on_run_advanced)
        run.failed.disconnect(self._on_run_failed)
        run.ended.connect(run.deleteLater)
        run.close()

    @Slot()
    def _on_run_ready(self) -> None:
        if self.phase is not Phase.STARTING:
            return  # it woke up: the phase is what it was
        self._enter(Phase.PAUSED)
        if self._play_when_ready:
            self.play()
        self._timer.start()

    @Slot(str)
    def _on_run_failed(self, text: str) -> None:
        self._timer.stop()
        self._wall.pause()
        self.trouble = text
        self._enter(Phase.FAILED)

    @Slot()
    def _on_look_due(self) -> None:
        if self.run is not None:
            self.run.look()

    @Slot(object)
    def _on_run_advanced(self, seen: Seen) -> None:
        is_new = bool(seen.tries) or seen.next_due != self.next_due
        self.next_due = seen.next_due
        if self.herd is not None:
            self.herd.add(seen.tries)
        else:
            for one in seen.tries:
                self._add(one)
        if is_new:
            self.advanced.emit()
        self._settle(seen)

    def _add(self, one: Try) -> None:
        """Take an attempt in; a success does not know how many failures were before it."""
        if one.planned is None and self.tries:
            one = replace(one, count=self.tries[-1].count + 1)
        self.tries.append(one)

    def _settle(self, seen: Seen) -> None:
        """See whether the run has come to an end, and let time stand still then."""
        if self.phase is Phase.RETRYING:
            if not seen.dead and not seen.under_way and not seen.more:
                self._timer.stop()
                self._enter(Phase.SUCCEEDED)
        elif self.is_under_way and seen.dead >= self.plan.jobs and not seen.more:
            if self.run is not None:
                self.run.set_clock(0.0, None)
            last = self.tries[-1].moment if self.tries else None
            self._wall.pause(last)
            self._timer.stop()
            self._enter(Phase.DEAD)


class PlayedTime:
    """A stop watch of the viewer's time, that also knows what it showed at a past moment."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._stretches: list[tuple[float, float | None]] = []  # from, to; None: still

    def reset(self) -> None:
        """Begin at 0, standing."""
        self._stretches.clear()

    def play(self) -> None:
        """Run."""
        if not self._stretches or self._stretches[-1][1] is not None:
            self._stretches.append((self._now(), None))

    def pause(self, moment: float | None = None) -> None:
        """Stand, since *moment* if that is given."""
        if self._stretches and self._stretches[-1][1] is None:
            begun = self._stretches[-1][0]
            end = self._now() if moment is None else moment
            self._stretches[-1] = (begun, max(begun, end))

    def at(self, moment: float | None = None) -> float:
        """Return the seconds played until *moment*; None: until now."""
        until = self._now() if moment is None else moment
        ends = (until if end is None else min(until, end) for _, end in self._stretches)
        begins = (begun for begun, _ in self._stretches)
        return sum(max(0.0, end - begun) for begun, end in zip(begins, ends, strict=True))
