"""The failures that the memory store still knows, by group. Called with its lock held."""

from __future__ import annotations

from collections.abc import Iterator

from kickboard.payload.record import JobState
from kickboard.stores.base import Attempt, ErrorGroup
from kickboard.stores.grouping import MOST_FAILURES, Failure, Fingerprint, fingerprint, grouped
from kickboard.stores.memory.history import History
from kickboard.stores.memory.places import Places


def error_groups(places: Places, history: History, since: float, now: float) -> list[ErrorGroup]:
    """Return what failed since an epoch second, grouped; the latest group first."""
    known: dict[str, tuple[Fingerprint, str]] = {}
    found: list[Failure] = []
    attempts = sorted(_failures(places, history), key=_ended)
    for one in attempts[-MOST_FAILURES:]:
        print_ = fingerprint(one.error_class, one.error_message, one.backtrace)
        if print_ is not None and _ended(one) >= since:
            found.append(Failure(one.jid, one.job_class, _ended(one), print_.key))
            known[print_.key] = (print_, one.error_message or "")

    def state_of(jid: int | str) -> JobState | None:
        row = places.by_jid.get(str(jid))
        return row.state if row is not None else None

    groups = grouped(reversed(found), known, state_of, now)
    return sorted(groups, key=lambda group: group.last, reverse=True)


def _failures(places: Places, history: History) -> Iterator[Attempt]:
    """Yield what the ring has, and the latest failure of jobs that it has forgotten."""
    seen: set[str] = set()
    for attempt in history.failed_attempts():
        seen.add(attempt.jid)
        yield attempt
    for state in (JobState.RETRY, JobState.DEAD):
        for row in places.rows(state):
            if row.attempts and row.jid not in seen:
                yield row.attempts[-1]


def _ended(attempt: Attempt) -> float:
    return attempt.started + attempt.run
