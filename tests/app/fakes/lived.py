"""Jobs with a past, made by hand: what the job page shows."""

from __future__ import annotations

from typing import Any

import msgspec

from kickboard.payload import wire
from kickboard.payload.record import JobState
from kickboard.stores.base import Attempt, JobDetail, Outcome

NOW = 1_800_000_000.0
JID = "9f3c01ab77e29f3c01ab77e2"


def attempt(
    started: float,
    *,
    wait: float = 0.0,
    run: float = 1.0,
    outcome: Outcome = Outcome.RETRY,
    message: str = "timed out",
    **more: Any,
) -> Attempt:
    """Return an attempt that began at *started*; all but successes have an error and a trace."""
    error: tuple[str | None, str | None, str | None] = (None, None, None)
    if outcome is not Outcome.COMPLETED:
        trace = f'Traceback\n  File "mail.py", line 4\nTimeoutError: {message}'
        error = ("TimeoutError", message, trace)
    return Attempt(JID, "MailJob", "mailers", started, wait, run, outcome, *error, **more)


def lived(
    state: JobState,
    *,
    failures: int = 1,
    next_in: float = 15.0,
    attempts: tuple[Attempt, ...] | None = None,
    **payload: Any,
) -> JobDetail:
    """Return a job in *state* that failed so many times, 20 seconds apart."""
    born = NOW - 1000.0 if attempts is None else attempts[0].started - attempts[0].wait
    if attempts is None:
        attempts = tuple(_failure(n, born, dies=_dies(state, n, failures)) for n in range(failures))
    item = {"class": "MailJob", "args": ["ada"], "jid": JID, "created_at": round(born * 1000)}
    last = attempts[-1] if attempts else None
    at = NOW + next_in if state in (JobState.RETRY, JobState.SCHEDULED) else NOW - 5.0
    record = wire.record(
        msgspec.json.encode(item | payload),
        state=state,
        at=at,
        jid=JID,
        queue="mailers",
        enqueued_at=NOW - 6.0 if state in (JobState.BUSY, JobState.ENQUEUED) else None,
        retry_count=len(attempts) - 1 if attempts else None,
        failed_at=attempts[0].started + attempts[0].run if attempts else None,
        error_class=last.error_class if last else None,
        error_message=last.error_message if last else None,
    )
    return JobDetail(record=record, attempts=attempts)


def _dies(state: JobState, number: int, failures: int) -> bool:
    return state is JobState.DEAD and number == failures - 1


def _failure(number: int, born: float, *, dies: bool) -> Attempt:
    return attempt(
        born + 0.5 + number * 20.0,
        wait=0.5,
        outcome=Outcome.DEAD if dies else Outcome.RETRY,
        message=f"timed out after {number} s",
        retry_count=None if number == 0 else number - 1,
        retry_in=None if dies else 18.0,
    )
