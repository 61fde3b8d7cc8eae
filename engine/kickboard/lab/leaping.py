"""Leaps over the waits of a sandbox: when nothing runs, time goes to what is due next.

How long it lets a wait last first is in the clock's row (`ClockRow.longest`): a fraction of
a second, so that a person sees one attempt after the other, or nothing at all, which is the
engine's own simulation: time stands still while jobs run and leaps as soon as none does.
"""

from __future__ import annotations

from kickboard.clock import SystemClock
from kickboard.sandbox_clock import outside
from kickboard.service import Loop
from kickboard.stores.sqlite.sandbox import Sandbox

#: Seconds between two looks at whether anything runs, while leaping is on.
LOOK = 0.002


class Leaper:
    """The thread that does it, in the engine's process. A `Service`."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        # Real time: in the sandbox's own it would wait for itself.
        self._clock = SystemClock()
        self._loop = Loop("leaper", self._step, self._clock)
        self._waiting_for: float | None = None  # what is due next, while nothing runs
        self._since = 0.0  # when it was first seen to be, outside
        self._unsubscribe = sandbox.clock.on_change(self._loop.wake.set)

    def start(self) -> None:
        """Begin."""
        self._loop.start()

    def stop(self, timeout: float | None = None) -> bool:
        """End; True when the thread is gone."""
        self._unsubscribe()
        return self._loop.stop(timeout)

    def _step(self) -> None:
        self._loop.wake.clear()
        longest = self._sandbox.clock.row.longest
        if longest is None:
            self._waiting_for = None
            self._clock.wait(self._loop.wake)
            return
        due = self._sandbox.idle_until()
        if due is None or due <= self._sandbox.clock.now():
            self._waiting_for = None  # something runs, or is about to
        elif due != self._waiting_for:
            self._waiting_for, self._since = due, outside()
        if self._waiting_for is not None and outside() - self._since >= longest:
            self._waiting_for = None
            self._sandbox.leap(due or 0.0)
        elif not self._loop.stopping:
            self._clock.wait(self._loop.wake, LOOK)
