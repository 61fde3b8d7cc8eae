"""The Qt binding keeps count of None, True and False.

PySide6 6.12.0 drops a reference to them at every call on Python 3.11, and the interpreter
aborts some thousand calls later, long after a short test has passed. Hence the pins, and this.
"""

import subprocess
import sys

import pytest

pytest.importorskip("PySide6")

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Sender(QObject):
    changed = Signal(bool)

app = QCoreApplication([])
sender = Sender()
sender.changed.connect(lambda value: None)

def spend():
    for number in range(5000):
        sender.changed.emit(number % 2 == 0)
    for number in range(1000):
        sender.setObjectName(str(number))
        sender.blockSignals(False)
        app.processEvents()

before = [sys.getrefcount(value) for value in (None, True, False)]
spend()
after = [sys.getrefcount(value) for value in (None, True, False)]
lost = [b - a for b, a in zip(before, after)]
# Frames and caches come and go by a handful; the fault loses one at each call.
assert max(lost) < 100, f"references lost to None, True, False: {lost}"
"""


def test_thousands_of_calls_lose_no_reference() -> None:
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False
    )

    assert result.returncode == 0, result.stderr
