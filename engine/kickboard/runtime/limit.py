"""At most so many of a kind in a second, and a count of the rest."""

from __future__ import annotations

import threading

from kickboard.clock import SystemClock


class Limit:
    """Lets *most* pass in each second of real time. Thread-safe.

    Real time, whatever the engine's clock: whoever reads is a person or a pipe.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._clock = SystemClock()
        self._lock = threading.Lock()
        self._second = 0  # the rest is guarded by _lock too
        self._passed = 0
        self._held = 0
        self._reported = 0

    def allows(self) -> bool:
        """Count one more and return whether it may pass."""
        with self._lock:
            self._look()
            if self._passed >= self._most:
                self._held += 1
                return False
            self._passed += 1
            return True

    def take_held(self) -> int:
        """Return how many were held back in the seconds before this one, once."""
        with self._lock:
            self._look()
            held, self._reported = self._reported, 0
            return held

    def _look(self) -> None:
        second = int(self._clock.monotonic())
        if second != self._second:
            self._second, self._passed = second, 0
            self._reported, self._held = self._reported + self._held, 0
