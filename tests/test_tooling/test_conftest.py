"""The common ground of all tests does what it says: tried on a suite of three tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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

HOLDING = """
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from kickboard_desktop import language

def test_holds_a_key_and_speaks(qapp):
    assert language.install(qapp, "de") == "de"
    QTest.keyClick(QWindow(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier

def test_holds_none_and_is_mute(qapp):
    assert qapp.findChildren(QTranslator) == []
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
"""


def run(suite: Path, text: str) -> str:
    """Return what pytest says of a suite of this *text* in this suite's surroundings."""
    suite.write_text(text)
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "tests.conftest"]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", f"--rootdir={suite.parent}", str(suite)],
        cwd=ROOT,
        env=os.environ | {"KICKBOARD_STORE": "memory:"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout


def test_a_leaked_thread_fails_its_test_and_no_test_is_at_home(tmp_path: Path) -> None:
    said = run(tmp_path / "test_suite.py", SUITE)

    assert "3 passed, 1 error" in said, said
    assert "threads left running: ['leaky']" in said


def test_no_key_is_held_and_no_language_spoken_into_the_next_test(tmp_path: Path) -> None:
    pytest.importorskip("PySide6")

    said = run(tmp_path / "test_suite.py", HOLDING)

    assert "2 passed" in said, said
