"""Queues: how full, how late, what waits in them."""

from __future__ import annotations

from collections.abc import Iterator

from kickboard.client import default_store
from kickboard.inspection import bulk
from kickboard.inspection.entry import Entry, entries, find
from kickboard.payload.record import JobState
from kickboard.stores.base import QueueStat, Selection, Store, View
from kickboard.stores.query import Query


class Queue:
    """A queue by its name; it need not exist yet.

    Sidekiq's ``Queue.size("mailers")`` is ``Queue("mailers").size`` here, and so on.

    Args:
        name: Which.
        store: Where; None: the default client's store.
    """

    def __init__(self, name: str = "default", store: Store | None = None) -> None:
        self.name = name
        self._store = store or default_store()

    def __repr__(self) -> str:
        """Return the name."""
        return f"Queue({self.name!r})"

    @property
    def size(self) -> int:
        """Number of jobs that wait in it."""
        stat = self._stat()
        return stat.size if stat else 0

    def __len__(self) -> int:
        """Return `size`."""
        return self.size

    def __bool__(self) -> bool:
        """Return True: an empty queue is a queue."""
        return True

    @property
    def latency(self) -> float:
        """Seconds since its next job came in; 0.0 when it is empty."""
        snapshot = self._store.snapshot()
        for stat in snapshot.queues:
            if stat.name == self.name and stat.oldest_at is not None:
                return max(0.0, snapshot.at - stat.oldest_at)
        return 0.0

    @property
    def paused(self) -> bool:
        """Whether this queue is paused, by itself: see `Stats.paused` for everything."""
        return self.name in self._store.paused()[1]

    def pause(self) -> None:
        """Let nobody take jobs from it until `resume`, over restarts too."""
        self._store.pause(self.name, paused=True)

    def resume(self) -> None:
        """Let its jobs be taken again."""
        self._store.pause(self.name, paused=False)

    def jobs(self) -> Iterator[Entry]:
        """Yield its jobs in the order they will run in, read page by page."""
        return entries(self._store, self._view)

    def __iter__(self) -> Iterator[Entry]:
        """Yield its jobs in the order they will run in."""
        return self.jobs()

    def find_job(self, jid: str) -> Entry | None:
        """Return the job *jid* if it waits in this queue."""
        entry = find(self._store, jid, JobState.ENQUEUED)
        return entry if entry is not None and entry.queue == self.name else None

    def delete(self, jid: str) -> bool:
        """Move the job *jid* to the trash; False when it does not wait in this queue."""
        entry = self.find_job(jid)
        return entry is not None and entry.delete()

    def clear(self) -> int:
        """Move all jobs that wait in it to the trash; return how many.

        The queue itself stays, paused if it was.
        """
        return bulk.delete(self._store, Selection(view=self._view)).jobs

    @classmethod
    def all(cls, store: Store | None = None) -> list[Queue]:
        """Return all queues by name."""
        store = store or default_store()
        return [cls(name, store) for name in sorted(q.name for q in store.snapshot().queues)]

    @classmethod
    def clear_all(cls, store: Store | None = None) -> int:
        """Move all waiting jobs of all queues to the trash; return how many."""
        view = View(state=JobState.ENQUEUED)
        return bulk.delete(store or default_store(), Selection(view=view)).jobs

    @property
    def _view(self) -> View:
        return View(state=JobState.ENQUEUED, query=in_queue(self.name))

    def _stat(self) -> QueueStat | None:
        stats = self._store.snapshot().queues
        return next((stat for stat in stats if stat.name == self.name), None)


def in_queue(name: str) -> Query:
    """Return the query for the jobs of exactly this queue."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return Query(f'queue:"{escaped}"')
