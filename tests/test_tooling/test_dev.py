"""dev.py: how it reads its words, and what it shows while others work."""

import os
import subprocess
import sys
from pathlib import Path

import dev
import pytest
from devtools import environment, progress, system
from devtools.progress import ProgramError, run_quietly

DEV = Path(dev.__file__)


def _run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DEV), *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60, check=False)


def test_help_names_every_command(tmp_path: Path) -> None:
    result = _run("--help", cwd=tmp_path)

    assert result.returncode == 0
    assert all(command in result.stdout for command in dev.COMMANDS)


@pytest.mark.parametrize("arguments", [[], ["fly"]])
def test_an_unknown_command_is_wrong_use(arguments: list[str], tmp_path: Path) -> None:
    result = _run(*arguments, cwd=tmp_path)

    assert result.returncode == 2
    assert "usage:" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words", "may_install"),
    [
        (["run", "--demo"], ["--demo"], True),
        (["run", "--", "--demo"], ["--demo"], True),
        (["--no-system", "run", "--demo"], ["--demo"], False),
        (["run", "--demo", "--no-system"], ["--demo"], False),
        (["run", "--", "--no-system", "--"], ["--no-system", "--"], True),
    ],
)
def test_arguments_reach_the_command(
    arguments: list[str], words: list[str], may_install: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], bool]] = []

    def command(words: list[str], may_install: bool) -> int:
        seen.append((words, may_install))
        return 7

    monkeypatch.setitem(dev.COMMANDS, "run", command)

    assert dev.main(arguments) == 7
    assert seen == [(words, may_install)]


def test_quiet_work_gives_a_sign_of_life(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PROGRESS_EVERY", 0.05)
    program = "import time; print('half way', flush=True); time.sleep(0.4)"

    run_quietly("a nap", [sys.executable, "-c", program])

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) > 2
    assert lines[-1].startswith("a nap  0 s  half way")


def test_a_program_that_fails_hands_over_what_it_said() -> None:
    with pytest.raises(ProgramError, match=r"a fall failed \(exit 3\)") as caught:
        run_quietly("a fall", [sys.executable, "-c", "print('ouch'); raise SystemExit(3)"])

    assert caught.value.output == "ouch"


def test_a_program_that_is_not_there_fails_the_same_way() -> None:
    with pytest.raises(ProgramError, match="nothing failed"):
        run_quietly("nothing", ["/no/such/program"])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the wheel brings all")
def test_a_library_that_is_missing_is_named_by_its_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(system, "QT_LIBRARIES", {"libc.so.6": "libc6", "libnone.so.9": "libnone9"})

    assert system.missing_libraries(screen=False) == {"libnone9"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system has its own")
def test_a_font_that_is_missing_is_named_by_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = tmp_path / "letters.ttf"
    monkeypatch.setattr(system, "TEST_FONTS", {str(font): "fonts-letters"})

    assert system.missing_fonts() == {"fonts-letters"}
    font.touch()
    assert system.missing_fonts() == set()


@pytest.mark.skipif(sys.platform != "linux", reason="apt-get")
def test_missing_packages_are_only_named_where_they_may_not_be_installed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    system.ensure_packages({"libnone9", "another"}, may_install=False)

    assert "apt-get install -y --no-install-recommends another libnone9" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="a lock of the other kind")
def test_two_at_once_wait_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "ROOT", tmp_path)

    with environment._one_at_a_time(), (tmp_path / ".venv.lock").open("a") as second:
        assert not environment._try_lock(second.fileno())
    with (tmp_path / ".venv.lock").open("a") as third:
        assert environment._try_lock(third.fileno())


@pytest.mark.skipif(os.name != "posix", reason="links need a right of their own there")
def test_an_environment_that_is_only_linked_to_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, link = tmp_path / "theirs", tmp_path / ".venv"
    theirs.mkdir()
    (theirs / "kept").touch()
    link.symlink_to(theirs)
    monkeypatch.setattr(environment, "VENV", link)

    environment._make("venv")

    assert (theirs / "kept").exists()
    assert (link / "pyvenv.cfg").exists()
    assert not link.is_symlink()
