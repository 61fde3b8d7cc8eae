"""What people do to jobs: move, delete, restore, purge, pause, trim. Inside a transaction.

Before a job is moved, where it stood goes into `undo` under the operation's id, and the
job's column `op` names the operation. Whatever happens to the job later (a claim, a
promotion) clears `op`; so an undo touches only jobs that nothing happened to since.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import apsw

from kickboard.payload.record import JobState
from kickboard.stores.base import (
    Moved,
    NewJob,
    Operation,
    Retention,
    Selection,
    Target,
    Trimmed,
    View,
)
from kickboard.stores.sqlite import history, iterating
from kickboard.stores.sqlite.paging import condition, order
from kickboard.stores.sqlite.pushing import push
from kickboard.stores.sqlite.schema import TIMED
from kickboard.stores.sqlite.transaction import (
    BUSY,
    DEAD,
    ENQUEUED,
    PURGED,
    TRASH,
    QueueRef,
    Transaction,
    array,
)
from kickboard.stores.sqlite.where import STATES

_MOVABLE = frozenset(STATES) - {JobState.BUSY}
_TARGETS = frozenset((JobState.ENQUEUED, JobState.SCHEDULED, JobState.RETRY, JobState.DEAD))
_JIDS_SHOWN = 20
#: In place of a state in `undo`: the operation made this job, and `pos` is the job in whose
#: place it came.
MADE = -1
GIVEN = "(SELECT value FROM json_each(?))"

_REMEMBER = (
    "INSERT INTO undo(op, job, state, q, pos, at, enq_at, attempt, prior_op)"
    " SELECT ?, id, state, q, pos, at, enq_at, attempt, op FROM jobs WHERE id IN " + GIVEN +
    " ON CONFLICT(op, job) DO NOTHING"
)  # fmt: skip
_ENQUEUE = (
    "UPDATE jobs SET state = 0, q = ifnull(?1, q), at = ?2, enq_at = ?2, op = ?3,"
    " attempt = attempt - ?4, pos = ?5 + chosen.key"
    " FROM json_each(?6) AS chosen WHERE jobs.id = chosen.value"
)
_PUT = (
    "UPDATE jobs SET state = ?, q = ifnull(?, q), at = ifnull(?, at), op = ?,"
    " attempt = attempt - ?"
    " WHERE id IN " + GIVEN
)
_NOTE_MADE = (
    "INSERT INTO undo(op, job, state, q, pos, at) SELECT ?, id, ?, q, ?, at FROM jobs WHERE jid = ?"
)


class _Chosen(NamedTuple):
    """A job that an operation is about to touch."""

    id: int
    jid: str
    queue: int


def _choose(
    transaction: Transaction, selection: Selection, limit: int, op: int | None
) -> list[_Chosen]:
    """Return up to *limit* jobs of a selection, in their order."""
    if selection.view.state not in _MOVABLE or limit <= 0:
        return []
    where, values = condition(selection.view, transaction.now)
    if selection.jids is not None:
        where += f" AND jid IN {GIVEN}"
        values.append(array(selection.jids))
    if selection.upto is not None:
        where += " AND id <= ?"
        values.append(selection.upto)
    if op is not None:  # or a move inside one state would find its own work again
        where += " AND op IS NOT ?"
        values.append(op)
    by = ", ".join(order(View(state=selection.view.state)))
    # Left to itself the planner walks all of the state, a million rows, to find a few by jid.
    table = "jobs" if selection.jids is None else "jobs INDEXED BY sqlite_autoindex_jobs_1"
    source = f"SELECT id, jid, q FROM {table} WHERE {where} ORDER BY {by} LIMIT ?"
    return [_Chosen(*row) for row in transaction.rows("id, jid, q", source, [*values, limit])]


def move(
    transaction: Transaction, selection: Selection, target: Target, limit: int, op: int | None
) -> Moved:
    """Move jobs to a state, and perhaps to another queue."""
    if target.state not in _TARGETS:
        raise ValueError(f"jobs cannot be moved to {target.state.value!r}")
    return _move(transaction, selection, target, limit, op)


def delete(transaction: Transaction, selection: Selection, limit: int, op: int | None) -> Moved:
    """Move jobs to the trash."""
    return _move(transaction, selection, Target(state=JobState.TRASH), limit, op)


def replace(transaction: Transaction, jid: str, state: JobState, job: NewJob) -> int | None:
    """Insert *job* and move the one in whose place it comes to the trash."""
    selection = Selection(view=View(state=state), jids=[jid])
    found = _choose(transaction, selection, 1, None)
    if not found or not push(transaction, [job]).added:
        return None
    op = delete(transaction, selection, 1, None).op
    transaction.execute(_NOTE_MADE, (op, MADE, found[0].id, job.jid))
    transaction.execute("UPDATE jobs SET op = ? WHERE jid = ?", (op, job.jid))
    return op


def _move(
    transaction: Transaction, selection: Selection, target: Target, limit: int, op: int | None
) -> Moved:
    chosen = _choose(transaction, selection, limit + 1, op)
    more, chosen = len(chosen) > limit, chosen[:limit]
    op = _operation(transaction, target.state.value, len(chosen), op)
    if chosen:
        ids = array(job.id for job in chosen)
        transaction.execute(_REMEMBER, (op, ids))
        _place(transaction, target, op, ids, len(chosen))
        _recount(transaction, chosen, STATES[selection.view.state], target)
    return Moved(op, len(chosen), more, tuple(job.jid for job in chosen[:_JIDS_SHOWN]))


def _operation(transaction: Transaction, kind: str, n: int, op: int | None) -> int:
    """Return the id of a new operation, or count *n* more jobs to the one that goes on."""
    if op is not None:
        transaction.execute("UPDATE operations SET n = n + ? WHERE id = ?", (n, op))
        if transaction.changes():
            return op
    sql = "INSERT INTO operations(at, kind, n) VALUES (?, ?, ?) RETURNING id"
    return int(transaction.execute(sql, (transaction.now, kind, n)).get)


def _place(transaction: Transaction, target: Target, op: int, ids: str, n: int) -> None:
    queue = None if target.queue is None else transaction.queue(target.queue)
    give_back = int(target.give_back_try)
    now = transaction.now
    if target.state is JobState.ENQUEUED:
        first = transaction.positions(n)
        transaction.execute(_ENQUEUE, (queue, now, op, give_back, first, ids))
        return
    timed = target.state in (JobState.SCHEDULED, JobState.RETRY)
    at: float | None = target.at if timed and target.at is not None else now
    if timed and target.keep_time:
        at = None
    transaction.execute(_PUT, (STATES[target.state], queue, at, op, give_back, ids))


def _recount(transaction: Transaction, chosen: list[_Chosen], state: int, target: Target) -> None:
    queue = None if target.queue is None else transaction.queue(target.queue)
    for old, n in Counter(job.queue for job in chosen).items():
        transaction.count(old, state, -n)
        transaction.count(old if queue is None else queue, STATES[target.state], n)


def purge(transaction: Transaction, selection: Selection, limit: int) -> int:
    """Really delete jobs of the trash."""
    if selection.view.state is not JobState.TRASH:
        return 0
    chosen = _choose(transaction, selection, limit, None)
    return drop(transaction, [(job.id, job.queue) for job in chosen], TRASH)


def drop(transaction: Transaction, jobs: list[tuple[int, int]], state: int) -> int:
    """Delete jobs for good."""
    if jobs:
        ids = array(id_ for id_, _ in jobs)
        transaction.execute(f"DELETE FROM jobs WHERE id IN {GIVEN}", (ids,))
        transaction.add(PURGED, len(jobs))
        for queue, n in Counter(queue for _, queue in jobs).items():
            transaction.count(queue, state, -n)
    return len(jobs)


def pause(transaction: Transaction, queue: str | None, *, paused: bool) -> None:
    """Pause or resume a queue, or with None everything; the first pause's time stays."""
    if queue is None:
        if paused:
            sql = "INSERT INTO meta(k, v) VALUES ('paused_at', ?) ON CONFLICT(k) DO NOTHING"
            transaction.execute(sql, (transaction.now,))
        else:
            transaction.execute("DELETE FROM meta WHERE k = 'paused_at'")
        transaction.cache.paused = paused
        return
    id_ = transaction.queue(queue)
    ref = transaction.cache.queues[queue]
    if paused:
        sql = "UPDATE queues SET paused_at = ifnull(paused_at, ?), listed = 1 WHERE id = ?"
        transaction.execute(sql, (transaction.now, id_))
    else:
        sql = "UPDATE queues SET paused_at = NULL, listed = 1 WHERE id = ?"
        transaction.execute(sql, (id_,))
    transaction.cache.listed.add(id_)
    transaction.cache.queues[queue] = ref._replace(paused=paused)


