"""The examples as a reader runs them: each in a process of its own, warnings being errors."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kickboard.jobs import job, loading
from kickboard.jobs.registry import REGISTRY, Registry

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
#: Runs the example and does what its user does: looks at the window, and closes it.
CLOSING = """
import runpy
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def look(timer):
    for window in QApplication.topLevelWidgets():
        snapshot = getattr(window, "_session", None) and window._session.snapshot
        if window.isVisible() and snapshot and snapshot.processed:
            timer.stop()  # it is seen until what is behind it has ended
            print("shown:", snapshot.processed, "done")
            window.close()

def run_and_look(*_):
    timer = QTimer()
    timer.timeout.connect(lambda: look(timer))
    timer.start(50)
    return run()

run, QApplication.exec = QApplication.exec, run_and_look
runpy.run_path({example!r}, run_name="__main__")
print("left in order")
"""


def run(name: str, *arguments: str, folder: Path) -> list[str]:
    """Run an example in *folder* and return the lines it printed."""
    command = [sys.executable, "-W", "error", str(EXAMPLES / name), *arguments]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
def test_the_seeds_example_prints_what_it_should(tmp_path: Path) -> None:
    lines = run("seed.py", "1.5", folder=tmp_path)

    sent = [f"Sending notification to user {i}: Message {i}" for i in range(10)]
    assert sorted("".join(lines[:-4]).replace("Sending", "\nSending").split("\n")[1:]) == sorted(
        sent
    )
    assert lines[-4:] == ["Statistics:", "Processed: 10", "Failed: 0", "Scheduled: 2"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_every_other_usage_does_what_it_asserts(tmp_path: Path) -> None:
    lines = run("usages.py", folder=tmp_path)

    text = "\n".join(lines)
    for said in (
        "Scheduled: 2, next: Reminder",
        "Queues: ['reports', 'maintenance', 'low']",
        "Success Rate: 100.0%",
        "Queue has 100 jobs",
        "Failed 3 times, again in ",
        "Dead: RuntimeError: task 7 went wrong",
    ):
        assert said in text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_money_is_moved_once_though_the_job_runs_twice(tmp_path: Path) -> None:
    lines = run("ledger.py", folder=tmp_path)

    assert lines == ["ada 7500, shop 2500, transfers 1"]
    assert [path.name for path in tmp_path.iterdir()] == ["shop.db"]


@pytest.mark.slow
def test_the_window_opens_in_an_application_of_ones_own(tmp_path: Path) -> None:
    """The README's lines, run whole; only, the window is closed once it shows the job."""
    pytest.importorskip("PySide6")
    script = tmp_path / "closing.py"
    script.write_text(CLOSING.format(example=str(EXAMPLES / "embed.py")), "utf-8")
    environment = {**os.environ, "KICKBOARD_PROFILE": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}

    done = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["Hello, Ada", "shown: 1 done", "left in order"]


def test_the_readme_shows_the_example_that_is_run() -> None:
    source = (EXAMPLES / "embed.py").read_text("utf-8")
    lines = [line for line in source.partition('"""\n\n')[2].splitlines() if line.strip()]
    readme = (EXAMPLES.parent / "README.md").read_text("utf-8")

    assert "\n".join(lines) in "\n".join(line for line in readme.splitlines() if line.strip())


def test_the_users_own_jobs_are_eight_lines() -> None:
    source = (EXAMPLES / "shop.py").read_text("utf-8")

    assert len([line for line in source.splitlines() if line.strip()]) == 8
    assert ast.get_docstring(ast.parse(source))


def test_the_users_own_jobs_are_registered_by_loading_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delitem(sys.modules, "shop", raising=False)
    registry = Registry()
    for module in (job, loading):
        monkeypatch.setattr(module, "REGISTRY", registry)

    module = loading.load(str(EXAMPLES / "shop.py"))

    assert [cls.wire_name for cls in registry] == ["EmailJob", "monthly_report"]
    assert [cls.options for cls in registry] == [
        {"queue": "mailers", "retry": 5},
        {"queue": "reports", "retry": 3},
    ]
    module.EmailJob().perform("a@example.com")
    module.monthly_report(7)
    assert capsys.readouterr().out.splitlines() == [
        "sending 'Welcome' to a@example.com",
        "writing the report of 2026-11 for user 7",
    ]
    assert REGISTRY.get("EmailJob") is None
    del sys.modules["shop"]
