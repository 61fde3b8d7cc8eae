"""What several pages share. Every part takes the theme it is painted with."""

from kickboard_desktop.widgets.buttons import IconButton, Segmented, button
from kickboard_desktop.widgets.card import Card, CardRow, CardText
from kickboard_desktop.widgets.combo import ComboBox
from kickboard_desktop.widgets.drawing import draw_lane, draw_sparkline
from kickboard_desktop.widgets.focus_ring import FocusRing
from kickboard_desktop.widgets.labels import ElidedLabel, plain_label, set_tip, set_tone, tip_html
from kickboard_desktop.widgets.lane import Lane
from kickboard_desktop.widgets.notices import Banner, ProgressStrip, Toast
from kickboard_desktop.widgets.panel import EmptyState, Panel
from kickboard_desktop.widgets.pill import StatePillDelegate, state_pill, state_word
from kickboard_desktop.widgets.slider_row import SliderRow
from kickboard_desktop.widgets.sparkline import Sparkline, SparklineDelegate

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
    "Lane",
    "Panel",
    "ProgressStrip",
    "Segmented",
    "SliderRow",
    "Sparkline",
    "SparklineDelegate",
    "StatePillDelegate",
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
