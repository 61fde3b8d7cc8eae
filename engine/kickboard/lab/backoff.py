"""The jobs of the backoff lab: they fail as arranged, and wait exactly as a formula says.

An engine on a sandbox loads this module by ``-r kickboard.lab.backoff``. The jitter of a
job's retry depends on the seed, the job's number and the retry, never on which thread came
first: the same seed gives the same numbers.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Any

from kickboard.client import default_store
from kickboard.errors import ConfigError
from kickboard.jobs.backoff import FORMULAS
from kickboard.jobs.execution import current
from kickboard.jobs.job import Job, RetryAfter
from kickboard.lab.leaping import Leaper
from kickboard.sandbox_clock import outside
from kickboard.stores.base import Outcome
from kickboard.stores.sqlite import SQLiteStore

QUEUE = "lab"
#: Jobs that fail together in the herd.
HERD = 1_000
#: Retries each of them gets.
HERD_RETRIES = 5

_MESSAGE = re.compile(r"refused at ([0-9.]+): attempt (\d+), the next in ([0-9.e+-]+) s")


class RefusedError(Exception):
    """The service that the lab's job calls refuses, as arranged."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What an attempt says of itself, in the message of its error.

    Attributes:
        moment: The machine's monotonic seconds when it ran.
        count: Retries made before it: 0 for the first attempt.
        planned: Seconds the formula gave until the next, if there is a next.
    """

    moment: float
    count: int
    planned: float

    def __str__(self) -> str:
        """Return the message."""
        attempt = self.count + 1
        return f"refused at {self.moment:.6f}: attempt {attempt}, the next in {self.planned!r} s"

    @classmethod
    def parse(cls, message: str | None) -> Refusal | None:
        """Return what a message said, None when it is another kind of error's."""
        found = _MESSAGE.fullmatch(message or "")
        if found is None:
            return None
        return cls(float(found[1]), int(found[2]) - 1, float(found[3]))


def planned_delay(formula: str, seed: int, number: int, count: int) -> float:
    """Return the seconds before retry *count* of job *number* under *seed*."""
    return FORMULAS[formula].delay(count, random.Random(f"{seed}/{number}/{count}"))


class BackoffJob(Job, queue=QUEUE):
    """Fail until it is dead; once retried by hand from there, succeed.

    Its retries come exactly when the formula says: the engine adds no jitter to them. That
    it succeeds in the end is the story: whoever finds a job dead mends what it needs.
    """

    group = "lab"

    def perform(self, formula: str, seed: int, number: int) -> None:
        """Call a service that refuses.

        Args:
            formula: One of `kickboard.jobs.backoff.FORMULAS`.
            seed: Of the jitter.
            number: Which of several jobs this is; each has jitter of its own.
        """
        running = current.get()
        payload = running.payload if running else {}
        before = payload.get("retry_count")
        count = 0 if before is None else before + 1
        if count >= payload.get("retry", 0) and _has_died(self.jid):
            self.log.info("the service answers again")
            return
        raise RefusedError(Refusal(outside(), count, planned_delay(formula, seed, number, count)))


@BackoffJob.retry_in
def _as_planned(count: int, _error: BaseException, payload: dict[str, Any]) -> RetryAfter:
    """Let a retry come exactly when the formula says."""
    formula, seed, number = payload["args"]
    return RetryAfter(planned_delay(formula, seed, number, count))


def _has_died(jid: str) -> bool:
    detail = default_store().get(jid)
    return detail is not None and any(x.outcome is Outcome.DEAD for x in detail.attempts)


_leaper: Leaper | None = None


def setup() -> None:
    """Let the time of this process's sandbox leap, where its clock says so.

    Raises:
        ConfigError: the store is no sandbox; a lab has no business in a user's.
    """
    global _leaper  # noqa: PLW0603 - one in a process, as its store
    store = default_store()
    sandbox = store.sandbox if isinstance(store, SQLiteStore) else None
    if sandbox is None:
        raise ConfigError("the backoff lab runs in a sandbox only, not on a store of yours")
    teardown()
    _leaper = Leaper(sandbox)
    _leaper.start()


def teardown() -> None:
    """End that; may be called twice, or without `setup`."""
    global _leaper
    leaper, _leaper = _leaper, None
    if leaper is not None:
        leaper.stop(2.0)
