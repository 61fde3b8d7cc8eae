"""The programs that work on a file, and the place it is in."""

import os
from pathlib import Path

import pytest
from tests.stores.kit import job
from tests.stores.sqlite.test_health.looking import one

from kickboard.clock import ManualClock
from kickboard.stores.sqlite import SQLiteStore, files
from kickboard.stores.sqlite.health import Level, contents, examine, places


@pytest.mark.parametrize(
    ("version", "level"),
    [("3.40.1", Level.BAD), ("3.51.2", Level.BAD), ("3.51.3", Level.OK), ("3.54.1", Level.OK)],
)
def test_a_sqlite_that_may_damage_the_file_is_bad(version: str, level: Level) -> None:
    assert contents.sqlite_version(version).level is level


@pytest.mark.parametrize(
    ("free", "level"),
    [(10 * 2**20, Level.BAD), (100 * 2**20, Level.WARN), (10 * 2**30, Level.OK)],
)
def test_disk_space_is_judged(
    path: Path, monkeypatch: pytest.MonkeyPatch, free: int, level: Level
) -> None:
    path.touch()
    usage = type("usage", (), {"free": free})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)

    assert places.disk_space(path).level is level


@pytest.mark.parametrize(
    ("kind", "level"),
    [("nfs4", Level.BAD), ("virtiofs", Level.WARN), ("tmpfs", Level.WARN), ("ext4", Level.OK)],
)
def test_the_file_system_is_judged(
    path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, level: Level
) -> None:
    monkeypatch.setattr(files, "file_system", lambda _path: kind)

    finding = places.mount(path)

    assert finding.level is level
    assert kind in finding.text


def test_a_long_write_ahead_log_is_told(path: Path) -> None:
    path.touch()
    log = path.with_name("jobs.db-wal")
    log.touch()
    os.truncate(log, places.LONG_WAL + 1)

    assert places.wal(path).level is Level.WARN


def test_a_file_of_the_future_is_told(path: Path) -> None:
    path.touch()
    newest = path.stat().st_mtime

    assert places.clock(path, newest + 1).level is Level.OK
    back = places.clock(path, newest - 3600)
    assert (back.level, back.text) == (Level.WARN, "the file was written 3,600 s in the future")


def test_jobs_of_the_future_are_told(path: Path) -> None:
    clock = ManualClock()
    store = SQLiteStore(path, clock=clock)
    store.push([job("a")])
    store.close()
    earlier = ManualClock(clock.now() - 3600)

    assert "3,600 s in the future" in one(examine(path, clock=earlier), "job times").text


def test_a_folder_that_anybody_may_write_is_bad(path: Path) -> None:
    path.touch()
    path.parent.chmod(0o777)

    finding = places.folder(path)

    assert finding.level is Level.BAD
    path.parent.chmod(0o1777)  # as /tmp: nobody may remove what is not theirs
    assert places.folder(path).level is Level.OK
