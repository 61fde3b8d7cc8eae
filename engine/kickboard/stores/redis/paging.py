"""Pages of a view: by number, after a cursor, filtered, and in other orders."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from kickboard.errors import UnsupportedError
from kickboard.payload.record import JobState
from kickboard.stores.base import Cursor, JobRow, Page, Scanned, View
from kickboard.stores.redis import keys, lines, running, selecting
from kickboard.stores.redis.connection import Connections
from kickboard.stores.redis.lines import Found
from kickboard.stores.redis.reading import Finished
from kickboard.stores.redis.selecting import Seen

#: Jobs that are sorted here, as Redis keeps them in one order only.
MOST_SORTED = 100_000

_ORDERS: dict[str, Callable[[JobRow], Any]] = {
    "class": lambda row: row.job_class,
    "queue": lambda row: row.queue,
    "error": lambda row: row.error_class or "",
    "attempt": lambda row: -1 if row.retry_count is None else row.retry_count,
    "jid": lambda row: row.jid,
}


class _Keyed(NamedTuple):
    """A row, and what it is sorted by."""

    place: list[Any]
    row: JobRow


def page(
    link: Connections,
    finished: Finished,
    seen: Seen,
    view: View,
    at: Cursor | int | None,
    n: int,
    now: float,
) -> Page:
    """Return *n* rows of a view; where they stand is noted in *seen*."""
    if view.order in _ORDERS or view.state not in selecting.MOVABLE:
        return _sorted_page(_sorted(link, finished, view, now), view, at, n)
    line = lines.line(link, view.state)
    start, skip = (at if isinstance(at, int) else 0), 0
    if isinstance(at, Cursor):
        start = _start_after(line, at, descending=view.descending)
    elif view.query is not None:
        start, skip = 0, start
    found = _read(link, line, view, start, skip + n + 1, now)[skip:]
    rows = _rows(link, found[:n])
    seen.note((row.jid for row in rows), found[:n])
    after = _cursor(found[n - 1], rows[-1]) if len(found) > n > 0 else None
    return Page(rows, None if isinstance(at, Cursor) else (at or 0), after)


def _read(
    link: Connections, line: lines.Line, view: View, start: int, n: int, now: float
) -> list[Found]:
    """Return *n* jobs of a line from a number on, counted in the view's direction."""
    if view.query is None:
        size = len(line)
        if not view.descending:
            return line.read(start, min(size, start + n))
        return line.read(max(0, size - start - n), max(0, size - start))[::-1]
    first = len(line) - 1 - start if view.descending else start
    sieve = lines.for_query(view.query)
    jobs = lines.walk(line, sieve, first, descending=view.descending)
    return list(islice(selecting.matching(link, view, now, jobs), n))


def _start_after(line: lines.Line, at: Cursor, *, descending: bool) -> int:
    """Return the number, in the view's direction, of what follows a cursor."""
    key, text, score = json.loads(str(at.value))
    rank = line.rank((key, text, score))
    there = line.read(rank, rank + 1)
    is_there = bool(there) and there[0].member == text.encode("latin-1")
    if descending:
        return len(line) - rank
    return rank + 1 if is_there else rank


def _cursor(last: Found, row: JobRow) -> Cursor:
    score = last.ahead if last.score is None else last.score
    return Cursor(json.dumps([last.key, last.member.decode("latin-1"), score]), row.key)


def _rows(link: Connections, found: Sequence[Found]) -> tuple[JobRow, ...]:
    """Return jobs as rows, each with the operation that put it where it is."""
    if not found:
        return ()
    if found[0].state is JobState.TRASH:
        return tuple(one.row() for one in found)
    touched = link.call("HMGET", keys.TOUCHED, *(one.member for one in found))
    return tuple(one.row(int(op) if op else None) for one, op in zip(found, touched, strict=True))


