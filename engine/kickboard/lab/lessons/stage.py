"""Where a lesson plays: the real engine in leaping time, and a note of every attempt.

Jobs are told what to do by the experiment (`World`), so that its state is its own: two runs
in one process never meet.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from kickboard.clock import AutoJumpClock
from kickboard.config import Capsule, Config
from kickboard.jobs.backoff import FORMULAS, Formula
from kickboard.jobs.job import Job, RetryAfter
from kickboard.lab.lessons.tracing import Attempt, Trace
from kickboard.payload.record import JobState
from kickboard.runtime.manager import Manager
from kickboard.stores.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = 86_400.0
#: Start and end of a job that never began, as the trace is told of it after the run.
NEVER = -1.0
#: Seconds of leaping time after the end in which what runs may finish.
_GRACE = 60.0
#: Seconds that "at once" takes: in the very same instant two threads would race for who is first.
AT_ONCE = 0.001

SECOND = Formula("second", "1 s", lambda _n: 1.0, lambda _n: 1.0)
DOUBLING = Formula(
    "doubling", "2ⁿ s, 32 at most", lambda n: min(32.0, 2.0**n), lambda n: min(32.0, 2.0**n)
)
SPREAD = Formula(
    "doubling_jitter", "rand(2ⁿ) s, 32 at most", lambda _n: 0.0, lambda n: min(32.0, 2.0**n)
)
#: Every rule a lesson can name. "sidekiq" is the engine's own, with the engine's own jitter.
RULES = {**FORMULAS, **{formula.name: formula for formula in (SECOND, DOUBLING, SPREAD)}}


#: What a job does: called with the job and the seconds its push gave it.
World: TypeAlias = "Callable[[LessonJob, float], None]"


class RefusedError(Exception):
    """A service refuses, as arranged by the lesson."""


class DelayedError(RefusedError):
    """Refused, with word of when to come again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not before {seconds:g} s")
        self.seconds = seconds


class LessonJob(Job):
    """Do what the stage's world says."""

    world: World  # the stage gives it to each as it begins
    count: int = 0
    number: int = 0

    def perform(self, _number: int, seconds: float, _rule: str, _seed: int) -> None:
        """Play the job, which takes *seconds* if it goes well."""
        self.world(self, seconds)


@LessonJob.retry_in
def _planned(count: int, error: BaseException, payload: dict[str, Any]) -> RetryAfter | None:
    """Choose the delay by the job's rule; the engine's own needs no help."""
    if isinstance(error, DelayedError):
        return RetryAfter(error.seconds)
    number, _, rule, seed = payload["args"]
    if rule == "sidekiq":
        return None
    delay = RULES[rule].delay(count, random.Random(f"{seed}/{number}/{count}"))
    return RetryAfter(max(AT_ONCE, delay))


class Stage:
    """One run: an engine of its own on a store in memory, both on a clock that leaps.

    Args:
        seed: Of everything random in the engine.
        capsules: Queues and processors.
        world: What the jobs do.
        trace: Is told of every attempt.
        rule: How retries are delayed, a name in `RULES`.

    Attributes:
        attempts: All so far; in order after `play`.
    """

    def __init__(
        self,
        seed: int,
        capsules: Sequence[Capsule],
        world: World,
        trace: Trace | None = None,
        *,
        rule: str = "sidekiq",
    ) -> None:
        self.clock = AutoJumpClock()
        self.attempts: list[Attempt] = []
        self._seed, self._rule, self._world = seed, rule, world
        self._trace = trace or Trace()
        self._start = self.clock.now()
        self._pushed = 0
        self._waiting: dict[int, tuple[float, str]] = {}  # pushed and not begun: when, where
        self._error: BaseException | None = None
        config = Config(capsules=tuple(capsules), beat_seconds=_DAY, recover_seconds=_DAY)
        self.manager = Manager(
            config=config,
            store=MemoryStore(self.clock),
            clock=self.clock,
            rng=random.Random(seed),
        )
        self.manager.middleware.add(self._watch)
        # Nothing is claimed ahead: how much would depend on which thread is quicker.
        self.manager.settler.on_settled = _claim_nothing_ahead

    def now(self) -> float:
        """Return the seconds since the start."""
        return self.clock.now() - self._start

    def until(self, second: float) -> None:
        """Sleep to *second*; called by the script."""
        self._trace.check()
        left = self._start + second - self.clock.now()
        if left > 0:
            self.clock.sleep(left)

    def push(self, seconds: Sequence[float], queue: str = "default", retry: int = 25) -> None:
        """Push a job for each of *seconds*, which it takes."""
        items = []
        for service in seconds:
            self._pushed += 1
            jid = f"1e550{self._pushed:019x}"  # jitter hangs on it
            args = [self._pushed, service, self._rule, self._seed]
            name = LessonJob.wire_name
            items.append({"class": name, "jid": jid, "args": args, "queue": queue, "retry": retry})
            self._waiting[self._pushed] = (self.now(), queue)
        self.manager.client.push_bulk(items)

    def play(self, script: Callable[[], None]) -> None:
        """Run *script* with the engine at work; return when both have ended.

        What still runs then may finish; what waits stays where it is.
        """

        def body() -> None:
            """Everything, on a thread of the clock: nothing leaps before all is set up."""
            try:
                self.manager.start()
                script()
                self.manager.quiet()
                self.clock.sleep(_GRACE)
            except BaseException as error:  # noqa: BLE001 - raised again by `play`
                self._error = error
            finally:
                self.manager.stop(5.0)

        with _quiet():
            self.clock.spawn(body, "lesson").join()
        if self._error is not None:
            raise self._error
        self.attempts.sort()
        for number, (pushed, queue) in self._waiting.items():
            self._trace.attempt(Attempt(NEVER, number, 0, queue, pushed, NEVER, ok=False))

    @property
    def dead(self) -> int:
        """Jobs in the dead set."""
        return self.manager.store.snapshot().counts.get(JobState.DEAD, 0)

    def _watch(
        self, job: Any, payload: dict[str, Any], queue: str, call_next: Callable[[], Any], /
    ) -> Any:
        """Note an attempt: a server middleware."""
        before, ok, started = payload.get("retry_count"), False, self.now()
        job.count, job.world = 0 if before is None else before + 1, self._world
        job.number = payload["args"][0]
        self._waiting.pop(job.number, None)
        try:
            result = call_next()
            ok = True
            return result
        finally:
            pushed = payload["created_at"] - self._start
            attempt = Attempt(started, job.number, job.count, queue, pushed, self.now(), ok)
            self.attempts.append(attempt)
            self._trace.attempt(attempt)


def _claim_nothing_ahead(_mean_run: float) -> None:
    """Do not tell the pools how long jobs take: then they hold none in reserve."""


@contextmanager
def _quiet() -> Iterator[None]:
    """Let no line be logged for a job that fails, or outlasts the run: it is as arranged."""
    loggers = [logging.getLogger(f"kickboard.runtime.{name}") for name in ("settle", "ending")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
