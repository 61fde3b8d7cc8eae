"""What a run of an experiment tells while it runs: attempts, notes, and whether to go on."""

from __future__ import annotations

import threading
from typing import NamedTuple

from kickboard.errors import KickboardError


class Attempt(NamedTuple):
    """One attempt of a job. Times are seconds since the start; *retry* 0 is the first.

    Of a job that was never begun *started* and *ended* are -1; it is told of after the run.
    """

    started: float
    number: int
    retry: int
    queue: str
    pushed: float
    ended: float
    ok: bool

    @property
    def wait(self) -> float:
        """Seconds from the push to the start: a wait in line, of a first attempt."""
        return self.started - self.pushed


class CancelledRunError(KickboardError):
    """A run was cancelled before its end; nothing of it is left."""


class Trace:
    """Is told what happens; this one keeps nothing of it. Thread-safe."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def attempt(self, attempt: Attempt) -> None:
        """Take note of an attempt that ended."""

    def note(self, at: float, kind: str, text: str) -> None:
        """Take note of something else, *at* seconds after the start.

        Args:
            at: Seconds of the run's own time.
            kind: One word, such as "killed".
            text: What happened, for people.
        """

    def cancel(self) -> None:
        """Let the run end as soon as it looks."""
        self._cancelled.set()

    def check(self) -> None:
        """Go on.

        Raises:
            CancelledRunError: the run is to end.
        """
        if self._cancelled.is_set():
            raise CancelledRunError("cancelled")

    def pause(self, seconds: float) -> None:
        """Wait for *seconds* of real time, or until the run is cancelled.

        Raises:
            CancelledRunError: the run is to end.
        """
        self._cancelled.wait(seconds)
        self.check()
