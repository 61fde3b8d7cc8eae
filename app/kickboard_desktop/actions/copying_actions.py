"""In which ways jobs can be copied to be pasted elsewhere."""

from __future__ import annotations

from kickboard_desktop.actions.situation import some_selected
from kickboard_desktop.actions.spec import ActionSpec
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

COPYING = (
    ActionSpec(
        id="copy_link",
        text=QT_TRANSLATE_NOOP("Actions", "Copy as links"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Copy kickboard:// links, which open the window on the selected jobs."
        ),
        icon="external-link",
        keys=("Ctrl+Shift+L",),
        in_page=True,
        rule=some_selected,
    ),
    ActionSpec(
        id="copy_python",
        text=QT_TRANSLATE_NOOP("Actions", "Copy as Python"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Copy the calls that enqueue the selected jobs again; secrets are masked."
        ),
        icon="file-code",
        keys=("Ctrl+Shift+P",),
        in_page=True,
        rule=some_selected,
    ),
    ActionSpec(
        id="copy_ruby",
        text=QT_TRANSLATE_NOOP("Actions", "Copy as Ruby"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Copy the perform_async calls of Sidekiq for the selected jobs; secrets are masked.",
        ),
        icon="file-code",
        rule=some_selected,
    ),
    ActionSpec(
        id="copy_cli",
        text=QT_TRANSLATE_NOOP("Actions", "Copy as command lines"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Copy the kickboard push commands for the selected jobs; secrets are masked."
        ),
        icon="terminal",
        rule=some_selected,
    ),
    ActionSpec(
        id="copy_markdown",
        text=QT_TRANSLATE_NOOP("Actions", "Copy as Markdown"),
        tip=QT_TRANSLATE_NOOP(
            "Actions",
            "Copy what the selected jobs are and how they failed, for an issue or a chat.",
        ),
        icon="file-text",
        keys=("Ctrl+Shift+M",),
        in_page=True,
        rule=some_selected,
    ),
)
