"""The scheduled, retry and dead sets: jobs that belong to a moment rather than a queue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from kickboard.client import default_store
from kickboard.inspection import bulk
from kickboard.inspection.entry import Entry, entries, find
from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, Store, Target, View
from kickboard.stores.query import Query


class JobSet:
    """Jobs in one state, ordered by their moment.

    Iterating goes from the latest moment down, as in Sidekiq (the newest dead job first);
    ``reversed(…)`` from the earliest up (what comes next). Both read page by page, and may
    act on the entries on the way.

    The ``…_all`` methods take a query of the query language, such as ``"class:Mail*"``, or
    None for every job, and return how many they acted on.

    Args:
        store: Where; None: the default client's store.
    """

    state: ClassVar[JobState]

    def __init__(self, store: Store | None = None) -> None:
        self._store = store or default_store()

    @property
    def size(self) -> int:
        """Number of jobs in it."""
        return self._store.count(View(state=self.state))

    def __len__(self) -> int:
        """Return `size`."""
        return self.size

    def __bool__(self) -> bool:
        """Return True: an empty set is a set."""
        return True

    def __iter__(self) -> Iterator[Entry]:
        """Yield its jobs from the latest moment down."""
        return entries(self._store, View(state=self.state, descending=True))

    def __reversed__(self) -> Iterator[Entry]:
        """Yield its jobs from the earliest moment up."""
        return entries(self._store, View(state=self.state))

    def search(self, query: str) -> Iterator[Entry]:
        """Yield the jobs that *query* chooses, from the latest moment down.

        Raises:
            QueryError: the query cannot be read.
        """
        return entries(self._store, View(state=self.state, query=Query(query), descending=True))

    def find_job(self, jid: str) -> Entry | None:
        """Return the job *jid* if it is in this set."""
        return find(self._store, jid, self.state)

    def retry_all(self, query: str | None = None) -> int:
        """Put its jobs at the back of their queues, without using up a retry."""
        target = Target(state=JobState.ENQUEUED, give_back_try=True)
        return bulk.move(self._store, self._selection(query), target).jobs

    def kill_all(self, query: str | None = None) -> int:
        """Move its jobs to the dead set."""
        target = Target(state=JobState.DEAD)
        return bulk.move(self._store, self._selection(query), target).jobs

    def delete_all(self, query: str | None = None) -> int:
        """Move its jobs to the trash."""
        return bulk.delete(self._store, self._selection(query)).jobs

    def clear(self) -> int:
        """Move all its jobs to the trash."""
        return self.delete_all()

    def _selection(self, query: str | None) -> Selection:
        return Selection(view=View(state=self.state, query=None if query is None else Query(query)))


class ScheduledSet(JobSet):
    """Jobs that wait for their time."""

    state = JobState.SCHEDULED


class RetrySet(JobSet):
    """Jobs that failed and wait for their next try."""

    state = JobState.RETRY


class DeadSet(JobSet):
    """Jobs that used up their retries; the oldest go when there are too many."""

    state = JobState.DEAD

    def kill_all(self, query: str | None = None) -> int:
        """Do nothing, and return 0: they are dead already."""
        return 0
