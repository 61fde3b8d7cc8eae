"""How a command ends: exit codes, one sentence for what went wrong, help, a closed pipe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.engine.test_cli.asking import Run, push

from kickboard.cli.routing import COMMANDS
from kickboard.stores.base import Store


@pytest.mark.parametrize(
    "arguments",
    [
        ["delete", "busy"],
        ["retry", "completed"],
        ["kill", "dead"],
        ["retry", "dead", "class:a", "--jid", "b"],
        ["reschedule", "retry"],
        ["move", "dead"],
        ["jobs", "zombie"],
        ["restore", "x"],
        ["jbos"],
        ["stats", "extra"],
        ["worker", "-c", "0"],
        ["worker", "-q", "a,x"],
        ["stats", "--store", "redis://localhost/jobs"],
        ["stats", "--store", "memory:"],
        ["worker", "--store", "memory:"],
        ["stats", "--store", "ftp://x"],
    ],
)
def test_wrong_use_ends_with_2_and_one_sentence(
    run: Run, store: Store, arguments: list[str]
) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith("kickboard: ")
    assert len(err.splitlines()) == 1


def test_a_store_that_is_not_there_ends_with_3(run: Run, tmp_path: Path) -> None:
    code, _, err = run("stats", "--store", f"sqlite:///{tmp_path / 'none.db'}")

    assert (code, len(err.splitlines())) == (3, 1)
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_store_ends_with_3_and_is_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("my notes " * 200)

    code, _, err = run("push", "EmailJob", "--store", f"sqlite:///{path}")

    assert (code, len(err.splitlines())) == (3, 1)
    assert path.read_text() == "my notes " * 200


def test_even_what_nobody_foresaw_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Store:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr("kickboard.cli.common.open_store", broken)

    assert run("push", "EmailJob") == (1, "", "kickboard: RuntimeError: a mistake of ours\n")


def test_an_interruption_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Store:
        raise KeyboardInterrupt

    monkeypatch.setattr("kickboard.cli.common.open_store", interrupted)

    code, out, err = run("push", "EmailJob")

    assert (code, out, err.strip()) == (130, "", "")


@pytest.mark.parametrize("command", [n for n in COMMANDS if n not in ("desktop", "lesson")])
def test_every_command_explains_itself(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")

    assert code == 0
    assert out.startswith(f"Usage: kickboard {command}")
    assert "--store" in out


def test_the_help_lists_every_command(run: Run) -> None:
    code, out, _ = run("--help")

    assert code == 0
    assert all(f"  {command}" in out for command in COMMANDS)


def test_a_reader_that_has_seen_enough_hears_no_complaint(run: Run, url: str) -> None:
    push(run, "EmailJob", "--count", "3000")
    script = "import sys; from kickboard.cli import main; sys.exit(main())"
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as output:
        ended = subprocess.run(
            [sys.executable, "-c", script, "jobs", "enqueued", "--limit", "3000", "--json"],
            stdout=output,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (ended.returncode, ended.stderr) == (1, b"")
