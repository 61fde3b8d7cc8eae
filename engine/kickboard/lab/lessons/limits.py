"""Experiments with a rate limit: who may begin, and who is told to come again later.

The limiters are the lesson's own, in the job; to the engine a refusal is a failure with a
word of when to try again.
"""

from __future__ import annotations

import math
import random
import threading
from bisect import bisect_left
from collections import deque
from typing import Annotated, Literal, Protocol

from msgspec import Meta

from kickboard.config import MAX_CONCURRENCY, Capsule
from kickboard.errors import ConfigError
from kickboard.lab.lessons.measures import (
    Experiment,
    Gives,
    Outcome,
    Rate,
    at_most,
    backlog_curve,
    gives,
    rate_curve,
)
from kickboard.lab.lessons.stage import DelayedError, LessonJob, Stage
from kickboard.lab.lessons.tracing import Trace

#: Retries that come together would all ask in the same instant; they are spread over this.
_SPREAD = 0.5
#: Seconds by which a moment may lie beside a border and still be on it.
_HAIR = 1e-6


class Limiter(Protocol):
    """Decides who may begin. Called with a lock held."""

    def ask(self, now: float) -> float | None:
        """Return None when a job may begin at second *now*, else how long to stay away."""
        ...

    def left(self) -> None:
        """Take note that one that had begun has ended."""
        ...


class _Window:
    """So many in each second of the clock, from its begin to the next's."""

    def __init__(self, limit: int) -> None:
        self._limit, self._second, self._used = limit, -1, 0

    def ask(self, now: float) -> float | None:
        second = int(now + _HAIR)
        if second != self._second:
            self._second, self._used = second, 0
        if self._used >= self._limit:
            return second + 1 - now
        self._used += 1
        return None

    def left(self) -> None:
        pass


