"""Timers: each has an owner, a name, and one thing that it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer


def make_timer(
    owner: QObject,
    name: str,
    act: Callable[[], object],
    *,
    ms: int = 0,
    once: bool = False,
    precise: bool = False,
) -> QTimer:
    """Return a timer that stands still until it is started.

    Args:
        owner: Takes it along when it goes.
        name: Its object name, by which tests find what was left running.
        act: Is called each time it is due, on the owner's thread.
        ms: Milliseconds between two times; 0 where that is said with each start.
        once: Whether it stops when it was due.
        precise: To the millisecond, for what moves on the screen.
    """
    timer = QTimer(owner)
    timer.setObjectName(name)
    timer.setInterval(ms)
    timer.setSingleShot(once)
    if precise:
        timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(act)
    return timer
