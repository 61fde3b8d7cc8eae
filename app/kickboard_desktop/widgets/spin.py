"""Number and date fields without arrows, their text where a text field has it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox

from kickboard_desktop import format as text

_MARGIN = 8
#: What people set thousands apart with.
_GAPS = str.maketrans("", "", f"{text.THIN}{text.NBSP} ,.'\N{RIGHT SINGLE QUOTATION MARK}")
_State = QValidator.State

S = TypeVar("S", bound=QAbstractSpinBox)


class CountField(QSpinBox):
    """A number of things, its thousands apart as everywhere in the window.

    Qt would set them apart as the language does, with a comma here and a point there; each of
    these can be typed.
    """

    def textFromValue(self, value: int) -> str:  # noqa: N802 - Qt's name
        """Return *value* as it is shown."""
        return text.count(value)

    def valueFromText(self, shown: str) -> int:  # noqa: N802 - Qt's name
        """Return the number that is typed."""
        digits = self._digits(shown)
        return int(digits) if digits.isdecimal() else self.minimum()

    def validate(self, shown: str, at: int) -> tuple[QValidator.State, str, int]:
        """Return whether this can be, or become, a number that is allowed."""
        digits = self._digits(shown)
        if not digits:
            return _State.Intermediate, shown, at
        if not digits.isdecimal() or int(digits) > self.maximum():
            return _State.Invalid, shown, at
        allowed = int(digits) >= self.minimum()
        return (_State.Acceptable if allowed else _State.Intermediate), shown, at

    def _digits(self, shown: str) -> str:
        return shown.removesuffix(self.suffix()).translate(_GAPS)


def bare(spin: S, name: str) -> S:
    """Return *spin* without arrows; *name* is for screen readers.

    A style sheet's padding does not reach the text of a spin box, so its field is told.
    """
    spin.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    spin.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
    spin.setAccessibleName(name)
    return spin
