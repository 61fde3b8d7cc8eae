"""The job that runs on this thread, as the job itself and its log lines see it."""

from __future__ import annotations

import contextvars
from collections.abc import Callable
from typing import Any

import msgspec

from kickboard.clock import Clock
from kickboard.errors import ProgressError

#: Characters of what a job says of its progress that are kept.
MOST_NOTE = 120
#: A sum of many small steps may go past 1 by so much.
_ROUNDING = 1e-9


def _nowhere(_running: Execution, _share: float, _note: str) -> None:
    """Take what nobody listens to."""


class Execution(msgspec.Struct, frozen=True):
    """One running attempt. A struct: one is made for every job, on the hottest path.

    It knows its processor, which knows it: the collector must see it, or no engine that ran a
    job would ever be freed.

    Attributes:
        payload: The job's payload with what became of it laid over (``retry_count``, …).
        clock: The engine's time: a job of a lesson sleeps on it.
        is_stopping: Whether the engine wants this job to come to an end.
        tell: Takes this execution, how far it is, a share of 0 to 1, and a few words; any thread
            may call it.
    """

    jid: str
    job_class: str
    queue: str
    payload: dict[str, Any]
    clock: Clock
    is_stopping: Callable[[], bool]
    tell: Callable[[Execution, float, str], None] = _nowhere


current: contextvars.ContextVar[Execution | None] = contextvars.ContextVar(
    "kickboard_execution", default=None
)


def tell_progress(running: Execution | None, share: float, note: str) -> None:
    """Check what a job says of its progress, and pass it on if it runs in an engine.

    Raises:
        ProgressError: *share* is no number from 0 to 1.
    """
    try:
        far = float("nan") if isinstance(share, str | bool) else float(share)
    except (TypeError, ValueError, OverflowError):
        raise ProgressError(share) from None
    if not -_ROUNDING <= far <= 1.0 + _ROUNDING:  # nan is neither
        raise ProgressError(share)
    if running is not None:
        words = str(note)[:MOST_NOTE].encode("utf-8", "replace").decode()
        running.tell(running, min(1.0, max(0.0, far)), words)
