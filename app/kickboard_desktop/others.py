"""Which other engines work on a store, as far as this machine can see."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kickboard.stores.base import ProcessStat, Snapshot

#: An engine whose last heartbeat is older than this is taken for dead.
BEAT_SECONDS = 30.0


def living_engine(snapshot: Snapshot, own_pid: int | None) -> ProcessStat | None:
    """Return an engine in *snapshot* that lives and is not the process *own_pid*."""
    for process in snapshot.processes:
        if process.info.pid != own_pid and _lives(process, snapshot.at):
            return process
    return None


def tells_more(snapshot: Snapshot, own_pid: int | None) -> bool:
    """Return whether the counters of *snapshot* tell of more than the engine *own_pid* does."""
    return own_pid is None or any(one.info.pid != own_pid for one in snapshot.processes)


def _lives(process: ProcessStat, now: float) -> bool:
    """Whether that engine is there: it says so, and on this machine it can be seen."""
    import socket  # noqa: PLC0415 - not before the first paint

    if now - process.beat_at > BEAT_SECONDS:
        return False
    if process.info.hostname != socket.gethostname():
        return True
    try:
        os.kill(process.info.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
