"""Engine processes: how one joins and leaves, is asked things, and what the dead leave.

The poison rule: the first recovery only marks a job as suspect; a suspect's start is
written before it runs; only a recorded start counts. Otherwise one job that kills its
process would bury all that had been claimed with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from kickboard.errors import LeaseLostError
from kickboard.stores.base import Beat, Delivery, Outcome, ProcessInfo, Recovered
from kickboard.stores.sqlite import history
from kickboard.stores.sqlite.transaction import BUSY, DEAD, ENQUEUED, Transaction

#: Recorded starts that ended with the process, within so many seconds, that are enough.
STRIKES = 3
STRIKE_SECONDS = 72 * 3600.0
POISON_CLASS = "ProcessDied"
STRUCK_OFF = "This engine was taken for dead: its lock file is gone. Its jobs were given back."
_SIGNALS = frozenset(("quiet", "stop", "dump"))

_ORPHANS = (
    "SELECT jobs.*, queues.name FROM jobs JOIN queues ON queues.id = jobs.q"
    " WHERE state = 3 AND owner = ? ORDER BY prio, pos"
)
_RETURN = (
    (
        "UPDATE jobs SET state = 0, owner = NULL, run = NULL, at = enq_at, started = 0,"
        " suspect = 1, strikes = new.strikes, first_strike = new.first_strike"
        " FROM new WHERE jobs.id = new.id"
    ),
    "id, strikes, first_strike",
)
_BURY = (
    (
        "UPDATE jobs SET state = 4, at = new.now, owner = NULL, run = NULL, started = 0,"
        " err_class = new.err_class, err_msg = new.err_msg, strikes = 0, first_strike = NULL,"
        " retried_at = CASE WHEN failed_at IS NULL THEN retried_at ELSE new.now END,"
        " failed_at = ifnull(failed_at, new.now) FROM new WHERE jobs.id = new.id"
    ),
    "id, now, err_class, err_msg",
)


class _Orphan(NamedTuple):
    """A job whose process died, with its strikes brought up to date."""

    id: int
    jid: str
    job_class: str
    queue_id: int
    queue: str
    payload: bytes
    claimed_at: float
    enqueued_at: float
    priority: int
    attempt: int | None
    run: int
    strikes: int
    first_strike: float | None

    @property
    def is_poison(self) -> bool:
        return self.strikes >= STRIKES


def join(transaction: Transaction, token: str, me: ProcessInfo) -> int:
    """Write an engine process down; return its number, which no other ever has."""
    sql = (
        "INSERT INTO owners(token, identity, info, beat_at, concurrency)"
        " VALUES (?, ?, ?, ?, ?) RETURNING id"
    )
    info = msgspec.json.encode(me).decode()
    values = (token, me.identity, info, transaction.now, me.concurrency)
    return int(transaction.execute(sql, values).get)


def leave(transaction: Transaction, owner: int) -> int:
    """Give back what *owner* still holds, without prejudice, and strike it off."""
    held = transaction.rows("q", "SELECT q FROM jobs WHERE state = 3 AND owner = ?", (owner,))
    transaction.execute(
        "UPDATE jobs SET state = 0, owner = NULL, run = NULL, at = enq_at"
        " WHERE state = 3 AND owner = ?",
        (owner,),
    )
    _recount(transaction, Counter(row[0] for row in held), ENQUEUED)
    transaction.execute("DELETE FROM owners WHERE id = ?", (owner,))
    transaction.cache.engine_up = None
    return len(held)


def _recount(transaction: Transaction, queues: Counter[int], state: int) -> None:
    for queue, n in queues.items():
        transaction.count(queue, BUSY, -n)
        transaction.count(queue, state, n)


def check(transaction: Transaction, owner: int) -> None:
    """Make sure that what *owner* claims now can be recovered from it one day.

    Raises:
        LeaseLostError: it was struck off.
    """
    if transaction.cache.alive == owner:
        return
    if transaction.execute("SELECT 1 FROM owners WHERE id = ?", (owner,)).get is None:
        raise LeaseLostError(STRUCK_OFF)
    transaction.cache.alive = owner


def heartbeat(transaction: Transaction, owner: int, beat: Beat) -> list[str]:
    """Write a beat down; return what was asked of this process since the last.

    Raises:
        LeaseLostError: the process was struck off, as somebody removed its lock file.
    """
    sql = "SELECT asked FROM owners WHERE id = ?"
    asked: str | None = transaction.execute(sql, (owner,)).get
    if asked is None:
        raise LeaseLostError(STRUCK_OFF)
    transaction.execute(
        "UPDATE owners SET beat_at = ?, busy = ?, concurrency = ?, quiet = ?, rss_kb = ?,"
        " progress = ?, asked = '' WHERE id = ?",
        (
            *(transaction.now, beat.busy, beat.concurrency, beat.quiet, beat.rss_kb),
            msgspec.json.encode(beat.progress).decode(),
            owner,
        ),
    )
    return asked.split()


def ask(transaction: Transaction, identity: str, what: str) -> bool:
    """Ask a process to quiet, stop or dump; it learns of it with its next heartbeat."""
    if what not in _SIGNALS:
        raise ValueError(f"a process can be asked to {sorted(_SIGNALS)}, not {what!r}")
    sql = "UPDATE owners SET asked = trim(asked || ' ' || ?) WHERE identity = ?"
    transaction.execute(sql, (what, identity))
    return transaction.changes() > 0


def recover(
    transaction: Transaction,
    dead: Sequence[tuple[int, str]],
    begun: Mapping[int, set[tuple[int, int]] | None],
) -> Recovered:
    """Give back what the *dead* (number, identity) held, and strike them off.

    *begun* has the tokens that each had started; None, not known, counts as all of them.
    """
    known = {row[0] for row in transaction.rows("id", "SELECT id FROM owners")}
    dead = [owner for owner in dead if owner[0] in known]  # another may have been faster
    returned = poisoned = started = 0
    for owner, _ in dead:
        orphans = _orphans(transaction, owner)
        poison = [orphan for orphan in orphans if orphan.is_poison]
        others = [orphan for orphan in orphans if not orphan.is_poison]
        _return(transaction, others)
        _bury(transaction, poison)
        history.record(transaction, [_attempt(orphan) for orphan in orphans])
        transaction.execute("DELETE FROM owners WHERE id = ?", (owner,))
        returned += len(others)
        poisoned += len(poison)
        known_starts = begun[owner]
        started += sum(known_starts is None or (one.id, one.run) in known_starts for one in others)
    transaction.cache.engine_up = None
    return Recovered(returned, poisoned, tuple(identity for _, identity in dead), started)


def _orphans(transaction: Transaction, owner: int) -> list[_Orphan]:
    rows = transaction.rows(
        "id, jid, class, q, name, hex(payload), at, enq_at, prio, attempt, run, strikes,"
        " first_strike, suspect AND started",
        _ORPHANS,
        (owner,),
    )
    return [_orphan(row, transaction.now) for row in rows]


def _orphan(row: list[Any], now: float) -> _Orphan:
    *columns, strikes, first_strike, guilty = row
    columns[5] = bytes.fromhex(columns[5])
    if guilty:
        if first_strike is None or now - first_strike > STRIKE_SECONDS:
            strikes, first_strike = 0, now
        strikes += 1
    return _Orphan._make((*columns, strikes, first_strike))


def _return(transaction: Transaction, orphans: Sequence[_Orphan]) -> None:
    rows = [(orphan.id, orphan.strikes, orphan.first_strike) for orphan in orphans]
    transaction.update_from(*_RETURN, rows)
    _recount(transaction, Counter(orphan.queue_id for orphan in orphans), ENQUEUED)


def _bury(transaction: Transaction, orphans: Sequence[_Orphan]) -> None:
    rows = [(orphan.id, transaction.now, POISON_CLASS, _poison_message()) for orphan in orphans]
    transaction.update_from(*_BURY, rows)
    _recount(transaction, Counter(orphan.queue_id for orphan in orphans), DEAD)
    transaction.settle(len(orphans), len(orphans))


def _poison_message() -> str:
    hours = round(STRIKE_SECONDS / 3600)
    return f"Poison: the process running it died {STRIKES} times in {hours} hours."


def _attempt(orphan: _Orphan) -> history.AttemptRow:
    delivery = Delivery(
        (orphan.id, 0),
        orphan.jid,
        orphan.job_class,
        orphan.queue,
        orphan.payload,
        orphan.enqueued_at,
        orphan.priority,
        orphan.attempt,
    )
    outcome, message = Outcome.PROCESS_DIED, "Its process died while it held this job."
    if orphan.is_poison:
        outcome, message = Outcome.POISON, _poison_message()
    return history.AttemptRow(delivery, orphan.claimed_at, 0.0, outcome, POISON_CLASS, message)
