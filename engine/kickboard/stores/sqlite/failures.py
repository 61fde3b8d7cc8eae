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
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import apsw

from kickboard.payload.record import JobState
from kickboard.stores.base import ErrorGroup
from kickboard.stores.grouping import MOST_FAILURES, Failure, Fingerprint, fingerprint, grouped
from kickboard.stores.sqlite.schema import FAILED, TIMED
from kickboard.stores.sqlite.transaction import array as as_json
from kickboard.stores.sqlite.where import STATES

#: Outcomes that are failures: to be retried, dead, discarded, poison.
_IS_FAILURE = "outcome IN (1, 2, 3, 5)"

_NEWEST = (
    f"SELECT id FROM attempts WHERE {_IS_FAILURE} AND id > ? ORDER BY id DESC LIMIT {MOST_FAILURES}"
)
_ATTEMPTS = (
    "SELECT id, job, class, started, run, err_class, err_msg, trace FROM attempts"
    f" WHERE {_IS_FAILURE} AND id > ? ORDER BY id"
)
_OTHERS = (
    "SELECT json_group_array(id) FROM (SELECT id FROM jobs"
    f" WHERE {TIMED} AND {FAILED} AND state = ? AND id NOT IN (SELECT value FROM json_each(?))"
    " ORDER BY at DESC LIMIT ?)"
)
_OF_STATE = (
    "SELECT json_group_array(id) FROM jobs NOT INDEXED"
    " WHERE id IN (SELECT value FROM json_each(?)) AND state = ?"
)
_FORGOTTEN = (
    "SELECT id, class, ifnull(retried_at, ifnull(failed_at, at)), err_class, err_msg FROM jobs"
    " WHERE id IN (SELECT value FROM json_each(?))"
    " AND NOT EXISTS (SELECT 1 FROM attempts WHERE attempts.job = jobs.id AND outcome != 0)"
)


class _Failures:
    """Failures, 50 bytes each: twenty thousand objects were 10 MB of a window."""

    def __init__(self) -> None:
        self.jobs = array("q")
        self.at = array("d")
        #: Of each the class of its job and its group; None where the job tells of no error.
        self.what: list[tuple[str, str] | None] = []

    def __len__(self) -> int:
        return len(self.jobs)

    def add(self, job: int, at: float, what: tuple[str, str] | None) -> None:
        self.jobs.append(job)
        self.at.append(at)
        self.what.append(what)

    def drop(self, n: int) -> None:
        """Forget the first *n*."""
        del self.jobs[:n], self.at[:n], self.what[:n]


class _History(_Failures):
    """Failures of the history, by row, oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = array("q")
        self.started = array("d")

    def drop(self, n: int) -> None:
        super().drop(n)
        del self.rows[:n], self.started[:n]


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
        self._read = _History()
        self._forgotten = _Failures()  # jobs the history knows no failure of
        self._known: dict[str, tuple[Fingerprint, str]] = {}
        self._whats: dict[tuple[str, str], tuple[str, str]] = {}

    def groups(self, connection: apsw.Connection, since: float, now: float) -> list[ErrorGroup]:
        """Return what failed since an epoch second, grouped; the latest group first."""
        with self._lock:
            self._catch_up(connection)
            self._remember_forgotten(connection)
            states = self._states(connection)
            groups = grouped(self._since(since), self._known, states.get, now)
        return sorted(groups, key=lambda group: group.last, reverse=True)

    def _since(self, since: float) -> Iterator[Failure]:
        """Go through the failures since an epoch second, the newest first."""
        at = self._read.at[::-1] + self._forgotten.at
        jobs = self._read.jobs[::-1] + self._forgotten.jobs
        what = self._read.what[::-1] + self._forgotten.what
        for i in sorted(range(len(at)), key=at.__getitem__, reverse=True):
            if at[i] < since:
                return
            if (said := what[i]) is not None:
                yield Failure(jobs[i], said[0], at[i], said[1])

    def _catch_up(self, connection: apsw.Connection) -> None:
        """Read the failures that are new, and forget those that were trimmed."""
        read = self._read
        if read.rows and not _is_last_there(connection, read):
            read.drop(len(read))  # all were trimmed, and their numbers are given out anew
        after = read.rows[-1] if read.rows else 0
        newest = connection.execute(f"SELECT min(id) FROM ({_NEWEST})", (after,)).get
        if newest is not None:
            for row in connection.execute(_ATTEMPTS, (newest - 1,)):
                self._take(row)
        oldest = connection.execute("SELECT min(id) FROM attempts").get or 0
        read.drop(max(len(read) - MOST_FAILURES, bisect_left(read.rows, oldest)))

    def _take(self, row: tuple[Any, ...]) -> None:
        id_, job, job_class, started, run, *error = row
        what = self._what(job_class, *error)
        if what is not None:
            self._read.add(job, started + run, what)
            self._read.rows.append(id_)
            self._read.started.append(started)

    def _what(
        self, job_class: str, error_class: str | None, message: str | None, trace: bytes | None
    ) -> tuple[str, str] | None:
        """Return class and group of a failure, and keep the error's words."""
        found = _fingerprint(error_class, message, trace)
        if found is None:
            return None
        if len(self._known) > MOST_FAILURES:
            self._forget_words()
        old = self._known.get(found.key)
        self._known[found.key] = (old[0] if old else found, message or "")
        what = sys.intern(job_class), self._known[found.key][0].key
        return self._whats.setdefault(what, what)

    def _forget_words(self) -> None:
        self._whats = {what: what for what in self._read.what + self._forgotten.what if what}
        keys = {key for _, key in self._whats}
        self._known = {key: words for key, words in self._known.items() if key in keys}

    def _remember_forgotten(self, connection: apsw.Connection) -> None:
        """Find the jobs that failed, though no failure of theirs is in the history."""
        seen, wanted = as_json(set(self._read.jobs)), array("q")
        for state in (JobState.RETRY, JobState.DEAD):
            values = STATES[state], seen, MOST_FAILURES - len(wanted)
            wanted.extend(json.loads(connection.execute(_OTHERS, values).get))
        old, now = self._forgotten, _Failures()
        place = dict(zip(old.jobs, range(len(old)), strict=True))
        fresh = as_json(job for job in wanted if job not in place)
        errors = {row[0]: row for row in connection.execute(_FORGOTTEN, (fresh,))}
        for job in wanted:
            at, what = 0.0, None
            if (i := place.get(job)) is not None:
                at, what = old.at[i], old.what[i]
            elif job in errors:
                _, job_class, at, error_class, message = errors[job]
                what = self._what(job_class, error_class, message, None)
            now.add(job, at, what)
        self._forgotten = now

    def _states(self, connection: apsw.Connection) -> dict[int | str, JobState]:
        """Return which of the jobs are dead or retrying."""
        jobs = as_json({*self._read.jobs, *self._forgotten.jobs})
        return {
            job: state
            for state in (JobState.RETRY, JobState.DEAD)
            for job in json.loads(connection.execute(_OF_STATE, (jobs, STATES[state])).get)
        }


def _is_last_there(connection: apsw.Connection, read: _History) -> bool:
    sql = "SELECT 1 FROM attempts WHERE id = ? AND job = ? AND started = ?"
    values = read.rows[-1], read.jobs[-1], read.started[-1]
    return connection.execute(sql, values).get is not None
