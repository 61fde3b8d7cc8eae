"""One load test from a scenario to a result, wherever it runs; what a command or window asks for.

`LoadRun.run` blocks; everything else may be called meanwhile, on any thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeAlias

import msgspec

from kickboard.clock import SystemClock
from kickboard.lab.load import cleaning, result
from kickboard.lab.load.inside import InsideRun, clock_for
from kickboard.lab.load.modules import load_all
from kickboard.lab.load.outside import OutsideRun
from kickboard.lab.load.pushing import apart, new_run
from kickboard.lab.load.reading import ScenarioError, check, check_classes
from kickboard.lab.load.result import Moment, Result
from kickboard.lab.load.scenario import MEMORY, SANDBOX, Change, Scenario, Service, Work
from kickboard.lab.recording import Bin, Record
from kickboard.lab.sandbox import TemporarySandbox
from kickboard.payload.record import JobState
from kickboard.profile import store_url
from kickboard.stores import open_store
from kickboard.stores.base import Store, View
from kickboard.stores.query import Query
from kickboard.stores.urls import is_redis, masked

#: Run times of a class that are drawn from, at most: the newest.
SAMPLE = 2_000

#: Called with the numbers of the intervals that changed, on the thread of `LoadRun.run`.
Progress: TypeAlias = Callable[["LoadRun", list[int]], None]


class LoadRun:
    """A load test, to be run once.

    Args:
        scenario: What to run.
        progress: Called a few times a second while it runs.

    Attributes:
        record: What was measured so far; changed by the thread of `run`.
        started_at: Epoch second of its start; 0 before it.
    """

    def __init__(self, scenario: Scenario, progress: Progress | None = None) -> None:
        self.scenario = scenario
        self.record = Record(scenario.interval)
        self.started_at = 0.0
        self._progress = progress
        self._cancelled = threading.Event()
        self._part: InsideRun | OutsideRun | None = None
        self._run = new_run()

    def cancel(self) -> None:
        """End it early; `run` returns what there is."""
        self._cancelled.set()

    def apply(self, change: Change) -> None:
        """Stall the processors, or have others, as soon as possible."""
        if self._part is not None:
            self._part.apply(change)

    @property
    def queues(self) -> tuple[str, ...]:
        """The queues that its jobs go to, in the order of the scenario's."""
        return self._part.scenario.queues if self._part is not None else ()

    @property
    def moments(self) -> list[Moment]:
        """What happened so far."""
        log = self._part.log if self._part is not None else []
        return [Moment(at=at, what=what, number=number) for at, what, number in list(log)]

    def run(self) -> Result:
        """Run it, and clean up after it.

        Raises:
            ScenarioError: it cannot be run; nothing was started.
            LoadError: one of its processes died.
            StoreError: the target refuses.
        """
        scenario = self.scenario
        check(scenario)
        load_all(scenario.target.modules)
        check_classes(scenario)
        self.scenario = scenario = measured(scenario)
        if scenario.simulate or scenario.target.store == MEMORY:
            unfinished = self._run_inside()
        else:
            unfinished = self._run_outside()
        return Result(
            scenario=_shown(scenario),
            started_at=self.started_at,
            bins=tuple(self.record.bins),
            moments=tuple(self.moments),
            unfinished=unfinished,
            cancelled=self._cancelled.is_set(),
            ended_at=len(self.record.bins) * self.record.interval,
            versions=result.versions(),
            machine=result.machine(),
        )

    def _run_inside(self) -> int:
        clock = clock_for(self.scenario)
        self._part = part = InsideRun(self.scenario, clock)
        self.started_at = part.recorder.start_at
        return part.run(self._add, self._cancelled)

    def _run_outside(self) -> int:
        target = self.scenario.target
        with ExitStack() as stack:
            if target.store == SANDBOX:
                url = stack.enter_context(TemporarySandbox.make(real_time=True)).url
            else:
                url = target.store
                self._check_foreign(url)
                stack.callback(self._clean, url)
            made = apart(self.scenario, self._run) if target.is_own else self.scenario
            self._part = part = OutsideRun(made, self._run, url)
            try:
                return part.run(self._add, self._cancelled)
            finally:
                self.started_at = part.start_at

    def _check_foreign(self, url: str) -> None:
        """See that the store is the user's to load.

        Raises:
            ScenarioError: others work there, and the scenario does not allow for that.
        """
        if not is_redis(url) or self.scenario.target.foreign:
            return
        with _opened(url) as store:
            if cleaning.is_foreign(store):
                raise ScenarioError(
                    f"others than Kickboard work on {store.url}, and a load test would take from "
                    "what they need; set foreign = true (or --foreign) if that is meant",
                    "target.store",
                )

    def _clean(self, url: str) -> None:
        """Take everything of this run out of the user's store again."""
        with _opened(url) as store:
            cleaning.clean(store, self._run)

    def _add(self, bins: dict[int, Bin]) -> None:
        self.record.add(bins)
        if self._part is not None and isinstance(self._part, OutsideRun):
            self.started_at = self._part.start_at
        if self._progress is not None:
            self._progress(self, sorted(bins))


@contextmanager
def _opened(url: str) -> Iterator[Store]:
    store = open_store(url)
    try:
        yield store
    finally:
        store.close()


def _shown(scenario: Scenario) -> Scenario:
    """Return *scenario* as it may be saved and shown: without what lets somebody into a store."""
    replace = msgspec.structs.replace
    target = replace(scenario.target, store=masked(scenario.target.store))
    work = tuple(
        replace(one, service=replace(one.service, store=masked(one.service.store)))
        for one in scenario.work
    )
    return replace(scenario, target=target, work=work)


def time_left(scenario: Scenario, started_at: float) -> float:
    """Return the real seconds until no more jobs come; 0 when it is over."""
    if not started_at:
        return scenario.length
    return max(0.0, started_at + scenario.length - SystemClock().now())


def measured(scenario: Scenario) -> Scenario:
    """Return *scenario* with the run times that were measured in the store filled in.

    Raises:
        ScenarioError: none were.
        StoreError: the store cannot be read.
    """
    work = tuple(
        _with_sample(scenario, work, f"work[{i}].service.of")
        if work.service.kind == "measured" and not work.service.sample
        else work
        for i, work in enumerate(scenario.work)
    )
    return msgspec.structs.replace(scenario, work=work)


def _with_sample(scenario: Scenario, work: Work, place: str) -> Work:
    target, name = scenario.target, work.service.of
    url = work.service.store or (target.store if target.is_own else store_url())
    store = open_store(url, read_only=True)
    try:
        view = View(state=JobState.COMPLETED, query=Query(f'class:"{name}"'), descending=True)
        rows = store.page(view, n=SAMPLE).rows
    finally:
        store.close()
    sample = tuple(row.run for row in rows if row.run is not None)
    if not sample:
        raise ScenarioError(f"no completed {name!r} is in the history of {store.url}", place)
    service: Service = msgspec.structs.replace(work.service, sample=sample)
    return msgspec.structs.replace(work, service=service)
