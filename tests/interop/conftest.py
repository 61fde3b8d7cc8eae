"""A Redis that the real Ruby Sidekiq and we share, and both of them on it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.interop import newer
from tests.interop.peer import Console, Program, Worker, missing
from tests.stores.redis_server import RedisServer, empty_url, needs_redis, shared_server

from kickboard.config import Capsule, Config
from kickboard.jobs.registry import REGISTRY
from kickboard.payload.record import JobState
from kickboard.runtime.manager import Manager
from kickboard.stores.base import JobRow, View
from kickboard.stores.redis import RedisStore

#: Starts Ruby workers, and engines of ours; both by their queues.
StartWorker = Callable[..., Worker]
StartEngine = Callable[..., Manager]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/interop/" in item.nodeid:
            item.add_marker(pytest.mark.redis)
            item.add_marker(needs_redis)


@pytest.fixture(scope="session")
def _console() -> Iterator[Console]:
    why = missing()
    if why:
        pytest.skip(why)
    console = Console(shared_server())
    yield console
    console.close()


@pytest.fixture
def server() -> RedisServer:
    """The shared server, emptied."""
    empty_url()
    return shared_server()


@pytest.fixture
def ruby(_console: Console, server: RedisServer) -> Console:
    """What evaluates Ruby with Sidekiq's client, API and Web UI on the server."""
    return _console


@pytest.fixture
def store(server: RedisServer) -> Iterator[RedisStore]:
    """A look of ours at the server."""
    store = RedisStore(server.url)
    yield store
    store.close()


@pytest.fixture(scope="session", params=newer.LINES, ids=lambda line: f"sidekiq {line}")
def _newer(request: pytest.FixtureRequest) -> Iterator[tuple[Console, Program, int]]:
    program = newer.program(request.param)
    if isinstance(program, str):
        pytest.skip(program)
    console = Console(shared_server(), program)
    yield console, program, request.param
    console.close()


@pytest.fixture
def line(_newer: tuple[Console, Program, int]) -> int:
    """Which newer Sidekiq it is: 7 or 8."""
    return _newer[2]


@pytest.fixture
def newer_ruby(_newer: tuple[Console, Program, int], server: RedisServer) -> Console:
    """What evaluates Ruby with a newer Sidekiq's client, API and Web UI on the server."""
    return _newer[0]


@pytest.fixture
def newer_worker(
    _newer: tuple[Console, Program, int], server: RedisServer
) -> Iterator[StartWorker]:
    """Starts a server of the same Sidekiq."""
    started: list[Worker] = []

    def start(*queues: str, **options: Any) -> Worker:
        started.append(Worker(server, *queues, program=_newer[1], **options))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def worker(ruby: Console, server: RedisServer) -> Iterator[StartWorker]:
    """Starts a Ruby server."""
    started: list[Worker] = []

    def start(*queues: str, concurrency: int = 1) -> Worker:
        started.append(Worker(server, *queues, concurrency=concurrency))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture
def engine(server: RedisServer) -> Iterator[StartEngine]:
    """Starts an engine of ours in this process; it beats five times a second."""
    started: list[tuple[Manager, RedisStore]] = []

    def start(
        *queues: str,
        concurrency: int = 2,
        dialect: int | None = None,
        max_iteration_runtime: float | None = None,
    ) -> Manager:
        listed = tuple((name, 0) for name in queues or ("default",))
        capsule = Capsule(concurrency=concurrency, queues=listed)
        store = RedisStore(server.url if dialect is None else f"{server.url}?dialect={dialect}")
        config = Config(
            capsules=(capsule,),
            beat_seconds=0.2,
            timeout=3,
            tag="ours",
            embedded=False,
            max_iteration_runtime=max_iteration_runtime,
        )
        started.append((Manager(store=store, config=config), store))
        started[-1][0].start()
        return started[-1][0]

    yield start
    for manager, store in started:
        manager.stop(3)
        store.close()


@pytest.fixture(autouse=True)
def forget_classes() -> Iterator[None]:
    before = dict(REGISTRY._classes)
    yield
    REGISTRY._classes = before


def rows(store: RedisStore, state: JobState) -> list[JobRow]:
    """Return what we see in a state."""
    return list(store.page(View(state=state)).rows)


def members(server: RedisServer, key: str) -> list[Any]:
    """Return the payloads in a list or a sorted set, as the server's own client reads them."""
    command = "LRANGE" if key.startswith(("queue:", "test:")) else "ZRANGE"
    return [json.loads(line) for line in server.call(command, key, "0", "-1").split("\n") if line]
