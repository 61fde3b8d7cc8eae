"""What a look at a store finds: each check on one that is well, and on one that is not."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from tests.stores.kit import job, process
from tests.stores.sqlite.neighbour import Neighbour

from kickboard.clock import ManualClock
from kickboard.errors import StoreUnavailableError
from kickboard.stores.base import Beat
from kickboard.stores.sqlite import SQLiteStore, files, schema
from kickboard.stores.sqlite.health import Finding, Level, contents, examine, is_readable, places
from kickboard.stores.sqlite.health.owners import writing
from kickboard.stores.sqlite.lease import lock_path

ALWAYS = {
    "integrity",
    "schema",
    "programs",
    "counts",
    "engines",
    "lock files",
    "write lock",
    "paused",
    "waiting jobs",
    "due jobs",
    "classes",
    "job times",
    "permissions",
    "owner",
    "folder",
    "disk space",
    "file system",
    "write-ahead log",
    "clock",
}


@pytest.fixture(autouse=True)
def on_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the tests' folder is: what it is on is no matter of these tests."""
    monkeypatch.setattr(files, "file_system", lambda _path: "ext4")


@pytest.fixture
def store(path: Path) -> Iterator[SQLiteStore]:
    """A store on the machine's own time."""
    opened = SQLiteStore(path)
    yield opened
    opened.close()


def one(found: list[Finding], check: str) -> Finding:
    """Return the finding of a check that must be there once."""
    [finding] = [finding for finding in found if finding.check == check]
    return finding


def raw(path: Path, sql: str) -> None:
    """Change a file behind the store's back."""
    connection = apsw.Connection(str(path))
    connection.execute(sql).fetchall()
    connection.close()


def test_a_store_at_work_is_well(store: SQLiteStore, path: Path) -> None:
    store.register(process())
    store.push([job("a")])

    found = examine(path, known={"EmailJob"})

    assert {finding.check for finding in found} == ALWAYS
    assert [finding for finding in found if finding.level is not Level.OK] == []
    assert is_readable(found)
    assert one(found, "engines").text == "host:1:a works, 0 jobs in hand"
    assert one(found, "lock files").text == "1 held, none left behind"


def test_looking_changes_nothing(path: Path) -> None:
    SQLiteStore(path).close()
    before = path.read_bytes()

    examine(path, deep=True)

    assert path.read_bytes() == before


def test_whatever_is_not_well_comes_with_what_to_do(store: SQLiteStore, path: Path) -> None:
    store.push([job("a"), job("b", queue="low")])
    store.pause("low", paused=True)
    path.chmod(0o644)

    found = examine(path, known=set())

    seen_to = {finding.check for finding in found if finding.level is not Level.OK}
    assert seen_to == {"waiting jobs", "paused", "classes", "permissions"}
    assert all(f.advice.endswith((".", "MODULE", "QUEUE", "default")) or "chmod" in f.advice
               for f in found if f.check in seen_to)  # fmt: skip
    assert one(found, "permissions").advice.startswith("Run: chmod 600 ")
    assert "jobs.db" in one(found, "permissions").text
    assert "EmailJob (2 jobs)" in one(found, "classes").text


# -- damage


