"""The intervals of a run as a table, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kickboard import private
from kickboard.cells import cell
from kickboard.lab.load.result import Result
from kickboard.lab.recording import Bin, percentile

_RANKS = ((0.5, "p50"), (0.95, "p95"), (0.99, "p99"), (1.0, "max"))
_TIMES = ("wait", "run", "total")


def table(result: Result) -> str:
    """Return a row for each interval: seconds, counts, and durations in seconds."""
    record = result.record
    depths, flight, present = record.depths(), record.in_flight(), record.present()
    busy = record.busy()
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            *("second", "intended", "pushed", "late", "dropped", "done", "failed"),
            *(f"{what}_{name}" for what in _TIMES for _, name in _RANKS),
            *("lateness_p99", "busy_seconds", "in_flight", "in_system"),
            *(cell(f"depth {name}") for name in depths),
        ]
    )
    for i, one in enumerate(record.bins):
        numbers = [round(i * record.interval, 3), *_counts(one), *_durations(one)]
        late = percentile(one.lateness, 0.99)
        numbers += [_seconds(late), round(busy[i], 4), flight[i], int(present[i])]
        writer.writerow([*numbers, *(depth[i] for depth in depths.values())])
    return out.getvalue()


def _counts(one: Bin) -> list[object]:
    return [one.intended, one.made, one.late, one.dropped, one.done, one.failed]


def _durations(one: Bin) -> list[object]:
    counts = (one.wait, one.run, one.total)
    return [_seconds(percentile(times, share)) for times in counts for share, _ in _RANKS]


def _seconds(value: float | None) -> object:
    return "" if value is None else round(value, 6)


def save(result: Result, path: Path) -> None:
    """Write the table to the file *path*, its owner's alone."""
    private.write(path, table(result).encode())
