"""Retries or deletes all jobs that failed alike, those that are dead and those that retry."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from kickboard.inspection import groups
from kickboard.inspection.groups import AGAIN, query_of
from kickboard.stores.base import ErrorGroup, Moved, Selection, Store
from kickboard_desktop.actions.commands import STEP, Command, Progress, Report, told

translate = QCoreApplication.translate

__all__ = ["delete", "query_of", "retry"]

_Act = Callable[[Store, Selection, int | None], Moved]


def retry(group: ErrorGroup) -> Command:
    """Return the command that puts the jobs of *group* back in their queues."""
    said = translate("Commands", "Retried {jobs}")
    return _on_each(
        group, said, lambda store, selection, op: store.move(selection, AGAIN, STEP, op)
    )


def delete(group: ErrorGroup) -> Command:
    """Return the command that moves the jobs of *group* to the trash."""
    said = translate("Commands", "Deleted {jobs}")
    return _on_each(group, said, lambda store, selection, op: store.delete(selection, STEP, op))


def _on_each(group: ErrorGroup, said: str, act: _Act) -> Command:
    def command(store: Store, progress: Progress) -> Report:
        op: int | None = None
        for selection in groups.steps(store, group):
            if progress.cancelled:
                break
            moved = act(store, selection, op)
            op = moved.op
            progress.done += moved.moved
        return Report(
            count=progress.done,
            text=told(said, progress.done),
            op=op if progress.done else None,
            cancelled=progress.cancelled,
        )

    return command
