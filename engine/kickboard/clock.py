"""Time as the engine sees it.

When a job is due, how long it waited and how long it ran are all `Clock` time, so that an
accelerated clock makes an hour of backoff pass in a second and Little's law still holds.
Every wait of the engine goes through a clock, on a `Signal` that the clock made: that is
what lets `AutoJumpClock` leap to the next event as soon as every thread waits.
"""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections.abc import Callable
from typing import Protocol, cast


class Signal(Protocol):
    """A flag that threads wait for, made by `Clock.signal`. Thread-safe."""

    def set(self) -> None:
        """Raise the flag and wake whoever waits for it."""
        ...

    def clear(self) -> None:
        """Lower the flag."""
        ...

    def is_set(self) -> bool:
        """Return whether the flag is up."""
        ...


class Clock(Protocol):
    """What the engine may ask about time. Implementations are thread-safe."""

    def now(self) -> float:
        """Return the time in seconds since the epoch."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never run backwards, for durations."""
        ...

    def signal(self) -> Signal:
        """Return a new flag that `wait` of this clock understands."""
        ...

    def wait(self, signal: Signal, timeout: float | None = None) -> bool:
        """Block until *signal* is set or *timeout* clock seconds passed; True if set."""
        ...

    def wait_outside(self, signal: Signal, seconds: float) -> bool:
        """Block until *signal* is set or *seconds* passed for those outside; True if set.

        For what beats, polls and reports: its rhythm is the machine's and the viewer's, and
        a thousand times faster clock must not make it a thousand times as much work.
        """
        ...

    def sleep(self, seconds: float) -> None:
        """Block for *seconds* of this clock."""
        ...

    def linger(self, seconds: float) -> None:
        """Let *seconds* pass so that work gathers; not at all where time is made up.

        It is no event: whether and how long somebody lingers changes what a run costs and
        never what it does, so a simulation does without.
        """
        ...

    def spawn(self, target: Callable[[], None], name: str) -> threading.Thread:
        """Start a daemon thread that takes part in this clock, and return it."""
        ...


def _not_at_all(_seconds: float) -> None:
    """Linger where time is made up."""


def _start(target: Callable[[], None], name: str) -> threading.Thread:
    thread = threading.Thread(target=target, name=name, daemon=True)
    thread.start()
    return thread


class SystemClock:
    """Real time."""

    now = staticmethod(time.time)  # noqa: TID251 - the one place that may
    monotonic = staticmethod(time.perf_counter)
    signal = staticmethod(threading.Event)
    sleep = staticmethod(time.sleep)  # noqa: TID251
    linger = staticmethod(time.sleep)  # noqa: TID251
    spawn = staticmethod(_start)

    def wait(self, signal: Signal, timeout: float | None = None) -> bool:
        """Block until *signal* is set or *timeout* seconds passed; True if set."""
        if timeout is not None and timeout <= 0:
            return signal.is_set()
        return cast(threading.Event, signal).wait(timeout)

    wait_outside = wait


class ScaledClock:
    """Real time, *rate* times as fast; processes that share the three numbers agree.

    Args:
        virtual0: Seconds since the epoch shown at the moment *monotonic0*.
        monotonic0: Value of ``time.monotonic()`` at that moment; one machine's processes
            share it. None means now.
        rate: Clock seconds that pass in one real second.
    """

    signal = staticmethod(threading.Event)
    spawn = staticmethod(_start)
    linger = staticmethod(_not_at_all)

    def __init__(
        self, rate: float, virtual0: float | None = None, monotonic0: float | None = None
    ) -> None:
        if not rate > 0:
            raise ValueError(f"rate must be above 0, not {rate}")
        self.rate = rate
        self._monotonic0 = time.monotonic() if monotonic0 is None else monotonic0
        self._virtual0 = time.time() if virtual0 is None else virtual0  # noqa: TID251

    def now(self) -> float:
        """Return the scaled time in seconds since the epoch."""
        return self._virtual0 + self.monotonic()

    def monotonic(self) -> float:
        """Return the scaled seconds since *monotonic0*."""
        return (time.monotonic() - self._monotonic0) * self.rate

    def wait(self, signal: Signal, timeout: float | None = None) -> bool:
        """Block until *signal* is set or *timeout* scaled seconds passed; True if set."""
        real = None if timeout is None else max(0.0, timeout / self.rate)
        return cast(threading.Event, signal).wait(real)

    def wait_outside(self, signal: Signal, seconds: float) -> bool:
        """Block until *signal* is set or *seconds* of real time passed; True if set."""
        return cast(threading.Event, signal).wait(seconds)

    def sleep(self, seconds: float) -> None:
        """Block for *seconds* of this clock."""
        time.sleep(max(0.0, seconds / self.rate))  # noqa: TID251


