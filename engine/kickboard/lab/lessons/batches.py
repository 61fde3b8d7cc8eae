"""An experiment with a batch whose engine is told to quit before it is done."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from msgspec import Meta

from kickboard.errors import ConfigError
from kickboard.lab.lessons import hands
from kickboard.lab.lessons.measures import Experiment, Gives, Outcome, curve, gives
from kickboard.lab.lessons.tracing import Trace
from kickboard.lab.lessons.workshop import Workshop, noted


class Batch(Experiment, frozen=True, kw_only=True):
    """A batch of jobs, some long; the engine quits at a share of it. Real time.

    The batch is counted by its jobs, in a table. The last *failing* of them fail once. Long
    ones run when the engine quits, so those longer than *grace* are interrupted.

    Measures jobs lost and run again, and how often each callback was called.
    """

    jobs: Annotated[int, Meta(ge=20, le=2_000)] = 500
    seconds: Annotated[float, Meta(ge=0.001, le=0.1)] = 0.004
    long: Annotated[int, Meta(ge=0, le=4)] = 3
    long_seconds: Annotated[float, Meta(ge=0.1, le=10)] = 1.5
    failing: Annotated[int, Meta(ge=0, le=10)] = 5
    quit_at: Annotated[float, Meta(ge=0.1, le=0.9)] = 0.6
    grace: Annotated[float, Meta(ge=0, le=10)] = 0.4
    processors: Annotated[int, Meta(ge=1, le=20)] = 5

    def __post_init__(self) -> None:
        """See that the long jobs leave a processor to the others."""
        if self.long >= self.processors:
            raise ConfigError("long must be fewer than processors: the others need one, too")

    def gives(self) -> Gives:
        """Return the names of what is measured."""
        numbers = (
            "jobs", "done", "lost", "quit_at", "stopped_after", "interrupted", "over_grace",
            "rerun", "executions", "complete", "success", "complete_at", "success_at",
        )  # fmt: skip
        return gives(numbers, ("done",))

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run until the batch is done, with an engine that quits and one that goes on."""
        with Workshop(trace, workers=1, processors=self.processors, grace=self.grace) as shop:
            hands.make_ledger(shop.folder, batch=self.jobs)
            shop.open()
            shop.push("LessonBatchJob", [(n + 1, self._told(n)) for n in range(self.jobs)])
            goal = self.quit_at * self.jobs
            shop.until(lambda: len(noted(shop.entries, "end")) >= goal)
            asked, done = shop.now(), len(noted(shop.entries, "end"))
            shop.quit()
            stopped = shop.now() - asked
            interrupted = sum(not attempt.ok for attempt in shop.attempts)
            shop.hire(1)
            shop.until(lambda: bool(noted(shop.entries, "success")))
            shop.until(lambda: shop.store.account().completed >= self.jobs)
            shop.look()
            return self._measured(shop, float(done), stopped, float(interrupted))

    def _told(self, n: int) -> tuple[float, bool]:
        """Return what job *n*, from 0, is told: its seconds, and whether it fails once.

        The long ones begin a few jobs before the engine quits.
        """
        first = int(self.quit_at * self.jobs) - 2 * self.processors
        is_long = first <= n < first + self.long
        return (self.long_seconds if is_long else self.seconds, n >= self.jobs - self.failing)

    def _measured(self, shop: Workshop, done: float, stopped: float, interrupted: float) -> Outcome:
        good = sorted(attempt.ended for attempt in shop.attempts if attempt.ok)
        begun = Counter(entry.number for entry in noted(shop.entries, "begin"))
        failed = len(noted(shop.entries, "fail"))
        calls = {what: noted(shop.entries, what) for what in ("complete", "success")}
        numbers = {
            "jobs": float(self.jobs),
            "done": float(len({attempt.number for attempt in shop.attempts if attempt.ok})),
            "lost": float(shop.store.account().missing),
            "quit_at": done,
            "stopped_after": stopped,
            "interrupted": interrupted,
            "over_grace": float(self.long if self.long_seconds > self.grace else 0),
            "rerun": float(sum(begun.values()) - self.jobs - failed),
            "executions": float(sum(begun.values())),
        }
        for what, found in calls.items():
            numbers[what] = float(len(found))
            numbers[f"{what}_at"] = found[0].at if found else 0.0
        points = [(at, n + 1.0) for n, at in enumerate(good)]
        return Outcome(numbers, (curve("done", points),))
