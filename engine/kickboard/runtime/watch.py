"""Notices what *other* processes write to a shared store, and wakes whoever cares.

A look costs microseconds (SQLite's ``data_version``); it is taken every 5 ms after
something happened, ever more seldom while nothing does, down to every 50 ms.
"""

from __future__ import annotations

from collections.abc import Callable

from kickboard.clock import Clock
from kickboard.errors import StoreError
from kickboard.runtime.trouble import Trouble
from kickboard.service import Loop
from kickboard.stores.base import Store

SHORTEST = 0.005
LONGEST = 0.05


class Watch:
    """Calls *on_change* after another process changed the store."""

    def __init__(
        self, store: Store, clock: Clock, trouble: Trouble, on_change: Callable[[], None]
    ) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change
        self._pause = SHORTEST
        self._loop = Loop("watch", self._step, clock, on_giving_up=trouble.give_up)

    def start(self) -> None:
        """Begin, if the store can be shared at all."""
        if self._store.caps.shared:
            self._loop.start()

    def stop(self, timeout: float | None = None) -> bool:
        """End; True when the thread is gone."""
        return self._loop.stop(timeout)

    def _step(self) -> None:
        try:
            changed = self._store.changed()
        except StoreError:
            changed = False  # whoever needs the store says what is wrong with it
        if changed:
            self._pause = SHORTEST
            self._on_change()
        else:
            self._pause = min(LONGEST, self._pause * 1.5)
        self._clock.wait_outside(self._loop.wake, self._pause)
