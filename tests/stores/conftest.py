"""One suite for every kind of store: a new kind adds a line to `KINDS`, not tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.stores import redis_server
from tests.stores.kit import Kit, process

from kickboard.clock import ManualClock
from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore
from kickboard.stores.redis import RedisStore
from kickboard.stores.sqlite import SQLiteStore

KINDS: dict[str, Callable[[Path, ManualClock], Store]] = {
    "memory": lambda _, clock: MemoryStore(clock=clock),
    "sqlite": lambda folder, clock: SQLiteStore(
        folder / "jobs.db", durability="normal", clock=clock
    ),
    "redis": lambda _, clock: RedisStore(redis_server.empty_url(), clock=clock),
    "redis-resp2": lambda _, clock: RedisStore(redis_server.empty_url(2), clock=clock),
    "valkey": lambda _, clock: RedisStore(
        redis_server.empty_url(program=str(redis_server.VALKEY)), clock=clock
    ),
}
_MARKS = {
    "redis": (pytest.mark.redis, redis_server.needs_redis),
    "redis-resp2": (pytest.mark.redis, redis_server.needs_redis),
    "valkey": (pytest.mark.redis, redis_server.needs_redis, redis_server.needs_valkey),
}


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture(params=[pytest.param(kind, marks=_MARKS.get(kind, ())) for kind in KINDS])
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
