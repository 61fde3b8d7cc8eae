"""A search through every job of a state, a step at a time.

The first steps go in the view's order: what stands near the top is found first, and where it
stays. A text that is not among those is rare, and then only one thing counts, how soon all
jobs were looked at. So the rest is read as it lies in the file (*sweeping*): a million jobs
take 0.27 s of processor time in the order of their ids, and up to 2 s in the order of when they
are due, for each of which another page of the file is fetched.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import apsw

from kickboard.payload.record import JobState
from kickboard.stores.base import Cursor, JobRow, Scanned, View
from kickboard.stores.sqlite import paging, where
from kickboard.stores.sqlite.connection import Readers
from kickboard.stores.sqlite.transaction import array

#: Jobs that are looked at in the view's order before a search may sweep, and those that must
#: have matched for it never to: more than a screen shows.
IN_ORDER, ENOUGH = 16_000, 64
#: Share of a file's jobs that a state must have for reading all of them to be the shorter way.
DENSE = 0.15
#: Ids that are worth a second thread.
SPLIT = 20_000


@dataclass(slots=True)
class _Place:
    """How far a search in the view's order is: behind which row, and what it has met."""

    last: list[Any]
    looked: int = 0
    hits: int = 0


@dataclass(slots=True)
class _Sweep:
    """What is to be swept yet: ids from *low* to *high*, of which each *span*-th is of the state.

    Attributes:
        last: What was met in the view's order ends there; it is not met again.
        known: As many rows were met there and not come by yet.
    """

    last: list[Any]
    known: int
    low: int
    high: int
    span: float


def scan(
    readers: Readers, view: View, after: Cursor | None, look: int, n: int, now: float
) -> Scanned:
    """Look at about the next *look* rows of a view's state: which of them match its query.

    Raises:
        ValueError: the view is not ordered by time.
    """
    if view.order != "at":
        raise ValueError(f"a scan goes by time, not by {view.order!r}")
    if view.state is JobState.DISCARDED or look <= 0:
        return Scanned((), 0, 0, None)
    place = json.loads(str(after.value)) if after is not None else {}
    with readers.read() as connection:
        if "low" not in place:
            met = _Place(**place) if place else None
            sweep = _may_sweep(connection, view, met)
            if sweep is None:
                return _step(connection, view, met, look, n, now)
            place = asdict(sweep)
        return _swept(readers, connection, view, _Sweep(**place), look, n, now)


def _step(
    connection: apsw.Connection, view: View, met: _Place | None, look: int, n: int, now: float
) -> Scanned:
    """Take a step in the view's order: first the ids, from an index, then these rows."""
    stretch = paging.source(replace(view, query=None), now)
    if met is None:
        ids = paging.read_ids(connection, stretch, "1", (), look + 1)
    else:
        ids = paging.ids_after(connection, stretch, met.last, look + 1)
    more, ids = len(ids) > look, ids[:look]
    found = _matching(connection, view, stretch, ids, now)
    rows = paging.read_rows(connection, view, stretch, found[:n])
    last = paging.read_rows(connection, view, stretch, ids[-1:]) if more else []
    before = met or _Place([])
    hits = before.hits + len(found)
    cursor = None
    if last:
        here = _Place(last[0][1], before.looked + len(ids), hits)
        cursor = Cursor(json.dumps(asdict(here)), last[0][0].key)
    places = None if hits >= ENOUGH else tuple(place for _, place in rows)
    return Scanned(tuple(row for row, _ in rows), len(found), len(ids), cursor, places)


def _matching(
    connection: apsw.Connection,
    view: View,
    stretch: paging.Source,
    ids: Sequence[int],
    now: float,
) -> list[int]:
    """Return those of *ids* that the view's query matches, in their order.

    They are looked up in ascending order: neighbours in the file are found without a search.
    """
    if view.query is None or not ids:
        return list(ids)
    text, values = where.compile(view.query, now)
    sql = (
        "SELECT json_group_array(id) FROM (SELECT value AS asked FROM json_each(?))"
        f" CROSS JOIN {stretch.table} ON id = asked WHERE {text}"
    )
    hits = set(json.loads(connection.execute(sql, (array(sorted(ids)), *values)).get))
    return [id_ for id_ in ids if id_ in hits]


def _may_sweep(connection: apsw.Connection, view: View, met: _Place | None) -> _Sweep | None:
    """Return where to sweep, once that is the shorter way to what is left."""
    if met is None or met.looked < IN_ORDER or met.hits >= ENOUGH:
        return None
    if view.query is None or view.state not in where.STATES:
        return None
    size = paging.count(connection, replace(view, query=None), 0.0)
    jobs = connection.execute("SELECT sum(n) FROM counts WHERE q > 0").get or 0
    low, high = _reach(connection, view, size, jobs)
    if size < DENSE * min(jobs, high - low + 1):
        return None
    return _Sweep(met.last, met.looked, low, high, max(1.0, (high - low + 1) / max(1, size)))


