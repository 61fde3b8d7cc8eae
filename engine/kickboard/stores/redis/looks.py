"""The verbs of the Redis store that only look; none of them blocks a writer for long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kickboard.clock import Clock
from kickboard.stores.base import (
    Account,
    Cursor,
    DayCount,
    ErrorGroup,
    JobDetail,
    Operation,
    Page,
    Scanned,
    Snapshot,
    View,
)
from kickboard.stores.iteration import Iteration
from kickboard.stores.redis import (
    iterating,
    metrics_reading,
    operating,
    paging,
    producing,
    reading,
)
from kickboard.stores.redis.connection import Connections
from kickboard.stores.redis.selecting import Seen

if TYPE_CHECKING:
    from kickboard.stores.redis.failures import FailureReader


class Looks:
    """The looking half of `RedisStore`."""

    def __init__(self, link: Connections, clock: Clock) -> None:
        self.clock = clock
        self._link = link
        self._finished = reading.Finished(link)
        self._seen = Seen()
        self._failures: FailureReader | None = None  # made when somebody asks for errors

    def paused(self) -> tuple[bool, frozenset[str]]:
        """Return whether everything is paused, and the names of the paused queues."""
        return operating.paused(self._link)

    def snapshot(self) -> Snapshot:
        """Return everything that counts, of one moment."""
        return reading.snapshot(self._link, self.clock.now())

    def page(self, view: View, at: Cursor | int | None = None, n: int = 64) -> Page:
        """Return *n* rows: from the start, after a cursor, or from a row number.

        Raises:
            UnsupportedError: an order was asked for that Redis does not keep, of too many jobs.
        """
        return paging.page(self._link, self._finished, self._seen, view, at, n, self.clock.now())

    def scan(
        self, view: View, after: Cursor | None = None, look: int = 1000, n: int = 64
    ) -> Scanned:
        """Look at the next *look* jobs of the view's state and say which match its query."""
        return paging.scan(self._link, self._finished, view, after, look, n, self.clock.now())

    def count(self, view: View) -> int:
        """Return how many jobs a view matches; quick without a query."""
        return paging.count(self._link, self._finished, view, self.clock.now())

    def get(self, jid: str) -> JobDetail | None:
        """Return everything about one job, also a finished one the history knows."""
        return reading.get(self._link, self._finished, self._seen, jid)

    def days(self, first: str, last: str) -> list[DayCount]:
        """Return the daily counts from *first* to *last*, oldest first, zeros included."""
        return reading.days(self._link, first, last)

    def operations(self, n: int = 100) -> list[Operation]:
        """Return the newest *n* operations that can still be undone, newest first."""
        return operating.operations(self._link, n)

    def error_groups(self, since: float = 0.0) -> list[ErrorGroup]:
        """Return what failed since an epoch second, grouped; the latest group first."""
        if self._failures is None:
            from kickboard.stores.redis.failures import FailureReader  # noqa: PLC0415

            self._failures = FailureReader(self._link)
        return self._failures.groups(since, self.clock.now())

    def next_due(self) -> float | None:
        """Return when the next scheduled or retry job is due."""
        return producing.next_due(self._link)

    def account(self) -> Account:
        """Return what our processes pushed and what became of it."""
        return reading.account(self._link)

    # -- what only Sidekiq has

    def _lines(self) -> frozenset[int]:
        """Return whose metrics are read: of both lines, as who wrote them may have gone."""
        chosen = self._link.place.dialect
        return metrics_reading.LINES if chosen is None else frozenset((chosen,))

    def metrics(self, minutes: int = 60) -> metrics_reading.Metrics:
        """Return what ran in the last *minutes*, three days at most, by class and moment."""
        return metrics_reading.read(self._link, self.clock.now(), minutes, self._lines())

    def histogram(self, job_class: str, minutes: int = 60) -> dict[int, tuple[int, ...]]:
        """Return minute -> runs of a class by how long they took; eight hours at most."""
        now = self.clock.now()
        return metrics_reading.histogram(self._link, job_class, now, minutes, self._lines())

    def run_times(self, minutes: int = 60) -> dict[int, tuple[int, ...]]:
        """Return minute -> runs of all classes by how long they took; eight hours at most."""
        return metrics_reading.run_times(self._link, self.clock.now(), minutes, self._lines())

    def deploys(self, seconds: float) -> list[metrics_reading.Mark]:
        """Return the deploys that were marked in the last *seconds*, oldest first."""
        now = self.clock.now()
        marks = metrics_reading.deploys(self._link, now - seconds, now)
        return [mark for mark in marks if mark.at >= now - seconds]

    def iterations(self, jids: Sequence[str]) -> dict[str, Iteration]:
        """Return how far each of *jids* is that is an iterable job, ours or Sidekiq's."""
        return iterating.read(self._link, jids)
