"""Takes the jobs of load tests out of a store again: what waits, what failed, what is history.

They are told by the tag and the jids that only they have (see `pushing`), so a run that was
killed is cleaned up after as one that ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kickboard.lab.load.pushing import JID_MARK, TAG_MARK, is_ours, jids_of, tag_of
from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, Store, View
from kickboard.stores.query import Query
from kickboard.stores.sqlite import SQLiteStore
from kickboard.stores.sqlite.forgetting import forget_attempts
from kickboard.stores.urls import is_redis

if TYPE_CHECKING:
    from kickboard.stores.redis import RedisStore

_PLACES = (JobState.ENQUEUED, JobState.SCHEDULED, JobState.RETRY, JobState.DEAD)


def clean(store: Store, run: str = "") -> int:
    """Really delete the jobs of *run*, or of all load tests; return how many waited.

    Args:
        store: Where; no engine of a load test may run there any more.
        run: See `pushing.new_run`; "": all there ever were.

    Raises:
        StoreError: the store refused; it may be tried again.
    """
    tag = tag_of(run) if run else TAG_MARK
    ours = Query(f"tag:{tag}" if run else f"tag:{tag}*")
    if is_held(store, run):
        store.recover()  # else what a dead engine had comes back when nobody looks any more
    removed = sum(_trash(store, View(state=state, query=ours)) for state in _PLACES)
    in_trash = Selection(view=View(state=JobState.TRASH, query=ours))
    while store.purge(in_trash):
        pass
    _forget_attempts(store, jids_of(run) if run else JID_MARK)
    for name in [queue.name for queue in store.snapshot().queues]:
        if is_ours(name) and name.startswith(tag):
            store.forget_queue(name)
    return removed


def is_held(store: Store, run: str = "") -> bool:
    """Return whether an engine has a job of *run*, or of any: running, or claimed ahead."""
    query = Query(f"tag:{tag_of(run)}" if run else f"tag:{TAG_MARK}*")
    return bool(store.page(View(state=JobState.BUSY, query=query), n=1).rows)


def is_foreign(store: Store) -> bool:
    """Return whether others than Kickboard work on a Redis."""
    redis = _redis(store)
    return redis is not None and redis.is_foreign()


def _redis(store: Store) -> RedisStore | None:
    """Return *store* if it is a Redis; the package for it is there then, and only then."""
    if not is_redis(store.url):
        return None
    from kickboard.stores.redis import RedisStore  # noqa: PLC0415 - see above

    return store if isinstance(store, RedisStore) else None


def _forget_attempts(store: Store, jids: str) -> None:
    if isinstance(store, SQLiteStore):
        forget_attempts(store, jids)
    elif (redis := _redis(store)) is not None:
        from kickboard.stores.redis import forgetting  # noqa: PLC0415 - as above

        forgetting.forget_attempts(redis, jids)


def _trash(store: Store, view: View) -> int:
    """Move all that *view* has to the trash, as one operation."""
    op, removed, more = None, 0, True
    while more:
        moved = store.delete(Selection(view=view), op=op)
        op, more = moved.op, moved.more
        removed += moved.moved
    return removed
