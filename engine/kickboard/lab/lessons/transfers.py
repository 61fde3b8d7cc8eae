"""An experiment with money: a worker dies in mid-transfer, and the transfer runs again."""

from __future__ import annotations

import random
from bisect import bisect_right
from typing import Annotated, Literal

from msgspec import Meta

from kickboard.errors import ConfigError
from kickboard.lab.lessons import hands
from kickboard.lab.lessons.measures import Experiment, Gives, Outcome, Series, gives
from kickboard.lab.lessons.tracing import Trace
from kickboard.lab.lessons.workshop import Workshop, noted

#: What the first account has at the start.
MONEY = 10_000


class Transfers(Experiment, frozen=True, kw_only=True):
    """Transfers between two accounts; some workers are killed in the middle of one. Real time.

    Measures executions and effects, and how far the balances are from what they should be.
    """

    jobs: Annotated[int, Meta(ge=1, le=1_000)] = 40
    kills: Annotated[int, Meta(ge=0, le=10)] = 3
    point: Literal["before", "between", "after"] = "after"
    key: bool = False
    amount: Annotated[int, Meta(ge=1, le=1_000)] = 10

    def __post_init__(self) -> None:
        """See that there are transfers enough to be killed in."""
        if self.kills > self.jobs:
            raise ConfigError("kills must not be more than jobs: each is killed once at most")

    def gives(self) -> Gives:
        """Return the names of what is measured."""
        numbers = (
            "jobs", "executions", "kills", "kills_after", "duplicates", "alice", "bob",
            "alice_expected", "bob_expected", "balance_error", "missing",
        )  # fmt: skip
        return gives(numbers, ("bob", "expected"))

    def run(self, seed: int, trace: Trace | None = None) -> Outcome:
        """Run until every transfer is done, and add up the ledger."""
        doomed = set(random.Random(seed).sample(range(1, self.jobs + 1), self.kills))
        # One worker with one processor: what dies with a transfer is that transfer alone.
        with Workshop(trace, workers=1, processors=1) as shop:
            hands.make_ledger(shop.folder)
            shop.open()
            points = [self.point if n + 1 in doomed else "" for n in range(self.jobs)]
            rows = [(n + 1, (self.amount, self.key, point)) for n, point in enumerate(points)]
            shop.push("LessonTransfer", rows)
            self._kill_each(shop)
            shop.until(lambda: shop.store.account().completed >= self.jobs)
            shop.look()
            return self._measured(shop)

    def _kill_each(self, shop: Workshop) -> None:
        """Kill the worker each time a transfer says that it has come to its point."""
        for n in range(self.kills):
            shop.until(lambda n=n: len(noted(shop.entries, "doomed")) > n)  # type: ignore[misc]
            # What ended before is written down first: only the doomed one shall run again.
            ended = len(noted(shop.entries, "end"))
            shop.until(lambda ended=ended: shop.store.account().completed >= ended)  # type: ignore[misc]
            shop.kill(noted(shop.entries, "doomed")[n].pid)

    def _measured(self, shop: Workshop) -> Outcome:
        books = hands.read_ledger(shop.folder)
        total = self.jobs * self.amount
        alice, bob = (sum(amount for _, amount in books[name]) for name in ("alice", "bob"))
        alice += MONEY
        effects = max(map(len, books.values()))
        numbers = {
            "jobs": float(self.jobs),
            "executions": float(len(noted(shop.entries, "begin"))),
            "kills": float(shop.kills),
            "kills_after": float(0 if self.point == "before" else shop.kills),
            "duplicates": float(effects - self.jobs),
            "alice": float(alice),
            "bob": float(bob),
            "alice_expected": float(MONEY - total),
            "bob_expected": float(total),
            "balance_error": float(abs(alice - (MONEY - total)) + abs(bob - total)),
            "missing": float(MONEY - alice - bob),
        }
        return Outcome(numbers, self._curves(shop, books["bob"]))

    def _curves(self, shop: Workshop, moves: list[tuple[float, int]]) -> tuple[Series, ...]:
        """Return the second account over time, and as it should be."""
        begun: dict[int, float] = {}
        for entry in noted(shop.entries, "begin"):
            begun[entry.number] = min(entry.at, begun.get(entry.number, entry.at))
        begins = sorted(begun.values())
        balance, points, expected = 0.0, [], []
        for at, amount in moves:
            balance += amount
            second = shop.since(at)
            points.append((second, balance))
            expected.append((second, float(bisect_right(begins, second) * self.amount)))
        return Series("bob", tuple(points)), Series("expected", tuple(expected))
