"""The last minute of one processor as a strip of colour, drawn by time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kickboard_desktop.charts.lanes import LANE_SECONDS, Segment
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.drawing import draw_lane


class Lane(QWidget):
    """Green where a job ran, red where one failed, accent while one runs, grey when idle.

    The caller says what time it is (`show_until`), from the one frame timer of its page: a
    lane has no timer and costs nothing while its page is hidden.
    """

    def __init__(self, theme: Theme, *, name: str = "", parent: QWidget | None = None) -> None:
        """Make an idle lane; *name* says whose it is."""
        super().__init__(parent)
        self._theme = theme
        self._segments: Sequence[Segment] = ()
        self._now = 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size for a row of text."""
        return QSize(240, 16)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Show *segments* from the next `show_until` on."""
        self._segments = segments

    def show_until(self, now: float) -> None:
        """Let the right end be *now*, in epoch seconds."""
        moved = (now - self._now) * self.width() / LANE_SECONDS
        if abs(moved) >= 1.0 or (self._segments and self._segments[-1].end is None and moved > 0.2):
            self._now = now
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the strip."""
        painter = QPainter(self)
        draw_lane(painter, QRectF(self.rect()), self._segments, self._theme.tokens, now=self._now)
        painter.end()
