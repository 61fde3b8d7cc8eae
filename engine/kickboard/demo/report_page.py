"""The web page of a report: one file that needs no other, light or dark as its reader is."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from kickboard.payload.record import JobState
from kickboard.stores.base import DayCount, QueueStat, Snapshot

_STYLE = """
:root { color-scheme: light dark; --bg: #f5f6f8; --panel: #ffffff; --line: #e1e5eb;
  --text: #1a212b; --muted: #525e6c; --accent: #1d56d8; --bad: #b3211f; }
@media (prefers-color-scheme: dark) { :root { --bg: #0f1319; --panel: #161b23; --line: #262e3a;
  --text: #e6eaf0; --muted: #9aa5b4; --accent: #6aa2ff; --bad: #f0736e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text);
  font: 15px/1.5 Inter, system-ui, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 960px; margin: 0 auto; padding: 40px 24px; }
h1 { font-size: 24px; margin: 0; } h2 { font-size: 15px; margin: 0 0 12px; }
header p, footer { color: var(--muted); margin: 4px 0 24px; }
section { background: var(--panel); border: 1px solid var(--line); border-radius: 8px;
  padding: 16px 20px; margin-bottom: 16px; overflow-x: auto; }
.cards { display: flex; flex-wrap: wrap; gap: 12px; margin-bottom: 16px; }
.cards div { background: var(--panel); border: 1px solid var(--line); border-radius: 8px;
  padding: 12px 16px; color: var(--muted); font-size: 13px; flex: 1 0 100px; }
.cards b { display: block; white-space: nowrap; font-size: 24px; line-height: 1.3;
  color: var(--text); }
.cards .bad b, td.bad { color: var(--bad); }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; color: var(--muted); font-weight: 500; font-size: 13px; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); }
tr:last-child td { border-bottom: 0; }
th.n, td.n { text-align: right; padding-right: 0; padding-left: 12px; }
svg { display: block; width: 100%; height: auto; } svg text { fill: var(--muted); font-size: 11px; }
.done { fill: var(--accent); } .failed { fill: var(--bad); } .base { stroke: var(--line); }
.key { color: var(--muted); font-size: 13px; margin: 8px 0 0; }
.key i { display: inline-block; width: 10px; height: 10px; border-radius: 2px;
  margin: 0 6px 0 12px; }
.key i:first-child { margin-left: 0; }
"""

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Jobs, {day}</title>
<style>{style}</style>
</head>
<body><main>
<header><h1>Jobs</h1><p>{moment} UTC</p></header>
<div class="cards">{cards}</div>
<section><h2>Processed each day</h2>{chart}</section>
<section><h2>Queues</h2>{queues}</section>
<section><h2>Errors of the jobs that wait for a retry or are dead</h2>{errors}</section>
<footer>Written by ReportJob from the job database. Failed runs are part of the processed ones;
days are UTC days.</footer>
</main></body>
</html>
"""

_CHART_WIDTH, _CHART_HEIGHT, _FOOT, _HEAD = 900, 200, 20, 16

_CARDS = (JobState.ENQUEUED, JobState.BUSY, JobState.SCHEDULED, JobState.RETRY, JobState.DEAD)


def page(snapshot: Snapshot, days: Sequence[DayCount], errors: Iterable[tuple[str, int]]) -> str:
    """Return the report as an HTML document.

    Args:
        snapshot: The moment it is about.
        days: Counts a day, oldest first.
        errors: Error classes and how many jobs have them, most first.
    """
    at = datetime.fromtimestamp(snapshot.at, UTC)
    return _PAGE.format(
        style=_STYLE,
        day=f"{at:%Y-%m-%d}",
        moment=f"{at:%A, %d %B %Y, %H:%M:%S}",
        cards=_cards(snapshot),
        chart=_chart(days),
        queues=_queues(snapshot),
        errors=_errors(errors),
    )


