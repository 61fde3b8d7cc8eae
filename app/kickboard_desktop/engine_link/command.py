"""How an engine is started, and how often again after it crashed; no process yet."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kickboard.stores.urls import is_redis

if TYPE_CHECKING:
    from kickboard_desktop.telemetry import Hello


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineCommand:
    """How to start an engine.

    Attributes:
        store: URL of its store.
        modules: What to load: module names or files.
        concurrency: Number of processors; None: the engine's default.
        queues: ``name`` or ``name,weight``; empty: the engine's default.
        environment: Variables beyond the window's own.
        program: Program and first arguments. ``-P``: nothing is imported from the folder the
            window happens to stand in.
    """

    store: str = field(repr=False)  # of a server, it may have a password in it
    modules: tuple[str, ...] = ()
    concurrency: int | None = None
    queues: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    program: tuple[str, ...] = (sys.executable, "-P", "-m", "kickboard", "worker")

    def arguments(self) -> list[str]:
        """Return everything after the program itself. Whoever lists processes sees it."""
        arguments = [*self.program[1:], "--telemetry"]
        if not is_redis(self.store):
            arguments += ["--store", self.store]
        for module in self.modules:
            arguments += ["-r", module]
        if self.concurrency is not None:
            arguments += ["-c", str(self.concurrency)]
        for queue in self.queues:
            arguments += ["-q", queue]
        return arguments

    def variables(self) -> tuple[tuple[str, str], ...]:
        """Return the variables of the engine beyond the window's own: none others can see."""
        secret = (("KICKBOARD_STORE", self.store),) if is_redis(self.store) else ()
        return (*self.environment, *secret)


def serving_all(command: EngineCommand, hello: Hello) -> EngineCommand | None:
    """Return *command* with the queues of all jobs that its engine has; None if it has them."""
    served = {name for name, _ in hello.queues} | {q.partition(",")[0] for q in command.queues}
    missing = {info.queue for info in hello.classes} - served
    if not missing:
        return None
    # Weights let each have its turn; a strict order would let one starve the others.
    return replace(command, queues=tuple(f"{name},1" for name in sorted(served | missing)))


class RestartBudget:
    """Says after how many seconds a crashed engine may start again, and when to give up."""

    def __init__(
        self, delays: Sequence[float] = (0.3, 0.6, 1.2, 2.4, 4.8), window: float = 60.0
    ) -> None:
        self._delays = tuple(delays)
        self._window = window
        self._crashes: list[float] = []

    def next_delay(self, now: float) -> float | None:
        """Note a crash at *now*; return the seconds to wait, None for give up."""
        self._crashes = [at for at in self._crashes if now - at < self._window] + [now]
        used = len(self._crashes)
        return self._delays[used - 1] if used <= len(self._delays) else None

    def forgive(self) -> None:
        """Forget the crashes so far: somebody pressed Start."""
        self._crashes.clear()
