"""Where the lines and labels of a chart go. No Qt.

Steps are 1, 2 or 5 times a power of ten. A scale grows at once, so that nothing is cut off,
and shrinks only after ten calm seconds: a picture that jumps cannot be read.
"""

from __future__ import annotations

import math

#: Horizontal lines of a chart.
LINES = 4
#: Seconds without need before a scale shrinks.
CALM_SECONDS = 10.0
#: Steps of a time axis in seconds.
TIME_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400)
#: Points between two labels of a time axis, at least.
TIME_GAP = 72


def nice_step(highest: float, lines: int = LINES, *, least: float = 1.0) -> float:
    """Return the smallest 1-2-5 step of which *lines* reach above *highest*; *least* or more."""
    wanted = max(highest * 1.04 / lines, least)
    power = 10.0 ** math.floor(math.log10(wanted))
    for factor in (1.0, 2.0, 5.0, 10.0):
        if factor * power >= wanted * (1 - 1e-9):
            return factor * power
    return 10.0 * power


class SteadyStep:
    """The step of a linear axis from 0 that does not jitter."""

    def __init__(self, least: float = 1.0) -> None:
        self._least = least
        self._small_since: float | None = None
        self.step = nice_step(0.0, least=least)

    @property
    def top(self) -> float:
        """The upper end of the axis."""
        return self.step * LINES

    def fit(self, highest: float, now: float) -> bool:
        """Make room for *highest* at *now* (seconds); True if the step is another one."""
        wanted = nice_step(highest, least=self._least)
        if wanted >= self.step:
            self._small_since = None
            grown, self.step = wanted > self.step, wanted
            return grown
        if self._small_since is None or now < self._small_since:
            self._small_since = now
        if now - self._small_since < CALM_SECONDS:
            return False
        self.step, self._small_since = wanted, None
        return True


class SteadyDecades:
    """The powers of ten that a logarithmic axis spans, without jitter."""

    def __init__(self, low: int = -3, high: int = 1, *, fewest: int = 2) -> None:
        self.low, self.high = low, high
        self._fewest = fewest
        self._small_since: float | None = None

    @property
    def lines(self) -> list[int]:
        """The powers of ten to draw a line at, each or every second or third of them."""
        step = max(1, math.ceil((self.high - self.low) / (LINES + 1)))
        return list(range(self.low, self.high + 1, step))

    def fit(self, lowest: float, highest: float, now: float) -> bool:
        """Make room for *lowest* to *highest* (above 0) at *now*; True if the ends moved."""
        low = math.floor(math.log10(lowest))
        high = max(math.ceil(math.log10(highest)), low + self._fewest)
        if (low, high) == (self.low, self.high):
            self._small_since = None
            return False
        if low < self.low or high > self.high:
            self._small_since = None
            self.low, self.high = min(low, self.low), max(high, self.high)
            return True
        if self._small_since is None or now < self._small_since:
            self._small_since = now
        if now - self._small_since < CALM_SECONDS:
            return False
        self.low, self.high, self._small_since = low, high, None
        return True


def time_step(seconds: float, width: float) -> int:
    """Return the seconds between two labels of an axis of *seconds* that is *width* points wide."""
    wanted = seconds * TIME_GAP / max(width, 1.0)
    return next((step for step in TIME_STEPS if step >= wanted), TIME_STEPS[-1])


def time_ticks(left: float, right: float, step: int) -> list[float]:
    """Return the moments from *left* to *right* that are multiples of *step*."""
    first = math.ceil(left / step)
    return [float(n * step) for n in range(first, math.floor(right / step) + 1)]