class ManualClock:
    """A clock that moves only when `advance` is called; for tests."""

    spawn = staticmethod(_start)
    linger = staticmethod(_not_at_all)

    def __init__(self, start: float = 1_700_000_000.0) -> None:
        self._moved = threading.Condition()
        self._now = start  # guarded by _moved
        self._start = start
        self._waits: list[tuple[Signal, float | None]] = []  # and until when; guarded by _moved

    def now(self) -> float:
        """Return the time in seconds since the epoch."""
        with self._moved:
            return self._now

    def monotonic(self) -> float:
        """Return the seconds by which the clock was moved so far."""
        return self.now() - self._start

    def signal(self) -> Signal:
        """Return a flag whose `set` wakes the waits of this clock."""
        return _ManualSignal(self._moved)

    def advance(self, seconds: float) -> None:
        """Move time by *seconds* (backwards too) and wake whoever waits for it."""
        with self._moved:
            self._now += seconds
            self._moved.notify_all()

    def wait(self, signal: Signal, timeout: float | None = None) -> bool:
        """Block until *signal* is set or `advance` moved *timeout* seconds; True if set."""
        with self._moved:
            due = None if timeout is None else self._now + timeout
            self._waits.append((signal, due))
            self._moved.notify_all()
            while not self._is_over(signal, due):
                self._moved.wait()
            self._waits.remove((signal, due))
        return signal.is_set()

    def wait_outside(self, signal: Signal, seconds: float) -> bool:
        """Wait as any other wait does: a test moves the world outside too."""
        return self.wait(signal, seconds)

    def sleep(self, seconds: float) -> None:
        """Block until `advance` moved *seconds*."""
        self.wait(self.signal(), seconds)

    def until_waiting(self, threads: int = 1, timeout: float = 5.0) -> None:
        """Block until *threads* threads are in `wait`, so that `advance` reaches them.

        One that was released a moment ago does not count, though it may not run yet.

        Raises:
            TimeoutError: they are not, after *timeout* real seconds.
        """
        with self._moved:
            if not self._moved.wait_for(lambda: self._waiting() >= threads, timeout):
                raise TimeoutError(f"{self._waiting()} of {threads} threads are waiting")

    def _waiting(self) -> int:
        """Return how many threads wait in earnest. Called with _moved held."""
        return sum(not self._is_over(signal, due) for signal, due in self._waits)

    def _is_over(self, signal: Signal, due: float | None) -> bool:
        return signal.is_set() or (due is not None and self._now >= due)


class _ManualSignal:
    """A flag that tells its clock's condition when it is raised."""

    def __init__(self, moved: threading.Condition) -> None:
        self._moved = moved
        self._up = False  # guarded by _moved for changes

    def set(self) -> None:
        with self._moved:
            self._up = True
            self._moved.notify_all()

    def clear(self) -> None:
        with self._moved:
            self._up = False

    def is_set(self) -> bool:
        return self._up


