"""What can be done with the window itself: pages, undo, files, looks."""

from __future__ import annotations

from kickboard_desktop.actions.recording_actions import in_recording
from kickboard_desktop.actions.situation import every, not_hosted
from kickboard_desktop.actions.spec import ActionSpec

#: Pages in the order of Ctrl+1, Ctrl+2, …
PAGES = (
    ("overview", "Overview"),
    ("queues", "Queues"),
    ("enqueued", "Enqueued"),
    ("scheduled", "Scheduled"),
    ("retries", "Retries"),
    ("dead", "Dead"),
    ("completed", "Completed"),
    ("errors", "Errors"),
    ("processors", "Processors"),
    ("log", "Log"),
    ("journal", "Journal"),
    ("trash", "Trash"),
)
#: Those of the lab, which come after them.
LAB_PAGES = (
    ("backoff", "Backoff lab"),
    ("reliability", "Reliability"),
    ("life", "Life of a job"),
    ("load", "Load test"),
)
#: Pages that have a key; Ctrl+0 is the usual size, as everywhere.
KEYS = 9

WINDOW = (
    ActionSpec(
        id="undo",
        text="Undo",
        tip="Take back the last operation, as far as its jobs have not started.",
        icon="undo-2",
        keys=("Ctrl+Z",),
        rule=lambda now: "" if now.undo else "There is nothing to undo.",
    ),
    ActionSpec(
        id="redo",
        text="Redo",
        tip="Do again what was taken back.",
        icon="redo-2",
        keys=("Ctrl+Shift+Z",),
        rule=lambda now: "" if now.redo else "There is nothing to redo.",
    ),
    ActionSpec(
        id="run_demo",
        text="Run the demo",
        tip="Open the demo's own store and start its jobs.",
        icon="play",
        rule=every(not_hosted, lambda now: "The demo is open." if now.is_demo else ""),
    ),
    ActionSpec(
        id="open_jobs",
        text="Open my jobs…",
        tip="Open a Python file with job classes, or a Kickboard database.",
        icon="folder-open",
        keys=("Ctrl+O",),
        rule=not_hosted,
    ),
    ActionSpec(
        id="first_job",
        text="Write a first job…",
        tip="Begin with eight lines of Python that are a job, save and open them.",
        icon="pencil",
        rule=not_hosted,
    ),
    ActionSpec(
        id="palette",
        text="Command palette…",
        tip="Find an action, a page, a queue or a job by a few letters.",
        icon="search",
        keys=("Ctrl+K",),
    ),
    ActionSpec(
        id="shortcuts",
        text="Keyboard shortcuts",
        tip="Show all keys of the window.",
        icon="keyboard",
        keys=("?",),
    ),
    ActionSpec(
        id="glossary",
        text="Glossary",
        tip="Say what queue, retry, backoff and the other words mean.",
        icon="book-open",
        keys=("F1",),
    ),
    ActionSpec(
        id="find",
        text="Find jobs",
        tip="Go to the query bar of this page.",
        icon="search",
        keys=("Ctrl+F", "/"),
    ),
    ActionSpec(
        id="show_detail",
        text="Job detail",
        tip="Show or hide everything about the selected job.",
        icon="panel-right",
        keys=("F4",),
        checkable=True,
    ),
    ActionSpec(
        id="show_log",
        text="Log at the foot",
        tip="Show or hide the log below the page.",
        icon="terminal",
        keys=("F8",),
        checkable=True,
    ),
    ActionSpec(
        id="fold_sidebar",
        text="Narrow sidebar",
        tip="Show only the icons of the pages.",
        icon="panel-left",
        keys=("Ctrl+B",),
        checkable=True,
    ),
    ActionSpec(
        id="reduce_motion",
        text="Reduce motion",
        tip="Let nothing slide or fade; charts move with each new number.",
        checkable=True,
    ),
    ActionSpec(
        id="freeze",
        text="Freeze",
        tip="Hold the rows where they are while you read.",
        icon="clock",
        keys=("Ctrl+L",),
        checkable=True,
    ),
    ActionSpec(
        id="about",
        text="About Kickboard",
        tip="Versions, paths and licences.",
        icon="info",
    ),
    ActionSpec(
        id="quit",
        text="Quit",
        tip="Close the window and stop its engine.",
        icon="log-out",
        keys=("Ctrl+Q",),
    ),
)

GO = tuple(
    ActionSpec(
        id=f"page_{name}",
        text=title,
        tip=f"Show the page {title}.",
        keys=(f"Ctrl+{number}",) if number <= KEYS else (),
        checkable=True,
        rule=in_recording(name),
    )
    for number, (name, title) in enumerate(PAGES + LAB_PAGES, start=1)
)