def _reach(connection: apsw.Connection, view: View, size: int, jobs: int) -> tuple[int, int]:
    """Return the least and the greatest id that a row of the view's state can have."""
    if size > jobs // 2:  # nearly all: the table's ends are near enough, and known at once
        sql = "SELECT (SELECT min(id) FROM jobs), (SELECT max(id) FROM jobs)"
        found = connection.execute(sql).fetchone()
    else:  # 40 ms a million, from an index alone
        bare = paging.source(replace(view, query=None), 0.0)
        sql = f"SELECT min(id), max(id) FROM {bare.table} WHERE {bare.where}"
        found = connection.execute(sql, bare.values).fetchone()
    low, high = found or (None, None)
    return (0, 0) if low is None or high is None else (low, high)


def _swept(
    readers: Readers,
    connection: apsw.Connection,
    view: View,
    sweep: _Sweep,
    look: int,
    n: int,
    now: float,
) -> Scanned:
    """Sweep the next ids, from the newest down, the lower half of them on another thread."""
    sift = _Sift.of(view, sweep.last, now)
    high = sift.next_id(connection, sweep.high)
    low = max(sweep.low, high + 1 - int((look + sweep.known) * sweep.span))
    middle = (low + high) // 2 if high - low >= SPLIT else low - 1
    with _Beside(readers, lambda other: sift.of_ids(other, low, middle)) as beside:
        passed, found = sift.of_ids(connection, middle + 1, high)
    passed, found = passed + beside.passed, found + beside.found
    rows = _first(connection, view, sift.stretch, found, n)
    cursor = None
    if low > sweep.low:
        left = replace(sweep, high=low - 1, known=max(0, sweep.known - passed))
        cursor = Cursor(json.dumps(asdict(left)), low)
    places = tuple(place for _, place in rows)
    looked = max(0, passed - sweep.known)
    return Scanned(tuple(row for row, _ in rows), len(found), looked, cursor, places)


@dataclass(frozen=True, slots=True)
class _Sift:
    """The question which rows of a range of ids match, as SQL."""

    stretch: paging.Source
    sql: str
    values: tuple[Any, ...]

    @classmethod
    def of(cls, view: View, last: list[Any], now: float) -> _Sift:
        """Make it for a view; what does not stand behind *last* was met before."""
        assert view.query is not None
        stretch = paging.source(replace(view, query=None), now)
        text, values = where.compile(view.query, now)
        behind, bounds = paging.behind(stretch, last)
        sql = (
            f"SELECT count(*), json_group_array(id) FILTER (WHERE ({text}) AND ({behind}))"
            f" FROM {stretch.table} NOT INDEXED WHERE {stretch.where} AND id BETWEEN ? AND ?"
        )
        return cls(stretch, sql, (*values, *bounds, *stretch.values))

    def next_id(self, connection: apsw.Connection, high: int) -> int:
        """Return the greatest id up to *high* that is of the state, 0 where there is none.

        Most ids between may be of jobs that are long gone.
        """
        sql = (
            f"SELECT id FROM {self.stretch.table} NOT INDEXED"
            f" WHERE {self.stretch.where} AND id <= ? ORDER BY id DESC LIMIT 1"
        )
        return connection.execute(sql, (*self.stretch.values, high)).get or 0

    def of_ids(self, connection: apsw.Connection, low: int, high: int) -> tuple[int, list[int]]:
        """Return how many rows of the state there are, and the ids of those that match."""
        values = (*self.values, low, high)
        passed, found = connection.execute(self.sql, values).fetchone() or (0, "[]")
        return passed, json.loads(found)


class _Beside:
    """Sifts on a thread and a connection of its own while the caller does; a context manager.

    SQLite reads and compares without the interpreter, so two threads take half the time.
    """

    def __init__(
        self, readers: Readers, work: Callable[[apsw.Connection], tuple[int, list[int]]]
    ) -> None:
        self.passed = 0
        self.found: list[int] = []
        self._readers = readers
        self._work = work
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="kickboard/sift", daemon=True)

    def __enter__(self) -> _Beside:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._thread.join()
        if self._error is not None and kind is None:
            raise self._error

    def _run(self) -> None:
        try:
            self._read()
        except Exception as error:  # noqa: BLE001 - told by the thread that waits
            self._error = error

    def _read(self) -> None:
        with self._readers.read() as connection:
            self.passed, self.found = self._work(connection)


def _first(
    connection: apsw.Connection, view: View, stretch: paging.Source, ids: Sequence[int], n: int
) -> list[tuple[JobRow, list[Any]]]:
    """Return the first *n* of these rows in the view's order."""
    direction = " DESC" if view.descending else ""
    by = ", ".join(f"{column}{direction}" for column in stretch.order)
    sql = (
        "SELECT json_group_array(id) FROM (SELECT id FROM"
        " (SELECT value AS asked FROM json_each(?))"
        f" CROSS JOIN {stretch.table} ON id = asked ORDER BY {by} LIMIT ?)"
    )
    first = json.loads(connection.execute(sql, (array(ids), n)).get)
    return paging.read_rows(connection, view, stretch, first)
