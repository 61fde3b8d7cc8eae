"""Paints the rows of a table by hand.

Qt asks a model seven times for every cell it paints, and each question is a call into Python:
measured 12.8 ms for 416 cells, where rows drawn here from ready-made strings take 2 to 4. Texts
are laid out once and kept, since most of a live table is the same ten times a second. The view
keeps its selection, headers, keyboard and accessibility, which ask the model.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText, QTransform

from kickboard_desktop import assets
from kickboard_desktop.models.lists.columns import Look
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.pill import HEIGHT as PILL_HEIGHT
from kickboard_desktop.widgets.pill import state_of, state_pill

PADDING = 8
#: Opacity of the ground of a row that changed just now.
GLOW = 0.22
#: No character of the fonts used is wider; a text shorter than that is not measured.
WIDEST = 14
#: Texts kept with their layout, of some three screens: each takes a kilobyte.
MOST = 1024


class Line(NamedTuple):
    """A row on screen: its cells (None: not read yet), and how its ground looks.

    *glow*: it changed a moment ago; 1 at first, 0 in the end.
    """

    top: int
    cells: Sequence[str] | None
    chosen: bool = False
    hovered: bool = False
    current: bool = False
    glow: float = 0.0


class Place(NamedTuple):
    """A column on screen."""

    column: int
    left: int
    width: int


#: Draws one cell, on its ground, its own way: painter, place, row, column.
Custom = Callable[[QPainter, QRect, int, int], None]


class Laid(NamedTuple):
    """A text with its layout, and its size in points."""

    text: QStaticText
    width: int
    height: int


class RowPainter:
    """Draws grounds, separators, texts and state pills, column by column."""

    def __init__(self, theme: Theme, columns: Sequence[Look], pills: frozenset[int]) -> None:
        self._theme = theme
        self._columns = tuple(columns)
        self._pills = pills
        self._fonts = [assets.mono_font() if c.mono else assets.ui_font() for c in columns]
        self._metrics = [QFontMetrics(font) for font in self._fonts]
        self._laid_out: dict[tuple[int, int, str], Laid] = {}

    @property
    def fonts(self) -> list[QFont]:
        """The font of each column."""
        return self._fonts

    def ground(
        self, painter: QPainter, lines: Sequence[Line], width: int, height: int, *, focus: bool
    ) -> None:
        """Draw what lies under the cells of *lines*, and the line below each."""
        tokens = self._theme.tokens
        selected, hover, rule = QColor(tokens.selected), QColor(tokens.hover), QColor(tokens.line)
        mark = QColor(tokens.accent if focus else tokens.muted)
        for line in lines:
            if line.chosen:
                painter.fillRect(0, line.top, width, height, selected)
            elif line.hovered:
                painter.fillRect(0, line.top, width, height, hover)
            if line.glow:
                glow = self._theme.color("accent")
                glow.setAlphaF(GLOW * line.glow)
                painter.fillRect(0, line.top, width, height, glow)
            painter.fillRect(0, line.top + height - 1, width, 1, rule)
            if line.current:
                painter.fillRect(0, line.top, 3, height - 1, mark)

    def texts(
        self, painter: QPainter, lines: Sequence[Line], places: Sequence[Place], height: int
    ) -> None:
        """Draw the cells of *lines* in the columns at *places*."""
        text, muted = QColor(self._theme.tokens.text), QColor(self._theme.tokens.muted)
        for place in places:
            if place.column in self._pills:
                self._draw_pills(painter, lines, place, height)
                continue
            look = self._columns[place.column]
            painter.setFont(self._fonts[place.column])
            painter.setPen(muted if look.muted else text)
            width = place.width - 2 * PADDING
            for line in lines:
                if line.cells is None or not (cell := line.cells[place.column]):
                    continue
                laid = self._laid(cell, place.column, width)
                left = place.left + PADDING
                if look.right:
                    left += width - laid.width
                painter.drawStaticText(left, line.top + (height - 1 - laid.height) // 2, laid.text)

    def waiting(
        self, painter: QPainter, lines: Sequence[Line], place: Place, height: int, text: str
    ) -> None:
        """Draw *text*, quietly, where rows have not been read yet."""
        painter.setFont(self._fonts[place.column])
        painter.setPen(QColor(self._theme.tokens.muted))
        for line in lines:
            if line.cells is None:
                laid = self._laid(text, place.column, place.width)
                top = line.top + (height - 1 - laid.height) // 2
                painter.drawStaticText(place.left + PADDING, top, laid.text)

    def forget(self) -> None:
        """Drop the layouts: nobody looks, and they are made again when somebody does."""
        self._laid_out.clear()

    def is_cut(self, text: str, column: int, width: int) -> bool:
        """Return whether *text* does not fit a cell *width* points wide."""
        return self._metrics[column].horizontalAdvance(text) > width - 2 * PADDING

    def _draw_pills(
        self, painter: QPainter, lines: Sequence[Line], place: Place, height: int
    ) -> None:
        dpr = painter.device().devicePixelRatioF()
        for line in lines:
            state = state_of(line.cells[place.column]) if line.cells is not None else None
            if state is not None:
                pill = state_pill(self._theme, state, dpr)
                top = line.top + (height - 1 - PILL_HEIGHT) // 2
                painter.drawPixmap(place.left + PADDING, top, pill)

    def _laid(self, cell: str, column: int, width: int) -> Laid:
        """Return *cell* laid out for a column *width* points wide, cut with "…" if need be."""
        key = (column, width, cell)
        found = self._laid_out.get(key)
        if found is None:
            if len(self._laid_out) >= MOST:
                self._laid_out.clear()
            found = self._laid_out[key] = self._lay_out(cell, column, width)
        return found

    def _lay_out(self, cell: str, column: int, width: int) -> Laid:
        if len(cell) * WIDEST > width:
            # Shaping a long text is slow; more than this many characters never fit.
            start = cell[: width // 3 + 2]
            cell = self._metrics[column].elidedText(start, Qt.TextElideMode.ElideRight, width)
        text = QStaticText(cell)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.prepare(QTransform(), self._fonts[column])
        size = text.size()
        return Laid(text, round(size.width()), round(size.height()))
