"""A source whose answers come when the test says so, and a store that is a list."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kickboard.payload.record import JobState
from kickboard.stores.base import JobRow, Page, View

NOW = 1_700_000_000.0


def job(number: int, **fields: Any) -> JobRow:
    """Return a job whose jid tells its number."""
    head = b'{"class":"EmailJob","args":[%d],"retry":25}' % number
    row = JobRow(
        key=number,
        jid=f"{number:024x}",
        state=JobState.DEAD,
        queue="default",
        job_class="EmailJob",
        head=head,
        size=len(head),
        at=NOW - number,
        enqueued_at=NOW - number,
        priority=5,
        retry_count=2,
        failed_at=NOW - number,
        retried_at=None,
        error_class="TimeoutError",
        error_message="read timed out",
    )
    return row._replace(**fields)


@dataclass
class ListStore:
    """Rows in order; only what a table asks for."""

    rows: list[JobRow] = field(default_factory=list)
    reads: list[tuple[View, int]] = field(default_factory=list)
    counts: int = 0
    error: Exception | None = None

    def page(self, view: View, at: int = 0, n: int = 64) -> Page:
        self.reads.append((view, at))
        if self.error is not None:
            raise self.error
        rows = self._of(view)
        return Page(tuple(rows[at : at + n]), at, None)

    def count(self, view: View) -> int:
        self.counts += 1
        return len(self._of(view))

    def _of(self, view: View) -> list[JobRow]:
        """Queries are "every third", orders are by jid."""
        rows = self.rows if view.query is None else self.rows[::3]
        if view.order == "jid":
            rows = sorted(rows, key=lambda row: row.jid)
        return rows[::-1] if view.descending and view.order == "jid" else rows

    def churn(self, rng: random.Random, added: int, removed: int, changed: int = 0) -> None:
        """Take out some rows, put in some new ones, change some."""
        for _ in range(min(removed, len(self.rows))):
            del self.rows[rng.randrange(len(self.rows))]
        for _ in range(added):
            number = rng.randrange(2**40)
            self.rows.insert(rng.randint(0, len(self.rows)), job(number))
        for _ in range(min(changed, len(self.rows))):
            at = rng.randrange(len(self.rows))
            self.rows[at] = self.rows[at]._replace(error_message=f"changed {rng.random()}")


@dataclass
class SteppedSource:
    """Keeps questions until `step`; what a session does on background threads."""

    store: Any
    time: float = NOW
    waiting: list[tuple[Callable[[Any], Any], Any, Any]] = field(default_factory=list)

    def ask(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        self.waiting.append((work, done, failed))

    def now(self) -> float:
        return self.time

    def step(self) -> None:
        """Answer the oldest question."""
        work, done, failed = self.waiting.pop(0)
        try:
            answer = work(self.store)
        except Exception as error:  # noqa: BLE001 - as the real one: handed on
            if failed is not None:
                failed(error)
            return
        if done is not None:
            done(answer)

    def settle(self) -> None:
        """Answer until nothing is asked any more."""
        for _ in range(100):
            if not self.waiting:
                return
            self.step()
        raise AssertionError("the questions never end")
