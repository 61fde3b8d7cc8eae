"""The lines a load test tells its window: points to paint, and the numbers above them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from kickboard.lab.load.result import Moment, Verdict
from kickboard.lab.load.series import Point
from kickboard.lab.load.summary import Summary


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """The few numbers above the charts. Seconds, shares, jobs a second; None: not known."""

    jobs: int
    unfinished: int
    done_rate: float
    arrival_rate: float
    p95: float | None
    p99: float | None
    utilisation: float
    present: float
    predicted: float
    lateness: float | None
    late: int
    dropped: int


class Told(msgspec.Struct, kw_only=True):
    """A line to the window; which fields count depends on *t*.

    "progress" (*at*: epoch second of the start, 0 before it; *points* from interval *first*
    on, *heading*, *verdicts*, *moments*, and which *queues* there are), "saved" (*path*),
    "error" (*text*, *place*).
    """

    t: str
    at: float = 0.0
    first: int = 0
    points: list[Point] = []
    heading: Heading | None = None
    verdicts: list[Verdict] = []
    moments: list[Moment] = []
    queues: list[str] = []
    path: str = ""
    text: str = ""
    place: str = ""


def heading(found: Summary) -> Heading:
    """Return what stands above the charts."""
    return Heading(
        jobs=found.jobs,
        unfinished=found.unfinished,
        done_rate=found.done_rate,
        arrival_rate=found.arrival_rate,
        p95=finite(found.percentile("total", 0.95)),
        p99=finite(found.percentile("total", 0.99)),
        utilisation=found.utilisation,
        present=found.present,
        predicted=found.predicted,
        lateness=finite(found.percentile("lateness", 0.99)),
        late=found.ended.late,
        dropped=found.ended.dropped,
    )


def finite(value: float | None) -> float | None:
    """Return *value* as JSON can have it: without infinity."""
    return None if value is None or value == float("inf") else value


def without_infinity(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return *verdicts* as JSON can have them."""
    return [Verdict(text=v.text, value=finite(v.value), met=v.met) for v in verdicts]
