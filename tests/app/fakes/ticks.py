"""Ticks made by hand, and a series that was fed with them."""

from typing import Any

from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.telemetry import Tick

T0 = 1_700_000_000.0


def tick(at: float, dt: float = 0.1, **fields: Any) -> Tick:
    return Tick(at=at, mono=at - T0, dt=dt, **fields)


def fed(seconds: float, done: int, series: TickSeries | None = None) -> TickSeries:
    """Return a series that got *done* jobs in each tenth of a second for *seconds*."""
    series = series or TickSeries()
    start = series.at or T0
    for n in range(1, round(seconds * 10) + 1):
        series.add(tick(start + n / 10, done=done, pushed=done))
    return series
