"""The verbs of the SQLite store that only look; none of them blocks a writer."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

import apsw

from kickboard.clock import Clock
from kickboard.errors import StoreError
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
from kickboard.stores.sqlite import accounting, operating, paging, reading, searching
from kickboard.stores.sqlite.connection import Readers

if TYPE_CHECKING:
    from kickboard.stores.sqlite.failures import FailureReader

T = TypeVar("T")


class Looks:
    """The looking half of `SQLiteStore`."""

    clock: Clock  # set before anybody looks

    def __init__(self, path: Path, *, alone: bool) -> None:
        self.path = path
        self.url = self.address = f"sqlite:///{quote(str(path))}"
        self._readers = Readers(path, alone=alone)
        self._pid = os.getpid()
        self._failures: FailureReader | None = None  # made when somebody asks for errors

    def paused(self) -> tuple[bool, frozenset[str]]:
        """Return whether everything is paused, and the names of the paused queues."""
        return self._read(reading.paused)

    def snapshot(self) -> Snapshot:
        """Return everything that counts, of one moment."""
        return self._read(lambda connection: reading.snapshot(connection, self.clock.now()))

    def page(self, view: View, at: Cursor | int | None = None, n: int = 64) -> Page:
        """Return *n* rows: from the start, after a cursor, or from a row number."""
        now = self.clock.now()
        return self._read(lambda connection: paging.page(connection, view, at, n, now))

    def scan(
        self, view: View, after: Cursor | None = None, look: int = 1000, n: int = 64
    ) -> Scanned:
        """Look at the next *look* jobs of the view's state and say which match its query."""
        self._check_process()
        return searching.scan(self._readers, view, after, look, n, self.clock.now())

    def count(self, view: View) -> int:
        """Return how many jobs a view matches; quick without a query."""
        return self._read(lambda connection: paging.count(connection, view, self.clock.now()))

    def get(self, jid: str) -> JobDetail | None:
        """Return everything about one job, also a finished one the history knows."""
        return self._read(lambda connection: reading.get(connection, jid))

    def days(self, first: str, last: str) -> list[DayCount]:
        """Return the daily counts from *first* to *last*, oldest first, zeros included."""
        return self._read(lambda connection: reading.days(connection, first, last))

    def operations(self, n: int = 100) -> list[Operation]:
        """Return the newest *n* operations that can still be undone, newest first."""
        return self._read(lambda connection: operating.operations(connection, n))

    def error_groups(self, since: float = 0.0) -> list[ErrorGroup]:
        """Return what failed since an epoch second, grouped; the latest group first."""
        if self._failures is None:
            from kickboard.stores.sqlite.failures import FailureReader  # noqa: PLC0415

            self._failures = FailureReader()
        reader, now = self._failures, self.clock.now()
        return self._read(lambda connection: reader.groups(connection, since, now))

    def next_due(self) -> float | None:
        """Return when the next scheduled or retry job is due."""
        return self._read(reading.next_due)

    def account(self) -> Account:
        """Return what was pushed and what became of it."""
        return self._read(accounting.account)

    def check_counts(self) -> dict[str, tuple[int, int]]:
        """Return where the kept counts differ from what is there; empty when all is well."""
        return self._read(reading.check_counts)

    # -- inside

    def _check_process(self) -> None:
        if os.getpid() != self._pid:
            raise StoreError(
                "This store was opened before the process was forked: SQLite connections do "
                "not survive that. Open it again in the child, or start the child by spawn.",
                self.url,
            )

    def _read(self, look: Callable[[apsw.Connection], T]) -> T:
        self._check_process()
        with self._readers.read() as connection:
            return look(connection)
