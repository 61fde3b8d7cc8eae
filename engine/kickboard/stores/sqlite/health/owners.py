"""Who works on the store: leases that are held, leases of the dead, a write that lasts.

Only the kernel's lock says whether an engine lives; the heartbeat in the store says whether
it gets anything done.
"""

from __future__ import annotations

import glob
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from kickboard.stores.finding import Finding, ok, warn
from kickboard.stores.sqlite.lease import inherit, lock_path

#: Seconds without a heartbeat after which a living engine is stopped, suspended or stuck.
SILENT = 60.0
#: SQLite's lock on writing: this byte of the -shm file.
_WRITE_LOCK = 120
#: A write lock held in each of so many looks, so many real seconds apart, lasts.
_LOOKS, _BETWEEN = 20, 0.05


class Owner(NamedTuple):
    """An engine process as the store knows it; *lives* is None where that cannot be seen."""

    identity: str
    token: str
    held: int
    beat_at: float
    queues: frozenset[str]
    lives: bool | None


def owners(connection: apsw.Connection, path: Path) -> list[Owner]:
    """Return the engine processes written down in the store at *path*."""
    sql = (
        "SELECT identity, token, (SELECT count(*) FROM jobs WHERE state = 3 AND owner = owners.id),"
        " beat_at, info FROM owners ORDER BY id"
    )
    rows: list[Any] = connection.execute(sql).fetchall()
    return [
        Owner(identity, token, held, beat_at, _queues(info), lives(path, token))
        for identity, token, held, beat_at, info in rows
    ]


def _queues(info: str) -> frozenset[str]:
    try:
        queues = json.loads(info)["queues"]
    except (ValueError, KeyError, TypeError):
        return frozenset()
    return frozenset(map(str, queues)) if isinstance(queues, dict) else frozenset()


def lives(path: Path, token: str) -> bool | None:
    """Return whether the kernel says that the owner *token* lives."""
    try:
        lease = inherit(path, token)
    except OSError:
        return None
    if lease is None:
        return True
    lease.forget()
    return False


def look(known: list[Owner], path: Path, now: float) -> Iterator[Finding]:
    """Yield what is to be said of the engines; *now* is the store's own time."""
    alive = [owner for owner in known if owner.lives]
    if not known:
        yield ok("engines", "none is running")
    for owner in known:
        yield _engine(owner, now)
    stale = _stale(known, path)
    if stale:
        yield ok(
            "lock files",
            f"{len(stale)} of engines that died early; the next engine removes them",
        )
    else:
        yield ok("lock files", f"{len(alive)} held, none left behind")
    yield _write_lock(path)


def _engine(owner: Owner, now: float) -> Finding:
    held = f"{owner.held:,} jobs in hand"
    if owner.lives is None:
        return warn(
            "engines",
            f"{owner.identity}: its lock file cannot be opened",
            "Run the doctor as the user who runs that engine.",
        )
    if not owner.lives:
        return warn(
            "engines",
            f"{owner.identity} died with {held}",
            "Start an engine: it gives those jobs back to their queues first.",
        )
    silent = now - owner.beat_at
    if silent > SILENT:
        return warn(
            "engines",
            f"{owner.identity} lives, but says nothing for {silent:,.0f} s, {held}",
            "See whether that process is stopped or suspended; only ending it frees its jobs.",
        )
    return ok("engines", f"{owner.identity} works, {held}")


def _stale(known: list[Owner], path: Path) -> list[Path]:
    """Return the lock files that nobody holds and the store does not know."""
    prefix = lock_path(path, "").name
    tokens = {owner.token for owner in known}
    found = []
    for file in path.parent.glob(f"{glob.escape(prefix)}*"):
        token = file.name.removeprefix(prefix)
        if token not in tokens and lives(path, token) is False:
            found.append(file)
    return found


def _write_lock(path: Path) -> Finding:
    holders = writing(path)
    waited = threading.Event()
    for _ in range(_LOOKS):
        if not holders:
            return ok("write lock", "nobody holds it for long")
        waited.wait(_BETWEEN)
        holders &= writing(path)
    names = ", ".join(map(str, sorted(holders)))
    return warn(
        "write lock",
        f"process {names} keeps everybody else from writing",
        "End that process if it is no engine at work: no job can be stored meanwhile.",
    )


def writing(path: Path, locks: Path = Path("/proc/locks")) -> set[int]:
    """Return the processes that hold SQLite's write lock now; empty where that is not known."""
    try:
        about = path.with_name(path.name + "-shm").stat()
        lines = locks.read_text().splitlines()
    except OSError:
        return set()
    place = f"{os.major(about.st_dev):02x}:{os.minor(about.st_dev):02x}:{about.st_ino}"
    found = set()
    for line in lines:
        fields = line.split()
        # One that waits has "->" before its kind, so that its fields stand elsewhere.
        if len(fields) == 8 and fields[3] == "WRITE" and fields[5] == place:
            last = float("inf") if fields[7] == "EOF" else int(fields[7])
            if int(fields[6]) <= _WRITE_LOCK <= last:
                found.add(int(fields[4]))
    return found
