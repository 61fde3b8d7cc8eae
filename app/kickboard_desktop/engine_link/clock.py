"""The engine's clock, as far as the window can tell between two ticks."""

from __future__ import annotations

import time


class EngineClock:
    """Goes on from what the engine said last; before that it is this machine's."""

    def __init__(self) -> None:
        self._epoch = self._mono = self._here = 0.0
        self._rate: float | None = None  # None: the engine has not spoken

    def set(self, epoch: float, mono: float, rate: float | None = None) -> None:
        """Take note of what it shows now; without a *rate* it goes on as fast as before."""
        self._epoch, self._mono, self._here = epoch, mono, time.monotonic()
        self._rate = rate if rate is not None else self._rate or 1.0

    def now(self) -> float:
        """Return its epoch seconds."""
        if self._rate is None or self._rate == 1.0:
            return time.time()
        return self._epoch + (time.monotonic() - self._here) * self._rate

    def mono_at(self, now: float) -> float | None:
        """Return its monotonic seconds at its epoch second *now*; None before it spoke."""
        return None if self._rate is None else self._mono + now - self._epoch

    def mono(self) -> float | None:
        """Return its monotonic seconds; None before it spoke."""
        if self._rate is None:
            return None
        return self._mono + (time.monotonic() - self._here) * self._rate
