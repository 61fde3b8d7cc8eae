"""Jobs that take longer than they may, and jobs in a process of their own."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.support import PATIENCE, until

from kickboard import Job, JobState, Manager, open_store
from kickboard.client import Client
from kickboard.clock import ManualClock
from kickboard.jobs.loading import load
from kickboard.stores.base import Store, View
from kickboard.stores.memory import MemoryStore

APART = """
import os, sys, time, ctypes
from kickboard import Job

class ApartJob(Job, isolation="process", retry=0):
    def perform(self, what, where=""):
        if what == "pid":
            print("hello from", os.getpid())
            open(where, "w").write(str(os.getpid()))
        elif what == "raise":
            raise KeyError("no such customer")
        elif what == "segfault":
            ctypes.string_at(0)
        elif what == "exit":
            os._exit(3)
        elif what == "push":
            ApartJob.perform_async("pid", where)

class SlowApartJob(Job, isolation="process", retry=0, timeout=0.5):
    def perform(self):
        time.sleep(60)

class HungryJob(Job, isolation="process", retry=0, memory_mb=200):
    def perform(self):
        bytearray(1_000_000_000)
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'jobs.db'}", durability="normal")
    yield store
    store.close()


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("apart") / "apart_jobs.py"
    path.write_text(APART)
    load(str(path))


def dead(store: Store) -> tuple[str | None, str | None]:
    [row] = store.page(View(state=JobState.DEAD)).rows
    return row.error_class, row.error_message


def run(store: Store, name: str, *args: object) -> None:
    client = Client(store)
    with Manager(1, store=store) as manager:
        client.push({"class": name, "args": list(args), "retry": 0})
        assert manager.wait_until_idle(20)


class StubbornJob(Job, retry=0, timeout=10):
    begun = threading.Semaphore(0)
    let_go = threading.Event()
    asked = threading.Event()

    def perform(self) -> None:
        StubbornJob.begun.release()
        while not StubbornJob.let_go.wait(0.01):
            if self.stopping:
                StubbornJob.asked.set()


class PoliteJob(Job, retry=0, timeout=10):
    begun = threading.Semaphore(0)

    def perform(self) -> None:
        PoliteJob.begun.release()
        pause = threading.Event()
        while not self.stopping:
            pause.wait(0.01)


def test_job_over_its_timeout_is_asked_to_end(clock: ManualClock) -> None:
    store = MemoryStore(clock)
    with Manager(1, store=store) as manager:
        Client(store, clock).push({"class": PoliteJob, "args": []})
        assert PoliteJob.begun.acquire(timeout=PATIENCE)
        clock.advance(9.9)
        assert not manager.wait_until_idle(0.05)

        clock.advance(0.1)

        assert manager.wait_until_idle(PATIENCE)
    assert store.snapshot().processed == 1
    assert store.snapshot().failed == 0


@pytest.fixture
def let_go() -> Iterator[None]:
    """Let the stubborn job end, however its test did."""
    StubbornJob.let_go.clear()
    yield
    StubbornJob.let_go.set()


@pytest.mark.usefixtures("let_go")
def test_job_that_does_not_end_is_failed_and_its_processor_replaced(clock: ManualClock) -> None:
    store = MemoryStore(clock)
    client = Client(store, clock)
    with Manager(1, store=store) as manager:
        [before] = manager.processors
        client.push({"class": StubbornJob, "args": []})
        assert StubbornJob.begun.acquire(timeout=PATIENCE)
        clock.advance(10)
        assert StubbornJob.asked.wait(PATIENCE)
        clock.advance(10)
        assert manager.wait_until_idle(PATIENCE)
        until(lambda: len(manager.processors) == 1 and before not in manager.processors)
        assert manager.abandoned == 1
        assert dead(store)[0] == "kickboard.errors.JobTimeoutError"

        client.push({"class": PoliteJob, "args": []})  # the new processor works
        assert PoliteJob.begun.acquire(timeout=PATIENCE)
        clock.advance(10)
        assert manager.wait_until_idle(PATIENCE)
        StubbornJob.let_go.set()
        assert before.join(60)
    assert store.snapshot().processed == 2


@pytest.mark.slow
def test_isolated_job_runs_in_another_process_and_what_it_prints_is_logged(
    store: Store, apart: None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "kickboard.job.output"):
        run(store, "ApartJob", "pid", str(tmp_path / "pid"))

    pid = int((tmp_path / "pid").read_text())
    assert pid != os.getpid()
    assert f"hello from {pid}" in caplog.messages
    assert store.snapshot().failed == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("what", "error_class", "message"),
    [
        ("raise", "KeyError", "'no such customer'"),
        ("segfault", "kickboard.errors.JobProcessError", "signal 11"),
        ("exit", "kickboard.errors.JobProcessError", "exit code 3"),
    ],
)
def test_isolated_job_that_ends_badly_is_a_failed_attempt(
    store: Store, apart: None, what: str, error_class: str, message: str
) -> None:
    run(store, "ApartJob", what)

    found = dead(store)
    assert found[0] == error_class
    assert message in str(found[1])


@pytest.mark.slow
def test_timeout_really_kills_an_isolated_job(store: Store, apart: None) -> None:
    run(store, "SlowApartJob")

    assert dead(store)[0] == "kickboard.errors.JobTimeoutError"


@pytest.mark.slow
def test_memory_limit_holds_in_an_isolated_job(store: Store, apart: None) -> None:
    run(store, "HungryJob")

    assert dead(store)[0] == "MemoryError"


@pytest.mark.slow
def test_isolated_job_pushes_into_the_engines_store(
    store: Store, apart: None, tmp_path: Path
) -> None:
    client = Client(store)
    with Manager(1, store=store) as manager:
        client.push({"class": "ApartJob", "args": ["push", str(tmp_path / "pid")]})
        assert manager.wait_until_idle(20)

    assert (tmp_path / "pid").exists()
