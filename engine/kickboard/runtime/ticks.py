"""The lines an engine tells about itself, as dicts: hello, tick, event, log, dump, reply.

Version 1. One JSON object a line, ``"v": 1`` and ``"t"`` in each; a reader ignores keys and
kinds it does not know. What a tick counts is what happened since the last one, however many
jobs that were. A line has at most 64 kB, but for hello, a dump and a reply.
"""

from __future__ import annotations

import dataclasses
import sys
import threading
import traceback
from typing import Any

import msgspec

import kickboard
from kickboard.events import Event
from kickboard.jobs.describe import describe
from kickboard.jobs.registry import REGISTRY
from kickboard.runtime.manager import Manager
from kickboard.runtime.metrics import Group, Taken
from kickboard.runtime.outlet import MOST_BYTES
from kickboard.runtime.processor import Processor
from kickboard.runtime.rss import rss_kb

VERSION = 1
#: (queue, class) pairs told apart in one tick; the rest is summed up as "other".
MOST_GROUPS = 200
#: Longest text of an event or a log line.
MOST_TEXT = 4_000

_STATES = {"stopped": "stopping"}  # as long as there are ticks it is not over
_encode = msgspec.json.Encoder().encode


def hello(manager: Manager) -> dict[str, Any]:
    """Return who this engine is and which classes it knows."""
    clock, recovered = manager.clock, manager.recovered
    return {
        "v": VERSION,
        "t": "hello",
        "version": kickboard.__version__,
        "pid": int(manager.identity.rsplit(":", 2)[1]),
        "identity": manager.identity,
        "store": manager.store.url,
        "durability": getattr(manager.store, "durability", "none"),
        "started_at": manager.started_at,
        "clock": {
            "now": clock.now(),
            "monotonic": clock.monotonic(),
            "rate": getattr(clock, "rate", 1.0),
        },
        "concurrency": manager.concurrency,
        "dead_max": manager.config.retention.dead_max,
        "queues": [
            [name, weight] for pool in manager.pools for name, weight in pool.capsule.queues
        ],
        "recovered": {
            "returned": recovered.returned,
            "poisoned": recovered.poisoned,
            "processes": list(recovered.processes),
            "started": recovered.started,
        },
        "classes": describe(REGISTRY),
    }


def tick(
    manager: Manager,
    taken: Taken,
    *,
    seq: int,
    dt: float,
    pushed: int,
    due: tuple[int, int] = (0, 0),
) -> dict[str, Any]:
    """Return what happened in the last *dt* seconds and what is going on now.

    *due* are the scheduled jobs and the retries that were put in their queues.
    """
    trouble = manager.trouble
    line = {
        "v": VERSION,
        "t": "tick",
        "seq": seq,
        "at": manager.clock.now(),
        "mono": manager.clock.monotonic(),
        "dt": dt,
        "state": "trouble" if trouble else _STATES.get(manager.phase, manager.phase),
        "trouble": trouble,
        "concurrency": manager.concurrency,
        "busy": manager.busy,
        "prefetched": sum(len(pool.buffer) for pool in manager.pools),
        "abandoned": manager.abandoned,
        **_counted(taken),
        "pushed": pushed,
        "due_scheduled": due[0],
        "due_retries": due[1],
        "totals": _totals(manager),
        "groups": _groups(taken, MOST_GROUPS),
        "processors": [_processor(processor) for processor in manager.processors],
        "rss_kb": rss_kb(),
    }
    _fit(line, taken)
    return line


def standing(manager: Manager) -> tuple[Any, ...] | None:
    """Return what a tick would tell of an engine that does nothing; None while it does something.

    As long as it is the same, the next tick says no more than the last.
    """
    if manager.busy or any(pool.buffer for pool in manager.pools):
        return None
    return (
        *(manager.phase, manager.trouble, manager.concurrency, manager.abandoned),
        *(manager.enqueued, manager.due, *_totals(manager).values()),
        tuple((processor.name, processor.paused) for processor in manager.processors),
    )


def _counted(taken: Taken) -> dict[str, int]:
    return {
        "done": taken.done,
        "failed": taken.failed,
        "retried": taken.retried,
        "died": taken.died,
        "discarded": taken.discarded,
    }


def _totals(manager: Manager) -> dict[str, int]:
    """Return what was counted since the engine's start."""
    metrics = manager.metrics
    return {
        "done": metrics.done,
        "failed": metrics.failed,
        "lost": metrics.lost,
        "recovered": manager.recovered_total,
    }


def _fit(line: dict[str, Any], taken: Taken) -> None:
    """Leave out notes, groups and processors, in this order, until *line* is short enough."""
    most = MOST_GROUPS
    if len(_encode(line)) > MOST_BYTES - 1:
        line["processors"] = [row[:7] for row in line["processors"]]
    while most > 1 and len(_encode(line)) > MOST_BYTES - 1:
        most //= 2
        line["groups"] = _groups(taken, most)
        line["processors"] = line["processors"][:most]


def _processor(processor: Processor) -> list[Any]:
    present = processor.current
    if present is None:
        state = "paused" if processor.paused else "idle"
        return [processor.name, state, None, None, None, None]
    delivery, _, begun = present
    errand = processor.errand
    state = "stuck" if errand is not None and errand.overdue else "busy"
    row = [processor.name, state, delivery.jid, delivery.job_class, delivery.queue, begun]
    return [*row, *(processor.told(delivery) or ())]


def _groups(taken: Taken, most: int) -> list[list[Any]]:
    pairs = sorted(taken.groups.items(), key=lambda pair: -(pair[1].done + pair[1].failed))
    rows = [_group(queue, name, group) for (queue, name), group in pairs[:most]]
    if len(pairs) > most:
        rest = Group()
        for _, group in pairs[most:]:
            _merge(rest, group)
        rows.append(_group("", "other", rest))
    return rows


def _group(queue: str, name: str, group: Group) -> list[Any]:
    return [
        queue,
        name,
        group.done,
        group.failed,
        list(group.wait.items()),
        list(group.run.items()),
    ]


def _merge(into: Group, group: Group) -> None:
    into.done += group.done
    into.failed += group.failed
    for mine, other in ((into.wait, group.wait), (into.run, group.run)):
        for bucket, count in other.items():
            mine[bucket] = mine.get(bucket, 0) + count


def event(occurred: Event, at: float) -> dict[str, Any]:
    """Return an event as a line; long texts are cut."""
    values = {
        key: value[:MOST_TEXT] if isinstance(value, str) else value
        for key, value in dataclasses.asdict(occurred).items()
    }
    return {"v": VERSION, "t": "event", "kind": type(occurred).__name__, "at": at, **values}


def dump() -> dict[str, Any]:
    """Return the stack of every thread of this process."""
    frames = sys._current_frames()
    threads = [
        {"name": thread.name, "stack": traceback.format_stack(frames[thread.ident])}
        for thread in threading.enumerate()
        if thread.ident in frames
    ]
    return {"v": VERSION, "t": "dump", "threads": threads}
