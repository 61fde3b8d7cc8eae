"""What the load test page plans, and what it shows of a run. No Qt.

A plan is written as the document a scenario file would have, and checked by the same code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from kickboard.lab import profile as shapes
from kickboard.lab.load import reading
from kickboard.lab.load.knee import KneeFound
from kickboard.lab.load.pushing import plain_name
from kickboard.lab.load.result import Moment, Result, Verdict
from kickboard.lab.load.scenario import SANDBOX, Scenario
from kickboard.lab.load.series import Point, points
from kickboard.lab.load.telling import Heading, Told, heading, without_infinity
from kickboard.lab.load.why import Reason
from kickboard.lab.profile import Profile

#: Places that a plan can name: key of the choice.
PLACES = ("sandbox", "full", "own", "simulate")
SHAPES = ("constant", "ramp", "step", "spike", "soak", "sine", "knee")
#: Rates of a search for the knee.
_STEPS = 10


@dataclass(frozen=True, slots=True)
class Known:
    """A job class that can be in a mix: its name, how it is called, and what to load for it."""

    name: str
    signature: str = "()"
    modules: tuple[str, ...] = ()
    queue: str = "default"


@dataclass(frozen=True, slots=True)
class Mixed:
    """A class in the mix besides the load test's own; *args* as JSON, as it was typed."""

    name: str
    weight: int = 1
    args: str = "[]"
    modules: tuple[str, ...] = ()
    queue: str = "default"

    def document(self) -> dict[str, Any]:
        """Return it as a scenario file would have it; arguments that are no JSON stay text."""
        try:
            args: Any = msgspec.json.decode(self.args.strip() or "[]")
        except msgspec.DecodeError:
            args = self.args
        return {"class": self.name, "queue": self.queue, "weight": self.weight, "args": args}


@dataclass(frozen=True, slots=True)
class LoadPlan:
    """What is to be run.

    Attributes:
        shape: Where the points came from; "drawn" when they were dragged.
        points: Of the profile: (second, jobs a second).
        mean_ms: Mean of a job's time, in milliseconds.
        measured_of: The class whose measured times they have, for kind "measured".
        failures: Per cent of the jobs that fail.
        weight: Share of these jobs in the mix, against those of *mix*.
        processes: Engine processes, each with so many *processors*.
        place: One of `PLACES`.
    """

    model: str = "open"
    pattern: str = "poisson"
    shape: str = "constant"
    points: tuple[tuple[float, float], ...] = ((0.0, 100.0), (20.0, 100.0))
    clients: int = 10
    think_ms: int = 90
    kind: str = "exponential"
    mean_ms: int = 50
    measured_of: str = ""
    failures: int = 0
    weight: int = 1
    mix: tuple[Mixed, ...] = ()
    processors: int = 10
    processes: int = 1
    place: str = "sandbox"
    objective: str = "p95 total < 200 ms"
    seed: int = 1

    @property
    def seconds(self) -> float:
        """How long jobs come."""
        return self.points[-1][0]

    @property
    def peak(self) -> float:
        """The highest rate."""
        return max(rate for _, rate in self.points)

    @property
    def warm_up(self) -> float:
        """Seconds that do not count: a tenth, two at most."""
        return 0.0 if self.shape == "knee" else min(2.0, self.seconds / 10)

    @property
    def capacity(self) -> float | None:
        """Jobs a second that the processors can do; None: any number."""
        if not self.mean_ms or self.mix or self.kind == "measured":
            return None
        return self.processes * self.processors * 1000 / self.mean_ms

    def shaped(self, shape: str, seconds: float, peak: float) -> LoadPlan:
        """Return the plan with the points of *shape*."""
        made = profile_of(shape, seconds, peak)
        return replace(self, shape=shape, points=made.points)

    def drawn(self, points: Sequence[tuple[float, float]]) -> LoadPlan:
        """Return the plan with points that were dragged."""
        return replace(self, shape="drawn", points=tuple(points))

    def document(self, own_store: str = "", *, foreign: bool = False) -> dict[str, Any]:
        """Return the scenario as a file would have it; *own_store* is the URL of the window's.

        *foreign*: others may work on that, too.
        """
        store = own_store if self.place == "own" else SANDBOX
        modules = dict.fromkeys(module for mixed in self.mix for module in mixed.modules)
        document: dict[str, Any] = {
            "name": "Load test",
            "seconds": self.seconds,
            "warm_up": self.warm_up,
            "seed": self.seed,
            "simulate": self.place == "simulate",
            "arrivals": self._arrivals(),
            "work": [self._own_work(own_store), *(mixed.document() for mixed in self.mix)],
            "target": {
                "store": store,
                "foreign": foreign,
                "durability": "full" if self.place == "full" else "normal",
                "processors": self.processors,
                "processes": self.processes,
                "modules": list(modules),
            },
            "objectives": [self.objective] if self.objective.strip() else [],
        }
        if self.shape == "knee" and self.model == "open":
            document["knee"] = self._knee()
        return document

    def _own_work(self, own_store: str) -> dict[str, Any]:
        service: dict[str, Any] = {"kind": self.kind, "mean": self.mean_ms / 1000, "cv": 2.0}
        if self.kind == "measured":
            service |= {"of": self.measured_of, "store": own_store}
        return {"service": service, "failures": self.failures / 100, "weight": self.weight}

    def _arrivals(self) -> dict[str, Any]:
        if self.model == "closed":
            return {"model": "closed", "clients": self.clients, "think": self.think_ms / 1000}
        return {"pattern": self.pattern, "profile": [list(point) for point in self.points]}

    def _knee(self) -> dict[str, float]:
        rates = sorted({rate for _, rate in self.points})
        return {
            "start": rates[0],
            "stop": rates[-1],
            "step": rates[1] - rates[0],
            "seconds": self.seconds / len(rates),
        }

    def fault(self) -> str:
        """Return what is wrong with it and where, "" when it can be run."""
        try:
            reading.convert(self.document("sqlite:///own.db"))
        except reading.ScenarioError as error:
            return str(error)
        return ""