def forget_queue(transaction: Transaction, name: str) -> bool:
    """Take a queue off the list in which nothing waits or runs.

    Its row stays: the history names it, and its jobs in other states, which may come back.
    """
    ref: QueueRef | None = transaction.find_queue(name)
    held = f"SELECT 1 FROM counts WHERE q = ? AND k IN ({ENQUEUED}, {BUSY}) AND n > 0"
    if ref is None or transaction.execute(held, (ref.id,)).get:
        return False
    transaction.execute("UPDATE queues SET listed = 0, paused_at = NULL WHERE id = ?", (ref.id,))
    transaction.cache.queues[name] = QueueRef(ref.id, paused=False)
    transaction.cache.listed.discard(ref.id)
    return True


def trim(transaction: Transaction, retention: Retention, limit: int) -> Trimmed:
    """Delete what is too old or too many, the oldest first."""
    now = transaction.now
    over = transaction.total(DEAD) - retention.dead_max
    dead = _drop_oldest(transaction, DEAD, now - retention.dead_seconds, over, limit)
    trash = _drop_oldest(transaction, TRASH, now - retention.trash_seconds, 0, limit)
    _forget_operations(transaction, now - retention.trash_seconds, limit)
    iterating.forget_old(transaction, limit)
    oldest = now - retention.history_seconds
    attempts = history.trim(transaction, retention.history_max, oldest, limit)
    return Trimmed(dead, attempts, trash)


