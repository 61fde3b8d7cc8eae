"""What the world does to an engine: clocks that jump, processes that stop, die or fork."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest
from tests.engine.support import PATIENCE, Engines, Gate, Heard, push, record, until

from kickboard import Job, events
from kickboard.client import Client
from kickboard.clock import SystemClock
from kickboard.errors import StoreError
from kickboard.inspection import Queue
from kickboard.payload.record import JobState
from kickboard.runtime import poller
from kickboard.stores.base import Outcome, Recovered
from kickboard.stores.sqlite import SQLiteStore

HOUR = 3600.0
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX processes")


class SetClock(SystemClock):
    """The system's clock, and somebody who sets it; durations are not touched by that."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> float:
        return time.time() + self.ahead


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    monkeypatch.setattr(poller, "LONGEST", 0.02)  # a jump is noticed within so many seconds
    return SetClock()


@pytest.fixture
def store(tmp_path: Path, clock: SetClock, engines: Engines) -> Iterator[SQLiteStore]:
    """A store that outlives the engines on it."""
    store = SQLiteStore(tmp_path / "jobs.db", durability="normal", clock=clock)
    yield store
    engines.stop()
    assert store.check_counts() == {}
    assert store.account().missing == 0
    store.close()


def recover_from_outside(store: SQLiteStore) -> Recovered:
    """Look for dead engines as another process does."""
    other = SQLiteStore(store.path, durability="normal", clock=store.clock)
    try:
        return other.recover()
    finally:
        other.close()


# -- clocks


def test_a_clock_set_forward_an_hour_runs_what_is_due_and_ends_no_lease(
    engines: Engines, store: SQLiteStore, clock: SetClock, gate: Gate, done: list[Any]
) -> None:
    manager = engines(2, store=store)
    heard = Heard(manager)
    push(manager, "Gated", "runs")
    push(manager, "Noted", "due", at=clock.now() + HOUR / 2)
    push(manager, "Noted", "not yet", at=clock.now() + 2 * HOUR)
    manager.start()
    gate.wait()

    clock.ahead = HOUR
    heard.wait_for(events.JobFinished)
    assert recover_from_outside(store) == Recovered()
    gate.open()

    assert manager.wait_until_idle(PATIENCE)
    assert (done, gate.order) == (["due"], ["runs"])
    assert heard.all(events.JobsLost) == []
    assert manager.stats().scheduled == 1


def test_a_clock_set_back_an_hour_changes_no_order_and_makes_no_time_negative(
    engines: Engines, store: SQLiteStore, clock: SetClock, gate: Gate, done: list[Any]
) -> None:
    manager = engines(1, store=store)
    first = push(manager, "Gated", 0)
    before = [push(manager, "Noted", number) for number in (1, 2)]
    later = push(manager, "Noted", "later", at=clock.now() + 5)
    manager.start()
    gate.wait()

    clock.ahead = -HOUR
    after = [push(manager, "Noted", number) for number in (3, 4)]
    assert Queue("default", store=store).latency >= 0.0
    assert recover_from_outside(store) == Recovered()
    gate.open()
    assert manager.wait_until_idle(PATIENCE)

    assert done == [1, 2, 3, 4]
    for jid in (first, *before, *after):
        detail = store.get(jid)
        assert detail is not None
        (attempt,) = detail.attempts
        assert (attempt.wait >= 0, attempt.run >= 0) == (True, True), attempt
    # What was to come in 5 s comes 5 s and the jump later, and no later than that.
    assert record(store, later).state is JobState.SCHEDULED
    clock.ahead = 5.0
    until(lambda: "later" in done)


# -- fork


