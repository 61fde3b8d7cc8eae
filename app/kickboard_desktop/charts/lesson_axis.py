"""An axis of a lesson's chart: linear from 0 or logarithmic, and where its marks are. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from kickboard_desktop import format as text
from kickboard_desktop.charts.scale import TIME_STEPS

#: Days that a step of a long time axis may be.
_DAYS = (2 * 86_400, 5 * 86_400, 10 * 86_400, 50 * 86_400)


@dataclass(frozen=True, slots=True)
class LessonAxis:
    """From *low* to *high*; *time*: its values are seconds, said as people say them."""

    low: float
    high: float
    log: bool = False
    time: bool = False

    def share(self, value: float) -> float:
        """Return where *value* is, 0 to 1 and beyond."""
        if not self.log:
            return (value - self.low) / (self.high - self.low)
        least = max(value, self.low * 1e-3)
        return math.log(least / self.low) / math.log(self.high / self.low)

    def value(self, share: float) -> float:
        """Return what is at *share* of the axis, 0 to 1."""
        if self.log:
            return self.low * float((self.high / self.low) ** share)
        return self.low + share * (self.high - self.low)

    def said(self, value: float) -> str:
        """Return *value* as a person reads it, wherever on the axis it is."""
        if self.time:
            return text.duration(value)
        if value and abs(value) < 1_000 and abs(value - round(value)) > 1e-9:
            return f"{value:.3g}".replace(".", text.decimal(0.5)[1])
        return text.compact(round(value))

    def marks(self, most: int) -> list[tuple[float, str]]:
        """Return about *most* values with their labels."""
        return [(value, self.label(value)) for value in self._values(max(2, most))]

    def _values(self, most: int) -> list[float]:
        if self.log:
            low, high = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
            step = max(1, math.ceil((high - low) / most))
            tens = (10.0**n for n in range(low, high + 1, step))
            return [ten for ten in tens if self.low * 0.999 <= ten <= self.high * 1.001]
        span = self.high - self.low
        wide = self._time_step(span / most) if self.time else _nice(span / most)
        first = math.ceil(self.low / wide - 1e-9)
        return [n * wide for n in range(first, math.floor(self.high / wide + 1e-9) + 1)]

    def _time_step(self, least: float) -> float:
        if least < 1:
            return _nice(least)
        steps = (*TIME_STEPS[:-1], 86_400, *_DAYS)
        return float(next((step for step in steps if step >= least), steps[-1]))

    def label(self, value: float) -> str:
        """Return *value* as it is written at the axis."""
        if self.time:
            return mark_words(value) if value else "0"
        if value and abs(value) < 0.01:
            return f"{value:.0e}"
        if abs(value - round(value)) < 1e-9:
            round_part = f"{text.decimal(0.5)[1]}00"
            return text.compact(round(value)).replace(round_part, "")  # 1 M, not 1.00 M
        return f"{value:.2f}".rstrip("0").replace(".", text.decimal(0.5)[1])


def fitted(values: Iterable[float], *, log: bool, time: bool, tight: bool = False) -> LessonAxis:
    """Return the axis that *values* fit on.

    Args:
        values: All that are drawn.
        log: Logarithmic; what is not above 0 has no place there.
        time: They are seconds.
        tight: It begins and ends with them, instead of at 0 and at a round number.
    """
    usable = [v for v in values if math.isfinite(v) and (v > 0 or not log)] or [1.0]
    low, high = min(usable), max(usable)
    if log:
        low, high = 10.0 ** math.floor(math.log10(low)), 10.0 ** math.ceil(math.log10(high))
        return LessonAxis(low, high if high > low else low * 10, log=True, time=time)
    if tight:
        low = 0.0 if 0 <= low < 0.2 * high else low
        return LessonAxis(low, high if high > low else low + 1.0, time=time)
    step = _nice((high - min(0.0, low)) / 4 or 1.0)
    return LessonAxis(min(0.0, low), math.ceil(high / step + 1e-9) * step or 1.0, time=time)


def _nice(least: float) -> float:
    """Return the smallest 1-2-5 step that is not below *least*."""
    power = 10.0 ** math.floor(math.log10(max(least, 1e-12)))
    return next(f * power for f in (1.0, 2.0, 5.0, 10.0) if f * power >= least * (1 - 1e-9))


def mark_words(seconds: float) -> str:
    """Return a round length of time in one unit: 10 s, 1 min, 6 h, 5 d."""
    for size, name in ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")):
        if seconds >= size and abs(seconds / size - round(seconds / size)) < 1e-9:
            return text.with_unit(str(round(seconds / size)), name)
    return text.duration(seconds)
