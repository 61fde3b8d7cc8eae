"""The examples as a reader runs them: each in a process of its own, warnings being errors."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from kickboard.jobs import job, loading
from kickboard.jobs.registry import REGISTRY, Registry

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


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
