"""Draws how the rate changes with the load: ``python tests/benchmarks/growth.py FILE``.

From a document of ``dev.py bench grow --out FILE``: four panels, two curves, a whisker from the
least to the most of the rounds; as SVG in both themes, beside the README's other pictures.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

PICTURES = Path(__file__).parents[2] / "resources" / "pictures"
#: Panel, its title, and the unit of its horizontal axis.
PANELS = {
    "threads": ("Processors in one process", "threads"),
    "processes": ("Processes on one file", "processes"),
    "payload": ("Payload", "bytes"),
    "queues": ("Queues", "queues"),
}
STORES = {"memory": "memory", "full": "SQLite, full"}

WIDTH, HEIGHT, GAP, MARGIN = 460, 250, 24, 16
LEFT, RIGHT, TOP, BOTTOM = 58, 16, 44, 44


class Ink(NamedTuple):
    """The colours of a theme (the window's tokens)."""

    ground: str
    line: str
    text: str
    muted: str
    memory: str
    full: str


THEMES = {
    "dark": Ink("#161b23", "#262e3a", "#e6eaf0", "#9aa5b4", "#6aa2ff", "#4cc38a"),
    "light": Ink("#ffffff", "#e1e5eb", "#1a212b", "#525e6c", "#1d56d8", "#126c33"),
}


class Point(NamedTuple):
    """One measurement: jobs a second at *x*."""

    x: float
    low: float
    rate: float
    high: float


Curves = Mapping[str, Sequence[Point]]


def main() -> None:
    """Draw both pictures."""
    panels = read(json.loads(Path(sys.argv[1]).read_text()))
    for theme, ink in THEMES.items():
        (PICTURES / f"growth-{theme}.svg").write_text(picture(panels, ink))


def read(document: dict[str, Any]) -> dict[str, Curves]:
    """Return the curves of each panel, by store; their names say where a case belongs."""
    panels: dict[str, dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for result in document["results"]:
        if result["group"] != "grow" or "jobs_per_s" not in result:
            continue
        panel, store, x = result["name"].split(", ")
        rate = result["jobs_per_s"]
        panels[panel][store].append(Point(float(x), rate["min"], rate["median"], rate["max"]))
    return {panel: {s: sorted(points) for s, points in c.items()} for panel, c in panels.items()}


def picture(panels: Mapping[str, Curves], ink: Ink) -> str:
    """Return the four panels as one SVG."""
    width, height = 2 * WIDTH + GAP + 2 * MARGIN, 2 * HEIGHT + GAP + 2 * MARGIN
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" font-family="Inter, sans-serif" font-size="12">'
        ),
        f'<rect width="{width}" height="{height}" fill="{ink.ground}"/>',
    ]
    for number, (name, (title, unit)) in enumerate(PANELS.items()):
        x = MARGIN + number % 2 * (WIDTH + GAP)
        y = MARGIN + number // 2 * (HEIGHT + GAP)
        parts.append(f'<g transform="translate({x} {y})">')
        parts += _panel(title, unit, panels.get(name, {}), ink)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(title: str, unit: str, curves: Curves, ink: Ink) -> list[str]:
    points = [point for curve in curves.values() for point in curve]
    parts = [_text(0, 14, title, ink.text, weight=600)]
    if not points:
        return parts
    top = _round_up(max(point.high for point in points))
    xs = sorted({point.x for point in points})
    for i in range(5):
        y = TOP + (HEIGHT - TOP - BOTTOM) * i / 4
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{ink.line}"/>')
        parts.append(_text(LEFT - 8, y + 4, _short(top * (4 - i) / 4), ink.muted, anchor="end"))
    parts += [_text(_across(x, xs), HEIGHT - 24, _short(x), ink.muted, anchor="middle") for x in xs]
    parts.append(_text(WIDTH - RIGHT, HEIGHT - 6, unit, ink.muted, anchor="end"))
    parts.append(_text(LEFT, TOP - 14, "jobs/s", ink.muted))
    for number, (store, curve) in enumerate(curves.items()):
        parts += _curve(curve, xs, top, getattr(ink, store), dashed=number > 0)
        parts += _key(number, STORES[store], getattr(ink, store), ink, dashed=number > 0)
    return parts


def _curve(
    curve: Sequence[Point], xs: Sequence[float], top: float, color: str, *, dashed: bool
) -> list[str]:
    places = [(_across(point.x, xs), _up(point.rate, top)) for point in curve]
    line = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    dash = ' stroke-dasharray="5 3"' if dashed else ""
    parts = [f'<path d="M{line}" fill="none" stroke="{color}" stroke-width="1.5"{dash}/>']
    for point, (x, y) in zip(curve, places, strict=True):
        low, high = _up(point.low, top), _up(point.high, top)
        parts.append(f'<path d="M{x:.1f} {low:.1f}V{high:.1f}" stroke="{color}"/>')
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>')
    return parts


def _key(number: int, name: str, color: str, ink: Ink, *, dashed: bool) -> list[str]:
    x = WIDTH - RIGHT - 100 * (2 - number)
    dash = ' stroke-dasharray="5 3"' if dashed else ""
    line = f'<path d="M{x} 10h18" stroke="{color}" stroke-width="1.5"{dash}/>'
    return [line, _text(x + 24, 14, name, ink.muted)]


def _across(x: float, xs: Sequence[float]) -> float:
    """Return the horizontal place of *x*: equally far apart, as they were taken."""
    room = WIDTH - LEFT - RIGHT - 40
    return LEFT + 20 + room * xs.index(x) / max(1, len(xs) - 1)


def _up(rate: float, top: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * rate / top


def _round_up(value: float) -> float:
    """Return the next of 1, 2, 4, 6, 8 times a power of ten: quarters of it are round, too."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(n * power for n in (1, 2, 4, 6, 8, 10) if n * power >= value)


def _short(value: float) -> str:
    for size, unit in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g}{unit}"
    return f"{value:g}"


def _text(
    x: float, y: float, text: str, color: str, *, anchor: str = "start", weight: int = 400
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{color}" text-anchor="{anchor}" '
        f'font-weight="{weight}">{text}</text>'
    )


if __name__ == "__main__":
    main()
