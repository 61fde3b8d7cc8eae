"""What can be done to jobs but to move or delete them: edit, reschedule, another queue."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard_desktop.actions.situation import (
    Situation,
    every,
    in_states,
    some_selected,
    writable,
)
from kickboard_desktop.actions.spec import ActionSpec
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_S = JobState
_WAITING = every(
    writable,
    in_states(
        QT_TRANSLATE_NOOP(
            "Actions",
            "Only jobs that wait or are dead can be changed: "
            "open Enqueued, Scheduled, Retries or Dead.",
        ),
        *(_S.ENQUEUED, _S.SCHEDULED, _S.RETRY, _S.DEAD),
    ),
)


def _one_selected(now: Situation) -> str:
    """Exactly one job is selected."""
    return "" if now.selected == 1 else translate("Actions", "Select one job in the table first.")


CHANGING = (
    ActionSpec(
        id="edit_job",
        text=QT_TRANSLATE_NOOP("Actions", "Edit and enqueue…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Enqueue the job anew with other arguments or options; the old one goes to the trash.",
        ),
        icon="pencil",
        keys=("E",),
        in_page=True,
        rule=every(_WAITING, _one_selected),
    ),
    ActionSpec(
        id="reschedule",
        text=QT_TRANSLATE_NOOP("Actions", "Reschedule…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Let the selected jobs run at another time."),
        icon="calendar-clock",
        keys=("S",),
        in_page=True,
        rule=every(_WAITING, some_selected),
    ),
    ActionSpec(
        id="move_jobs",
        text=QT_TRANSLATE_NOOP("Actions", "Move to a queue…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Put the selected jobs at the back of another queue."),
        icon="move-right",
        keys=("M",),
        in_page=True,
        rule=every(_WAITING, some_selected),
    ),
    ActionSpec(
        id="show_deaths",
        text=QT_TRANSLATE_NOOP("Actions", "Show what died last"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the dead jobs that the last notice told of."),
        icon="skull",
        rule=lambda now: "" if now.is_open else translate("Actions", "The store is not open."),
    ),
)
