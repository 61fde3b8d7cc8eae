"""Engines and stores for the tests, and a registry that forgets the classes of each test."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.engine.listening import Open, Window
from tests.engine.support import Engines, Gate, MakeStore

from kickboard import Job, open_store
from kickboard import client as clients
from kickboard.client import Client
from kickboard.clock import Clock, ManualClock
from kickboard.jobs.registry import REGISTRY
from kickboard.runtime.manager import Manager
from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore


@pytest.fixture(autouse=True)
def forget_local_classes() -> Iterator[None]:
    """Drop the job classes that a test defined in its own body or loaded from its files."""
    before = dict(REGISTRY._classes)
    yield
    kept = {
        name: job_class
        for name, job_class in REGISTRY._classes.items()
        if name in before or not _is_local(job_class)
    }
    REGISTRY._classes = kept | before


def _is_local(job_class: type) -> bool:
    return "<locals>" in job_class.__qualname__ or not job_class.__module__.startswith("kickboard.")


@pytest.fixture
def clock() -> ManualClock:
    """Time that stands still until the test moves it."""
    return ManualClock()


@pytest.fixture
def memory(clock: ManualClock) -> MemoryStore:
    """A store on the manual clock."""
    return MemoryStore(clock)


@pytest.fixture
def client(memory: MemoryStore, clock: ManualClock) -> Client:
    """Pushes into that store."""
    return Client(memory, clock)


@pytest.fixture
def engines(tmp_path: Path) -> Iterator[Engines]:
    """Make managers; whatever still runs at the end of the test is stopped."""
    made = Engines(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def default_client() -> Iterator[None]:
    """Leave no default client behind."""
    yield
    with clients._lock:
        client, clients._default = clients._default, None
    if client is not None:
        client.store.close()


@pytest.fixture(params=["memory", "sqlite"])
def make_store(
    request: pytest.FixtureRequest, tmp_path: Path, engines: Engines
) -> Iterator[MakeStore]:
    """Make stores of each kind that an engine can run on; closed in the end."""
    made: list[Store] = []

    def make(clock: Clock | None = None) -> Store:
        if request.param == "memory":
            return MemoryStore(clock)
        path = tmp_path / f"jobs{len(made)}.db"
        made.append(open_store(f"sqlite:///{path}", durability="normal", clock=clock))
        return made[-1]

    yield make
    engines.stop()
    for store in made:
        store.close()


@pytest.fixture
def gate() -> Gate:
    """Jobs of a class `Gated` that wait until they may go on."""
    return Gate()


@pytest.fixture
def done() -> list[Any]:
    """What `Noted` jobs noted; the class is registered for the test."""
    noted: list[Any] = []

    class Noted(Job):
        def perform(self, *args: Any) -> None:
            noted.append(args[0])

    return noted


@pytest.fixture
def window() -> Iterator[Open]:
    """Open windows on managers; closed in the end."""
    opened: list[Window] = []
    level = logging.getLogger().level
    logging.getLogger().setLevel(logging.INFO)

    def open_window(manager: Manager) -> Window:
        opened.append(Window(manager))
        return opened[-1]

    yield open_window
    for one in opened:
        one.close()
    logging.getLogger().setLevel(level)
