"""The file of a SQLite store: what is made, what is refused, and that nothing is touched."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import apsw
import pytest
from tests.stores.kit import Kit, job, process

from kickboard.clock import ManualClock
from kickboard.errors import (
    ConfigError,
    StoreCorruptError,
    StoreError,
    StoreReadOnlyError,
    StoreUnavailableError,
    StoreVersionError,
    UnsupportedError,
)
from kickboard.payload.record import JobState
from kickboard.stores import open_store, store_file
from kickboard.stores.base import View
from kickboard.stores.memory import MemoryStore
from kickboard.stores.sqlite import SQLiteStore, files, schema


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_everything_is_made_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "jobs.db"
    path.parent.mkdir()
    old = os.umask(0)
    try:
        store = SQLiteStore(path)
        store.register(process())
        store.push([job("a")])
    finally:
        os.umask(old)

    modes = {file.name.split(".owner")[0]: mode(file) for file in path.parent.iterdir()}
    store.close()

    assert set(modes) == {"jobs.db", "jobs.db-wal", "jobs.db-shm"}
    assert set(modes.values()) == {0o600}


def test_closing_leaves_one_file_and_the_jobs_in_it(path: Path) -> None:
    store = SQLiteStore(path)
    store.register(process())
    store.push([job("a")])
    store.close()
    store.close()

    assert [file.name for file in path.parent.iterdir()] == ["jobs.db"]
    again = SQLiteStore(path)
    assert [row.jid for row in again.page(View(state=JobState.ENQUEUED)).rows] == ["a"]
    again.close()


def test_a_closed_store_says_so(path: Path) -> None:
    store = SQLiteStore(path)
    store.close()

    with pytest.raises(StoreError, match="closed"):
        store.push([job("a")])
    with pytest.raises(StoreError, match="closed"):
        store.snapshot()


def test_an_empty_file_is_a_new_store(path: Path) -> None:
    path.touch(0o600)

    store = SQLiteStore(path)
    store.push([job("a")])
    store.close()


def test_a_database_of_another_program_is_refused_untouched(path: Path) -> None:
    other = apsw.Connection(str(path))
    other.execute(
        "PRAGMA journal_mode = WAL; CREATE TABLE theirs(x); PRAGMA application_id = 77"
    ).fetchall()
    other.close()
    before = path.read_bytes()

    with pytest.raises(StoreCorruptError, match="not a Kickboard store"):
        SQLiteStore(path)

    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["jobs.db"]


def test_a_database_without_a_mark_but_with_tables_is_refused(path: Path) -> None:
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE theirs(x)")
    other.close()
    before = path.read_bytes()

    with pytest.raises(StoreCorruptError, match="another program"):
        SQLiteStore(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"short", b"x" * 5000, b"SQLite format 3\0" + b"\xff" * 84])
def test_what_is_no_database_is_refused_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(StoreCorruptError, match="untouched"):
        SQLiteStore(path)

    assert path.read_bytes() == content


def test_a_folder_is_refused(path: Path) -> None:
    path.mkdir()

    with pytest.raises(StoreCorruptError, match="not a file"):
        SQLiteStore(path)


def test_a_newer_schema_is_refused_naming_both_versions(path: Path) -> None:
    SQLiteStore(path).close()
    newer = apsw.Connection(str(path))
    newer.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 8}")
    newer.close()

    message = f"schema {schema.SCHEMA_VERSION + 8}.*knows {schema.SCHEMA_VERSION}"
    with pytest.raises(StoreVersionError, match=message):
        SQLiteStore(path)
    with pytest.raises(StoreVersionError, match=message):
        SQLiteStore(path, read_only=True)


def test_a_truncated_file_is_damaged(path: Path) -> None:
    store = SQLiteStore(path)
    store.push([job(f"{number:04}") for number in range(500)])
    store.close()
    os.truncate(path, path.stat().st_size // 2)

    with pytest.raises(StoreCorruptError, match="damaged"):
        SQLiteStore(path)
    with pytest.raises(StoreCorruptError, match="damaged"):
        SQLiteStore(path, read_only=True)


def test_a_symbolic_link_is_refused(path: Path) -> None:
    target = path.with_name("elsewhere.db")
    SQLiteStore(target).close()
    path.symlink_to(target)

    with pytest.raises(StoreError, match="symbolic link"):
        SQLiteStore(path)


def test_a_store_that_is_not_there_cannot_be_looked_at(path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="no store"):
        SQLiteStore(path, read_only=True)
    assert not path.exists()


def test_looking_only_means_looking_only(path: Path, clock: ManualClock) -> None:
    writer = SQLiteStore(path, clock=clock)
    writer.push([job("a")])
    viewer = SQLiteStore(path, read_only=True, clock=clock)

    assert Kit(viewer, clock).jids(JobState.ENQUEUED) == ["a"]
    with pytest.raises(StoreReadOnlyError, match="looking only"):
        viewer.push([job("b")])
    assert not viewer.changed()
    writer.push([job("b")])
    assert viewer.changed()
    assert not viewer.changed()
    assert Kit(viewer, clock).jids(JobState.ENQUEUED) == ["a", "b"]

    viewer.close()
    writer.close()


def _as_nobody(code: str, path: Path) -> str:
    """Run *code* as a user to whom the file's mode means something."""
    for folder in path.parents:
        if folder != Path(folder.anchor) and os.access(folder, os.W_OK):
            folder.chmod(mode(folder) | 0o011)
    before = (
        "import os, sys\n"
        "from kickboard.errors import StoreReadOnlyError\n"
        "from kickboard.stores.sqlite import SQLiteStore\n"
        "if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", before + code, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
@pytest.mark.parametrize("wal", [False, True], ids=["at rest", "in use"])
def test_a_file_that_may_not_be_written_opens_for_looking(path: Path, wal: bool) -> None:
    store = SQLiteStore(path)
    store.push([job("a")])
    if not wal:
        store.close()
    for file in path.parent.iterdir():
        file.chmod(0o444)
    path.parent.chmod(0o555)

    code = (
        "store = SQLiteStore(sys.argv[1])\n"
        "print(store.read_only, sum(store.snapshot().counts.values()))\n"
        "store.close()\n"
    )
    seen = _as_nobody(code, path)

    path.parent.chmod(0o755)
    store.close()
    assert seen == "True 1"


def test_a_folder_that_may_not_be_written_is_named(path: Path) -> None:
    path.parent.chmod(0o555)
    code = "try: SQLiteStore(sys.argv[1])\nexcept StoreReadOnlyError as error: print(error)\n"
    seen = _as_nobody(code, path)

    path.parent.chmod(0o755)
    assert "cannot be made" in seen
    assert str(path) in seen


def test_network_file_systems_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "file_system", lambda _: "nfs4")

    with pytest.raises(StoreError, match="network file system"):
        SQLiteStore(tmp_path / "jobs.db")


