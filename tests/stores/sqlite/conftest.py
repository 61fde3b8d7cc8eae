"""Others who work on the file of a test: in a process of their own, and in this one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.stores.kit import Kit, process
from tests.stores.sqlite.neighbour import Neighbour

from kickboard.clock import ManualClock
from kickboard.stores.sqlite import SQLiteStore


@pytest.fixture
def neighbour(sqlite: Kit, path: Path) -> Iterator[Neighbour]:
    """Another engine process on the same file."""
    other = Neighbour(path)
    yield other
    other.end()


@pytest.fixture
def second(sqlite: Kit, path: Path, clock: ManualClock) -> Iterator[Callable[[], SQLiteStore]]:
    """A way to open the same file again, as another engine that lives in this process."""
    opened: list[SQLiteStore] = []

    def make() -> SQLiteStore:
        store = SQLiteStore(path, clock=clock)
        store.register(process(f"host:{len(opened) + 2}:b"))
        opened.append(store)
        return store

    yield make
    for store in opened:
        store.close()
