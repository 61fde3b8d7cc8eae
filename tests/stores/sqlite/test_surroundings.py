"""What becomes of a store when its files are parted, or somebody else holds the lock."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from tests.stores.kit import Kit, job, process
from tests.stores.sqlite.neighbour import Neighbour

from kickboard.clock import ManualClock
from kickboard.payload.record import JobState
from kickboard.stores.sqlite import SQLiteStore

DIE = """
import os, sys
from tests.stores.kit import job
from kickboard.stores.sqlite import SQLiteStore
store = SQLiteStore(sys.argv[1])
store.push([job("new")])
os._exit(0)
"""


@pytest.fixture
def unclean(path: Path) -> Path:
    """A file with one job in it, and another in the log that a dead process left."""
    store = SQLiteStore(path)
    store.push([job("old")])
    store.close()
    subprocess.run([sys.executable, "-c", DIE, str(path)], check=True)
    assert beside(path, "-wal").exists()
    return path


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def jobs_in(path: Path) -> list[str]:
    store = SQLiteStore(path)
    try:
        kit = Kit(store, ManualClock())
        store.register(process())
        kit.check()
        return kit.jids(JobState.ENQUEUED)
    finally:
        store.close()


def test_a_lost_index_of_the_log_is_made_again(unclean: Path) -> None:
    beside(unclean, "-shm").unlink()

    assert jobs_in(unclean) == ["old", "new"]


def test_without_its_log_a_file_is_sound_and_as_it_was_when_the_log_began(unclean: Path) -> None:
    """Whoever removes the log removes what is in it; nothing can tell, and nothing breaks."""
    beside(unclean, "-wal").unlink()

    assert jobs_in(unclean) == ["old"]
    connection = apsw.Connection(str(unclean))
    assert connection.execute("PRAGMA integrity_check").get == "ok"
    connection.close()


def test_a_file_that_is_moved_together_with_its_log_is_whole(unclean: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "moved.db"
    elsewhere.parent.mkdir(mode=0o700)
    for suffix in ("", "-wal"):
        shutil.move(beside(unclean, suffix), beside(elsewhere, suffix))

    assert jobs_in(elsewhere) == ["old", "new"]


@pytest.fixture
def locker(path: Path) -> Iterator[Neighbour]:
    """Another process that holds the file locked for writing."""
    SQLiteStore(path).close()
    neighbour = Neighbour(path)
    neighbour.ask("push", "a", "b")
    neighbour.ask("lock")
    yield neighbour
    neighbour.end()


def test_who_looks_or_leaves_is_not_held_up_by_a_write_lock(path: Path, locker: Neighbour) -> None:
    store = SQLiteStore(path)
    took = []
    for _ in range(50):
        began = time.perf_counter()
        counts = store.snapshot().counts
        took.append(time.perf_counter() - began)

    began = time.perf_counter()
    store.close()

    assert counts[JobState.ENQUEUED] == 2
    assert sorted(took)[25] < 0.016, took  # a frame of the window
    assert time.perf_counter() - began < 5  # closing needs no lock, so it waits for none
