"""The failures of a store file, by group; what was read once is not read again.

Rows of the history never change, so each failure gets its fingerprint once and then only
the new ones are looked at: a trace must be unpacked for it, and that of 20,000 takes half a
second. Dead and retrying jobs whose attempts the history has dropped count as one failure.
"""

from __future__ import annotations

import functools
import json
import sys
import threading
import zlib
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

import apsw

from kickboard.payload.record import JobState
from kickboard.stores.base import ErrorGroup
from kickboard.stores.grouping import MOST_FAILURES, Failure, Fingerprint, fingerprint, grouped
from kickboard.stores.sqlite.schema import FAILED, TIMED
from kickboard.stores.sqlite.transaction import array
from kickboard.stores.sqlite.where import STATES

#: Dead and retrying jobs, each, whose state is known; of more, those latest in time.
MOST_JOBS = 100_000
#: Outcomes that are failures: to be retried, dead, discarded, poison.
_IS_FAILURE = "outcome IN (1, 2, 3, 5)"

_NEWEST = (
    f"SELECT id FROM attempts WHERE {_IS_FAILURE} AND id > ? ORDER BY id DESC LIMIT {MOST_FAILURES}"
)
_ATTEMPTS = (
    "SELECT id, job, class, started, run, err_class, err_msg, trace FROM attempts"
    f" WHERE {_IS_FAILURE} AND id > ? ORDER BY id"
)
_STATE = (
    "SELECT json_group_array(id) FROM (SELECT id FROM jobs"
    f" WHERE {TIMED} AND {FAILED} AND state = ? ORDER BY at DESC LIMIT {MOST_JOBS})"
)
_FORGOTTEN = (
    "SELECT id, class, ifnull(retried_at, ifnull(failed_at, at)), err_class, err_msg FROM jobs"
    " WHERE id IN (SELECT value FROM json_each(?))"
    " AND NOT EXISTS (SELECT 1 FROM attempts WHERE attempts.job = jobs.id AND outcome != 0)"
)


class _Read(NamedTuple):
    """A failure of the history that was read: its row, and what to count."""

    row: int
    started: float
    failure: Failure


def error_group(error_class: str | None, message: str | None, trace: bytes | None) -> str | None:
    """Return the key of an error's group; *trace* as the history keeps it."""
    found = _fingerprint(error_class, message, trace)
    return found.key if found else None


def _fingerprint(
    error_class: str | None, message: str | None, trace: bytes | None
) -> Fingerprint | None:
    return fingerprint(error_class, message, _text(trace) if trace else None)


@functools.lru_cache(256)
def _text(trace: bytes) -> str:
    return zlib.decompress(trace).decode("utf-8", "replace")


class FailureReader:
    """Reads what failed since it read last. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read: deque[_Read] = deque(maxlen=MOST_FAILURES)  # oldest first
        self._forgotten: dict[int, Failure | None] = {}  # jobs the history knows no failure of
        self._known: dict[str, tuple[Fingerprint, str]] = {}

    def groups(self, connection: apsw.Connection, since: float, now: float) -> list[ErrorGroup]:
        """Return what failed since an epoch second, grouped; the latest group first."""
        with self._lock:
            self._catch_up(connection)
            states = _states(connection)
            self._remember_forgotten(connection, states)
            found = [one for one in self._failures() if one.at >= since]
            found.sort(key=lambda one: one.at, reverse=True)
            groups = grouped(found, self._known, states.get, now)
        return sorted(groups, key=lambda group: group.last, reverse=True)

    def _failures(self) -> Iterator[Failure]:
        yield from (one.failure for one in reversed(self._read))
        yield from (one for one in self._forgotten.values() if one is not None)

    def _catch_up(self, connection: apsw.Connection) -> None:
        """Read the failures that are new, and forget those that were trimmed."""
        if self._read and not _is_there(connection, self._read[-1]):
            self._read.clear()  # all were trimmed, and their numbers are given out anew
        after = self._read[-1].row if self._read else 0
        newest = connection.execute(f"SELECT min(id) FROM ({_NEWEST})", (after,)).get
        if newest is not None:
            for row in connection.execute(_ATTEMPTS, (newest - 1,)):
                self._take(row)
        oldest = connection.execute("SELECT min(id) FROM attempts").get or 0
        while self._read and self._read[0].row < oldest:
            self._read.popleft()

    def _take(self, row: tuple[Any, ...]) -> None:
        id_, job, job_class, started, run, *error = row
        key = self._key(*error)
        if key is not None:
            failure = Failure(job, sys.intern(job_class), started + run, key)
            self._read.append(_Read(id_, started, failure))

    def _key(
        self, error_class: str | None, message: str | None, trace: bytes | None = None
    ) -> str | None:
        """Return the group of an error, and keep its words."""
        found = _fingerprint(error_class, message, trace)
        if found is None:
            return None
        if len(self._known) > MOST_FAILURES:
            keys = {one.key for one in self._failures()}
            self._known = {key: words for key, words in self._known.items() if key in keys}
        old = self._known.get(found.key)
        self._known[found.key] = (old[0] if old else found, message or "")
        return self._known[found.key][0].key

    def _remember_forgotten(
        self, connection: apsw.Connection, states: dict[int | str, JobState]
    ) -> None:
        """Find the jobs that failed, though no failure of theirs is in the history."""
        seen = {one.failure.job for one in self._read}
        wanted = [job for job in states if job not in seen][:MOST_FAILURES]
        fresh = [job for job in wanted if job not in self._forgotten]
        self._forgotten = {job: self._forgotten.get(job) for job in wanted if isinstance(job, int)}
        for job, job_class, at, *error in connection.execute(_FORGOTTEN, (array(fresh),)):
            key = self._key(*error)
            if key is not None:
                self._forgotten[job] = Failure(job, sys.intern(job_class), at, key)


def _is_there(connection: apsw.Connection, read: _Read) -> bool:
    sql = "SELECT 1 FROM attempts WHERE id = ? AND job = ? AND started = ?"
    return connection.execute(sql, (read.row, read.failure.job, read.started)).get is not None


def _states(connection: apsw.Connection) -> dict[int | str, JobState]:
    """Return the jobs that are dead or retrying."""
    return {
        job: state
        for state in (JobState.RETRY, JobState.DEAD)
        for job in json.loads(connection.execute(_STATE, (STATES[state],)).get)
    }
