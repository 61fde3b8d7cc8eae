"""One suite for every kind of store: a new kind adds a line to `KINDS`, not tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.stores.kit import Kit, process

from kickboard.clock import ManualClock
from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore
from kickboard.stores.sqlite import SQLiteStore

KINDS: dict[str, Callable[[Path, ManualClock], Store]] = {
    "memory": lambda _, clock: MemoryStore(clock=clock),
    "sqlite": lambda folder, clock: SQLiteStore(
        folder / "jobs.db", durability="normal", clock=clock
    ),
}


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture(params=KINDS)
def kit(request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock) -> Iterator[Kit]:
    """A store of each kind, this process registered; its counts must be right at the end."""
    store = KINDS[request.param](tmp_path, clock)
    store.register(process())
    kit = Kit(store, clock)
    yield kit
    kit.check()
    store.close()


@pytest.fixture
def store(kit: Kit) -> Store:
    return kit.store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a SQLite store is made."""
    return tmp_path / "jobs.db"


@pytest.fixture
def sqlite(path: Path, clock: ManualClock) -> Iterator[Kit]:
    """A SQLite store, this process registered."""
    store = SQLiteStore(path, clock=clock)
    store.register(process())
    kit = Kit(store, clock)
    yield kit
    store.close()
