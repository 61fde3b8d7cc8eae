"""Charts as inline SVG: lines over time on one axis, and points. No script, no other file."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 880, 170
LEFT, RIGHT, TOP, BOTTOM = 64, 12, 10, 24
#: Lowest value of a logarithmic axis, in seconds.
_FLOOR = 1e-5

Values = Sequence[float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A curve: *style* is a class of the page's style sheet; *hollow* marks unsure values."""

    name: str
    values: Values
    style: str
    hollow: Sequence[bool] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart over time.

    Attributes:
        step: Seconds between two values.
        unit: Writes a value of the axis.
        bound: A horizontal line, such as an objective.
        shaded: Seconds from the start that do not count.
        marks: Seconds at which something happened, and what.
    """

    title: str
    lines: Sequence[Line]
    step: float
    unit: Callable[[float], str]
    is_log: bool = False
    bound: float | None = None
    top: float | None = None
    shaded: float = 0.0
    marks: Sequence[tuple[float, str]] = ()


class _Scale:
    """Values to heights."""

    def __init__(self, chart: Chart) -> None:
        values = [v for line in chart.lines for v in line.values if v is not None]
        values += [chart.bound] if chart.bound is not None else []
        highest = max([v for v in values if math.isfinite(v)], default=0.0)
        self._is_log = chart.is_log
        if chart.is_log:
            least = max(_FLOOR, min([v for v in values if v > 0], default=_FLOOR))
            self._low = 10 ** math.floor(math.log10(least))
            self._high = 10 ** math.ceil(math.log10(max(highest, 10 * self._low)))
            steps = round(math.log10(self._high / self._low))
            self.ticks = [self._low * 10**i for i in range(steps + 1)]
        else:
            step = _nice(max(highest, chart.top or 0.0, 1e-9) / 4)
            n = max(1, math.ceil(max(highest, chart.top or 0.0) / step - 1e-9))
            self._low, self._high = 0.0, n * step
            self.ticks = [i * step for i in range(n + 1)]

    def y(self, value: float) -> float:
        """Return where *value* is, in units of the picture from its top."""
        value = min(value, self._high)
        if self._is_log:
            share = math.log(max(value, self._low) / self._low) / math.log(self._high / self._low)
        else:
            share = value / self._high
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share)


def _nice(step: float) -> float:
    """Return the next of 1, 2, 5, 10, … times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= step * (1 - 1e-9))


def draw(chart: Chart) -> str:
    """Return *chart* as an ``<svg>``."""
    n = max((len(line.values) for line in chart.lines), default=0)
    seconds = max(chart.step, n * chart.step)
    scale = _Scale(chart)

    def x(second: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * min(1.0, second / seconds)

    parts = [_shade(x(chart.shaded))] if chart.shaded else []
    parts += [_grid(scale.y(tick), chart.unit(tick)) for tick in scale.ticks]
    parts += [_second(x(at), at) for at in _seconds(seconds)]
    parts += [_mark(x(at), words) for at, words in chart.marks]
    if chart.bound is not None:
        y = scale.y(chart.bound)
        parts.append(
            f'<line class="bound" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        )
    for line in reversed(chart.lines):
        parts += _curve(line, chart.step, x, scale)
    parts += [_tip(chart, i, x) for i in range(n)]
    label = escape(chart.title, quote=True)
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">'
        f"{''.join(parts)}</svg>"
    )


def _seconds(seconds: float) -> list[float]:
    step = _nice(seconds / 8)
    return [i * step for i in range(int(seconds / step + 1e-9) + 1)]


def _shade(until: float) -> str:
    height = HEIGHT - TOP - BOTTOM
    return (
        f'<rect class="warm" x="{LEFT}" y="{TOP}" width="{until - LEFT:.1f}" height="{height}">'
        "<title>warm-up: does not count</title></rect>"
    )


def _grid(y: float, words: str) -> str:
    return (
        f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{escape(words)}</text>'
    )


def _second(x: float, at: float) -> str:
    return f'<text x="{x:.1f}" y="{HEIGHT - 6}" text-anchor="middle">{at:g} s</text>'


def _mark(x: float, words: str) -> str:
    return (
        f'<line class="mark" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}">'
        f"<title>{escape(words)}</title></line>"
        f'<text class="said" x="{x + 4:.1f}" y="{TOP + 10}">{escape(words)}</text>'
    )


def _curve(line: Line, step: float, x: Callable[[float], float], scale: _Scale) -> list[str]:
    """Return a line that is broken where there is nothing, and rings where it is unsure."""
    paths: list[str] = []
    rings: list[str] = []
    pen = "M"
    for i, value in enumerate(line.values):
        if value is None:
            pen = "M"
            continue
        here = (x((i + 0.5) * step), scale.y(value))
        paths.append(f"{pen}{here[0]:.1f} {here[1]:.1f}")
        pen = "L"
        if line.hollow and not line.hollow[i]:
            rings.append(
                f'<circle class="ring {line.style}" cx="{here[0]:.1f}" cy="{here[1]:.1f}" r="2"/>'
            )
    return [f'<path class="{line.style}" d="{"".join(paths)}"/>', *rings]


def _tip(chart: Chart, i: int, x: Callable[[float], float]) -> str:
    """Return a column that tells its values to whoever points at it."""
    left, right = x(i * chart.step), x((i + 1) * chart.step)
    said = [f"{i * chart.step:g} s"]
    for line in chart.lines:
        value = line.values[i] if i < len(line.values) else None
        if value is not None:
            said.append(f"{line.name}: {chart.unit(value)}")
    return (
        f'<rect class="tip" x="{left:.1f}" y="{TOP}" width="{max(0.5, right - left):.1f}" '
        f'height="{HEIGHT - TOP - BOTTOM}"><title>{escape(chr(10).join(said))}</title></rect>'
    )
