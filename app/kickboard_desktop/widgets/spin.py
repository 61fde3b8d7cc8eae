"""Number and date fields without arrows, their text where a text field has it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractSpinBox

_MARGIN = 8

S = TypeVar("S", bound=QAbstractSpinBox)


def bare(spin: S, name: str) -> S:
    """Return *spin* without arrows; *name* is for screen readers.

    A style sheet's padding does not reach the text of a spin box, so its field is told.
    """
    spin.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    spin.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
    spin.setAccessibleName(name)
    return spin
