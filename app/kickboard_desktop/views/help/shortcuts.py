"""The overlay with all keys; any key closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kickboard_desktop.actions.spec import ActionSpec
from kickboard_desktop.models.keys.shortcuts import Group, groups
from kickboard_desktop.widgets import plain_label

COLUMNS = 3
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class ShortcutsOverlay(QDialog):
    """The keys in columns of about the same height."""

    def __init__(self, spec: Callable[[str], ActionSpec], parent: QWidget | None = None) -> None:
        """Show the keys that actions have by *spec*."""
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("shortcuts")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        frame = QFrame(self)
        frame.setObjectName("panel")
        outer.addWidget(frame)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(plain_label(self.tr("Keyboard shortcuts"), "title", parent=frame))
        head.addStretch(1)
        note = self.tr("Single letters work while a table has the keyboard. Any key closes this.")
        head.addWidget(plain_label(note, "small", tone="muted", parent=frame))
        layout.addLayout(head)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        for column in spread(groups(spec), COLUMNS):
            columns.addLayout(self._make_column(column, frame), 1)
        layout.addLayout(columns)

    def _make_column(self, column: list[Group], parent: QWidget) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(6)
        for group in column:
            layout.addWidget(plain_label(group.title, "caption", parent=parent))
            grid = QGridLayout()
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(2)
            grid.setColumnStretch(0, 1)
            for row, key in enumerate(group.keys):
                does = plain_label(key.does, "body", parent=parent)
                keys = plain_label(key.keys, "mono", tone="accent", parent=parent)
                keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(does, row, 0)
                grid.addWidget(keys, row, 1)
            layout.addLayout(grid)
            layout.addSpacing(8)
        layout.addStretch(1)
        return layout

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close; a modifier alone is the beginning of a key."""
        if event.key() not in _MODIFIERS:
            self.accept()

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Close."""
        self.accept()


def spread(found: tuple[Group, ...], columns: int) -> list[list[Group]]:
    """Return the groups in *columns* of about the same height, in each in their order.

    The longest groups choose first. To keep the order across columns, too, would make one of
    them higher than a small screen.
    """
    made: list[list[int]] = [[] for _ in range(columns)]
    lines = [len(group.keys) + 2 for group in found]
    for number in sorted(range(len(found)), key=lambda n: -lines[n]):
        min(made, key=lambda column: sum(lines[n] for n in column)).append(number)
    return [[found[n] for n in sorted(column)] for column in sorted(made, key=min)]
