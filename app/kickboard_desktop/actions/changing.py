"""What changes jobs rather than their place alone: another queue, another time, other values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from kickboard.client import Client
from kickboard.errors import KickboardError
from kickboard.inspection import editing
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import Selection, Store, Target
from kickboard_desktop.actions.commands import Command, Progress, Report, move

translate = QCoreApplication.translate

#: States in which a job waits for a time.
TIMED = (JobState.SCHEDULED, JobState.RETRY)


def move_to_queue(selection: Selection, queue: str, *, keep_time: bool) -> Command:
    """Return the command that puts jobs at the back of *queue*.

    With *keep_time* scheduled jobs and retries wait on as they did, and go there when due.
    """
    state = selection.view.state
    keeps = keep_time and state in TIMED
    target = Target(state=state if keeps else JobState.ENQUEUED, queue=queue, keep_time=keeps)
    said = translate("Commands", "Moved to the queue {queue}: {jobs}")
    return move(selection, target, said.replace("{queue}", queue))


def reschedule(selection: Selection, at: float) -> Command:
    """Return the command that lets jobs run at epoch second *at*; retries stay retries."""
    retries = selection.view.state is JobState.RETRY
    state = JobState.RETRY if retries else JobState.SCHEDULED
    said = translate("Commands", "Rescheduled {jobs}")
    return move(selection, Target(state=state, at=at), said)


def edit(record: JobRecord, changes: Mapping[str, Any]) -> Command:
    """Return the command that puts an edited job in the place of *record*.

    It raises a `KickboardError` where nothing was changed.
    """

    def command(store: Store, progress: Progress) -> Report:
        replaced = editing.edit(Client(store), record, changes)
        if replaced is None:
            said = translate("Commands", "{jid} is not {state} any more: it was left as it is")
            state = translate("JobState", record.state.value)
            raise KickboardError(said.format(jid=record.jid, state=state))
        progress.done = 1
        return Report(
            count=1,
            op=replaced.op,
            text=translate(
                "Commands", "Enqueued the edited job {jid}; the old one is in the trash"
            ).format(jid=replaced.jid),
        )

    return command
