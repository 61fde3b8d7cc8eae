"""The file and its surroundings: whose it is, who may read it, how much room is left.

Nothing here opens the file: closing a descriptor of it would drop SQLite's own locks.
"""

from __future__ import annotations

import glob
import os
import shlex
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from kickboard.stores.finding import Finding, bad, ok, warn
from kickboard.stores.sqlite import files

#: Bytes of free space below which it gets tight, and below which a push may fail.
TIGHT = 256 * 1024 * 1024
NO_ROOM = 32 * 1024 * 1024
#: Bytes of a write-ahead log that somebody keeps from being folded into the file.
LONG_WAL = 64 * 1024 * 1024
#: Seconds that a file may be younger than now: clocks of file systems are coarse.
SKEW = 5.0
_COMPANIONS = ("-wal", "-shm", "-journal")
_MB = 1024 * 1024


def look(path: Path, now: float) -> Iterator[Finding]:
    """Yield what is to be said of the file at *path*, which exists; *now* is epoch seconds."""
    yield permissions(path)
    yield owner(path)
    yield folder(path)
    yield disk_space(path)
    yield mount(path)
    yield wal(path)
    yield clock(path, now)


def permissions(path: Path) -> Finding:
    """Say whether anybody else may read the jobs."""
    if os.name != "posix":
        return ok("permissions", "not looked at on this system")
    loose = [one for one in beside(path) if stat.S_IMODE(one.stat().st_mode) & 0o077]
    if not loose:
        return ok("permissions", "only its owner may read it")
    names = ", ".join(one.name for one in loose)
    return warn(
        "permissions",
        f"others may read {names}, and with it every job's arguments",
        f"Run: chmod 600 {shlex.join(map(str, loose))}",
    )


def beside(path: Path) -> list[Path]:
    """Return the store file and what SQLite and the engines keep beside it."""
    companions = [path.with_name(path.name + end) for end in _COMPANIONS]
    locks = path.parent.glob(f"{glob.escape(path.name)}.owner-*")
    return [one for one in (path, *companions, *sorted(locks)) if one.is_file()]


def owner(path: Path) -> Finding:
    """Say whose file it is, and whether this user may write it."""
    if not hasattr(os, "getuid"):
        return ok("owner", "not looked at on this system")
    about, me = path.stat(), os.getuid()
    if not os.access(path, os.R_OK):
        return bad(
            "owner",
            f"user {me} may not read it",
            f"Run Kickboard as user {about.st_uid}, whose file it is.",
        )
    if not os.access(path, os.W_OK):
        return warn(
            "owner",
            f"user {me} may only look at it",
            f"Run Kickboard as user {about.st_uid}, whose file it is, to change anything.",
        )
    if about.st_uid != me and me != 0:
        return warn(
            "owner",
            f"it belongs to user {about.st_uid}, not to you",
            "Let one user run all engines, or their companion files shut each other out.",
        )
    return ok("owner", "it belongs to this user" if about.st_uid == me else "root may do anything")


def folder(path: Path) -> Finding:
    """Say whether SQLite can make its companion files, and whether others can swap the file."""
    if not os.access(path.parent, os.W_OK):
        return warn(
            "folder",
            f"{path.parent} may not be written, so the store can only be looked at",
            "Give this user the right to write in the folder, or move the store.",
        )
    mode = path.parent.stat().st_mode
    if os.name == "posix" and mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        return bad(
            "folder",
            f"anybody may put another file in the store's place in {path.parent}",
            f"Run: chmod o-w {shlex.quote(str(path.parent))}",
        )
    return ok("folder", str(path.parent))


def disk_space(path: Path) -> Finding:
    """Say how much room is left for jobs."""
    free = shutil.disk_usage(path.parent).free
    text = f"{free // _MB:,} MB are free"
    if free < NO_ROOM:
        return bad("disk space", text, "Free some space now: the next push may be refused.")
    if free < max(TIGHT, path.stat().st_size):
        return warn("disk space", text, "Free some space: a copy of the store would not fit.")
    return ok("disk space", text)


def mount(path: Path) -> Finding:
    """Say whether locks hold on that file system."""
    kind = files.file_system(path)
    if kind in files.NETWORK:
        return bad(
            "file system",
            f"{kind} is a network file system, where SQLite's locks do not hold",
            "Move the store to a local disk.",
        )
    if kind in files.SHARED:
        return warn(
            "file system",
            f"{kind} may be shared with another machine or container",
            "Let only one machine or container use the store at a time.",
        )
    if kind in ("tmpfs", "ramfs"):
        return warn(
            "file system",
            f"{kind} is memory: all jobs are gone after a restart of the machine",
            "Move the store to a disk.",
        )
    return ok("file system", kind or "a local one, as far as can be seen")


def wal(path: Path) -> Finding:
    """Say how long the write-ahead log is."""
    log = path.with_name(path.name + "-wal")
    size = log.stat().st_size if log.exists() else 0
    text = f"{size / _MB:,.1f} MB wait to be folded into {path.stat().st_size / _MB:,.1f} MB"
    if size > LONG_WAL:
        return warn(
            "write-ahead log",
            text,
            "Close windows and commands that have been reading for long, then run an engine.",
        )
    return ok("write-ahead log", text)


def clock(path: Path, now: float) -> Finding:
    """Say whether the file was written in the future."""
    newest = max(one.stat().st_mtime for one in beside(path))
    if newest > now + SKEW:
        return warn(
            "clock",
            f"the file was written {newest - now:,.0f} s in the future",
            "Set this machine's clock: due times and ages are wrong until then.",
        )
    return ok("clock", "no file is younger than now")
