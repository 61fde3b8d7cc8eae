"""How jobs come in. Each function works inside a transaction.

Callers who push one job each at the same moment share a transaction; they share its statement,
too, since each statement gives the interpreter away and has to wait for it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kickboard.stores.base import NewJob, PushResult
from kickboard.stores.sqlite.transaction import ENQUEUED, PUSHED, SCHEDULED, Transaction, array

_PUSH = (
    "INSERT INTO jobs(id, jid, state, q, prio, pos, at, class, enq_at, created, payload)",
    "ON CONFLICT(jid) DO NOTHING",
)
_PUSH_ONE = f"{_PUSH[0]} VALUES (?,?,?,?,?,?,?,?,?,?,?) {_PUSH[1]}"


class Pushing:
    """What one caller pushes, as an operation."""

    __slots__ = ("_jobs",)

    def __init__(self, jobs: Sequence[NewJob]) -> None:
        self._jobs = jobs

    def __call__(self, transaction: Transaction) -> PushResult:
        """Insert the jobs, inside *transaction*."""
        return push(transaction, self._jobs)

    @classmethod
    def together(cls, transaction: Transaction, pushes: Sequence[Pushing]) -> list[PushResult]:
        """Insert what several callers push as if it came from one: they share a statement, too."""
        jobs = [job for pushing in pushes for job in pushing._jobs]
        twins = _insert(transaction, jobs)
        results, begin = [], 0
        for pushing in pushes:
            end = begin + len(pushing._jobs)
            results.append(_result(jobs[begin:end], {i - begin for i in twins if begin <= i < end}))
            begin = end
        return results


def push(transaction: Transaction, jobs: Sequence[NewJob]) -> PushResult:
    """Insert jobs; one whose jid exists already is left out and reported."""
    if len(jobs) == 1:
        return _push_one(transaction, jobs[0])
    return _result(jobs, _insert(transaction, jobs))


def _result(jobs: Sequence[NewJob], twins: set[int]) -> PushResult:
    return PushResult(len(jobs) - len(twins), tuple(jobs[i].jid for i in sorted(twins)))


def _insert(transaction: Transaction, jobs: Sequence[NewJob]) -> set[int]:
    """Insert jobs and return the places of those whose jid exists already."""
    first = transaction.positions(len(jobs))
    queues = {name: transaction.queue(name) for name in dict.fromkeys(job.queue for job in jobs)}
    rows = [
        _new_row(id_, job, queues[job.queue], transaction.now)
        for id_, job in enumerate(jobs, first)
    ]
    added = Counter((row[3], row[2]) for row in rows)
    before = transaction.connection.total_changes()
    transaction.insert(_PUSH[0], rows, _PUSH[1])
    twins: set[int] = set()
    if transaction.connection.total_changes() - before != len(rows):
        twins = {id_ - first for id_ in _twins(transaction, {row[0]: row[1] for row in rows})}
        added.subtract((rows[i][3], rows[i][2]) for i in twins)
    for (queue, state), n in added.items():
        transaction.count(queue, state, n)
    transaction.add(PUSHED, len(rows) - len(twins))
    return twins


def _push_one(transaction: Transaction, job: NewJob) -> PushResult:
    """Insert one job, as most are pushed, without what it takes to look after many."""
    id_ = transaction.positions(1)
    row = _new_row(id_, job, transaction.queue(job.queue), transaction.now)
    transaction.execute(_PUSH_ONE, row)
    if not transaction.changes():
        return PushResult(0, (job.jid,))
    transaction.count(row[3], row[2], 1)
    transaction.add(PUSHED, 1)
    return PushResult(1)


def _new_row(id_: int, job: NewJob, queue: int, now: float) -> tuple[Any, ...]:
    """Return a job's values for `_PUSH`; its position is its id."""
    head = (id_, job.jid)
    if job.at is None or job.at <= now:
        tail = (queue, job.priority, id_, now, job.job_class, now, now, job.payload)
        return (*head, ENQUEUED, *tail)
    return (
        *head,
        SCHEDULED,
        queue,
        job.priority,
        id_,
        job.at,
        job.job_class,
        None,
        now,
        job.payload,
    )


def _twins(transaction: Transaction, jids: dict[int, str]) -> set[int]:
    """Return which of the new ids did not go in, because their jid was there."""
    source = "SELECT id FROM jobs WHERE id IN (SELECT value FROM json_each(?))"
    there = {row[0] for row in transaction.rows("id", source, (array(jids),))}
    return jids.keys() - there
