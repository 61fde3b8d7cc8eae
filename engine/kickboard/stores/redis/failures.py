"""The failures that a Redis remembers, by group; what was read once is not read again."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from kickboard.payload.record import JobState
from kickboard.payload.wire import seconds
from kickboard.stores.base import Attempt, ErrorGroup, Outcome
from kickboard.stores.grouping import MOST_FAILURES, Failure, Fingerprint, fingerprint, grouped
from kickboard.stores.redis import history, keys, lines, payloads
from kickboard.stores.redis.connection import Connections

#: Dead and retrying jobs, each, whose state is known; of more, those latest in time.
MOST_JOBS = 10_000
_IS_FAILURE = frozenset((Outcome.RETRY, Outcome.DEAD, Outcome.DISCARDED, Outcome.POISON))


class _Read(NamedTuple):
    """A failure of the stream that was read."""

    id: bytes
    failure: Failure


class FailureReader:
    """Reads what failed since it read last. Thread-safe."""

    def __init__(self, link: Connections) -> None:
        self._link = link
        self._lock = threading.Lock()
        self._read: deque[_Read] = deque(maxlen=MOST_FAILURES)  # oldest first; guarded by _lock
        self._last = b"-"
        self._forgotten: bytes | None = None
        self._known: dict[str, tuple[Fingerprint, str]] = {}

    def groups(self, since: float, now: float) -> list[ErrorGroup]:
        """Return what failed since an epoch second, grouped; the latest group first."""
        with self._lock:
            self._catch_up()
            waiting = dict(_waiting(self._link))
            seen = {one.failure.job for one in self._read}
            found = [one.failure for one in self._read]
            found += [
                failure
                for jid, (_, row) in waiting.items()
                if jid not in seen and (failure := self._of_row(row)) is not None
            ]
            known = dict(self._known)
        found = [one for one in found if one.at >= since]
        found.sort(key=lambda one: one.at, reverse=True)

        def state_of(job: int | str) -> JobState | None:
            there = waiting.get(str(job))
            return there[0] if there is not None else None

        groups = grouped(found, known, state_of, now)
        return sorted(groups, key=lambda group: group.last, reverse=True)

    def _catch_up(self) -> None:
        """Read the failures that are new."""
        exists, forgotten = self._link.all((("EXISTS", keys.FAILURES), ("GET", keys.FORGOTTEN)))
        if not exists or forgotten != self._forgotten:
            self._read.clear()  # the database was emptied, or a part of it forgotten
            self._last, self._forgotten = b"-", forgotten
        start = self._last if self._last == b"-" else b"(" + self._last
        reply = self._link.call("XRANGE", keys.FAILURES, start, "+")
        for id_, packed in history.fields(reply):
            self._last = id_
            attempt = history.attempt(packed)
            if attempt.outcome not in _IS_FAILURE:
                continue
            key = self._key(attempt.error_class, attempt.error_message, attempt.backtrace)
            if key is not None:
                self._read.append(_Read(id_, _failure(attempt, key)))

    def _key(self, error_class: str | None, message: str | None, trace: str | None) -> str | None:
        """Return the group of an error, and keep its words."""
        found = fingerprint(error_class, message, trace)
        if found is None:
            return None
        if len(self._known) > MOST_FAILURES:
            keep = {one.failure.key for one in self._read}
            self._known = {key: words for key, words in self._known.items() if key in keep}
        self._known[found.key] = (found, message or "")
        return found.key

    def _of_row(self, row: payloads.Head) -> Failure | None:
        """Return the failure that a job tells of itself, as a Ruby worker's does."""
        name = row.error_class if isinstance(row.error_class, str) else None
        said = row.error_message if isinstance(row.error_message, str) else None
        key = self._key(name, said, None)
        at = seconds(row.retried_at) or seconds(row.failed_at) or 0.0
        return None if key is None else Failure(row.id, sys.intern(row.name), at, key)


def _failure(attempt: Attempt, key: str) -> Failure:
    at = attempt.started + attempt.run
    return Failure(attempt.jid, sys.intern(attempt.job_class), at, key)


def _waiting(link: Connections) -> Iterator[tuple[str, tuple[JobState, payloads.Head]]]:
    """Yield the jobs that are dead or retrying."""
    for state in (JobState.RETRY, JobState.DEAD):
        line = lines.SetLine(link, state)
        for one in lines.walk(line, start=max(0, len(line) - MOST_JOBS)):
            head = payloads.head(one.payload)
            yield head.id, (state, head)
