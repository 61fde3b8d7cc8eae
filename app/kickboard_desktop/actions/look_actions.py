"""What can be done with the looks of the window: colours, rows, times, size, presenting."""

from __future__ import annotations

from kickboard_desktop.actions.situation import not_hosted
from kickboard_desktop.actions.spec import ActionSpec
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

LOOK = (
    ActionSpec(
        id="theme_light",
        text=QT_TRANSLATE_NOOP("Actions", "Light"),
        tip=QT_TRANSLATE_NOOP("Actions", "Use the light theme."),
        icon="sun",
        checkable=True,
    ),
    ActionSpec(
        id="theme_dark",
        text=QT_TRANSLATE_NOOP("Actions", "Dark"),
        tip=QT_TRANSLATE_NOOP("Actions", "Use the dark theme."),
        icon="moon",
        checkable=True,
    ),
    ActionSpec(
        id="theme_system",
        text=QT_TRANSLATE_NOOP("Actions", "As the system"),
        tip=QT_TRANSLATE_NOOP("Actions", "Follow the system's light or dark setting."),
        icon="monitor",
        checkable=True,
    ),
    ActionSpec(
        id="density_compact",
        text=QT_TRANSLATE_NOOP("Actions", "Compact rows"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show more rows of a table at once."),
        checkable=True,
    ),
    ActionSpec(
        id="density_default",
        text=QT_TRANSLATE_NOOP("Actions", "Usual rows"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the rows of tables at their usual height."),
        checkable=True,
    ),
    ActionSpec(
        id="density_comfortable",
        text=QT_TRANSLATE_NOOP("Actions", "Comfortable rows"),
        tip=QT_TRANSLATE_NOOP("Actions", "Leave more room between the rows of tables."),
        checkable=True,
    ),
    ActionSpec(
        id="times_relative",
        text=QT_TRANSLATE_NOOP("Actions", "Relative times"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Tell when something is seen from now: 6 s ago, in 2 min."
        ),
        icon="timer",
        checkable=True,
    ),
    ActionSpec(
        id="times_local",
        text=QT_TRANSLATE_NOOP("Actions", "Local times"),
        tip=QT_TRANSLATE_NOOP("Actions", "Tell times by the clock of this computer."),
        icon="clock",
        checkable=True,
    ),
    ActionSpec(
        id="times_utc",
        text=QT_TRANSLATE_NOOP("Actions", "UTC times"),
        tip=QT_TRANSLATE_NOOP("Actions", "Tell times by universal time, as servers' logs do."),
        icon="globe",
        checkable=True,
    ),
    ActionSpec(
        id="zoom_in",
        text=QT_TRANSLATE_NOOP("Actions", "Larger"),
        tip=QT_TRANSLATE_NOOP("Actions", "Draw everything larger."),
        keys=("Ctrl+=", "Ctrl++"),
        rule=not_hosted,
    ),
    ActionSpec(
        id="zoom_out",
        text=QT_TRANSLATE_NOOP("Actions", "Smaller"),
        tip=QT_TRANSLATE_NOOP("Actions", "Draw everything smaller."),
        keys=("Ctrl+-",),
        rule=not_hosted,
    ),
    ActionSpec(
        id="zoom_reset",
        text=QT_TRANSLATE_NOOP("Actions", "Usual size"),
        tip=QT_TRANSLATE_NOOP("Actions", "Draw everything at its usual size."),
        keys=("Ctrl+0",),
        rule=not_hosted,
    ),
    ActionSpec(
        id="full_screen",
        text=QT_TRANSLATE_NOOP("Actions", "Full screen"),
        tip=QT_TRANSLATE_NOOP("Actions", "Use the whole screen."),
        keys=("F11",),
        checkable=True,
    ),
    ActionSpec(
        id="present",
        text=QT_TRANSLATE_NOOP("Actions", "Present"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the page alone and large, for a room; Esc ends it."),
        keys=("F5",),
        checkable=True,
    ),
    ActionSpec(
        id="settings",
        text=QT_TRANSLATE_NOOP("Actions", "Settings…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Change looks, times, language, safety and the engine."),
        icon="settings",
        keys=("Ctrl+,",),
    ),
)
