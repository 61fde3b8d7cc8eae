"""Who wants to hear that this process changed a store: `Store.on_change`, for every kind."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Listeners:
    """Callbacks that are called after a change. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._callbacks: tuple[Callable[[], None], ...] = ()  # replaced under _lock

    def add(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call *callback* from now on; what is returned ends that."""
        with self._lock:
            self._callbacks += (callback,)
        return lambda: self._forget(callback)

    def _forget(self, callback: Callable[[], None]) -> None:
        with self._lock:
            self._callbacks = tuple(x for x in self._callbacks if x != callback)

    def tell(self) -> None:
        """Call all, on this thread and with no lock held."""
        for callback in self._callbacks:
            callback()
