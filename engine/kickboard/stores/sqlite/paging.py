"""Pages of rows: by a key that stays true while rows come and go, or by row number.

Two steps for every page: first only the ids, from an index alone where there is one (so
that skipping half a million rows takes milliseconds), then the rows themselves.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from kickboard.payload.record import JobState
from kickboard.stores.base import HEAD_BYTES, Cursor, JobRow, Page, View
from kickboard.stores.sqlite import where
from kickboard.stores.sqlite.schema import FAILED, TIMED
from kickboard.stores.sqlite.transaction import COMPLETED_KEPT, COUNTER, STORE, array

_TIMED = frozenset((JobState.SCHEDULED, JobState.RETRY, JobState.DEAD, JobState.TRASH))
_FAILED = frozenset((JobState.RETRY, JobState.DEAD))
_STATES = {number: state for state, number in where.STATES.items()}
#: Columns that views are sorted by and that may be NULL.
_NULLABLE = frozenset(("err_class", "attempt"))
_QUEUE_NAME = "(SELECT name FROM queues WHERE queues.id = q)"

#: The history's successes, dressed as jobs.
_HISTORY = (
    "(SELECT id, jid, -1 AS state, q, prio, id AS pos, started + run AS at, class,"
    " started - wait AS enq_at, attempt, NULL AS failed_at, NULL AS retried_at, err_class,"
    " err_msg, started - wait AS created, head AS payload, size, NULL AS op, run AS took"
    " FROM attempts WHERE outcome = 0) AS jobs"
)
_JOBS = "(SELECT *, length(payload) AS size, NULL AS took FROM jobs)"
_ROW = (
    f"id, jid, state, {_QUEUE_NAME}, class, hex(substr(payload, 1, {HEAD_BYTES})), size, at,"
    " enq_at, prio, attempt, failed_at, retried_at, err_class, err_msg, op, took"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A view as SQL: the table, the condition with its parameters, the columns it is sorted by."""

    table: str
    where: str
    values: Sequence[Any]
    order: tuple[str, ...]
    descending: bool


def condition(view: View, now: float) -> tuple[str, list[Any]]:
    """Return a view's condition on the table ``jobs``, and its parameters.

    What the partial indexes promise is said again, for only then are they used.
    """
    terms: list[str] = []
    values: list[Any] = []
    if view.state in where.STATES:
        terms.append(f"state = {where.STATES[view.state]}")
    if view.state in _TIMED:
        terms.append(TIMED)
    if view.state in _FAILED:
        terms.append(FAILED)
    if view.query is not None:
        text, found = where.compile(view.query, now)
        terms.append(text)
        values += found
    return " AND ".join(terms) or "1", values


def order(view: View) -> tuple[str, ...]:
    """Return the columns a view is sorted by; together they are unique.

    Raises:
        ValueError: there is no such order.
    """
    own: tuple[str, ...] = ("id",)
    if view.state is JobState.ENQUEUED:
        own = ("q", "prio", "pos", "id")
    elif view.state is not JobState.COMPLETED:
        own = ("at", "id")
    orders: dict[str, tuple[str, ...]] = {
        "at": own,
        "class": ("class", *own),
        "queue": (_QUEUE_NAME, *own),
        "error": ("err_class", *own),
        "attempt": ("attempt", *own),
        "jid": ("jid", "id"),
    }
    if view.order not in orders:
        raise ValueError(f"a view is ordered by one of {sorted(orders)}, not {view.order!r}")
    return orders[view.order]


def source(view: View, now: float) -> Source:
    """Return a view as SQL."""
    text, values = condition(view, now)
    table = _HISTORY if view.state is JobState.COMPLETED else "jobs"
    return Source(table, text, values, order(view), view.descending)


def page(
    connection: apsw.Connection, view: View, at: Cursor | int | None, n: int, now: float
) -> Page:
    """Return *n* rows from the start, after a cursor, or from a row number."""
    if n <= 0 or view.state is JobState.DISCARDED:
        return Page((), None, None)
    rows = source(view, now)
    if isinstance(at, Cursor):
        ids, start = ids_after(connection, rows, json.loads(str(at.value)), n + 1), None
    else:
        start = max(0, at or 0)
        ids = _from_number(connection, view, rows, start, n + 1)
    found = read_rows(connection, view, rows, ids[:n])
    more = len(ids) > n and bool(found)
    cursor = Cursor(json.dumps(found[-1][1]), found[-1][0].key) if more else None
    return Page(tuple(row for row, _ in found), start, cursor)


