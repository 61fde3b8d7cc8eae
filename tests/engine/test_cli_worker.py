"""`kickboard worker` as a process of its own: signals, logs, telemetry, how it ends."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from kickboard.client import Client
from kickboard.inspection import ProcessSet, Queue
from kickboard.payload.record import JobState
from kickboard.stores import open_store
from kickboard.stores.base import Store, View

pytestmark = pytest.mark.slow

JOBS = """
import logging, sys, threading
from kickboard import IterableJob, Job

class Hello(Job):
    def perform(self, name: str) -> None:
        logging.getLogger("shop").info("greeting")
        print("hello", name, flush=True)

class Steps(IterableJob):
    def build_enumerator(self, *, cursor):
        return self.array_enumerator(range(100), cursor=cursor)

    def each_iteration(self, item: int) -> None:
        print("step", item, flush=True)
        self.sleep(0.05)

class Stuck(Job):
    def perform(self) -> None:
        print("stuck", flush=True)
        threading.Event().wait()

def teardown() -> None:
    print("torn down", flush=True)
"""


class Worker:
    """A worker under test; what it writes is read line by line."""

    def __init__(self, folder: Path, store: str, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kickboard", "worker", "--store", store, *options],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def line(self, part: str, stream: str = "stdout") -> str:
        """Wait for a line that contains *part*."""
        source: IO[str] = getattr(self.process, stream)
        for line in source:
            if part in line:
                return line
        raise AssertionError(f"{part!r} never came on {stream}: {self.end()}")

    def message(self, kind: str) -> dict[str, Any]:
        """Wait for a line of telemetry."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            message: dict[str, Any] = json.loads(line)
            if message["t"] == kind:
                return message
        raise AssertionError(f"no {kind} came")

    def tell(self, **command: Any) -> None:
        """Send a command of the telemetry."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()

    def end(self, number: int | None = None) -> tuple[int, str, str]:
        """Wait for the end, after signal *number*; return code and what was left to read."""
        if number is not None:
            self.process.send_signal(number)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "shop_jobs.py").write_text(JOBS)
    opened = open_store(f"sqlite:///{tmp_path / 'jobs.db'}")
    yield opened
    opened.close()


@pytest.fixture
def start(tmp_path: Path, store: Store) -> Iterator[Callable[..., Worker]]:
    workers: list[Worker] = []

    def start_one(*options: str) -> Worker:
        workers.append(Worker(tmp_path, store.url, *options))
        return workers[-1]

    yield start_one
    for worker in workers:
        worker.process.kill()
        worker.process.communicate()


def push(store: Store, job_class: str, *args: Any) -> str:
    return str(Client(store).push({"class": job_class, "args": list(args)}))


def test_it_runs_the_jobs_of_a_module_in_the_current_folder_until_told_to_stop(
    store: Store, start: Callable[..., Worker]
) -> None:
    push(store, "Hello", "ada")
    worker = start("-r", "shop_jobs")
    worker.line("hello ada")

    code, out, err = worker.end(signal.SIGTERM)

    assert code == 0
    assert "torn down" in out
    assert "class=Hello: greeting" in err
    assert store.snapshot().processed == 1


def test_quiet_takes_no_more_jobs_and_goes_on_living(
    store: Store, start: Callable[..., Worker]
) -> None:
    worker = start("-r", "shop_jobs.py", "-v")
    push(store, "Hello", "first")
    worker.line("hello first")

    worker.process.send_signal(signal.SIGTSTP)
    worker.process.send_signal(signal.SIGTTIN)
    worker.line("-- MainThread", "stderr")
    while not next(iter(ProcessSet(store))).is_quiet:
        assert worker.process.poll() is None
    push(store, "Hello", "second")
    code, out, _ = worker.end(signal.SIGINT)

    assert (code, "second" in out) == (0, False)
    assert Queue("default", store).size == 1


def test_what_does_not_finish_in_time_is_given_back_at_the_front(
    store: Store, start: Callable[..., Worker]
) -> None:
    jid = push(store, "Stuck")
    worker = start("-r", "shop_jobs", "-t", "0", "-c", "1")
    worker.line("stuck")
    push(store, "Hello", "later")

    code, _, _ = worker.end(signal.SIGTERM)

    assert code == 0
    assert next(iter(Queue("default", store))).jid == jid


def test_an_iterable_job_lets_others_run_when_it_had_its_time(
    store: Store, start: Callable[..., Worker]
) -> None:
    push(store, "Steps")
    push(store, "Hello", "ada")
    worker = start("-r", "shop_jobs", "-c", "1", "--max-iteration-runtime", "0.1")

    worker.line("hello ada")
    assert int(worker.line("step").split()[1]) > 0
    code, _, _ = worker.end(signal.SIGTERM)

    assert code == 0


def test_the_second_stop_means_now(store: Store, start: Callable[..., Worker]) -> None:
    push(store, "Stuck")
    worker = start("-r", "shop_jobs", "-t", "60")
    worker.line("stuck")
    worker.process.send_signal(signal.SIGINT)
    while not next(iter(ProcessSet(store))).is_quiet:
        assert worker.process.poll() is None

    code, _, err = worker.end(signal.SIGINT)

    assert code == 1
    assert "will be recovered" in err


def test_it_stops_when_another_process_asks_through_the_store(
    store: Store, start: Callable[..., Worker]
) -> None:
    worker = start("--log-format", "json")
    worker.line("5 processors on default", "stderr")
    [process] = ProcessSet(store)

    assert process.stop()
    code, _, err = worker.end()

    assert code == 0
    assert all({"ts", "pid", "lvl", "msg"} <= json.loads(line).keys() for line in err.splitlines())


def test_telemetry_has_stdout_for_itself_and_ends_with_its_input(
    store: Store, start: Callable[..., Worker]
) -> None:
    push(store, "Hello", "ada")
    worker = start("--telemetry", "-r", "shop_jobs", "-c", "2", "-q", "default,3", "-q", "low")
    hello = worker.message("hello")
    printed = worker.message("log")
    while printed["message"] != "hello ada":
        printed = worker.message("log")
    worker.tell(cmd="resize", concurrency=3, id=1)
    reply = worker.message("reply")

    code, out, err = worker.end()  # closes its input

    assert (hello["store"], hello["concurrency"]) == (store.url, 2)
    assert hello["queues"] == [["default", 3], ["low", 0]]
    assert {"Hello", "Stuck"} <= {one["name"] for one in hello["classes"]}
    assert printed["class"] == "Hello"
    assert (reply["id"], reply["ok"]) == (1, True)
    assert (code, err) == (0, "torn down\n")
    assert all(json.loads(line)["v"] == 1 for line in out.splitlines())


def test_a_module_that_cannot_be_loaded_is_said_in_one_sentence(
    tmp_path: Path, store: Store, start: Callable[..., Worker]
) -> None:
    (tmp_path / "broken.py").write_text("x = 1\nboom()\n")

    code, out, err = start("-r", "broken.py").end()

    said = "kickboard: broken.py, line 2: NameError: name 'boom' is not defined, in: boom()\n"
    assert (code, out, err) == (2, "", said)


def test_one_engine_after_another_works_on_the_same_file(
    store: Store, start: Callable[..., Worker]
) -> None:
    """The first is killed while its job runs; the second gives the job back and runs it."""
    push(store, "Stuck")
    first = start("-r", "shop_jobs")
    first.line("stuck")
    first.end(signal.SIGKILL)

    second = start("-r", "shop_jobs")
    second.line("stuck")

    assert store.count(View(state=JobState.BUSY)) == 1