def test_a_damaged_page_is_found(path: Path) -> None:
    store = SQLiteStore(path)
    store.push([job(f"job-{n}") for n in range(500)])
    store.close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 4096 // 2 * 4096
    content[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(content)

    finding = one(examine(path), "integrity")

    assert finding.level is Level.BAD
    assert f"--store {path} --salvage NEW.db" in finding.advice


@pytest.mark.parametrize("content", [b"\xff" * 8192, b"a diary\n" * 4000, b"short"])
def test_what_is_no_store_cannot_be_read(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    found = examine(path)

    assert not is_readable(found)
    assert one(found, "opening").level is Level.BAD
    assert one(found, "disk space").level is Level.OK  # the rest is told all the same


def test_a_truncated_file_cannot_be_read(path: Path) -> None:
    store = SQLiteStore(path)
    store.push([job(f"job-{n}") for n in range(500)])
    store.close()
    os.truncate(path, path.stat().st_size // 2)

    assert not is_readable(examine(path))


def test_the_database_of_another_program_is_not_a_store(path: Path) -> None:
    raw(path, "CREATE TABLE notes(text)")

    finding = one(examine(path), "opening")

    assert "another program" in finding.text


def test_a_newer_schema_is_named(path: Path) -> None:
    SQLiteStore(path).close()
    raw(path, f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")

    finding = one(examine(path), "opening")

    assert f"schema {schema.SCHEMA_VERSION + 1}" in finding.text


def test_an_index_that_lacks_a_row_is_found_by_the_deep_look_only(path: Path) -> None:
    store = SQLiteStore(path)
    store.push([job("a"), job("b")])
    store.close()
    raw(
        path,
        "PRAGMA writable_schema = 1;"
        "UPDATE sqlite_schema SET sql = replace(sql, 'WHERE state = 0', 'WHERE state = 99')"
        " WHERE name = 'jobs_ready'",
    )
    raw(path, "UPDATE jobs SET prio = 6")
    raw(
        path,
        "PRAGMA writable_schema = 1;"
        "UPDATE sqlite_schema SET sql = replace(sql, 'WHERE state = 99', 'WHERE state = 0')"
        " WHERE name = 'jobs_ready'",
    )

    deep = one(examine(path, deep=True), "integrity")

    assert one(examine(path), "integrity").level is Level.OK
    assert deep.level is Level.BAD
    assert "jobs_ready" in deep.text


def test_an_empty_file_is_a_question(path: Path) -> None:
    path.touch(0o600)

    finding = one(examine(path), "integrity")

    assert finding.level is Level.WARN
    assert "empty" in finding.text


def test_a_file_that_is_not_there_is_no_finding(path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="no store at"):
        examine(path)


def test_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    SQLiteStore(path).close()
    link = tmp_path / "link.db"
    link.symlink_to(path)

    assert "symbolic link" in one(examine(link), "opening").text


def test_wrong_counts_are_told_with_both_numbers(path: Path) -> None:
    store = SQLiteStore(path)
    store.push([job("a")])
    store.close()
    raw(path, "UPDATE counts SET n = 7 WHERE q > 0")

    finding = one(examine(path), "counts")

    assert finding.level is Level.BAD
    assert "7 kept, 1 there" in finding.text


# -- engines


def test_a_dead_engine_and_what_it_held_are_told(store: SQLiteStore, path: Path) -> None:
    store.push([job("a"), job("b")])
    neighbour = Neighbour(path)
    neighbour.ask("claim", 2)
    neighbour.end()

    finding = one(examine(path), "engines")

    assert finding.level is Level.WARN
    assert finding.text.endswith("died with 2 jobs in hand")
    assert "Start an engine" in finding.advice


def test_an_engine_that_lives_and_says_nothing_is_told(path: Path) -> None:
    clock = ManualClock()
    store = SQLiteStore(path, clock=clock)
    store.register(process())
    store.heartbeat(Beat(identity="host:1:a", busy=0, concurrency=5, quiet=False))
    clock.advance(90)

    finding = one(examine(path, clock=clock), "engines")

    store.close()
    assert finding.level is Level.WARN
    assert "says nothing for 90 s" in finding.text


def test_a_lock_file_that_nobody_holds_is_counted(path: Path) -> None:
    SQLiteStore(path).close()
    lock_path(path, "999-abc").touch()

    assert one(examine(path), "lock files").text.startswith("1 of engines that died early")


def test_looking_at_a_lease_does_not_take_it(store: SQLiteStore, path: Path) -> None:
    """The lock of a dead engine must be free again for whoever recovers its jobs."""
    store.push([job("a")])
    neighbour = Neighbour(path)
    neighbour.ask("claim", 1)
    neighbour.end()
    examine(path)

    assert store.recover().returned == 1


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_who_holds_the_write_lock_is_known(store: SQLiteStore, path: Path) -> None:
    """Another process, because our own locks do not stand in our own way."""
    code = (
        "import apsw, sys; c = apsw.Connection(sys.argv[1]); c.execute('BEGIN IMMEDIATE');"
        "print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    held, finding = writing(path), one(examine(path), "write lock")
    holder.stdin.close()
    holder.stdout.close()
    holder.wait()

    assert held == {holder.pid}
    assert finding.level is Level.WARN
    assert str(holder.pid) in finding.text
    assert writing(path) == set()


# -- what waits


def test_a_queue_that_no_engine_works_on_is_named(store: SQLiteStore, path: Path) -> None:
    store.register(process())
    store.push([job("a"), job("b", queue="forgotten")])

    finding = one(examine(path), "waiting jobs")

    assert finding.level is Level.WARN
    assert "no engine works on forgotten" in finding.text
    assert finding.advice.endswith("-q forgotten")


def test_a_job_that_waits_too_long_is_told(path: Path) -> None:
    clock = ManualClock()
    store = SQLiteStore(path, clock=clock)
    store.register(process())
    store.push([job("a"), job("later", at=clock.now() + 10)])
    clock.advance(7200)

    found = examine(path, clock=clock)

    store.close()
    assert "the oldest for 7,200 s" in one(found, "waiting jobs").text
    assert one(found, "waiting jobs").level is Level.WARN
    assert "due for 7,190 s" in one(found, "due jobs").text


def test_everything_paused_is_told(store: SQLiteStore, path: Path) -> None:
    store.pause(None, paused=True)

    finding = one(examine(path), "paused")

    assert (finding.level, finding.advice) == (Level.WARN, "Go on with: kickboard resume")


def test_classes_are_compared_only_with_those_that_were_named(
    store: SQLiteStore, path: Path
) -> None:
    store.push([job("a"), job("b", "ReportJob")])

    assert one(examine(path), "classes").level is Level.OK
    assert one(examine(path, known={"EmailJob", "ReportJob"}), "classes").level is Level.OK
    unknown = one(examine(path, known={"EmailJob"}), "classes")
    assert "ReportJob (1 jobs)" in unknown.text
    assert "EmailJob" not in unknown.text


# -- programs and places


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
