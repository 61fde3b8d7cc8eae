"""A lesson on paper: its text, the curves of a run as drawings, and what was proved.

One HTML file that needs nothing beside it and runs nothing. Every text in it is escaped.
"""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

from kickboard import __version__
from kickboard.lab.lessons.lesson import Lesson
from kickboard.lab.lessons.measures import Series
from kickboard_desktop import format as text
from kickboard_desktop.models.lessons.run import LessonRun, sentence

WIDTH, HEIGHT, LEFT, FOOT = 680, 260, 48, 28
#: Colours that differ in print, too, by their lightness.
COLORS = ("#1d56d8", "#994807", "#6d2fd6", "#126c33", "#525e6c")
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; color: #1a212b; max-width: 720px; margin: 32px auto; }
h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 16px; margin: 24px 0 4px; }
p { margin: 6px 0; } .quiet { color: #525e6c; } ol { margin: 6px 0; padding-left: 24px; }
.right { font-weight: 600; } table { border-collapse: collapse; width: 100%; }
td { border-top: 1px solid #e1e5eb; padding: 6px 8px 6px 0; vertical-align: top; }
svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: #525e6c; }
@media print { body { margin: 0 auto; } h2 { break-after: avoid; }
  svg, tr { break-inside: avoid; } }
"""


def sheet(run: LessonRun, answer: int | None = None) -> str:
    """Return the page of *run*, in which *answer* was predicted.

    Raises:
        ValueError: it is no run of a lesson.
    """
    lesson = run.lesson
    if lesson is None:
        raise ValueError("a run of no lesson has no sheet")
    words = lesson.text
    parts = [
        f"<h1>{lesson.number}. {_safe(words.title)}</h1>",
        f'<p class="quiet">{_safe(words.understand)}</p>',
        *(f"<p>{_safe(one)}</p>" for one in words.story),
        f"<h2>{_safe(words.question)}</h2>",
        _answers(lesson, answer),
        f"<p>{_safe(words.why)}</p>",
        _chart(run),
        _proofs(run),
        *(f"<p>{_safe(one)}</p>" for one in words.closing.split("\n\n")),
        f"<p>{_safe(words.sheet)}</p>" if words.sheet else "",
        f'<p class="quiet">{_safe(_foot(run))}</p>',
    ]
    head = f'<meta charset="utf-8"><title>{_safe(words.title)}</title><style>{_STYLE}</style>'
    language = html.escape(lesson.language, quote=True)
    return f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{"".join(parts)}</body></html>\n'  # noqa: E501


def _safe(words: str) -> str:
    return html.escape(words)


def _answers(lesson: Lesson, answer: int | None) -> str:
    items = []
    for i, words in enumerate(lesson.text.answers):
        kind = ' class="right"' if i == lesson.predict.right else ""
        mark = " ✓" if i == lesson.predict.right else " ✗" if i == answer else ""
        items.append(f"<li{kind}>{_safe(words)}{mark}</li>")
    return f"<ol>{''.join(items)}</ol>"


def _proofs(run: LessonRun) -> str:
    assert run.lesson is not None
    rows = []
    for proved in run.proofs:
        words = run.lesson.text.proofs.get(proved.id, proved.id)
        mark = "✓" if proved.holds else "✗"
        rows.append(f"<tr><td>{mark}</td><td>{_safe(sentence(words, proved))}</td></tr>")
    return f"<table>{''.join(rows)}</table>"


def _foot(run: LessonRun) -> str:
    ended = run.ended
    parts = [f"Kickboard {__version__}", f"seed {run.seed}"]
    if ended is not None:
        parts += [text.duration(ended.virtual_seconds), text.duration(ended.wall_seconds)]
    changes = ", ".join(f"{key} = {value}" for key, value in sorted(run.changes.items()))
    return " · ".join([*parts, changes] if changes else parts)


def _chart(run: LessonRun) -> str:
    """Return the curves as a drawing of lines and text."""
    lesson = run.lesson
    assert lesson is not None
    found = [
        (f"{lesson.text.variants.get(v, v)} {lesson.text.series.get(n, n)}".strip(), series)
        for v in run.variants
        for n in lesson.chart.series
        if (series := run.series(n, v)) is not None and series.points
    ]
    if not found:
        return ""
    logs = lesson.chart.log_x, lesson.chart.log_y
    spans = [_span([point[axis] for _, one in found for point in one.points], log=logs[axis])
             for axis in (0, 1)]  # fmt: skip
    drawn = [_polyline(one, spans, logs, COLORS[i % len(COLORS)])
             for i, (_, one) in enumerate(found)]  # fmt: skip
    labels = [_legend(i, words) for i, (words, _) in enumerate(found)]
    axes = (
        f'<path d="M{LEFT} 8V{HEIGHT - FOOT}H{WIDTH}" fill="none" stroke="#525e6c"/>'
        f'<text x="{WIDTH}" y="{HEIGHT - 8}" text-anchor="end">'
        f"{_safe(lesson.text.axes.get(lesson.chart.x, lesson.chart.x))}: "
        f"{spans[0][0]:.4g} – {spans[0][1]:.4g}</text>"
        f'<text x="0" y="{HEIGHT - 8}">'
        f"{_safe(lesson.text.axes.get(lesson.chart.y, lesson.chart.y))}: "
        f"{spans[1][0]:.4g} – {spans[1][1]:.4g}</text>"
    )
    body = "".join([axes, *drawn, *labels])
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img">{body}</svg>'


def _legend(number: int, words: str) -> str:
    y = 20 + 15 * number
    color = COLORS[number % len(COLORS)]
    return (
        f'<path d="M{LEFT + 12} {y - 4}h16" stroke="{color}" stroke-width="2"/>'
        f'<text x="{LEFT + 34}" y="{y}">{_safe(words)}</text>'
    )


def _span(values: Sequence[float], *, log: bool) -> tuple[float, float]:
    usable = [value for value in values if math.isfinite(value) and (value > 0 or not log)] or [1.0]
    low, high = (min(usable) if log else min(0.0, *usable)), max(usable)
    return (low, high) if high > low else (low, low + 1.0)


def _polyline(
    series: Series, spans: Sequence[tuple[float, float]], logs: Sequence[bool], color: str
) -> str:
    points = []
    for x, y in series.points:
        if (logs[0] and x <= 0) or (logs[1] and y <= 0):
            continue
        across, up = _share(x, spans[0], log=logs[0]), _share(y, spans[1], log=logs[1])
        points.append(
            f"{LEFT + across * (WIDTH - LEFT):.1f},{8 + (1 - up) * (HEIGHT - FOOT - 8):.1f}"
        )
    return f'<polyline points="{" ".join(points)}" fill="none" stroke="{color}"/>'


def _share(value: float, span: tuple[float, float], *, log: bool) -> float:
    if log:
        return math.log(value / span[0]) / math.log(span[1] / span[0])
    return (value - span[0]) / (span[1] - span[0])
