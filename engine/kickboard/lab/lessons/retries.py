"""Experiments with retries: the backoff curve, a herd, a scarce service, an outage."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Annotated

from msgspec import Meta

from kickboard.config import Capsule
from kickboard.errors import ConfigError
from kickboard.jobs.backoff import SIDEKIQ
from kickboard.lab.arrivals import arrivals
from kickboard.lab.herd import arrivals as herd_shares
from kickboard.lab.herd import peak_bounds
from kickboard.lab.lessons.measures import (
    Count,
    Experiment,
    Gives,
    Outcome,
    Processors,
    Rate,
    Retries,
    Seconds,
    Series,
    at_most,
    curve,
    gives,
    mean,
    rate_curve,
)
from kickboard.lab.lessons.rules import Rule
from kickboard.lab.lessons.stage import AT_ONCE, RULES, LessonJob, RefusedError, Stage
from kickboard.lab.lessons.tracing import Attempt, Trace
from kickboard.lab.profile import constant

_DAY = 86_400.0
#: Delays that are measured one by one, and retries up to which they are added up.
DELAYS = 8
TOTALS = (5, 10, 20, 25)


def _refuse(_job: LessonJob, _seconds: float) -> None:
    """Fail, always: a world in which nothing works."""
    raise RefusedError("as the lesson says")


def by_job(attempts: Sequence[Attempt]) -> dict[int, list[Attempt]]:
    """Return the attempts of each job, in order."""
    found: dict[int, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        found[attempt.number].append(attempt)
    return found


class Backoff(Experiment, frozen=True, kw_only=True):
    """Jobs that always fail, on the engine's own rule, until all are dead.

    Measures the attempts of the first; over all jobs the share of delays inside their band,
    the mean of each of the first delays, the mean seconds to several retries and to the last.
    """

    jobs: Count = 100
    retries: Retries = 25

    def __post_init__(self) -> None:
        """See that it can be waited for."""
        at_most(self.jobs * (self.retries + 1))

    def gives(self) -> Gives:
        """Return the names of what is measured."""
        numbers = ["attempts", "dead", "jobs", "inside", "total", "theory"]
        numbers += [f"delay_{n + 1}" for n in range(min(DELAYS, self.retries))]
        for n in TOTALS:
            numbers += [f"total_{n}", f"theory_{n}"] if n <= self.retries else []
        return gives(numbers, ("waited", "least", "most"))

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run until every job has died."""
        stage = Stage(seed, [Capsule(concurrency=1)], _refuse, trace)
        horizon = sum(SIDEKIQ.band(n)[1] for n in range(self.retries)) + _DAY

        def script() -> None:
            stage.push([0.0] * self.jobs, retry=self.retries)
            stage.until(horizon)

        stage.play(script)
        jobs = by_job(stage.attempts)
        delays = [_delays(each) for each in jobs.values()]
        bands = [SIDEKIQ.band(n) for n in range(self.retries)]
        every = [(delay, bands[n]) for each in delays for n, delay in enumerate(each)]
        inside = sum(low - 1e-3 <= delay <= high + 1e-3 for delay, (low, high) in every)
        numbers = {
            "attempts": float(len(jobs[1])),
            "dead": float(stage.dead),
            "jobs": float(self.jobs),
            "inside": inside / len(every),
        }
        for n in range(min(DELAYS, self.retries)):
            numbers[f"delay_{n + 1}"] = mean([each[n] for each in delays])
        sums = [list(accumulate(each)) for each in delays]
        numbers["total"] = mean([each[-1] for each in sums])
        numbers["theory"] = SIDEKIQ.total(self.retries)
        for n in TOTALS:
            if n <= self.retries:
                numbers[f"total_{n}"] = mean([each[n - 1] for each in sums])
                numbers[f"theory_{n}"] = SIDEKIQ.total(n)
        series = [Series("waited", tuple((n + 1.0, d) for n, d in enumerate(delays[0])))]
        for name, which in (("least", 0), ("most", 1)):
            points = tuple((n + 1.0, bands[n][which]) for n in range(self.retries))
            series.append(Series(name, points))
        return Outcome(numbers, tuple(series))


