"""What can be done to jobs but to move or delete them: edit, reschedule, another queue."""

from __future__ import annotations

from kickboard.payload.record import JobState
from kickboard_desktop.actions.situation import (
    Situation,
    every,
    in_states,
    some_selected,
    writable,
)
from kickboard_desktop.actions.spec import ActionSpec

_S = JobState
_WAITING = every(writable, in_states(_S.ENQUEUED, _S.SCHEDULED, _S.RETRY, _S.DEAD))


def _one_selected(now: Situation) -> str:
    """Exactly one job is selected."""
    return "" if now.selected == 1 else "Select one job in the table first."


CHANGING = (
    ActionSpec(
        id="edit_job",
        text="Edit and enqueue…",
        tip="Enqueue the job anew with other arguments or options; the old one goes to the trash.",
        icon="pencil",
        keys=("E",),
        in_page=True,
        rule=every(_WAITING, _one_selected),
    ),
    ActionSpec(
        id="reschedule",
        text="Reschedule…",
        tip="Let the selected jobs run at another time.",
        icon="calendar-clock",
        keys=("S",),
        in_page=True,
        rule=every(_WAITING, some_selected),
    ),
    ActionSpec(
        id="move_jobs",
        text="Move to a queue…",
        tip="Put the selected jobs at the back of another queue.",
        icon="move-right",
        keys=("M",),
        in_page=True,
        rule=every(_WAITING, some_selected),
    ),
    ActionSpec(
        id="show_deaths",
        text="Show what died last",
        tip="Show the dead jobs that the last notice told of.",
        icon="skull",
        rule=lambda now: "" if now.is_open else "The store is not open.",
    ),
)
