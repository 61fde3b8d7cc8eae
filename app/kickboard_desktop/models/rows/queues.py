"""Rows of the Queues page: each queue with its numbers, and what comes next in one of them."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard.stores.base import QueueStat, Snapshot
from kickboard_desktop import format as text
from kickboard_desktop.models.lists.columns import Column, JobColumn, Row, job_columns

translate = QCoreApplication.translate

#: Queues that a list shows.
MOST_QUEUES = 200
#: Below that many done a second the rate is shown as nothing.
SILENT = 0.05


class Rates(Protocol):
    """What `charts.series.TickSeries` knows of a queue.

    Attributes:
        by_counters: Others work on the store, too, and do not tell in which queue.
    """

    by_counters: bool

    def queue_rate(self, queue: str, kind: str = "done", seconds: int = 5) -> float:
        """Return "done" or "failed" a second."""
        ...

    def queue_failed(self, queue: str) -> float:
        """Return the share of the last minute's attempts that failed."""
        ...

    def queue_spark(self, queue: str) -> list[float]:
        """Return the attempts of each of the last 60 seconds."""
        ...

    def queue_sizes(self, queue: str) -> list[float]:
        """Return how much waited in each of the last 60 seconds, as far as that was seen."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueLine:
    """One queue. *latency* is the age of its next job in seconds, None when it is empty.

    Attributes:
        weight: Of the own engine; None: it takes nothing from this queue.
        rate: Done a second; None: others work on it, and that is not told by queue.
        failed: Share of the last minute's attempts; None likewise.
        partly: *rate*, *failed* and *spark* are what this window's engine does; others do more.
        sizes: How much waited in each of the last seconds, where *spark* tells nothing.
        since: When it was paused, as the time of day; "" when it is not, or nobody knows.
        everything: It is paused because everything is.
    """

    key: str
    size: int
    busy: int
    latency: float | None
    weight: int | None
    rate: float | None
    failed: float | None
    spark: tuple[float, ...]
    paused: bool
    partly: bool = False
    sizes: tuple[float, ...] = ()
    since: str = ""
    everything: bool = False


def cut(snapshot: Snapshot, order: Callable[[QueueStat], Any]) -> Snapshot:
    """Return *snapshot* with as many queues as a list shows, the first by *order*.

    A program that makes a queue for each of its customers must not freeze the window.
    """
    if len(snapshot.queues) <= MOST_QUEUES:
        return snapshot
    return replace(snapshot, queues=tuple(heapq.nsmallest(MOST_QUEUES, snapshot.queues, order)))


def own_first(weights: Mapping[str, int]) -> Callable[[QueueStat], Any]:
    """Return the order of the Queues page: the engine's own in its order, then by name."""
    order = {name: place for place, name in enumerate(weights)}
    return lambda queue: (order.get(queue.name, len(order)), queue.name)


def queue_lines(
    snapshot: Snapshot, rates: Rates, weights: Mapping[str, int], now: float
) -> list[QueueLine]:
    """Return a line for each queue: the engine's own in its order, then by name."""
    stats = sorted(snapshot.queues, key=own_first(weights))
    return [_line(stat, snapshot, rates, weights.get(stat.name), now) for stat in stats]


def _line(
    stat: QueueStat, snapshot: Snapshot, rates: Rates, weight: int | None, now: float
) -> QueueLine:
    latency = None if stat.oldest_at is None else max(0.0, now - stat.oldest_at)
    spark = tuple(rates.queue_spark(stat.name))
    is_told = not rates.by_counters or any(spark)
    return QueueLine(
        key=stat.name,
        size=stat.size,
        busy=stat.busy,
        latency=None if latency is None else _steady(latency),
        weight=weight,
        rate=rates.queue_rate(stat.name) if is_told else None,
        failed=rates.queue_failed(stat.name) if is_told else None,
        spark=spark,
        partly=is_told and rates.by_counters,
        sizes=() if is_told else tuple(rates.queue_sizes(stat.name)),
        paused=stat.paused or snapshot.paused,
        since="" if stat.paused_at is None else text.clock_time(stat.paused_at),
        everything=snapshot.paused and not stat.paused,
    )


def _steady(seconds: float) -> float:
    """Return *seconds* as exactly as a person reads them, so that equal lines stay equal."""
    return round(seconds, 3) if seconds < 1 else round(seconds, 1)


