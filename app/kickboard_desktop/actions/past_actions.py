"""What can be done with what is over: finished, failed and deleted jobs, and the journal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard.payload.record import JobState
from kickboard_desktop.actions.situation import (
    Situation,
    every,
    in_states,
    some_matching,
    some_selected,
    writable,
)
from kickboard_desktop.actions.spec import ActionSpec
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_S = JobState
_CLONE = in_states(
    QT_TRANSLATE_NOOP("Actions", "Open a list of jobs first; those in the trash are restored."),
    *(_S.COMPLETED, _S.ENQUEUED, _S.SCHEDULED, _S.RETRY, _S.DEAD),
)
_TRASH = every(
    writable,
    in_states(QT_TRANSLATE_NOOP("Actions", "Only for deleted jobs: open the Trash."), _S.TRASH),
)


def _group(now: Situation) -> str:
    """A group of errors is selected that has jobs."""
    if not now.group:
        return translate("Actions", "Open Errors and select one of them first.")
    return (
        ""
        if now.group_jobs
        else translate("Actions", "None of its jobs is dead or waiting for a retry.")
    )


def _operation(now: Situation) -> str:
    """The current job of the trash was put there by an operation that is known."""
    return "" if now.operation is not None else translate("Actions", "Select a job first.")


PAST = (
    ActionSpec(
        id="clone",
        text=QT_TRANSLATE_NOOP("Actions", "Enqueue {n} jobs again"),
        single=QT_TRANSLATE_NOOP("Actions", "Enqueue again"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Enqueue new jobs with the same class, arguments and options."
        ),
        icon="send",
        keys=("D",),
        in_page=True,
        rule=every(writable, _CLONE, some_selected),
    ),
    ActionSpec(
        id="retry_group",
        text=QT_TRANSLATE_NOOP("Actions", "Retry group"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Put all dead and retrying jobs that failed like this back in their queues."
        ),
        icon="rotate-cw",
        keys=("R",),
        in_page=True,
        rule=every(writable, _group),
    ),
    ActionSpec(
        id="delete_group",
        text=QT_TRANSLATE_NOOP("Actions", "Delete group"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Move all dead and retrying jobs that failed like this to the trash."
        ),
        icon="trash-2",
        keys=("Del",),
        in_page=True,
        danger=True,
        rule=every(writable, _group),
    ),
    ActionSpec(
        id="restore_jobs",
        text=QT_TRANSLATE_NOOP("Actions", "Restore {n} jobs"),
        single=QT_TRANSLATE_NOOP("Actions", "Restore"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Put the selected jobs back where they were before they were deleted."
        ),
        icon="undo-2",
        keys=("R",),
        in_page=True,
        rule=every(_TRASH, some_selected),
    ),
    ActionSpec(
        id="restore_operation",
        text=QT_TRANSLATE_NOOP("Actions", "Restore the whole operation"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Put back everything that was deleted together with the current job."
        ),
        icon="history",
        keys=("Shift+R",),
        in_page=True,
        rule=every(_TRASH, _operation),
    ),
    ActionSpec(
        id="purge",
        text=QT_TRANSLATE_NOOP("Actions", "Delete {n} jobs for good…"),
        single=QT_TRANSLATE_NOOP("Actions", "Delete for good…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Really delete the selected jobs. This cannot be undone."),
        icon="trash-2",
        keys=("Del",),
        in_page=True,
        danger=True,
        rule=every(_TRASH, some_selected),
    ),
    ActionSpec(
        id="purge_all",
        text=QT_TRANSLATE_NOOP("Actions", "Delete all {n} for good…"),
        single=QT_TRANSLATE_NOOP("Actions", "Delete all for good…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Really delete every job that the page's filter matches. This cannot be undone.",
        ),
        icon="trash",
        danger=True,
        rule=every(_TRASH, some_matching),
    ),
    ActionSpec(
        id="undo_line",
        text=QT_TRANSLATE_NOOP("Actions", "Undo this"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Take back the selected operation, as far as its jobs have not started."
        ),
        icon="undo-2",
        keys=("U",),
        in_page=True,
        rule=every(
            writable,
            lambda now: (
                ""
                if now.line
                else translate(
                    "Actions", "Open the Journal and select something that can be undone."
                )
            ),
        ),
    ),
)
