"""Moments that are marked in a chart by an upright line and a word: deploys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.theme import Theme

#: Points beside the line in which the mouse is on it.
NEAR = 6.0
#: Dashes of the line, in points.
_DASHES = (2, 2)
_HEIGHT, _GAP, _WIDEST, _NARROWEST = 16, 4, 150, 36
#: Characters of a label; another program wrote it.
_LONGEST = 120


class Mark(NamedTuple):
    """What is marked: when, in epoch seconds, and what is to be said of it."""

    at: float
    label: str

    @property
    def words(self) -> str:
        """The label on one line, without what would do something on a screen."""
        return text.one_line(self.label, _LONGEST)


class Marks:
    """The marks of one chart, oldest first, painted over its curves."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._font = assets.ui_font(11)
        self.shown: tuple[Mark, ...] = ()

    def near(self, x: float, right: float, width: float, scale: float) -> Mark | None:
        """Return the mark that the mouse at *x* points to.

        Args:
            x: Points from the left edge.
            right: Epoch seconds of the right edge.
            width: Points between the edges.
            scale: Points that are a second.
        """
        places = [(abs(width - (right - mark.at) * scale - x), mark) for mark in self.shown]
        found = min(places, default=None, key=lambda one: one[0])
        return found[1] if found is not None and found[0] <= NEAR else None

    def draw(self, painter: QPainter, rect: QRectF, right: float, scale: float) -> None:
        """Draw those that lie in *rect*, whose right edge is epoch second *right*."""
        places = [(rect.right() - (right - mark.at) * scale, mark) for mark in self.shown]
        places = [(x, mark) for x, mark in places if rect.left() <= x <= rect.right()]
        if not places:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._pen())
        for x, _ in places:
            painter.drawLine(QPointF(round(x), rect.top()), QPointF(round(x), rect.bottom()))
        painter.setFont(self._font)
        edges = [x for x, _ in places[1:]] + [rect.right()]
        for (x, mark), edge in zip(places, edges, strict=True):
            self._draw_label(painter, mark.words, QPointF(round(x), rect.top()), edge - x)

    def _pen(self) -> QPen:
        pen = QPen(self._theme.color("violet"), 1)
        pen.setCosmetic(True)
        pen.setDashPattern(list(_DASHES))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _draw_label(self, painter: QPainter, words: str, at: QPointF, room: float) -> None:
        """Write *words* right of *at*, as many as there is room for; too few: none."""
        width = min(_WIDEST, room - 2 * _GAP)
        if width < _NARROWEST:
            return
        metrics = QFontMetricsF(self._font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        box = QRectF(at.x() + 1, at.y() + 1, metrics.horizontalAdvance(shown) + 2 * _GAP, _HEIGHT)
        painter.fillRect(box, self._theme.color("panel"))
        painter.setPen(self._theme.color("violet"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


def told(marks: Sequence[Mark]) -> str:
    """Return *marks* in words, for who cannot see them: time and label."""
    return ", ".join(f"{text.clock_time(mark.at)[:5]} {mark.words}" for mark in marks)
