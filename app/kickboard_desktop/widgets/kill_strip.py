"""The kills of a session as a strip of time: a bar for each, as high as its recovery took.

The line of the two seconds we promise is always in the picture, so that a bar means
something at a glance. A kill that is not over yet is a bar without an end.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.models.teaching.reliability import GOAL, Incident, incident_words
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import tip_html

_FOOT, _TOP, _LEFT, _BAR = 20, 20, 44, 10
#: Seconds that the strip is wide at least, and the part of it kept free at the right.
LEAST_SPAN, FREE = 60.0, 0.04


class KillStrip(QWidget):
    """The strip. It ends at the present moment, as it was last told."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kill_strip")
        self.setAccessibleName(self.tr("Kills in this session"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme = theme
        self._font = assets.ui_font(11)
        self._incidents: Sequence[Incident] = ()
        self._first = 0.0
        self._now = 1.0
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for bars that can be told apart."""
        return QSize(320, 140)

    def show_incidents(self, incidents: Sequence[Incident], first: float, now: float) -> None:
        """Show *incidents* since *first*, up to *now*, both epoch seconds."""
        if incidents is not self._incidents:
            self._incidents = incidents
            self.setAccessibleDescription(". ".join(map(incident_words, incidents)))
        self._first, self._now = first, max(now, first + LEAST_SPAN)
        self.update()

    # -- places
    @property
    def top(self) -> float:
        """Seconds at the upper edge."""
        known = [incident.recovery or 0.0 for incident in self._incidents]
        return max([GOAL * 1.25, *(value * 1.1 for value in known)])

    def across(self, at: float) -> float:
        """Return where the moment *at* lies."""
        room = (self.width() - _LEFT) * (1 - FREE)
        return _LEFT + _BAR + (at - self._first) / (self._now - self._first) * (room - _BAR)

    def height_of(self, seconds: float) -> float:
        """Return the y of *seconds*."""
        foot = self.height() - _FOOT
        return foot - seconds / self.top * (foot - _TOP)

    def incident_at(self, point: QPoint) -> Incident | None:
        """Return the kill whose bar is nearest to *point*, if one is near."""
        near = [i for i in self._incidents if abs(self.across(i.at) - point.x()) <= _BAR]
        return min(near, key=lambda i: abs(self.across(i.at) - point.x()), default=None)

    # -- events
    def event(self, event: QEvent) -> bool:
        """Say what is known of the kill under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.incident_at(event.pos())
            words = incident_words(found).replace(" · ", "\n") if found else ""
            QToolTip.showText(event.globalPos(), tip_html(words), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the axis, the promised two seconds, the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        self._draw_axes(painter)
        last = float("-inf")
        for incident in self._incidents:
            last = self._draw_bar(painter, incident, last)
        painter.end()

    def _draw_axes(self, painter: QPainter) -> None:
        theme, right, foot = self._theme, self.width() - 1.0, self.height() - _FOOT
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(_LEFT, foot + 0.5), QPointF(right, foot + 0.5))
        painter.setPen(QPen(theme.color("muted"), 1, Qt.PenStyle.DashLine))
        goal = round(self.height_of(GOAL)) + 0.5
        painter.drawLine(QPointF(_LEFT, goal), QPointF(right, goal))
        painter.setPen(theme.color("muted"))
        middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for seconds in (0.0, GOAL):
            place = QRectF(0, self.height_of(seconds) - 10, _LEFT - 6, 20)
            painter.drawText(place, int(middle), text.with_unit(f"{seconds:g}", "s"))
        below = QRectF(_LEFT, foot + 4, right - _LEFT, 16)
        first = text.clock_time(self._first)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), first)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignRight), text.clock_time(self._now))

    def _draw_bar(self, painter: QPainter, incident: Incident, last: float) -> float:
        """Draw one; its time above it unless it would cover the last one's, at *last*."""
        theme, x, seconds = self._theme, self.across(incident.at), incident.recovery
        foot = self.height() - _FOOT
        over = seconds is not None
        high = self.height_of(seconds if seconds is not None else GOAL / 4)
        box = QRectF(x - _BAR / 2, high, _BAR, max(2.0, foot - high))
        tone = "muted" if seconds is None else "good" if seconds <= GOAL else "warn"
        painter.setPen(
            Qt.PenStyle.NoPen if over else QPen(theme.color(tone), 1, Qt.PenStyle.DashLine)
        )
        painter.setBrush(theme.color(tone) if over else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 2, 2)
        word = text.duration(seconds) if seconds is not None else "…"
        width = painter.fontMetrics().horizontalAdvance(word)
        if x - width / 2 < last + 6:
            return last
        painter.setPen(theme.color("text"))
        place = QRectF(x - width / 2 - 1, high - 18, width + 2, 16)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)
        return x + width / 2
