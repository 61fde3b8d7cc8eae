"""The time of a run as a strip: where things happen, where the replay is, a place to drag to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kickboard_desktop.theme import Theme, mix

#: Parts of the strip that events are counted in.
BINS = 160
_EDGE = 8.0


class LessonScrubber(QWidget):
    """The strip.

    Signals:
        sought(float): a place was chosen, as a share of the run, 0 to 1.
    """

    sought = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_scrubber")
        self.setAccessibleName(self.tr("Place in the run"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._share = 0.0
        self._heights: Sequence[float] = ()
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return its height."""
        return QSize(200, 26)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def show_profile(self, counts: Sequence[int]) -> None:
        """Show where events are: *counts* of equal parts of the run."""
        highest = max(counts, default=0)
        self._heights = [(count / highest) ** 0.5 for count in counts] if highest else ()
        self.update()

    def show_share(self, share: float) -> None:
        """Show that *share* of the run was replayed."""
        moved = abs(share - self._share) * (self.width() - 2 * _EDGE)
        if moved >= 0.25:
            self._share = share
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw events, what was replayed, and the handle."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        room = QRectF(self.rect()).adjusted(_EDGE, 3, -_EDGE, -6)
        at = room.left() + self._share * room.width()
        step = room.width() / max(1, len(self._heights))
        for i, height in enumerate(self._heights):
            if not height:
                continue
            left = room.left() + i * step
            color = tokens.accent if left < at else tokens.muted
            tall = max(2.0, height * (room.height() - 3))
            bar = QRectF(left, room.bottom() - tall, max(1.0, step - 1), tall)
            painter.fillRect(bar, QColor(mix(color, tokens.panel, 0.45)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 2))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.drawLine(room.bottomLeft(), QPointF(at, room.bottom()))
        painter.setBrush(self._theme.color("panel"))
        painter.drawEllipse(QPointF(at, room.bottom()), 5, 5)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go there."""
        self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)

    def _seek(self, event: QMouseEvent) -> None:
        width = self.width() - 2 * _EDGE
        self.sought.emit(min(1.0, max(0.0, (event.position().x() - _EDGE) / width)))
