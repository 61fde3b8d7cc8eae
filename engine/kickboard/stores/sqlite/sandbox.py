"""A sandbox: a store file with a clock of its own, in which hours pass in seconds.

Two rows of ``meta`` make one: ``sandbox`` names the very file they stand in, so that a copy
of it, put in a user's place, is an ordinary store on real time again; ``clock`` is the
course of its time. Who opens the file runs on it and needs to be told nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import apsw
import msgspec

from kickboard.errors import StoreCorruptError, StoreError, StoreReadOnlyError
from kickboard.sandbox_clock import ClockRow, SandboxClock, outside
from kickboard.stores.base import Attempt
from kickboard.stores.sqlite import history
from kickboard.stores.sqlite.connection import translate
from kickboard.stores.sqlite.opening import open_file
from kickboard.stores.sqlite.reading import next_due
from kickboard.stores.sqlite.transaction import BUSY, ENQUEUED, Transaction

log = logging.getLogger(__name__)

T = TypeVar("T")

_WRITE = "INSERT INTO meta(k, v) VALUES (?, ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v"
_UNDER_WAY = f"SELECT ifnull(sum(n), 0) FROM counts WHERE q > 0 AND k IN ({ENQUEUED}, {BUSY})"
_ATTEMPTS = (
    f"SELECT id, {history.ATTEMPT.format(trace='NULL')} FROM attempts"
    " WHERE id > ? ORDER BY id LIMIT ?"
)


class _Write(Protocol):
    def __call__(self, operation: Callable[[Transaction], T]) -> T:
        """Run *operation* in a transaction of the file."""
        ...


class _Read(Protocol):
    def __call__(self, look: Callable[[apsw.Connection], T]) -> T:
        """Let *look* read the file."""
        ...


def find_row(connection: apsw.Connection, path: Path) -> ClockRow | None:
    """Return the course of time in the file *path*, None when it is no sandbox.

    Raises:
        StoreCorruptError: its clock cannot be read.
    """
    found: dict[str, Any] = dict(
        connection.execute("SELECT k, v FROM meta WHERE k IN ('sandbox', 'clock')")
    )
    if "clock" not in found:
        return None
    if found.get("sandbox") != str(path.resolve()):
        log.warning("%s was a sandbox elsewhere; here it is a store on real time", path)
        return None
    try:
        return msgspec.json.decode(found["clock"], type=ClockRow)
    except (msgspec.MsgspecError, TypeError, ValueError) as error:
        raise StoreCorruptError(
            f"the clock of sandbox {path} is damaged: {error}", str(path)
        ) from error


def make(path: Path, row: ClockRow) -> None:
    """Make a new store at *path* that is a sandbox, its time running on *row*.

    Raises:
        StoreError: it cannot be made, or something is there already.
    """
    if path.exists():
        raise StoreError(f"{path} is there already; a sandbox is a new file.", str(path))
    connection = open_file(path, "normal", read_only=False)
    if connection is None:
        raise StoreReadOnlyError(f"{path} may not be written.", str(path))
    try:
        with connection:
            connection.execute(_WRITE, ("sandbox", str(path.resolve())))
            _write_row(connection, row)
    except apsw.Error as error:
        raise translate(error, path) from error
    finally:
        connection.close()


def _write_row(connection: apsw.Connection, row: ClockRow) -> None:
    connection.execute(_WRITE, ("clock", msgspec.json.encode(row).decode()))


class Sandbox:
    """The sandbox side of an open store. Thread-safe.

    Attributes:
        clock: Where everybody's time comes from.
    """

    def __init__(self, clock: SandboxClock, path: Path, write: _Write, read: _Read) -> None:
        self.clock = clock
        self._path = path
        self._write = write
        self._read = read

    def refresh(self) -> None:
        """Follow what another process wrote."""
        row = self._read(lambda connection: find_row(connection, self._path))
        if row is not None:
            self.clock.follow(row)

    def steer(self, change: Callable[[ClockRow], ClockRow]) -> ClockRow:
        """Write what *change* makes of the present row, follow it, and return it.

        Raises:
            StoreError: nothing was changed.
        """

        def operation(transaction: Transaction) -> ClockRow:
            row = find_row(transaction.connection, self._path) or self.clock.row
            row = change(row)
            _write_row(transaction.connection, row)
            return row

        row = self._write(operation)
        self.clock.follow(row)
        return row

    def set_rate(self, rate: float, longest: float | None = None) -> ClockRow:
        """Let time run *rate* times as fast (0: stand still) in a moment; see `ClockRow`."""
        return self.steer(lambda row: row.steered(outside(), rate, longest))

    def leap(self, due: float) -> ClockRow:
        """Let it be *due* now, unless that is over already."""
        return self.steer(lambda row: row.leapt(outside(), due))

    def idle_until(self) -> float | None:
        """Return when the next job is due; None when one waits or runs, or none is to come."""

        def look(connection: apsw.Connection) -> float | None:
            under_way = cast(int, connection.execute(_UNDER_WAY).get)
            return None if under_way else next_due(connection)

        return self._read(look)

    def attempts_after(self, number: int, limit: int = 1000) -> list[tuple[int, Attempt]]:
        """Return attempts with a number above *number*, in the order they were settled."""
        rows: list[Any] = self._read(
            lambda connection: connection.execute(_ATTEMPTS, (number, limit)).fetchall()
        )
        return [(row[0], history.attempt(row[1:])) for row in rows]
