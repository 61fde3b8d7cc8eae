"""A kernel lock that says "this process lives", and that no clock can end.

Each engine process holds an exclusive lock on a file of its own for as long as it lives.
The kernel drops it within a millisecond of its death, and keeps it while the process is
stopped or the laptop sleeps: no time to live, no heartbeat on disk, no false orphans.
"""

from __future__ import annotations

import errno
import os
import sys
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kickboard.errors import StoreFullError, StoreUnavailableError
from kickboard.stores.sqlite import starts

_leases: weakref.WeakSet[Lease] = weakref.WeakSet()
_FLAGS = os.O_RDWR | os.O_CLOEXEC
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class Lease:
    """A lock file that is held. *token* is in its name."""

    def __init__(self, path: Path, token: str, descriptor: int) -> None:
        self.token = token
        self._path = path
        self._descriptor = descriptor
        self._starts: starts.Starts | None = None
        _leases.add(self)

    @classmethod
    def take(cls, store: Path) -> Lease:
        """Make a lock file beside *store* and lock it.

        Raises:
            StoreFullError: there is no room for it.
            StoreUnavailableError: it cannot be made for another reason.
        """
        while True:
            token = f"{os.getpid()}-{os.urandom(6).hex()}"
            path = lock_path(store, token)
            with _explained(path):
                descriptor = os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
                # A sweeper may have found the file before it was locked, and removed it.
                if _try_lock(descriptor) and _is_same(path, descriptor):
                    lease = cls(path, token, descriptor)
                    lease._starts = starts.Starts.make(path)
                    return lease
            os.close(descriptor)

    @property
    def note_start(self) -> Callable[[tuple[int, int]], None]:
        """Return what writes down that the delivery of a token begins."""
        return starts.nowhere if self._starts is None else self._starts.note

    def started(self) -> set[tuple[int, int]] | None:
        """Return what the dead owner of an inherited lease had begun; None: not known."""
        try:
            return starts.read(self._descriptor) if self._descriptor >= 0 else None
        except OSError:
            return None

    def leave(self) -> None:
        """Remove the file and let go of the lock. May be called twice."""
        if self._starts is not None:
            self._starts.close()  # before the file: what is mapped cannot be removed on Windows
            self._starts = None
        if self._descriptor >= 0:
            _remove(self._path, self._descriptor)
            self._descriptor = -1

    def forget(self) -> None:
        """Close the descriptor and nothing else: the lock belongs to the parent process."""
        if self._descriptor >= 0:
            with suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1


def _forget_all() -> None:
    """Let a forked child not keep its parent's locks alive."""
    for lease in list(_leases):
        lease.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)


def lock_path(store: Path, token: str) -> Path:
    """Return the lock file of the owner *token*."""
    return store.with_name(f"{store.name}.owner-{token}")


def inherit(store: Path, token: str) -> Lease | None:
    """Return the lease of an owner that died, so that only one recovers it; None if it lives.

    An owner whose file is gone is dead too.

    Raises:
        StoreUnavailableError: the file cannot be opened, so nobody knows.
    """
    path = lock_path(store, token)
    with _explained(path):
        try:
            descriptor = os.open(path, _FLAGS)
        except FileNotFoundError:
            return Lease(path, token, -1)
        if _try_lock(descriptor):
            return Lease(path, token, descriptor)
    os.close(descriptor)
    return None


def sweep(store: Path, known: set[str]) -> None:
    """Remove lock files of processes that died before they were written into the store."""
    prefix = lock_path(store, "").name
    for path in store.parent.glob(f"{_escaped(prefix)}*"):
        token = path.name.removeprefix(prefix)
        if token not in known and (lease := inherit(store, token)) is not None:
            lease.leave()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say of a refusal of the system what it means and what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StoreFullError(
                f"There is no room left for the lock file {path}: free some space. "
                "What is stored is safe.",
                str(path),
            ) from error
        raise StoreUnavailableError(
            f"The lock file {path} cannot be opened ({error.strerror}): may its folder be "
            "written, are too many files open? Then try again.",
            str(path),
        ) from error


def _escaped(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _is_same(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _remove(path: Path, descriptor: int) -> None:
        os.close(descriptor)  # an open file cannot be removed there
        with suppress(OSError):
            path.unlink()

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _remove(path: Path, descriptor: int) -> None:
        with suppress(FileNotFoundError):
            path.unlink()
        os.close(descriptor)
