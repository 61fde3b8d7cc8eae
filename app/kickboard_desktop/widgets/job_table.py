"""A list of up to a million jobs that move while one looks at them.

At its top the list follows what happens. Scrolled down, the row at the top edge stays where
it is. Scrolled down with rows chosen, or frozen by hand, nothing moves at all, and the page
says how much is new. Chosen rows and the current one are known by jid throughout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from kickboard_desktop.models.lists.chosen import Chosen
from kickboard_desktop.models.lists.window import JobWindowModel
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.fading import Fading
from kickboard_desktop.widgets.row_selection import RowSelection, selected_rows
from kickboard_desktop.widgets.table import Table
from kickboard_desktop.widgets.table_header import TableHeader

_Move = QAbstractItemView.CursorAction
_Flag = QItemSelectionModel.SelectionFlag
_ROWS = _Flag.Select | _Flag.Rows
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
#: What leads to the next job and the one before, in vi's and in mail programs' way.
_STEPS = {"j": 1, "]": 1, "k": -1, "[": -1}


class JobTable(Table):
    """The jobs of a `JobWindowModel`.

    Signals:
        job_opened(str): Enter or a double click, with the jid.
        job_previewed(str): Space.
        job_entered(str): another job is the current one; "" for none.
        follow_changed(bool): the list stands at its top and follows, or not.
        drag_began(): the chosen jobs are dragged away by the mouse.
    """

    job_opened = Signal(str)
    job_previewed = Signal(str)
    job_entered = Signal(str)
    follow_changed = Signal(bool)
    drag_began = Signal()

    def __init__(
        self, theme: Theme, model: JobWindowModel, *, name: str, parent: QWidget | None = None
    ) -> None:
        """Show the jobs of *model*."""
        pills = frozenset(n for n, column in enumerate(model.columns) if column.state)
        super().__init__(theme, model, model.columns, name=name, pills=pills, parent=parent)
        self.chosen = Chosen(self)
        self._jobs = model
        self._mirroring = False  # Qt's selection follows the chosen jobs, not the other way
        self._frozen = False
        self._follows = True
        self._current_jid = ""
        self._pressed_at: QMouseEvent | None = None  # on a chosen row: a click, or a drag
        self._reading = 0  # number of the newest question for rows that were not read
        self._asks_for_jids = False  # it is not answered yet
        self._came_unread = False  # a key led to a row that was not read
        self._from_unread: tuple[str, ...] = ()  # what was chosen by its answer
        self._anchors: list[tuple[int, str]] = []
        self._above: list[str] | None = None  # rows above the current one, if that is on screen
        self._gap = -1  # the row where the current one was before it went
        self._fading = Fading(theme, self)
        self._fading.stepped.connect(self.viewport().update)
        self._selection = RowSelection(model, self)
        self.setSelectionModel(self._selection)
        self._selection.begun.connect(self._on_selection_begun)
        self._selection.selectionChanged.connect(self._on_selection_changed)
        self.chosen.changed.connect(self._on_chosen_changed)
        self._connect_model(model)
        self._set_up_sorting()
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.opened.connect(self._on_opened)
        self.previewed.connect(self._on_previewed)
        self.moved_to.connect(self._on_moved_to)

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self._jobs.tick()  # moments may be told another way

    def _connect_model(self, model: JobWindowModel) -> None:
        # After the view's own connections: its layout is up to date when these run.
        model.layoutAboutToBeChanged.connect(self._on_layout_about_to_change)
        model.layoutChanged.connect(self._on_layout_changed)
        model.modelAboutToBeReset.connect(self._on_model_about_to_reset)
        model.modelReset.connect(self._on_model_reset)
        model.loaded.connect(self._on_loaded)

    def _set_up_sorting(self) -> None:
        header = self.horizontalHeader()
        if isinstance(header, TableHeader):
            header.set_sorts(True)
        self._show_order()
        header.sortIndicatorChanged.connect(self._on_sort_indicator_changed)

    # -- what it shows
    @property
    def current_jid(self) -> str:
        """The jid of the current row, "" for none."""
        return self._current_jid

    @property
    def follows(self) -> bool:
        """Whether the list stands at its top."""
        return self._follows

    @property
    def is_frozen(self) -> bool:
        """Whether the rows are held by hand."""
        return self._frozen

    def set_frozen(self, frozen: bool) -> None:
        """Hold the rows where they are, or let them move."""
        self._frozen = frozen
        self._hold_or_not()

    def show_newest(self) -> None:
        """Go to the top and follow from there."""
        self._frozen = False
        self.verticalScrollBar().setValue(0)
        self._hold_or_not()

    def restore_header(self, state: QByteArray) -> None:
        """Give the columns their widths and places; the order stays the view's."""
        super().restore_header(state)
        self._show_order()

    def cells(self, row: int) -> Sequence[str] | None:
        """Return the texts of a row, None when it has not been read yet."""
        found = self._jobs.row_at(row)
        return found.cells if found else None

    def is_chosen(self, row: int) -> bool:
        """Return whether the job in a row is chosen."""
        if self.chosen.everything:
            return True
        jid = self._jobs.jid_at(row)
        return jid in self.chosen if jid else super().is_chosen(row)

    def glow(self, row: int) -> float:
        """Return how strong the ground of a row shows that its job changed: 1 to 0."""
        return self._fading.level(self._jobs.jid_at(row)) if self._fading.glows else 0.0

    def selectAll(self) -> None:  # noqa: N802 - Qt's name
        """Choose everything that the filter matches; no million rows are selected for it."""
        self.chosen.choose_everything()
        with self._mirror():
            self._selection.clearSelection()

    def clear_choice(self) -> None:
        """Choose nothing."""
        self.chosen.clear()
        with self._mirror():
            self._selection.clearSelection()

    def step(self, rows: int) -> None:
        """Make the row so many further down the current one."""
        row = min(max(0, self.currentIndex().row() + rows), self._jobs.rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self._jobs.index(row, 0))

    # -- events
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc drops the choice; without one it is somebody else's."""
        if event.matches(QKeySequence.StandardKey.Cancel) and self.chosen:
            self.clear_choice()
        elif event.text() in _STEPS:
            self.step(_STEPS[event.text()])
        else:
            super().keyPressEvent(event)
        if event.key() in _WALKING and not self.chosen and not self._asks_for_jids:
            self._choose_current()
        self._came_unread = event.key() in _WALKING and not self.chosen

    def _choose_current(self) -> None:
        """Choose the row at which the keyboard stays: Qt chooses only where it arrives."""
        index = self.currentIndex()
        if index.isValid():
            self._selection.select(QItemSelection(index, index), _Flag.Clear | _ROWS)

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Begin where the current row was if it is gone, or at the rows on screen."""
        screen = self.rows_on_screen()
        if not self.currentIndex().isValid() and screen:
            ends = {_Move.MoveHome: 0, _Move.MoveEnd: self._jobs.rowCount() - 1}
            begin = self._gap if self._gap in screen else screen.start
            return self._jobs.index(ends.get(action, begin), 0)
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Have the rows read that came into view; keep the current one where it is seen."""
        super().resizeEvent(event)
        current, was = self.currentIndex(), event.oldSize().height()
        is_seen = current.isValid() and 0 <= self.rowViewportPosition(current.row()) < was
        if is_seen and event.size().height() < was:
            self.scrollTo(current)  # the strip below the table took a line of it
        self._tell_visible()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Wait for what a press on a chosen row becomes: a click chooses it alone."""
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        row = self.rowAt(round(event.position().y()))
        if is_plain and row >= 0 and self.is_chosen(row):
            self._pressed_at = event.clone()
        else:
            self._pressed_at = None
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to drag, where the press was on a chosen row."""
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        way = event.position().toPoint() - self._pressed_at.position().toPoint()
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.drag_began.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """It was a click: do what Qt does with one."""
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is not None:
            super().mousePressEvent(pressed)
        super().mouseReleaseEvent(event)

    # -- following, holding, staying
    def _on_scrolled(self, value: int) -> None:
        self._tell_visible()
        if (value == 0) != self._follows:
            self._follows = value == 0
            self.follow_changed.emit(self._follows)
        self._hold_or_not()

    def _hold_or_not(self) -> None:
        self._jobs.set_held(self._frozen or (bool(self.chosen) and not self._follows))

    def _tell_visible(self) -> None:
        first = self.verticalScrollBar().value()
        rows = self.viewport().height() // self.verticalHeader().defaultSectionSize() + 1
        self._jobs.set_visible(first, first + rows)

    def _on_layout_about_to_change(self) -> None:
        self._mirroring = True
        screen, current = self.rows_on_screen(), self.currentIndex().row()
        shown = [(row, jid) for row in screen if (jid := self._jobs.jid_at(row))]
        self._anchors = [] if self._follows else shown
        self._above = [jid for row, jid in shown if row < current] if current in screen else None

    def _on_layout_changed(self) -> None:
        self._mirroring = False
        self.executeDelayedItemsLayout()
        if self._above is not None and not self.currentIndex().isValid():
            where = self._jobs.where()
            below = (where[jid] + 1 for jid in reversed(self._above) if jid in where)
            self._gap = next(below, self.rows_on_screen().start)
        if not self._anchors:
            return
        where = self._jobs.where()
        bar = self.verticalScrollBar()
        moved = next((where[jid] - row for row, jid in self._anchors if jid in where), 0)
        if moved:
            bar.setValue(bar.value() + moved)

    def _on_model_about_to_reset(self) -> None:
        self._mirroring = True

    def _on_model_reset(self) -> None:
        self._mirroring = False
        self._show_order()
        self.scrollToTop()
        self._tell_visible()

    def _on_loaded(self) -> None:
        """Let Qt's selection and current row show the jobs that came into view."""
        jobs = map(self._jobs.job_at, self.rows_on_screen())
        self._fading.note((job.jid, job) for job in jobs if job is not None)
        self.viewport().update()
        if self._came_unread and not self.chosen and not self._asks_for_jids:
            self._came_unread = not self._jobs.jid_at(self.currentIndex().row())
            self._choose_current()
        if not self.chosen.jids and not self._current_jid:
            return
        current_at_hand = self.currentIndex().isValid()
        with self._mirror():
            for row in self.rows_on_screen():
                jid, index = self._jobs.jid_at(row), self._jobs.index(row, 0)
                if jid and jid in self.chosen and not self._selection.isSelected(index):
                    self._selection.select(QItemSelection(index, index), _ROWS)
                if jid and jid == self._current_jid and not current_at_hand:
                    self._selection.setCurrentIndex(index, _Flag.NoUpdate)

    # -- choosing
    @contextmanager
    def _mirror(self) -> Iterator[None]:
        """Change Qt's selection without choosing anything by it, and without scrolling."""
        before, scrolls = self._mirroring, self.hasAutoScroll()
        self._mirroring = True
        self.setAutoScroll(False)
        try:
            yield
        finally:
            self._mirroring = before
            self.setAutoScroll(scrolls)

    def _on_selection_begun(self) -> None:
        if self._mirroring:
            return
        self._from_unread, self._asks_for_jids = (), False
        jids = [self._jobs.jid_at(row) for row in selected_rows(self._selection.selection())]
        self.chosen.restart(jids)
        if not all(jids):
            self._choose_unread()

    def _on_selection_changed(self, selected: QItemSelection, gone: QItemSelection) -> None:
        if self._mirroring or self._selection.beginning:
            return
        added = [self._jobs.jid_at(row) for row in selected_rows(selected)]
        removed = [self._jobs.jid_at(row) for row in selected_rows(gone)]
        self.chosen.change(added, removed)
        if not all(added) or not all(removed):
            self._choose_unread()

    def _choose_unread(self) -> None:
        """Have the store say which jobs are in the selected rows that were not read."""
        self.chosen.change((), self._from_unread)
        self._from_unread, self._asks_for_jids = (), False
        self._reading += 1
        unread = [
            row for row in selected_rows(self._selection.selection()) if not self._jobs.jid_at(row)
        ]
        if not unread:
            return
        epoch, reading = self.chosen.epoch, self._reading

        def choose(jids: tuple[str, ...]) -> None:
            if (epoch, reading) == (self.chosen.epoch, self._reading):
                self._from_unread, self._asks_for_jids = jids, False
                self.chosen.change(jids)

        self._asks_for_jids = True
        self._jobs.read_jids(unread[0], unread[-1] - unread[0] + 1, choose)

    def _on_chosen_changed(self) -> None:
        self.viewport().update()
        self._hold_or_not()

    def _on_opened(self, index: QModelIndex) -> None:
        if jid := self._jobs.jid_at(index.row()):
            self.job_opened.emit(jid)

    def _on_previewed(self, index: QModelIndex) -> None:
        if jid := self._jobs.jid_at(index.row()):
            self.job_previewed.emit(jid)

    def _on_moved_to(self, index: QModelIndex) -> None:
        jid = self._jobs.jid_at(index.row()) if index.isValid() else ""
        if self._mirroring or jid == self._current_jid:
            return
        self._current_jid = jid
        self.job_entered.emit(jid)

    # -- sorting
    def _show_order(self) -> None:
        """Let the header show the order of the view."""
        view = self._jobs.view
        found = (n for n, column in enumerate(self._jobs.columns) if column.order == view.order)
        order = Qt.SortOrder.DescendingOrder if view.descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(next(found, -1), order)
        header.blockSignals(False)
        header.viewport().update()

    def _on_sort_indicator_changed(self, column: int, order: Qt.SortOrder) -> None:
        if 0 <= column < len(self._jobs.columns) and self._jobs.columns[column].order:
            self._jobs.sort(column, order)
        else:
            self._show_order()
