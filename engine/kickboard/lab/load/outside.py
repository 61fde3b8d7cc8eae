"""A load test in processes of its own: one generator, and as many engines as are wanted.

The generator is its own process so that neither engine nor window makes it late; this
module starts them all, hands on what happens during the run, and gathers what they tell.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterable
from typing import NoReturn

from kickboard.clock import SystemClock
from kickboard.errors import KickboardError
from kickboard.lab.load.children import Child, Heard
from kickboard.lab.load.scenario import Change, Scenario
from kickboard.lab.load.timeline import Timeline
from kickboard.lab.load.wires import EngineOrder, GeneratorOrder, Line
from kickboard.lab.recording import Bin

ENGINE = "kickboard.lab.load.engine"
GENERATOR = "kickboard.lab.load.generating"
#: Seconds a child may take until it is ready: a user's modules may be slow to load.
PATIENCE = 60.0
#: Seconds from "all are ready" to the start.
LEAD = 0.2
#: Seconds between two looks at everything.
LOOK = 0.05

Report = Callable[[dict[int, Bin]], None]


class LoadError(KickboardError):
    """A part of a load test ended that should not have; what it said last is in the message."""


class OutsideRun:
    """A run of *scenario* on the store at *url*.

    Attributes:
        log: What happened: (second, "processors" or "stall", number).
        start_at: Epoch second of the start; 0 before it.
    """

    def __init__(self, scenario: Scenario, run: str, url: str) -> None:
        self.scenario = scenario
        self.log: list[tuple[float, str, float]] = []
        self.start_at = 0.0
        self._run = run
        self._url = url
        self._key = os.urandom(16).hex()
        self._clock = SystemClock()
        self._heard: Heard = queue.SimpleQueue()
        self._engines: list[Child] = []  # that run; the runner's thread changes it
        self._all_engines: list[Child] = []
        self._generator: Child | None = None
        self._feed = ""
        self._made = 0
        self._processors = scenario.target.processors
        self._asked: queue.SimpleQueue[Change] = queue.SimpleQueue()
        self._timeline = Timeline(scenario.changes)
        self._report: Report = lambda _bins: None

    def apply(self, change: Change) -> None:
        """Do *change* as soon as possible. Called on any thread."""
        self._asked.put(change)

    def run(self, report: Report, cancelled: threading.Event) -> int:
        """Run to the end; return how many jobs never ended.

        Args:
            report: Gets what was counted, ten times a second and more.
            cancelled: Set it to end the run early.

        Raises:
            LoadError: a process of it ended too early.
        """
        self._report = report
        try:
            self._start(cancelled)
            self._conduct(cancelled)
        finally:
            self._close()
        return max(0, self._made - self._ended)

    @property
    def _ended(self) -> int:
        return sum(engine.ended for engine in self._all_engines)

    # -- start

    def _start(self, cancelled: threading.Event) -> None:
        scenario = self.scenario
        order = GeneratorOrder(scenario=scenario, run=self._run, store=self._url, key=self._key)
        self._generator = Child(GENERATOR, order, self._heard)
        self._feed = self._until_ready([self._generator], cancelled)
        for _ in range(scenario.target.processes):
            self._add_engine()
        self._until_ready(self._engines, cancelled)
        self.start_at = self._clock.now() + LEAD
        for child in (self._generator, *self._engines):
            child.send(Line(t="start", at=self.start_at))
        self._note_processors(0.0)

    def _until_ready(self, children: Iterable[Child], cancelled: threading.Event) -> str:
        """Wait for *children* to be ready; return the address the last one named."""
        missing, address = set(children), ""
        deadline = self._clock.monotonic() + PATIENCE
        while missing and not cancelled.is_set():
            for child, line in self._hear():
                if line is not None and line.t == "ready":
                    missing.discard(child)
                    address = line.address
                else:
                    self._take_in(child, line)
            if self._clock.monotonic() > deadline:
                raise LoadError(f"{len(missing)} processes were not ready after {PATIENCE:g} s")
        return address

    def _add_engine(self) -> Child:
        target = self.scenario.target
        order = EngineOrder(
            store=self._url,
            durability=target.durability,
            processors=self._processors,
            queues=self.scenario.queues,
            modules=target.modules,
            interval=self.scenario.interval,
            feed=self._feed,
            key=self._key,
        )
        child = Child(ENGINE, order, self._heard)
        self._engines.append(child)
        self._all_engines.append(child)
        return child

    # -- while it runs

    def _conduct(self, cancelled: threading.Event) -> None:
        """Gather and steer until every job ended, its time is over, or it was cancelled."""
        end = self.start_at + self.scenario.length
        while not cancelled.is_set():
            self._gather()
            now = self._clock.now()
            if self._is_made and (self._ended >= self._made or now > end + self.scenario.drain):
                return
            for change in self._timeline.due(now - self.start_at):
                self._do(change)
            while not self._asked.empty():
                self._do(self._asked.get())

    @property
    def _is_made(self) -> bool:
        return self._generator is None or self._generator.is_over

    def _do(self, change: Change) -> None:
        second = self._clock.now() - self.start_at
        if change.do == "stall":
            self.log.append((second, "stall", change.seconds))
            self._tell(Line(t="stall", seconds=change.seconds))
        elif change.do == "processors":
            self._processors = change.to
            self._tell(Line(t="resize", to=change.to))
            self._note_processors(second)
        else:
            self._have_engines(change.to)
            self._note_processors(second)

    def _have_engines(self, count: int) -> None:
        while len(self._engines) < count:
            self._add_engine().send(Line(t="start", at=self.start_at))
        while len(self._engines) > count:
            self._engines.pop().send(Line(t="stop"))

    def _tell(self, line: Line) -> None:
        for engine in self._engines:
            engine.send(line)

    def _note_processors(self, second: float) -> None:
        number = float(self._processors * len(self._engines))
        self.log.append((second, "processors", number))

    # -- what children say

    def _hear(self) -> list[tuple[Child, Line | None]]:
        """Return what came, waiting a moment for the first."""
        found: list[tuple[Child, Line | None]] = []
        try:
            found.append(self._heard.get(timeout=LOOK))
            while True:
                found.append(self._heard.get_nowait())
        except queue.Empty:
            return found

    def _gather(self) -> None:
        for child, line in self._hear():
            self._take_in(child, line)

    def _take_in(self, child: Child, line: Line | None) -> None:
        if line is None:
            if not child.is_over:
                _give_up(child)
        elif line.t == "error":
            child.is_over = True
            raise LoadError(line.text)
        elif line.t == "end":
            child.is_over = True
        elif line.t == "bins":
            child.ended = line.ended
            if child is self._generator:
                self._made = line.made
            self._report(line.bins)

    # -- end

    def _close(self) -> None:
        """See all children gone, the generator first, and take in their last lines."""
        children = [*([self._generator] if self._generator else []), *self._all_engines]
        for child in children:
            child.send(Line(t="stop"))
        for child in children:
            child.close()
        while not self._heard.empty():
            child, line = self._heard.get()
            if line is not None and line.t == "bins":
                self._take_in(child, line)


def _give_up(child: Child) -> NoReturn:
    child.is_over = True
    raise LoadError(child.last_words())
