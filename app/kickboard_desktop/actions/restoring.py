"""Takes operations back, part by part, and says exactly what came back and what did not.

What was stopped, and what Dead had no room for, can still be taken back afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from kickboard.errors import KickboardError
from kickboard.payload.record import JobState
from kickboard.stores.base import RestoredPart, Selection, Store, View
from kickboard_desktop import format as text
from kickboard_desktop.actions.commands import STEP, Command, Progress, Report, told
from kickboard_desktop.models.redis.store_words import explained

translate = QCoreApplication.translate

#: Operations among which the number of jobs of one is looked up.
_KNOWN = 1000


def restore(store: Store, op: int, progress: Progress) -> Report:
    """Undo operation *op* as far as it was not stopped, and as Dead has room."""
    if not progress.total:
        found = (one.count for one in store.operations(_KNOWN) if one.id == op)
        progress.total = next(found, 0)
    came = Came()
    trouble = came.take(store.restoring(op, dead_max=progress.dead_max), progress)
    seen = came.restored + came.missed + came.full
    left = max(0, progress.total - seen) if trouble or progress.cancelled else 0
    return Report(
        count=came.restored,
        text=came.words(left, progress.dead_max) + trouble,
        left=left + came.full,
        cancelled=bool(left),
    )


class Came:
    """What came back so far, what did not, and what Dead has no room for."""

    def __init__(self) -> None:
        self.restored = self.missed = self.full = 0

    def add(self, part: RestoredPart) -> None:
        """Count a part."""
        self.restored += part.restored
        self.missed += part.missed
        self.full += part.full

    def take(self, parts: Iterable[RestoredPart], progress: Progress) -> str:
        """Take part after part until it is stopped; return what went wrong after the first."""
        try:
            for part in parts:
                self.add(part)
                progress.done += sum(part)
                if progress.cancelled:
                    break
        except KickboardError as error:
            if not progress.done:
                raise
            return translate("Commands", ", then: %s") % explained(error)
        return ""

    def words(self, left: int, dead_max: int | None) -> str:
        """Return it in a sentence; *left* jobs were not looked at."""
        parts = []
        if self.restored or self.missed or not self.full:
            parts.append(_went(self.restored, self.missed, others=left + self.full))
        if self.full:
            some = translate("Commands", "{jobs} stay where they are, for Dead holds {max} at most")
            parts.append(told(some, self.full).replace("{max}", text.count(dead_max or 0)))
        if left:
            some = translate("Commands", "stopped before {jobs}, which can still be undone")
            parts.append(told(some, left))
        return "; ".join(parts)


def _went(restored: int, missed: int, *, others: int) -> str:
    """Return what came of those that were tried; *others* were not."""
    tried = restored + missed
    if not missed:
        return told(translate("Commands", "Restored {jobs}"), restored)
    if restored or others:
        some = translate("Commands", "{n} of {all} restored, {left} already running or gone")
        return some.format(n=text.count(restored), all=text.count(tried), left=text.count(missed))
    if tried == 1:
        return translate("Commands", "The job could not be restored: it has run or moved on")
    none = translate("Commands", "None of {jobs} could be restored: they have run or moved on")
    return told(none, tried)


def delete_again(jids: Sequence[str], states: Sequence[JobState]) -> Command:
    """Return the command that deletes what was put there, from wherever in *states* it is.

    It goes on where it was stopped.
    """
    waiting = list(jids)

    def command(store: Store, progress: Progress) -> Report:
        everything, deleted = len(waiting), 0
        progress.total = everything
        while waiting and not progress.cancelled:
            some = waiting[:STEP]
            deleted += _delete(store, some, states)
            del waiting[: len(some)]
            progress.done += len(some)
        words = deleted_again(deleted, everything - len(waiting))
        if waiting:
            tail = translate("Commands", "stopped before {jobs}, which can still be undone")
            words = f"{words}; {told(tail, len(waiting))}"
        return Report(count=deleted, text=words, left=len(waiting), cancelled=bool(waiting))

    return command


def _delete(store: Store, jids: Sequence[str], states: Sequence[JobState]) -> int:
    op: int | None = None
    deleted = 0
    for state in states:
        some = Selection(view=View(state=state), jids=jids)
        moved = store.delete(some, STEP, op)
        op, deleted = moved.op, deleted + moved.moved
    return deleted


def deleted_again(deleted: int, everything: int) -> str:
    """Return in words that *deleted* of *everything* jobs were taken away again."""
    if deleted == everything:
        return told(translate("Commands", "Deleted {jobs}"), deleted)
    if everything == 1:
        return translate("Commands", "The job could not be deleted: it is running or gone")
    some = translate("Commands", "{n} of {all} deleted, {left} already running or gone")
    left = everything - deleted
    return some.format(n=text.count(deleted), all=text.count(everything), left=text.count(left))