class AutoJumpClock:
    """A clock that leaps to the next deadline when every thread it spawned waits on it.

    Hours pass in seconds without any wake-up error. A thread that is woken counts as
    running from the moment it is released, not from when the system runs it; therefore
    nothing can leap past it, and the same seed gives the same numbers.
    """

    linger = staticmethod(_not_at_all)

    def __init__(self, start: float = 1_700_000_000.0) -> None:
        self._lock = threading.Lock()
        self._start = start
        self._now = start  # changed under _lock
        self._running = 0  # spawned threads that do not wait; guarded by _lock
        self._timers: list[tuple[float, int, _Waiter]] = []  # a heap; guarded by _lock
        self._sweep_at = 64  # timers above which the void ones are dropped
        self._order = itertools.count()
        self._mine = threading.local()  # .spawned in the threads that hold time back

    def now(self) -> float:
        """Return the virtual time in seconds since the epoch."""
        return self._now

    def monotonic(self) -> float:
        """Return the virtual seconds since the clock was made."""
        return self._now - self._start

    def signal(self) -> Signal:
        """Return a flag that this clock watches."""
        return _JumpSignal(self)

    def spawn(self, target: Callable[[], None], name: str) -> threading.Thread:
        """Start a thread; the clock stands still while it is not waiting."""
        with self._lock:  # counted before it runs: no moment in which all seem to wait
            self._running += 1

        def body() -> None:
            self._mine.spawned = True
            try:
                target()
            finally:
                with self._lock:
                    self._running -= 1
                    self._leap()

        return _start(body, name)

    def wait(self, signal: Signal, timeout: float | None = None) -> bool:
        """Block until *signal* is set or *timeout* virtual seconds passed; True if set."""
        flag = cast(_JumpSignal, signal)
        waiter = _Waiter(weight=1 if getattr(self._mine, "spawned", False) else 0)
        with self._lock:
            if flag.up:
                return True
            if timeout is not None:
                self._set_timer(self._now + max(0.0, timeout), waiter)
            flag.waiters.append(waiter)
            self._running -= waiter.weight
            self._leap()
        waiter.baton.acquire()
        if not waiter.fired:
            with self._lock:
                flag.forget(waiter)
        return waiter.fired

    def wait_outside(self, signal: Signal, seconds: float) -> bool:
        """Wait as any other wait does: nothing of a simulation lies outside."""
        return self.wait(signal, seconds)

    def sleep(self, seconds: float) -> None:
        """Block for *seconds* of virtual time."""
        self.wait(self.signal(), seconds)

    def raise_flag(self, flag: _JumpSignal) -> None:
        """Set *flag* and release its waiters, first come first."""
        with self._lock:
            flag.up = True
            waiters, flag.waiters = flag.waiters, []
            for waiter in waiters:
                self._release(waiter, fired=True)

    def lower_flag(self, flag: _JumpSignal) -> None:
        """Clear *flag*."""
        with self._lock:
            flag.up = False

    def _set_timer(self, due: float, waiter: _Waiter) -> None:
        """Note when *waiter* gives up. Called with _lock held."""
        heapq.heappush(self._timers, (due, next(self._order), waiter))
        if len(self._timers) > self._sweep_at:  # most were signalled before their time
            self._timers = [timer for timer in self._timers if not timer[2].released]
            heapq.heapify(self._timers)
            self._sweep_at = max(64, 2 * len(self._timers))

    def _leap(self) -> None:
        """Go to the next deadline if nobody runs. Called with _lock held."""
        while self._running == 0 and self._timers:
            due, _, waiter = heapq.heappop(self._timers)
            if waiter.released:
                continue
            self._now = max(self._now, due)
            self._release(waiter, fired=False)

    def _release(self, waiter: _Waiter, *, fired: bool) -> None:
        """Let *waiter* go on, once. Called with _lock held."""
        if waiter.released:
            return
        waiter.released, waiter.fired = True, fired
        self._running += waiter.weight
        waiter.baton.release()


class _Waiter:
    """One blocked thread of an `AutoJumpClock`; *weight* 0: it does not hold time back."""

    __slots__ = ("baton", "fired", "released", "weight")

    def __init__(self, weight: int) -> None:
        self.weight = weight
        self.baton = threading.Lock()
        self.baton.acquire()
        self.released = False
        self.fired = False


class _JumpSignal:
    """A flag of an `AutoJumpClock`; all its state is guarded by the clock's lock."""

    __slots__ = ("clock", "up", "waiters")

    def __init__(self, clock: AutoJumpClock) -> None:
        self.clock = clock
        self.up = False
        self.waiters: list[_Waiter] = []

    def forget(self, waiter: _Waiter) -> None:
        """Drop a waiter whose time ran out. Called with the clock's lock held."""
        if waiter in self.waiters:
            self.waiters.remove(waiter)

    def set(self) -> None:
        self.clock.raise_flag(self)

    def clear(self) -> None:
        self.clock.lower_flag(self)

    def is_set(self) -> bool:
        return self.up
