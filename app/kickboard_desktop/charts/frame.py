"""The frame of a chart: its axes and labels, around a view in which the curves move.

A chart is two widgets because they are painted at different rates: the view with every frame,
the labels only when they have moved by a pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
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
#: Points by which the picture moves before it is painted again.
SLIDE_POINTS = 0.1


@dataclass(frozen=True, slots=True)
class GridLine:
    """A horizontal line at *share* of the height (0 is the foot), and its label."""

    share: float
    label: str


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
        self._theme = theme
        self._lines: Sequence[GridLine] = ()
        self._message = ""
        self.marks = Marks(theme)
        self._font = assets.ui_font(11)
        self.view: QWidget | None = None
        self.span: Span = MINUTE
        self.right = 0.0
        self._labelled_at = 0.0
        theme.changed.connect(self.update)

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
        if abs(right - self.right) * scale < SLIDE_POINTS:
            return False
        self.right = right
        if abs(right - self._labelled_at) * scale >= 1.0:
            self._labelled_at = right
            self.update(0, self.height() - self.BOTTOM, self.width(), self.BOTTOM)
        return True

    def _repaint(self) -> None:
        """Paint the labels and, in the view, the lines."""
        self.update()
        if self.view is not None:
            self.view.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the labels."""
        painter = QPainter(self)
        painter.setFont(self._font)
        plot = self.plot
        painter.setPen(self._theme.color("muted"))
        self._draw_values(painter, plot)
        self._draw_times(painter, plot)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the view in the plot area."""
        if self.view is not None:
            self.view.setGeometry(self.plot)
        super().resizeEvent(event)

    def _draw_values(self, painter: QPainter, plot: QRect) -> None:
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for line in self._lines:
            y = plot.bottom() + 1 - line.share * plot.height()
            painter.drawText(QRectF(0, y - 8, self.LEFT - 8, 16), flags, line.label)

    def _draw_times(self, painter: QPainter, plot: QRect) -> None:
        """Draw the times of day; the clock's seconds only where a step is short."""
        if not self.right:
            return
        step = time_step(self.span.seconds, plot.width())
        scale = plot.width() / self.span.seconds
        for at in time_ticks(self.right - self.span.seconds, self.right, step):
            x = plot.right() + 1 - (self._labelled_at - at) * scale
            if plot.left() + 16 <= x <= self.width() - 28:
                label = text.clock_time(at) if step < 60 else text.clock_time(at)[:5]
                box = QRectF(x - 40, plot.bottom() + 6, 80, 16)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)


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
