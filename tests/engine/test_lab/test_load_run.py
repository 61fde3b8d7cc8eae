"""Load tests in earnest: real engines and generators in processes, on real stores."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.engine.support import PATIENCE, until
from tests.engine.test_lab.load import sandboxes

from kickboard.client import Client
from kickboard.errors import ConfigError
from kickboard.lab.load import cleaning, result
from kickboard.lab.load.feed import Feed, FeedListener
from kickboard.lab.load.outside import LoadError
from kickboard.lab.load.reading import ScenarioError
from kickboard.lab.load.result import Result
from kickboard.lab.load.run import LoadRun
from kickboard.lab.load.scenario import (
    MEMORY,
    Arrivals,
    Change,
    Scenario,
    Service,
    Target,
    Work,
)
from kickboard.lab.sandbox import default_root
from kickboard.payload.record import JobState
from kickboard.stores import open_store
from kickboard.stores.base import View

QUICK = Service(kind="constant", mean=0.005)
JOBS = """
from kickboard import Job

class Polite(Job, queue="letters"):
    def perform(self, name):
        print("dear", name)
        if name == "nobody":
            raise ValueError(name)
"""


def brief(**values: Any) -> Scenario:
    """Return a run of a second and a half."""
    known: dict[str, Any] = {
        "seconds": 1.5,
        "warm_up": 0.0,
        "work": (Work(service=QUICK),),
        "target": Target(processors=4),
        "arrivals": Arrivals(rate=100, pattern="constant"),
    }
    return Scenario(**(known | values))


def run(scenario: Scenario) -> Result:
    return LoadRun(scenario).run()


@pytest.fixture
def own(tmp_path: Path) -> str:
    """The URL of a store with one job of its user's in it."""
    url = f"sqlite:///{tmp_path / 'jobs.db'}"
    store = open_store(url)
    Client(store).push({"class": "Mine", "args": [1], "queue": "letters"})
    store.close()
    return url


def test_every_job_of_a_run_in_a_sandbox_is_measured_and_the_sandbox_is_gone() -> None:
    before = sandboxes()
    finished = run(brief())

    found = finished.summary()
    assert (found.jobs, found.ended.failed, finished.unfinished) == (150, 0, 0)
    assert found.ended.intended == found.ended.made == 150
    run_time = found.percentile("run", 0.5)
    assert run_time is not None
    assert 0.005 <= run_time < 0.05
    assert found.steady.cpu > 0
    assert sandboxes() <= before


def test_failures_come_as_often_as_was_asked_for() -> None:
    finished = run(brief(work=(Work(service=QUICK, failures=0.5),)))

    assert 0.3 < finished.summary().failed_share < 0.7


def test_the_closed_model_has_never_more_jobs_there_than_clients() -> None:
    finished = run(brief(arrivals=Arrivals(model="closed", clients=3)))

    assert finished.summary().jobs > 50
    assert max(finished.record.present()) <= 3


def test_processors_processes_and_a_stall_change_the_run() -> None:
    changes = (
        Change(at=0.2, do="processors", to=6),
        Change(at=0.4, do="processes", to=2),
        Change(at=0.6, do="stall", seconds=0.5),
    )

    finished = run(brief(changes=changes, seconds=2.5))

    assert [int(one.number) for one in finished.moments if one.what == "processors"] == [4, 6, 12]
    assert finished.summary().jobs == 250
    worst = finished.summary().percentile("total", 1.0)
    assert worst is not None
    assert 0.45 < worst < 1.5


def test_nothing_of_a_run_is_left_in_a_store_of_ones_own(own: str) -> None:
    finished = run(
        brief(
            target=Target(store=own, processors=2),
            work=(Work(service=Service(kind="constant", mean=0.1), failures=0.5),),
            drain=0.2,
        )
    )

    assert finished.unfinished > 20  # these had to be taken away
    store = open_store(own)
    snapshot = store.snapshot()
    assert {state: n for state, n in snapshot.counts.items() if n} == {JobState.ENQUEUED: 1}
    assert snapshot.completed_kept == 0
    assert [queue.name for queue in snapshot.queues] == ["letters"]
    assert store.page(View(state=JobState.COMPLETED)).rows == ()
    assert store.error_groups() == []
    store.close()


