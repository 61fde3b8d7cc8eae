"""Acting on many jobs in steps that never hold the store for long.

One operation id goes through all steps, so that `Store.restore` undoes the whole of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from kickboard.payload.record import JobState
from kickboard.stores.base import Cursor, Moved, Selection, Store, Target

#: Jobs a step.
STEP = 1000


class Acted(NamedTuple):
    """How many jobs were acted on, and the operation's id; None when there were none."""

    jobs: int
    op: int | None


def move(
    store: Store,
    selection: Selection,
    target: Target,
    progress: Callable[[int], None] | None = None,
) -> Acted:
    """Move every selected job to *target*; *progress* hears how many so far."""

    def step(part: Selection, n: int, op: int | None) -> Moved:
        return store.move(part, target, n, op)

    if stays(selection, target):
        return _page_by_page(walk(store, selection, target), selection, step, progress)
    return _in_steps(store, selection, step, progress)


def stays(selection: Selection, target: Target) -> bool:
    """Return whether jobs that are moved to *target* may still be what *selection* means."""
    return target.state is selection.view.state and selection.jids is None


def walk(store: Store, selection: Selection, target: Target) -> Iterator[list[str]]:
    """Yield the jids of jobs that stay in the view when they are moved, a step at a time.

    None is met twice, whatever the moves do to the order. What only changes its queue is met
    in its own order, so that a line of jobs stays that line; what is there already is left out.
    """
    in_order = target.queue is not None and (target.keep_time or target.state is JobState.ENQUEUED)
    view = replace(selection.view, order="at" if in_order else "jid", descending=False)
    there = target.queue if in_order else None
    upto = selection.upto
    after: Cursor | None = None
    while True:
        page = store.page(view, after, STEP)
        meant = (row for row in page.rows if upto is None or row.key <= upto)
        if jids := [row.jid for row in meant if row.queue != there]:
            yield jids
        after = page.after
        if after is None:
            return


def delete(
    store: Store, selection: Selection, progress: Callable[[int], None] | None = None
) -> Acted:
    """Move every selected job to the trash; *progress* hears how many so far."""
    return _in_steps(store, selection, store.delete, progress)


def _in_steps(
    store: Store,
    selection: Selection,
    step: Callable[[Selection, int, int | None], Moved],
    progress: Callable[[int], None] | None,
) -> Acted:
    """Call *step* until as many jobs are done as were selected when it began.

    Not until none match: a retried job that fails at once is back in the set, and an
    engine that is quick enough would keep us here for ever.
    """
    if selection.jids is not None:
        return _by_jids(selection, step, progress)
    left = store.count(selection.view)
    done, op = 0, None
    while left > 0:
        moved = step(selection, min(STEP, left), op)
        op = moved.op if moved.moved else op
        done, left = done + moved.moved, left - moved.moved
        if progress is not None:
            progress(done)
        if not moved.more or not moved.moved:
            break
    return Acted(done, op)


def _by_jids(
    selection: Selection,
    step: Callable[[Selection, int, int | None], Moved],
    progress: Callable[[int], None] | None,
) -> Acted:
    jids = selection.jids or ()
    done, op = 0, None
    for start in range(0, len(jids), STEP):
        moved = step(replace(selection, jids=jids[start : start + STEP]), STEP, op)
        op = moved.op if moved.moved else op
        done += moved.moved
        if progress is not None:
            progress(done)
    return Acted(done, op)


def _page_by_page(
    steps: Iterable[list[str]],
    selection: Selection,
    step: Callable[[Selection, int, int | None], Moved],
    progress: Callable[[int], None] | None,
) -> Acted:
    """Act on the jids of *steps*."""
    total = Acted(0, None)
    for jids in steps:
        moved = step(replace(selection, jids=jids), STEP, total.op)
        if moved.moved:
            total = Acted(total.jobs + moved.moved, moved.op)
        if progress is not None:
            progress(total.jobs)
    return total
