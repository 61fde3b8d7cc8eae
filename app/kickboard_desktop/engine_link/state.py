"""What the engine process is doing."""

from __future__ import annotations

from enum import StrEnum


class EngineState(StrEnum):
    """What the engine process is doing, as the window shows it."""

    STARTING = "starting"
    RUNNING = "running"
    TROUBLE = "trouble"
    QUIET = "quiet"
    STOPPING = "stopping"
    STOPPED = "stopped"
    CRASHED = "crashed"
    RESTARTING = "restarting"
    GIVEN_UP = "given up"

    @property
    def is_up(self) -> bool:
        """Whether there is an engine that answers commands."""
        return self in _UP


_UP = frozenset({EngineState.RUNNING, EngineState.TROUBLE, EngineState.QUIET, EngineState.STOPPING})
#: By the word in a tick.
BY_TICK = {
    "running": EngineState.RUNNING,
    "trouble": EngineState.TROUBLE,
    "quiet": EngineState.QUIET,
    "stopping": EngineState.STOPPING,
}
