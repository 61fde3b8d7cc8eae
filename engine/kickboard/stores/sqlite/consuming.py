"""A job's way from its queue: claimed, settled, given back, promoted. Each inside a transaction.

A claim is fenced by (row, number of the claim): whatever comes later names both, and what
was recovered, moved or deleted meanwhile no longer matches.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import apsw
import msgspec

from kickboard.stores.base import (
    Delivery,
    Done,
    Failed,
    Finished,
    Outcome,
    Promoted,
)
from kickboard.stores.sqlite import history
from kickboard.stores.sqlite.schema import TIMED
from kickboard.stores.sqlite.transaction import (
    BUSY,
    DEAD,
    DISCARDED,
    ENQUEUED,
    RETRY,
    SCHEDULED,
    Transaction,
    array,
)
from kickboard.stores.sqlite.writer import Repeat

_MESSAGE_CHARACTERS = 10_000

_CLAIMABLE = (
    "SELECT id, jid, class, payload, enq_at, prio, attempt, failed_at, suspect, strikes FROM jobs"
    " WHERE state = 0 AND q = ?{skip} ORDER BY prio, pos LIMIT ?"
)
_SKIP = " AND class NOT IN (SELECT value FROM json_each(?))"
_DELIVERY = "id, jid, class, hex(payload), enq_at, prio, attempt, failed_at, suspect, strikes"
_CLAIM = (
    "UPDATE jobs SET state = 3, owner = ?, run = ?, at = ?, started = 0, op = NULL"
    " WHERE id IN (SELECT value FROM json_each(?))"
)
_HELD = " WHERE id IN (SELECT value FROM json_each(?)) AND run = ? AND state = 3"
_DONE = "DELETE FROM jobs" + _HELD
_FAIL = (
    (
        "UPDATE jobs SET state = new.state, at = new.at, q = new.q, attempt = new.attempt,"
        " err_class = new.err_class, err_msg = new.err_msg, retried_at ="
        " CASE WHEN failed_at IS NULL THEN retried_at ELSE new.now END,"
        " failed_at = ifnull(failed_at, new.now), owner = NULL, run = NULL"
        " FROM new WHERE jobs.id = new.id AND jobs.run = new.run AND jobs.state = 3"
    ),
    "id, run, state, at, q, attempt, err_class, err_msg, now",
)
_RELEASE = "UPDATE jobs SET state = 0, owner = NULL, run = NULL, at = enq_at" + _HELD
_TO_THE_BACK = (
    "UPDATE jobs SET state = 0, owner = NULL, run = NULL, at = ?1, enq_at = ?1, pos = ?2 + mine.key"
    " FROM json_each(?3) AS mine WHERE jobs.id = mine.value AND run = ?4 AND state = 3"
)
_PROMOTE = (
    "UPDATE jobs SET state = 0, at = ?1, enq_at = ?1, op = NULL, pos = ?2 + due.key"
    " FROM json_each(?3) AS due WHERE jobs.id = due.value"
)
_DUE = " UNION ALL ".join(
    f"SELECT * FROM (SELECT id, q, state, at FROM jobs WHERE {TIMED} AND state = {state}"
    " AND at <= ? ORDER BY at, id LIMIT ?)"
    for state in (SCHEDULED, RETRY)
)
NEXT_DUE = " UNION ALL ".join(
    f"SELECT min(at) AS at FROM jobs WHERE {TIMED} AND state = {state}"
    for state in (SCHEDULED, RETRY)
)

#: From so many queues on it is worth asking first which have jobs at all.
_MANY = 8

_ClaimedRow = tuple[int, str, str, str, float, int, int | None, float | None, int, int]
_decode_claimed = msgspec.json.Decoder(list[_ClaimedRow]).decode


def claim(
    transaction: Transaction,
    owner: int,
    run: int,
    wanted: Sequence[tuple[str, int]],
    limit: int,
    skip: frozenset[str],
) -> list[Delivery]:
    """Take jobs for *owner* under the fence *run*, queue after queue."""
    if transaction.paused():
        return []
    deliveries: list[Delivery] = []
    if len(wanted) > _MANY:
        filled = transaction.find_filled(name for name, _ in wanted)
        wanted = [(name, most) for name, most in wanted if name in filled]
    for name, most in wanted:
        if len(deliveries) >= limit:
            break
        queue = transaction.find_queue(name)
        n = min(most, limit - len(deliveries))
        if queue is None or queue.paused or n <= 0:
            continue
        rows = _claimable(transaction, queue.id, n, skip)
        if not rows:
            continue
        ids = array(row[0] for row in rows)
        transaction.execute(_CLAIM, (owner, run, transaction.now, ids))
        transaction.count(queue.id, ENQUEUED, -len(rows))
        transaction.count(queue.id, BUSY, len(rows))
        deliveries += [_delivery(row, name, run) for row in rows]
    return deliveries


def _delivery(row: _ClaimedRow, queue: str, run: int) -> Delivery:
    id_, jid, job_class, payload, enqueued_at, priority, attempt, failed_at, suspect, strikes = row
    return Delivery(
        (id_, run),
        jid,
        job_class,
        queue,
        bytes.fromhex(payload),
        enqueued_at,
        priority,
        attempt,
        failed_at,
        suspect != 0,
        strikes,
    )


def _claimable(
    transaction: Transaction, queue: int, n: int, skip: frozenset[str]
) -> list[_ClaimedRow]:
    """Return the next *n* rows of a queue, or fewer if they are too large for one answer."""
    source = _CLAIMABLE.format(skip=_SKIP if skip else "")
    values = (queue, array(skip), n) if skip else (queue, n)
    sql = f"SELECT json_group_array(json_array({_DELIVERY})) FROM ({source})"
    try:
        return _decode_claimed(transaction.execute(sql, values).get)
    except apsw.TooBigError:
        if n == 1:
            raise
        return _claimable(transaction, queue, n // 2, skip)


class Settlement:
    """Successes and failures of deliveries, all settled in one go.

    Deletes first and asks later: that all were still ours is nearly always so, and the
    number of deleted rows tells. If it is short, the transaction is undone and repeated
    with the lost ones left out.
    """

    def __init__(
        self, done: Sequence[Done], failed: Sequence[Failed], sampler: history.Sampler
    ) -> None:
        self._done = done
        self._failed = failed
        self._failures = [history.failure(item) for item in failed]
        self._sampler = sampler
        self._careful = False

    def __call__(self, transaction: Transaction) -> Finished:
        """Settle, inside *transaction*."""
        done, failed, failures = self._done, self._failed, self._failures
        lost: list[Delivery] = []
        if self._careful:
            ours = _Holdings(transaction, [*_deliveries(done), *_deliveries(failed)])
            done = [item for item in done if ours.take(item.delivery)]
            kept = [ours.take(item.delivery) for item in failed]
            failed = [item for item, mine in zip(failed, kept, strict=True) if mine]
            failures = [row for row, mine in zip(failures, kept, strict=True) if mine]
            lost = ours.lost
        self._leave(transaction, done, failed)
        self._stay(transaction, [x for x in failed if x.outcome is not Outcome.DISCARDED])
        settled = [*_deliveries(done), *_deliveries(failed)]
        for queue, n in Counter(delivery.queue for delivery in settled).items():
            transaction.count(transaction.queue(queue), BUSY, -n)
        transaction.settle(len(done) + len(failed), len(failed))
        kept_done = history.completed(self._sampler.sample(done))
        history.record(transaction, [*failures, *kept_done])
        dead = transaction.total(DEAD) if self._failed else 0
        return Finished(len(done) + len(failed), tuple(lost), dead)

    def _leave(
        self, transaction: Transaction, done: Sequence[Done], failed: Sequence[Failed]
    ) -> None:
        """Delete what was done and what is discarded."""
        leaving = [item.delivery for item in done]
        leaving += [x.delivery for x in failed if x.outcome is Outcome.DISCARDED]
        deleted = 0
        for run, ids in _by_run(leaving).items():
            transaction.execute(_DONE, (array(ids), run))
            deleted += transaction.changes()
        self._expect(deleted, len(leaving))
        transaction.add(DISCARDED, len(leaving) - len(done))

    def _stay(self, transaction: Transaction, failed: Sequence[Failed]) -> None:
        """Put what failed where it goes: to be retried, or to the dead."""
        if not failed:
            return
        rows = []
        for item in failed:
            state, at = RETRY, item.at
            if item.outcome is Outcome.DEAD:
                state, at = DEAD, transaction.now
            queue = transaction.queue(item.queue)
            transaction.count(queue, state, 1)
            rows.append(
                (
                    *(*item.delivery.token, state, at, queue, item.retry_count),
                    history.clean(item.error_class),
                    history.clean(item.error_message[:_MESSAGE_CHARACTERS]),
                    transaction.now,
                )
            )
        self._expect(transaction.update_from(*_FAIL, rows), len(rows))

    def _expect(self, changed: int, wanted: int) -> None:
        if changed == wanted:
            return
        if self._careful:
            raise RuntimeError(f"{wanted} deliveries are ours, {changed} could be settled")
        self._careful = True
        raise Repeat


class _Holdings:
    """Which deliveries are still ours; each can be taken once."""

    def __init__(self, transaction: Transaction, deliveries: Sequence[Delivery]) -> None:
        source = (
            "SELECT id, run FROM jobs WHERE state = 3 AND id IN (SELECT value FROM json_each(?))"
        )
        ids = array(delivery.token[0] for delivery in deliveries)
        self._held = {(id_, run) for id_, run in transaction.rows("id, run", source, (ids,))}
        self.lost: list[Delivery] = []

    def take(self, delivery: Delivery) -> bool:
        """Return whether *delivery* is ours, and was not taken before."""
        if delivery.token in self._held:
            self._held.remove(delivery.token)
            return True
        self.lost.append(delivery)
        return False


def _deliveries(items: Iterable[Done | Failed]) -> list[Delivery]:
    return [item.delivery for item in items]


def _by_run(deliveries: Iterable[Delivery]) -> dict[int, list[int]]:
    """Return row ids by the number of the claim; few claims, so few statements."""
    runs: defaultdict[int, list[int]] = defaultdict(list)
    for delivery in deliveries:
        id_, run = delivery.token
        runs[run].append(id_)
    return runs


def mark_started(transaction: Transaction, delivery: Delivery) -> bool:
    """Note that a suspect is about to run."""
    transaction.execute("UPDATE jobs SET started = 1" + _HELD, _fence(delivery))
    return transaction.changes() == 1


def _fence(delivery: Delivery) -> tuple[str, int]:
    return array((delivery.token[0],)), delivery.token[1]


def release(transaction: Transaction, deliveries: Sequence[Delivery], *, front: bool) -> int:
    """Give deliveries back and return how many were ours.

    At the front each keeps its old position, so that the order holds also between several
    who give back; at the back they take new ones, and count as enqueued now.
    """
    groups: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for delivery in deliveries:
        groups[delivery.token[1], delivery.queue].append(delivery.token[0])
    released = 0
    for (run, name), ids in groups.items():
        if front:
            transaction.execute(_RELEASE, (array(ids), run))
        else:
            first = transaction.positions(len(ids))
            transaction.execute(_TO_THE_BACK, (transaction.now, first, array(ids), run))
        n = transaction.changes()
        queue = transaction.queue(name)
        transaction.count(queue, BUSY, -n)
        transaction.count(queue, ENQUEUED, n)
        released += n
    return released


def promote(transaction: Transaction, now: float, limit: int) -> Promoted:
    """Put what is due at the back of its queue, earliest first."""
    source = f"SELECT * FROM ({_DUE}) ORDER BY at, id LIMIT ?"
    due = transaction.rows("id, q, state", source, (now, limit, now, limit, limit))
    if due:
        first = transaction.positions(len(due))
        transaction.execute(_PROMOTE, (now, first, array(row[0] for row in due)))
        for (queue, state), n in Counter((row[1], row[2]) for row in due).items():
            transaction.count(queue, state, -n)
            transaction.count(queue, ENQUEUED, n)
    retries = sum(1 for row in due if row[2] == RETRY)
    next_due = transaction.execute(f"SELECT min(at) FROM ({NEXT_DUE})").get
    return Promoted(len(due), next_due, retries)
