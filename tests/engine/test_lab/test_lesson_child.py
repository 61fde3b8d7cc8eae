"""``python -m kickboard.lab.lessons``: what it tells its window, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.engine.support import PATIENCE, until

from kickboard.lab.lessons.telling import Attempts, Began, Ended, Note, Outcome, Refused, Told
from kickboard.lab.sandbox import default_root

COMMAND = [sys.executable, "-P", "-m", "kickboard.lab.lessons"]
DECODE = msgspec.json.Decoder(Told).decode


class Child:
    """A lesson in a process, as the window has it."""

    def __init__(self, **order: Any) -> None:
        self.process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order).encode() + b"\n")
        self.process.stdin.flush()

    def told(self) -> list[Told]:
        """Return all lines until its end."""
        assert self.process.stdout is not None
        return [DECODE(line) for line in self.process.stdout]

    def until_workers(self) -> list[int]:
        """Read until workers were started and one was killed; return the numbers of all."""
        assert self.process.stdout is not None
        pids = []
        for line in self.process.stdout:
            told = DECODE(line)
            if isinstance(told, Note) and (found := re.search(r"worker (\d+) started", told.text)):
                pids.append(int(found[1]))
            if isinstance(told, Note) and told.kind == "killed":
                return pids
        raise AssertionError("no worker was killed")

    def end(self) -> int:
        """Close the pipes; return the exit code."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.stdout.close()
        return self.process.wait(PATIENCE)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def run(**order: Any) -> tuple[int, list[Told]]:
    child = Child(**order)
    told = child.told()
    return child.end(), told


def test_it_tells_every_attempt_and_ends_with_the_proofs() -> None:
    code, told = run(lesson="1", seed=3, parameters={"jobs": 40})

    assert code == 0
    began, ended = told[0], told[-1]
    assert isinstance(began, Began)
    assert (began.variants, began.parameters[""]["jobs"]) == (("",), 40)
    rows = [row for line in told if isinstance(line, Attempts) for row in line.rows]
    assert len(rows) == 40 * 26
    assert all(row.started <= row.ended for row in rows)
    assert isinstance(ended, Ended)
    assert ended.virtual_seconds == max(row.ended for row in rows)
    assert [proof.id for proof in ended.proofs]
    (outcome,) = [line for line in told if isinstance(line, Outcome)]
    assert outcome.numbers == ended.numbers


def test_variants_are_told_one_after_the_other() -> None:
    _, told = run(lesson="2", parameters={"jobs": 50, "retries": 2})

    ended = told[-1]
    assert isinstance(told[0], Began)
    assert isinstance(ended, Ended)
    order = [line.variant for line in told if isinstance(line, Attempts | Outcome)]
    assert tuple(dict.fromkeys(order)) == told[0].variants
    assert order == sorted(order, key=told[0].variants.index)
    assert {key.partition(".")[0] for key in ended.numbers} == set(told[0].variants)


def test_the_same_order_gives_the_same_lines_but_for_the_machines_time() -> None:
    def lines(seed: int) -> tuple[object, ...]:
        _, told = run(lesson="8", seed=seed, parameters={"seconds": 15.0})
        (ended,) = [line for line in told if isinstance(line, Ended)]
        rows = sorted(row for line in told if isinstance(line, Attempts) for row in line.rows)
        return ended.numbers, ended.proofs, ended.virtual_seconds, rows

    assert lines(5) == lines(5)
    assert lines(5) != lines(6)


def test_jobs_that_were_never_begun_are_told_last_and_time_does_not_run_back() -> None:
    _, told = run(lesson="7", parameters={"seconds": 20.0})

    lines = [line for line in told if isinstance(line, Attempts) and line.variant == "strict"]
    (found,) = [one for one in told if isinstance(one, Outcome) and one.variant == "strict"]
    rows = [row for line in lines for row in line.rows]
    left = sum(found.numbers[f"{queue}_left"] for queue in ("critical", "default", "low"))
    assert [row.started for row in rows].count(-1.0) == left > 0
    assert rows[-1].started == -1.0
    assert all(line.now > 0 for line in lines)
    assert [line.now for line in lines] == sorted(line.now for line in lines)


def test_without_a_trace_there_are_no_attempts() -> None:
    _, told = run(lesson="1", parameters={"jobs": 5}, trace=False)

    assert [type(line) for line in told] == [Began, Outcome, Ended]


def test_an_experiment_runs_without_a_lesson() -> None:
    _, told = run(experiment="playground", parameters={"seconds": 10}, trace=False)

    assert isinstance(told[-1], Ended)
    assert told[-1].proofs == ()
    assert told[-1].numbers["jobs"] > 200


@pytest.mark.parametrize(
    ("order", "field", "words"),
    [
        ({"lesson": "99"}, "", "there is no lesson '99'"),
        ({"lesson": "/nowhere/at/all"}, "", "no folder"),
        ({"lesson": "5", "parameters": {"utilisation": 2}}, "parameters.utilisation", "at most"),
        ({"lesson": "5", "parameters": {"speed": 2}}, "parameters.speed", "no such parameter"),
        ({"lesson": "2", "parameters": {"rule": "none"}}, "parameters.rule", "has its own"),
        ({"experiment": "alchemy"}, "experiment", "no experiment 'alchemy'"),
        ({"lesson": 5}, "", "the order cannot be read"),
        ({"lesson": "5", "colour": "red"}, "", "the order cannot be read"),
    ],
)
def test_what_cannot_be_run_is_refused_and_nothing_is_begun(
    order: dict[str, Any], field: str, words: str
) -> None:
    code, told = run(**order)

    assert code == 2
    (refused,) = told
    assert isinstance(refused, Refused)
    assert refused.field == field
    assert words in refused.message


@pytest.mark.parametrize("line", [b"", b"\n", b"{", b"NaN\n", b"\xff\n", b"[" * 2_000_000])
def test_an_order_that_is_none_is_refused(line: bytes) -> None:
    done = subprocess.run(COMMAND, input=line, capture_output=True, timeout=PATIENCE, check=False)

    assert done.returncode == 2
    assert isinstance(DECODE(done.stdout), Refused)


@pytest.mark.parametrize("how", ["end of input", "SIGTERM", "SIGKILL"])
def test_a_cancelled_lesson_takes_its_workers_along(how: str) -> None:
    before = set(default_root().glob("sandbox-*"))
    child = Child(lesson="9")
    pids = child.until_workers()
    assert any(map(is_alive, pids))

    if how == "end of input":
        code = child.end()
    else:
        child.process.send_signal(getattr(signal, how))
        code = child.process.wait(PATIENCE)
        child.end()

    assert code == (-signal.SIGKILL if how == "SIGKILL" else 130)
    until(lambda: not any(map(is_alive, pids)))
    if how != "SIGKILL":  # the next sandbox sweeps away what that leaves
        assert set(default_root().glob("sandbox-*")) <= before


def test_a_cancelled_leap_ends_at_once(tmp_path: Path) -> None:
    child = Child(lesson="4")
    assert child.process.stdout is not None
    child.process.stdout.readline()

    assert child.end() == 130
