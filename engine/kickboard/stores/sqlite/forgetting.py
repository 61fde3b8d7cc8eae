"""Takes attempts out of the history whose jobs were never anybody's: those of load tests.

What is forgotten is found in a read, which no writer waits for, and deleted in small parts:
there is no index on the ids of past jobs.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import apsw

from kickboard.stores.base import Outcome
from kickboard.stores.sqlite.history import SIZE
from kickboard.stores.sqlite.store import SQLiteStore
from kickboard.stores.sqlite.transaction import (
    ATTEMPT_BYTES,
    ATTEMPTS,
    COMPLETED_KEPT,
    Transaction,
    array,
)

#: Attempts deleted in one transaction: some milliseconds.
_CHUNK = 1_000
_FIND = (
    f"SELECT id, outcome, {SIZE} FROM attempts WHERE id > ? AND jid >= ? AND jid < ?"
    " ORDER BY id LIMIT ?"
)


def forget_attempts(store: SQLiteStore, jids: str) -> int:
    """Delete the attempts of jobs whose jids begin with *jids*; return how many there were.

    The daily totals stay: those jobs were processed.

    Raises:
        StoreError: what was deleted until then is gone, the rest is there.
    """
    last = forgotten = 0
    while found := store._read(partial(_find, jids, last)):
        store._write(partial(_delete, found), len(found))
        last, forgotten = found[-1][0], forgotten + len(found)
    return forgotten


def _find(jids: str, after: int, connection: apsw.Connection) -> list[tuple[Any, ...]]:
    end = jids[:-1] + chr(ord(jids[-1]) + 1)
    return connection.execute(_FIND, (after, jids, end, _CHUNK)).fetchall()


def _delete(found: list[tuple[Any, ...]], transaction: Transaction) -> None:
    sql = "DELETE FROM attempts WHERE id IN (SELECT value FROM json_each(?))"
    transaction.execute(sql, (array(id_ for id_, _, _ in found),))
    transaction.add(ATTEMPTS, -len(found))
    transaction.add(ATTEMPT_BYTES, -sum(size for _, _, size in found))
    kept = sum(outcome == Outcome.COMPLETED for _, outcome, _ in found)
    transaction.add(COMPLETED_KEPT, -kept)
