"""What dialogs have in common: a title, and at the foot the way out beside the way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kickboard_desktop.widgets.buttons import button
from kickboard_desktop.widgets.labels import plain_label, set_tip

translate = QCoreApplication.translate


def titled_column(dialog: QDialog, title: str) -> QVBoxLayout:
    """Call *dialog* by *title*, and return its column, in which that is the first line."""
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 16)
    column.setSpacing(12)
    column.addWidget(plain_label(title, "section", parent=dialog))
    return column


def add_foot(
    column: QVBoxLayout,
    word: str,
    act: Callable[[], None],
    *,
    kind: str = "primary",
    first: QWidget | None = None,
) -> QPushButton:
    """Add the last row of a dialog: *Cancel*, and the button that goes on, which is returned.

    Args:
        column: Of `titled_column`.
        word: What the button says: a verb.
        act: Is called when it is pressed.
        kind: As in `button`.
        first: What stands at the left, made already: Tab goes from left to right.
    """
    dialog = column.parentWidget()
    assert isinstance(dialog, QDialog)
    row = QHBoxLayout()
    row.setSpacing(8)
    if first is not None:
        row.addWidget(first)
    row.addStretch(1)
    cancel = button(translate("Dialog", "Cancel"), parent=dialog)
    cancel.clicked.connect(dialog.reject)
    go_on = button(word, kind, parent=dialog)
    go_on.clicked.connect(act)
    row.addWidget(cancel)
    row.addWidget(go_on)
    column.addLayout(row)
    return go_on


def press_by_ctrl_enter(made: QPushButton) -> None:
    """Let Ctrl+Enter press a dialog's button, also from a field in which Enter begins a line."""
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(key), made.window()).activated.connect(made.click)
    shown = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
    set_tip(made, shown)