def scan(
    link: Connections,
    finished: Finished,
    view: View,
    after: Cursor | None,
    look: int,
    n: int,
    now: float,
) -> Scanned:
    """Look at the next *look* jobs of a view's state: which of them match its query."""
    if view.order != "at":
        raise ValueError(f"a scan goes by time, not by {view.order!r}")
    everything = replace(view, query=None)
    if view.state not in selecting.MOVABLE:
        page_ = _sorted_page(_sorted(link, finished, everything, now), view, after, look)
        keys_ = {one.row.key for one in _sorted(link, finished, view, now)}
        rows = [row for row in page_.rows if row.key in keys_]
        return Scanned(tuple(rows[:n]), len(rows), len(page_.rows), page_.after)
    line = lines.line(link, view.state)
    size = len(line)
    start = _start_after(line, after, descending=view.descending) if after is not None else 0
    end = min(size, start + look)
    first, until = (size - end, size - start) if view.descending else (start, end)
    found = line.read(first, until, lines.for_query(view.query))
    hits = list(selecting.matching(link, view, now, found[::-1] if view.descending else found))
    cursor = None
    if start < end < size:
        last = _read(link, line, everything, end - 1, 1, now)
        cursor = _cursor(last[0], _rows(link, last)[0]) if last else None
    return Scanned(_rows(link, hits[:n]), len(hits), max(0, end - start), cursor)


def count(link: Connections, finished: Finished, view: View, now: float) -> int:
    """Return how many jobs a view has."""
    if view.state not in selecting.MOVABLE:
        return len(_sorted(link, finished, view, now))
    line = lines.line(link, view.state)
    if view.query is None:
        return len(line)
    jobs = lines.walk(line, lines.for_query(view.query))
    return sum(1 for _ in selecting.matching(link, view, now, jobs))


# -- what is sorted here


def _sorted(link: Connections, finished: Finished, view: View, now: float) -> list[_Keyed]:
    """Return all rows of a view in its order, each with its place in it."""
    keyed = [_Keyed(place, row) for place, row in _all(link, finished, view, now)]
    if (order := _ORDERS.get(view.order)) is not None:
        keyed = [_Keyed([order(row), *place], row) for place, row in keyed]
    keyed.sort(key=_place, reverse=view.descending)
    return keyed


def _all(
    link: Connections, finished: Finished, view: View, now: float
) -> Iterable[tuple[list[Any], JobRow]]:
    if view.state is JobState.COMPLETED:
        rows: Iterable[tuple[JobRow, bytes]] = finished.rows()
    elif view.state is JobState.BUSY:
        rows = running.busy(link)
    elif view.state is JobState.DISCARDED:
        rows = ()
    else:
        return _waiting(link, view, now)
    query = view.query
    return (
        ([row.at, row.key], row)
        for row, payload in rows
        if query is None or query.matches(row, payload, now)
    )


def _waiting(link: Connections, view: View, now: float) -> Iterable[tuple[list[Any], JobRow]]:
    line = lines.line(link, view.state)
    if view.query is None and len(line) > MOST_SORTED:
        raise UnsupportedError(
            f"Redis keeps these jobs in the order of their time only; of more than "
            f"{MOST_SORTED:,} no other can be shown. Filter them first."
        )
    jobs = lines.walk(line, lines.for_query(view.query))
    found = list(islice(selecting.matching(link, view, now, jobs), MOST_SORTED + 1))
    if len(found) > MOST_SORTED:
        raise UnsupportedError(
            f"More than {MOST_SORTED:,} jobs match; no other order than that of their time "
            "can be shown. Say more of them in the filter."
        )
    rows = _rows(link, found)
    return [([row.key, i], row) for i, row in enumerate(rows)]


def _sorted_page(keyed: list[_Keyed], view: View, at: Cursor | int | None, n: int) -> Page:
    start = at if isinstance(at, int) else 0
    if isinstance(at, Cursor):
        place = json.loads(str(at.value))
        if view.descending:
            start = len(keyed) - bisect_left(keyed[::-1], place, key=_place)
        else:
            start = bisect_right(keyed, place, key=_place)
    found = keyed[start : start + n]
    after = None
    if found and start + n < len(keyed):
        after = Cursor(json.dumps(found[-1].place), found[-1].row.key)
    return Page(tuple(one.row for one in found), start, after)


def _place(one: _Keyed) -> list[Any]:
    return one.place
