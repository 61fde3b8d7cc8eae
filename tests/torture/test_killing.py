"""No kill loses a job: at random, and at every commit of a whole life."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.stores.kit import PLACES, Kit, job, process, these
from tests.torture.kill_loop import is_sound, kill_loop

from kickboard.clock import ManualClock
from kickboard.payload.record import JobState
from kickboard.stores.base import Outcome, Retention, Target
from kickboard.stores.sqlite import SQLiteStore, crash

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills by POSIX signals")


@pytest.mark.slow
@pytest.mark.parametrize(("processes", "durability"), [(1, "normal"), (2, "full"), (4, "full")])
def test_ten_kills_lose_nothing(processes: int, durability: str) -> None:
    account = kill_loop(10, processes=processes, durability=durability, seed=20261124)

    assert is_sound(account), account
    assert isinstance(account["duplicates"], int)
    assert isinstance(account["allowed_duplicates"], int)
    assert account["duplicates"] <= account["allowed_duplicates"], account
    assert isinstance(account["acknowledged"], int)
    assert account["acknowledged"] > 100, account
    assert isinstance(account["recovery_p50"], float)
    assert account["recovery_p50"] <= 2.0, account


def _live(path: Path) -> Iterator[str]:
    """Go through every verb that writes, yielding after each."""
    clock = ManualClock()
    store = SQLiteStore(path, clock=clock)
    kit = Kit(store, clock)
    store.register(process())
    yield "register"
    kit.push("a", "b", "c", "d", "e")
    yield "push"
    kit.push("later", at=clock.now() + 5)
    yield "push later"
    claimed = kit.claim(4)
    yield "claim"
    kit.complete(claimed[:1])
    yield "complete"
    kit.fail(claimed[1:2])
    yield "fail"
    kit.fail(claimed[2:3], Outcome.DEAD)
    yield "bury"
    store.mark_started(claimed[3])
    yield "mark started"
    store.release(claimed[3:])
    yield "release"
    clock.advance(30)
    store.promote(clock.now())
    yield "promote"
    moved = store.move(these(JobState.DEAD), Target(state=JobState.ENQUEUED))
    yield "move"
    store.restore(moved.op)
    yield "restore"
    replaced = store.replace("c", JobState.DEAD, job("instead"))
    yield "replace"
    assert replaced is not None
    store.restore(replaced)
    yield "undo replace"
    store.delete(these(JobState.ENQUEUED), 2)
    yield "delete"
    store.purge(these(JobState.TRASH), 1)
    yield "purge"
    store.trim(Retention(dead_max=0))
    yield "trim"
    store.pause("default", paused=True)
    yield "pause"
    store.unregister()
    yield "unregister"
    store.close()


#: Jobs in the store once a step was done: before "push" none, and so on.
_JOBS_AFTER = {
    "": 0,
    "register": 0,
    "push": 5,
    "push later": 6,
    "claim": 6,
    **dict.fromkeys(("complete", "fail", "bury", "mark started", "release", "promote"), 5),
    **dict.fromkeys(("move", "restore"), 5),
    "replace": 6,
    **dict.fromkeys(("undo replace", "delete"), 5),
    "purge": 4,
    **dict.fromkeys(("trim", "pause", "unregister"), 3),
}


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
    steps = list(_JOBS_AFTER)
    for turn in range(1, 100):
        path = tmp_path / f"{turn}.db"
        done = _die_at(path, f"{when}:{turn}")
        if done and done[-1] in ("unregister", "lived"):
            break
        last = done[-1] if done else ""
        following = steps[steps.index(last) + 1]
        happened = following if when == "after-commit" else last

        store = SQLiteStore(path)
        store.register(process("host:2:b"))
        kit = Kit(store, ManualClock())
        jids = [jid for state in PLACES for jid in kit.jids(state)]
        assert len(jids) == len(set(jids)) == _JOBS_AFTER[happened], (turn, last)
        assert kit.jids(JobState.BUSY) == []
        kit.check()
        store.close()
    assert turn == len(steps)