def _delays(attempts: Sequence[Attempt]) -> list[float]:
    return [b.started - a.ended for a, b in pairwise(attempts)]


class Herd(Experiment, frozen=True, kw_only=True):
    """Jobs that fail together, again and again: how many come back in one second.

    Measures the busiest second of each retry, and between what theory has it.
    """

    jobs: Count = 1_000
    retries: Annotated[int, Meta(ge=1, le=10)] = 5  # theory takes the longer the more there are
    rule: Rule = "sidekiq"

    def __post_init__(self) -> None:
        """See that it can be waited for, and that there is a theory of it."""
        if self.rule == "doubling_jitter":
            raise ConfigError("a herd needs a rule that draws whole seconds: take full_jitter")
        at_most(self.jobs * (self.retries + 1))

    def gives(self) -> Gives:
        """Return the names of what is measured."""
        each = ("peak", "least", "most", "busiest")
        numbers = [f"{what}_{n}" for what in each for n in range(1, self.retries + 1)]
        return gives((*numbers, "attempts", "dead"), ("retries",))

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run until every job has died."""
        formula = RULES[self.rule]
        stage = Stage(seed, [Capsule(concurrency=1)], _refuse, trace, rule=self.rule)

        def script() -> None:
            stage.push([0.0] * self.jobs, retry=self.retries)
            stage.until(sum(formula.band(n)[1] for n in range(self.retries)) + 60.0)

        stage.play(script)
        numbers = {"attempts": float(len(stage.attempts)), "dead": float(stage.dead)}
        for retry in range(1, self.retries + 1):
            moments = [round(a.started) for a in stage.attempts if a.retry == retry]
            numbers[f"peak_{retry}"] = float(max(Counter(moments).values()))
            low, high = peak_bounds(formula, retry, self.jobs)
            numbers[f"least_{retry}"], numbers[f"most_{retry}"] = low, high
            shares = herd_shares(formula, retry)
            numbers[f"busiest_{retry}"] = self.jobs * max(shares.values())
        starts = [a.started for a in stage.attempts if a.retry]
        return Outcome(numbers, (rate_curve("retries", starts, max(starts) + 2),))


class Scarce(Experiment, frozen=True, kw_only=True):
    """Jobs that failed together come back to a service that admits few of them a second.

    Measures when all were done, and calls for each success.
    """

    jobs: Count = 600
    down: Seconds = 10.0
    admits: Rate = 50.0
    rule: Rule = "doubling"
    patience: Seconds = 3_600.0

    def __post_init__(self) -> None:
        """See that it can be waited for: in the worst case all come again after each delay."""
        delay = max(AT_ONCE, sum(RULES[self.rule].band(0)) / 2)
        at_most(self.jobs * (math.ceil(self.down) + self.jobs / self.admits) / delay)

    def gives(self) -> Gives:
        """Return the names of what is measured."""
        numbers = ("done", "jobs", "done_at", "calls", "busiest", "best")
        return gives(numbers, ("calls", "done"))

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run until all are done, or *patience* is over."""
        admitted: Counter[int] = Counter()

        def serve(_job: LessonJob, _seconds: float) -> None:
            second = int(stage.now() + 1e-6)
            if second < self.down or admitted[second] >= self.admits:
                raise RefusedError("the service is down, or full")
            admitted[second] += 1

        stage = Stage(seed, [Capsule(concurrency=1)], serve, trace, rule=self.rule)

        def script() -> None:
            stage.push([0.0] * self.jobs, retry=10_000)
            stage.until(self.patience)

        stage.play(script)
        good = [a.started for a in stage.attempts if a.ok]
        numbers = {
            "done": float(len(good)),
            "jobs": float(self.jobs),
            "done_at": max(good, default=0.0),
            "calls": len(stage.attempts) / max(1, len(good)),
            "busiest": float(max(admitted.values(), default=0)),
            "best": self.down + self.jobs / self.admits,
        }
        length = numbers["done_at"] + 2
        calls = rate_curve("calls", [a.started for a in stage.attempts], length)
        return Outcome(numbers, (calls, rate_curve("done", good, length)))


