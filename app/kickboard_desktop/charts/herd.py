"""Attempts a second of jobs that failed together: a spike without jitter, a smear with it.

Both halves have one time axis and one logarithmic count axis, so that what is seen is the
difference and nothing else. Each retry has a colour of its own, and its number above it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.charts.pictured import Pictured
from kickboard_desktop.charts.scale import time_step
from kickboard_desktop.models.teaching.herd import HerdCount, Tally
from kickboard_desktop.theme import Theme

#: Colour of each retry in turn; the first attempt is the failure they share.
TOKENS = ("bad", "accent", "warn", "violet", "good", "muted")
COUNTS = (1, 10, 100, 1_000)
#: Seconds of the axis before anything is known.
LEAST_SECONDS = 60


class HerdChart(QWidget, Pictured):
    """The two histograms, one above the other."""

    LEFT, TOP, RIGHT, BOTTOM, GAP = 56, 24, 16, 24, 34

    picture_size = QSize(1152, 480)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("herd_chart")
        self.setAccessibleName(self.tr("Attempts a second"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 160)
        self._theme = theme
        self._font = assets.ui_font(11)
        self._herd: HerdCount | None = None
        self._titles: Sequence[str] = ()
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size it likes."""
        return QSize(640, 360)

    def show_herd(self, herd: HerdCount | None, titles: Sequence[str]) -> None:
        """Show *herd*, a title above each of its groups; again after it has grown."""
        self._herd, self._titles = herd, titles
        self.update()

    @property
    def seconds(self) -> int:
        """How many seconds the time axis has."""
        return max(LEAST_SECONDS, 0 if self._herd is None else self._herd.last_second + 5)

    def halves(self) -> tuple[QRectF, QRectF]:
        """Return the two plot areas."""
        height = (self.height() - self.TOP - self.BOTTOM - self.GAP) / 2
        width = self.width() - self.LEFT - self.RIGHT
        upper = QRectF(self.LEFT, self.TOP, width, height)
        return upper, upper.translated(0, height + self.GAP)

    def still(self) -> HerdChart:
        """Return a chart of the same numbers that stands still."""
        made = HerdChart(self._theme)
        made.show_herd(self._herd, self._titles)
        return made

    # -- painting
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw both halves and the time below."""
        painter = QPainter(self)
        painter.setFont(self._font)
        halves = self.halves()
        tallies = [] if self._herd is None else list(self._herd.tallies.values())
        for number, half in enumerate(halves):
            self._draw_frame(painter, half, self._titles[number : number + 1])
            if number < len(tallies):
                self._draw_tally(painter, half, tallies[number])
        self._draw_times(painter, halves[1])
        painter.end()

    def _y(self, half: QRectF, count: float) -> float:
        """Return the height of *count*; one attempt is a visible bar."""
        share = (math.log10(count) + 0.25) / (math.log10(COUNTS[-1]) + 0.25)
        return half.bottom() - share * half.height()

    def _draw_frame(self, painter: QPainter, half: QRectF, title: Sequence[str]) -> None:
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for count in COUNTS:
            y = round(self._y(half, count))
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(QPointF(half.left(), y), QPointF(half.right(), y))
            painter.setPen(self._theme.color("muted"))
            painter.drawText(QRectF(0, y - 8, self.LEFT - 8, 16), flags, text.count(count))
        painter.setPen(QPen(self._theme.color("muted"), 1))
        painter.drawLine(half.bottomLeft(), half.bottomRight())
        painter.setPen(self._theme.color("text"))
        box = QRectF(half.left(), half.top() - 22, half.width(), 16)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), "".join(title))

    def _draw_tally(self, painter: QPainter, half: QRectF, tally: Tally) -> None:
        width = half.width() / self.seconds
        # From the last to the first: where two retries overlap, the taller one is the earlier.
        for retry, wave in sorted(tally.waves.items(), reverse=True):
            if retry < 0:
                continue
            color = self._theme.color(TOKENS[retry % len(TOKENS)])
            for second, count in wave.items():
                top = self._y(half, count)
                left = half.left() + second * width
                bar = QRectF(left, top, max(1.0, width), half.bottom() - top)
                painter.fillRect(bar, color)
        self._draw_peaks(painter, half, tally)

    def _draw_peaks(self, painter: QPainter, half: QRectF, tally: Tally) -> None:
        """Draw the number over each retry's peak; one without room is in the table."""
        right = half.left()
        for retry, wave in sorted(tally.waves.items()):
            if retry > 0:
                right = self._draw_peak(painter, half, wave, right)

    def _draw_peak(
        self, painter: QPainter, half: QRectF, wave: Counter[int], after: float
    ) -> float:
        """Draw a peak's number right of *after*, if it fits; return where the next may begin."""
        second, peak = max(wave.items(), key=lambda item: item[1])
        x = half.left() + (second + 0.5) * half.width() / self.seconds
        label = text.count(peak)
        width = painter.fontMetrics().horizontalAdvance(label) + 4
        x = min(max(x, half.left() + width / 2), half.right() - width / 2)
        box = QRectF(x - width / 2, self._y(half, peak) - 15, width, 14)
        if box.left() < after:
            return after
        painter.setPen(self._theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
        return box.right()

    def _draw_times(self, painter: QPainter, half: QRectF) -> None:
        painter.setPen(self._theme.color("muted"))
        step = time_step(self.seconds, half.width())
        for second in range(0, self.seconds + 1, step):
            x = half.left() + second * half.width() / self.seconds
            label = text.duration(second) if second else "0"
            wide = painter.fontMetrics().horizontalAdvance(label)
            x = min(x, self.width() - wide / 2 - 1)  # the last one may stand at the very end
            box = QRectF(x - 40, half.bottom() + 6, 80, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
