"""A load test in a store of the user's own leaves nothing there, however it ends."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engine.support import PATIENCE, until
from tests.stores import redis_server

from kickboard.cli import main
from kickboard.client import Client
from kickboard.lab.load import result
from kickboard.lab.load.result import Result
from kickboard.lab.load.run import LoadRun
from kickboard.lab.load.scenario import Arrivals, Scenario, Service, Target, Work
from kickboard.payload.record import JobState
from kickboard.stores import open_store
from kickboard.stores.base import Store, View
from kickboard.stores.query import Query

#: Jobs that are longer than the run: some wait, some run, some have failed when it ends.
SLOW = Work(service=Service(kind="constant", mean=0.2), failures=0.5)
REDIS = pytest.param("redis", marks=(pytest.mark.redis, redis_server.needs_redis))


@pytest.fixture(params=["sqlite", REDIS])
def own(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store with one job of its user's in it, in the queue that a load test's jobs name, too."""
    if request.param == "redis":
        url = redis_server.empty_url()
    else:
        url = f"sqlite:///{tmp_path / 'jobs.db'}"
    store = open_store(url)
    Client(store).push({"class": "Mine", "args": [1], "queue": "load"})
    yield store
    store.close()


def address(store: Store) -> str:
    return str(getattr(store, "address", store.url))


def loading(store: Store, seconds: float = 1.5) -> Scenario:
    target = Target(store=address(store), processors=2)
    arrivals = Arrivals(rate=50, pattern="constant")
    return Scenario(
        seconds=seconds, warm_up=0.0, drain=0.2, work=(SLOW,), target=target, arrivals=arrivals
    )


def assert_untouched(store: Store) -> None:
    """See that the user's job is there, and nothing else."""
    snapshot = store.snapshot()
    assert {state: n for state, n in snapshot.counts.items() if n} == {JobState.ENQUEUED: 1}
    assert [queue.name for queue in snapshot.queues] == ["load"]
    assert store.page(View(state=JobState.COMPLETED)).rows == ()
    assert store.error_groups() == []
    if not store.url.startswith("sqlite"):
        left = redis_server.shared_server().call("KEYS", "*").split()
        assert not [key for key in left if "load-" in key or "f0ad" in key]


def busy(store: Store) -> int:
    rows = store.page(View(state=JobState.BUSY, query=Query("tag:load-*")), n=9).rows
    return len(rows)


def test_a_run_that_ended_leaves_nothing_and_its_own_queue_was_its_jobs_alone(own: Store) -> None:
    finished = LoadRun(loading(own)).run()

    assert finished.unfinished > 20
    assert finished.summary().ended.failed > 0
    [queue] = finished.record.depths()
    assert queue.startswith("load-")
    assert_untouched(own)


def test_a_run_that_was_cancelled_leaves_nothing(own: Store) -> None:
    made, found = LoadRun(loading(own, 600.0)), list[Result]()
    thread = threading.Thread(target=lambda: found.append(made.run()))
    thread.start()
    until(lambda: busy(own) > 0)

    made.cancel()

    thread.join(2 * PATIENCE)
    assert found[0].cancelled
    assert_untouched(own)


def test_a_run_whose_process_was_killed_leaves_nothing(own: Store, tmp_path: Path) -> None:
    """The generator outlives it, and cleans up when the engines gave back what they had."""
    path = tmp_path / "long.toml"
    path.write_text("seconds = 600\nwarm_up = 0\n[[work]]\nservice.mean = 0.5\nfailures = 0.5\n")
    command = [sys.executable, "-m", "kickboard", "load", str(path), "--store", address(own)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: busy(own) > 0 and len(own.error_groups()) > 0)

    running.kill()
    running.wait()

    until(lambda: sum(own.snapshot().counts.values()) == 1 and len(own.snapshot().queues) == 1)
    until(lambda: not own.error_groups())
    assert_untouched(own)


def has_died(pid: int) -> bool:
    """Return whether every thread of a process is gone; its files are its last one's to close."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return len(threads) <= 1 and state in "ZX"


def test_what_is_left_when_every_process_of_it_was_killed_goes_with_one_command(
    own: Store, tmp_path: Path
) -> None:
    """As when the machine lost its power: nobody was left to clean up."""
    path = tmp_path / "long.toml"
    path.write_text("seconds = 600\nwarm_up = 0\n[[work]]\nservice.mean = 0.5\n")
    command = [sys.executable, "-m", "kickboard", "load", str(path), "--store", address(own)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: busy(own) > 2)
    tasks = Path(f"/proc/{running.pid}/task")
    pids = [int(pid) for task in tasks.iterdir() for pid in (task / "children").read_text().split()]
    assert len(pids) == 2

    for pid in (*pids, running.pid):
        os.kill(pid, signal.SIGKILL)
    running.wait()
    until(lambda: all(has_died(pid) for pid in pids))  # until then their locks are held

    assert busy(own) > 0
    # Again while the kernel still holds a lock of the dead: on a busy machine that takes a moment.
    until(lambda: main(["load", "--clean", "--store", address(own)]) == 0 and busy(own) == 0)
    assert_untouched(own)


@pytest.mark.redis
@redis_server.needs_redis
def test_a_redis_that_others_work_on_is_refused_before_anything_is_started(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    url = redis_server.empty_url()
    server = redis_server.shared_server()
    server.call("SADD", "processes", "app-1:4711:0123456789ab")
    path = tmp_path / "brief.toml"
    goals = "objectives = []"  # it need not be quick, where others use the machine, too
    path.write_text(f"seconds = 0.5\nwarm_up = 0\n{goals}\n[[work]]\nservice.mean = 0.001\n")
    before = set(server.call("KEYS", "*").split())

    assert main(["load", str(path), "--store", url]) == 2

    said = capfd.readouterr().err
    assert "target.store: others than Kickboard work on" in said
    assert "--foreign" in said
    assert set(server.call("KEYS", "*").split()) == before
    assert main(["load", str(path), "--store", url, "--foreign"]) == 0


@pytest.mark.redis
@redis_server.needs_redis
def test_a_saved_run_does_not_tell_the_password_of_a_redis() -> None:
    url = redis_server.empty_url() + "&password=hunter2"  # this server asks for none
    scenario = Scenario(seconds=0.3, warm_up=0.0, target=Target(store=url))

    finished = LoadRun(scenario).run()

    assert b"hunter2" not in result.encode(finished)
    assert finished.scenario.target.store.endswith("password=***")
