"""What a running job says of how far it is: checked, kept, told in ticks and beats."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from kickboard import Job, JobState, Manager, job, open_store
from kickboard.client import Client
from kickboard.clock import ManualClock
from kickboard.errors import KickboardError, ProgressError
from kickboard.jobs.execution import MOST_NOTE, Execution
from kickboard.jobs.loading import load
from kickboard.runtime import presence, ticks
from kickboard.runtime.metrics import Taken
from kickboard.stores.base import Attempt, JobProgress, Store, View
from kickboard.stores.memory import MemoryStore

APART = """
from kickboard import Job

class FarApartJob(Job, isolation="process", retry=0):
    def perform(self, steps, fails):
        for step in range(steps + 1):
            self.progress(step / steps, f"step {step}")
        if fails:
            raise KeyError("at the end")

class TalkThenStopJob(Job, isolation="process", retry=0):
    def perform(self, folder):
        import pathlib
        self.progress(0.25, "a quarter")
        while not pathlib.Path(folder, "go").exists():
            pass
"""


class Gate:
    """Holds a job where a test wants to look at it."""

    def __init__(self) -> None:
        self.reached = threading.Semaphore(0)
        self.go = threading.Semaphore(0)

    def hold(self) -> None:
        self.reached.release()
        assert self.go.acquire(timeout=20)


class FarJob(Job, retry=0, name="tests.FarJob"):
    gate = Gate()

    def perform(self, share: float, note: str, *, fails: bool = False) -> None:
        self.progress(share, note)
        FarJob.gate.hold()
        if fails:
            raise ValueError("no")


class FailsHalfway(Job, retry=0, name="tests.FailsHalfway"):
    def perform(self) -> None:
        self.progress(0.4, "row 400")
        raise ValueError("no")


class SilentJob(Job, retry=0, name="tests.SilentJob"):
    def perform(self) -> None:
        FarJob.gate.hold()


class LateJob(Job, retry=0, name="tests.LateJob"):
    """Leaves a thread behind that goes on telling after the job has ended."""

    over = threading.Event()
    told = threading.Event()

    def perform(self) -> None:
        def tell() -> None:
            assert LateJob.over.wait(20)
            self.progress(0.9, "too late")
            LateJob.told.set()

        threading.Thread(target=tell, daemon=True).start()


@job(retry=0, name="tests.resize")
def resize() -> None:
    resize.progress(0.5, "as a function")
    FarJob.gate.hold()


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(ManualClock())


def only(store: Store, state: JobState = JobState.DEAD) -> Attempt:
    [row] = store.page(View(state=state)).rows
    detail = store.get(row.jid)
    assert detail is not None
    return detail.attempts[-1]


def told(manager: Manager) -> list[object]:
    """Return what a tick says of the first processor beyond its job."""
    line = ticks.tick(manager, Taken(), seq=1, dt=0.1, pushed=0)
    return list(line["processors"][0][6:])


def direct(tell: Callable[[float, str], None]) -> Job:
    made = FarJob()
    made._execution = Execution(
        "j", "FarJob", "q", {}, ManualClock(), lambda: False, lambda _, *said: tell(*said)
    )
    return made


@pytest.mark.parametrize(
    "wrong", [math.nan, math.inf, -0.01, 1.01, 40, "0.4", True, None, 10**400, [0.5]]
)
def test_what_is_no_share_is_refused_saying_what_is_wanted(wrong: object) -> None:
    with pytest.raises(ProgressError, match=r"from 0 .begun. to 1 .done., not ") as caught:
        direct(lambda *_: pytest.fail("told")).progress(wrong)  # type: ignore[arg-type]
    assert isinstance(caught.value, KickboardError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("right", [0, 1, 0.4, Fraction(2, 5), 1.0000000001, -1e-12])
def test_whatever_is_a_number_from_0_to_1_is_taken(right: float) -> None:
    heard: list[float] = []
    direct(lambda share, _: heard.append(share)).progress(right)
    assert 0.0 <= heard[0] <= 1.0
    assert heard[0] == pytest.approx(float(right))


def test_a_long_note_is_cut_and_half_a_surrogate_does_not_survive() -> None:
    heard: list[str] = []
    direct(lambda _, note: heard.append(note)).progress(0.1, "\ud800" + "x" * 500)
    assert heard == ["?" + "x" * (MOST_NOTE - 1)]


def test_outside_an_engine_it_does_nothing_but_check() -> None:
    FarJob().progress(0.4, "halfway")
    with pytest.raises(ProgressError):
        FarJob().progress(4)


def test_a_tick_and_a_beat_tell_it_while_the_job_runs_and_not_of_the_next(
    store: MemoryStore,
) -> None:
    client = Client(store)
    with Manager(1, store=store) as manager:
        client.push({"class": FarJob, "args": [0.4, "halfway"]})
        assert FarJob.gate.reached.acquire(timeout=10)
        assert told(manager) == [0.4, "halfway"]
        beat = presence.beat(manager.identity, manager.pools, quiet=False)
        [running] = store.page(View(state=JobState.BUSY)).rows
        assert beat.progress == (JobProgress(running.jid, 0.4, "halfway"),)

        client.push({"class": SilentJob, "args": []})
        FarJob.gate.go.release()
        assert FarJob.gate.reached.acquire(timeout=10)
        assert told(manager) == []
        assert presence.beat(manager.identity, manager.pools, quiet=False).progress == ()
        FarJob.gate.go.release()
        assert manager.wait_until_idle(10)
        assert told(manager) == []


def test_a_thread_that_a_job_left_behind_does_not_tell_of_the_next_one(store: MemoryStore) -> None:
    client = Client(store)
    with Manager(1, store=store) as manager:
        client.push({"class": LateJob, "args": []})
        assert manager.wait_until_idle(10)
        client.push({"class": SilentJob, "args": []})
        assert FarJob.gate.reached.acquire(timeout=10)
        LateJob.over.set()
        assert LateJob.told.wait(10)
        assert told(manager) == []
        FarJob.gate.go.release()
        assert manager.wait_until_idle(10)


def test_a_failed_attempt_keeps_its_last(store: MemoryStore) -> None:
    with Manager(1, store=store) as manager:
        Client(store).push({"class": FailsHalfway, "args": []})
        assert manager.wait_until_idle(10)
    attempt = only(store)
    assert (attempt.progress, attempt.note) == (0.4, "row 400")


def test_a_function_that_is_a_job_tells_by_its_own_name(store: MemoryStore) -> None:
    with Manager(1, store=store) as manager:
        Client(store).push({"class": "tests.resize", "args": []})
        assert FarJob.gate.reached.acquire(timeout=10)
        assert told(manager) == [0.5, "as a function"]
        FarJob.gate.go.release()
        assert manager.wait_until_idle(10)


def test_a_tick_with_the_longest_notes_leaves_them_out_rather_than_processors(
    store: MemoryStore,
) -> None:
    note = "\N{SKIER}" * MOST_NOTE
    with Manager(160, store=store) as manager:
        client = Client(store)
        client.push_bulk([{"class": FarJob, "args": [0.4, note]}] * 160)
        for _ in range(160):
            assert FarJob.gate.reached.acquire(timeout=10)
        line = ticks.tick(manager, Taken(), seq=1, dt=0.1, pushed=0)
        for _ in range(160):
            FarJob.gate.go.release()
        assert manager.wait_until_idle(10)
    assert len(line["processors"]) == 160
    assert all(row[6] == 0.4 for row in line["processors"])


# -- in a process of its own


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'jobs.db'}", durability="normal")
    yield store
    store.close()


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("apart") / "far_apart_jobs.py"
    path.write_text(APART)
    load(str(path))


@pytest.mark.usefixtures("apart")
def test_a_job_in_its_own_process_tells_while_it_runs(disk: Store, tmp_path: Path) -> None:
    with Manager(1, store=disk) as manager:
        Client(disk).push({"class": "TalkThenStopJob", "args": [str(tmp_path)]})
        pause = threading.Event()
        for _ in range(2000):
            if told(manager):
                break
            pause.wait(0.01)
        assert told(manager) == [0.25, "a quarter"]
        (tmp_path / "go").touch()
        assert manager.wait_until_idle(20)


@pytest.mark.usefixtures("apart")
def test_of_a_hundred_thousand_words_the_last_is_kept(disk: Store) -> None:
    with Manager(1, store=disk) as manager:
        Client(disk).push({"class": "FarApartJob", "args": [100_000, True], "retry": 0})
        assert manager.wait_until_idle(60)
    attempt = only(disk)
    assert (attempt.progress, attempt.note) == (1.0, "step 100000")
    assert attempt.error_message == "'at the end'"
