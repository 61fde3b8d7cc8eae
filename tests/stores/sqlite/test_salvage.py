"""Damage of every kind, and what is saved of the jobs; the damaged file is never touched."""

import hashlib
import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from tests.stores.kit import Kit, process, these

from kickboard.clock import ManualClock
from kickboard.errors import StoreBusyError, StoreCorruptError, StoreError, StoreUnavailableError
from kickboard.payload.record import JobState
from kickboard.stores.base import NewJob, Outcome, View
from kickboard.stores.sqlite import SQLiteStore
from kickboard.stores.sqlite.salvage import DAMAGED, salvage

PAGE = 4096
JOBS = 600
PLACES = (JobState.ENQUEUED, JobState.SCHEDULED, JobState.RETRY, JobState.DEAD, JobState.TRASH)


@pytest.fixture
def damaged(path: Path, clock: ManualClock) -> Path:
    """A closed store with jobs in every state, each with some text in it; still whole."""
    store = SQLiteStore(path, clock=clock)
    store.register(process())
    kit = Kit(store, clock)
    kit.fail(kit.run("retry-1", "retry-2"))
    kit.bury("dead-1", "dead-2")
    kit.complete(kit.run("done-1", "done-2", "done-3"))
    kit.push("later", at=clock.now() + 3600)
    store.push([written(f"job-{n:04}", "default" if n % 3 else "low") for n in range(JOBS)])
    store.pause("low", paused=True)
    store.close()
    return path


def written(jid: str, queue: str, text: str = "x" * 100) -> NewJob:
    payload = {"class": "EmailJob", "args": [jid, text], "jid": jid, "queue": queue}
    return NewJob(jid, "EmailJob", queue, json.dumps(payload).encode())


def jids(store: SQLiteStore) -> set[str]:
    found: set[str] = set()
    for state in PLACES:
        found |= {row.jid for row in store.page(View(state=state), n=10_000).rows}
    return found


def digest(path: Path) -> dict[str, str]:
    """Return what the file and its companions hold."""
    files = path.parent.glob(f"{path.name}*")
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def change(path: Path, mutate: Callable[[bytearray], object]) -> None:
    content = bytearray(path.read_bytes())
    mutate(content)
    path.write_bytes(content)


def smash_header(content: bytearray) -> None:
    content[:100] = random.Random(1).randbytes(100)


def smash_first_page(content: bytearray) -> None:
    content[:PAGE] = random.Random(2).randbytes(PAGE)


@pytest.mark.parametrize("smash", [smash_header, smash_first_page])
def test_a_smashed_header_costs_no_job(
    damaged: Path, tmp_path: Path, smash: Callable[[bytearray], None]
) -> None:
    whole = SQLiteStore(damaged, read_only=True)
    before, snapshot = jids(whole), whole.snapshot()
    whole.close()
    change(damaged, smash)
    with pytest.raises(StoreCorruptError):
        SQLiteStore(damaged)

    saved = salvage(damaged, tmp_path / "new.db")

    assert (saved.jobs, saved.lost, saved.damaged) == (JOBS + 5, 0, 0)
    assert (saved.attempts, saved.attempts_lost) == (7, 0)
    store = SQLiteStore(tmp_path / "new.db")
    now = store.snapshot()
    assert jids(store) == before
    assert (now.processed, now.failed) == (snapshot.processed, snapshot.failed) == (7, 4)
    assert {state: now.counts[state] for state in PLACES} == {
        state: snapshot.counts[state] for state in PLACES
    }
    assert store.paused() == (False, frozenset({"low"}))
    assert store.check_counts() == {}
    store.close()


