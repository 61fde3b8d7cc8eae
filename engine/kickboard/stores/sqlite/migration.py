"""Bringing a file of an older Kickboard up to date: a copy first, then all steps or none.

Nothing happens while an engine works on the file: it would go on writing as it was made to.
The file is locked for writing from that look to the commit, so no engine can join between.
"""

from __future__ import annotations

import logging
import os
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import apsw

from kickboard.errors import StoreBusyError, StoreVersionError
from kickboard.stores.sqlite import schema
from kickboard.stores.sqlite.crash import crash_point
from kickboard.stores.sqlite.lease import inherit

log = logging.getLogger(__name__)

#: (version that a file has afterwards, the statements that take it there), without gaps.
MIGRATIONS: tuple[tuple[int, str], ...] = (
    (
        2,
        """ALTER TABLE attempts ADD COLUMN retry_in REAL;
        ALTER TABLE attempts ADD COLUMN progress REAL;
        ALTER TABLE attempts ADD COLUMN note TEXT;
        ALTER TABLE owners ADD COLUMN progress TEXT NOT NULL DEFAULT '[]';""",
    ),
    (
        3,
        """CREATE TABLE IF NOT EXISTS iterations(
          jid TEXT PRIMARY KEY, executions INTEGER NOT NULL DEFAULT 0, cursor BLOB,
          seconds REAL NOT NULL DEFAULT 0, cancelled REAL, at REAL NOT NULL) WITHOUT ROWID;""",
    ),
)

_BACKUP_PAGES = 1000


def needed(connection: apsw.Connection) -> bool:
    """Return whether the open file, which is ours, has an older schema than this program."""
    return int(connection.pragma("user_version")) < schema.SCHEMA_VERSION


def backup_path(path: Path, version: int) -> Path:
    """Return where the copy of a file of schema *version* is kept."""
    return path.with_name(f"{path.name}.backup-v{version}")


def migrate(connection: apsw.Connection, path: Path) -> None:
    """Copy the file beside itself, then take it to the present schema in one transaction.

    Raises:
        StoreBusyError: an engine works on it.
        StoreVersionError: there is no way from its version to ours.
        apsw.Error: nothing was changed.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = int(connection.pragma("user_version"))
        if version < schema.SCHEMA_VERSION:  # or another process was faster
            steps = _steps(version, path)
            _check_nobody_works(connection, path)
            copy = _back_up(path, version)
            for step in steps:
                connection.execute(step).fetchall()
            connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}").fetchall()
            crash_point("before-migration")
            connection.execute("COMMIT")
            crash_point("after-migration")
            log.warning(
                "%s was brought from schema %d to %d; as it was, it is kept in %s",
                path,
                version,
                schema.SCHEMA_VERSION,
                copy.name,
            )
    finally:
        if connection.in_transaction:
            with suppress(apsw.Error):
                connection.execute("ROLLBACK")


def _steps(version: int, path: Path) -> list[str]:
    """Return the statements of each step from *version* on."""
    steps = [(reached, sql) for reached, sql in MIGRATIONS if reached > version]
    if [reached for reached, _ in steps] != list(range(version + 1, schema.SCHEMA_VERSION + 1)):
        raise StoreVersionError(
            f"{path} has schema {version}, which this Kickboard (schema {schema.SCHEMA_VERSION}) "
            "cannot bring up to date any more: open it with a release in between first.",
            str(path),
        )
    return [sql for _, sql in steps]


def _check_nobody_works(connection: apsw.Connection, path: Path) -> None:
    owners: list[Any] = connection.execute("SELECT token, identity FROM owners").fetchall()
    for token, identity in owners:
        lease = inherit(path, token)
        if lease is None:
            raise StoreBusyError(
                f"{path} has an older schema, and the engine {identity} works on it: stop that "
                "engine, then open the store again to bring it up to date.",
                str(path),
            )
        lease.forget()  # it is dead; who recovers it will find it as it is


def _back_up(path: Path, version: int) -> Path:
    """Copy the file as it was before this transaction; return the finished copy's path."""
    copy = backup_path(path, version)
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)  # of a process that died over it
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    try:
        with (
            closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)) as source,
            closing(apsw.Connection(str(part), flags=apsw.SQLITE_OPEN_READWRITE)) as target,
        ):
            with target.backup("main", source, "main") as backup:
                while not backup.done:
                    backup.step(_BACKUP_PAGES)
            target.pragma("journal_mode", "DELETE")  # one file, that can be moved anywhere
        crash_point("before-backup")
        os.replace(part, copy)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return copy
