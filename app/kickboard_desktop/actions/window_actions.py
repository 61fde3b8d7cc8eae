"""What can be done with the window itself: pages, undo, files, looks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.actions.recording_actions import in_recording
from kickboard_desktop.actions.situation import every, not_held, not_hosted
from kickboard_desktop.actions.spec import ActionSpec
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

#: Pages in the order of Ctrl+1, Ctrl+2, …
PAGES = (
    ("overview", QT_TRANSLATE_NOOP("Actions", "Overview")),
    ("queues", QT_TRANSLATE_NOOP("Actions", "Queues")),
    ("enqueued", QT_TRANSLATE_NOOP("Actions", "Enqueued")),
    ("scheduled", QT_TRANSLATE_NOOP("Actions", "Scheduled")),
    ("retries", QT_TRANSLATE_NOOP("Actions", "Retries")),
    ("dead", QT_TRANSLATE_NOOP("Actions", "Dead")),
    ("completed", QT_TRANSLATE_NOOP("Actions", "Completed")),
    ("errors", QT_TRANSLATE_NOOP("Actions", "Errors")),
    ("processors", QT_TRANSLATE_NOOP("Actions", "Processors")),
    ("log", QT_TRANSLATE_NOOP("Actions", "Log")),
    ("journal", QT_TRANSLATE_NOOP("Actions", "Journal")),
    ("trash", QT_TRANSLATE_NOOP("Actions", "Trash")),
)
#: Those of the lab, which come after them.
LAB_PAGES = (
    ("lessons", QT_TRANSLATE_NOOP("Actions", "Lessons")),
    ("playground", QT_TRANSLATE_NOOP("Actions", "Playground")),
    ("backoff", QT_TRANSLATE_NOOP("Actions", "Backoff lab")),
    ("reliability", QT_TRANSLATE_NOOP("Actions", "Reliability")),
    ("life", QT_TRANSLATE_NOOP("Actions", "Life of a job")),
    ("load", QT_TRANSLATE_NOOP("Actions", "Load test")),
)
#: Pages that have a key; Ctrl+0 is the usual size, as everywhere.
KEYS = 9

WINDOW = (
    ActionSpec(
        id="undo",
        text=QT_TRANSLATE_NOOP("Actions", "Undo"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Take back the last operation, as far as its jobs have not started."
        ),
        icon="undo-2",
        keys=("Ctrl+Z",),
        rule=every(
            not_held,
            lambda now: (
                ""
                if now.undo or now.undo_due
                else translate("Actions", "There is nothing to undo.")
            ),
        ),
    ),
    ActionSpec(
        id="redo",
        text=QT_TRANSLATE_NOOP("Actions", "Redo"),
        tip=QT_TRANSLATE_NOOP("Actions", "Do again what was taken back."),
        icon="redo-2",
        keys=("Ctrl+Shift+Z",),
        rule=every(
            not_held,
            lambda now: (
                ""
                if now.redo or now.redo_due
                else translate("Actions", "There is nothing to redo.")
            ),
        ),
    ),
    ActionSpec(
        id="run_demo",
        text=QT_TRANSLATE_NOOP("Actions", "Run the demo"),
        tip=QT_TRANSLATE_NOOP("Actions", "Open the demo's own store and start its jobs."),
        icon="play",
        rule=every(
            not_hosted, lambda now: translate("Actions", "The demo is open.") if now.is_demo else ""
        ),
    ),
    ActionSpec(
        id="open_lesson",
        text=QT_TRANSLATE_NOOP("Actions", "Open a lesson…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "See how queues, retries and backoff work, each in a few minutes."
        ),
        icon="graduation-cap",
    ),
    ActionSpec(
        id="open_jobs",
        text=QT_TRANSLATE_NOOP("Actions", "Open my jobs…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Open a Python file with job classes, or a Kickboard database."
        ),
        icon="folder-open",
        keys=("Ctrl+O",),
        rule=not_hosted,
    ),
    ActionSpec(
        id="connect_redis",
        text=QT_TRANSLATE_NOOP("Actions", "Connect to Redis…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Look at the jobs in a Redis, Sidekiq's too, in a window of its own."
        ),
        icon="plug",
        rule=not_hosted,
    ),
    ActionSpec(
        id="first_job",
        text=QT_TRANSLATE_NOOP("Actions", "Write a first job…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Begin with eight lines of Python that are a job, save and open them."
        ),
        icon="pencil",
        rule=not_hosted,
    ),
    ActionSpec(
        id="palette",
        text=QT_TRANSLATE_NOOP("Actions", "Command palette…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Find an action, a page, a queue or a job by a few letters."
        ),
        icon="search",
        keys=("Ctrl+K",),
    ),
    ActionSpec(
        id="shortcuts",
        text=QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show all keys of the window."),
        icon="keyboard",
        keys=("?",),
    ),
    ActionSpec(
        id="glossary",
        text=QT_TRANSLATE_NOOP("Actions", "Glossary"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Say what queue, retry, backoff and the other words mean."
        ),
        icon="book-open",
        keys=("F1",),
    ),
    ActionSpec(
        id="find",
        text=QT_TRANSLATE_NOOP("Actions", "Find jobs"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the query bar of this page."),
        icon="search",
        keys=("Ctrl+F", "/"),
    ),
    ActionSpec(
        id="show_detail",
        text=QT_TRANSLATE_NOOP("Actions", "Job detail"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show or hide everything about the selected job."),
        icon="panel-right",
        keys=("F4",),
        checkable=True,
    ),
    ActionSpec(
        id="show_log",
        text=QT_TRANSLATE_NOOP("Actions", "Log at the foot"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show or hide the log below the page."),
        icon="terminal",
        keys=("F8",),
        checkable=True,
    ),
    ActionSpec(
        id="fold_sidebar",
        text=QT_TRANSLATE_NOOP("Actions", "Narrow sidebar"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show only the icons of the pages."),
        icon="panel-left",
        keys=("Ctrl+B",),
        checkable=True,
    ),
    ActionSpec(
        id="reduce_motion",
        text=QT_TRANSLATE_NOOP("Actions", "Reduce motion"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Let nothing slide or fade; charts move with each new number."
        ),
        checkable=True,
    ),
    ActionSpec(
        id="freeze",
        text=QT_TRANSLATE_NOOP("Actions", "Freeze"),
        tip=QT_TRANSLATE_NOOP("Actions", "Hold the rows where they are while you read."),
        icon="clock",
        keys=("Ctrl+L",),
        checkable=True,
    ),
    ActionSpec(
        id="about",
        text=QT_TRANSLATE_NOOP("Actions", "About Kickboard"),
        tip=QT_TRANSLATE_NOOP("Actions", "Versions, paths and licences."),
        icon="info",
    ),
    ActionSpec(
        id="quit",
        text=QT_TRANSLATE_NOOP("Actions", "Quit"),
        tip=QT_TRANSLATE_NOOP("Actions", "Close the window and stop its engine."),
        icon="log-out",
        keys=("Ctrl+Q",),
    ),
)

GO = tuple(
    ActionSpec(
        id=f"page_{name}",
        text=title,
        tip=QT_TRANSLATE_NOOP("Actions", "Show the page {title}."),
        keys=(f"Ctrl+{number}",) if number <= KEYS else (),
        checkable=True,
        rule=in_recording(name),
    )
    for number, (name, title) in enumerate(PAGES + LAB_PAGES, start=1)
)
