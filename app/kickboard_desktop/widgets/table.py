"""The table that all pages use: quick to paint, quiet to look at, whole by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTableView,
    QToolTip,
    QWidget,
)

from kickboard_desktop.models.lists.columns import Look
from kickboard_desktop.models.lists.roles import TOOLTIP, Index
from kickboard_desktop.models.lists.window import WAITING
from kickboard_desktop.theme import DENSITIES, Theme
from kickboard_desktop.widgets.labels import tip_html
from kickboard_desktop.widgets.row_painter import Custom, Line, Place, RowPainter
from kickboard_desktop.widgets.table_header import TableHeader

#: A column that takes what is left gets no narrower, unless it began so.
LEAST_STRETCH = 120


class Table(QTableView):
    """A table of read-only rows.

    Signals:
        opened(QModelIndex): a row was double-clicked, or Enter was pressed on it.
        previewed(QModelIndex): Space was pressed on a row.
        moved_to(QModelIndex): another row is the current one.
    """

    opened = Signal(QModelIndex)
    previewed = Signal(QModelIndex)
    moved_to = Signal(QModelIndex)

    def __init__(
        self,
        theme: Theme,
        model: QAbstractItemModel,
        columns: Sequence[Look],
        *,
        name: str,
        pills: frozenset[int] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        """Show *model*; *pills* are the columns whose cells name a job's state."""
        super().__init__(parent)
        self.setObjectName(f"table_{name}")
        self._theme = theme
        self._looks = tuple(columns)
        self._painter = RowPainter(theme, columns, pills)
        self._custom: dict[int, Custom] = {}
        self._menu: list[QAction | None] = []
        self._hovered = self._pressed = -1
        self._widths: dict[int, int] = {}  # of the columns that yield
        self.setModel(model)
        self._set_up_view()
        self._set_up_header()
        theme.changed.connect(self._on_theme_changed)

    def _set_up_view(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget(self))  # the style would frame it, between two bars
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(min(DENSITIES.values()))
        rows.setDefaultSectionSize(self._theme.row_height)
        rows.hide()

    def _set_up_header(self) -> None:
        header = self._header = TableHeader(self._theme, self.model(), self)
        self.setHorizontalHeader(header)
        for number, look in enumerate(self._looks):
            header.resizeSection(number, max(look.width, header.title_width(look.title)))
        header.sectionResized.connect(self._on_header_section_resized)

    # -- what it looks like
    def set_custom(self, column: int, custom: Custom) -> None:
        """Let *custom* draw the cells of *column*."""
        self._custom[column] = custom

    def set_pressed(self, column: int) -> None:
        """Take the cells of *column* for buttons: two quick clicks on one open no row."""
        self._pressed = column

    def set_menu(self, actions: Sequence[QAction | None]) -> None:
        """Offer *actions* in the context menu; None is a separator."""
        self._menu = list(actions)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Offer *actions* at the end of the context menu, too, unless they stand there."""
        new = [action for action in actions if action not in self._menu]
        if new:
            self._menu += [None, *new] if self._menu else new

    def chosen_rows(self) -> list[int]:
        """Return the numbers of the selected rows; for tables that are all at hand."""
        selection = self.selectionModel().selection()
        ranges = (selection.at(number) for number in range(selection.count()))
        return [row for found in ranges for row in range(found.top(), found.bottom() + 1)]

    def cells(self, row: int) -> Sequence[str] | None:
        """Return the texts of a row, None when it has not been read yet."""
        model = self.model()
        return [str(model.index(row, n).data() or "") for n in range(len(self._looks))]

    def is_chosen(self, row: int) -> bool:
        """Return whether a row is selected."""
        return self.selectionModel().isRowSelected(row, QModelIndex())

    def glow(self, _row: int) -> float:
        """Return how strong the ground of a row shows that it changed: 1 to 0."""
        return 0.0

    def restore_header(self, state: QByteArray) -> None:
        """Give the columns the widths and places they had when *state* was saved."""
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.restoreState(state)
        header.blockSignals(False)
        self.fit()

    def rows_on_screen(self) -> range:
        """Return the numbers of the rows that can be seen, even in part."""
        first = self.rowAt(0)
        if first < 0:
            return range(0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)

    def fit(self) -> None:
        """Give the width that is left to the columns that stretch; where none is, some yield."""
        header = self._header
        stretching = [n for n, look in enumerate(self._looks) if look.stretch]
        if not stretching:
            return
        self._yield(stretching)
        fixed = sum(header.sectionSize(n) for n in range(header.count()) if n not in stretching)
        left = self.viewport().width() - fixed
        share = sum(self._looks[n].width for n in stretching)
        header.blockSignals(True)
        for number in stretching:
            look = self._looks[number]
            width = left if number == stretching[-1] else left * look.width // share
            width = max(self._least(number), width)
            header.resizeSection(number, width)
            left -= width
            share -= look.width
        header.blockSignals(False)
        self.updateGeometries()
        header.viewport().update()
        self.viewport().update()

    def _least(self, number: int) -> int:
        """Return how narrow a column that stretches may become."""
        look = self._looks[number]
        return max(min(LEAST_STRETCH, look.width), self._header.title_width(look.title))

    def _yield(self, stretching: Sequence[int]) -> None:
        """Hide columns that yield, as many as it takes that all others are seen whole."""
        header, looks = self._header, self._looks
        yielding = sorted((n for n, one in enumerate(looks) if one.yields), key=self._rank)
        for number in yielding:
            if size := header.sectionSize(number):  # 0 while it is hidden, or about to be
                self._widths[number] = size
        kept = (n for n in range(header.count()) if n not in yielding)
        left = self.viewport().width()
        for number in kept:
            is_wide = number in stretching
            left -= self._least(number) if is_wide else header.sectionSize(number)
        for number in reversed(yielding):  # who yields last is asked first
            left -= self._widths.get(number, looks[number].width)
            if self.isColumnHidden(number) != (left < 0):
                header.blockSignals(True)  # fit() is about to look at all of them anyway
                self.setColumnHidden(number, left < 0)
                header.blockSignals(False)

    def _rank(self, number: int) -> tuple[int, int]:
        return -self._looks[number].yields, -number

    # -- events
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows that *event* touches."""
        rect = event.rect()
        lines, painter = self._lines(rect), QPainter(self.viewport())
        if lines:
            self._draw_rows(painter, lines)
        if self.hasFocus() and self.currentIndex().row() not in self.rows_on_screen():
            # No row shows that the keyboard is here, so the table itself does.
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_rows(self, painter: QPainter, lines: list[Line]) -> None:
        places = self._places()
        width, focus, height = self.viewport().width(), self.hasFocus(), self._theme.row_height
        self._painter.ground(painter, lines, width, height, focus=focus)
        plain = [place for place in places if place.column not in self._custom]
        self._painter.texts(painter, lines, plain, height)
        if plain and any(line.cells is None for line in lines):
            self._painter.waiting(painter, lines, plain[0], height, WAITING)
        for place in places:
            if place.column in self._custom:
                self._draw_custom(painter, lines, place)

    def _lines(self, rect: QRect) -> list[Line]:
        first = self.rowAt(rect.top())
        if first < 0:
            return []
        last = self.rowAt(rect.bottom())
        last = last if last >= 0 else self.model().rowCount() - 1
        top, height = self.rowViewportPosition(first), self._theme.row_height
        current = self.currentIndex().row()
        return [
            Line(
                top + (row - first) * height,
                self.cells(row),
                chosen=self.is_chosen(row),
                hovered=row == self._hovered,
                current=row == current,
                glow=self.glow(row),
            )
            for row in range(first, last + 1)
        ]

    def _places(self) -> list[Place]:
        header = self.horizontalHeader()
        right = self.viewport().width()
        places = (
            Place(n, header.sectionViewportPosition(n), header.sectionSize(n))
            for n in range(header.count())
            if not header.isSectionHidden(n)
        )
        return [place for place in places if place.left < right and place.left + place.width > 0]

    def _draw_custom(self, painter: QPainter, lines: Sequence[Line], place: Place) -> None:
        draw = self._custom[place.column]
        for line in lines:
            if line.cells is not None:
                rect = QRect(place.left, line.top, place.width, self._theme.row_height - 1)
                draw(painter, rect, self.rowAt(line.top), place.column)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the columns as wide as the table."""
        super().resizeEvent(event)
        self.fit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Hold no layouts while nobody looks."""
        super().hideEvent(event)
        self._painter.forget()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the mouse with a faint ground."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The mouse is gone."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row == self._hovered:
            return
        for touched in (row, self._hovered):
            if touched >= 0:
                top = self.rowViewportPosition(touched)
                self.viewport().update(0, top, self.viewport().width(), self._theme.row_height)
        self._hovered = row

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens a row, Space previews it; the rest is Qt's."""
        index = self.currentIndex()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index)
        elif plain and index.isValid() and event.key() == Qt.Key.Key_Space:
            self.previewed.emit(index)
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End are the first and the last row: cells mean nothing by themselves."""
        rows, column = self.model().rowCount(), max(0, self.currentIndex().column())
        if action is QAbstractItemView.CursorAction.MoveHome:
            return self.model().index(0, column)
        if action is QAbstractItemView.CursorAction.MoveEnd:
            return self.model().index(rows - 1, column)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: Qt would ask a million rows, one by one, whether they begin so."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A double click opens a row."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_open = index.isValid() and index.column() != self._pressed
        if is_open and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which row is the current one."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.row() != previous.row() or not previous.isValid():
            self.moved_to.emit(current)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with the rows."""
        if not self._menu:
            return
        menu = QMenu(self)
        menu.setObjectName("table_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._menu:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        menu.popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show a tooltip where it says more than the cell."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """Return the tooltip for a place in the viewport, "" for none."""
        index = self.indexAt(point)
        if not index.isValid():
            return ""
        tip, shown = str(index.data(TOOLTIP) or ""), str(index.data() or "")
        width = self.columnWidth(index.column())
        if tip == shown and not self._painter.is_cut(shown, index.column(), width):
            return ""
        return tip

    def _show_tip(self, point: QPoint, place: QPoint) -> None:
        tip = self.tip_at(point)
        if tip:
            QToolTip.showText(place, tip_html(tip), self.viewport())
        else:
            QToolTip.hideText()

    def _on_theme_changed(self) -> None:
        rows = self.verticalHeader()
        if rows.defaultSectionSize() != self._theme.row_height:
            rows.setDefaultSectionSize(self._theme.row_height)
        self.viewport().update()

    def _on_header_section_resized(self, _section: int, _old: int, _new: int) -> None:
        if not self._looks[_section].stretch:
            self.fit()
