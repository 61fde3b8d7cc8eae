"""What a look at a store finds, and that looking changes nothing."""

from pathlib import Path

from tests.stores.kit import job, process
from tests.stores.sqlite.test_health.looking import one

from kickboard.stores.sqlite import SQLiteStore
from kickboard.stores.sqlite.health import Level, examine, is_readable

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
