"""A run in words: durations, verdicts, the knee, and what changed since a saved run."""

from __future__ import annotations

import math

from kickboard.lab.load import objectives
from kickboard.lab.load.knee import KneeFound
from kickboard.lab.load.result import Result

#: A change smaller than this share is called none.
SAME = 0.02


def duration(seconds: float | None) -> str:
    """Return seconds as "182 ms" or "1.2 s"; "-" for none, "no end" for what never ended."""
    if seconds is None:
        return "-"
    if math.isinf(seconds):
        return "no end"
    if seconds < 0.00001:
        return "0 ms"
    return f"{seconds * 1000:.3g} ms" if seconds < 0.9995 else f"{seconds:.3g} s"


def shown(text: str, value: float | None) -> str:
    """Return a *value* that the objective *text* asks about, in its own unit."""
    unit = objectives.parse(text).unit
    if value is None:
        return "nothing was measured"
    if unit in ("ms", "s"):
        return duration(value)
    return f"{value:.1%}" if unit == "%" else f"{value:,.1f} /s"


def knee_lines(knee: KneeFound) -> list[str]:
    """Return what a search for the knee found, in sentences."""
    if knee.sustainable is None:
        lines = ["The backlog grew without end at the very first rate."]
    else:
        lines = [f"Highest sustainable rate: {knee.sustainable:g} jobs a second."]
    if knee.slow_from is not None:
        lines.append(f"From {knee.slow_from:g} a second on p95 was more than twice the first's.")
    if knee.broke_at is not None and knee.capacity is not None:
        lines.append(
            f"At {knee.broke_at:g} a second the backlog grew without end; "
            f"{knee.capacity:.1f} a second were done."
        )
    elif knee.broke_at is None:
        lines.append("It never broke: the knee lies above the last rate.")
    return lines


def lines(now: Result, earlier: Result) -> list[str]:
    """Return what changed since *earlier*, a line for each number that both have."""
    a, b = earlier.summary(), now.summary()
    pairs = [
        (f"{name} {what}", a.percentile(what, share), b.percentile(what, share))
        for what in ("wait", "total")
        for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
    ]
    found = [_line(name, old, new) for name, old, new in pairs]
    found.append(f"done       {b.done_rate:,.1f} /s, was {a.done_rate:,.1f} /s")
    if now.scenario.seed != earlier.scenario.seed:
        found.append("The seeds differ: other arrivals, other times.")
    return found


def _line(name: str, old: float | None, new: float | None) -> str:
    line = f"{name:<10} {duration(new)}, was {duration(old)}"
    if not old or new is None or math.isinf(old) or math.isinf(new):
        return line
    change = new / old - 1
    return f"{line} ({'the same' if abs(change) < SAME else f'{change:+.0%}'})"