@posix
@pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning")
def test_a_child_that_a_job_forks_cannot_use_the_store_and_harms_nobody(
    engines: Engines, store: SQLiteStore, done: list[Any]
) -> None:
    codes: list[int] = []

    class Forking(Job):
        def perform(self) -> None:
            pid = os.fork()
            if pid == 0:
                code = 1
                try:
                    Client.push({"class": "Noted", "args": ["from the child"]})
                except StoreError as error:
                    code = 42 if "forked" in str(error) else 2
                finally:
                    os._exit(code)
            codes.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            Client.push({"class": "Noted", "args": ["from the job"]})

    manager = engines(1, store=store)
    push(manager, "Forking")
    manager.start()

    assert manager.wait_until_idle(PATIENCE)
    assert codes == [42]
    assert done == ["from the job"]
    assert recover_from_outside(store) == Recovered()


# -- processes


JOBS = """
import os
from kickboard import Job

class Fatal(Job):
    def perform(self) -> None:
        os._exit(3)

class Fine(Job):
    def perform(self) -> None:
        print("fine", flush=True)
"""


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[list[subprocess.Popen[str]]]:
    (tmp_path / "shop_jobs.py").write_text(JOBS)
    started: list[subprocess.Popen[str]] = []
    yield started
    for worker in started:
        worker.kill()
        worker.communicate()


def start_worker(workers: list[subprocess.Popen[str]], store: SQLiteStore) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kickboard", "worker", "--store", store.url]
    workers.append(
        subprocess.Popen(
            [*command, "-r", "shop_jobs.py", "-c", "1"],
            cwd=store.path.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    )
    return workers[-1]


def suspend(worker: subprocess.Popen[str], store: SQLiteStore) -> None:
    """Stop *worker* where it holds no write lock: within a commit it would lock out others."""
    tick = threading.Event()
    for _ in range(100):
        worker.send_signal(signal.SIGSTOP)
        os.waitpid(worker.pid, os.WUNTRACED)
        other = apsw.Connection(str(store.path))
        try:
            other.execute("BEGIN IMMEDIATE").fetchall()
            other.execute("ROLLBACK").fetchall()
        except apsw.BusyError:
            worker.send_signal(signal.SIGCONT)
            tick.wait(0.01)
        else:
            return
        finally:
            other.close()
    raise AssertionError("it was always within a commit")


@posix
@pytest.mark.slow
def test_an_engine_that_is_stopped_for_long_is_not_taken_for_dead_and_goes_on(
    store: SQLiteStore, clock: SetClock, workers: list[subprocess.Popen[str]]
) -> None:
    worker = start_worker(workers, store)
    assert worker.stdout is not None
    Client(store).push({"class": "Fine", "args": []})
    assert worker.stdout.readline() == "fine\n"
    until(lambda: store.snapshot().processed == 1)

    suspend(worker, store)
    clock.ahead = 600.0  # ten minutes, for everybody else
    Client(store).push({"class": "Fine", "args": []})
    assert recover_from_outside(store) == Recovered()
    assert len(store.snapshot().processes) == 1
    worker.send_signal(signal.SIGCONT)

    assert worker.stdout.readline() == "fine\n"
    until(lambda: store.snapshot().processed == 2)


@posix
@pytest.mark.slow
def test_a_job_that_ends_its_process_is_buried_after_three_recorded_starts(
    store: SQLiteStore, workers: list[subprocess.Popen[str]]
) -> None:
    client = Client(store)
    fatal = client.push({"class": "Fatal", "args": []})
    codes: list[int] = []
    while record(store, fatal).state is not JobState.DEAD:
        assert len(codes) < 6
        codes.append(start_worker(workers, store).wait(PATIENCE))
        recover_from_outside(store)
    client.push({"class": "Fine", "args": []})
    last = start_worker(workers, store)
    assert last.stdout is not None
    assert last.stdout.readline() == "fine\n"

    assert codes == [3] * 4  # the first only made it a suspect
    detail = store.get(str(fatal))
    assert detail is not None
    assert detail.record.error_class == "ProcessDied"
    outcomes = [attempt.outcome for attempt in detail.attempts]
    assert outcomes == [*[Outcome.PROCESS_DIED] * 3, Outcome.POISON]
