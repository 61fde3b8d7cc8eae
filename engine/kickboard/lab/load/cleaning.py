"""Takes the jobs of load tests out of a store again: what waits, what failed, what is history.

They are told by the tag and the jids that only they have (see `pushing`), so a run that was
killed is cleaned up after as one that ended.
"""

from __future__ import annotations

from collections.abc import Iterable

from kickboard.lab.load.pushing import JID_MARK, TAG_MARK, jids_of, tag_of
from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, Store, View
from kickboard.stores.query import Query
from kickboard.stores.sqlite import SQLiteStore
from kickboard.stores.sqlite.forgetting import forget_attempts

_PLACES = (JobState.ENQUEUED, JobState.SCHEDULED, JobState.RETRY, JobState.DEAD)


def clean(store: Store, run: str = "", queues: Iterable[str] = ()) -> int:
    """Really delete the jobs of *run*, or of all load tests; return how many waited.

    Args:
        store: Where; no engine of a load test may run there any more.
        run: See `pushing.new_run`; "": all there ever were.
        queues: Queues to drop from the list when they are empty now.

    Raises:
        StoreError: the store refused; it may be tried again.
    """
    tag = tag_of(run) if run else f"{TAG_MARK}*"
    ours = Query(f"tag:{tag}")
    removed = sum(_trash(store, View(state=state, query=ours)) for state in _PLACES)
    in_trash = Selection(view=View(state=JobState.TRASH, query=ours))
    while store.purge(in_trash):
        pass
    if isinstance(store, SQLiteStore):
        forget_attempts(store, jids_of(run) if run else JID_MARK)
    for name in queues:
        store.forget_queue(name)
    return removed


def _trash(store: Store, view: View) -> int:
    """Move all that *view* has to the trash, as one operation."""
    op, removed, more = None, 0, True
    while more:
        moved = store.delete(Selection(view=view), op=op)
        op, more = moved.op, moved.more
        removed += moved.moved
    return removed
