"""The mark in the status bar that a recording is under way; a click ends it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import set_tip


class RecordMark(QAbstractButton):
    """A red dot, how large the file is, and for how long."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record_mark")
        self._theme = theme
        self._font = assets.ui_font(12)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)
        self.say(0, 0.0)

    def say(self, size: int, seconds: float) -> None:
        """Show *size* bytes and *seconds*."""
        whole = int(seconds)
        clock = f"{whole // 60}:{whole % 60:02}"
        self.setText(self.tr("Recording · %s · %s") % (text.size(size), clock))
        self.setAccessibleName(self.tr("%s, press to stop") % self.text())
        set_tip(self, self.tr("This session is being recorded. Click to stop."))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for dot and words."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 34, 24)

    minimumSizeHint = sizeHint  # noqa: N815 - Qt's name

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the dot and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(self.rect(), 6, 6)
        painter.setBrush(self._theme.color("bad"))
        painter.drawEllipse(QPointF(12, self.height() / 2), 4.5, 4.5)
        painter.setFont(self._font)
        painter.setPen(self._theme.color("text"))
        place = self.rect().adjusted(23, 0, -4, 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.end()
