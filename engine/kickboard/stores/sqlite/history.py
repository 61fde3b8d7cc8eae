"""What is remembered of attempts: every failure, and successes up to a rate.

Rows are made before the transaction, so that a trace is compressed by the thread it
belongs to and not while others wait for the commit.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import apsw

from kickboard.stores.base import Attempt, Delivery, Done, Failed, Outcome
from kickboard.stores.sampling import Sampler as Sampler
from kickboard.stores.sqlite.transaction import (
    ATTEMPT_BYTES,
    ATTEMPTS,
    COMPLETED_KEPT,
    COUNTER,
    STORE,
    Transaction,
)
from kickboard.stores.squeezing import squeezed

MESSAGE_CHARACTERS = 2000
TRACE_CHARACTERS = 16_000
#: A payload of up to so many bytes is kept whole with the attempt; of a larger one …
_WHOLE_BYTES = 512
#: … the first so many bytes of its arguments, for the eye.
_HEAD_BYTES = 160
#: Beyond the text of an attempt, about: its row and its index entries.
_ROW_BYTES = 120
#: The history's size at most; the oldest go first.
MAX_BYTES = 256 * 1024 * 1024

_COLUMNS = (
    "job, jid, class, q, head, size, started, wait, run, outcome, prio, attempt, "
    "err_class, err_msg, trace, retry_in, progress, note"
)
#: Bytes that a row takes, about.
SIZE = (
    f"{_ROW_BYTES} + length(head) + ifnull(length(CAST(err_msg AS BLOB)), 0)"
    " + ifnull(length(trace), 0) + ifnull(length(CAST(note AS BLOB)), 0)"
)

#: What `attempt` reads; *trace* is a column, or NULL where nobody looks at it.
ATTEMPT = (
    "jid, class, (SELECT name FROM queues WHERE queues.id = q), started, wait, run,"
    " outcome, err_class, err_msg, {trace}, attempt, retry_in, progress, note"
)

#: The counters this module keeps.
COUNTERS = (ATTEMPTS, ATTEMPT_BYTES, COMPLETED_KEPT)


class AttemptRow(NamedTuple):
    """An attempt on its way to the table; the queue is still a name."""

    delivery: Delivery
    started: float
    run: float
    outcome: Outcome
    error_class: str | None = None
    error_message: str | None = None
    trace: bytes | None = None
    retry_in: float | None = None
    progress: float | None = None
    note: str | None = None


def failure(item: Failed) -> AttemptRow:
    """Return the row of a failure."""
    trace = item.backtrace[-TRACE_CHARACTERS:].encode("utf-8", "replace")
    return AttemptRow(
        item.delivery,
        item.started,
        item.run,
        item.outcome,
        clean(item.error_class),
        clean(item.error_message[:MESSAGE_CHARACTERS]),
        squeezed(trace) if trace else None,
        item.retry_in,
        item.progress,
        clean(item.note) or None,
    )


def clean(text: str) -> str:
    """Return *text* without lone surrogates, which no UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode()


def record(transaction: Transaction, attempts: Sequence[AttemptRow]) -> None:
    """Add attempts to the history."""
    rows = [_values(transaction, attempt) for attempt in attempts]
    transaction.insert(f"INSERT INTO attempts({_COLUMNS})", rows)
    transaction.add(ATTEMPTS, len(rows))
    transaction.add(ATTEMPT_BYTES, sum(_size(row) for row in rows))
    completed = sum(1 for attempt in attempts if attempt.outcome is Outcome.COMPLETED)
    transaction.add(COMPLETED_KEPT, completed)


def _values(transaction: Transaction, attempt: AttemptRow) -> tuple[Any, ...]:
    delivery = attempt.delivery
    return (
        delivery.token[0],
        delivery.jid,
        delivery.job_class,
        transaction.queue(delivery.queue),
        _head(delivery.payload),
        len(delivery.payload),
        attempt.started,
        max(0.0, attempt.started - delivery.enqueued_at),
        attempt.run,
        int(attempt.outcome),
        delivery.priority,
        delivery.retry_count,
        attempt.error_class,
        attempt.error_message,
        attempt.trace,
        attempt.retry_in,
        attempt.progress,
        attempt.note,
    )


def _head(payload: bytes) -> bytes:
    """Return what is kept of a payload: something that begins as JSON does."""
    if len(payload) <= _WHOLE_BYTES:
        return payload
    start = payload.find(b'"args":')
    return payload[:_HEAD_BYTES] if start < 0 else b"{" + payload[start : start + _HEAD_BYTES]


def _size(row: tuple[Any, ...]) -> int:
    """Return the bytes that `SIZE` finds for a row."""
    head, (message, trace, _, _, note) = row[4], row[-5:]
    texts = sum(len(text.encode()) for text in (message, note) if text)
    return _ROW_BYTES + len(head) + texts + (len(trace) if trace else 0)


def completed(items: Sequence[Done]) -> list[AttemptRow]:
    """Return the rows of successes."""
    return [AttemptRow(item.delivery, item.started, item.run, Outcome.COMPLETED) for item in items]


def trim(transaction: Transaction, keep: int, oldest: float, limit: int) -> int:
    """Delete the oldest attempts that are too many, too old or take too much room."""
    rows, size = _held(transaction)
    excess = rows - keep
    doomed: list[int] = []
    kept = freed = 0
    found = transaction.rows(
        "id, started, outcome, size",
        f"SELECT id, started, outcome, {SIZE} AS size FROM attempts ORDER BY id LIMIT ?",
        (limit,),
    )
    for id_, started, outcome, bytes_ in found:
        if len(doomed) >= excess and started >= oldest and size - freed <= MAX_BYTES:
            break
        doomed.append(id_)
        freed += bytes_
        kept += outcome == Outcome.COMPLETED
    if doomed:
        transaction.execute("DELETE FROM attempts WHERE id <= ?", (doomed[-1],))
        transaction.add(ATTEMPTS, -len(doomed))
        transaction.add(ATTEMPT_BYTES, -freed)
        transaction.add(COMPLETED_KEPT, -kept)
    return len(doomed)


def _held(transaction: Transaction) -> tuple[int, int]:
    """Return how many attempts the history holds, and about how many bytes."""
    rows = transaction.execute(COUNTER, (STORE, ATTEMPTS)).get or 0
    size = transaction.execute(COUNTER, (STORE, ATTEMPT_BYTES)).get or 0
    return rows, size


def measure(connection: apsw.Connection) -> tuple[int, int, int]:
    """Return what `COUNTERS` should be, counted in the table itself."""
    sql = f"SELECT count(*), ifnull(sum({SIZE}), 0), ifnull(sum(outcome = 0), 0) FROM attempts"
    found: tuple[int, int, int] = connection.execute(sql).get
    return found


def attempt(row: Sequence[Any]) -> Attempt:
    """Return an attempt from a row of `ATTEMPT`."""
    *begin, outcome, err_class, err_msg, trace, retry_count, retry_in, progress, note = row
    text = zlib.decompress(trace).decode("utf-8", "replace") if trace else None
    end = (err_class, err_msg, text, retry_count, retry_in, progress, note)
    return Attempt._make((*begin, Outcome(outcome), *end))