def queue_columns() -> tuple[Column[QueueLine], ...]:
    """Return the columns; "spark", "state" and "pause" are drawn by the page."""
    return (
        Column(
            id="name",
            title=translate("columns", "Queue"),
            width=170,
            stretch=True,
            text=lambda q: text.visible(q.key),
        ),
        _number("size", translate("columns", "Size"), 90, lambda q: text.count(q.size)),
        _number("busy", translate("columns", "In flight"), 80, lambda q: text.count(q.busy)),
        _number("latency", translate("columns", "Latency"), 104, _latency),
        _number("rate", translate("columns", "Done/s"), 86, _rate, _tip_of(_rate)),
        _number("failed", translate("columns", "Failed"), 80, _failed, _tip_of(_failed)),
        Column(
            id="spark",
            title=translate("columns", "Last 60 s"),
            width=170,
            yields=2,
            text=_spark,
            tip=_tip_of(_spark),
        ),
        replace(
            _number("weight", translate("columns", "Weight"), 72, _weight, _weight_tip), yields=3
        ),
        Column(id="state", title=translate("columns", "State"), width=190, text=_state, tip=_state),
        Column(
            id="pause",
            title="",
            width=52,
            text=lambda q: _resume() if q.paused else _pause(),
            tip=lambda q: _resume() if q.paused else _pause(),
        ),
    )


def _number(
    name: str,
    title: str,
    width: int,
    value: Callable[[QueueLine], str],
    tip: Callable[[QueueLine], str] | None = None,
) -> Column[QueueLine]:
    return Column(id=name, title=title, width=width, right=True, text=value, tip=tip)


def _latency(line: QueueLine) -> str:
    return text.NONE if line.latency is None else text.duration(line.latency)


def _rate(line: QueueLine) -> str:
    silent = line.rate is None or line.rate < SILENT
    return text.NONE if line.rate is None or silent else text.rate_parts(line.rate)[0]


def _failed(line: QueueLine) -> str:
    known = line.failed is not None and any(line.spark)
    return text.percent(line.failed or 0.0) if known else text.NONE


def _tip_of(value: Callable[[QueueLine], str]) -> Callable[[QueueLine], str]:
    """Return the tooltip of a cell: what is not told of the queue, else the cell's own text."""
    return lambda line: _untold(line) or value(line)


def untold() -> str:
    """Return why nobody knows how fast a queue goes."""
    return translate(
        "columns",
        "Sidekiq counts what is done by class, not by queue: how fast this queue goes is not "
        "known. The curve is its size. The page Processors has the classes.",
    )


def _untold(line: QueueLine) -> str:
    if line.rate is None:
        return untold()
    if line.partly:
        return translate(
            "columns",
            "Only what this window's engine does: what others do is not told by queue.",
        )
    return ""


def _spark(line: QueueLine) -> str:
    if line.rate is not None:
        return translate("columns", "at most %s a second") % text.count(_peak(line))
    before = text.count(round(line.sizes[0])) if line.sizes else text.NONE
    return translate("columns", "size %s, a minute ago %s") % (text.count(line.size), before)


def _peak(line: QueueLine) -> int:
    return round(max(line.spark, default=0))


def _weight(line: QueueLine) -> str:
    return text.NONE if line.weight is None else text.count(line.weight)


def _weight_tip(line: QueueLine) -> str:
    if line.weight is None:
        return translate("columns", "This window's engine takes no jobs from this queue.")
    return translate("columns", "How often this queue is looked at, beside the others.")


def _state(line: QueueLine) -> str:
    if not line.paused:
        return translate("columns", "running")
    if line.everything:
        return translate("columns", "paused with everything")
    if line.since:
        return translate("columns", "paused since %s") % line.since
    return translate("columns", "paused")


def _pause() -> str:
    return translate("columns", "Pause queue")


def _resume() -> str:
    return translate("columns", "Resume queue")


@dataclass(frozen=True, slots=True, kw_only=True)
class NextLine:
    """One of the next jobs: its place in the queue, from 1, and its cells."""

    key: str
    place: int
    cells: tuple[str, ...]


def next_lines(rows: Sequence[Row]) -> list[NextLine]:
    """Return the lines for jobs in the order in which they will run."""
    return [NextLine(key=row.jid, place=at, cells=row.cells) for at, row in enumerate(rows, 1)]


def next_job_columns(names: Mapping[str, Sequence[str]]) -> tuple[JobColumn, ...]:
    """Return what the list of next jobs shows of a job."""
    shown = ("class", "args", "at", "jid")
    return tuple(one for one in job_columns(JobState.ENQUEUED, names) if one.id in shown)


def next_columns(jobs: Sequence[JobColumn]) -> tuple[Column[NextLine], ...]:
    """Return the columns of the list of next jobs, whose cells are those of *jobs*."""
    place = Column[NextLine](
        id="place",
        title=translate("columns", "Next"),
        width=56,
        right=True,
        muted=True,
        text=lambda line: text.count(line.place),
    )
    return (place, *(_cell(one, at) for at, one in enumerate(jobs)))


def _cell(look: JobColumn, at: int) -> Column[NextLine]:
    return Column(
        id=look.id,
        title=look.title,
        width=look.width,
        stretch=look.stretch,
        right=look.right,
        mono=look.mono,
        muted=look.muted,
        text=lambda line: line.cells[at],
    )
