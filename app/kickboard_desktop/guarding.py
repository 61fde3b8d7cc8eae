"""Whether a window may change what it looks at: a lock that stands before somebody's Redis.

A store file is the user's own. A Redis may be the one that a company's workers live on, so a
window on one opens locked, the store itself included, until it is known to be the user's own:
one on which nothing but Kickboard ever worked, opened to run an engine on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.stores.urls import is_redis
from kickboard_desktop.models.redis.connections import Connection, without_login

if TYPE_CHECKING:
    from kickboard.stores.base import Snapshot, Store
    from kickboard_desktop.target import Target


@runtime_checkable
class Guarded(Protocol):
    """What the guard asks of a store that others may work on."""

    read_only: bool

    def is_foreign(self) -> bool:
        """Return whether others than Kickboard work on it."""
        ...

    def log_in(self, user: str, password: str) -> None:
        """Use another user and password from the next connection on."""
        ...


class Guard(QObject):
    """The lock of one window. GUI thread only.

    Signals:
        changed(): it was locked, unlocked, or it turned out whose the Redis is.

    Attributes:
        connection: What the user calls the Redis, and its colour.
        is_for_good: Nothing unlocks it.
    """

    changed = Signal()

    def __init__(
        self, target: Target, parent: QObject | None = None, *, applies: bool = True
    ) -> None:
        """Guard *target*: its connection was chosen to be looked at, whoever it belongs to."""
        super().__init__(parent)
        self.setObjectName("guard")
        self.connection = target.connection or Connection(url=without_login(target.url))
        self.is_for_good = target.read_only
        self._chosen = target.connection is not None
        self._applies = applies and is_redis(target.url)
        self._foreign: bool | None = None  # None: not known yet
        self._locked = self._applies

    @property
    def is_foreign(self) -> bool:
        """Whether a frame shows whose Redis this is."""
        return self._applies and (self._chosen or bool(self._foreign))

    @property
    def is_locked(self) -> bool:
        """Whether nothing may be changed until somebody unlocks it."""
        return self._locked

    def settle(self, *, foreign: bool) -> None:
        """Take note whose the store is; what was unlocked by hand stays so."""
        if self._applies and foreign != self._foreign:
            self._foreign = foreign
            if not self._chosen:
                self._locked = foreign or self.is_for_good
            self.changed.emit()

    @Slot(object)
    def look(self, snapshot: Snapshot) -> None:
        """Lock the user's own Redis, too, as soon as somebody else's process works on it."""
        if not self._foreign and any(process.foreign for process in snapshot.processes):
            self.settle(foreign=True)

    def unlock(self) -> None:
        """Let things be changed, in this window and until it is locked again."""
        self._turn(locked=False)

    def lock(self) -> None:
        """Let nothing be changed."""
        self._turn(locked=True)

    def _turn(self, *, locked: bool) -> None:
        if self.is_foreign and not self.is_for_good and locked != self._locked:
            self._locked = locked
            self.changed.emit()


def is_of_others(store: Store) -> bool:
    """Return whether others work on *store*. On a background thread."""
    return isinstance(store, Guarded) and store.is_foreign()


def hold(store: Store, *, read_only: bool) -> None:
    """Let *store* itself refuse, too, what its window must not do."""
    if isinstance(store, Guarded):
        store.read_only = read_only


def log_in(store: Store, user: str, password: str) -> None:
    """Let *store* use another user and password; nothing is asked of it."""
    if isinstance(store, Guarded):
        store.log_in(user, password)
