"""All jobs that failed alike, those that are dead and those that wait for another try.

A group is a predicate of the query language. It is followed by a cursor, a step at a time,
so that no transaction has to look for its jobs among all others again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kickboard.inspection.bulk import STEP, Acted
from kickboard.payload.record import JobState
from kickboard.stores.base import Cursor, ErrorGroup, Moved, Selection, Store, Target, View
from kickboard.stores.query import parse

STATES = (JobState.DEAD, JobState.RETRY)
#: What a retry by hand does: no attempt is used up.
AGAIN = Target(state=JobState.ENQUEUED, give_back_try=True)


def query_of(group: ErrorGroup) -> str:
    """Return the query that chooses the jobs of *group*, for people to read."""
    words = f"group:{group.key}"
    if not group.error_class:
        return words
    quoted = group.error_class.replace("\\", "\\\\").replace('"', '\\"')
    plain = all(c.isalnum() or c in "._" for c in group.error_class)
    return f"error_class:{group.error_class if plain else f'{chr(34)}{quoted}{chr(34)}'} {words}"


def steps(store: Store, group: ErrorGroup) -> Iterator[Selection]:
    """Yield the jobs of *group*, the newest first, at most `STEP` of one state at a time.

    What fails again while it goes on is newer than the place reached, and not met.
    """
    query = parse(query_of(group))
    for state in STATES:
        view = View(state=state, query=query, descending=True)
        after: Cursor | None = None
        while True:
            page = store.page(view, after, STEP)
            if page.rows:
                yield Selection(view=view, jids=[row.jid for row in page.rows])
            after = page.after
            if after is None:
                break


def retry(store: Store, group: ErrorGroup, progress: Callable[[int], None] | None = None) -> Acted:
    """Put the jobs of *group* back in their queues; *progress* hears how many so far."""
    return _act(
        store, group, lambda selection, op: store.move(selection, AGAIN, STEP, op), progress
    )


def delete(store: Store, group: ErrorGroup, progress: Callable[[int], None] | None = None) -> Acted:
    """Move the jobs of *group* to the trash; *progress* hears how many so far."""
    return _act(store, group, lambda selection, op: store.delete(selection, STEP, op), progress)


def _act(
    store: Store,
    group: ErrorGroup,
    act: Callable[[Selection, int | None], Moved],
    progress: Callable[[int], None] | None,
) -> Acted:
    total = Acted(0, None)
    for selection in steps(store, group):
        moved = act(selection, total.op)
        if moved.moved:
            total = Acted(total.jobs + moved.moved, moved.op)
        if progress is not None:
            progress(total.jobs)
    return total
