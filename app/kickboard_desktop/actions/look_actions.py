"""What can be done with the looks of the window: colours, rows, times, size, presenting."""

from __future__ import annotations

from kickboard_desktop.actions.situation import not_hosted
from kickboard_desktop.actions.spec import ActionSpec

LOOK = (
    ActionSpec(
        id="theme_light",
        text="Light",
        tip="Use the light theme.",
        icon="sun",
        checkable=True,
    ),
    ActionSpec(
        id="theme_dark",
        text="Dark",
        tip="Use the dark theme.",
        icon="moon",
        checkable=True,
    ),
    ActionSpec(
        id="theme_system",
        text="As the system",
        tip="Follow the system's light or dark setting.",
        icon="monitor",
        checkable=True,
    ),
    ActionSpec(
        id="density_compact",
        text="Compact rows",
        tip="Show more rows of a table at once.",
        checkable=True,
    ),
    ActionSpec(
        id="density_default",
        text="Usual rows",
        tip="Show the rows of tables at their usual height.",
        checkable=True,
    ),
    ActionSpec(
        id="density_comfortable",
        text="Comfortable rows",
        tip="Leave more room between the rows of tables.",
        checkable=True,
    ),
    ActionSpec(
        id="times_relative",
        text="Relative times",
        tip="Tell when something is seen from now: 6 s ago, in 2 min.",
        icon="timer",
        checkable=True,
    ),
    ActionSpec(
        id="times_local",
        text="Local times",
        tip="Tell times by the clock of this computer.",
        icon="clock",
        checkable=True,
    ),
    ActionSpec(
        id="times_utc",
        text="UTC times",
        tip="Tell times by universal time, as servers' logs do.",
        icon="globe",
        checkable=True,
    ),
    ActionSpec(
        id="zoom_in",
        text="Larger",
        tip="Draw everything larger.",
        keys=("Ctrl+=", "Ctrl++"),
        rule=not_hosted,
    ),
    ActionSpec(
        id="zoom_out",
        text="Smaller",
        tip="Draw everything smaller.",
        keys=("Ctrl+-",),
        rule=not_hosted,
    ),
    ActionSpec(
        id="zoom_reset",
        text="Usual size",
        tip="Draw everything at its usual size.",
        keys=("Ctrl+0",),
        rule=not_hosted,
    ),
    ActionSpec(
        id="full_screen",
        text="Full screen",
        tip="Use the whole screen.",
        keys=("F11",),
        checkable=True,
    ),
    ActionSpec(
        id="present",
        text="Present",
        tip="Show the page alone and large, for a room; Esc ends it.",
        keys=("F5",),
        checkable=True,
    ),
    ActionSpec(
        id="settings",
        text="Settings…",
        tip="Change looks, times, language, safety and the engine.",
        icon="settings",
        keys=("Ctrl+,",),
    ),
)