def test_jobs_of_ones_own_run_as_they_are(own: str, tmp_path: Path) -> None:
    module = tmp_path / "letters.py"
    module.write_text(JOBS)
    work = (
        Work(job_class="Polite", queue="load", args=("Ada",)),
        Work(job_class="Polite", queue="load", args=("nobody",)),
    )

    finished = run(brief(work=work, target=Target(store=own, modules=(str(module),))))

    assert finished.summary().jobs == 150
    assert 0.3 < finished.summary().failed_share < 0.7


def test_what_an_earlier_run_left_is_taken_away_by_its_tag(own: str) -> None:
    store = open_store(own)
    for n in range(3):
        Client(store).push({"class": "Old", "args": [n], "queue": "load", "tags": ["load-f00"]})

    assert cleaning.clean(store) == 3
    assert sum(store.snapshot().counts.values()) == 1
    store.close()


def test_service_times_can_be_those_that_a_class_had(own: str) -> None:
    work = (Work(service=Service(kind="measured", of="LoadJob")),)
    target = Target(store=own)

    with pytest.raises(ScenarioError, match="no completed 'LoadJob'") as caught:
        run(brief(work=work, target=target))

    assert caught.value.place == "work[0].service.of"


def test_in_memory_it_runs_in_this_process() -> None:
    finished = run(brief(target=Target(store=MEMORY, processors=4)))

    assert finished.summary().jobs == 150


@pytest.mark.parametrize("store", ["sandbox", MEMORY])
def test_a_run_can_be_cancelled_at_any_moment(store: str) -> None:
    under_way = threading.Event()
    made = LoadRun(
        brief(seconds=60, target=Target(store=store)),
        lambda going, _changed: under_way.set() if len(going.record.bins) > 3 else None,
    )
    found: list[Result] = []
    thread = threading.Thread(target=lambda: found.append(made.run()))
    thread.start()
    assert under_way.wait(PATIENCE)

    made.cancel()

    thread.join(PATIENCE)
    [finished] = found
    assert finished.cancelled
    assert not finished.is_met
    assert 0 < finished.length < 10


def test_an_engine_that_dies_ends_the_run_with_its_last_words(tmp_path: Path) -> None:
    module = tmp_path / "deadly.py"
    module.write_text(
        "import os, sys\nfrom kickboard import Job\n"
        "class Deadly(Job):\n    def perform(self):\n"
        "        sys.stderr.write('farewell\\n')\n        sys.stderr.flush()\n        os._exit(7)\n"
    )
    work = (Work(job_class="Deadly"),)
    before = sandboxes()

    with pytest.raises(LoadError, match=r"ended with 7: farewell"):
        run(brief(work=work, target=Target(modules=(str(module),))))

    assert sandboxes() <= before


def test_a_module_that_cannot_be_loaded_ends_it_before_anything_is_started(
    tmp_path: Path,
) -> None:
    module = tmp_path / "broken.py"
    module.write_text("import nothing_of_that_name")

    with pytest.raises(ModuleNotFoundError):
        run(brief(target=Target(modules=(str(module),))))


def test_children_end_when_whoever_started_them_is_killed(tmp_path: Path) -> None:
    """Their input ends, and that is enough, however it came."""
    scenario = tmp_path / "long.toml"
    scenario.write_text("seconds = 600\nwarm_up = 0")
    command = [sys.executable, "-m", "kickboard", "load", str(scenario)]
    parent = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    sandboxes = default_root()
    until(lambda: bool(list(sandboxes.glob("sandbox-*/sandbox.db"))))
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    until(lambda: len(_children(parent.pid)) == 2)
    pids = _children(parent.pid)

    parent.kill()
    parent.wait()

    until(lambda: not any(_is_running(pid) for pid in pids))
    assert not children.exists()


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


