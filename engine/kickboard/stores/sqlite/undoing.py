"""Puts jobs back where they stood before an operation touched them. Inside a transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, Protocol, TypeVar

from kickboard.stores.base import RestoredPart
from kickboard.stores.sqlite.operating import GIVEN, MADE, drop
from kickboard.stores.sqlite.transaction import DEAD, Transaction, array

T = TypeVar("T")

#: Jobs of one part, and where nobody watches how far it is.
PART, LARGE_PART = 1000, 5000
#: Beyond the number of any job.
_NEWEST = 2**63 - 1
_UNDO = (
    "UPDATE jobs SET state = undo.state, q = undo.q, pos = undo.pos, at = undo.at,"
    " enq_at = undo.enq_at, attempt = undo.attempt, op = undo.prior_op"
    " FROM undo WHERE undo.op = ? AND undo.job = jobs.id AND jobs.id IN " + GIVEN
)
_UNDOABLE = (
    "SELECT undo.job, jobs.state AS now_state, jobs.q AS now_q, undo.state, undo.q,"
    " jobs.op IS undo.op AS same, undo.pos FROM undo LEFT JOIN jobs ON jobs.id = undo.job"
    " WHERE undo.op = ? AND undo.job < ? ORDER BY undo.job DESC LIMIT ?"
)
_UNDOABLE_OF = _UNDOABLE.replace(
    " ORDER BY", f" AND undo.job IN (SELECT id FROM jobs WHERE jid IN {GIVEN}) ORDER BY"
)
_FORGET_MADE = f"DELETE FROM undo WHERE op = ? AND state = {MADE} AND pos IN {GIVEN}"
_COUNT_DOWN = "UPDATE operations SET n = n - ? WHERE id = ?"
_END = "DELETE FROM operations WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM undo WHERE op = ?1)"
_RESTORED = "job, now_state, now_q, state, q, same, pos"


class Write(Protocol):
    """Runs something in a transaction of its own."""

    def __call__(self, operation: Callable[[Transaction], T], rows: int) -> T:
        """Run *operation*, which touches so many *rows*."""
        ...


def parts(
    write: Write,
    op: int,
    jids: Sequence[str] | None,
    limit: int,
    dead_max: int | None = None,
) -> Iterator[RestoredPart]:
    """Put an operation's jobs back, *limit* in a transaction; those of *jids* in one."""
    if jids is not None:
        yield write(lambda tx: restore_some(tx, op, jids, dead_max), len(jids))
        return
    last: int | None = _NEWEST
    while last is not None:
        step = partial(restore, op=op, before=last, limit=limit, dead_max=dead_max)
        told, last = write(step, limit)
        yield told


class Part(NamedTuple):
    """What a part came to, and the last job of it; None: nothing is left."""

    told: RestoredPart
    last: int | None


def restore(
    transaction: Transaction, op: int, before: int, limit: int, dead_max: int | None
) -> Part:
    """Put up to *limit* jobs back where an operation found them, the newest *before* one of them.

    Those that Dead, which is to hold *dead_max* at most, has no room for stay where they are.
    """
    rows = transaction.rows(_RESTORED, _UNDOABLE, (op, before, limit))
    kept, full = _replaced(rows), _without_room(transaction, rows, dead_max)
    stay = kept | full
    going = [row for row in rows if row[0] not in stay]
    restored, missed = _put_back(transaction, op, going)
    if rows:
        sql = f"DELETE FROM undo WHERE op = ? AND job < ? AND job >= ? AND job NOT IN {GIVEN}"
        transaction.execute(sql, (op, before, rows[-1][0], array(stay)))
    transaction.execute(_COUNT_DOWN, (restored + missed, op))
    is_last = len(rows) < limit
    if is_last:
        transaction.execute(_END, (op,))
    part = RestoredPart(restored, missed + len(kept), len(full))
    return Part(part, None if is_last else rows[-1][0])


def restore_some(
    transaction: Transaction, op: int, jids: Sequence[str], dead_max: int | None
) -> RestoredPart:
    """Put those of an operation's jobs back that are named; the others can be later."""
    rows = transaction.rows(_RESTORED, _UNDOABLE_OF, (op, _NEWEST, array(jids), len(jids)))
    full = _without_room(transaction, rows, dead_max)
    rows = [row for row in rows if row[0] not in full]
    restored, missed = _put_back(transaction, op, rows)
    jobs = array(row[0] for row in rows)
    transaction.execute(f"DELETE FROM undo WHERE op = ? AND job IN {GIVEN}", (op, jobs))
    transaction.execute(_FORGET_MADE, (op, jobs))
    transaction.execute(_COUNT_DOWN, (len(rows), op))
    transaction.execute("DELETE FROM operations WHERE id = ? AND n <= 0", (op,))
    return RestoredPart(restored, missed, len(full))


def _without_room(
    transaction: Transaction, rows: list[list[Any]], dead_max: int | None
) -> set[int]:
    """Return those of *rows* that would go to Dead but are more than it is to hold."""
    if dead_max is None:
        return set()
    dead = [row[0] for row in rows if row[5] and row[3] == DEAD and row[1] != DEAD]
    return set(dead[max(0, dead_max - transaction.total(DEAD)) :])


def _replaced(rows: list[list[Any]]) -> set[int]:
    """Return the jobs that stay where they are: what came in their place has begun."""
    begun = {row[6] for row in rows if row[3] == MADE and not row[5]}
    return {row[0] for row in rows if row[0] in begun and row[5]}


def _put_back(transaction: Transaction, op: int, rows: list[list[Any]]) -> tuple[int, int]:
    """Put those of *rows* (`_RESTORED`) back to which nothing happened since.

    Returns:
        How many these are, and how many are not.
    """
    made = [row for row in rows if row[3] == MADE]
    rows = [row for row in rows if row[3] != MADE]
    back = [row for row in rows if row[5]]
    _drop_made(transaction, made, {row[0] for row in back})
    if back:
        transaction.execute(_UNDO, (op, array(row[0] for row in back)))
        for (old_state, old_queue, state, queue), n in Counter(
            (row[1], row[2], row[3], row[4]) for row in back
        ).items():
            transaction.count(old_queue, old_state, -n)
            transaction.count(queue, state, n)
    return len(back), len(rows) - len(back)


def _drop_made(transaction: Transaction, made: list[list[Any]], back: set[int]) -> None:
    """Delete what came in the place of jobs that are *back*, if nothing happened to it."""
    for row in made:
        if row[5] and row[6] in back:
            drop(transaction, [(row[0], row[2])], row[1])
