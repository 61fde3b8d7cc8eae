"""A sandbox: a temporary store with a fast clock, that nobody has to clean up.

A lock beside its folder says that its owner lives. It is taken before the folder is made
and given back after it is gone, so a folder without a live owner is rubbish, whoever left
it: the next sandbox sweeps it away.
"""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import platformdirs

from kickboard.clock import SystemClock
from kickboard.sandbox_clock import ClockRow, outside
from kickboard.stores.sqlite import sandbox
from kickboard.stores.sqlite.lease import Lease, inherit, lock_path

log = logging.getLogger(__name__)

_PREFIX = "sandbox-"
_STORE = "sandbox.db"


def default_root() -> Path:
    """Return the folder for sandboxes: the user's own, and disposable."""
    return platformdirs.user_cache_path("kickboard") / "sandboxes"


class TemporarySandbox:
    """A store file with a clock of its own, for as long as its maker lives.

    Attributes:
        path: The file.
        url: What engines and windows open.
    """

    def __init__(self, path: Path, lease: Lease) -> None:
        self.path = path
        self.url = f"sqlite:///{quote(str(path))}"
        self._lease = lease

    @classmethod
    def make(
        cls, root: Path | None = None, *, start: float | None = None, real_time: bool = False
    ) -> TemporarySandbox:
        """Sweep, then make a sandbox whose clock stands still.

        Args:
            root: Where; None: `default_root`.
            start: Virtual epoch seconds it begins at; None: now, as whole seconds.
            real_time: It is an ordinary store instead, made by who opens it first.

        Raises:
            StoreError: the store cannot be made there.
            OSError: the folder cannot.
        """
        root = root or default_root()
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(root)
        folder = root / f"{_PREFIX}{os.urandom(6).hex()}"
        lease = Lease.take(folder)
        try:
            folder.mkdir(mode=0o700)
            if real_time:
                return cls(folder / _STORE, lease)
            virtual0 = float(int(SystemClock.now())) if start is None else start
            row = ClockRow(virtual0=virtual0, monotonic0=outside(), rate=0.0)
            sandbox.make(folder / _STORE, row)
        except BaseException:
            _remove(folder, lease)
            raise
        return cls(folder / _STORE, lease)

    def close(self) -> None:
        """Remove everything. What has the file open must have ended. May be called twice."""
        _remove(self.path.parent, self._lease)

    def __enter__(self) -> Self:
        """Be there."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove everything."""
        self.close()


def sweep(root: Path) -> int:
    """Remove the sandboxes in *root* whose owners are gone; return how many there were."""
    mark = lock_path(root / _PREFIX, "").name.removeprefix(_PREFIX)
    found = root.glob(f"{_PREFIX}*")
    folders = {path.with_name(path.name.partition(mark)[0]) for path in found}
    return sum(_sweep_one(folder) for folder in sorted(folders))


def _sweep_one(folder: Path) -> bool:
    """Remove *folder* and its locks, unless somebody holds one of them."""
    prefix = lock_path(folder, "").name
    leases: list[Lease] = []
    try:
        for lock in folder.parent.glob(f"{prefix}*"):
            lease = inherit(folder, lock.name.removeprefix(prefix))
            if lease is None:
                return False
            leases.append(lease)
        shutil.rmtree(folder, ignore_errors=True)
        for lease in leases:
            lease.leave()
    finally:
        for lease in leases:
            lease.forget()
    log.info("swept %s, whose owner is gone", folder)
    return True


def _remove(folder: Path, lease: Lease) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    lease.leave()
