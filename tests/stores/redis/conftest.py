"""A Redis store of its own for each test, this process registered."""

from collections.abc import Iterator

import pytest
from tests.stores.kit import process
from tests.stores.redis_server import RedisServer, empty_url, needs_redis, shared_server

from kickboard.stores.redis import RedisStore


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/stores/redis/" in item.nodeid:
            item.add_marker(pytest.mark.redis)
            item.add_marker(needs_redis)


@pytest.fixture
def server() -> RedisServer:
    """The shared server, emptied."""
    empty_url()
    return shared_server()


@pytest.fixture
def redis(server: RedisServer) -> Iterator[RedisStore]:
    """A store on it, in real time; this process is an engine on it."""
    store = RedisStore(server.url)
    store.register(process())
    yield store
    store.close()


@pytest.fixture
def lasting() -> Iterator[RedisServer]:
    """A server of its own that keeps all it acknowledged."""
    server = RedisServer("--appendonly", "yes", "--appendfsync", "always")
    yield server
    server.stop()