def _is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_saved_run_says_the_same_when_it_is_opened_again(tmp_path: Path) -> None:
    finished = run(brief(target=Target(store=MEMORY, processors=4)))
    path = tmp_path / "run.json"

    result.save(finished, path)
    opened = result.load(path)

    assert opened == finished
    assert result.outline(opened) == result.outline(finished)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"[]", b'{"kickboard_load": 1}', b"\xff", b"[" * 99_999])
def test_a_file_that_is_no_saved_run_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "run.json"
    path.write_bytes(content)

    with pytest.raises(ConfigError, match="no saved run"):
        result.load(path)


def test_a_run_saved_by_a_newer_program_is_refused(tmp_path: Path) -> None:
    finished = run(brief(seconds=0.2, target=Target(store=MEMORY)))
    path = tmp_path / "run.json"
    result.save(replace(finished, kickboard_load=2), path)

    with pytest.raises(ConfigError, match="newer"):
        result.load(path)


def test_who_shows_another_key_is_not_listened_to() -> None:
    came: list[int] = []
    arrived = threading.Event()

    def note(client: int) -> None:
        came.append(client)
        arrived.set()

    listener = FeedListener("00" * 16, note)
    stranger, engine = Feed(listener.address, "11" * 16), Feed(listener.address, "00" * 16)
    stranger(1)
    engine(2)

    assert arrived.wait(PATIENCE)
    assert came == [2]
    for one in (stranger, engine, listener):
        one.close()


def child(order: dict[str, Any], *commands: dict[str, Any]) -> tuple[int, list[dict[str, Any]]]:
    """Run the window's child process; return its exit code and what it told."""
    running = subprocess.Popen(
        [sys.executable, "-P", "-m", "kickboard.lab.load"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(json.dumps(order).encode() + b"\n")
    running.stdin.flush()
    told = []
    for line in running.stdout:
        told.append(json.loads(line))
        if told[-1]["t"] == "progress" and len(told) == 3:
            for command in commands:
                running.stdin.write(json.dumps(command).encode() + b"\n")
            running.stdin.flush()
    running.stdin.close()
    running.stdout.close()
    return running.wait(), told


def test_a_window_is_told_of_a_run_in_points_and_where_it_was_saved(tmp_path: Path) -> None:
    order = {"scenario": {"seconds": 2, "warm_up": 0}, "folder": str(tmp_path / "load")}
    steering = ({"t": "stall", "seconds": 0.2}, {"t": "resize", "to": 20})

    code, told = child(order, *steering)

    assert code == 0
    progress = [line for line in told if line["t"] == "progress"]
    points: list[Any] = []
    for line in progress:
        if line["points"]:
            points[line["first"] :] = line["points"]
    finished = result.load(Path(told[-1]["path"]))
    assert len(points) == len(finished.bins)
    assert sum(point[2] for point in points) * 0.1 == pytest.approx(finished.summary().ended.done)
    assert [(one.what, one.number) for one in finished.moments][1:] == [
        ("stall", 0.2),
        ("processors", 20.0),
    ]
    assert max(len(json.dumps(line)) for line in told) < 60_000


def test_a_window_is_told_what_is_wrong_and_where(tmp_path: Path) -> None:
    order = {"scenario": {"arrivals": {"rate": -1}}, "folder": str(tmp_path)}

    code, [told] = child(order)

    assert code == 2
    assert (told["t"], told["place"]) == ("error", "arrivals.rate")


def test_a_window_that_goes_cancels_the_run(tmp_path: Path) -> None:
    order = {"scenario": {"seconds": 600}, "folder": str(tmp_path)}

    code, told = child(order, {"t": "stop"})

    assert code == 0
    assert result.load(Path(told[-1]["path"])).cancelled
