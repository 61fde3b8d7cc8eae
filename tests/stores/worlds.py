"""A store as the machine of the model meets it: processes that end, die and take turns; faults.

A new kind of store adds a line to `KINDS`; the machine itself stays as it is.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from tests.stores.kit import Kit, process
from tests.stores.sqlite.bad_disk import bad_disk

from kickboard.clock import ManualClock
from kickboard.errors import StoreError
from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore
from kickboard.stores.sqlite import SQLiteStore

#: The verbs that must have changed nothing when they fail.
WRITING = frozenset(
    (
        *("push", "claim", "finish", "release", "promote", "move", "delete", "replace"),
        *("restore", "purge", "trim", "pause"),
    )
)


class Breaker(Protocol):
    """What lets the *nth* thing from now on fail that a store needs to write."""

    hits: int

    def fail(self, nth: int, kind: str) -> None:
        """Begin to count."""
        ...

    def heal(self) -> None:
        """Let nothing fail any more."""
        ...


@dataclass(frozen=True)
class Kind:
    """A kind of store.

    Attributes:
        open: Opens it in a folder; a second time: as another process does.
        die: Lets an opened one be left as a killed process leaves it; None: all would be gone.
        breaker: What can go wrong beneath it; None: nothing can.
    """

    open: Callable[[Path, ManualClock], Store]
    die: Callable[[Store], None] | None = None
    breaker: Callable[[], AbstractContextManager[Breaker]] | None = None


def die(store: Store) -> None:
    """Leave a SQLite store as a killed process does: the kernel lets go of its lease."""
    membership = cast(SQLiteStore, store)._membership
    assert membership._lease is not None
    membership._lease.forget()
    membership._owner = membership._lease = None
    membership._engines = 0
    store.close()


def _sqlite(folder: Path, clock: ManualClock) -> Store:
    return SQLiteStore(folder / "jobs.db", durability="normal", clock=clock)


KINDS = {
    "memory": Kind(lambda _, clock: MemoryStore(clock=clock)),
    "sqlite": Kind(_sqlite, die, bad_disk),
}


class World:
    """The processes on one store: two where it can be shared, or one.

    *agree* is called after a verb failed, to find that nothing was changed by it.
    """

    def __init__(self, kind: Kind, agree: Callable[[], None]) -> None:
        self.clock = ManualClock()
        self.turn = 0  # whose turn it is
        self._kind = kind
        self._agree = agree
        self._armed: tuple[int, str] | None = None
        self._stack = ExitStack()
        self._folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))
        self._breaker = self._stack.enter_context(kind.breaker()) if kind.breaker else None
        self._stores = [kind.open(self._folder, self.clock)]
        if self._stores[0].caps.shared:
            self._stores.append(kind.open(self._folder, self.clock))
        for i in range(len(self._stores)):
            self._join(i)

    def _join(self, i: int) -> None:
        self._stores[i].register(process(f"host:{i}:a"))

    def close(self) -> None:
        """End everything."""
        for store in self._stores:
            store.close()
        self._stack.close()

    @property
    def kit(self) -> Kit:
        """Short words for the store, past any fault."""
        return Kit(self._stores[self.turn], self.clock)

    @property
    def store(self) -> Store:
        """The store of the process whose turn it is."""
        return cast(Store, _Stumbling(self))

    def next_turn(self) -> None:
        """Let another process go on."""
        self.turn = (self.turn + 1) % len(self._stores)

    def end(self) -> None:
        """Let the present process end in good order, and another begin in its place."""
        store = self._stores[self.turn]
        store.unregister()
        store.close()
        self._begin()

    def kill(self) -> int:
        """Kill the present process; return how many jobs were recovered from it."""
        assert self._kind.die is not None
        self._kind.die(self._stores[self.turn])
        recovered = self._stores[self.turn - 1].recover().returned
        self._begin()
        return recovered

    def _begin(self) -> None:
        if self._stores[self.turn].caps.durable:
            self._stores[self.turn] = self._kind.open(self._folder, self.clock)
        self._join(self.turn)

    def arm(self, nth: int, kind: str) -> None:
        """Let the *nth* write of the next verb that writes fail."""
        self._armed = (nth, kind)

    def call(self, verb: str, *args: Any, **options: Any) -> Any:
        """Call a verb; where it fails, see that it changed nothing, and call it again."""
        method = getattr(self._stores[self.turn], verb)
        if self._armed is None or self._breaker is None or verb not in WRITING:
            return method(*args, **options)
        self._breaker.fail(*self._armed)
        self._armed = None
        try:
            return method(*args, **options)
        except StoreError:
            hits = self._breaker.hits
            self._breaker.heal()
            assert hits, f"{verb} failed by itself"
            self._agree()
        finally:
            self._breaker.heal()
        return method(*args, **options)


class _Stumbling:
    """The present process's store, through `World.call`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def __getattr__(self, verb: str) -> Callable[..., Any]:
        """Return the store's verb."""
        return lambda *args, **options: self._world.call(verb, *args, **options)
