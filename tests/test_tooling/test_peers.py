"""The other engines are measured where they are installed, and need none of it to be started."""

import subprocess
import sys

import pytest
from devtools.environment import PEERS_PYTHON
from packaging.requirements import Requirement
from tests.benchmarks import run

PINNED = {
    Requirement(line.removesuffix(" \\")).name
    for line in (run.ROOT / "constraints" / "peers.txt").read_text().splitlines()
    if not line.startswith(" ")
}


@pytest.mark.parametrize("case", run.PEERS, ids=lambda case: f"{case.group}: {case.name}")
def test_each_peer_is_pinned_and_its_script_takes_the_arguments(case: run.Case) -> None:
    assert case.name.split()[0] in PINNED
    assert case.python == str(PEERS_PYTHON) != sys.executable

    # Not run: only the arguments are read, those that ask for help last.
    command = [sys.executable, "-m", case.module, *case.arguments, "--help"]
    done = subprocess.run(command, cwd=run.ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_nobody_pays_for_peers_that_did_not_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "noop"])
    assert run.chosen(run.arguments()) == [case for case in run.CASES if case.group == "noop"]

    monkeypatch.setattr(sys, "argv", ["bench", "noop", "--peers"])
    assert {case.module for case in run.chosen(run.arguments())} > {run.OURS, run.HUEY}
    assert len(run.chosen(run.arguments())) > len([c for c in run.CASES if c.group == "noop"])
