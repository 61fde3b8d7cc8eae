"""A job's life on one line of virtual time: a bar for each wait, the one under way unfinished."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.charts.pictured import Pictured
from kickboard_desktop.models.teaching.backoff import Wait
from kickboard_desktop.theme import Theme, mix

BAR = 20
#: Share of the warning colour in the bars, one and the other.
SHARES = (0.5, 0.3)


class WaitsBar(QWidget, Pictured):
    """The line. As wide as the waits so far with the one under way, planned to its end."""

    picture_size = QSize(1152, 44)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("waits_bar")
        self.setAccessibleName(self.tr("Waits in virtual time"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._font = assets.ui_font(11)
        self._waits: Sequence[Wait] = ()
        self._first = 0.0
        self._now = 0.0
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a line's height: the bars, and the axis below."""
        return QSize(320, BAR + 20)

    def show_waits(self, waits: Sequence[Wait], first: float, now: float) -> None:
        """Show *waits* since *first*, up to *now*, both virtual epoch seconds."""
        if (waits, first, now) != (self._waits, self._first, self._now):
            self._waits, self._first, self._now = waits, first, now
            self.update()

    @property
    def end(self) -> float:
        """Virtual epoch seconds at the right end."""
        return max([self._now, *(w.due + (w.late or 0.0) for w in self._waits), self._first + 1.0])

    def across(self, at: float) -> float:
        """Return where the virtual moment *at* lies."""
        return (at - self._first) / (self.end - self._first) * (self.width() - 1)

    def still(self) -> WaitsBar:
        """Return a chart of the same numbers that stands still."""
        made = WaitsBar(self._theme)
        made.show_waits(self._waits, self._first, self._now)
        return made

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bars, their lengths where there is room, and the present moment."""
        painter = QPainter(self)
        painter.setFont(self._font)
        theme = self._theme
        painter.fillRect(QRectF(0, 0, self.width(), BAR), theme.color("hover"))
        for wait in self._waits:
            self._draw_wait(painter, wait)
        painter.setPen(QPen(theme.color("accent"), 2))
        x = min(self.width() - 1.0, max(1.0, self.across(self._now)))
        if self._waits:
            painter.drawLine(QPointF(x, 0), QPointF(x, BAR + 3))
        painter.setPen(theme.color("muted"))
        foot = QRectF(0, BAR + 3, self.width(), 16)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft), "0")
        if self._waits:
            whole = text.duration(self.end - self._first)
            painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), whole)
        painter.end()

    def _draw_wait(self, painter: QPainter, wait: Wait) -> None:
        tokens = self._theme.tokens
        end = wait.due if wait.late is None else wait.due + wait.late
        left, right = self.across(wait.begun), self.across(end)
        box = QRectF(left, 0, max(1.0, right - left - 1.0), BAR)
        ground = QColor(mix(tokens.warn, tokens.panel, SHARES[wait.number % 2]))
        if wait.late is None:
            painter.setPen(QPen(self._theme.color("warn"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            box.setRight(min(box.right(), max(box.left(), self.across(self._now))))
        painter.fillRect(box, ground)
        label = text.duration(wait.planned)
        room = right - left - 8
        if painter.fontMetrics().horizontalAdvance(label) <= room:
            painter.setPen(self._theme.color("text"))
            whole = QRectF(left, 0, right - left, BAR)
            painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, label)
