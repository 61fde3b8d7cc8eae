"""What can be done with recordings: make one, open one, go through it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.actions.situation import Rule, Situation, every, is_live
from kickboard_desktop.actions.spec import ActionSpec
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

#: Pages that a recording has something for.
RECORDED_PAGES = ("overview", "queues", "errors", "processors", "journal", "life")


def in_recording(name: str) -> Rule:
    """The page *name* has something to show, also of a recording."""
    if name in RECORDED_PAGES:
        return lambda now: ""
    return lambda now: (
        translate("Actions", "A recording has no jobs to list.") if now.recorded else ""
    )


def _recorded(now: Situation) -> str:
    """The window shows a recording."""
    return "" if now.recorded else translate("Actions", "Open a recording first.")


RECORDING = (
    ActionSpec(
        id="open_recording",
        text=QT_TRANSLATE_NOOP("Actions", "Open a recording…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Show a recorded session in a window of its own, and go through it."
        ),
        icon="film",
        keys=("Ctrl+Shift+O",),
    ),
    ActionSpec(
        id="record",
        text=QT_TRANSLATE_NOOP("Actions", "Record this session…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Write to a file what this window is told, to be opened again later."
        ),
        icon="circle-dot",
        keys=("Ctrl+Shift+R",),
        rule=every(
            is_live,
            lambda now: translate("Actions", "It is being recorded.") if now.recording else "",
        ),
    ),
    ActionSpec(
        id="stop_recording",
        text=QT_TRANSLATE_NOOP("Actions", "Stop recording"),
        tip=QT_TRANSLATE_NOOP("Actions", "End the recording; its file is complete."),
        icon="square",
        rule=lambda now: (
            "" if now.recording else translate("Actions", "Nothing is being recorded.")
        ),
    ),
    ActionSpec(
        id="play_recording",
        text=QT_TRANSLATE_NOOP("Actions", "Play or pause"),
        tip=QT_TRANSLATE_NOOP("Actions", "Let the time of the recording go by, or stand."),
        icon="play",
        keys=("Ctrl+Space",),
        rule=_recorded,
    ),
    ActionSpec(
        id="step_back",
        text=QT_TRANSLATE_NOOP("Actions", "A second back"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show what was a second before."),
        icon="step-back",
        keys=("Alt+Left",),
        rule=_recorded,
    ),
    ActionSpec(
        id="step_forward",
        text=QT_TRANSLATE_NOOP("Actions", "A second on"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show what came a second later."),
        icon="step-forward",
        keys=("Alt+Right",),
        rule=_recorded,
    ),
    ActionSpec(
        id="slower",
        text=QT_TRANSLATE_NOOP("Actions", "Slower"),
        tip=QT_TRANSLATE_NOOP("Actions", "Let the time of the recording go by more slowly."),
        icon="rewind",
        keys=("Alt+Down",),
        rule=_recorded,
    ),
    ActionSpec(
        id="faster",
        text=QT_TRANSLATE_NOOP("Actions", "Faster"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Let the time of the recording go by faster, up to a hundred times."
        ),
        icon="fast-forward",
        keys=("Alt+Up",),
        rule=_recorded,
    ),
)