class Outage(Experiment, frozen=True, kw_only=True):
    """A steady load, and a service that is down for a while: the storm of retries.

    Jobs come at random. Measures attempts during the outage, dead jobs, and how long after it
    a new job still waited for more than a second. Theory dooms each job that comes early
    enough for all its attempts to fall into the outage, were there never a line.
    """

    rate: Rate = 30.0
    processors: Processors = 5
    down: Seconds = 60.0
    before: Seconds = 10.0
    after: Seconds = 60.0
    service: Seconds = 0.1
    failing: Seconds = 0.005
    retries: Retries = 25
    rule: Rule = "sidekiq"

    def __post_init__(self) -> None:
        """See that it can be waited for."""
        at_most(self.rate * (self.before + self.down + self.after))
        at_most(self.down * self.processors / self.failing)

    def gives(self) -> Gives:
        """Return the names of what is measured."""
        numbers = (
            "jobs", "attempts", "during", "dead", "done", "unfinished", "most_possible",
            "recovered", "came", "doomed", "doomed_attempts",
        )  # fmt: skip
        return gives(numbers, ("attempts", "done"))

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run until all jobs have ended, well or not."""
        back = self.before + self.down
        end = back + self.after

        def serve(job: LessonJob, seconds: float) -> None:
            if self.before <= stage.now() < back:
                job.sleep(self.failing)
                raise RefusedError("the service is down")
            job.sleep(seconds)

        capsule = Capsule(concurrency=self.processors)
        stage = Stage(seed, [capsule], serve, trace, rule=self.rule)
        moments = [*arrivals(constant(self.rate, end), "poisson", seed)]
        rng = random.Random(f"{seed}/service")
        services = [rng.expovariate(1 / self.service) for _ in moments]

        def script() -> None:
            for at, service in zip(moments, services, strict=True):
                stage.until(at)
                stage.push([service], retry=self.retries)
            stage.until(end + 3_600.0)

        stage.play(script)
        starts = [a.started for a in stage.attempts]
        good = enumerate(sorted(a.ended for a in stage.attempts if a.ok))
        return Outcome(
            self._numbers(stage, moments),
            (
                rate_curve("attempts", starts, end),
                curve("done", [(at, n + 1.0) for n, at in good]),
            ),
        )

    def _numbers(self, stage: Stage, moments: Sequence[float]) -> dict[str, float]:
        """Return what is measured of a run whose jobs came at *moments*."""
        back = self.before + self.down
        during = [a for a in stage.attempts if self.before <= a.started < back]
        good = [a for a in stage.attempts if a.ok]
        lined_up = [a.started for a in stage.attempts if not a.retry and a.wait > 1.0]
        came = [at - self.before for at in moments if self.before <= at < back]
        doomed = self._doomed(came)
        return {
            "jobs": float(len(moments)),
            "attempts": float(len(stage.attempts)),
            "during": float(len(during)),
            "dead": float(stage.dead),
            "done": float(len(good)),
            "unfinished": float(len(moments) - len(good) - stage.dead),
            "most_possible": self.down * self.processors / self.failing,
            "recovered": max(0.0, max(lined_up, default=0.0) - back),
            "came": float(len(came)),
            "doomed": float(doomed),
            "doomed_attempts": float(doomed * (self.retries + 1)),
        }

    def _doomed(self, came: Sequence[float]) -> int:
        """Return how many of those that *came*, seconds into the outage, cannot outlive it."""
        lifetime = RULES[self.rule].total(self.retries) + (self.retries + 1) * self.failing
        return sum(at + lifetime <= self.down for at in came)
