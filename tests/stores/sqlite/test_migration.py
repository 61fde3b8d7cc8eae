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

#: The tables as version 1 made them.
OLDEST = Path(__file__).with_name("version_1.sql").read_text()
#: A queue, two jobs that wait in it, one that failed, and its attempt, as version 1 wrote them.
ROWS = """
INSERT INTO queues(id, name, listed) VALUES (1, 'default', 1);
INSERT INTO jobs(id, jid, state, q, prio, pos, at, class, enq_at, created, payload) VALUES
  (1, 'a', 0, 1, 5, 1, 1.7e9, 'EmailJob', 1.7e9, 1.7e9,
   CAST('{"class":"EmailJob","args":[],"jid":"a"}' AS BLOB)),
  (2, 'b', 0, 1, 5, 2, 1.7e9, 'EmailJob', 1.7e9, 1.7e9,
   CAST('{"class":"EmailJob","args":[],"jid":"b"}' AS BLOB)),
  (3, 'f', 4, 1, 5, 3, 1.7e9, 'EmailJob', 1.7e9, 1.7e9,
   CAST('{"class":"EmailJob","args":[],"jid":"f"}' AS BLOB));
INSERT INTO attempts VALUES
  (1, 3, 'f', 'EmailJob', 1, x'7b7d', 2, 1.7e9, 0, 0.25, 2, 5, 6, 'KeyError', 'x', NULL);
INSERT INTO counts(q, k, n) VALUES
  (1, 0, 2), (1, 4, 1), (0, 'sequence', 3), (0, 'pushed', 3), (0, 'attempts', 1),
  (0, 'attempt_bytes', 123), (0, 'processed', 1), (0, 'failed', 1);
"""
#: Makes a file of the present version one of version 1.
BACK = """
ALTER TABLE attempts DROP COLUMN retry_in; ALTER TABLE attempts DROP COLUMN progress;
ALTER TABLE attempts DROP COLUMN note; ALTER TABLE owners DROP COLUMN progress;
PRAGMA user_version = 1;
"""


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
def older(path: Path) -> Path:
    """A file of version 1 with two jobs that wait in it, and one that died."""
    raw(path, OLDEST + ROWS)
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
    assert f"brought from schema 1 to {schema.SCHEMA_VERSION}" in caplog.text


def test_what_an_older_version_wrote_is_read_with_what_it_could_not_know_left_empty(
    older: Path,
) -> None:
    store = SQLiteStore(older)

    detail = store.get("f")
    assert detail is not None
    (attempt,) = detail.attempts
    assert (attempt.error_class, attempt.run, attempt.retry_count) == ("KeyError", 0.25, 6)
    assert (attempt.retry_in, attempt.progress, attempt.note) == (None, None, None)
    assert store.check_counts() == {}
    store.close()


def test_as_it_was_the_file_is_kept_beside_it(older: Path) -> None:
    before = shape(older)
    SQLiteStore(older).close()

    copy = migration.backup_path(older, 1)
    assert copy.name == "jobs.db.backup-v1"
    assert shape(copy) == before
    assert version(copy) == 1
    assert raw(copy, "SELECT jid FROM jobs ORDER BY pos") == [("a",), ("b",), ("f",)]
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
    ("point", "reached"),
    [("before-backup", 1), ("before-migration", 1), ("after-migration", schema.SCHEMA_VERSION)],
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
    assert (shape(older) == before) is (reached == 1)
    check_usable(older, "a", "b")
    assert version(older) == schema.SCHEMA_VERSION
    assert version(migration.backup_path(older, 1)) == 1
    assert list(older.parent.glob("*.part")) == []


def test_a_step_that_fails_changes_nothing(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shape(older)
    *steps, (reached, sql) = migration.MIGRATIONS
    wrong = (reached, sql + "INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(migration, "MIGRATIONS", (*steps, wrong))

    with pytest.raises(StoreError, match="nowhere"):
        SQLiteStore(older)

    assert shape(older) == before
    assert version(older) == 1


def test_no_room_for_the_copy_means_no_change(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shape(older)

    def full(*_: object) -> None:
        raise apsw.FullError("database or disk is full")

    monkeypatch.setattr(migration, "crash_point", full)
    with pytest.raises(StoreFullError, match="free some space"):
        SQLiteStore(older)

    assert shape(older) == before
    assert sorted(p.name for p in older.parent.glob("jobs.db*")) == ["jobs.db"]


def test_nothing_happens_while_an_engine_works_on_it(path: Path) -> None:
    engine = SQLiteStore(path)
    engine.register(process("host:7:old"))
    engine.push([job("a")])
    raw(path, BACK)

    with pytest.raises(StoreBusyError, match="host:7:old works on it: stop"):
        SQLiteStore(path)
    assert version(path) == 1
    assert not migration.backup_path(path, 1).exists()
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
    assert version(older) == schema.SCHEMA_VERSION
    assert store.recover().processes == ("host:1:dead",)
    store.close()


def test_a_version_that_no_step_leaves_is_refused_naming_both(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migration, "MIGRATIONS", ())

    with pytest.raises(StoreVersionError, match=rf"schema 1.*schema {schema.SCHEMA_VERSION}"):
        SQLiteStore(older)
    assert version(older) == 1


def test_who_only_looks_does_not_migrate(older: Path) -> None:
    with pytest.raises(StoreVersionError, match="for writing once"):
        SQLiteStore(older, read_only=True)
    assert version(older) == 1
    assert not migration.backup_path(older, 1).exists()


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
