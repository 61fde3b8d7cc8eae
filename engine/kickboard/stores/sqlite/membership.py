"""This process as one of the engines on a file: its lease, its number, its claims.

And what it does for the others: it takes over what those left behind whose lock the
kernel has let go.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from kickboard.errors import LeaseLostError, StoreError
from kickboard.stores.base import ProcessInfo, Recovered
from kickboard.stores.sqlite import presence, starts
from kickboard.stores.sqlite.connection import Readers
from kickboard.stores.sqlite.lease import Lease, inherit, sweep
from kickboard.stores.sqlite.transaction import Transaction

T = TypeVar("T")
Write = Callable[[Callable[[Transaction], Any]], Any]

#: A claim's number: the owner's above, its own count below.
_RUN_BITS = 32


class Membership:
    """Whether this process is a registered engine, and as whom. Thread-safe."""

    def __init__(self, path: Path, write: Write, readers: Readers) -> None:
        self._path = path
        self._write = write
        self._readers = readers
        self._lock = threading.Lock()
        self._rejoining = threading.Lock()  # held by the one engine that takes a new lease
        self._lease: Lease | None = None
        self._owner: int | None = None
        #: Notes that the delivery of a token begins, where whoever recovers it will look.
        self.note_start: Callable[[tuple[int, int]], None] = starts.nowhere
        self._claims = 0  # guarded by _lock
        self._engines = 0  # that share this store; guarded by _lock

    @property
    def is_engine(self) -> bool:
        """Whether this process is registered."""
        return self._owner is not None

    @property
    def owner(self) -> int:
        """Return this engine's number, which no other ever has.

        Raises:
            StoreError: this process is not registered.
            LeaseLostError: it was, and could not be again when it had been taken for dead.
        """
        owner = self._owner
        if owner is None:
            if self._engines:
                raise LeaseLostError(presence.STRUCK_OFF)
            raise StoreError("Only a registered engine process can claim: register first.")
        return owner

    def next_run(self) -> int:
        """Return a fence that no claim of any process ever had."""
        with self._lock:
            self._claims += 1
            return (self.owner << _RUN_BITS) + self._claims

    def join(self, me: ProcessInfo) -> Recovered:
        """Take a lease, then give orphans back. Engines that share a store share one lease."""
        with self._lock:
            self._engines += 1
            if self._engines > 1:
                return Recovered()
        try:
            return self._join(me)
        except BaseException:
            self._engines -= 1
            raise

    def rejoin(self, me: ProcessInfo) -> Recovered:
        """Take a new lease in the place of one that was lost; once for all that share it."""
        with self._rejoining:
            if self._is_alive() or not self._engines:
                return Recovered()
            lost, self._lease, self._owner = self._lease, None, None
            if lost is not None:
                lost.leave()
            return self._join(me)

    def _is_alive(self) -> bool:
        return any(owner == self._owner for owner, _, _ in self._owners())

    def _join(self, me: ProcessInfo) -> Recovered:
        lease = self._lease = Lease.take(self._path)
        try:
            self._owner = self._write(lambda tx: presence.join(tx, lease.token, me))
            recovered = self.recover()
            sweep(self._path, {token for _, token, _ in self._owners()})
            self.note_start = lease.note_start
        except BaseException:  # whoever comes next sees that nobody holds the lock
            self._owner = self._lease = None
            lease.leave()
            raise
        return recovered

    def leave(self) -> bool:
        """Give back what is claimed, then the lease; False if there still is an engine, or none."""
        with self._lock:
            self._engines = max(0, self._engines - 1)
            if self._engines:  # what is claimed may be another's
                return False
        self.note_start = starts.nowhere
        owner, self._owner = self._owner, None
        lease, self._lease = self._lease, None
        if owner is None or lease is None:
            return False
        try:
            self._write(lambda tx: presence.leave(tx, owner))
        finally:
            lease.leave()
        return True

    def recover(self) -> Recovered:
        """Give back what dead processes held."""
        leases: list[Lease] = []
        dead: list[tuple[int, str]] = []
        try:
            for owner, token, identity in self._owners():
                if owner == self._owner:
                    continue
                if (lease := inherit(self._path, token)) is not None:
                    leases.append(lease)
                    dead.append((owner, identity))
            if not dead:
                return Recovered()
            begun = {owner: lease.started() for (owner, _), lease in zip(dead, leases, strict=True)}
            recovered: Recovered = self._write(lambda tx: presence.recover(tx, dead, begun))
            for lease in leases:
                lease.leave()
        finally:
            for lease in leases:
                lease.forget()
        return recovered

    def _owners(self) -> list[tuple[int, str, str]]:
        with self._readers.read() as connection:
            sql = "SELECT id, token, identity FROM owners"
            owners: list[Any] = connection.execute(sql).fetchall()
        return owners
