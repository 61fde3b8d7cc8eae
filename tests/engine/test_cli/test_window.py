"""What is handed to the window, and what is said where there is none."""

import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.engine.test_cli.asking import Run

from kickboard.cli.routing import route


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ([], ["desktop"]),
        (["--demo"], ["desktop", "--demo"]),
        (["shop.py"], ["desktop", "shop.py"]),
        (["jobs.db", "--read-only"], ["desktop", "jobs.db", "--read-only"]),
        (["redis://host/0"], ["desktop", "redis://host/0"]),
        (["stats", "--json"], ["stats", "--json"]),
        (["--version"], ["--version"]),
        (["jbos"], ["jbos"]),
    ],
)
def test_without_a_command_the_window_is_meant(given: list[str], meant: list[str]) -> None:
    assert route(given) == meant


def test_the_window_gets_its_arguments_and_gives_its_exit_code(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = ModuleType("kickboard_desktop.main")
    got: list[list[str]] = []

    def window_main(arguments: list[str]) -> int:
        got.append(arguments)
        return 7

    monkeypatch.setattr(window, "main", window_main, raising=False)
    monkeypatch.setitem(sys.modules, "kickboard_desktop", ModuleType("kickboard_desktop"))
    monkeypatch.setitem(sys.modules, "kickboard_desktop.main", window)

    code, _, _ = run("shop.py", "--page", "dead", "-c", "3", "--help")

    assert (code, got) == (7, [["shop.py", "--page", "dead", "-c", "3", "--help"]])


def test_without_the_windows_packages_it_says_which_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "kickboard_desktop", None)
    monkeypatch.delitem(sys.modules, "kickboard_desktop.main", raising=False)

    code, out, err = run()

    assert (code, out) == (2, "")
    assert "pip install 'kickboard[desktop]'" in err


def test_a_library_that_qt_misses_is_said_plainly(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "kickboard_desktop"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "main.py").write_text("raise ImportError('libEGL.so.1: no such file')")
    for name in [name for name in sys.modules if name.startswith("kickboard_desktop")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)

    code, _, err = run("desktop")

    sys.modules.pop("kickboard_desktop", None)
    assert (code, err) == (1, "kickboard: Qt cannot be loaded: libEGL.so.1: no such file\n")
