"""A strip that is scrolled sideways: with its bar or the wheel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

#: Points for the bar under the content.
BAR = 10


class SideScroll(QScrollArea):
    """Shows *content* in its full height; where it is wider, a part of it."""

    def __init__(self, content: QWidget, height: int, parent: QWidget | None = None) -> None:
        """Take *content*, which is *height* points high."""
        super().__init__(parent)
        self.setObjectName("side_scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(height + BAR)
        self._seen: tuple[int, int] | None = None
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    @Slot(int, int)
    def bring_up(self, left: int, right: int) -> None:
        """Scroll until the content from *left* to *right* is seen, or its left end if too wide."""
        self._seen = (left, right)
        bar, wide = self.horizontalScrollBar(), self.viewport().width()
        if right > bar.value() + wide:
            bar.setValue(right - wide)
        if left < bar.value():
            bar.setValue(max(0, left))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep in view what was brought up last."""
        super().resizeEvent(event)
        if self._seen is not None:
            self.bring_up(*self._seen)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll sideways, whichever way the wheel turns."""
        delta = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.y() or delta.x()))
        self._seen = None
        event.accept()
