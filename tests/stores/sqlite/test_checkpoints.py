"""The write-ahead log goes back into the file and does not grow, whoever else is at work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import apsw
import pytest

from kickboard.stores.sqlite import checkpoints
from kickboard.stores.sqlite.checkpoints import Checkpoints

PAGES = 20


@pytest.fixture(autouse=True)
def few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "PAGES", PAGES)


class Disk(apsw.VFS):
    """The system's files; tells of what is written into a database, before it is."""

    def __init__(self) -> None:
        super().__init__("telling", apsw.vfs_names()[0])
        self.base = apsw.vfs_names()[0]
        self.on_write: Callable[[], None] = lambda: None

    def xOpen(self, name: Any, flags: list[int]) -> Any:  # noqa: N802
        return File(self, name, flags)


class File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        super().__init__(disk.base, name, flags)
        self._disk = disk
        self._tells = bool(flags[0] & apsw.SQLITE_OPEN_MAIN_DB)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        if self._tells:
            self._disk.on_write()
        super().xWrite(data, offset)


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    yield disk
    disk.unregister()


def connect(path: Path, vfs: str | None = None) -> apsw.Connection:
    connection = apsw.Connection(str(path), vfs=vfs)
    connection.pragma("journal_mode", "WAL")
    connection.wal_autocheckpoint(0)
    connection.execute("CREATE TABLE IF NOT EXISTS t (x)")
    return connection


def write(connection: apsw.Connection) -> None:
    connection.execute("INSERT INTO t VALUES (zeroblob(4000))")


def log_pages(path: Path) -> int:
    return path.with_name(f"{path.name}-wal").stat().st_size // 4096


def test_the_log_ends_although_another_adds_to_it_at_every_checkpoint(
    disk: Disk, tmp_path: Path
) -> None:
    path = tmp_path / "jobs.db"
    ours, theirs = connect(path, "telling"), connect(path)
    checkpoint = Checkpoints(ours)
    checkpoint.wanted = True
    added, is_first = 0, False

    def add() -> None:
        """Let the other commit when a checkpoint writes into the file: it has read its end."""
        nonlocal added, is_first
        if is_first:
            is_first = False
            with suppress(apsw.BusyError):
                write(theirs)
                added += 1

    disk.on_write = add
    for _ in range(10 * PAGES):
        write(ours)
        is_first = True
        checkpoint.after_commit()
        is_first = False

    assert added > PAGES
    assert log_pages(path) < 4 * PAGES
    theirs.close()
    ours.close()


def test_a_long_read_puts_a_checkpoint_off_and_harms_nobody(tmp_path: Path) -> None:
    path = tmp_path / "jobs.db"
    ours, reader = connect(path), connect(path)
    checkpoint = Checkpoints(ours)
    checkpoint.wanted = True
    write(ours)
    reader.execute("BEGIN").execute("SELECT count(*) FROM t").fetchall()

    for _ in range(5 * PAGES):
        write(ours)
        checkpoint.after_commit()
    grown = log_pages(path)
    reader.execute("COMMIT")
    for _ in range(5 * PAGES):
        write(ours)
        checkpoint.after_commit()

    assert grown >= 5 * PAGES
    assert log_pages(path) < 2 * grown
    assert ours.execute("SELECT count(*) FROM t").get == 10 * PAGES + 1
    reader.close()
    ours.close()


def test_who_leaves_it_to_the_engine_makes_no_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "jobs.db"
    ours = connect(path)
    checkpoint = Checkpoints(ours)

    for _ in range(5 * PAGES):
        write(ours)
        checkpoint.after_commit()

    assert log_pages(path) >= 5 * PAGES
    ours.close()
