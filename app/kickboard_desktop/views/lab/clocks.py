"""Two clocks side by side: the sandbox's, and the viewer's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.models.teaching.backoff import virtual_time
from kickboard_desktop.widgets import plain_label

#: Seconds up to which tenths are told: real processes are done in as many.
FINE = 10.0


class LabClocks(QWidget):
    """The clocks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lab_clocks")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24)
        self.virtual = self._add(layout, self.tr("Virtual time"), 168)
        self.wall = self._add(layout, self.tr("Your time"), 96)
        self.say(0.0, 0.0)

    def _add(self, layout: QHBoxLayout, name: str, width: int) -> QLabel:
        column = QVBoxLayout()
        column.setSpacing(0)
        caption = plain_label(name, "caption", tone="muted", parent=self)
        value = plain_label("", "title", parent=self)
        value.setAccessibleName(name)
        value.setMinimumWidth(width)
        for label in (caption, value):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            column.addWidget(label)
        layout.addLayout(column)
        return value

    def say(self, virtual: float, wall: float) -> None:
        """Show *virtual* and *wall*, both seconds since the start."""
        self.virtual.setText(_clock(virtual))
        short = wall < 59.95
        self.wall.setText(text.with_unit(text.decimal(wall), "s") if short else text.duration(wall))


def _clock(virtual: float) -> str:
    """Return *virtual* seconds as a clock shows them: 00:12:33, near its start 00:00:02.7."""
    shown = virtual_time(virtual)
    if not 0 < virtual < FINE:
        return shown
    return f"{shown}{text.decimal(0.5)[1]}{int(virtual * 10) % 10}"
