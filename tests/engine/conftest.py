"""Engines and stores for the tests, and a registry that forgets the classes of each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.support import Engines

from kickboard import client as clients
from kickboard.clock import ManualClock
from kickboard.jobs.registry import REGISTRY
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
