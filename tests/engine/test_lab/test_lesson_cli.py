"""``kickboard lesson``: what it prints, how it ends, and what it refuses."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.engine.support import PATIENCE, until
from tests.engine.test_lab.test_lesson_child import is_alive

from kickboard.cli import main
from kickboard.lab.lessons import library
from kickboard.lab.sandbox import default_root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of lesson 8, to be spoiled."""
    made = tmp_path / "mine"
    shutil.copytree(library.folders()[7], made)
    return made


def lesson(*arguments: object) -> int:
    return main(["lesson", *map(str, arguments)])


def test_it_lists_twelve_lessons_in_a_language(capfd: pytest.CaptureFixture[str]) -> None:
    assert lesson("list") == 0
    english = capfd.readouterr().out
    assert lesson("list", "--lang", "de") == 0
    german = capfd.readouterr().out

    assert len(english.splitlines()) == len(german.splitlines()) == 13
    assert english != german
    assert "hockey-stick" in english
    assert "hockey-stick" in german


def test_a_lesson_that_was_added_to_the_profile_is_listed_and_found(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "profile"
    monkeypatch.setenv("KICKBOARD_PROFILE", str(profile))
    added = profile / "lessons"
    plan = folder / "lesson.toml"
    text = plan.read_text()
    shutil.copytree(folder, added / "taken")  # its name is that of one of ours
    plan.write_text(text.replace('"head-of-line"', '"mine"').replace("number = 8", "number = 50"))
    shutil.copytree(folder, added / "mine")
    plan.write_text("number =")
    shutil.copytree(folder, added / "broken")

    assert lesson("list") == 0

    said = capfd.readouterr()
    assert said.out.splitlines()[-1].startswith("50  mine")
    assert len(said.out.splitlines()) == 14
    assert "broken: lesson.toml, line 1: not TOML" in said.err
    assert "taken: lesson.toml: name: there is a lesson 'head-of-line' already" in said.err
    assert library.find("mine") == library.find("50")
    assert library.find("8").folder == library.folders()[7]


def test_the_list_as_json_says_where_each_is(capfd: pytest.CaptureFixture[str]) -> None:
    assert lesson("list", "--json") == 0

    found = json.loads(capfd.readouterr().out)
    assert [one["number"] for one in found] == list(range(1, 13))
    assert all(Path(one["folder"]).is_dir() for one in found)


def test_a_run_ticks_each_proof_off(capfd: pytest.CaptureFixture[str]) -> None:
    assert lesson("run", 8, "--seed", 7, "--numbers") == 0

    said = capfd.readouterr()
    assert said.out.count("✓") == len(library.find("8").proofs)
    assert "✗" not in said.out
    assert re.search(r"of leaping time in .*, seed 7", said.out)
    assert said.err == ""


def test_a_proof_that_does_not_hold_is_crossed_and_the_code_is_1(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    plan = folder / "lesson.toml"
    plan.write_text(
        re.sub(r"\[\[proof\]\].*?\n\n", '[[proof]]\nid = "shared"\nkey = "shared.longest"\n'
               "equals = 1\n\n", plan.read_text(), count=1, flags=re.DOTALL)
    )  # fmt: skip
    assert "equals = 1\n" in plan.read_text()

    assert lesson("run", folder) == 1
    assert "✗" in capfd.readouterr().out


def test_a_run_as_json_is_the_same_for_a_seed(capfd: pytest.CaptureFixture[str]) -> None:
    found = []
    for seed in (5, 5, 6):
        assert lesson("run", "head-of-line", "--json", "--seed", seed) == 0
        found.append(json.loads(capfd.readouterr().out))

    assert found[0]["holds"] is True
    assert found[0]["numbers"] == found[1]["numbers"] != found[2]["numbers"]
    assert found[0]["proofs"] == found[1]["proofs"]


def test_a_parameter_can_be_set(capfd: pytest.CaptureFixture[str]) -> None:
    lesson("run", 5, "--json", "--set", "utilisation=0.5", "--set", "jobs=2000")

    numbers = json.loads(capfd.readouterr().out)["numbers"]
    assert (numbers["utilisation"], numbers["jobs"]) == (0.5, 2000)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run", "99"), "there is no lesson '99'"),
        (("run", "hokey-stick"), "did you mean hockey-stick?"),
        (("run", "5", "--set", "utilisation=2"), "parameters.utilisation: this must be at most"),
        (("run", "5", "--set", "utilisation=NaN"), "nan is no number to count with"),
        (("run", "5", "--set", "utilisation=1e999"), "inf is no number to count with"),
        (("run", "5", "--set", "kind=odd"), "there are constant, exponential, lognormal"),
        (("run", "5", "--set", "utilisation"), "--set takes KEY=VALUE"),
        (("run", "5", "--set", "x=" + "[" * 5_000), "no such parameter"),
        (("run", "/dev/null"), "a file; a lesson is a folder"),
        (("run", "5", "--seed", "-1"), "-1"),
        (("run",), "missing argument"),
        (("rin",), "no such command"),
    ],
)
def test_what_cannot_be_run_is_one_line_and_code_2(
    arguments: tuple[str, ...], words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert lesson(*arguments) == 2

    said = capfd.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert words in said.err


def test_check_finds_nothing_wrong_with_ours(capfd: pytest.CaptureFixture[str]) -> None:
    for folder in library.folders():
        assert lesson("check", folder) == 0

    assert capfd.readouterr().out.count("nothing is wrong") == 12


def test_check_says_file_line_and_reason_of_each_fault(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = (folder / "lesson.toml").read_text()
    (folder / "lesson.toml").write_text(text.replace('experiment = "', 'experiment = "un'))
    (folder / "de.toml").write_text("title = \n")

    assert lesson("check", folder) == 1

    lines = capfd.readouterr().out.splitlines()
    assert lines[0].startswith(f"{folder}/lesson.toml, line 3: experiment: there is no experiment")
    assert lines[1].startswith(f"{folder}/de.toml, line 1: not TOML")
    assert lesson("check", folder, "--json") == 1
    assert [one["file"] for one in json.loads(capfd.readouterr().out)] == ["lesson.toml", "de.toml"]


def test_check_of_a_folder_that_is_no_lesson(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert lesson("check", tmp_path) == 1
    assert f"{tmp_path}/lesson.toml: there is no such file" in capfd.readouterr().out


def test_a_name_that_a_terminal_would_obey_is_escaped(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert lesson("check", tmp_path / "\x1b[31mred") == 1

    assert "\x1b" not in capfd.readouterr().out


def test_every_command_explains_itself(capfd: pytest.CaptureFixture[str]) -> None:
    for command in ((), ("list",), ("run",), ("check",)):
        assert lesson(*command, "--help") == 0
        assert " ".join(("Usage: kickboard lesson", *command)) in capfd.readouterr().out


def test_ctrl_c_takes_the_workers_along() -> None:
    before = set(default_root().glob("sandbox-*"))
    command = [sys.executable, "-P", "-m", "kickboard", "lesson", "run", "9"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    pids = []
    for line in process.stderr:
        if found := re.search(r"worker (\d+) started", line):
            pids.append(int(found[1]))
        if "killed" in line:
            break

    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)

    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in err
    until(lambda: not any(map(is_alive, pids)))
    assert set(default_root().glob("sandbox-*")) <= before