def _drop_oldest(transaction: Transaction, state: int, before: float, over: int, limit: int) -> int:
    """Delete up to *limit* jobs of a timed state: those before a time, and *over* more."""
    source = f"SELECT id, q, at FROM jobs WHERE {TIMED} AND state = {state} ORDER BY at, id LIMIT ?"
    rows: list[list[Any]] = transaction.rows("id, q, at", source, (limit,))
    doomed = [(row[0], row[1]) for i, row in enumerate(rows) if i < over or row[2] < before]
    return drop(transaction, doomed, state)


def operations(connection: apsw.Connection, n: int) -> list[Operation]:
    """Return the newest operations that can still be undone."""
    sql = "SELECT id, at, kind, n FROM operations WHERE n > 0 ORDER BY id DESC LIMIT ?"
    return [
        Operation(id=id_, at=at, target=JobState(kind), count=count)
        for id_, at, kind, count in connection.execute(sql, (n,))
    ]


def _forget_operations(transaction: Transaction, before: float, limit: int) -> None:
    """Forget how to undo what is so long ago, an operation at a time."""
    sql = "SELECT id FROM operations WHERE at < ? ORDER BY id LIMIT 1"
    op = transaction.execute(sql, (before,)).get
    if op is None:
        return
    transaction.execute(
        "DELETE FROM undo WHERE (op, job) IN (SELECT op, job FROM undo WHERE op = ? LIMIT ?)",
        (op, limit),
    )
    if transaction.changes() < limit:
        transaction.execute("DELETE FROM operations WHERE id = ?", (op,))
