"""What is done to deleted jobs: bring them back, one by one or all of an operation, or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard.stores.base import Moved, Selection, Store, View
from kickboard_desktop import format as text
from kickboard_desktop.actions import commands
from kickboard_desktop.actions.commands import STEP, Command, Progress, Report, told
from kickboard_desktop.actions.walking import rows_of

translate = QCoreApplication.translate

#: Where a job can be that was restored, if nothing happened to it since.
_PLACES = (JobState.ENQUEUED, JobState.SCHEDULED, JobState.RETRY, JobState.DEAD)


def restore(selection: Selection) -> Command:
    """Return the command that puts deleted jobs back where they were; undo deletes them again."""

    def command(store: Store, progress: Progress) -> Report:
        back: list[str] = []
        missed = 0
        for rows in rows_of(store, selection, progress):
            by_op: defaultdict[int, list[str]] = defaultdict(list)
            for row in rows:
                by_op[row.op or 0].append(row.jid)
            restored = sum(store.restore(op, jids).restored for op, jids in by_op.items())
            back += [row.jid for row in rows]
            missed += len(rows) - restored
            progress.done += len(rows)
        count = len(back) - missed
        return Report(
            count=count,
            text=_told(count, missed),
            cancelled=progress.cancelled,
            back=(lambda again: delete_again(again, back)) if count else None,
        )

    return command


def restore_operation(op: int) -> Command:
    """Return the command that undoes operation *op*, whoever did it."""

    def command(store: Store, _progress: Progress) -> Report:
        return Report(count=0, text=commands.restore(store, op))

    return command


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


def delete_again(store: Store, jids: Sequence[str]) -> str:
    """Delete jobs that were restored, wherever they are, and return what came of it, in words."""
    op: int | None = None
    count = 0
    for state in _PLACES:
        for start in range(0, len(jids), STEP):
            some = Selection(view=View(state=state), jids=jids[start : start + STEP])
            moved: Moved = store.delete(some, STEP, op)
            op, count = moved.op, count + moved.moved
    return commands.deleted_again(count, len(jids))


def _told(restored: int, missed: int) -> str:
    if not missed:
        return told(translate("Commands", "Restored {jobs}"), restored)
    if restored:
        some = translate("Commands", "{n} of {all} restored; nobody knows where the others were")
        return some.format(n=text.count(restored), all=text.count(restored + missed))
    if missed == 1:
        return translate("Commands", "The job could not be restored: nobody knows where it was")
    none = translate("Commands", "None of {jobs} could be restored: nobody knows where they were")
    return told(none, missed)