def count(connection: apsw.Connection, view: View, now: float) -> int:
    """Return how many rows a view has."""
    if view.state is JobState.DISCARDED:
        return 0
    if view.query is None:
        return _known_size(connection, view)
    rows = source(view, now)
    sql = f"SELECT count(*) FROM {rows.table} WHERE {rows.where}"
    return int(connection.execute(sql, rows.values).get)


def _known_size(connection: apsw.Connection, view: View) -> int:
    if view.state is JobState.COMPLETED:
        return int(connection.execute(COUNTER, (STORE, COMPLETED_KEPT)).get or 0)
    sql = "SELECT sum(n) FROM counts WHERE q > 0 AND k = ?"
    return int(connection.execute(sql, (where.STATES[view.state],)).get or 0)


def _from_number(
    connection: apsw.Connection, view: View, rows: Source, start: int, n: int
) -> list[int]:
    """Return ids from row number *start*, counted from the nearer end."""
    if view.query is None and start:
        total = _known_size(connection, view)
        if start >= total:
            return []
        if start > total // 2:
            n = min(n, total - start)
            ids = read_ids(connection, rows, "1", (), n, total - start - n, backward=True)
            return ids[::-1]
    return read_ids(connection, rows, "1", (), n, start)


def read_ids(
    connection: apsw.Connection,
    rows: Source,
    further: str,
    values: Sequence[Any],
    n: int,
    offset: int = 0,
    *,
    backward: bool = False,
) -> list[int]:
    """Return the ids of *n* rows that also meet the condition *further*, in the view's order."""
    direction = " DESC" if rows.descending != backward else ""
    by = ", ".join(f"{column}{direction}" for column in rows.order)
    sql = (
        f"SELECT json_group_array(id) FROM (SELECT id FROM {rows.table}"
        f" WHERE {rows.where} AND {further} ORDER BY {by} LIMIT ? OFFSET ?)"
    )
    found: list[int] = json.loads(connection.execute(sql, (*rows.values, *values, n, offset)).get)
    return found


def ids_after(connection: apsw.Connection, rows: Source, last: Sequence[Any], n: int) -> list[int]:
    """Return ids of the rows behind the one whose sort values are *last*.

    Level by level (same class and time, greater id; same class, greater time; greater
    class): SQLite reads each as a range of an index, which it does not for a row value.
    """
    ids: list[int] = []
    for level in range(len(rows.order) - 1, -1, -1):
        if len(ids) >= n:
            break
        terms = [f"{column} IS ?" for column in rows.order[:level]]
        values = list(last[:level])
        beyond, bound = _beyond(rows.order[level], last[level], descending=rows.descending)
        further = " AND ".join([*terms, beyond])
        ids += read_ids(connection, rows, further, [*values, *bound], n - len(ids))
    return ids


def behind(rows: Source, last: Sequence[Any]) -> tuple[str, list[Any]]:
    """Return the condition that a row stands behind *last*, and its parameters."""
    levels: list[str] = []
    values: list[Any] = []
    for level, column in enumerate(rows.order):
        beyond, bound = _beyond(column, last[level], descending=rows.descending)
        levels.append(" AND ".join([*(f"{before} IS ?" for before in rows.order[:level]), beyond]))
        values += [*last[:level], *bound]
    return " OR ".join(f"({text})" for text in levels), values


def _beyond(column: str, value: Any, *, descending: bool) -> tuple[str, tuple[Any, ...]]:
    """Return what is behind *value* in a column where NULL comes first."""
    if column not in _NULLABLE:  # an OR would keep the index from being read as a range
        return f"{column} {'<' if descending else '>'} ?", (value,)
    if not descending:
        return (f"{column} IS NOT NULL", ()) if value is None else (f"{column} > ?", (value,))
    return ("0", ()) if value is None else (f"({column} < ? OR {column} IS NULL)", (value,))


def read_rows(
    connection: apsw.Connection, view: View, rows: Source, ids: Sequence[int]
) -> list[tuple[JobRow, list[Any]]]:
    """Return the rows of *ids* in that order, each with its sort values."""
    table = _HISTORY if view.state is JobState.COMPLETED else _JOBS
    sort = f"json_array({', '.join(rows.order)})"
    sql = (
        f"SELECT json_group_array(json_array({sort}, {_ROW})) FROM {table}"
        " WHERE id IN (SELECT value FROM json_each(?))"
    )
    found = json.loads(connection.execute(sql, (array(ids),)).get)
    by_id = {row[1]: row for row in found}
    return [(_row(by_id[id_][1:]), by_id[id_][0]) for id_ in ids if id_ in by_id]


def _row(values: list[Any]) -> JobRow:
    values[2] = _STATES.get(values[2], JobState.COMPLETED)
    values[5] = bytes.fromhex(values[5])
    return JobRow(*values)
