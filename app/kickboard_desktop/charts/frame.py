"""The frame of a chart: its axes and labels, around a view in which the curves move.

A chart is two widgets because they are painted at different rates: the view with every frame,
the labels only when they have moved by a pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.charts.marks import Mark, Marks
from kickboard_desktop.charts.pictured import Pictured
from kickboard_desktop.charts.scale import time_step, time_ticks
from kickboard_desktop.charts.series import MINUTE, Span
from kickboard_desktop.theme import Theme

#: Seconds the right edge lies behind the present, so that a tick has come before it is due.
LAG = 0.25
#: Points by which the picture moves before it is painted again: while something happens, and
#: while nothing does: then it steps from point to point, of which a minute slides 14 a second.
#: Where the curves are level nobody sees but the times of day go by.
SLIDE_POINTS, CALM_POINTS, LEVEL_POINTS = 0.1, 0.6, 1.6
#: Points that a picture of the time axis reaches beyond the plot, at each side.
_BESIDE = 40


@dataclass(frozen=True, slots=True)
class GridLine:
    """A horizontal line at *share* of the height (0 is the foot), and its label."""

    share: float
    label: str


@dataclass(frozen=True, slots=True)
class _Strip:
    """A picture of the time axis: what it was made of, of which moment, and the pixels."""

    made_of: object
    at: float
    drawn: QPixmap


class ChartFrame(QWidget, Pictured):
    """A plot area with a value axis at the left and a time axis below.

    Signals:
        drawn(): a frame of the curves was painted.
    """

    drawn = Signal()

    LEFT, TOP, RIGHT, BOTTOM = 52, 8, 16, 24

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Make the frame of the chart *name*."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumSize(240, 96)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Labels that slide would have everything below painted, too.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = theme
        self._lines: Sequence[GridLine] = ()
        self._message = ""
        self.marks = Marks(theme)
        self._font = assets.ui_font(11)
        self._strip: _Strip | None = None
        self.view: QWidget | None = None
        self.span: Span = MINUTE
        self.right = 0.0
        self.is_calm = False
        self.is_level = True  # the view says otherwise
        self._labelled_at = 0.0
        theme.changed.connect(self._on_theme_changed)

    @property
    def theme(self) -> Theme:
        """What it is painted with."""
        return self._theme

    @property
    def lines(self) -> Sequence[GridLine]:
        """The horizontal lines."""
        return self._lines

    @property
    def plot(self) -> QRect:
        """Where the curves go."""
        return self.rect().adjusted(self.LEFT, self.TOP, -self.RIGHT, -self.BOTTOM)

    def set_lines(self, lines: Sequence[GridLine]) -> None:
        """Draw other horizontal lines."""
        if lines != self._lines:
            self._lines = lines
            self._repaint()

    def set_message(self, message: str) -> None:
        """Say in the middle why there are no curves; "" when there are."""
        if message != self._message:
            self._message = message
            self._repaint()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Mark other moments, oldest first."""
        if tuple(marks) != self.marks.shown:
            self.marks.shown = tuple(marks)
            self._repaint()

    @property
    def message(self) -> str:
        """What it says instead of showing curves."""
        return self._message

    def set_view(self, view: QWidget) -> None:
        """Lay the view with the curves into the plot area; it paints the lines, too."""
        self.view = view
        view.setParent(self)
        view.setGeometry(self.plot)

    def slide(self, now: float) -> bool:
        """Let the right edge be shortly before *now*; False if that moves nothing visible."""
        right = now - LAG
        scale = self.plot.width() / self.span.seconds
        if abs(right - self.right) * scale < self._step_points:
            return False
        self.right = right
        if self.is_calm or abs(right - self._labelled_at) * scale >= 1.0:
            self._labelled_at = right
            left = self.LEFT - 8  # what stands there does not move
            self.update(left, self.height() - self.BOTTOM, self.width() - left, self.BOTTOM)
        return True

    @property
    def _step_points(self) -> float:
        if not self.is_calm:
            return SLIDE_POINTS
        return LEVEL_POINTS if self.is_level else CALM_POINTS

    def _on_theme_changed(self) -> None:
        self._strip = None
        self.update()

    def set_calm(self, *, calm: bool) -> None:
        """Slide from point to point, for nothing happens; or as smoothly as can be."""
        if calm != self.is_calm:
            self.is_calm = calm
            self._repaint()

    def _repaint(self) -> None:
        """Paint the labels and, in the view, the lines."""
        self.update()
        if self.view is not None:
            self.view.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground and the labels."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("panel"))
        painter.setFont(self._font)
        plot = self.plot
        painter.setPen(self._theme.color("muted"))
        self._draw_times(painter, plot)
        self._draw_values(painter, plot, QRectF(event.rect()))  # the lowest reaches below the plot
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the view in the plot area."""
        if self.view is not None:
            self.view.setGeometry(self.plot)
        super().resizeEvent(event)

    def _draw_values(self, painter: QPainter, plot: QRect, seen: QRectF) -> None:
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for line in self._lines:
            y = plot.bottom() + 1 - line.share * plot.height()
            box = QRectF(0, y - 8, self.LEFT - 8, 16)
            if box.intersects(seen):
                painter.drawText(box, flags, line.label)

    def _draw_times(self, painter: QPainter, plot: QRect) -> None:
        """Draw the times of day that have room; while nothing happens, from a picture."""
        if not self.right:
            return
        step = time_step(self.span.seconds, plot.width())
        scale = plot.width() / self.span.seconds
        oldest = self._labelled_at - (plot.width() - 16) / scale
        moments = time_ticks(oldest, self._labelled_at - (28 - self.RIGHT) / scale, step)
        if not self.is_calm:
            self._draw_moments(painter, plot.right() + 1, plot.bottom() + 6, moments, step)
            return
        made_of = (moments, step, plot.width(), self.devicePixelRatioF())
        if self._strip is None or self._strip.made_of != made_of:
            self._strip = self._make_strip(made_of, moments, step)
        x = plot.left() - _BESIDE - (self._labelled_at - self._strip.at) * scale
        painter.drawPixmap(QPointF(x, plot.bottom() + 1), self._strip.drawn)

    def _make_strip(self, made_of: object, moments: Sequence[float], step: int) -> _Strip:
        wide, dpr = self.plot.width() + 2 * _BESIDE, self.devicePixelRatioF()
        drawn = QPixmap(round(wide * dpr), round(self.BOTTOM * dpr))
        drawn.setDevicePixelRatio(dpr)
        drawn.fill(self._theme.color("panel"))
        painter = QPainter(drawn)
        painter.setFont(self._font)
        painter.setPen(self._theme.color("muted"))
        self._draw_moments(painter, wide - _BESIDE, 5, moments, step)
        painter.end()
        return _Strip(made_of, self._labelled_at, drawn)

    def _draw_moments(
        self, painter: QPainter, right: float, top: float, moments: Sequence[float], step: int
    ) -> None:
        scale = self.plot.width() / self.span.seconds
        for at in moments:
            x = right - (self._labelled_at - at) * scale
            label = text.clock_time(at) if step < 60 else text.clock_time(at)[:5]
            painter.drawText(QRectF(x - 40, top, 80, 16), Qt.AlignmentFlag.AlignCenter, label)


def draw_lines(painter: QPainter, rect: QRectF, frame: ChartFrame) -> None:
    """Draw the faint lines of *frame* into *rect*, the foot a little stronger."""
    faint = QColor(frame.theme.tokens.line)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(faint, 1))
    for line in frame.lines:
        y = round(rect.bottom() - line.share * (rect.height() - 1)) - (0 if line.share else 1)
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    if frame.message:
        painter.setFont(assets.ui_font())
        painter.setPen(frame.theme.color("muted"))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        room = rect.adjusted(16, 0, -16, 0)
        words = painter.boundingRect(room, flags, frame.message)
        painter.fillRect(words.adjusted(-6, 0, 6, 0), frame.theme.color("panel"))
        painter.drawText(room, flags, frame.message)
