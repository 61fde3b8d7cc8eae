"""The file a store lives in: made for its owner only, and refused where it cannot be safe.

A new file is made with O_EXCL before SQLite sees it, so its mode is right from the first
moment, and SQLite gives its companions (-wal, -shm) the same. An existing file is read
only while no connection of this process has it open: closing any descriptor of a file
drops all of the process's POSIX locks on it, SQLite's too.
"""

from __future__ import annotations

import logging
import os
import stat
import sys
import threading
from collections import Counter
from pathlib import Path

from kickboard.errors import (
    StoreCorruptError,
    StoreError,
    StoreReadOnlyError,
    StoreUnavailableError,
)
from kickboard.stores.sqlite.schema import APPLICATION_ID

log = logging.getLogger(__name__)

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100

#: Locks and shared memory there do not hold between machines: WAL would lose jobs.
NETWORK = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "lustre"),
        *("beegfs", "gpfs", "fuse.sshfs", "fuse.glusterfs", "fuse.s3fs", "fuse.rclone"),
    )
)
#: Shared with a host or a guest of another kernel, perhaps.
SHARED = frozenset(("9p", "virtiofs", "vboxsf", "fuse.vmhgfs-fuse", "prl_fs", "fuse.grpcfuse"))

_lock = threading.Lock()
_open: Counter[tuple[int, int]] = Counter()  # files this process has open; under _lock
_told: set[Path] = set()  # files others may read, of which it was said; under _lock


def prepare(path: Path, *, read_only: bool) -> bool:
    """Make or check the file at *path*; return whether it may be written.

    Raises:
        StoreCorruptError: it is no store of ours.
        StoreReadOnlyError: it does not exist and its folder may not be written.
        StoreUnavailableError: it does not exist and *read_only* was asked.
        StoreError: it is a symbolic link, on a network file system, or in a folder that is not
            there: of a path that was mistyped comes no store.
    """
    if path.is_symlink():
        raise StoreError(f"{path} is a symbolic link; name the file itself.", str(path))
    _check_mount(path)
    if not path.exists():
        if read_only:
            raise StoreUnavailableError(f"There is no store at {path} yet.", str(path))
        _create(path)
        return True
    _check_file(path)
    return not read_only and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _create(path: Path) -> None:
    """Make an empty file, for the owner only."""
    if not path.parent.is_dir() and not _made_profile(path.parent):
        raise StoreError(
            f"There is no folder {path.parent}: make it, or name a file in one that is there.",
            str(path),
        )
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        return  # another process was faster; it made it the same way
    except OSError as error:
        raise StoreReadOnlyError(
            f"The store {path} cannot be made: {error.strerror}. "
            "Name a file in a folder that may be written.",
            str(path),
        ) from error


def _made_profile(folder: Path) -> bool:
    """Make *folder* if it is the profile's: that one nobody can have mistyped."""
    from kickboard import profile  # noqa: PLC0415 - seldom

    return profile.is_profile(folder) and profile.profile_dir().is_dir()


def _check_file(path: Path) -> None:
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise StoreCorruptError(f"{path} is not a file.", str(path))
    with _lock:
        _tell_if_loose(path, about)
        if about.st_size and not _open[about.st_dev, about.st_ino]:
            _check_header(path)


def _tell_if_loose(path: Path, about: os.stat_result) -> None:
    """Warn of a file that others may read: once, though window and engine both open it."""
    if os.name != "posix" or not stat.S_IMODE(about.st_mode) & 0o077:
        _told.discard(path)
    elif path not in _told:
        _told.add(path)
        log.warning("%s may be read by others: chmod 600 keeps its jobs private", path)


def _check_header(path: Path) -> None:
    """Refuse what is no SQLite file, or another program's, before SQLite touches it."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except PermissionError as error:
        raise StoreUnavailableError(f"{path} may not be read: {error}", str(path)) from error
    if not any(header) and path.with_name(f"{path.name}-journal").exists():
        return  # the power failed while a store was made: SQLite undoes what there is of it
    application = int.from_bytes(header[68:72], "big")
    # 0 is also a new file of ours whose first commit is still in the WAL.
    if (
        len(header) < _HEADER_BYTES
        or not header.startswith(_MAGIC)
        or application not in (0, APPLICATION_ID)
    ):
        raise StoreCorruptError(
            f"{path} is not a Kickboard store; it was left untouched. "
            "Name another file for the jobs.",
            str(path),
        )


def note_open(path: Path) -> tuple[int, int]:
    """Remember that this process has *path* open; give the answer to `note_closed`."""
    about = path.stat()
    with _lock:
        _open[about.st_dev, about.st_ino] += 1
    return about.st_dev, about.st_ino


def note_closed(identity: tuple[int, int]) -> None:
    """Take back a `note_open`."""
    with _lock:
        _open[identity] -= 1


def _check_mount(path: Path) -> None:
    kind = file_system(path)
    if kind in NETWORK:
        raise StoreError(
            f"{path} is on a network file system ({kind}), where SQLite's locks do not hold "
            "and jobs could be lost. Keep the store on a local disk.",
            str(path),
        )
    if kind in SHARED:
        log.warning("%s is on %s: let only one machine or container use it at a time", path, kind)


def file_system(path: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """Return the kind of file system that *path* is on; empty where that is not known."""
    if not sys.platform.startswith("linux"):
        return ""
    try:
        lines = mounts.read_text(errors="replace").splitlines()
    except OSError:
        return ""
    target = path.absolute()
    best, kind = -1, ""
    for line in lines:
        fields = line.split()
        place = Path(fields[1].replace("\\040", " "))
        if len(place.parts) >= best and target.is_relative_to(place):
            best, kind = len(place.parts), fields[2]
    return kind
