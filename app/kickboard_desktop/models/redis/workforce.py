"""Who works on a store, and how far: the window's engine, or on a Redis of others all that beat."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kickboard.stores.base import Snapshot
    from kickboard_desktop.telemetry import Tick


class Workforce(NamedTuple):
    """Processes, the jobs they run, and how many they can; *processes* is None for an engine."""

    busy: int = 0
    concurrency: int = 0
    processes: int | None = None


def of_engine(tick: Tick | None) -> Workforce:
    """Return what the window's engine said last."""
    return Workforce() if tick is None else Workforce(tick.busy, tick.concurrency)


def of_all(snapshot: Snapshot | None) -> Workforce:
    """Return all processes that the store knows."""
    processes = snapshot.processes if snapshot is not None else ()
    busy = sum(process.busy for process in processes)
    threads = sum(process.info.concurrency for process in processes)
    return Workforce(busy, threads, len(processes))


def told_progress(snapshot: Snapshot | None, jid: str) -> tuple[float, str] | None:
    """Return what the last heartbeats said of a job: its share and a note; None: nothing."""
    processes = snapshot.processes if snapshot is not None else ()
    told = (one for process in processes for one in process.progress)
    return next(((one.share, one.note) for one in told if one.jid == jid), None)