def test_what_a_truncated_file_still_holds_is_saved(damaged: Path, tmp_path: Path) -> None:
    size = damaged.stat().st_size
    os.truncate(damaged, size * 2 // 3 + 17)
    with pytest.raises(StoreCorruptError):
        SQLiteStore(damaged)

    saved = salvage(damaged, tmp_path / "new.db")

    assert 0 < saved.jobs < JOBS + 5
    assert saved.jobs + saved.lost == JOBS + 5
    store = SQLiteStore(tmp_path / "new.db")
    assert len(jids(store)) == saved.jobs
    store.close()


def test_a_damaged_page_costs_the_jobs_on_it_and_no_others(damaged: Path, tmp_path: Path) -> None:
    page, on_it = leaf_in_the_middle(damaged)
    change(damaged, lambda c: c.__setitem__(slice((page - 1) * PAGE, page * PAGE), b"\xa5" * PAGE))

    saved = salvage(damaged, tmp_path / "new.db")

    assert saved.lost == on_it > 0
    assert saved.jobs == JOBS + 5 - on_it
    store = SQLiteStore(tmp_path / "new.db")
    assert store.check_counts() == {}
    store.close()


def leaf_in_the_middle(path: Path) -> tuple[int, int]:
    """Return a leaf page of the jobs table, and how many jobs stand on it."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    sql = "SELECT pageno, ncell FROM dbstat WHERE name = 'jobs' AND pagetype = 'leaf'"
    leaves = connection.execute(sql).fetchall()
    connection.close()
    page, cells = leaves[len(leaves) // 2]
    assert isinstance(page, int)
    assert isinstance(cells, int)
    return page, cells


def test_a_job_whose_arguments_are_damaged_is_kept_among_the_dead(
    path: Path, tmp_path: Path
) -> None:
    """A long payload goes on in pages of its own; SQLite does not notice if one is wrong."""
    store = SQLiteStore(path)
    store.push([written("long", "default", "y" * 20_000), written("short", "default")])
    store.close()
    content = path.read_bytes()
    page = next(
        at for at in range(0, len(content), PAGE) if content[at + 4 :][:4000] == b"y" * 4000
    )
    change(path, lambda c: c.__setitem__(slice(page + 4, page + PAGE), b"\x00" * (PAGE - 4)))

    saved = salvage(path, tmp_path / "new.db")

    assert (saved.jobs, saved.lost, saved.damaged) == (2, 0, 1)
    new = SQLiteStore(tmp_path / "new.db")
    dead = new.get("long")
    assert dead is not None
    assert dead.record.state is JobState.DEAD
    assert dead.record.error_class == DAMAGED
    assert [row.jid for row in new.page(View(state=JobState.ENQUEUED)).rows] == ["short"]
    new.close()


def test_what_is_no_database_is_refused(path: Path, tmp_path: Path) -> None:
    path.write_text("This is a diary.\n" * 2000)

    with pytest.raises(StoreCorruptError, match="Nothing of a store"):
        salvage(path, tmp_path / "new.db")

    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_an_empty_file_has_nothing_to_salvage(path: Path, tmp_path: Path) -> None:
    path.touch()

    with pytest.raises(StoreCorruptError, match="empty"):
        salvage(path, tmp_path / "new.db")


def test_the_database_of_another_program_is_refused(path: Path, tmp_path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA application_id = 1234; CREATE TABLE jobs(id INTEGER PRIMARY KEY)")
    connection.close()

    with pytest.raises(StoreCorruptError, match="another program"):
        salvage(path, tmp_path / "new.db")


def test_the_damaged_file_stays_as_it_is(damaged: Path, tmp_path: Path) -> None:
    change(damaged, smash_header)
    before = digest(damaged)
    (tmp_path / "elsewhere").mkdir()

    salvage(damaged, tmp_path / "elsewhere" / "new.db")

    assert digest(damaged) == before
    assert [file.name for file in (tmp_path / "elsewhere").iterdir()] == ["new.db"]
    assert (tmp_path / "elsewhere" / "new.db").stat().st_mode & 0o777 == 0o600


def test_what_was_running_goes_back_to_its_queue(path: Path, tmp_path: Path) -> None:
    """The file is copied while its engine lives, as a backup program would."""
    store = SQLiteStore(path)
    store.register(process())
    kit = Kit(store, ManualClock())
    kit.run("a", "b")
    copy = tmp_path / "copy.db"
    for ending in ("", "-wal"):
        copy.with_name(copy.name + ending).write_bytes(
            path.with_name(path.name + ending).read_bytes()
        )

    saved = salvage(copy, tmp_path / "new.db")

    store.close()
    assert (saved.jobs, saved.lost) == (2, 0)
    new = SQLiteStore(tmp_path / "new.db")
    new.register(process())
    assert [delivery.jid for delivery in new.claim([("default", 9)], 9)] == ["a", "b"]
    new.close()


def test_new_jobs_find_room_in_a_salvaged_store(damaged: Path, tmp_path: Path) -> None:
    """Ids and places go on where the old file ended."""
    salvage(damaged, tmp_path / "new.db")

    store = SQLiteStore(tmp_path / "new.db")
    store.register(process())
    store.push([written("after", "default")])
    for delivery in store.claim([("default", 1000)], 1000):
        last = delivery.jid
    assert last == "after"
    store.close()


def test_a_job_in_the_trash_can_still_be_restored(path: Path, tmp_path: Path) -> None:
    store = SQLiteStore(path)
    store.push([written("a", "default")])
    op = store.delete(these(JobState.ENQUEUED)).op
    store.close()

    salvage(path, tmp_path / "new.db")

    new = SQLiteStore(tmp_path / "new.db")
    assert new.restore(op).restored == 1
    new.close()


def test_a_store_at_work_is_not_salvaged(path: Path, tmp_path: Path) -> None:
    store = SQLiteStore(path)
    store.register(process())

    with pytest.raises(StoreBusyError, match="stop it first"):
        salvage(path, tmp_path / "new.db")
    store.close()


def test_nothing_is_written_over(damaged: Path, tmp_path: Path) -> None:
    (tmp_path / "new.db").write_text("mine")

    with pytest.raises(StoreError, match="is there already"):
        salvage(damaged, tmp_path / "new.db")
    with pytest.raises(StoreUnavailableError, match="no file"):
        salvage(tmp_path / "nowhere.db", tmp_path / "other.db")

    assert (tmp_path / "new.db").read_text() == "mine"


def test_a_failed_attempt_keeps_its_history(damaged: Path, tmp_path: Path) -> None:
    change(damaged, smash_header)

    salvage(damaged, tmp_path / "new.db")

    store = SQLiteStore(tmp_path / "new.db")
    found = store.get("dead-1")
    assert found is not None
    assert [attempt.outcome for attempt in found.attempts] == [Outcome.DEAD]
    assert found.attempts[0].backtrace is not None
    store.close()
