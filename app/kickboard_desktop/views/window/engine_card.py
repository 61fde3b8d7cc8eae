"""The engine's card at the foot of the sidebar: what it does, on which store, how fast."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.engine_words import (
    engine_tone,
    engine_word,
    processes_tone,
    processes_word,
)
from kickboard_desktop.widgets import set_tip
from kickboard_desktop.widgets.veil import veiled


@dataclass(frozen=True, slots=True)
class EngineText:
    """What the engine's card says; *processes* instead of an engine where there are many.

    *away*: the store does not answer.
    """

    state: EngineState = EngineState.STOPPED
    paused: bool = False
    store: str = ""
    busy: int = 0
    concurrency: int = 0
    rate: float = 0.0
    reason: str = ""
    processes: int | None = None
    away: bool = False

    @property
    def tone(self) -> str:
        """Token of the colour of its dot."""
        if self.processes is not None:
            return processes_tone(self.processes, away=self.away)
        return engine_tone(self.state, paused=self.paused)


class EngineCard(QAbstractButton):
    """Dot and word for the engine, the store, the processors and the rate; opens Processors."""

    HEIGHT = 84

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("engineCard")
        self._theme = theme
        self._said = EngineText()
        self._collapsed = False
        self.setFixedHeight(self.HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    @property
    def lines(self) -> tuple[str, str, str]:
        """Its three lines: state, store, processors and rate."""
        said = self._said
        word = engine_word(said.state, paused=said.paused)
        first = self.tr("Engine %s") % word
        if said.processes is not None:
            first = processes_word(said.processes, away=said.away)
            first = first[:1].upper() + first[1:]
        if not said.concurrency or not (said.state.is_up or said.processes):
            return first, said.store, said.reason or self.tr("no processors")
        busy = self.tr("%s of %s busy") % (said.busy, said.concurrency)
        return first, said.store, f"{busy} · {text.rate(said.rate)}"

    def say(self, said: EngineText) -> None:
        """Show *said*."""
        if said != self._said:
            self._said = said
            self.setAccessibleName(", ".join(filter(None, self.lines)))
            set_tip(self, "\n".join(filter(None, self.lines)) if self._collapsed else said.reason)
            self.update()

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the dot only."""
        self._collapsed = collapsed
        self.setFixedHeight(36 if collapsed else self.HEIGHT)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the dot and the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("line"))
        painter.setBrush(self._theme.color("hover" if self.underMouse() else "bg"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._said.tone))
        middle = self.width() / 2 if self._collapsed else 16.0
        painter.drawEllipse(QPointF(middle, 18 if self._collapsed else 21), 4, 4)
        if not self._collapsed:
            self._draw_lines(painter)
        painter.end()

    def _draw_lines(self, painter: QPainter) -> None:
        fonts = (assets.ui_font(13, QFont.Weight.DemiBold), assets.ui_font(12), assets.ui_font(12))
        tops, lefts = (11, 34, 53), (28, 12, 12)
        for line, font, top, left in zip(self.lines, fonts, tops, lefts, strict=True):
            painter.setFont(font)
            color = self._theme.color("text" if top == tops[0] else "muted")
            is_old = self._said.away and top == tops[-1]
            painter.setPen(veiled(self._theme, color) if is_old else color)
            place = QRect(left, top, self.width() - left - 10, 20)
            shown = painter.fontMetrics().elidedText(
                line, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