def profile_of(shape: str, seconds: float, peak: float) -> Profile:
    """Return the profile of a named *shape* that reaches *peak*."""
    if shape == "ramp":
        return shapes.ramp(peak / 10, peak, seconds)
    if shape == "step":
        return shapes.step(peak / 3, peak, seconds)
    if shape == "spike":
        return shapes.spike(peak / 4, peak, seconds)
    if shape == "soak":
        return shapes.soak(peak, seconds)
    if shape == "sine":
        return shapes.sine(peak / 5, peak, seconds)
    if shape == "knee":
        step = peak / _STEPS
        return shapes.stairs([step * (i + 1) for i in range(_STEPS)], seconds / _STEPS)
    return shapes.constant(peak, seconds)


@dataclass(slots=True)
class LoadShown:
    """A run as it is painted, live or saved.

    Attributes:
        length: Seconds in which jobs come; *warm_up* of them do not count.
        bound: The objective's seconds of the total time; None: it has another.
        is_live: It is not over.
    """

    interval: float
    length: float
    warm_up: float
    bound: float | None = None
    started_at: float = 0.0
    is_live: bool = False
    points: list[Point] = field(default_factory=list)
    heading: Heading | None = None
    verdicts: Sequence[Verdict] = ()
    moments: Sequence[Moment] = ()
    queues: Sequence[str] = ()
    why: Sequence[Reason] = ()
    knee: KneeFound | None = None
    is_met: bool = False
    cancelled: bool = False
    result: Result | None = None
    scenario: Scenario | None = None

    @classmethod
    def live(cls, scenario: Scenario) -> LoadShown:
        """Return a run of *scenario* that has not begun."""
        return cls(
            interval=scenario.interval,
            length=scenario.length,
            warm_up=scenario.warm_up,
            bound=bound_of(scenario),
            is_live=True,
            scenario=scenario,
        )

    @classmethod
    def saved(cls, result: Result) -> LoadShown:
        """Return a run that is over. Takes some milliseconds: in the background."""
        shown = cls.live(result.scenario)
        shown.is_live = False
        shown.result = result
        shown.started_at = result.started_at
        queues = list(result.record.depths())
        shown.queues = [plain_name(name) for name in queues]
        shown.points = points(result.record, result.levels, 0, queues)
        shown.heading = heading(result.summary())
        shown.verdicts = without_infinity(result.verdicts())
        shown.moments = result.moments
        shown.knee = result.knee()
        shown.why = result.why()
        shown.is_met = result.is_met
        shown.cancelled = result.cancelled
        return shown

    def take(self, told: Told) -> None:
        """Take in what a run told."""
        self.started_at = told.at or self.started_at
        if told.points:
            self.points[told.first :] = told.points
        self.heading = told.heading or self.heading
        self.verdicts = told.verdicts
        self.moments = told.moments
        self.queues = told.queues

    @property
    def reached(self) -> float:
        """Second up to which there are points."""
        return len(self.points) * self.interval


def bound_of(scenario: Scenario) -> float | None:
    """Return the seconds of the first objective of the total time."""
    from kickboard.lab.load.objectives import parse  # noqa: PLC0415 - seldom needed

    parsed = (parse(text) for text in scenario.objectives)
    return next((one.bound for one in parsed if one.what == "total"), None)
