"""An engine hears at once what another process writes, and goes on where it cannot."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.stores.kit import Kit, job, process

from kickboard.clock import ManualClock
from kickboard.stores.base import Beat
from kickboard.stores.sqlite import SQLiteStore, bell

PATIENCE = 60.0

hears = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of writes")


@pytest.fixture
def other(sqlite: Kit, path: Path) -> Iterator[SQLiteStore]:
    """The same file opened again: to the first store it is another process, whose commits count
    as soon as they are written."""
    store = SQLiteStore(path, durability="normal", clock=ManualClock())
    yield store
    store.close()


class Told:
    """Counts how often it was called, and lets a test wait for that."""

    def __init__(self) -> None:
        self.times = 0
        self._moved = threading.Condition()

    def __call__(self) -> None:
        with self._moved:
            self.times += 1
            self._moved.notify_all()

    def wait(self, times: int) -> bool:
        """Return whether it was called so often, after a while at most."""
        with self._moved:
            return self._moved.wait_for(lambda: self.times >= times, PATIENCE)


@hears
def test_a_push_by_another_process_is_heard_of_without_looking(
    sqlite: Kit, other: SQLiteStore
) -> None:
    told = Told()
    sqlite.store.on_change(told)

    for number in range(1, 4):
        other.push([job(f"job-{number}")])

        assert told.wait(number)


@hears
def test_what_this_process_writes_itself_is_no_news(path: Path) -> None:
    store, told, looked = SQLiteStore(path, clock=ManualClock()), Told(), threading.Event()
    writer = store._writer
    assert writer is not None
    before = writer.commits

    def others() -> int:
        if writer.commits > before:
            looked.set()
        return writer.foreign_commits()

    listening = bell.Bell.hang(path, lambda: writer.commits, others, told)
    assert listening is not None

    store.push([job("a")])

    assert looked.wait(PATIENCE)
    listening.stop()
    assert told.times == 0
    store.close()


@hears
def test_engines_that_share_a_store_share_its_bell_until_the_last_has_left(path: Path) -> None:
    store = SQLiteStore(path, clock=ManualClock())

    def listening() -> int:
        return sum(thread.name == "kickboard/bell" for thread in threading.enumerate())

    store.register(process())
    store.register(process())
    both = listening()
    store.unregister()
    one = listening()
    store.unregister()

    assert (both, one, listening()) == (1, 1, 0)
    store.close()


def test_where_there_is_no_watch_to_be_had_an_engine_works_without(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bell.Ear:
        raise OSError(24, "all watches are taken")

    monkeypatch.setattr(bell, "Ear", refuse)
    store = SQLiteStore(path, clock=ManualClock())
    other = SQLiteStore(path, clock=ManualClock())

    store.register(process())
    other.push([job("a")])

    assert store.changed()
    other.close()
    store.close()


@hears
def test_a_log_that_is_gone_ends_the_listening_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Callable[[], bool]] = []
    ended = threading.Event()

    class Deaf(bell.Ear):
        def open(self) -> bool:
            opened.append(self.open)
            return super().open() and len(opened) == 1

        def close(self) -> None:
            super().close()
            ended.set()

    monkeypatch.setattr(bell, "Ear", Deaf)
    store = SQLiteStore(path, clock=ManualClock())
    store.register(process())

    store.heartbeat(Beat(identity="host:1:a", busy=0, concurrency=5, quiet=False))

    assert ended.wait(PATIENCE)
    store.close()
