"""The value axes of a load test's charts: linear from 0, or logarithmic for durations. No Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kickboard.lab.load.series import Point
from kickboard_desktop.charts.load_sections import Section
from kickboard_desktop.charts.scale import nice_step

#: Points between two labels.
LABELS = 18
#: Lowest duration of a logarithmic axis.
FLOOR = 1e-5


@dataclass(frozen=True, slots=True)
class Axis:
    """Values to shares of a section's height, and the values that get a line."""

    low: float
    high: float
    is_log: bool
    ticks: Sequence[float]

    def share(self, value: float) -> float:
        """Return how high *value* is, 0 to 1."""
        if not self.is_log:
            return min(1.0, max(0.0, value / self.high))
        value = min(self.high, max(self.low, value))
        return math.log(value / self.low) / math.log(self.high / self.low)


def fit_axis(section: Section, points: Sequence[Point], height: float, bound: float | None) -> Axis:
    """Return an axis on which all *points* have room, with as many lines as do."""
    values = [v for c in section.curves for p in points if (v := c.value(p)) is not None]
    if bound is not None:
        values.append(bound)
    most = max(1, min(4, int(height / LABELS)))
    if section.is_log:
        return _log_axis(values, most)
    if section.top is not None:
        halves = min(2, most)
        return _linear_axis(section.top / halves, halves)
    highest = max(values, default=0.0)
    steps = [(nice_step(highest, lines), lines) for lines in range(min(2, most), most + 1)]
    return _linear_axis(*min(steps, key=lambda pair: pair[0] * pair[1]))


def _linear_axis(step: float, lines: int) -> Axis:
    return Axis(0.0, step * lines, is_log=False, ticks=[i * step for i in range(lines + 1)])


def _log_axis(values: Sequence[float], lines: int) -> Axis:
    lowest = max(FLOOR, min((v for v in values if v > 0), default=0.001))
    low = math.floor(math.log10(lowest) + 1e-9)
    high = max(math.ceil(math.log10(max(max(values, default=0.0), lowest)) - 1e-9), low + 1)
    step = max(1, math.ceil((high - low) / lines))
    ticks = [10.0**n for n in range(low, high + 1, step)]
    return Axis(10.0**low, 10.0**high, is_log=True, ticks=ticks)
