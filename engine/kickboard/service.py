"""The start/stop contract that every owner of a thread keeps, and the loop most of them run.

`start` returns when the service runs; `stop` may be called twice, or before `start`, and
returns True once it has stopped.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from kickboard.clock import Clock

log = logging.getLogger(__name__)

#: A loop that fails more often than this in a minute is given up: something is wrong for good.
MAX_FAILURES_A_MINUTE = 5


class Service(Protocol):
    """Something with a life of its own."""

    def start(self) -> None:
        """Begin; returns when running."""
        ...

    def stop(self, timeout: float | None = None) -> bool:
        """End; True when stopped within *timeout* seconds. May be called again, or early."""
        ...


class Loop:
    """A thread that calls *step* until it is stopped, and survives its exceptions.

    *step* does a piece of work and waits itself, on `wake`, for as long as it likes: `stop`
    raises that signal. A failure is logged and *step* called again after a second; more
    than five failures within a minute end the loop and call *on_giving_up*.
    """

    def __init__(
        self,
        name: str,
        step: Callable[[], None],
        clock: Clock,
        *,
        on_giving_up: Callable[[str, BaseException], None] | None = None,
    ) -> None:
        self.name = name
        self.wake = clock.signal()
        self.stopping = False
        self._end = clock.signal()
        self._step = step
        self._clock = clock
        self._on_giving_up = on_giving_up
        self._failures: list[float] = []  # touched by the loop's own thread only
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None  # guarded by _lock for changes

    def start(self) -> None:
        """Start the thread, unless it runs already or was stopped before."""
        with self._lock:
            if self._thread is None and not self.stopping:
                self._thread = self._clock.spawn(self._run, f"kickboard/{self.name}")

    def stop(self, timeout: float | None = None) -> bool:
        """End the loop after its present step; True when the thread is gone."""
        with self._lock:
            self.stopping = True
            thread = self._thread
        self._end.set()
        self.wake.set()
        if thread is None or thread is threading.current_thread():
            return True
        thread.join(timeout)
        return not thread.is_alive()

    def pause(self, seconds: float) -> None:
        """Wait *seconds* outside, whoever sets `wake`; only `stop` cuts it short."""
        self._clock.wait_outside(self._end, seconds)

    @property
    def is_alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread is not None and self._thread.is_alive()

    def _run(self) -> None:
        while not self.stopping:
            try:
                self._step()
            except BaseException as error:  # SystemExit would end the thread without a word
                log.exception("%s failed", self.name)
                if not self._may_go_on(error):
                    return

    def _may_go_on(self, error: BaseException) -> bool:
        """Note a failure; wait a second, or give up and say so."""
        now = self._clock.monotonic()
        self._failures = [at for at in self._failures if now - at < 60] + [now]
        if len(self._failures) <= MAX_FAILURES_A_MINUTE:
            self.pause(1.0)
            return True
        log.error("%s failed %d times within a minute: given up", self.name, len(self._failures))
        if self._on_giving_up is not None:
            self._on_giving_up(self.name, error)
        return False
