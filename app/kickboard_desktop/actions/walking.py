"""Walks through the rows that a selection means, a step at a time. For background threads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kickboard.stores.base import Cursor, JobRow, Selection, Store
from kickboard_desktop.actions.commands import STEP, Progress


def rows_of(store: Store, selection: Selection, progress: Progress) -> Iterator[list[JobRow]]:
    """Yield the selected rows, the newest first, in lists of at most `STEP`.

    A cursor leads on, so rows may leave the view on the way, and what comes in newer than the
    first is not met. It ends when *progress* is cancelled, or all named jobs were found.
    """
    view = replace(selection.view, order="at", descending=True)
    wanted = None if selection.jids is None else set(selection.jids)
    after: Cursor | None = None
    while not progress.cancelled:
        page = store.page(view, after, STEP)
        rows = [row for row in page.rows if _is_meant(row, selection, wanted)]
        if rows:
            yield rows
        if wanted is not None:
            wanted.difference_update(row.jid for row in rows)
        after = page.after
        if after is None or (wanted is not None and not wanted):
            return


def _is_meant(row: JobRow, selection: Selection, wanted: set[str] | None) -> bool:
    if selection.upto is not None and row.key > selection.upto:
        return False
    return wanted is None or row.jid in wanted
