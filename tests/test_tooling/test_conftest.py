"""The common ground of all tests does what it says: tried on a suite of three tests."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SUITE = """
import gc, os, threading
from pathlib import Path

def test_leaks():
    threading.Thread(target=threading.Event().wait, daemon=True, name="leaky").start()

def test_joins():
    thread = threading.Thread(target=threading.Event().wait, args=(0.01,))
    thread.start()

def test_is_away_from_home():
    assert Path.home().name.startswith("kickboard-tests-")
    assert not gc.isenabled()
    assert "KICKBOARD_STORE" not in os.environ
    assert os.environ["QT_QPA_PLATFORM"]
"""


def test_a_leaked_thread_fails_its_test_and_no_test_is_at_home(tmp_path: Path) -> None:
    suite = tmp_path / "test_suite.py"
    suite.write_text(SUITE)
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "tests.conftest"]

    result = subprocess.run(
        [*command, "-p", "no:cacheprovider", f"--rootdir={tmp_path}", str(suite)],
        cwd=ROOT,
        env=os.environ | {"KICKBOARD_STORE": "memory:"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert "3 passed, 1 error" in result.stdout, result.stdout
    assert "threads left running: ['leaky']" in result.stdout