class _Sliding:
    """So many in any second, wherever it begins: it remembers when each began."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._begun: deque[float] = deque()

    def ask(self, now: float) -> float | None:
        while self._begun and self._begun[0] <= now - 1 + _HAIR:
            self._begun.popleft()
        if len(self._begun) >= self._limit:
            return self._begun[0] + 1 - now
        self._begun.append(now)
        return None

    def left(self) -> None:
        pass


class _Bucket:
    """A bucket of tokens, full at first, filled at a steady rate; each takes one."""

    def __init__(self, limit: int) -> None:
        self._limit, self._tokens, self._at = limit, float(limit), 0.0

    def ask(self, now: float) -> float | None:
        gained = max(0.0, now - self._at) * self._limit
        self._tokens = min(float(self._limit), self._tokens + gained)
        self._at = max(self._at, now)
        if self._tokens < 1 - _HAIR:
            return (1 - self._tokens) / self._limit
        self._tokens -= 1
        return None

    def left(self) -> None:
        pass


class _Concurrent:
    """So many at once, however long they take."""

    def __init__(self, limit: int) -> None:
        self._limit, self._inside = limit, 0

    def ask(self, _now: float) -> float | None:
        if self._inside >= self._limit:
            return _SPREAD
        self._inside += 1
        return None

    def left(self) -> None:
        self._inside -= 1


LIMITERS: dict[str, type[_Window | _Sliding | _Bucket | _Concurrent]] = {
    "window": _Window,
    "sliding": _Sliding,
    "bucket": _Bucket,
    "concurrent": _Concurrent,
}


class Limits(Experiment, frozen=True, kw_only=True):
    """More jobs than a limit allows; those over it come again later, until all are done.

    Nothing comes before second *quiet*, just before a border between two windows. Measures
    what was let in in each second of the clock, and in the busiest second wherever it begins.
    """

    kind: Literal["window", "sliding", "bucket", "concurrent"] = "window"
    limit: Annotated[int, Meta(ge=1, le=200)] = 20
    offered: Rate = 100.0
    seconds: Annotated[float, Meta(gt=0, le=60)] = 3.0
    service: Annotated[float, Meta(gt=0, le=10)] = 1.0
    quiet: Annotated[float, Meta(ge=0, le=60)] = 0.75

    def __post_init__(self) -> None:
        """See that it can be waited for: each waits about until the limit lets it in."""
        if self._processors() > MAX_CONCURRENCY:
            raise ConfigError("limit · service is more than all processors there can be")
        jobs = self.offered * self.seconds
        at_most(jobs * (1 + jobs / self.limit / 2))

    def gives(self) -> Gives:
        """Return the names of what is measured."""
        numbers = (
            "jobs", "done", "attempts", "refused", "limit", "in_window", "in_any_second",
            "at_once", "burst_allowed", "done_at", "best",
        )  # fmt: skip
        return gives(numbers, ("admitted", "offered", "waiting"))

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run until every job was let in and has ended."""
        limiter: Limiter = LIMITERS[self.kind](self.limit)
        lock = threading.Lock()
        admitted: list[float] = []

        def serve(job: LessonJob, seconds: float) -> None:
            now = stage.now()
            with lock:
                refusal = limiter.ask(now)
                if refusal is None:
                    admitted.append(now)
            if refusal is not None:
                # Whose turn it is hangs on nothing but the seed, the job and its tries.
                spread = random.Random(f"{seed}/{job.number}/{job.count}").uniform(0, _SPREAD)
                raise DelayedError(refusal + spread)
            job.sleep(seconds)
            with lock:
                limiter.left()

        stage = Stage(seed, [Capsule(concurrency=self._processors())], serve, trace)
        moments = [self.quiet + i / self.offered for i in range(self._jobs())]

        def script() -> None:
            for at in moments:
                stage.until(at)
                stage.push([self.service], retry=10_000)
            stage.until(self.quiet + self.seconds + 10 * len(moments) / self.limit + 60.0)

        stage.play(script)
        return self._measured(stage, moments, sorted(admitted))

    def _jobs(self) -> int:
        return max(1, int(self.offered * self.seconds))

    def _processors(self) -> int:
        """Return so many that none of those let in waits for one."""
        return 2 * math.ceil(self.limit * max(1.0, self.service)) + 2

    def _measured(self, stage: Stage, moments: list[float], admitted: list[float]) -> Outcome:
        good = [attempt for attempt in stage.attempts if attempt.ok]
        ends = sorted(attempt.ended for attempt in good)
        length = admitted[-1] + 2 if admitted else 2.0
        seconds = [int(at + _HAIR) for at in admitted]
        numbers = {
            "jobs": float(len(moments)),
            "done": float(len(good)),
            "attempts": float(len(stage.attempts)),
            "refused": float(len(stage.attempts) - len(good)),
            "limit": float(self.limit),
            "in_window": float(max((seconds.count(s) for s in set(seconds)), default=0)),
            "in_any_second": float(_busiest(admitted)),
            "at_once": float(_at_once(admitted, ends)),
            "burst_allowed": 2.0 * self.limit,
            "done_at": ends[-1] if ends else 0.0,
            "best": self.quiet + len(moments) / self.limit,
        }
        series = (
            rate_curve("admitted", admitted, length),
            rate_curve("offered", moments, length),
            backlog_curve("waiting", moments, admitted),
        )
        return Outcome(numbers, series)


def _busiest(moments: list[float]) -> int:
    """Return how many of *moments*, in order, lie in the busiest second, wherever it begins."""
    ends = (bisect_left(moments, at + 1 - _HAIR) for at in moments)
    return max((end - i for i, end in enumerate(ends)), default=0)


def _at_once(begun: list[float], ended: list[float]) -> int:
    """Return how many had begun and not ended, at most."""
    steps = sorted([*((at, 1) for at in begun), *((at - _HAIR, -1) for at in ended)])
    there = most = 0
    for _, step in steps:
        there += step
        most = max(most, there)
    return most
