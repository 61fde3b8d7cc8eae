"""Experiments with several queues: which is served first, and what slow jobs do to fast ones."""

from __future__ import annotations

import random
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
    Rate,
    Seconds,
    Series,
    at_most,
    backlog_curve,
    gives,
    mean,
    rank,
)
from kickboard.lab.lessons.queues import sleep
from kickboard.lab.lessons.stage import Stage
from kickboard.lab.lessons.tracing import Attempt, Trace
from kickboard.lab.profile import constant

QUEUES = ("critical", "default", "low")


class Priorities(Experiment, frozen=True, kw_only=True):
    """Three queues that together ask for more than there is.

    Measures, for each, how many were done and left, and the mean wait of those that began.
    """

    critical: Rate = 48.0
    default: Rate = 6.0
    low: Rate = 3.0
    weights: tuple[Annotated[int, Meta(ge=0, le=1_000)], ...] = (0, 0, 0)
    processors: Processors = 5
    service: Seconds = 0.1
    seconds: Seconds = 120.0

    def __post_init__(self) -> None:
        """See that there is a weight for each queue."""
        if len(self.weights) != len(QUEUES):
            raise ConfigError(f"weights has {len(QUEUES)} numbers: of {', '.join(QUEUES)}")
        at_most((self.critical + self.default + self.low) * self.seconds)

    def gives(self) -> Gives:
        """Return the names of what is measured."""
        each = (f"{queue}_{what}" for queue in QUEUES for what in ("came", "done", "left", "wait"))
        return gives((*each, "done", "possible"), QUEUES)

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run for *seconds*; what waits then is left."""
        coming = self._draw(seed)
        queues = tuple(zip(QUEUES, self.weights, strict=True))
        stage = Stage(seed, [Capsule(queues=queues, concurrency=self.processors)], sleep, trace)

        def script() -> None:
            for at, queue, service in coming:
                stage.until(at)
                stage.push([service], queue)
            stage.until(self.seconds)

        stage.play(script)
        numbers: dict[str, float] = {}
        series = []
        for name in QUEUES:
            mine = [a for a in stage.attempts if a.queue == name]
            came = [at for at, queue, _ in coming if queue == name]
            numbers |= {
                f"{name}_came": float(len(came)),
                f"{name}_done": float(len(mine)),
                f"{name}_left": float(len(came) - len(mine)),
                f"{name}_wait": mean([a.wait for a in mine]),
            }
            series.append(backlog_curve(name, came, [a.started for a in mine]))
        numbers["done"] = float(len(stage.attempts))
        numbers["possible"] = self.seconds * self.processors / self.service
        return Outcome(numbers, tuple(series))

    def _draw(self, seed: int) -> list[tuple[float, str, float]]:
        """Return each job: when it comes, its queue, the seconds it takes."""
        coming: list[tuple[float, str, float]] = []
        for name, rate in zip(QUEUES, (self.critical, self.default, self.low), strict=True):
            rng = random.Random(f"{seed}/{name}")
            moments = arrivals(constant(rate, self.seconds), "poisson", rng.getrandbits(32))
            coming += [(at, name, rng.expovariate(1 / self.service)) for at in moments]
        return sorted(coming)


class Reserved(Experiment, frozen=True, kw_only=True):
    """Fast jobs, and a few slow ones that come at once: shared processors, or some kept free.

    Measures the waits of the fast ones.
    """

    fast: Rate = 20.0
    fast_seconds: Seconds = 0.05
    slow: Count = 6
    slow_seconds: Seconds = 10.0
    processors: Processors = 5
    reserved: Annotated[int, Meta(ge=0, le=199)] = 0
    seconds: Seconds = 60.0
    slow_at: Annotated[float, Meta(ge=0, le=1_000_000)] = 5.0
    pattern: Literal["constant", "poisson"] = "poisson"

    def __post_init__(self) -> None:
        """See that the slow jobs have a processor, too."""
        if self.reserved >= self.processors:
            raise ConfigError("reserved must be fewer than processors: the slow need one too")
        at_most(self.fast * self.seconds + self.slow)

    def gives(self) -> Gives:
        """Return the names of what is measured."""
        numbers = ("fast", "p95", "longest", "slow_done_at", "slow_alone")
        return gives(numbers, ("fast", "slow"))

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run until all jobs have ended."""
        stage = Stage(seed, self._capsules(), sleep, trace)
        fast = [*arrivals(constant(self.fast, self.seconds), self.pattern, seed)]
        coming = sorted([*((at, "fast", 1) for at in fast), (self.slow_at, "slow", self.slow)])

        def script() -> None:
            for at, queue, count in coming:
                stage.until(at)
                service = self.fast_seconds if queue == "fast" else self.slow_seconds
                stage.push([service] * count, queue)
            stage.until(self.seconds + self.slow * self.slow_seconds + 60.0)

        stage.play(script)
        waits = [a.wait for a in stage.attempts if a.queue == "fast"]
        slow = [a for a in stage.attempts if a.queue == "slow"]
        numbers = {
            "fast": float(len(waits)),
            "p95": rank(waits, 0.95),
            "longest": max(waits, default=0.0),
            "slow_done_at": max((a.ended for a in slow), default=0.0) - self.slow_at,
            "slow_alone": -(-self.slow // self._slow_processors()) * self.slow_seconds,
        }
        return Outcome(numbers, tuple(_waits(name, stage.attempts) for name in ("fast", "slow")))

    def _slow_processors(self) -> int:
        return self.processors - self.reserved

    def _capsules(self) -> list[Capsule]:
        if not self.reserved:
            both = (("slow", 1), ("fast", 1))
            return [Capsule(queues=both, concurrency=self.processors)]
        return [
            Capsule(name="fast", queues=(("fast", 0),), concurrency=self.reserved),
            Capsule(name="slow", queues=(("slow", 0),), concurrency=self._slow_processors()),
        ]


def _waits(queue: str, attempts: list[Attempt]) -> Series:
    """Return when jobs of *queue* came and how long each waited."""
    points = sorted((a.pushed, a.wait) for a in attempts if a.queue == queue)
    step = -(-len(points) // 400) or 1
    return Series(queue, tuple(points[::step]))