def count(number: int) -> str:
    """Return *number* with a thin space between thousands."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _cards(snapshot: Snapshot) -> str:
    processed, failed = snapshot.processed, snapshot.failed
    rate = f"{100 * (processed - failed) / processed:.1f} %" if processed else "none yet"
    cards = [("processed", count(processed), "plain"), ("succeeded", rate, "plain")]
    for state in _CARDS:
        number = snapshot.counts.get(state, 0)
        look = "bad" if state is JobState.DEAD and number else "plain"
        cards.append((str(state), count(number), look))
    return "".join(f'<div class="{look}"><b>{value}</b>{name}</div>' for name, value, look in cards)


def _chart(days: Sequence[DayCount]) -> str:
    """Return bars, a day each: failed runs below, the others on top of them."""
    top = max((day.processed for day in days), default=0)
    if not top:
        return "<p>Nothing was processed on these days.</p>"
    step = _CHART_WIDTH / len(days)
    bars = [_bar(day, number * step, step, top) for number, day in enumerate(days)]
    ground = _CHART_HEIGHT - _FOOT
    return (
        f'<svg viewBox="0 0 {_CHART_WIDTH} {_CHART_HEIGHT}" role="img" '
        f'aria-label="Jobs processed each day, at most {top}">'
        f'<line class="base" x1="0" x2="{_CHART_WIDTH}" y1="{ground}" y2="{ground}"/>'
        f"{''.join(bars)}</svg>"
        '<p class="key"><i style="background:var(--accent)"></i>succeeded'
        '<i style="background:var(--bad)"></i>failed</p>'
    )


def _bar(day: DayCount, left: float, step: float, top: int) -> str:
    ground, tall = _CHART_HEIGHT - _FOOT, _CHART_HEIGHT - _FOOT - _HEAD
    whole, failed = tall * day.processed / top, tall * day.failed / top
    width, middle = min(step * 0.7, 48), left + step / 2
    x = middle - width / 2
    place = f'x="{x:.1f}" width="{width:.1f}"'
    parts = [
        f"<title>{day.day}: {day.processed} processed, {day.failed} failed</title>",
        f'<rect class="done" {place} y="{ground - whole:.1f}" height="{whole - failed:.1f}"/>',
        f'<rect class="failed" {place} y="{ground - failed:.1f}" height="{failed:.1f}"/>',
    ]
    if step >= 30:
        label = f'text-anchor="middle" x="{middle:.1f}"'
        parts.append(f'<text {label} y="{_CHART_HEIGHT - 4}">{day.day[5:]}</text>')
        if day.processed:
            parts.append(
                f'<text {label} y="{ground - whole - 5:.1f}">{count(day.processed)}</text>'
            )
    return f"<g>{''.join(parts)}</g>"


def _queues(snapshot: Snapshot) -> str:
    if not snapshot.queues:
        return "<p>There are no queues yet.</p>"
    rows = [_queue(queue, snapshot.at) for queue in snapshot.queues]
    return _table(("queue", "waiting", "running", "oldest waits", ""), rows)


def _queue(queue: QueueStat, now: float) -> tuple[str, str, str, str, str]:
    waits = "" if queue.oldest_at is None else f"{max(0.0, now - queue.oldest_at):.1f} s"
    paused = "paused" if queue.paused else ""
    return (queue.name, count(queue.size), count(queue.busy), waits, paused)


def _errors(errors: Iterable[tuple[str, int]]) -> str:
    rows = [(name, count(number)) for name, number in errors]
    return _table(("error", "jobs"), rows) if rows else "<p>None.</p>"


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; all columns but the first are numbers, to the right."""
    body = "".join(_line("td", row) for row in rows)
    return f"<table>{_line('th', titles)}{body}</table>"


def _line(cell: str, values: Sequence[str]) -> str:
    looks = ("name", *("n" for _ in values[1:]))
    cells = [
        f'<{cell} class="{look}">{html.escape(value)}</{cell}>'
        for look, value in zip(looks, values, strict=True)
    ]
    return f"<tr>{''.join(cells)}</tr>"
