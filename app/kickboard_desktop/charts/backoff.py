"""Delay by retry number: the formula's band, the dots that landed on it, other rules as ghosts.

A dot is the delay that was planned. How much later the attempt really came is a stroke above
its dot: that part is the machine's, and the formula is not to blame for it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from kickboard.jobs.backoff import Formula
from kickboard_desktop import assets
from kickboard_desktop.charts.lesson_axis import mark_words
from kickboard_desktop.charts.pictured import Pictured
from kickboard_desktop.models.teaching.backoff import Wait
from kickboard_desktop.theme import Theme, mix

#: Seconds at which a line is drawn.
LINES = (1.0, 10.0, 60.0, 600.0, 3_600.0, 21_600.0, 86_400.0, 604_800.0)
#: The foot of the axis; a delay of nothing lies on it.
LOWEST, HIGHEST = 1.0, 604_800.0
#: Share of the accent in the band, over the panel.
BAND_SHARE = 0.22
DOT = 4.0
#: Points between two labels of the axis, at least.
LABEL_GAP = 13


@dataclass(frozen=True, slots=True)
class Ghost:
    """A rule to compare with: its name, and dots of an earlier run of it."""

    name: str
    formula: Formula
    waits: Sequence[Wait] = ()


class BackoffChart(QWidget, Pictured):
    """The chart. Painted by hand: some dozens of marks, redrawn when one is new."""

    LEFT, TOP, RIGHT, BOTTOM = 56, 12, 104, 40

    picture_size = QSize(1152, 480)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backoff_chart")
        self.setAccessibleName(self.tr("Delay by retry"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 116)
        self._theme = theme
        self._font = assets.ui_font(11)
        self._formula: Formula | None = None
        self._retries = 25
        self._waits: Sequence[Wait] = ()
        self._ghosts: Sequence[Ghost] = ()
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size it likes."""
        return QSize(640, 320)

    @property
    def waits(self) -> Sequence[Wait]:
        """The waits it shows."""
        return self._waits

    @property
    def ghosts(self) -> Sequence[Ghost]:
        """The rules it compares with."""
        return self._ghosts

    def show_rule(self, formula: Formula | None, retries: int, ghosts: Sequence[Ghost]) -> None:
        """Draw the band of *formula* for *retries* retries, and *ghosts* behind it."""
        self._formula, self._retries, self._ghosts = formula, retries, ghosts
        self.update()

    def show_waits(self, waits: Sequence[Wait]) -> None:
        """Draw a dot for each of *waits*."""
        if waits != self._waits:
            self._waits = waits
            self.setAccessibleDescription(self.tr("%n wait(s) planned so far", "", len(waits)))
            self.update()

    @property
    def plot(self) -> QRectF:
        """Where the marks go."""
        return QRectF(self.rect().adjusted(self.LEFT, self.TOP, -self.RIGHT, -self.BOTTOM))

    def place(self, number: float, seconds: float) -> QPointF:
        """Return the place of a delay of *seconds* before retry *number* (1 is the first)."""
        plot = self.plot
        x = plot.left() + (number - 0.5) * plot.width() / self._retries
        share = math.log(min(max(seconds, LOWEST), HIGHEST) / LOWEST) / math.log(HIGHEST / LOWEST)
        return QPointF(x, plot.bottom() - share * plot.height())

    def still(self) -> BackoffChart:
        """Return a chart of the same numbers that stands still."""
        made = BackoffChart(self._theme)
        if self._formula is not None:
            made.show_rule(self._formula, self._retries, self._ghosts)
        made.show_waits(self._waits)
        return made

    # -- painting
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw everything."""
        painter = QPainter(self)
        painter.setFont(self._font)
        self._draw_lines(painter)
        self._draw_numbers(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_marks(painter)
        painter.end()

    def _draw_marks(self, painter: QPainter) -> None:
        """Draw all that is not an axis."""
        if self._formula is not None:
            self._draw_ghosts(painter)
            self._draw_band(painter, self._formula)
            self._draw_waits(painter)

    def _draw_lines(self, painter: QPainter) -> None:
        plot = self.plot
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        above = self.height() + LABEL_GAP
        for seconds in LINES:
            y = round(self.place(1, seconds).y())
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            if above - y < LABEL_GAP:
                continue  # no room for its label
            above = y
            painter.setPen(self._theme.color("muted"))
            painter.drawText(QRectF(0, y - 8, self.LEFT - 8, 16), flags, mark_words(seconds))

    def _draw_numbers(self, painter: QPainter) -> None:
        """Draw the retry numbers, as many as have room."""
        plot = self.plot
        room = plot.width() / self._retries
        step = next((n for n in (1, 5, 10) if n * room >= 20), 25)
        painter.setPen(self._theme.color("muted"))
        for number in range(1, self._retries + 1):
            if number == 1 or number % step == 0:
                x = self.place(number, 1).x()
                box = QRectF(x - 20, plot.bottom() + 4, 40, 16)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        foot = QRectF(plot.left(), plot.bottom() + 20, plot.width(), 16)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self.tr("Retry"))

    def _draw_band(self, painter: QPainter, formula: Formula) -> None:
        accent = self._theme.color("accent")
        tokens = self._theme.tokens
        bands = [formula.band(count) for count in range(self._retries)]
        high = [self.place(n + 1, band[1]) for n, band in enumerate(bands)]
        low = [self.place(n + 1, band[0]) for n, band in enumerate(bands)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(tokens.accent, tokens.panel, BAND_SHARE)))
        painter.drawPolygon(QPolygonF([*high, *reversed(low)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 1))
        painter.drawPolyline(QPolygonF(high))
        painter.drawPolyline(QPolygonF(low))

    def _draw_ghosts(self, painter: QPainter) -> None:
        """Draw the other rules' means, and their names at the right, none over another."""
        pen = QPen(self._theme.color("muted"), 1)
        pen.setDashPattern([4, 3])
        ends = []
        for ghost in self._ghosts:
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            points = [self.place(n + 1, ghost.formula.mean(n)) for n in range(self._retries)]
            painter.drawPolyline(QPolygonF(points))
            ends.append((points[-1].y(), ghost.name))
            painter.setPen(QPen(self._theme.color("muted"), 1))
            for wait in ghost.waits:
                painter.drawEllipse(self.place(wait.number, wait.planned), 2.5, 2.5)
        self._draw_names(painter, ends)

    def _draw_names(self, painter: QPainter, ends: Sequence[tuple[float, str]]) -> None:
        painter.setPen(self._theme.color("muted"))
        left, width = self.plot.right() + 6, self.RIGHT - 8
        metrics, above = QFontMetrics(self._font), -100.0
        for y, name in sorted(ends):
            above = max(y, above + 14)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, round(width))
            box = QRectF(left, above - 8, width, 16)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _draw_waits(self, painter: QPainter) -> None:
        accent, warn = self._theme.color("accent"), self._theme.color("warn")
        for wait in self._waits:
            spot = self.place(wait.number, wait.planned)
            if wait.late is not None:
                top = self.place(wait.number, wait.planned + max(0.0, wait.late))
                painter.setPen(QPen(warn, 2))
                painter.drawLine(spot, top)
            painter.setPen(QPen(accent if wait.late is None else self._theme.color("panel"), 1.5))
            painter.setBrush(self._theme.color("panel") if wait.late is None else accent)
            painter.drawEllipse(spot, DOT, DOT)
