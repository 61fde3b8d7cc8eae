"""Commands that look at a store as a whole: stats, queues, processes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from kickboard.cli import text
from kickboard.cli.common import answer, exact_option, json_option, with_store
from kickboard.inspection import ProcessSet
from kickboard.payload.record import JobState
from kickboard.stores.base import ProcessStat, QueueStat, Snapshot, Store


@click.command()
@json_option
@with_store(read_only=True)
def stats(store: Store, *, as_json: bool) -> None:
    """Show the totals, what waits, and the queues."""
    now = store.snapshot()
    if as_json:
        answer(_totals(store, now))
        return
    lines = _summary(now)
    if now.queues:
        lines += ["", *_queue_table(now)]
    text.show(lines)


def _summary(now: Snapshot) -> list[str]:
    """Return the totals: name, number, and a remark."""
    rate = (now.processed - now.failed) / now.processed if now.processed else 0.0
    totals = [
        ("Processed", now.processed, ""),
        ("Failed", now.failed, f"{text.percent(rate)} succeeded" if now.processed else ""),
    ]
    remarks = {
        JobState.ENQUEUED: "everything is paused" if now.paused else "",
        JobState.BUSY: f"in {text.amount(len(now.processes), 'process', 'processes')}"
        if now.processes
        else "no engine is running",
        JobState.SCHEDULED: _next(now.next_scheduled_at, now.at),
        JobState.RETRY: _next(now.next_retry_at, now.at),
        JobState.DEAD: "",
    }
    totals += [(s.capitalize(), now.counts.get(s, 0), remark) for s, remark in remarks.items()]
    wide = max(len(text.count(number)) for _, number, _ in totals)
    return text.pairs(
        [(name, f"{text.count(number):>{wide}}  {remark}") for name, number, remark in totals]
    )


def _next(at: float | None, now: float) -> str:
    return "" if at is None else f"next {text.relative(at, now)}"


def _totals(store: Store, now: Snapshot) -> dict[str, Any]:
    return {
        "store": store.url,
        "at": now.at,
        "processed": now.processed,
        "failed": now.failed,
        "success_rate": (now.processed - now.failed) / now.processed if now.processed else 0.0,
        "enqueued": now.counts.get(JobState.ENQUEUED, 0),
        "busy": now.counts.get(JobState.BUSY, 0),
        "scheduled": now.counts.get(JobState.SCHEDULED, 0),
        "retry": now.counts.get(JobState.RETRY, 0),
        "dead": now.counts.get(JobState.DEAD, 0),
        "processes": len(now.processes),
        "paused": now.paused,
        "next_retry_at": now.next_retry_at,
        "next_scheduled_at": now.next_scheduled_at,
        "queues": [_queue(queue, now.at) for queue in now.queues],
    }


@click.command()
@json_option
@with_store(read_only=True)
def queues(store: Store, *, as_json: bool) -> None:
    """List the queues: how full, how late, paused or not."""
    now = store.snapshot()
    if as_json:
        answer([_queue(queue, now.at) for queue in now.queues])
    elif not now.queues:
        click.echo("No queues yet: push a job to make one.")
    else:
        text.show(_queue_table(now))


def _queue(queue: QueueStat, now: float) -> dict[str, Any]:
    return {
        "name": queue.name,
        "size": queue.size,
        "busy": queue.busy,
        "latency": _latency(queue, now),
        "paused": queue.paused,
    }


def _latency(queue: QueueStat, now: float) -> float:
    return 0.0 if queue.oldest_at is None else max(0.0, now - queue.oldest_at)


def _queue_table(now: Snapshot) -> list[str]:
    rows = [
        (
            queue.name,
            text.count(queue.size),
            text.count(queue.busy),
            text.duration(_latency(queue, now.at)) if queue.oldest_at is not None else "-",
            "paused" if queue.paused or now.paused else "",
        )
        for queue in sorted(now.queues, key=lambda queue: (-queue.size, queue.name))
    ]
    return text.table(
        ["QUEUE", "SIZE", "BUSY", "LATENCY", "STATE"], rows, right=("SIZE", "BUSY", "LATENCY")
    )


@click.command()
@exact_option
@json_option
@with_store(read_only=True)
def processes(store: Store, *, exact: bool, as_json: bool) -> None:
    """List the engine processes that work on the store, and how far their jobs say they are."""
    found = [process.stat for process in ProcessSet(store)]
    if as_json:
        answer([_process(stat) for stat in found])
        return
    if not found:
        click.echo("No engine process is running: start one with kickboard worker.")
        return
    now = store.snapshot().at
    rows = [
        (
            stat.info.identity,
            f"{stat.busy}/{stat.info.concurrency}",
            "quiet" if stat.quiet else "running",
            _queue_list(stat),
            text.size(stat.rss_kb) if stat.rss_kb else "-",
            text.exact(stat.info.started_at) if exact else text.relative(stat.info.started_at, now),
            text.exact(stat.beat_at) if exact else text.relative(stat.beat_at, now),
        )
        for stat in found
    ]
    titles = ["PROCESS", "BUSY", "STATE", "QUEUES", "MEMORY", "STARTED", "LAST BEAT"]
    lines = text.table(titles, rows, right=("BUSY", "MEMORY"))
    text.show([*lines, *_progress_table(found)])


def _progress_table(found: Sequence[ProcessStat]) -> list[str]:
    """Return the running jobs that told their progress, as of each process's last beat."""
    rows = [
        (job.jid, text.percent(job.share), job.note, stat.info.identity)
        for stat in found
        for job in stat.progress
    ]
    if not rows:
        return []
    return ["", *text.table(["JOB", "PROGRESS", "NOTE", "PROCESS"], rows, right=("PROGRESS",))]


def _queue_list(stat: ProcessStat) -> str:
    return " ".join(
        f"{name},{weight}" if weight else name for name, weight in stat.info.queues.items()
    )


def _process(stat: ProcessStat) -> dict[str, Any]:
    info = stat.info
    return {
        "identity": info.identity,
        "hostname": info.hostname,
        "pid": info.pid,
        "tag": info.tag,
        "version": info.version,
        "concurrency": info.concurrency,
        "queues": dict(info.queues),
        "busy": stat.busy,
        "quiet": stat.quiet,
        "rss_kb": stat.rss_kb,
        "started_at": info.started_at,
        "beat_at": stat.beat_at,
        "progress": [job._asdict() for job in stat.progress],
    }
