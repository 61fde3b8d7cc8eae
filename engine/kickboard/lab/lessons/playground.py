"""An experiment with everything that can be turned, for the playground."""

from __future__ import annotations

import random
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from kickboard.config import Capsule
from kickboard.lab.arrivals import arrivals
from kickboard.lab.lessons.lanes import QUEUES
from kickboard.lab.lessons.measures import (
    Experiment,
    Gives,
    Outcome,
    Processors,
    Rate,
    at_most,
    backlog_curve,
    gives,
    mean,
    rank,
    rate_curve,
)
from kickboard.lab.lessons.rules import Rule
from kickboard.lab.lessons.stage import LessonJob, RefusedError, Stage
from kickboard.lab.lessons.tracing import Trace
from kickboard.lab.profile import constant
from kickboard.lab.queueing import mean_wait
from kickboard.lab.service_times import ServiceTime

Order: TypeAlias = Literal["strict", "weighted", "random"]
#: Weights of the queues, from the first to the last, in each order. 0: strict.
ORDERS: dict[Order, tuple[int, int, int]] = {
    "strict": (0, 0, 0),
    "weighted": (6, 3, 1),
    "random": (1, 1, 1),
}
#: Chances of a job to go to each of `QUEUES`.
SHARES = (1, 3, 2)


class Playground(Experiment, frozen=True, kw_only=True):
    """Jobs that come at random to three queues, and sometimes fail.

    Measures what became of them, how long first attempts waited, and what Erlang says of
    that where nothing fails and there is enough of everything.
    """

    rate: Rate = 40.0
    service: Annotated[float, Meta(ge=0.001, le=60)] = 0.1
    kind: Literal["constant", "exponential", "lognormal"] = "exponential"
    processors: Processors = 5
    failures: Annotated[float, Meta(ge=0, le=1)] = 0.0
    rule: Rule = "sidekiq"
    retries: Annotated[int, Meta(ge=0, le=25)] = 5
    order: Order = "strict"
    seconds: Annotated[float, Meta(ge=1, le=3_600)] = 60.0

    def __post_init__(self) -> None:
        """See that it can be waited for."""
        at_most(self.rate * self.seconds * (1 + self.failures * self.retries))

    def gives(self) -> Gives:
        """Return the names of what is measured."""
        numbers = (
            "jobs", "attempts", "done", "failed", "dead", "left", "wait", "wait_in_services",
            "p95", "longest", "offered_load", "busy", "erlang", "erlang_in_services",
        )  # fmt: skip
        return gives(numbers, ("waiting", "attempts", "done", *QUEUES))

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run for *seconds*; what waits then is left."""
        coming = self._draw(seed)
        queues = tuple(zip(QUEUES, ORDERS[self.order], strict=True))
        capsule = Capsule(queues=queues, concurrency=self.processors)

        def serve(job: LessonJob, seconds: float) -> None:
            job.sleep(seconds)
            if random.Random(f"{seed}/{job.number}/{job.count}/fails").random() < self.failures:
                raise RefusedError("by chance")

        stage = Stage(seed, [capsule], serve, trace, rule=self.rule)

        def script() -> None:
            for at, queue, service in coming:
                stage.until(at)
                stage.push([service], queue, retry=self.retries)
            stage.until(self.seconds)

        stage.play(script)
        return self._measured(stage, coming)

    def _draw(self, seed: int) -> list[tuple[float, str, float]]:
        """Return each job: when it comes, its queue, the seconds it takes."""
        rng = random.Random(f"{seed}/service")
        times = ServiceTime(self.kind, self.service, 2.0)
        moments = arrivals(constant(self.rate, self.seconds), "poisson", seed)
        return [(at, rng.choices(QUEUES, SHARES)[0], times.draw(rng)) for at in moments]

    def _measured(self, stage: Stage, coming: list[tuple[float, str, float]]) -> Outcome:
        attempts = stage.attempts
        first = [a for a in attempts if not a.retry]
        waits = [a.wait for a in first]
        good = [a for a in attempts if a.ok]
        load = self.rate * self.service / self.processors
        theory = mean_wait(self.processors, self.rate, self.service) if load < 1 else 0.0
        numbers = {
            "jobs": float(len(coming)),
            "attempts": float(len(attempts)),
            "done": float(len(good)),
            "failed": float(len(attempts) - len(good)),
            "dead": float(stage.dead),
            "left": float(len(coming) - len(good) - stage.dead),
            "wait": mean(waits),
            "wait_in_services": mean(waits) / self.service,
            "p95": rank(waits, 0.95),
            "longest": max(waits, default=0.0),
            "offered_load": load,
            "busy": min(1.0, self._worked(stage) / (self.processors * self.seconds)),
            "erlang": theory,
            "erlang_in_services": theory / self.service,
        }
        series = [
            backlog_curve("waiting", [at for at, _, _ in coming], [a.started for a in first]),
            rate_curve("attempts", [a.started for a in attempts], self.seconds),
            rate_curve("done", [a.ended for a in good], self.seconds),
        ]
        for queue in QUEUES:
            came = [at for at, name, _ in coming if name == queue]
            began = [a.started for a in first if a.queue == queue]
            series.append(backlog_curve(queue, came, began))
        return Outcome(numbers, tuple(series))

    def _worked(self, stage: Stage) -> float:
        """Return the processor-seconds of work within the run."""
        ends = ((a.started, min(a.ended, self.seconds)) for a in stage.attempts)
        return sum(max(0.0, end - start) for start, end in ends)
