"""A profile, a memory store and a quick server for each test of the demo."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

from kickboard import client as client_module
from kickboard.client import Client
from kickboard.clock import Clock, SystemClock
from kickboard.demo import server, settings, shop
from kickboard.demo.folder import demo_folder
from kickboard.demo.server import DemoServer
from kickboard.jobs.execution import Execution
from kickboard.jobs.job import Job
from kickboard.stores.memory import MemoryStore

JID = "0123456789abcdef01234567"


class Perform(Protocol):
    """Runs a job's ``perform`` as a processor would, on this thread."""

    def __call__(
        self,
        job_class: type[Job],
        *args: Any,
        jid: str = JID,
        clock: Clock | None = None,
        stopping: bool = False,
    ) -> None: ...


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The profile's folder, fresh."""
    folder = tmp_path / "profile"
    monkeypatch.setenv("KICKBOARD_PROFILE", str(folder))
    return folder


@pytest.fixture(scope="session")
def shop_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop's database, made once: that takes a third of a second."""
    folder = tmp_path_factory.mktemp("shop")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("KICKBOARD_PROFILE", str(folder))
        with shop.database(SystemClock().now()):
            return folder / "demo" / "shop.db"


@pytest.fixture
def client(profile: Path, shop_database: Path) -> Iterator[Client]:
    """A client of a memory store, as the engine hands it to its jobs."""
    shutil.copy(shop_database, demo_folder())
    client = Client(MemoryStore())
    token = client_module.engine_client.set(client)
    yield client
    client_module.engine_client.reset(token)
    client.store.close()


@pytest.fixture
def perform(client: Client) -> Perform:
    """Run jobs in *client*'s store."""

    def run(
        job_class: type[Job],
        *args: Any,
        jid: str = JID,
        clock: Clock | None = None,
        stopping: bool = False,
    ) -> None:
        job: Any = job_class()
        job.jid = jid
        job._execution = Execution(
            jid, job_class.wire_name, "default", {}, clock or SystemClock(), lambda: stopping
        )
        job.perform(*args)

    return run


@pytest.fixture
def demo_server() -> Iterator[DemoServer]:
    """The demo's server, without latency, never failing until a test says so."""
    settings.set(settings.FAILURE_RATE, 0)
    running = DemoServer(latency=(0, 0))
    running.start()
    server.install(running)
    yield running
    server.install(None)
    running.stop()
    settings.reset()
