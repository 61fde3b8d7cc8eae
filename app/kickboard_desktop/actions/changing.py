"""What changes jobs rather than their place alone: another queue, another time, other values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from kickboard.client import Client
from kickboard.errors import KickboardError
from kickboard.inspection import bulk, editing
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import Moved, Selection, Store, Target
from kickboard_desktop.actions.commands import STEP, Command, Progress, Report, in_steps, move

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


def shift(selection: Selection, seconds: float) -> Command:
    """Return the command that lets each job run so many *seconds* later than it would.

    What is between them stays; earlier, where that is negative. Retries stay retries. It is
    one operation, however many times there are.
    """
    state = selection.view.state
    said = translate("Commands", "Rescheduled {jobs}")

    def command(store: Store, progress: Progress) -> Report:
        steps = _walked(store, selection)

        def step(op: int | None) -> Moved:
            jids, op, done = next(steps, None), op or None, 0
            for at, some in _by_time(store, state, jids or ()).items():
                part = replace(selection, jids=tuple(some))
                moved = store.move(part, Target(state=state, at=at + seconds), STEP, op)
                op, done = moved.op, done + moved.moved
            return Moved(op or 0, done, jids is not None)

        return in_steps(step, said, progress)

    return command


def _walked(store: Store, selection: Selection) -> Iterator[Sequence[str]]:
    """Yield the jids of *selection*, a step at a time."""
    if selection.jids is None:
        yield from bulk.walk(store, selection, Target(state=selection.view.state))
        return
    for first in range(0, len(selection.jids), STEP):
        yield selection.jids[first : first + STEP]


def _by_time(store: Store, state: JobState, jids: Sequence[str]) -> dict[float, list[str]]:
    """Return those of *jids* that are still in *state*, by when they are due."""
    found: dict[float, list[str]] = {}
    for jid in jids:
        job = store.get(jid)
        if job is not None and job.record.state is state:
            found.setdefault(job.record.at, []).append(jid)
    return found


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
