"""The overview's list of queues: what waits longest first, and nothing said that nobody knows."""

from __future__ import annotations

import pytest

from kickboard.stores.base import QueueStat, Snapshot
from kickboard_desktop.models.rows.queue_lines import QueueLine, queue_columns, queue_lines

NOW = 1_700_000_000.0


def stat(name: str, *, size: int = 0, age: float | None = None, busy: int = 0) -> QueueStat:
    oldest_at = None if age is None else NOW - age
    return QueueStat(
        name=name, size=size, busy=busy, oldest_at=oldest_at, paused=name == "held", paused_at=None
    )


def lines(*queues: QueueStat, paused: bool = False, rate: float | None = None) -> list[QueueLine]:
    snapshot = Snapshot(
        at=NOW,
        counts={},
        queues=queues,
        processes=(),
        processed=0,
        failed=0,
        completed_kept=0,
        next_retry_at=None,
        next_scheduled_at=None,
        paused=paused,
    )
    return queue_lines(snapshot, lambda _name: rate, NOW)


def test_those_that_wait_longest_come_first_and_then_the_names() -> None:
    found = lines(stat("b"), stat("a"), stat("new", age=2.0), stat("old", age=41.0))

    assert [line.name for line in found] == ["old", "new", "a", "b"]


@pytest.mark.parametrize(
    ("age", "latency"),
    [(None, "–"), (41.0, "41\N{NO-BREAK SPACE}s"), (-3.0, "0\N{NO-BREAK SPACE}s")],
)
def test_the_latency_is_the_age_of_the_oldest_job(age: float | None, latency: str) -> None:
    """A clock that is behind makes no time before now."""
    [line] = lines(stat("mailers", size=1204, age=age))

    assert line.latency == latency


@pytest.mark.parametrize(
    ("queue", "paused", "said"),
    [
        (stat("idle"), False, ("idle", "muted")),
        (stat("full", size=3), False, ("running", "accent")),
        (stat("last", busy=1), False, ("running", "accent")),
        (stat("held", size=3), False, ("paused", "warn")),
        (stat("full", size=3), True, ("paused", "warn")),
    ],
)
def test_a_queue_is_paused_running_or_idle(
    queue: QueueStat, paused: bool, said: tuple[str, str]
) -> None:
    [line] = lines(queue, paused=paused)

    assert (line.state, line.tone) == said


def test_what_nobody_tells_is_a_dash_with_the_reason() -> None:
    tip = next(column.tip for column in queue_columns() if column.id == "rate")
    assert tip is not None

    [told], [untold] = lines(stat("a"), rate=2.5), lines(stat("a"))

    assert tip(told) == told.rate != "–"
    assert untold.rate == "–"
    assert len(tip(untold)) > 10
