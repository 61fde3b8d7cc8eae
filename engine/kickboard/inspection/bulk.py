"""Acting on many jobs in steps that never hold the store for long.

One operation id goes through all steps, so that `Store.restore` undoes the whole of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from kickboard.stores.base import Moved, Selection, Store, Target

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

    if target.state is selection.view.state and selection.jids is None:
        return _page_by_page(store, selection, step, progress)
    return _in_steps(store, selection, step, progress)


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
    store: Store,
    selection: Selection,
    step: Callable[[Selection, int, int | None], Moved],
    progress: Callable[[int], None] | None,
) -> Acted:
    """Act on jobs that stay in the view: by jid, so that none is met twice or missed."""
    view = replace(selection.view, order="jid", descending=False)
    total, after = Acted(0, None), None
    while True:
        page = store.page(view, after, STEP)
        jids = [row.jid for row in page.rows]
        moved = step(replace(selection, jids=jids), STEP, total.op) if jids else None
        if moved is not None and moved.moved:
            total = Acted(total.jobs + moved.moved, moved.op)
        if progress is not None:
            progress(total.jobs)
        after = page.after
        if after is None:
            return total
