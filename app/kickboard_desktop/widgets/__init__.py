"""What several pages share. Every part takes the theme it is painted with.

Each name is imported when it is first asked for: the first paint needs buttons and cards, and
the delegates of tables alone would hold it up by as much as all of these.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kickboard_desktop.widgets.buttons import IconButton, Segmented, button
    from kickboard_desktop.widgets.card import Card, CardRow, CardText
    from kickboard_desktop.widgets.combo import ComboBox
    from kickboard_desktop.widgets.drawing import draw_lane, draw_sparkline
    from kickboard_desktop.widgets.focus_ring import FocusRing
    from kickboard_desktop.widgets.labels import (
        ElidedLabel,
        plain_label,
        set_tip,
        set_tone,
        tip_html,
    )
    from kickboard_desktop.widgets.notices import Banner, ProgressStrip, Toast
    from kickboard_desktop.widgets.panel import EmptyState, Panel
    from kickboard_desktop.widgets.pill import state_pill, state_word
    from kickboard_desktop.widgets.slider_row import SliderRow

_HOMES = {
    "buttons": ("IconButton", "Segmented", "button"),
    "card": ("Card", "CardRow", "CardText"),
    "combo": ("ComboBox",),
    "drawing": ("draw_lane", "draw_sparkline"),
    "focus_ring": ("FocusRing",),
    "labels": ("ElidedLabel", "plain_label", "set_tip", "set_tone", "tip_html"),
    "notices": ("Banner", "ProgressStrip", "Toast"),
    "panel": ("EmptyState", "Panel"),
    "pill": ("state_pill", "state_word"),
    "slider_row": ("SliderRow",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Banner",
    "Card",
    "CardRow",
    "CardText",
    "ComboBox",
    "ElidedLabel",
    "EmptyState",
    "FocusRing",
    "IconButton",
    "Panel",
    "ProgressStrip",
    "Segmented",
    "SliderRow",
    "Toast",
    "button",
    "draw_lane",
    "draw_sparkline",
    "plain_label",
    "set_tip",
    "set_tone",
    "state_pill",
    "state_word",
    "tip_html",
]


def __getattr__(name: str) -> Any:
    """Import what is asked for, once."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
