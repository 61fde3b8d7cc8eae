"""Threads that take turns, one at a time, in an order that a seed decides.

The engine runs in it as it is. A thread gives its turn away where it waits for a signal or
for time, and wherever a test says `Steps.step`; which one is next is drawn. So every run of
a seed is the same to the last step, and other seeds find other orders. Time stands still
while anybody can go on, then leaps.
"""

from __future__ import annotations

import heapq
import itertools
import random
import threading
from collections.abc import Callable
from typing import cast

from kickboard.clock import Signal


class Killed(BaseException):
    """What a thread of a killed process meets wherever it would wait."""


class StuckError(AssertionError):
    """Every thread waits, and nothing will ever happen again."""


class Group:
    """The threads of one process."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_killed = False


class _Task(threading.Thread):
    """A thread that runs while it is its turn."""

    def __init__(self, steps: Steps, group: Group, target: Callable[[], None], name: str) -> None:
        super().__init__(name=f"{group.name}/{name}", daemon=True)
        self.group = group
        self.flag: _Flag | None = None  # what it waits for, None while it can go on
        self.fired = False
        self.go = threading.Lock()
        self.go.acquire()
        self.ended = _Flag(steps)
        self._steps = steps
        self._body = target

    def run(self) -> None:
        self.go.acquire()
        self._steps.local.task = self
        try:
            if not self.group.is_killed:
                self._body()
        except Killed:
            pass
        finally:
            self._steps.end(self)

    def is_alive(self) -> bool:
        """Return whether it has not ended, in the order of steps."""
        return not self.ended.up

    def join(self, timeout: float | None = None) -> None:
        """Wait for the thread's end; others go on meanwhile."""
        if getattr(self._steps.local, "task", None) is None:
            super().join(timeout)
        else:
            self._steps.wait(self.ended, None)


class _Flag:
    """A signal. Only the thread whose turn it is touches it."""

    def __init__(self, steps: Steps) -> None:
        self.up = False
        self.waiters: list[_Task] = []
        self._steps = steps

    def set(self) -> None:
        self.up = True
        for task in list(self.waiters):
            task.fired = True
            self._steps.wake(task)

    def clear(self) -> None:
        self.up = False

    def is_set(self) -> bool:
        return self.up


class Steps:
    """Who runs, and what time it is. Everything in it belongs to the thread whose turn it is."""

    def __init__(self, seed: int, start: float = 1_700_000_000.0) -> None:
        self.start = self.time = start
        self.local = threading.local()
        self.ready: list[_Task] = []
        self.error: BaseException | None = None
        self._rng = random.Random(seed)
        self._timers: list[tuple[float, int, _Task]] = []
        self._order = itertools.count()
        self._alive: list[_Task] = []
        self._over = threading.Event()

    def run(self, target: Callable[[], None], patience: float) -> None:
        """Run *target*, and whatever it spawns, to the end; *patience* is in real seconds.

        Raises:
            StuckError: nobody can go on, or it took too long.
        """
        group = Group("test")

        def body() -> None:
            try:
                target()
            except BaseException as error:  # noqa: BLE001 - it is the caller's
                self.error = error
                self._kill_all(group)

        self.spawn(group, body, "body")
        self._pass_on()
        if not self._over.wait(patience):
            raise StuckError(f"not over after {patience:g} s")
        if self.error is not None:
            raise self.error

    def _kill_all(self, spared: Group) -> None:
        for group in {task.group for task in self._alive} - {spared}:
            self.kill(group)

    def spawn(self, group: Group, target: Callable[[], None], name: str) -> threading.Thread:
        """Start a thread of a process; its turn comes."""
        task = _Task(self, group, target, name)
        self._alive.append(task)
        self.ready.append(task)
        task.start()
        return task

    def kill(self, group: Group) -> None:
        """Let every thread of a process end where it is, the calling one at once.

        Raises:
            Killed: it is one of them.
        """
        group.is_killed = True
        for task in self._alive:
            if task.group is group and task.flag is not None:
                self.wake(task)
        if self.local.task.group is group:
            raise Killed

    def step(self) -> None:
        """Let others go on, perhaps."""
        self.ready.append(self.local.task)
        self._yield()

    def wait(self, flag: _Flag, timeout: float | None) -> bool:
        """Block until *flag* is up or *timeout* seconds passed; True if it is up."""
        task: _Task = self.local.task
        if task.group.is_killed:
            raise Killed
        if flag.up:
            return True
        task.fired, task.flag = False, flag
        flag.waiters.append(task)
        if timeout is not None:
            due = self.time + max(0.0, timeout)
            heapq.heappush(self._timers, (due, next(self._order), task))
        self._yield()
        return task.fired

    def wake(self, task: _Task) -> None:
        """Let a thread that waits go on."""
        assert task.flag is not None
        task.flag.waiters.remove(task)
        task.flag = None
        timers = [timer for timer in self._timers if timer[2] is not task]
        if len(timers) < len(self._timers):
            self._timers = timers
            heapq.heapify(timers)
        self.ready.append(task)

    def _yield(self) -> None:
        task: _Task = self.local.task
        self._pass_on()
        task.go.acquire()
        if task.group.is_killed:
            raise Killed

    def end(self, task: _Task) -> None:
        """Forget a thread, and let the next one go on."""
        self._alive.remove(task)
        task.ended.set()
        if self._alive:
            self._pass_on()
        else:
            self._over.set()

    def _pass_on(self) -> None:
        """Give the turn to somebody; leap in time if nobody can go on now."""
        if not self.ready:
            if not self._timers:
                self.error = StuckError(f"all wait: {[task.name for task in self._alive]}")
                self._over.set()
                return
            due, _, task = self._timers[0]
            self.time = max(self.time, due)
            self.wake(task)
        self.ready.pop(self._rng.randrange(len(self.ready))).go.release()


class StepClock:
    """The clock of one process among those that take turns."""

    def __init__(self, steps: Steps, group: Group) -> None:
        self.steps = steps
        self.group = group

    def now(self) -> float:
        """Return the time in seconds since the epoch."""
        return self.steps.time

    def monotonic(self) -> float:
        """Return the seconds since the beginning."""
        return self.steps.time - self.steps.start

    def signal(self) -> Signal:
        """Return a flag that `wait` understands."""
        return _Flag(self.steps)

    def wait(self, signal: Signal, timeout: float | None = None) -> bool:
        """Block until *signal* is set or *timeout* seconds passed; True if set."""
        return self.steps.wait(cast(_Flag, signal), timeout)

    def wait_outside(self, signal: Signal, seconds: float) -> bool:
        """Wait as any other wait does."""
        return self.wait(signal, seconds)

    def sleep(self, seconds: float) -> None:
        """Block for *seconds*."""
        self.wait(self.signal(), seconds)

    def linger(self, seconds: float) -> None:
        """Go on at once: it is no event."""

    def spawn(self, target: Callable[[], None], name: str) -> threading.Thread:
        """Start a thread of this process."""
        return self.steps.spawn(self.group, target, name)
