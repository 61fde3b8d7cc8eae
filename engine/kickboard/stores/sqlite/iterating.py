"""How far iterable jobs are, in a store file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

import apsw

from kickboard.stores.iteration import STATE_SECONDS, Iteration, cursor_of
from kickboard.stores.sqlite.transaction import Transaction, array

T = TypeVar("T")

_READ = (
    "SELECT jid, executions, cursor, seconds, cancelled FROM iterations"
    " WHERE jid IN (SELECT value FROM json_each(?))"
)
_KEEP = """INSERT INTO iterations(jid, executions, cursor, seconds, at) VALUES(?, ?, ?, ?, ?)
  ON CONFLICT(jid) DO UPDATE SET executions = excluded.executions, cursor = excluded.cursor,
  seconds = excluded.seconds, at = excluded.at"""
_CANCEL = """INSERT INTO iterations(jid, cancelled, at) VALUES(?1, ?2, ?2)
  ON CONFLICT(jid) DO UPDATE SET cancelled = coalesce(cancelled, excluded.cancelled)"""


class Iterating:
    """The verbs of iterable jobs of `SQLiteStore`."""

    def keep_iteration(
        self, jid: str, executions: int, cursor: bytes, seconds: float
    ) -> float | None:
        """Keep how far an iterable job is; return when it was asked to end, if it was.

        A power cut may take that, with as much as ran since the latest commit that waited.
        """
        return self._note(partial(_keep, jid, executions, cursor, seconds))

    def cancel_iteration(self, jid: str) -> float:
        """Ask an iterable job to end; return when that was first asked."""
        return self._write(partial(_cancel, jid))

    def drop_iteration(self, jid: str) -> None:
        """Forget how far a job is: it is done."""
        self._note(partial(_drop, jid))

    def iterations(self, jids: Sequence[str]) -> dict[str, Iteration]:
        """Return how far each of *jids* is that is known."""
        return self._read(lambda connection: read(connection, jids))

    def _write(self, operation: Callable[[Transaction], T], rows: int = 1) -> T:
        raise NotImplementedError

    def _note(self, operation: Callable[[Transaction], T], rows: int = 1) -> T:
        raise NotImplementedError

    def _read(self, operation: Callable[[apsw.Connection], T]) -> T:
        raise NotImplementedError


def read(connection: apsw.Connection, jids: Sequence[str]) -> dict[str, Iteration]:
    """Return how far each of *jids* is that is known."""
    rows: list[tuple[Any, ...]] = connection.execute(_READ, (array(jids),)).fetchall()
    return {
        jid: Iteration(executions, cursor_of(cursor), seconds, cancelled)
        for jid, executions, cursor, seconds, cancelled in rows
    }


def forget_old(transaction: Transaction, limit: int) -> None:
    """Forget what nobody wrote for a month, *limit* jobs at most."""
    transaction.execute(
        "DELETE FROM iterations WHERE jid IN (SELECT jid FROM iterations WHERE at < ? LIMIT ?)",
        (transaction.now - STATE_SECONDS, limit),
    )


def _keep(
    jid: str, executions: int, cursor: bytes, seconds: float, transaction: Transaction
) -> float | None:
    transaction.execute(_KEEP, (jid, executions, cursor, seconds, transaction.now))
    return _cancelled(transaction, jid)


def _cancel(jid: str, transaction: Transaction) -> float:
    transaction.execute(_CANCEL, (jid, transaction.now))
    return float(_cancelled(transaction, jid) or 0.0)


def _drop(jid: str, transaction: Transaction) -> None:
    transaction.execute("DELETE FROM iterations WHERE jid = ?", (jid,))


def _cancelled(transaction: Transaction, jid: str) -> float | None:
    found = transaction.execute("SELECT cancelled FROM iterations WHERE jid = ?", (jid,)).get
    return None if found is None else float(found)
