"""The demo's report: its numbers, and bars that are as high as they are."""

from __future__ import annotations

import csv
import html.parser
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kickboard.client import Client
from kickboard.demo import FailingJob, ReportJob, WelcomeEmailJob
from kickboard.demo.report_page import count, page
from kickboard.payload.record import JobState
from kickboard.stores.base import (
    DayCount,
    Delivery,
    Done,
    Failed,
    Outcome,
    ProcessInfo,
    QueueStat,
    Snapshot,
)

from .conftest import Perform

VOID = {"meta", "line", "rect", "br"}


class Reader(html.parser.HTMLParser):
    """Collects a page's text, and complains of elements that are not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


def failed(delivery: Delivery, outcome: Outcome, error: str) -> Failed:
    return Failed(
        delivery=delivery,
        outcome=outcome,
        started=delivery.enqueued_at,
        run=0.1,
        at=delivery.enqueued_at + 60,
        retry_count=0,
        queue=delivery.queue,
        error_class=error,
        error_message="no",
    )


@pytest.fixture
def lived(client: Client) -> Client:
    """A store in which five jobs succeeded, two wait for a retry, one is dead, three wait."""
    store = client.store
    me = ProcessInfo(
        identity="h:1:a", hostname="h", pid=1, started_at=0, concurrency=1, queues={}, version="0"
    )
    store.register(me)
    client.push_bulk([{"class": WelcomeEmailJob, "args": [1]}] * 5)
    client.push_bulk([{"class": FailingJob, "args": []}] * 3)
    mail, default = store.claim([("mailers", 9)], 9), store.claim([("default", 9)], 9)
    bad = [Outcome.RETRY, Outcome.RETRY, Outcome.DEAD]
    names = ["FlakyError", "FlakyError", "<script>Error"]
    store.finish(
        [Done(delivery, delivery.enqueued_at, 0.1) for delivery in mail],
        [failed(*each) for each in zip(default, bad, names, strict=True)],
    )
    client.push_bulk([{"class": WelcomeEmailJob, "args": [1], "queue": "night"}] * 3)
    return client


def test_report_contains_the_numbers(lived: Client, profile: Path, perform: Perform) -> None:
    perform(ReportJob, 7)

    day = datetime.fromtimestamp(lived.now(), UTC).strftime("%Y-%m-%d")
    reports = profile / "demo" / "reports"
    reader = read((reports / f"jobs-{day}.html").read_text("utf-8"))
    text = " ".join(reader.text)
    for fact in ("8 processed", "62.5", "3 enqueued", "2 retry", "1 dead", "night", "FlakyError 2"):
        assert fact in re.sub(r"\s+", " ", text)
    assert "<script>Error" in text
    assert reader.links == []

    with (reports / f"jobs-{day}.csv").open(encoding="utf-8", newline="") as file:
        rows = {(r["what"], r["name"], r["measure"]): r["value"] for r in csv.DictReader(file)}
    assert rows["total", "", "processed"] == "8"
    assert rows["total", "", "failed"] == "3"
    assert rows["state", "dead", "jobs"] == "1"
    assert rows["queue", "night", "size"] == "3"
    assert float(rows["queue", "night", "latency"]) >= 0
    assert rows["day", day, "processed"] == "8"
    assert rows["error", "FlakyError", "jobs"] == "2"
    assert sum(key[0] == "day" for key in rows) == 14


def test_report_on_an_empty_store_says_so(profile: Path, perform: Perform) -> None:
    perform(ReportJob)

    (path,) = (profile / "demo" / "reports").glob("*.html")
    text = " ".join(read(path.read_text("utf-8")).text)
    assert "Nothing was processed on these days." in text
    assert "none yet" in text


@pytest.mark.parametrize("days", [0, 91])
def test_report_over_no_days_or_too_many_is_refused(days: int, perform: Perform) -> None:
    with pytest.raises(ValueError, match="1 to 90 days"):
        perform(ReportJob, days)


def test_bars_are_as_high_as_their_numbers() -> None:
    days = [DayCount("2026-01-01", 200, 50), DayCount("2026-01-02", 100, 0)]
    queue = QueueStat(name="q", size=0, busy=0, oldest_at=None, paused=True)
    shot = Snapshot(
        at=1_767_312_000.0,
        counts={JobState.DEAD: 0},
        queues=(queue,),
        processes=(),
        processed=1_234_567,
        failed=0,
        completed_kept=0,
        next_retry_at=None,
        next_scheduled_at=None,
        paused=False,
    )

    text = page(shot, days, [])

    done = [float(high) for high in re.findall(r'class="done"[^>]* height="([\d.]+)"', text)]
    bad = [float(high) for high in re.findall(r'class="failed"[^>]* height="([\d.]+)"', text)]
    assert done[0] + bad[0] == pytest.approx(2 * done[1])
    assert bad == [pytest.approx((done[0] + bad[0]) / 4), 0]
    assert "paused" in text
    assert count(1_234_567) in text
    assert "<p>None.</p>" in text
