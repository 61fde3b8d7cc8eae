"""Rows of the overview's list of queues."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kickboard.stores.base import QueueStat, Snapshot
from kickboard_desktop import format as text
from kickboard_desktop.models.lists.columns import Column
from kickboard_desktop.models.rows.queues import untold

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """One queue; its texts are ready to show."""

    key: str
    name: str
    size: str
    latency: str
    rate: str
    state: str
    tone: str


def oldest_first(queue: QueueStat) -> tuple[float, str]:
    """Order queues by their oldest jobs, then by name."""
    return (queue.oldest_at or float("inf"), queue.name)


def queue_lines(
    snapshot: Snapshot, rate_of: Callable[[str], float | None], now: float
) -> list[QueueLine]:
    """Return the queues, those with the oldest job first, then by name.

    Args:
        snapshot: Has the queues.
        rate_of: Gives the jobs done a second in the queue of that name; None: nobody tells.
        now: The present, in epoch seconds.
    """
    ordered = sorted(snapshot.queues, key=oldest_first)
    lines = []
    for queue in ordered:
        paused = queue.paused or snapshot.paused
        age = None if queue.oldest_at is None else max(0.0, now - queue.oldest_at)
        running = translate("QueueLine", "running") if queue.busy or queue.size else ""
        state = translate("QueueLine", "paused") if paused else running
        lines.append(
            QueueLine(
                key=queue.name,
                name=text.one_line(queue.name, 80),
                size=text.count(queue.size),
                latency=text.NONE if age is None else text.duration(age),
                rate=text.NONE if (rate := rate_of(queue.name)) is None else text.rate(rate),
                state=state or translate("QueueLine", "idle"),
                tone="warn" if paused else "accent" if running else "muted",
            )
        )
    return lines


def queue_columns() -> tuple[Column[QueueLine], ...]:
    """Return the columns, left to right."""
    return (
        Column(
            id="name",
            title=translate("QueueLine", "Queue"),
            width=140,
            stretch=True,
            text=lambda line: line.name,
        ),
        Column(
            id="size",
            title=translate("QueueLine", "Size"),
            width=72,
            right=True,
            text=lambda line: line.size,
        ),
        Column(
            id="latency",
            title=translate("QueueLine", "Latency"),
            width=88,
            right=True,
            text=lambda line: line.latency,
        ),
        Column(
            id="rate",
            title=translate("QueueLine", "Done"),
            width=76,
            right=True,
            text=lambda line: line.rate,
            tip=lambda line: untold() if line.rate == text.NONE else line.rate,
        ),
        Column(
            id="spark", title=translate("QueueLine", "Last minute"), width=112, text=lambda _: ""
        ),
        Column(
            id="state",
            title=translate("QueueLine", "State"),
            width=100,
            text=lambda line: line.state,
        ),
    )
