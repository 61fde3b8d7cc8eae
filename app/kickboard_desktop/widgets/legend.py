"""The legend of a chart: a stroke of each curve, its word, its newest value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kickboard_desktop import assets
from kickboard_desktop.theme import Theme

_SWATCH = 12
_GAP = 6
_BETWEEN = 16
_TIGHT = 9
#: Points that it has at least.
LEAST = 160


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A curve: word, token, newest value; *hollow*: from too few jobs to be sure."""

    word: str
    token: str
    value: str = ""
    dashed: bool = False
    hollow: bool = False


class Legend(QWidget):
    """Paints the entries right-aligned; their values go first when there is no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self._theme = theme
        self._entries: Sequence[LegendEntry] = ()
        self._font = assets.ui_font(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a line with all words and no value."""
        return QSize(self._words_width(self._entries), 20)

    def _words_width(self, entries: Sequence[LegendEntry]) -> int:
        metrics = QFontMetrics(self._font)
        words = sum(metrics.horizontalAdvance(entry.word) for entry in entries)
        return 4 - _TIGHT + words + len(entries) * (_SWATCH + _GAP + _TIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for some of the words: it asks for a line of its own before it cuts any."""
        return QSize(min(LEAST, self.sizeHint().width()), 20)

    @property
    def entries(self) -> Sequence[LegendEntry]:
        """What it shows."""
        return self._entries

    def show_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show *entries*."""
        if entries != self._entries:
            if [e.word for e in entries] != [e.word for e in self._entries]:
                self.updateGeometry()
            self._entries = entries
            self.setAccessibleName(", ".join(f"{e.word} {e.value}".strip() for e in entries))
            self.update()

    def fitting(self, width: int) -> Sequence[LegendEntry]:
        """Return what fits into *width*: from the last entry on values give way, then words."""
        entries = list(self._entries)
        metrics = QFontMetrics(self._font)
        needed = 4 - _BETWEEN
        for entry in entries:
            value = metrics.horizontalAdvance(entry.value) + _GAP if entry.value else 0
            needed += _SWATCH + _GAP + metrics.horizontalAdvance(entry.word) + value + _BETWEEN
        for number in reversed(range(len(entries))):
            if needed <= width:
                break
            if entries[number].value:
                needed -= metrics.horizontalAdvance(entries[number].value) + _GAP
                entries[number] = replace(entries[number], value="")
        while len(entries) > 1 and self._words_width(entries) > width:
            entries.pop()
        return entries

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw from the right to the left."""
        painter = QPainter(self)
        painter.setFont(self._font)
        metrics, right = painter.fontMetrics(), self.width() - 4
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        shown = self.fitting(self.width())
        gap = _BETWEEN if any(entry.value for entry in shown) else _TIGHT
        for entry in reversed(shown):
            value = metrics.horizontalAdvance(entry.value) + _GAP if entry.value else 0
            left = right - metrics.horizontalAdvance(entry.word) - value - _SWATCH - _GAP
            if left < 0:
                break
            self._draw_swatch(painter, entry, left)
            painter.setPen(self._theme.color("muted"))
            start = left + _SWATCH + _GAP
            painter.drawText(start, 0, right - start, self.height(), flags, entry.word)
            painter.setPen(self._theme.color("muted" if entry.hollow else "text"))
            start = right - value + _GAP
            painter.drawText(start, 0, value, self.height(), flags, entry.value)
            right = left - gap
        painter.end()

    def _draw_swatch(self, painter: QPainter, entry: LegendEntry, left: int) -> None:
        middle = self.height() // 2 + 0.5
        pen = QPen(self._theme.color(entry.token), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if entry.hollow:
            pen.setWidthF(1.5)
            painter.setPen(pen)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawEllipse(QPointF(left + _SWATCH / 2, middle), 3.5, 3.5)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            return
        if entry.dashed:
            pen.setDashPattern([2, 1])
        painter.setPen(pen)
        painter.drawLine(QPointF(left, middle), QPointF(left + _SWATCH, middle))
