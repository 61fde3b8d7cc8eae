"""The state of a job as a pill: icon, word and colour, always all three.

A pill is painted once for each word, theme and pixel ratio; a cell costs one pixmap.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from kickboard.payload.record import JobState
from kickboard_desktop import assets
from kickboard_desktop.theme import PILL_SHARE, Theme, mix

HEIGHT = 20
_ICON = 12
_PADDING = 8
_GAP = 4


def state_of(value: object) -> JobState | None:
    """Return the state that a model's value is, None where it is none (a placeholder row)."""
    try:
        return JobState(str(value))
    except ValueError:
        return None


def state_word(state: JobState) -> str:
    """Return the word for *state* in the language of the window."""
    return QCoreApplication.translate("JobState", state.value)


def state_pill(theme: Theme, state: JobState, dpr: float = 1.0) -> QPixmap:
    """Return the pill of *state*, `HEIGHT` points high, for a screen of ratio *dpr*."""
    color = theme.state_color(state)
    return pill(state_word(state), theme.state_icon(state), color, theme.tokens.panel, dpr)


@lru_cache(maxsize=128)
def pill(word: str, icon: str, color: str, panel: str, dpr: float = 1.0) -> QPixmap:
    """Return a pill with any *word*; its ground is *color* at 14 % over *panel*, opaque."""
    font = assets.ui_font(12, QFont.Weight.Medium)
    width = QFontMetrics(font).horizontalAdvance(word) + _ICON + _GAP + 2 * _PADDING
    drawn = QPixmap(round(width * dpr), round(HEIGHT * dpr))
    drawn.setDevicePixelRatio(dpr)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mix(color, panel, PILL_SHARE)))
    painter.drawRoundedRect(QRectF(0, 0, width, HEIGHT), HEIGHT / 2, HEIGHT / 2)
    glyph = assets.pixmap(icon, color, _ICON, dpr)
    painter.drawPixmap(_PADDING, (HEIGHT - _ICON) // 2, glyph)
    painter.setPen(QColor(color))
    painter.setFont(font)
    text = QRectF(_PADDING + _ICON + _GAP, 0, width, HEIGHT)
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, word)
    painter.end()
    return drawn
