"""Opening a store file: made or recognised, never touched when it is another program's."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import apsw

from kickboard.errors import StoreVersionError
from kickboard.stores.sqlite import files, migration, schema
from kickboard.stores.sqlite.connection import open_reader, open_writer, start_wal, translate
from kickboard.stores.sqlite.crash import crash_point
from kickboard.stores.sqlite.writer import BUSY_SECONDS

T = TypeVar("T")

_RETRY_SECONDS = 0.002


def open_file(path: Path, durability: str, *, read_only: bool) -> apsw.Connection | None:
    """Open *path* for writing, with the schema in it; None if it can only be read.

    Raises:
        StoreError: it is not ours, newer, damaged, or not to be had.
    """
    writable = files.prepare(path, read_only=read_only)
    try:
        if not writable:
            _patiently(lambda: _check_version(path))
            return None
        # Even a pragma meets a lock while another process recovers or closes the file.
        connection = _patiently(lambda: open_writer(path, durability))
        try:
            _settle(connection, path)
        except BaseException:
            connection.close()
            raise
    except apsw.Error as error:
        raise translate(error, path) from error
    return connection


def _check_version(path: Path) -> None:
    connection = open_reader(path, alone=True)
    try:
        if not schema.is_new(connection, str(path)) and migration.needed(connection):
            raise StoreVersionError(
                f"{path} has an older schema: open it for writing once, to bring it up to date.",
                str(path),
            )
    finally:
        connection.close()


def _settle(connection: apsw.Connection, path: Path) -> None:
    """Make the schema, or bring it up to date, then switch to write-ahead logging.

    In this order: a process that dies between leaves a file that knows whose it is.
    """
    if _patiently(lambda: schema.is_new(connection, str(path))):
        _patiently(lambda: _create(connection, path))
    if migration.needed(connection):
        _patiently(lambda: migration.migrate(connection, path))
    _patiently(lambda: start_wal(connection))


def _create(connection: apsw.Connection, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if schema.is_new(connection, str(path)):  # or another process was faster
            schema.create(connection)
        crash_point("before-schema")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    crash_point("after-schema")


def _patiently(step: Callable[[], T]) -> T:
    """Do *step*, again and again while another process has the file locked."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return step()
        except apsw.BusyError:
            if time.monotonic() > deadline:
                raise
        threading.Event().wait(_RETRY_SECONDS)
