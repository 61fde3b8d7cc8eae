"""A file of an older schema: copied, brought up to date at once, or left exactly as it was."""

import os
import signal
from pathlib import Path

import apsw
import pytest
from tests.stores.kit import Kit, job, process

from kickboard.clock import ManualClock
from kickboard.errors import StoreBusyError, StoreError, StoreFullError, StoreVersionError
from kickboard.payload.record import JobState
from kickboard.stores.sqlite import SQLiteStore, crash, migration, schema

#: What version 0 lacked, had it ever been released.
STEP = (
    1,
    """ALTER TABLE attempts ADD COLUMN trace BLOB;
    CREATE INDEX jobs_error ON jobs(state, err_class, at) WHERE state IN (2, 4);""",
)
OLDER = "ALTER TABLE attempts DROP COLUMN trace; DROP INDEX jobs_error; PRAGMA user_version = 0"


def raw(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Run SQL on a file past the store."""
    connection = apsw.Connection(str(path))
    try:
        return list(connection.execute(sql))
    finally:
        connection.close()


def shape(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what tables, columns and indexes there are."""
    tables = [str(name) for (name,) in raw(path, "SELECT name FROM sqlite_schema ORDER BY name")]
    return {
        name: raw(path, f"SELECT name, type FROM pragma_table_info('{name}')") for name in tables
    }


@pytest.fixture
def older(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of version 0 with two jobs in it, and a program that knows the way to 1."""
    store = SQLiteStore(path)
    Kit(store, ManualClock()).push("a", "b")
    store.close()
    raw(path, OLDER)
    monkeypatch.setattr(migration, "MIGRATIONS", (STEP,))
    return path


def version(path: Path) -> object:
    return raw(path, "PRAGMA user_version")[0][0]


def check_usable(path: Path, *jids: str) -> None:
    """Open the file, see the jobs, add one and run all."""
    store = SQLiteStore(path)
    kit = Kit(store, ManualClock())
    assert kit.jids(JobState.ENQUEUED) == list(jids)
    store.register(process())
    kit.push("new")
    kit.complete(kit.claim())
    kit.check()
    store.close()


def test_an_older_file_is_brought_up_to_date(
    older: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    fresh = tmp_path / "fresh.db"
    SQLiteStore(fresh).close()

    check_usable(older, "a", "b")

    assert version(older) == schema.SCHEMA_VERSION
    assert shape(older) == shape(fresh)
    assert "brought from schema 0 to 1" in caplog.text


def test_as_it_was_the_file_is_kept_beside_it(older: Path) -> None:
    before = shape(older)
    SQLiteStore(older).close()

    copy = migration.backup_path(older, 0)
    assert copy.name == "jobs.db.backup-v0"
    assert shape(copy) == before
    assert version(copy) == 0
    assert raw(copy, "SELECT jid FROM jobs ORDER BY pos") == [("a",), ("b",)]
    assert raw(copy, "PRAGMA integrity_check") == [("ok",)]
    assert sorted(p.name for p in older.parent.glob("jobs.db*")) == ["jobs.db", copy.name]
    if os.name == "posix":
        assert copy.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_up_to_date_is_not_copied(path: Path) -> None:
    for _ in range(2):
        SQLiteStore(path).close()

    assert [p.name for p in path.parent.glob("jobs.db*")] == ["jobs.db"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills by POSIX signals")
@pytest.mark.parametrize(
    ("point", "reached"), [("before-backup", 0), ("before-migration", 0), ("after-migration", 1)]
)
def test_a_kill_half_way_leaves_the_old_or_the_new_and_it_opens_again(
    older: Path, point: str, reached: int
) -> None:
    before = shape(older)
    pid = os.fork()
    if pid == 0:
        crash.TARGET = point
        SQLiteStore(older)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL

    assert version(older) == reached
    assert (shape(older) == before) is (reached == 0)
    check_usable(older, "a", "b")
    assert version(older) == schema.SCHEMA_VERSION
    assert version(migration.backup_path(older, 0)) == 0
    assert list(older.parent.glob("*.part")) == []


def test_a_step_that_fails_changes_nothing(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shape(older)
    wrong = (1, STEP[1] + "INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(migration, "MIGRATIONS", (wrong,))

    with pytest.raises(StoreError, match="nowhere"):
        SQLiteStore(older)

    assert shape(older) == before
    assert version(older) == 0


def test_no_room_for_the_copy_means_no_change(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shape(older)

    def full(*_: object) -> None:
        raise apsw.FullError("database or disk is full")

    monkeypatch.setattr(migration, "crash_point", full)
    with pytest.raises(StoreFullError, match="free some space"):
        SQLiteStore(older)

    assert shape(older) == before
    assert sorted(p.name for p in older.parent.glob("jobs.db*")) == ["jobs.db"]


def test_nothing_happens_while_an_engine_works_on_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = SQLiteStore(path)
    engine.register(process("host:7:old"))
    engine.push([job("a")])
    raw(path, OLDER)
    monkeypatch.setattr(migration, "MIGRATIONS", (STEP,))

    with pytest.raises(StoreBusyError, match="host:7:old works on it: stop"):
        SQLiteStore(path)
    assert version(path) == 0
    assert not migration.backup_path(path, 0).exists()
    assert engine.claim([("default", 1)], 1) != []  # it was not disturbed
    engine.close()

    check_usable(path, "a")


def test_a_dead_engine_does_not_keep_it_from_happening_and_its_jobs_come_back(
    older: Path,
) -> None:
    raw(
        older,
        "INSERT INTO owners(token, identity, info, beat_at, concurrency)"
        " VALUES ('1-dead', 'host:1:dead', '{}', 0, 1)",
    )

    store = SQLiteStore(older)
    assert version(older) == 1
    assert store.recover().processes == ("host:1:dead",)
    store.close()


def test_a_version_that_no_step_leaves_is_refused_naming_both(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migration, "MIGRATIONS", ())

    with pytest.raises(StoreVersionError, match=r"schema 0.*schema 1"):
        SQLiteStore(older)
    assert version(older) == 0


def test_who_only_looks_does_not_migrate(older: Path) -> None:
    with pytest.raises(StoreVersionError, match="for writing once"):
        SQLiteStore(older, read_only=True)
    assert version(older) == 0
    assert not migration.backup_path(older, 0).exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_two_that_open_it_at_once_migrate_it_once(older: Path) -> None:
    children = []
    for _ in range(4):
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                SQLiteStore(older)
                code = 0
            finally:
                os._exit(code)
        children.append(pid)

    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children]
    assert codes == [0, 0, 0, 0]
    check_usable(older, "a", "b")


def test_the_steps_lead_to_the_present_schema() -> None:
    reached = [version for version, _ in migration.MIGRATIONS]

    assert reached == list(range(2, schema.SCHEMA_VERSION + 1))
