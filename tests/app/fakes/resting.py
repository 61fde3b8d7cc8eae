"""Waits for what a window is about to do, never for a time to pass."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest

from kickboard_desktop.tasks import Tasks

#: Milliseconds of a delay that belongs to what was just done: a field that checks what was typed.
SHORT = 300
#: Milliseconds between two looks, and of events in one round.
STEP, ROUND = 5, 30
#: Seconds after which a window that never rests is looked at as it is.
MOST = 5.0


def wait(ready: Callable[[], bool], seconds: float = 30.0) -> None:
    """Let the window go on until it is *ready*.

    Raises:
        TimeoutError: it was not within *seconds*.
    """
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError(ready)
        QTest.qWait(STEP)


def rest(root: QObject, tasks: Tasks) -> None:
    """Let the window go on until nothing of it is under way, `MOST` seconds at the longest.

    That is: no call to its store, no short delay, and twice in a row nothing came of the events
    there were; the first time may have moved what the second lays out.
    """
    end = time.monotonic() + MOST
    quiet = 0
    while quiet < 2 and time.monotonic() < end:
        # Never all events there are: where painting is slow, an animation always has another.
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, ROUND)
        if tasks.busy or _delayed(root):
            quiet = 0
            QTest.qWait(STEP)
        else:
            quiet += 1


def _delayed(root: QObject) -> bool:
    """Whether a part of *root* is about to do something that it put off for a moment."""
    return any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= SHORT
        for timer in root.findChildren(QTimer)
    )
