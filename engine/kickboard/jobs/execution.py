"""The job that runs on this thread, as the job itself and its log lines see it."""

from __future__ import annotations

import contextvars
from collections.abc import Callable
from typing import Any

import msgspec

from kickboard.clock import Clock


class Execution(msgspec.Struct, frozen=True, gc=False):
    """One running attempt. A struct: one is made for every job, on the hottest path.

    Attributes:
        payload: The job's payload with what became of it laid over (``retry_count``, …).
        clock: The engine's time: a job of a lesson sleeps on it.
        is_stopping: Whether the engine wants this job to come to an end.
    """

    jid: str
    job_class: str
    queue: str
    payload: dict[str, Any]
    clock: Clock
    is_stopping: Callable[[], bool]


current: contextvars.ContextVar[Execution | None] = contextvars.ContextVar(
    "kickboard_execution", default=None
)