def test_the_file_system_is_that_of_the_nearest_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\n"
        "server:/export /mnt/team\\040files nfs4 rw 0 0\n"
        "tmpfs /mnt/team\\040files/local tmpfs rw 0 0\n"
    )

    kinds = [
        files.file_system(Path(place), mounts)
        for place in ("/home/x/jobs.db", "/mnt/team files/jobs.db", "/mnt/team files/local/j.db")
    ]

    assert kinds == ["ext4", "nfs4", "tmpfs"]


@pytest.mark.parametrize("point", ["before-schema", "after-schema"])
def test_a_process_that_dies_while_making_the_schema_leaves_a_usable_file(
    path: Path, point: str
) -> None:
    code = "import sys; from kickboard.stores.sqlite import SQLiteStore; SQLiteStore(sys.argv[1])"
    died = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        env={**os.environ, "KB_CRASH_AT": point},
        check=False,
    )
    assert died.returncode == -9

    store = SQLiteStore(path)
    assert store.push([job("a")]).added == 1
    store.close()


# -- open_store


def test_urls_name_stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for url in ("sqlite:///a.db", f"sqlite:///{tmp_path}/b.db", "c.db", f"{tmp_path}/d%20.db"):
        open_store(url).close()
    open_store(f"sqlite:///{tmp_path}/e%20f.db").close()

    names = sorted(file.name for file in tmp_path.iterdir())
    assert names == ["a.db", "b.db", "c.db", "d%20.db", "e f.db"]


def test_a_store_tells_a_url_that_opens_it_again(tmp_path: Path) -> None:
    store = open_store(f"{tmp_path}/odd %41 name.db")
    store.push([job("a")])
    store.close()

    again = open_store(store.url)
    assert again.count(View(state=JobState.ENQUEUED)) == 1
    again.close()


def test_memory_is_one_store_in_a_process() -> None:
    assert open_store("memory:") is open_store("memory:")
    assert isinstance(open_store("memory:"), MemoryStore)


@pytest.mark.parametrize("url", ["", "mysql://host/jobs", "sqlite:///", "http://user:secret@x/"])
def test_other_urls_are_refused_without_telling_their_secrets(url: str) -> None:
    with pytest.raises(ConfigError) as caught:
        open_store(url)
    assert "secret" not in str(caught.value)


def test_a_redis_is_no_file() -> None:
    with pytest.raises(UnsupportedError, match="no file"):
        store_file("redis://localhost/0")


def test_durability_is_full_or_normal(path: Path) -> None:
    with pytest.raises(ConfigError, match="durability"):
        open_store(str(path), durability="sometimes")


@pytest.mark.parametrize(("durability", "synchronous"), [("full", 2), ("normal", 1)])
def test_full_durability_syncs_every_commit(path: Path, durability: str, synchronous: int) -> None:
    store = SQLiteStore(path, durability=durability)
    assert store._writer is not None

    found = store._writer._connection.pragma("synchronous")

    store.close()
    assert found == synchronous
