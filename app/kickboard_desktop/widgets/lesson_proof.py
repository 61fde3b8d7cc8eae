"""What was proved: a mark, the sentence, and below it what was measured and expected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kickboard.lab.lessons.proving import Proved
from kickboard_desktop import assets
from kickboard_desktop.models.lessons.run import amount, sentence
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.labels import plain_label

#: Share of a number below which a range is no range.
EXACT = 1e-6
_MARKS = {True: ("circle-check", "good"), False: ("circle-x", "bad")}


class ProofRow(QWidget):
    """One proof; *words* is its sentence with places for the numbers."""

    def __init__(
        self, theme: Theme, words: str, proved: Proved, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"lesson_proof_{proved.id}")
        self._theme, self.proved = theme, proved
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._mark = QLabel(self)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._mark.setFixedWidth(18)
        row.addWidget(self._mark)
        column = QVBoxLayout()
        column.setSpacing(1)
        said = plain_label(sentence(words, proved), parent=self)
        said.setWordWrap(True)
        numbers = plain_label(self._numbers(), "small", tone="muted", parent=self)
        numbers.setWordWrap(True)
        column.addWidget(said)
        column.addWidget(numbers)
        row.addLayout(column, 1)
        holds = self.tr("holds") if proved.holds else self.tr("does not hold")
        self.setAccessibleName(f"{said.text()}: {holds}. {numbers.text()}")
        self._draw_mark()
        theme.changed.connect(self._draw_mark)

    def _numbers(self) -> str:
        """Return what was measured, and what it should be."""
        proved = self.proved
        measured, low, high = (
            amount(value, proved.unit) for value in (proved.measured, proved.low, proved.high)
        )
        if proved.low is not None and proved.high is not None:
            if low == high or proved.high - proved.low < EXACT * max(1.0, abs(proved.high)):
                wanted = amount(proved.expected, proved.unit)
                words = self.tr("Measured %1, expected %2").replace("%2", wanted)
            else:
                words = self.tr("Measured %1, expected %2 to %3")
                words = words.replace("%2", low).replace("%3", high)
        elif proved.high is not None:
            words = self.tr("Measured %1, expected %2 at most").replace("%2", high)
        else:
            words = self.tr("Measured %1, expected %2 at least").replace("%2", low)
        return words.replace("%1", measured)

    def _draw_mark(self) -> None:
        icon, token = _MARKS[self.proved.holds]
        color = self._theme.color(token).name()
        self._mark.setPixmap(assets.pixmap(icon, color, 18, self.devicePixelRatioF()))
