"""Is the store in a file well? What `kickboard doctor` asks; it looks and changes nothing.

Each check is a function that returns a `Finding`: what was found, how bad that is, and one
sentence on what to do now. What is damaged so badly that it cannot be read is a finding, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path

import apsw

from kickboard.clock import Clock, SystemClock
from kickboard.errors import StoreCorruptError, StoreError, StoreUnavailableError
from kickboard.sandbox_clock import SandboxClock
from kickboard.stores.finding import OPENING, Finding, Level, bad, is_readable, ok, warn
from kickboard.stores.sqlite import schema
from kickboard.stores.sqlite.connection import Readers
from kickboard.stores.sqlite.health import contents, owners, places
from kickboard.stores.sqlite.sandbox import find_row

__all__ = ["OPENING", "Finding", "Level", "examine", "is_readable"]


def examine(
    path: Path, *, deep: bool = False, known: Set[str] | None = None, clock: Clock | None = None
) -> list[Finding]:
    """Look at the store file *path*; return everything that was found.

    Args:
        path: The file; it must exist.
        deep: Compare every index with its rows, too; minutes for a large file.
        known: Names of job classes that somebody can run; None: not to be compared.
        clock: This machine's time; None: the system's.

    Raises:
        StoreUnavailableError: there is no such file.
    """
    if not path.exists():
        raise StoreUnavailableError(f"There is no store at {path} yet.", str(path))
    clock = clock or SystemClock()
    around = list(places.look(path, clock.now()))  # before SQLite makes files beside it
    found: list[Finding] = []
    try:
        found.extend(_contents(path, deep, known, clock))  # what comes before an error stays
    except StoreCorruptError as error:
        found.append(bad(OPENING, str(error), contents.salvage_advice(path)))
    except StoreError as error:
        found.append(bad(OPENING, str(error), "See to that first, then run the doctor again."))
    return found + around


def _contents(path: Path, deep: bool, known: Set[str] | None, clock: Clock) -> Iterator[Finding]:
    if path.is_symlink():
        raise StoreError(f"{path} is a symbolic link; name the file itself.", str(path))
    if not path.stat().st_size:
        text = "the file is empty: the first job makes it a store"
        yield warn("integrity", text, "If there were jobs in it, put a copy back in its place.")
        return
    readers = Readers(path)
    try:
        with readers.read() as connection:
            yield from _look(connection, path, deep, known, clock)
    finally:
        readers.close()


def _look(
    connection: apsw.Connection, path: Path, deep: bool, known: Set[str] | None, clock: Clock
) -> Iterator[Finding]:
    if schema.is_new(connection, str(path)):
        yield ok("integrity", "a new file without a single job")
        return
    whole = contents.integrity(connection, path, deep=deep)
    yield whole
    yield from contents.versions(connection)
    if whole.level is Level.BAD:
        return  # the rest would count on what is not so
    row = find_row(connection, path)
    now = (SandboxClock(row) if row is not None else clock).now()
    engines = owners.owners(connection, path)
    yield contents.counts(connection)
    yield from owners.look(engines, path, now)
    yield contents.paused(connection)
    yield from contents.waiting(connection, engines, now)
    yield contents.classes(connection, known)
    yield contents.times(connection, now)
