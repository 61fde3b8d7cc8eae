"""``--in-process``: makes the engine of a command in the window's process, on its store."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

from kickboard.stores import open_store

if TYPE_CHECKING:
    from kickboard import Manager
    from kickboard.stores.base import Store
    from kickboard_desktop.engine_link.command import EngineCommand

#: Processors when nobody says how many.
CONCURRENCY = 5


class OwnEngine:
    """Opens the store for the window, and makes engines on it. On background threads.

    Window and engine share the one store object: a second one in the same process would
    know nothing of the first one's locks.
    """

    def __init__(self) -> None:
        self._store: Store | None = None
        self._modules: list[ModuleType] = []

    def open(self, url: str, *, read_only: bool = False) -> Store:
        """Open the store at *url*, for the session and for every engine after it.

        Raises:
            KickboardError: as `open_store`.
        """
        self._store = open_store(url, read_only=read_only)
        return self._store

    def make(self, command: EngineCommand) -> Manager:
        """Return an engine as *command* says, not started yet, its jobs loaded.

        Raises:
            RuntimeError: the store was not opened.
            ConfigError: there is no such module, or the command makes no sense.
            Exception: whatever a user's module raises while it is imported.
        """
        from kickboard import Manager  # noqa: PLC0415 - not before the first paint
        from kickboard.client import engine_client  # noqa: PLC0415
        from kickboard.jobs.loading import load, tear_down  # noqa: PLC0415

        if self._store is None:
            raise RuntimeError("the store is not open")
        for module in reversed(self._modules):  # of an engine before
            tear_down(module)
        manager = Manager(
            concurrency=command.concurrency or CONCURRENCY,
            queues=command.queues or ("default",),
            store=self._store,
        )
        # What a module pushes while it is loaded goes where it will run.
        token = engine_client.set(manager.client)
        try:
            self._modules = [load(name) for name in command.modules]
        finally:
            engine_client.reset(token)
        return manager
