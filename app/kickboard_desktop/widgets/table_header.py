"""The head of a table: titles, and an arrow beside the one that the rows are sorted by.

Drawn by hand because the style puts its arrow over a right-aligned title. The header has a
selection model of its own: with the table's, each paint asks the model whether every one of
the selected rows is selected in this column, 9 s for a million of them.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from kickboard_desktop import assets
from kickboard_desktop.models.lists.roles import ALIGNMENT, DISPLAY, RIGHT
from kickboard_desktop.theme import Theme

HEIGHT = 30
_PADDING = 8
_ARROW = 12


class TableHeader(QHeaderView):
    """A horizontal header in the colours of the theme."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._sorts = False
        self.setModel(model)
        self.setSelectionModel(QItemSelectionModel(model, self))
        self.setHighlightSections(False)
        self.setFixedHeight(HEIGHT)
        self.setFont(assets.ui_font(12))
        self.setMinimumSectionSize(48)
        self.setStretchLastSection(False)
        self.setSectionsMovable(True)
        self.setSectionsClickable(False)
        theme.changed.connect(self.viewport().update)

    def set_sorts(self, sorts: bool) -> None:
        """Let a click on a title ask for another order."""
        self._sorts = sorts
        self.setSectionsClickable(sorts)
        self.setSortIndicatorShown(sorts)

    def title_width(self, title: str) -> int:
        """Return the points that *title* needs in a column."""
        return QFontMetrics(self.font()).horizontalAdvance(title) + 2 * _PADDING

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Draw one title."""
        tokens = self._theme.tokens
        painter.save()
        painter.fillRect(rect, self._theme.color("panel"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.color("line"))
        sorted_by = self._sorts and section == self.sortIndicatorSection()
        painter.setFont(self.font())
        painter.setPen(self._theme.color("text" if sorted_by else "muted"))
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        title = self._shown_title(section, inner.width())
        right = self._ask(section, ALIGNMENT) == RIGHT
        if sorted_by:
            width = QFontMetrics(self.font()).horizontalAdvance(title) + 4
            left = inner.right() - width - _ARROW if right else inner.left() + width
            ascending = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            icon = "chevron-up" if ascending else "chevron-down"
            arrow = assets.pixmap(icon, tokens.text, _ARROW, self.devicePixelRatioF())
            painter.drawPixmap(max(rect.left(), left), rect.center().y() - _ARROW // 2 + 1, arrow)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()

    def _shown_title(self, section: int, room: int) -> str:
        """Return as much of a title as there is room for: a column may have been made narrow."""
        title = str(self._ask(section, DISPLAY) or "")
        return QFontMetrics(self.font()).elidedText(title, Qt.TextElideMode.ElideRight, room)

    def _ask(self, section: int, role: int) -> object:
        answer: object = self.model().headerData(section, Qt.Orientation.Horizontal, role)
        return answer
