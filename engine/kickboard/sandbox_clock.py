"""Time in a sandbox: one row of five numbers that all its processes read, and a clock on it.

A `ClockRow` says where virtual time is at any moment of the machine's monotonic clock, which
the processes of one machine share. Another speed or a pause is a new row; its bend lies a
little in the future, so that whoever learns of it until then runs the very same course and
nobody sees time jump. Only a leap to the next event jumps, and only forward.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from kickboard.clock import Signal, SystemClock

#: Seconds until a new speed holds: an engine has noticed the new row by then (see `Watch`).
LEAD = 0.08
#: The fastest: beyond it a thread's wake-up alone costs a minute.
MAX_RATE = 10_000.0


def outside() -> float:
    """Return the machine's monotonic seconds, the same in all its processes."""
    return time.monotonic()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRow:
    """The course of virtual time: a line with one bend.

    Attributes:
        virtual0: Epoch seconds that the clock shows at the bend.
        monotonic0: The machine's monotonic seconds at the bend.
        rate: Clock seconds in a real second from the bend on; 0 stands still.
        before: The same until the bend.
        longest: Real seconds a wait may take in which nothing runs; then time leaps to
            its end. None: never; 0: at once.
    """

    virtual0: float
    monotonic0: float
    rate: float
    before: float = 0.0
    longest: float | None = None

    def __post_init__(self) -> None:
        """Refuse what is no course."""
        if not (0 <= self.rate <= MAX_RATE and 0 <= self.before <= MAX_RATE):
            raise ValueError(f"a rate is 0 to {MAX_RATE:.0f}, not {self.rate}, {self.before}")
        if self.longest is not None and not self.longest >= 0:
            raise ValueError(f"longest is None or 0 and more, not {self.longest}")

    def at(self, moment: float) -> float:
        """Return the virtual epoch seconds at *moment* of the machine's monotonic clock."""
        passed = moment - self.monotonic0
        return self.virtual0 + passed * (self.rate if passed >= 0 else self.before)

    def until(self, due: float, moment: float) -> float | None:
        """Return the real seconds from *moment* until *due*; None: it never comes."""
        if self.at(moment) >= due:
            return 0.0
        bend = self.monotonic0 - moment
        if bend > 0:
            if due <= self.virtual0:  # `before` is above 0: else it were over already
                return (due - self.at(moment)) / self.before
            return None if self.rate == 0 else bend + (due - self.virtual0) / self.rate
        return None if self.rate == 0 else (due - self.at(moment)) / self.rate

    def steered(self, moment: float, rate: float, longest: float | None = None) -> ClockRow:
        """Return a course that is this one until shortly after *moment*, then runs at *rate*."""
        if self.monotonic0 > moment:  # the bend is still to come: it bends otherwise
            return replace(self, rate=rate, longest=longest)
        bend = moment + LEAD
        return ClockRow(
            virtual0=self.at(bend),
            monotonic0=bend,
            rate=rate,
            before=self.rate,
            longest=longest,
        )

    def leapt(self, moment: float, due: float) -> ClockRow:
        """Return a course that is at *due* now, or where this one is if that is later."""
        here = max(due, self.at(moment))
        if self.monotonic0 > moment:
            return replace(self, virtual0=here + (self.monotonic0 - moment) * self.before)
        return replace(self, virtual0=here, monotonic0=moment, before=self.rate)


class SandboxClock:
    """A clock that follows rows. Never runs backwards; thread-safe.

    What waits is told of each new row and reckons anew.
    """

    spawn = staticmethod(SystemClock.spawn)

    def __init__(self, row: ClockRow) -> None:
        self._row = row  # replaced under _lock, read without
        self._least = row.at(outside())  # no time before this is shown again; likewise
        self._start = self._least
        self._lock = threading.Lock()
        self._waiting: set[_Flag] = set()  # guarded by _lock
        self._listeners: tuple[Callable[[], None], ...] = ()  # replaced under _lock

    @property
    def row(self) -> ClockRow:
        """The course that holds."""
        return self._row

    @property
    def rate(self) -> float:
        """Clock seconds in a real second."""
        return self._row.rate

    def now(self) -> float:
        """Return the virtual time in seconds since the epoch."""
        return max(self._least, self._row.at(outside()))

    def monotonic(self) -> float:
        """Return the virtual seconds since this clock was made."""
        return self.now() - self._start

    def linger(self, seconds: float) -> None:
        """Let *seconds* pass where time runs as outside, as in a load test."""
        if self._row.rate == 1.0:
            SystemClock.linger(seconds)

    def follow(self, row: ClockRow) -> None:
        """Run on *row* from now on; where it is behind, time stands until it has caught up."""
        with self._lock:
            if row == self._row:
                return
            self._least = self.now()
            self._row = row
            waiting, listeners = tuple(self._waiting), self._listeners
        for flag in waiting:
            flag.nudge()
        for listener in listeners:
            listener()

    def on_change(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call *listener* after each new row, on whichever thread; returns unsubscribe."""
        with self._lock:
            self._listeners += (listener,)
        return lambda: self._forget(listener)

    def _forget(self, listener: Callable[[], None]) -> None:
        with self._lock:
            self._listeners = tuple(x for x in self._listeners if x != listener)

    def signal(self) -> Signal:
        """Return a new flag that `wait` of this clock understands."""
        return _Flag()

    def wait(self, signal: Signal, timeout: float | None = None) -> bool:
        """Block until *signal* is set or *timeout* virtual seconds passed; True if set."""
        flag = cast(_Flag, signal)
        if timeout is None:
            return flag.wait(lambda: None)
        due = self.now() + timeout
        with self._lock:
            flag.waiters += 1
            self._waiting.add(flag)
        try:
            return flag.wait(lambda: self._until(due))
        finally:
            with self._lock:
                flag.waiters -= 1
                if not flag.waiters:
                    self._waiting.discard(flag)

    def _until(self, due: float) -> float | None:
        return 0.0 if self.now() >= due else self._row.until(due, outside())

    def wait_outside(self, signal: Signal, seconds: float) -> bool:
        """Block until *signal* is set or *seconds* of real time passed; True if set."""
        end = outside() + seconds
        return cast(_Flag, signal).wait(lambda: max(0.0, end - outside()))

    def sleep(self, seconds: float) -> None:
        """Block for *seconds* of virtual time."""
        self.wait(_Flag(), seconds)


class _Flag:
    """An event that can also be nudged: its waiters reckon anew how long they wait."""

    __slots__ = ("_condition", "_up", "waiters")

    def __init__(self) -> None:
        self._condition = threading.Condition(threading.Lock())
        self._up = False  # guarded by _condition for changes
        self.waiters = 0  # guarded by the clock's lock

    def set(self) -> None:
        with self._condition:
            self._up = True
            self._condition.notify_all()

    def clear(self) -> None:
        with self._condition:
            self._up = False

    def is_set(self) -> bool:
        return self._up

    def nudge(self) -> None:
        """Let every waiter ask again how long."""
        with self._condition:
            self._condition.notify_all()

    def wait(self, left: Callable[[], float | None]) -> bool:
        """Block until it is up, or *left* gives no more real seconds; None: for ever."""
        with self._condition:
            while not self._up:
                seconds = left()
                if seconds is not None and seconds <= 0:
                    return False
                self._condition.wait(seconds)
        return True
