"""A load test inside this process: in leaping time, or on a store in memory.

Generator, engine and timeline are threads of one clock. On `AutoJumpClock` nothing is ever
late, nothing costs time but what the scenario says, and the same seed gives the same
numbers: what is measured is the queue, not the machine.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

from kickboard.clock import AutoJumpClock, Clock, SystemClock
from kickboard.config import Capsule, Config
from kickboard.lab.load.generator import SLICE, Generator
from kickboard.lab.load.pushing import new_run
from kickboard.lab.load.scenario import Change, Scenario
from kickboard.lab.load.timeline import Timeline, pause_until
from kickboard.lab.probe import Probe, Recorder
from kickboard.lab.recording import Bin
from kickboard.runtime.manager import Manager
from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore

#: Seconds between two looks at what is left, after the last arrival.
LOOK = 0.05
#: Real seconds between two reports to whoever watches.
REPORT = 0.1
_DAY = 86_400.0


class InsideRun:
    """A run of *scenario* in this process.

    Attributes:
        recorder: What was measured; `Recorder.take` while it runs, by one caller.
        manager: The engine.
        log: What happened: (second, "processors" or "stall", number).
    """

    def __init__(self, scenario: Scenario, clock: Clock) -> None:
        self.scenario = scenario
        self.log: list[tuple[float, str, float]] = []
        self.is_simulated = isinstance(clock, AutoJumpClock)
        self._clock = clock
        store: Store = MemoryStore(clock)
        start_at = clock.now() + (0.0 if self.is_simulated else 0.2)
        self.recorder = Recorder(start_at, scenario.interval)
        self.generator = Generator(
            scenario,
            new_run() if not self.is_simulated else f"{scenario.seed & 0xFFFFFFFF:08x}",
            store,
            self.recorder,
            clock,
            slice_seconds=0.0 if self.is_simulated else SLICE,
        )
        self.probe = Probe(clock, self.recorder, self.generator.note_ended)
        self.manager = self._make_manager(store)
        self._timeline = Timeline(scenario.changes)
        self._over = clock.signal()
        self._error: BaseException | None = None

    def _make_manager(self, store: Store) -> Manager:
        target = self.scenario.target
        beat = _DAY if self.is_simulated else 5.0  # a heartbeat tells nobody anything here
        capsule = Capsule(
            queues=tuple((name, 0) for name in self.scenario.queues),
            concurrency=target.processors,
        )
        config = Config(capsules=(capsule,), beat_seconds=beat, recover_seconds=beat)
        manager = Manager(
            config=config,
            store=store,
            clock=self._clock,
            rng=random.Random(self.scenario.seed),
        )
        manager.middleware.add(self.probe)
        if self.is_simulated:
            # Nothing is claimed ahead: how much would depend on which thread is quicker, and
            # with several queues also which job comes next.
            manager.settler.on_settled = _claim_nothing_ahead
        return manager

    def run(self, report: Callable[[dict[int, Bin]], None], cancelled: threading.Event) -> int:
        """Run to the end; return how many jobs never ended.

        Args:
            report: Gets what was counted since the last time, ten times a real second.
            cancelled: Set it to end the run early.
        """
        body = self._clock.spawn(self._body, "load/run")
        while body.is_alive():
            body.join(REPORT)
            report(self.recorder.take())
            if cancelled.is_set():
                self.generator.stop()
                self._over.set()
        report(self.recorder.take())
        if self._error is not None:
            raise self._error
        return self.generator.made - self.recorder.ended

    def _body(self) -> None:
        """Everything, on a thread of the clock: nothing leaps before all is set up."""
        clock = self._clock
        self.log.append((0.0, "processors", float(self.scenario.target.processors)))
        try:
            self.manager.start()
            pause_until(clock, self.recorder.start_at)
            if self._timeline.next_at is not None:
                clock.spawn(self._follow_timeline, "load/timeline")
            self.generator.run()
            self._drain()
        except BaseException as error:  # noqa: BLE001 - told to whoever waits for the run
            self._error = error
        finally:
            self._over.set()
            self.manager.stop(5.0)

    def _drain(self) -> None:
        """Wait until all jobs ended, or their time is over."""
        end = self.recorder.start_at + self.scenario.length + self.scenario.drain
        while not self._over.is_set() and self._clock.now() < end:
            self.recorder.count()
            if self.recorder.ended >= self.generator.made:
                return
            self._clock.wait(self._over, LOOK)

    def _follow_timeline(self) -> None:
        start_at = self.recorder.start_at
        while (second := self._timeline.next_at) is not None:
            left = start_at + second - self._clock.now()
            if self._clock.wait(self._over, max(0.0, left)):
                return
            for change in self._timeline.due(second):
                self.apply(change)

    def apply(self, change: Change) -> None:
        """Do *change* now. Called on any thread."""
        second = self._clock.now() - self.recorder.start_at
        if change.do == "stall":
            self.probe.gate.stall(change.seconds)
            self.log.append((second, "stall", change.seconds))
        else:  # one process is all there is: as many processors as they would have together
            self.manager.resize(change.to)
            self.log.append((second, "processors", float(change.to)))


def _claim_nothing_ahead(_mean_run: float) -> None:
    """Do not tell the pools how long jobs take: then they hold none in reserve."""


def clock_for(scenario: Scenario) -> Clock:
    """Return the clock that *scenario* runs on inside this process."""
    return AutoJumpClock() if scenario.simulate else SystemClock()
