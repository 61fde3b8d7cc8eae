"""Connections to a store file: how they are set, and what their errors mean.

SQLite's own busy wait is unfair (1 to 100 ms steps); ours is in the writer. So every
connection here has a busy timeout of 0 for writers, and a short one for readers, who in
WAL mode meet a lock only while a file is recovered or closed.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import apsw

from kickboard.errors import (
    StoreBusyError,
    StoreCorruptError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
    StoreUnavailableError,
)
from kickboard.stores.sqlite.files import note_closed, note_open

_READER_WAIT_MS = 2000
#: Of a reader little is enough: what it holds is void after the next commit, and a search
#: through everything meets no page twice. There are as many readers as threads that read.
_CACHE_KB = {"writer": 65_536, "reader": 1_024}
_JOURNAL_BYTES = 64 * 1024 * 1024
#: Readers kept for the next caller; more are opened while more threads read at once.
_IDLE_READERS = 4

_MESSAGES: tuple[tuple[type[apsw.Error], type[StoreError], str], ...] = (
    (
        apsw.BusyError,
        StoreBusyError,
        "{path} is locked by another process for too long; close what holds it or try again.",
    ),
    (apsw.LockedError, StoreBusyError, "{path} is locked inside this process; try again."),
    (
        apsw.FullError,
        StoreFullError,
        "There is no room left for {path}: free some space. What is stored is safe.",
    ),
    (
        apsw.ReadOnlyError,
        StoreReadOnlyError,
        "{path} may not be written; it can be looked at only.",
    ),
    (
        apsw.CorruptError,
        StoreCorruptError,
        "{path} is damaged ({error}). Stop, keep the file, and restore a copy.",
    ),
    (apsw.NotADBError, StoreCorruptError, "{path} is not a Kickboard store ({error})."),
    (
        apsw.IOError,
        StoreUnavailableError,
        "The disk that holds {path} fails ({error}): check it, then try again.",
    ),
    (
        apsw.CantOpenError,
        StoreUnavailableError,
        "{path} cannot be opened ({error}): does its folder exist, may it be used?",
    ),
)


def translate(error: Exception, path: Path | str) -> Exception:
    """Return the `StoreError` that says what *error* of SQLite means and what to do.

    Anything that is not SQLite's comes back as it is.
    """
    if not isinstance(error, apsw.Error):
        return error
    for kind, ours, message in _MESSAGES:
        if isinstance(error, kind):
            return ours(message.format(path=path, error=error), str(path))
    return StoreError(f"SQLite refused: {error} ({path})", str(path))


def open_writer(path: Path, durability: str) -> apsw.Connection:
    """Open *path* for writing. It must exist (`files.prepare`).

    Args:
        path: The store file.
        durability: "full" syncs at every commit, "normal" may lose the last ones when
            the power fails, and never corrupts.
    """
    connection = apsw.Connection(
        str(path), flags=apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_NOFOLLOW
    )
    try:
        connection.set_busy_timeout(0)
        connection.pragma("synchronous", "FULL" if durability == "full" else "NORMAL")
        if sys.platform == "darwin" and durability == "full":
            connection.pragma("fullfsync", 1)
        connection.pragma("temp_store", "MEMORY")
        connection.pragma("cache_size", -_CACHE_KB["writer"])
        _add_functions(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def start_wal(connection: apsw.Connection) -> None:
    """Switch a file that has its schema to write-ahead logging; needs it for a moment alone."""
    if connection.pragma("journal_mode", "WAL") != "wal":
        raise StoreError("write-ahead logging cannot be used there", connection.filename)
    connection.pragma("journal_size_limit", _JOURNAL_BYTES)
    connection.wal_autocheckpoint(0)


def open_reader(path: Path, *, alone: bool = False) -> apsw.Connection:
    """Open *path* for looking only.

    Args:
        path: The store file.
        alone: Nobody may be writing it: then a folder that may not be written will do, too.
    """
    try:
        connection = apsw.Connection(
            str(path), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_NOFOLLOW
        )
        connection.set_busy_timeout(_READER_WAIT_MS)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        if not alone or path.with_name(path.name + "-wal").exists():
            raise
        # A read-only folder: nobody can write beside it, so nothing can change.
        connection = apsw.Connection(
            f"{path.absolute().as_uri()}?immutable=1",
            flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI,
        )
    connection.pragma("query_only", 1)
    connection.pragma("temp_store", "MEMORY")
    connection.pragma("cache_size", -_CACHE_KB["reader"])
    _add_functions(connection)
    return connection


def _add_functions(connection: apsw.Connection) -> None:
    """Give SQL the function that a query for ``group:`` uses."""
    connection.create_scalar_function("error_group", _error_group, 3, deterministic=True)


def _error_group(*values: Any) -> str | None:
    """Return the group of (class, message, trace)."""
    from kickboard.stores.sqlite import failures  # noqa: PLC0415 - an engine asks for no group

    return failures.error_group(*values)


class Readers:
    """Query-only connections, one a reading thread at a time, kept for the next. Thread-safe."""

    def __init__(self, path: Path, *, alone: bool = False) -> None:
        self._path = path
        self._alone = alone
        self._idle: list[apsw.Connection] = []  # list's append and pop are atomic
        self._closed = False
        self._lock = threading.Lock()
        self._watching: apsw.Connection | None = None  # guarded by _lock
        self._identity = note_open(path)

    @contextmanager
    def read(self) -> Iterator[apsw.Connection]:
        """Lend a connection inside one read transaction: all its reads see one moment.

        Raises:
            StoreError: the file cannot be read; what was being done is over.
        """
        connection = self._take()
        try:
            connection.execute("BEGIN")
            yield connection
        except apsw.Error as error:
            raise translate(error, self._path) from error
        finally:
            if connection.in_transaction:
                with suppress(apsw.Error):
                    connection.execute("COMMIT")
            self._give_back(connection)

    def _take(self) -> apsw.Connection:
        if self._closed:
            raise StoreError(f"The store {self._path} is closed.", str(self._path))
        try:
            return self._idle.pop()
        except IndexError:
            pass
        try:
            return open_reader(self._path, alone=self._alone)
        except apsw.Error as error:
            raise translate(error, self._path) from error

    def _give_back(self, connection: apsw.Connection) -> None:
        if self._closed or len(self._idle) >= _IDLE_READERS:
            connection.close()
        else:
            self._idle.append(connection)

    def version(self) -> int:
        """Return a number that is another one once anybody wrote."""
        with self._lock:
            if self._watching is None:
                self._watching = self._take()
            try:
                found: int = self._watching.execute("PRAGMA data_version").get
            except apsw.Error as error:
                raise translate(error, self._path) from error
        return found

    def close(self) -> None:
        """Close what is idle; what is lent closes when it comes back."""
        if self._closed:
            return
        self._closed = True
        with self._lock:
            if self._watching is not None:
                self._watching.close()
                self._watching = None
        while self._idle:
            self._idle.pop().close()
        note_closed(self._identity)
