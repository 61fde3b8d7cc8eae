"""Engines and stores for the tests, and a registry that forgets the classes of each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.engine.support import Engines

from kickboard import client as clients
from kickboard import open_store
from kickboard.clock import Clock, ManualClock
from kickboard.jobs.registry import REGISTRY
from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore

MakeStore = Callable[..., Store]


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
