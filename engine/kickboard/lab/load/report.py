"""A run as one HTML file: verdict, numbers and charts; nothing in it comes from elsewhere.

It carries the run itself along, so that a window or a command can open it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import msgspec

from kickboard import private
from kickboard.lab.load import compare, objectives
from kickboard.lab.load import result as result_file
from kickboard.lab.load.compare import duration
from kickboard.lab.load.pushing import plain_name
from kickboard.lab.load.result import RANKS, Result
from kickboard.lab.load.series import Curves, Percentiles, curves
from kickboard.lab.load.svg import Chart, Line, draw

_STYLE = """
:root{--bg:#f5f6f8;--panel:#fff;--line:#e1e5eb;--text:#1a212b;--muted:#525e6c;--accent:#1d56d8;
--good:#126c33;--warn:#994807;--bad:#b3211f;--violet:#6d2fd6}
@media(prefers-color-scheme:dark){:root{--bg:#0f1319;--panel:#161b23;--line:#262e3a;--text:#e6eaf0;
--muted:#9aa5b4;--accent:#6aa2ff;--good:#4cc38a;--warn:#e8b04a;--bad:#f0736e;--violet:#b39dfb}}
body{background:var(--bg);color:var(--text);font:14px/1.5 Inter,system-ui,sans-serif;margin:0}
main{max-width:920px;margin:24px auto;padding:0 16px}
section{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:12px 16px;
margin:12px 0}
h1{font-size:20px;margin:0}h2{font-size:15px;margin:0 0 8px}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
td,th{padding:2px 16px 2px 0;text-align:left;font-weight:400}th{color:var(--muted)}
td.n,th.n{text-align:right}p{margin:4px 0}.muted{color:var(--muted)}
.met{color:var(--good)}.missed{color:var(--bad)}.met,.missed{font-weight:600}
svg{width:100%;height:auto;display:block}svg text{font-size:11px;fill:var(--muted)}
path{fill:none;stroke-width:1.5}.grid{stroke:var(--line)}.tip{fill:transparent}
.bound{stroke:var(--bad);stroke-dasharray:6 4}.mark{stroke:var(--warn);stroke-dasharray:2 3}
.warm{fill:var(--muted);opacity:.1}.ring{fill:var(--panel)!important}
.accent{stroke:var(--accent)}.good{stroke:var(--good)}.bad{stroke:var(--bad)}
.warn{stroke:var(--warn)}.violet{stroke:var(--violet);stroke-dasharray:8 3}
.muted-line{stroke:var(--muted);stroke-dasharray:4 3}
.key{display:inline-flex;align-items:center;gap:6px;margin-right:16px;color:var(--muted)}
.key svg{width:22px;height:8px}pre{overflow:auto;font:12px/1.5 "JetBrains Mono",monospace}
"""
_STYLES = ("accent", "warn", "good", "bad")


def save(result: Result, path: Path, earlier: Result | None = None) -> None:
    """Write the report to the file *path*, its owner's alone."""
    private.write(path, page(result, earlier).encode())


def page(result: Result, earlier: Result | None = None) -> str:
    """Return the report as HTML; with *earlier* also what changed since that run."""
    scenario = result.scenario
    parts = [
        _head(result),
        _section("Objectives", _verdicts(result)),
        _section("Why", "".join(f"<p>{escape(reason.text)}</p>" for reason in result.why())),
        _section("Numbers", _numbers(result)),
        *(_section(chart.title, _legend(chart) + draw(chart)) for chart in _charts(result)),
    ]
    if (knee := result.knee()) is not None:
        lines = "".join(f"<p>{escape(line)}</p>" for line in compare.knee_lines(knee))
        parts.insert(3, _section("Knee", lines + _knee_table(result)))
    if earlier is not None:
        text = "\n".join(compare.lines(result, earlier))
        parts.insert(3, _section("Against the earlier run", f"<pre>{escape(text)}</pre>"))
    settings = msgspec.json.format(msgspec.json.encode(scenario)).decode()
    parts.append(_section("Scenario", f"<pre>{escape(settings)}</pre>"))
    parts.append(f'<div hidden {result_file.CARRIER}="{result_file.packed(result)}"></div>')
    title = escape(scenario.name)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_STYLE}</style></head><body><main>{''.join(parts)}</main></body></html>"
    )


def _section(title: str, content: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{content}</section>"


def _head(result: Result) -> str:
    when = datetime.fromtimestamp(result.started_at, UTC).strftime("%Y-%m-%d %H:%M UTC")
    target = result.scenario.target.store
    where = "leaping time" if result.scenario.simulate else target
    facts = [when, f"seed {result.scenario.seed}", where]
    facts += [f"{name} {value}" for name, value in result.versions.items()]
    facts += [f"{name} {value}" for name, value in result.machine.items()]
    cut = ' <span class="missed">cancelled</span>' if result.cancelled else ""
    return (
        f"<h1>{escape(result.scenario.name)}{cut}</h1>"
        f'<p class="muted">{escape(" · ".join(facts))}</p>'
    )


def _verdicts(result: Result) -> str:
    rows = []
    for verdict in result.verdicts():
        word = "met" if verdict.met else "missed"
        rows.append(
            f'<tr><td class="{word}">{word}</td><td>{escape(verdict.text)}</td>'
            f"<td>{escape(compare.shown(verdict.text, verdict.value))}</td></tr>"
        )
    return f"<table>{''.join(rows)}</table>" if rows else "<p>There were none.</p>"


def _numbers(result: Result) -> str:
    found = result.summary()
    head = "".join(f'<th class="n">{name}</th>' for name, _ in RANKS)
    rows = [f"<tr><th></th>{head}</tr>"]
    for what in ("wait", "run", "total"):
        values = (duration(found.percentile(what, share)) for _, share in RANKS)
        rows.append(f"<tr><th>{what}</th>{_cells(values)}</tr>")
    off = f"{found.little_error:+.1%}"
    facts = (
        f"{found.arrival_rate:,.1f} arrivals and {found.done_rate:,.1f} jobs done a second; "
        f"{found.failed_share:.1%} failed. {found.processors:.0f} processors, busy "
        f"{found.utilisation:.0%}. Little's law: L = {found.present:.2f}, "
        f"λ·W = {found.predicted:.2f} ({off}). Generator: p99 "
        f"{duration(found.percentile('lateness', 0.99))} late, {found.ended.dropped:,} dropped."
    )
    return f"<table>{''.join(rows)}</table><p>{escape(facts)}</p>"


def _cells(values: Iterable[str]) -> str:
    return "".join(f'<td class="n">{escape(value)}</td>' for value in values)


def _knee_table(result: Result) -> str:
    knee = result.knee()
    steps = knee.steps if knee else ()
    rows = ["<tr><th>rate</th><th>done</th><th>p95</th><th></th></tr>"]
    for step in steps:
        words = "backlog grows" if step.grows else "p95 doubled" if step.slows else ""
        values = (f"{step.rate:g} /s", f"{step.done_rate:.1f} /s", duration(step.p95), words)
        rows.append(f"<tr>{_cells(values)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _charts(result: Result) -> list[Chart]:
    """Return the charts, one under the other on the same time axis."""
    found = curves(result.record, result.levels)
    marks = [(one.at, _words(one.what, one.number)) for one in result.moments if one.at > 0]
    common = {"step": found.interval, "shaded": result.scenario.warm_up, "marks": marks}
    depths = [
        Line(name=f"waiting in {plain_name(name)}", values=values, style=_STYLES[i % len(_STYLES)])
        for i, (name, values) in enumerate(found.depths.items())
    ]
    running = Line(name="running", values=found.in_flight, style="muted-line")
    return [
        Chart(title="Arrivals a second", lines=_arrivals(found), unit=_number, **common),  # type: ignore[arg-type]
        Chart(title="Jobs a second", lines=_outcomes(found), unit=_number, **common),  # type: ignore[arg-type]
        Chart(title="Jobs there", lines=[*depths, running], unit=_number, **common),  # type: ignore[arg-type]
        _times("Total time", found.total, found, marks, result, bound=_bound(result)),
        _times("Wait", found.wait, found, marks, result),
        _times("Run time", found.run, found, marks, result),
        Chart(
            title="Processors busy",
            lines=[Line(name="busy", values=found.utilisation, style="accent")],
            unit=lambda share: f"{share:.0%}",
            top=1.0,
            **common,  # type: ignore[arg-type]
        ),
        Chart(
            title="Lateness of the generator, p99",
            lines=[Line(name="late", values=found.lateness, style="accent")],
            unit=duration,
            is_log=True,
            **common,  # type: ignore[arg-type]
        ),
    ]


def _times(
    title: str,
    times: Percentiles,
    found: Curves,
    marks: Sequence[tuple[float, str]],
    result: Result,
    bound: float | None = None,
) -> Chart:
    lines = [
        Line(name="p50", values=times.p50, style="accent"),
        Line(name="p95", values=times.p95, style="violet"),
        Line(name="p99", values=times.p99, style="warn", hollow=times.sure),
        Line(name="max", values=times.max, style="muted-line"),
    ]
    return Chart(
        title=title,
        lines=lines,
        step=found.interval,
        unit=duration,
        is_log=True,
        bound=bound,
        shaded=result.scenario.warm_up,
        marks=marks,
    )


def _bound(result: Result) -> float | None:
    """Return the first objective of the total time, for its line in the chart."""
    parsed = (objectives.parse(text) for text in result.scenario.objectives)
    return next((one.bound for one in parsed if one.what == "total"), None)


def _arrivals(found: Curves) -> list[Line]:
    return [
        Line(name="pushed", values=found.made, style="accent"),
        Line(name="intended", values=found.intended, style="muted-line"),
    ]


def _outcomes(found: Curves) -> list[Line]:
    return [
        Line(name="done", values=found.done, style="good"),
        Line(name="failed", values=found.failed, style="bad"),
    ]


def _legend(chart: Chart) -> str:
    keys = (
        f'<span class="key"><svg viewBox="0 0 22 8"><path class="{line.style}" d="M0 4L22 4"/>'
        f"</svg>{escape(line.name)}</span>"
        for line in chart.lines
    )
    return f"<p>{''.join(keys)}</p>"


def _words(what: str, number: float) -> str:
    return f"stall of {number:g} s" if what == "stall" else f"{number:g} processors"


def _number(value: float) -> str:
    return f"{value:,.3g}" if value < 1000 else f"{value:,.0f}"
