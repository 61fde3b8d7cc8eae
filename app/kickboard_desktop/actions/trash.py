"""What is done to deleted jobs: bring them back, one by one or all of an operation, or not."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, Store
from kickboard_desktop import format as text
from kickboard_desktop.actions import restoring
from kickboard_desktop.actions.commands import STEP, Command, Progress, Report, told
from kickboard_desktop.actions.restoring import Came, delete_again
from kickboard_desktop.actions.walking import rows_of

translate = QCoreApplication.translate

#: Where a job can be that was restored, if nothing happened to it since.
_PLACES = (JobState.ENQUEUED, JobState.SCHEDULED, JobState.RETRY, JobState.DEAD)


def restore(selection: Selection) -> Command:
    """Return the command that puts deleted jobs back where they were; undo deletes them again."""

    def command(store: Store, progress: Progress) -> Report:
        back: list[str] = []
        came = Came()
        met = 0
        for rows in rows_of(store, selection, progress):
            by_op: defaultdict[int, list[str]] = defaultdict(list)
            for row in rows:
                by_op[row.op or 0].append(row.jid)
            for op, jids in by_op.items():
                for part in store.restoring(op, jids, dead_max=progress.dead_max):
                    came.add(part)
            back += [row.jid for row in rows]
            met += len(rows)
            progress.done = met
        unknown = met - came.restored - came.full
        return Report(
            count=came.restored,
            text=_told(came, unknown, progress.dead_max),
            cancelled=progress.cancelled,
            back=delete_again(back, _PLACES) if came.restored else None,
        )

    return command


def restore_operation(op: int) -> Command:
    """Return the command that undoes operation *op*, whoever did it."""
    return lambda store, progress: restoring.restore(store, op, progress)


def purge(selection: Selection) -> Command:
    """Return the command that deletes jobs of the trash for good."""

    def command(store: Store, progress: Progress) -> Report:
        while not progress.cancelled:
            gone = store.purge(selection, STEP)
            progress.done += gone
            if gone < STEP:
                break
        return Report(
            count=progress.done,
            text=told(translate("Commands", "Deleted {jobs} for good"), progress.done),
            cancelled=progress.cancelled,
        )

    return command


def _told(came: Came, unknown: int, dead_max: int | None) -> str:
    restored = came.restored
    if not unknown:
        return came.words(0, dead_max)
    if restored or came.full:
        some = translate("Commands", "{n} of {all} restored; nobody knows where the others were")
        all_ = restored + came.full + unknown
        return some.format(n=text.count(restored), all=text.count(all_))
    if unknown == 1:
        return translate("Commands", "The job could not be restored: nobody knows where it was")
    none = translate("Commands", "None of {jobs} could be restored: nobody knows where they were")
    return told(none, unknown)
