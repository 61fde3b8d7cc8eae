"""Turns at the interpreter, for an engine that shares its process with a window.

Ten threads that compute ask for Python's interpreter lock all the time, and whoever paints
has to queue behind them a thousand times a frame. Those that wait here wait on a lock of
their own instead, so a window competes with one thread, however many processors there are.
Measured on two cores with ten processors that compute: 69 frames a second instead of 33, and
99 of 100 within 15 ms instead of 63. The short switch interval alone gives 53, turns alone 46.

A job that blocks (a request, a query) must not be waited for: it runs without a turn. Which
classes these are is seen from how much of their time they spend on a processor; on a machine that
has no time to spare, some that compute look as if they blocked, and run without a turn, too.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from time import perf_counter, thread_time
from typing import Any

from kickboard.stores.base import Delivery

#: Seconds a thread keeps its turn, many short jobs in a row, before it lets others.
SLICE = 0.002
#: Seconds below which a job always needs a turn: if it blocks, nobody notices.
SHORT = 0.001
#: Share of its time on a processor from which a class counts as computing.
COMPUTING = 0.5
#: How much the newest job of a class counts against those before it.
SMOOTHING = 0.2
#: Seconds to wait for a turn beyond four jobs' time; then its holder blocks, and loses it.
PATIENCE = 0.05
#: Seconds between two chances for another thread to get the interpreter while turns are
#: taken. Python's own 5 ms are a third of a frame, for every time the window asks.
SWITCH_INTERVAL = 0.0001


class _Habit:
    """How the jobs of a class spend their time, on the average."""

    __slots__ = ("computes", "share", "wall")

    def __init__(self, wall: float, share: float) -> None:
        self.wall = wall
        self.share = share
        self.computes = wall < SHORT or share > COMPUTING

    def note(self, wall: float, share: float) -> None:
        self.wall += SMOOTHING * (wall - self.wall)
        self.share += SMOOTHING * (share - self.share)
        # Once it computes it has to be clearly below to count as blocking again.
        limit = COMPUTING / 2 if self.computes else COMPUTING
        self.computes = self.wall < SHORT or self.share > limit


class Turns:
    """Whose turn it is among the processors of an engine. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # held by whose turn it is; replaced under _replacing
        self._replacing = threading.Lock()
        self._mine = threading.local()  # .turn: (lock, when it was taken), None for none
        self._habits: dict[str, _Habit] = {}  # each written by whoever finished a job last
        self._outside = 0  # threads that run a job without a turn; exact enough unlocked

    def run(self, handle: Callable[[Delivery], Any], delivery: Delivery) -> None:
        """Call *handle* with *delivery*, in this thread's turn if its class computes."""
        habit = self._habits.get(delivery.job_class)
        holds = habit is not None and habit.computes
        if holds:
            self._take()
        else:
            self.give_up()
        others = 0 if holds else self._outside
        self._outside += not holds
        wall, used = perf_counter(), thread_time()
        try:
            handle(delivery)
        finally:
            wall, used = perf_counter() - wall, thread_time() - used
            self._outside -= not holds
            # Who runs without a turn gets his share of the interpreter only.
            share = used * (1 + others) / wall if wall else 1.0
            self._note(delivery.job_class, habit, wall, min(1.0, share))
            if holds and perf_counter() - self._mine.turn[1] > SLICE:
                self.give_up()

    def give_up(self) -> None:
        """End this thread's turn, if it has one: it waits, or is going to block."""
        turn = getattr(self._mine, "turn", None)
        if turn is not None:
            self._mine.turn = None
            turn[0].release()

    def _take(self) -> None:
        """Wait for a turn, unless this thread has it."""
        if getattr(self._mine, "turn", None) is not None:
            return
        lock = self._lock
        while not lock.acquire(timeout=self._patience()):
            with self._replacing:
                if self._lock is lock:
                    self._lock = threading.Lock()
            lock = self._lock
        self._mine.turn = lock, perf_counter()

    def _patience(self) -> float:
        means = [habit.wall for habit in list(self._habits.values()) if habit.computes]
        return PATIENCE + 4 * max(means, default=0.0)

    def _note(self, job_class: str, habit: _Habit | None, wall: float, share: float) -> None:
        if habit is None:
            self._habits[job_class] = _Habit(wall, share)
        else:
            habit.note(wall, share)


class _Switching:
    """The interpreter's switch interval, as short as turns need it while anybody takes them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users = 0  # guarded by _lock
        self._before = 0.0  # guarded by _lock

    def shorten(self) -> None:
        """Shorten it, until `restore` was called as often."""
        with self._lock:
            self._users += 1
            if self._users == 1:
                self._before = sys.getswitchinterval()
                sys.setswitchinterval(SWITCH_INTERVAL)

    def restore(self) -> None:
        """Set it to what it was, if nobody else needs it short."""
        with self._lock:
            self._users -= 1
            if self._users == 0:
                sys.setswitchinterval(self._before)


switching = _Switching()
