"""A store with as many rows as one likes in each table of the window, for `hour_case`.

The enqueued ones wait in a queue that no engine works on; what is scheduled or will be tried
again is due in a year, so that every table keeps its length.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.benchmarks.pages_case import CLASSES, ERRORS, SLICE, new_job, process_info

from kickboard import JobState
from kickboard.stores.base import (
    Delivery,
    Done,
    Failed,
    NewJob,
    Outcome,
    Selection,
    Store,
    Target,
    View,
)
from kickboard.stores.sampling import Sampler
from kickboard.stores.sqlite import SQLiteStore

#: Nobody works on it.
PARKED = "parked"
YEAR = 365 * 86_400.0
#: The tables, in the order in which they are filled.
STATES = (
    JobState.DEAD,
    JobState.RETRY,
    JobState.COMPLETED,
    JobState.SCHEDULED,
    JobState.ENQUEUED,
    JobState.TRASH,
)


def fill(path: Path, rows: int) -> None:
    """Bring each table of the store at *path* to *rows* rows; what is there counts."""
    store = SQLiteStore(path, durability="normal")
    store._sampler = Sampler(1e9)  # of more than 2,000 a second it would keep a sample
    store.register(process_info(time.time()))
    for number, state in enumerate(STATES):
        missing = rows - store.count(View(state=state))
        for first, count in _slices(missing):
            _add(store, state, _jobs(10**9 * number + rows - missing + first, count))
    store.unregister()
    store.close()


def _slices(rows: int) -> Iterator[tuple[int, int]]:
    for first in range(0, max(0, rows), SLICE):
        yield first, min(SLICE, rows - first)


def _jobs(first: int, count: int) -> list[NewJob]:
    rng = random.Random(first)
    return [new_job(first + i, rng.choice(CLASSES)) for i in range(count)]


def _add(store: Store, state: JobState, jobs: Sequence[NewJob]) -> None:
    """Push *jobs* and let them come into *state* the way they do."""
    due = time.time() + YEAR
    match state:
        case JobState.SCHEDULED:
            store.push([_changed(job, at=due) for job in jobs])
        case JobState.ENQUEUED:
            store.push([_changed(job, queue=PARKED) for job in jobs])
        case JobState.TRASH:
            store.push([_changed(job, at=due) for job in jobs])
            view = View(state=JobState.SCHEDULED)
            store.delete(Selection(view=view, jids=[job.jid for job in jobs]))
        case _:
            store.push(jobs)
            _settle(store, state, store.claim([("default", len(jobs))], len(jobs)), due)


def _settle(store: Store, state: JobState, claimed: Sequence[Delivery], due: float) -> None:
    now = time.time()
    if state is JobState.COMPLETED:
        store.finish([Done(delivery, now, 0.01) for delivery in claimed])
        return
    outcome = Outcome.DEAD if state is JobState.DEAD else Outcome.RETRY
    store.finish([], [_failure(delivery, outcome, now, due) for delivery in claimed])


def _failure(delivery: Delivery, outcome: Outcome, now: float, due: float) -> Failed:
    error = ERRORS[delivery.token[0] % len(ERRORS)]
    text = "read timed out after 30 s"
    return Failed(delivery, outcome, now, 0.1, due, 3, "default", error, text, retry_in=YEAR)


def _changed(job: NewJob, *, queue: str = "", at: float | None = None) -> NewJob:
    payload = job.payload.replace(b'"default"', f'"{queue}"'.encode()) if queue else job.payload
    return NewJob(job.jid, job.job_class, queue or job.queue, payload, at)


class Changes:
    """One change after the other to the newest rows of a random table. One thread only."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rng = random.Random(5)
        self._made = 0

    def make(self) -> None:
        """Make the next change: each table loses a row and gains one in turn."""
        acts: tuple[Callable[[], object], ...] = (
            lambda: self._move(JobState.DEAD, JobState.RETRY),
            lambda: self._move(JobState.RETRY, JobState.DEAD),
            lambda: self._delete(JobState.SCHEDULED),
            lambda: self._push(at=time.time() + YEAR),
            lambda: self._delete(JobState.ENQUEUED),
            lambda: self._push(queue=PARKED),
        )
        acts[self._made % len(acts)]()
        self._made += 1

    def _one(self, state: JobState) -> Selection:
        view = View(state=state, descending=state is not JobState.ENQUEUED)
        rows = self._store.page(view, self._rng.randrange(50), 1).rows
        return Selection(view=view, jids=[row.jid for row in rows])

    def _move(self, state: JobState, to: JobState) -> None:
        at = time.time() + YEAR if to is JobState.RETRY else None
        self._store.move(self._one(state), Target(state=to, at=at))

    def _delete(self, state: JobState) -> None:
        self._store.delete(self._one(state))

    def _push(self, *, queue: str = "", at: float | None = None) -> None:
        number = 10**12 + int(time.time() * 1e6)
        job = new_job(number, self._rng.choice(CLASSES))
        self._store.push([_changed(job, queue=queue, at=at)])
