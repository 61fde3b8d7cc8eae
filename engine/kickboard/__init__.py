"""Kickboard: a Sidekiq-style threaded job engine. What is in ``__all__`` is the contract.

Each name is imported when it is first asked for: a window that shows a store, or a command
that prints a number, does not wait for the parts that run jobs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kickboard.client import Client, configure, default_client
    from kickboard.clock import AutoJumpClock, Clock, ManualClock, ScaledClock, SystemClock
    from kickboard.errors import (
        ConfigError,
        KickboardError,
        NameTakenError,
        PayloadError,
        StoreError,
        StoreUnavailableError,
    )
    from kickboard.inspection import (
        DeadSet,
        History,
        ProcessSet,
        Queue,
        RetrySet,
        ScheduledSet,
        Stats,
    )
    from kickboard.jobs.iterable import IterableJob
    from kickboard.jobs.job import Job, Retry, Worker, job
    from kickboard.payload.record import JobRecord, JobState
    from kickboard.runtime.manager import Manager
    from kickboard.stores import open_store

__version__ = "0.1.0"

__all__ = [
    "AutoJumpClock",
    "Client",
    "Clock",
    "ConfigError",
    "DeadSet",
    "History",
    "IterableJob",
    "Job",
    "JobRecord",
    "JobState",
    "KickboardError",
    "Manager",
    "ManualClock",
    "NameTakenError",
    "PayloadError",
    "ProcessSet",
    "Queue",
    "Retry",
    "RetrySet",
    "ScaledClock",
    "ScheduledSet",
    "Stats",
    "StoreError",
    "StoreUnavailableError",
    "SystemClock",
    "Worker",
    "__version__",
    "configure",
    "default_client",
    "job",
    "open_store",
]

_HOMES = {
    "kickboard.client": ("Client", "configure", "default_client"),
    "kickboard.clock": ("AutoJumpClock", "Clock", "ManualClock", "ScaledClock", "SystemClock"),
    "kickboard.errors": (
        "ConfigError",
        "KickboardError",
        "NameTakenError",
        "PayloadError",
        "StoreError",
        "StoreUnavailableError",
    ),
    "kickboard.inspection": (
        "DeadSet",
        "History",
        "ProcessSet",
        "Queue",
        "RetrySet",
        "ScheduledSet",
        "Stats",
    ),
    "kickboard.jobs.iterable": ("IterableJob",),
    "kickboard.jobs.job": ("Job", "Retry", "Worker", "job"),
    "kickboard.payload.record": ("JobRecord", "JobState"),
    "kickboard.runtime.manager": ("Manager",),
    "kickboard.stores": ("open_store",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import what is asked for, once."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the contract, whether it was asked for yet or not."""
    return sorted({*globals(), *__all__})
