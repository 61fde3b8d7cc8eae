"""A report on the job database the job itself runs in."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kickboard.cells import cell
from kickboard.client import default_store
from kickboard.demo.base import DemoJob
from kickboard.demo.folder import demo_folder, write_whole
from kickboard.demo.report_page import page
from kickboard.payload.record import JobState
from kickboard.stores.base import DayCount, Snapshot, Store, View

#: Failed jobs looked at, in each of the retry and the dead set.
MAX_FAILURES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a report says, of one moment.

    Attributes:
        days: Counts a UTC day, oldest first, today's last.
        errors: How many jobs wait for a retry or are dead, by error class, most first.
    """

    snapshot: Snapshot
    days: tuple[DayCount, ...]
    errors: tuple[tuple[str, int], ...]

    def rows(self) -> list[tuple[str, str, str, float]]:
        """Return everything as rows of (what, name, measure, value)."""
        shot = self.snapshot
        rows: list[tuple[str, str, str, float]] = [
            ("total", "", "processed", shot.processed),
            ("total", "", "failed", shot.failed),
        ]
        rows += [("state", str(state), "jobs", n) for state, n in shot.counts.items()]
        for queue in shot.queues:
            rows.append(("queue", queue.name, "size", queue.size))
            rows.append(("queue", queue.name, "latency", latency(shot, queue.oldest_at)))
        for day in self.days:
            rows.append(("day", day.day, "processed", day.processed))
            rows.append(("day", day.day, "failed", day.failed))
        rows += [("error", name, "jobs", n) for name, n in self.errors]
        return rows


class ReportJob(DemoJob, queue="reports", retry=3):
    """Write a report on this very job database, as a web page and as a table.

    Reads counts, queues, days and errors from the store it runs in, and writes
    ``demo/reports/jobs-DATE.html`` and ``.csv``; a second run of the day replaces them. The
    page needs nothing else: no script, no picture, no network.
    """

    def perform(self, days: int = 14) -> None:
        """Write it.

        Args:
            days: How many days to look back, 1 to 90.
        """
        if not 1 <= days <= 90:
            raise ValueError(f"a report looks back 1 to 90 days, not {days}")
        report = gather(default_store(), days)
        at = datetime.fromtimestamp(report.snapshot.at, UTC)
        target = demo_folder("reports") / f"jobs-{at:%Y-%m-%d}.html"
        write_whole(target, page(report.snapshot, report.days, report.errors).encode())
        write_whole(target.with_suffix(".csv"), _table(report).encode())
        self.log.info("%s: %d jobs processed so far", target.name, report.snapshot.processed)


def gather(store: Store, days: int) -> Report:
    """Read from *store* what a report over the last *days* days says."""
    snapshot = store.snapshot()
    today = datetime.fromtimestamp(snapshot.at, UTC).date()
    first = today - timedelta(days=days - 1)
    errors: Counter[str] = Counter()
    for state in (JobState.RETRY, JobState.DEAD):
        rows = store.page(View(state=state, descending=True), n=MAX_FAILURES).rows
        errors.update(row.error_class or "unknown" for row in rows)
    return Report(
        snapshot=snapshot,
        days=tuple(store.days(first.isoformat(), today.isoformat())),
        errors=tuple(errors.most_common()),
    )


def latency(snapshot: Snapshot, oldest_at: float | None) -> float:
    """Return for how many seconds a queue's next job has waited; 0 when it is empty."""
    return 0.0 if oldest_at is None else max(0.0, snapshot.at - oldest_at)


def _table(report: Report) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("what", "name", "measure", "value"))
    table.writerows(map(cell, row) for row in report.rows())
    return out.getvalue()
