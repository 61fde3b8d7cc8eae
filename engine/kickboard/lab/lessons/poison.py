"""An experiment with a job that no process survives, and the rule that buries it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from kickboard.lab.lessons.measures import Experiment, Gives, Outcome, Series, gives
from kickboard.lab.lessons.tracing import Attempt, Trace
from kickboard.lab.lessons.workshop import Workshop, noted
from kickboard.payload.record import JobState
from kickboard.stores.base import Outcome as AttemptOutcome

#: Seconds of a bar of the rate, and without kills in which the rate afterwards is measured.
BAR = 0.25
AFTERWARDS = 1.5
#: The pill's number: the others count from 1.
PILL = 0


class Poison(Experiment, frozen=True, kw_only=True):
    """Ordinary jobs at a steady rate, and among them one that kills its process. Real time.

    Measures processes that died, how often the job was given back until it was buried, and
    what became of the others, and of their rate. With one processor in each worker nothing
    runs beside the pill. With more, what does is given back and taken with it each time, so
    the rule that counts starts can bury it, too: these are the *neighbours*.
    """

    rate: Annotated[float, Meta(ge=1, le=200)] = 40.0
    service: Annotated[float, Meta(ge=0.001, le=1)] = 0.02
    workers: Annotated[int, Meta(ge=1, le=4)] = 2
    processors: Annotated[int, Meta(ge=1, le=10)] = 1
    before: Annotated[float, Meta(ge=0.5, le=10)] = 1.5

    def gives(self) -> Gives:
        """Return the names of what is measured."""
        numbers = (
            "kills", "starts", "recoveries", "dead", "neighbours", "jobs", "done", "left",
            "again", "offered",
            "rate_before", "rate_during", "rate_after", "buried_after",
        )  # fmt: skip
        return gives(numbers, ("rate",))

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run until the pill is buried and all others are done."""
        with Workshop(trace, workers=self.workers, processors=self.processors) as shop:
            shop.open()
            return _Run(self, shop).run()


class _Run:
    """One run in *shop*."""

    def __init__(self, wanted: Poison, shop: Workshop) -> None:
        self._wanted = wanted
        self._shop = shop
        self._pushed = 0

    def run(self) -> Outcome:
        shop = self._shop
        shop.until(lambda: self._offer() and shop.now() > self._wanted.before)
        thrown = shop.now()
        (jid,) = shop.push("LessonPill", [(PILL, ())])
        shop.until(lambda: self._offer() and self._count(JobState.DEAD) > 0)
        buried = shop.now()
        shop.until(lambda: self._offer() and self._waiting() <= 2)
        calm = shop.now()
        shop.until(lambda: self._offer() and shop.now() > calm + AFTERWARDS)
        end = shop.now()
        shop.until(lambda: self._is_over() and not self._waiting())
        detail = shop.store.get(jid or "")
        ends = [one.outcome for one in detail.attempts] if detail else []
        done = sorted(attempt.ended for attempt in self._good().values())
        starts = len([e for e in shop.entries if e.what == "begin" and e.number == PILL])
        begun = len(noted(shop.entries, "begin")) - starts
        numbers = {
            "kills": float(shop.kills),
            "starts": float(starts),
            "recoveries": float(ends.count(AttemptOutcome.PROCESS_DIED)),
            "dead": float(self._count(JobState.DEAD)),
            "neighbours": float(self._count(JobState.DEAD) - 1),
            "jobs": float(self._pushed),
            "done": float(len(done)),
            "left": float(self._waiting()),
            "again": float(begun - self._pushed),
            "offered": self._wanted.rate,
            "rate_before": _rate(done, min(0.3, thrown / 2), thrown),
            "rate_during": _rate(done, thrown, buried),
            "rate_after": _rate(done, calm, end),
            "buried_after": buried - thrown,
        }
        bars = range(int(max(end, done[-1]) / BAR) + 1)
        rates = tuple((i * BAR, _rate(done, i * BAR, (i + 1) * BAR)) for i in bars)
        return Outcome(numbers, (Series("rate", rates),))

    def _offer(self) -> bool:
        """Push what has come by now."""
        due = int(self._shop.now() * self._wanted.rate) - self._pushed
        if due > 0:
            rows = [(self._pushed + i + 1, (self._wanted.service,)) for i in range(due)]
            self._shop.push("LessonWork", rows)
            self._pushed += due
        return True

    def _good(self) -> dict[int, Attempt]:
        """Return the first attempt of each ordinary job that ended well."""
        good: dict[int, Attempt] = {}
        for attempt in self._shop.attempts:
            if attempt.ok:
                good.setdefault(attempt.number, attempt)
        return good

    def _is_over(self) -> bool:
        """Return whether every job is done, or buried like the pill."""
        return len(self._good()) + self._count(JobState.DEAD) > self._pushed

    def _count(self, state: JobState) -> int:
        return self._shop.store.snapshot().counts.get(state, 0)

    def _waiting(self) -> int:
        return self._count(JobState.ENQUEUED)


def _rate(moments: list[float], start: float, end: float) -> float:
    """Return how many of *moments* lie from *start* to *end*, a second."""
    return sum(start <= at < end for at in moments) / max(1e-9, end - start)
