"""Retries or deletes all jobs that failed alike, those that are dead and those that retry.

The group is a predicate of the store's query language. It is followed by a cursor, a step at
a time, so that no transaction has to look for its jobs among all others again.
"""

from __future__ import annotations

from collections.abc import Callable

from kickboard.payload.record import JobState
from kickboard.stores.base import ErrorGroup, Moved, Selection, Store, Target, View
from kickboard.stores.query import parse
from kickboard_desktop.actions.commands import STEP, Command, Progress, Report, jobs
from kickboard_desktop.actions.walking import rows_of

STATES = (JobState.DEAD, JobState.RETRY)
_Act = Callable[[Store, Selection, int | None], Moved]


def query_of(group: ErrorGroup) -> str:
    """Return the query that chooses the jobs of *group*, for people to read."""
    words = f"group:{group.key}"
    if not group.error_class:
        return words
    quoted = group.error_class.replace("\\", "\\\\").replace('"', '\\"')
    plain = all(c.isalnum() or c in "._" for c in group.error_class)
    return f"error_class:{group.error_class if plain else f'{chr(34)}{quoted}{chr(34)}'} {words}"


def retry(group: ErrorGroup) -> Command:
    """Return the command that puts the jobs of *group* back in their queues."""
    target = Target(state=JobState.ENQUEUED, give_back_try=True)
    return _on_each(
        group, "Retried", lambda store, selection, op: store.move(selection, target, STEP, op)
    )


def delete(group: ErrorGroup) -> Command:
    """Return the command that moves the jobs of *group* to the trash."""
    return _on_each(
        group, "Deleted", lambda store, selection, op: store.delete(selection, STEP, op)
    )


def _on_each(group: ErrorGroup, verb: str, act: _Act) -> Command:
    query = parse(query_of(group))

    def command(store: Store, progress: Progress) -> Report:
        op: int | None = None
        for state in STATES:
            view = View(state=state, query=query)
            for rows in rows_of(store, Selection(view=view), progress):
                some = Selection(view=view, jids=[row.jid for row in rows])
                moved = act(store, some, op)
                op = moved.op
                progress.done += moved.moved
        return Report(
            verb=verb,
            count=progress.done,
            text=f"{verb} {jobs(progress.done)}",
            op=op if progress.done else None,
            cancelled=progress.cancelled,
        )

    return command
