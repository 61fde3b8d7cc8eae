"""No kill loses a job: at random, and at every commit of a whole life."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.stores.kit import PLACES, Kit, process
from tests.stores.life import STEPS, begin
from tests.stores.redis_server import needs_redis
from tests.torture.kill_loop import is_sound, kill_loop

from kickboard.clock import ManualClock
from kickboard.payload.record import JobState
from kickboard.stores.sqlite import SQLiteStore, crash

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills by POSIX signals")


@pytest.mark.slow
@pytest.mark.parametrize(("processes", "durability"), [(1, "normal"), (2, "full"), (4, "full")])
def test_ten_kills_lose_nothing(processes: int, durability: str) -> None:
    account = kill_loop(10, processes=processes, durability=durability, seed=20261124)

    assert is_sound(account), account
    assert isinstance(account["acknowledged"], int)
    assert account["acknowledged"] > 100, account
    assert isinstance(account["recovery_p50"], float)
    assert account["recovery_p50"] <= 2.0, account
    assert isinstance(account["log_mb"], float)
    assert account["log_mb"] <= 128, account  # four that write at once made it grow for ever


@pytest.mark.slow
@pytest.mark.redis
@needs_redis
@pytest.mark.parametrize("servers", [False, True])
def test_ten_kills_lose_nothing_in_redis(*, servers: bool) -> None:
    account = kill_loop(10, processes=2, seed=20261124, redis=True, servers=servers)

    assert is_sound(account), account
    assert isinstance(account["acknowledged"], int)
    assert account["acknowledged"] > 100, account
    assert isinstance(account["recovery_p50"], float)
    assert account["recovery_p50"] <= 3.0, account


def _live(path: Path) -> Iterator[str]:
    """Go through every verb that writes, yielding after each."""
    life = begin(path, ManualClock())
    for step in STEPS:
        step.do(life)
        yield step.name
    life.store.close()


def _die_at(path: Path, point: str) -> list[str]:
    """Live in a child that dies at *point*; return the steps it came through."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        crash.TARGET = point
        for step in _live(path):
            os.write(writing, f"{step}\n".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        steps = pipe.read().split("\n")[:-1]
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code in (0, -signal.SIGKILL)
    return steps if code else [*steps, "lived"]


@pytest.mark.parametrize("when", ["before-commit", "after-commit"])
def test_a_death_at_any_commit_leaves_every_job_in_one_place(tmp_path: Path, when: str) -> None:
    names = [step.name for step in STEPS]
    for turn in range(1, 100):
        path = tmp_path / f"{turn}.db"
        done = _die_at(path, f"{when}:{turn}")
        if done[-1:] == ["lived"]:
            break
        before = STEPS[len(done) - 1].jobs if done else 0
        following = STEPS[len(done)]
        expected = following.jobs if when == "after-commit" else before
        assert done == names[: len(done)]

        store = SQLiteStore(path)
        store.register(process("host:9:z"))
        kit = Kit(store, ManualClock())
        jids = [jid for state in PLACES for jid in kit.jids(state)]
        assert len(jids) == len(set(jids)) == expected, (turn, following.name)
        assert kit.jids(JobState.BUSY) == []
        kit.check()
        store.close()
    assert turn > len(STEPS)
