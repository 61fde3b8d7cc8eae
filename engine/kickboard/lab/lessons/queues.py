"""Experiments with one queue: how long jobs wait, and why.

What the engine makes of the jobs is held against two things: the formulas, which are right
in the long run, and `in_line`, which is right for exactly these jobs.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta

from kickboard.config import Capsule
from kickboard.errors import ConfigError
from kickboard.lab.arrivals import arrivals
from kickboard.lab.lessons.measures import (
    Count,
    Experiment,
    Gives,
    Outcome,
    Processors,
    Seconds,
    Series,
    backlog_curve,
    gives,
    mean,
    rank,
)
from kickboard.lab.lessons.stage import LessonJob, Stage
from kickboard.lab.lessons.tracing import Trace
from kickboard.lab.profile import constant
from kickboard.lab.queueing import mean_wait
from kickboard.lab.service_times import ServiceTime

#: Bars of a histogram of waits, and the utilisations of a curve of theory, in percent.
BARS = 40
NUMBERS = (
    "jobs", "off", "wait", "p99", "wait_in_services", "erlang", "erlang_in_services",
    "spread_theory", "busy", "utilisation", "utilisation_percent", "exact_in_services",
)  # fmt: skip
CURVE = (*range(10, 95, 5), 95, 96, 97, 98, 99)


def in_line(came: Sequence[float], services: Sequence[float], processors: int) -> list[float]:
    """Return how long each job waits, first come first served (Kiefer and Wolfowitz).

    Args:
        came: When each comes, in order.
        services: How long each takes.
        processors: How many serve them.
    """
    free = [0.0] * processors
    waits = []
    for at, service in zip(came, services, strict=True):
        begins = max(at, heapq.heappop(free))
        heapq.heappush(free, begins + service)
        waits.append(begins - at)
    return waits


def sleep(job: LessonJob, seconds: float) -> None:
    """Take the time the job was given: a world in which everything works."""
    job.sleep(seconds)


class Queue(Experiment, frozen=True, kw_only=True):
    """Jobs that come at random, and processors kept busy for a share of the time.

    Measures waits, in service times, and holds them against Erlang's formula and `in_line`.
    """

    utilisation: Annotated[float, Meta(ge=0.05, le=0.99)] = 0.9
    processors: Processors = 10
    service: Seconds = 0.1
    kind: Literal["constant", "exponential", "lognormal"] = "exponential"
    cv: Annotated[float, Meta(gt=0, le=10)] = 1.0
    jobs: Count = 4_000
    warm_up: Annotated[int, Meta(ge=0, le=10_000)] = 400

    def __post_init__(self) -> None:
        """See that something is left to be measured."""
        if self.warm_up >= self.jobs:
            raise ConfigError("warm_up must be fewer jobs than there are")

    def gives(self) -> Gives:
        """Return the names of what is measured."""
        return gives(NUMBERS, ("waiting", "histogram", "theory"))

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run until the last job has ended."""
        rate = self.utilisation * self.processors / self.service
        came, services = self._draw(rate, seed)
        stage = Stage(seed, [Capsule(concurrency=self.processors)], sleep, trace)

        def script() -> None:
            for at, service in zip(came, services, strict=True):
                stage.until(at)
                stage.push([service])
            stage.until(came[-1] + sum(services) + 3_600.0)

        stage.play(script)
        attempts = sorted(stage.attempts, key=lambda a: a.number)
        exact = in_line([a.pushed for a in attempts], services, self.processors)
        off = max(abs(a.wait - wait) for a, wait in zip(attempts, exact, strict=True))
        waits = [a.wait for a in attempts[self.warm_up :]]
        theory = mean_wait(self.processors, rate, self.service)
        spread = {"constant": 0.0, "exponential": 1.0, "lognormal": self.cv**2}[self.kind]
        numbers = {
            "jobs": float(len(attempts)),
            "off": off,
            "wait": mean(waits),
            "p99": rank(waits, 0.99),
            "wait_in_services": mean(waits) / self.service,
            "erlang": theory,
            "erlang_in_services": theory / self.service,
            "spread_theory": theory * (1 + spread) / 2,
            "busy": sum(services) / (self.processors * max(a.ended for a in attempts)),
            "utilisation": self.utilisation,
            "utilisation_percent": 100 * self.utilisation,
            "exact_in_services": mean(exact[self.warm_up :]) / self.service,
        }
        backlog = backlog_curve("waiting", came, [a.started for a in attempts])
        return Outcome(numbers, (backlog, _histogram(waits), self._curve()))

    def _draw(self, rate: float, seed: int) -> tuple[list[float], list[float]]:
        """Return when jobs come and how long they take; arrivals depend on rate and seed only."""
        long_enough = 2.0 * self.jobs / rate + 100.0
        moments = arrivals(constant(rate, long_enough), "poisson", seed)
        came = [at for at, _ in zip(moments, range(self.jobs), strict=False)]
        rng = random.Random(f"{seed}/service")
        times = ServiceTime(self.kind, self.service, self.cv)
        return came, [times.draw(rng) for _ in came]

    def _curve(self) -> Series:
        """Return Erlang's curve: utilisation in percent, mean wait in service times."""
        c, service = self.processors, self.service
        return Series(
            "theory",
            tuple(
                (float(p), mean_wait(c, p / 100 * c / service, service) / service) for p in CURVE
            ),
        )


def _histogram(waits: Sequence[float]) -> Series:
    """Return how many jobs waited so long: (seconds, jobs)."""
    width = (max(waits) or 1.0) / BARS
    counts = [0] * BARS
    for wait in waits:
        counts[min(BARS - 1, int(wait / width))] += 1
    return Series("histogram", tuple((i * width, float(n)) for i, n in enumerate(counts)))
