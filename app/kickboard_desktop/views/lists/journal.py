"""Journal: what was done, here and by others, and Undo for each line where that is possible.

What this window did is kept as long as it is open; what others did, or what was done before,
stands in the store for as long as it can be undone.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kickboard.stores.base import Operation, Snapshot
from kickboard_desktop import format as text
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.models.lists import exported
from kickboard_desktop.models.lists.exported import Exported
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.rows.journal import (
    MOST,
    JournalLine,
    journal_columns,
    journal_lines,
)
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.page import Page
from kickboard_desktop.widgets.action_button import ActionButton
from kickboard_desktop.widgets.labels import plain_label
from kickboard_desktop.widgets.panel import EmptyState, Panel
from kickboard_desktop.widgets.table import Table


class JournalPage(Page):
    """The page. Hidden it reads nothing."""

    name = "journal"

    def __init__(
        self,
        session: Session,
        actions: Actions,
        controller: Controller,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Journal"), parent)
        self._session = session
        self._actions = actions
        self._controller = controller
        self._theme = theme
        self._operations: list[Operation] | None = None
        self._asking = self._again = False
        self._counts: object = None
        self._told = ("", False)  # the line that the actions know to be selected
        self.model = TableModel(journal_columns(), self)
        self._clock = make_timer(self, "journal_clock", self._show, ms=1000)
        layout = self.make_column(top=12)
        layout.addLayout(self._make_head())
        layout.addWidget(self._make_table(), 1)

    # -- building
    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(plain_label(self.title, "title", parent=self))
        self._summary = plain_label("", tone="muted", parent=self)
        self._summary.setObjectName("journal_summary")
        row.addSpacing(4)
        row.addWidget(self._summary, 1)
        row.addWidget(ActionButton(self._actions, "undo_line", parent=self))
        for name in ("undo", "redo"):  # what they would take back stands in the table
            word = self._actions.spec(name).text
            row.addWidget(ActionButton(self._actions, name, word=word, parent=self))
        return row

    def _make_table(self) -> Panel:
        panel = Panel(flush=True, parent=self)
        columns = self.model.columns
        self.table = Table(self._theme, self.model, columns, name="journal", parent=panel)
        self.table.setAccessibleName(self.title)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self._undo_column = len(columns) - 1
        self.table.set_custom(self._undo_column, self._draw_undo)
        self.table.set_menu([self._actions["undo_line"]])
        self.table.moved_to.connect(self._on_moved_to)
        self.table.clicked.connect(self._on_clicked)
        self._empty = EmptyState(
            self._theme,
            "history",
            self.tr("Nothing was done yet"),
            self.tr("Retrying, deleting, pausing: what is done stands here, and can be undone."),
            parent=panel,
        )
        panel.body.addWidget(self.table, 1)
        panel.body.addWidget(self._empty, 1)
        self._empty.hide()
        return panel

    # -- what the window asks
    def activated(self) -> None:
        """Begin to follow what is done."""
        self._controller.journal_changed.connect(self._on_journal_changed)
        self._session.snapshot_changed.connect(self._on_snapshot_changed)
        self._clock.start()
        self._show()
        self._ask()

    def deactivated(self) -> None:
        """Stop."""
        self._clock.stop()
        self._controller.journal_changed.disconnect(self._on_journal_changed)
        self._session.snapshot_changed.disconnect(self._on_snapshot_changed)

    def selected_line(self) -> JournalLine | None:
        """Return the current line, if it can be undone."""
        line = self.model.row(self.table.currentIndex().row())
        return line if line is not None and line.can_undo else None

    def exported(self) -> Exported:
        """Return the rows to be copied or saved."""
        rows, chosen = self.model.rows, self.table.chosen_rows()
        return exported.of_lines("journal", exported.JOURNAL, rows, exported.journal, chosen)

    # -- following
    @Slot()
    def _on_journal_changed(self) -> None:
        self._show()
        self._ask()

    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        if snapshot.counts != self._counts:
            self._counts = snapshot.counts
            self._ask()

    def _ask(self) -> None:
        """Read what the store can undo; once at a time, the newest wish last."""
        if self._asking:
            self._again = True
            return
        self._asking = True
        self._session.ask(lambda store: store.operations(MOST), self._on_read, self._on_failed)

    def _on_read(self, operations: list[Operation]) -> None:
        self._asking = False
        self._operations = operations
        self._show()
        if self._again:
            self._again = False
            self._ask()

    def _on_failed(self, _error: Exception) -> None:
        self._asking = self._again = False  # the session tells; the next change asks again

    @Slot()
    def _show(self) -> None:
        journal = self._controller.journal
        lines = journal_lines(
            journal.lines, self._operations, journal.can_undo, self._session.now()
        )
        self.model.set_rows(lines)
        self.table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        undoable = sum(line.can_undo for line in lines)
        words = self.tr("%s can be undone") % text.count(undoable)
        self._summary.setText(words if lines else "")
        if lines and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._follow()

    @Slot(QModelIndex)
    def _on_moved_to(self, _index: QModelIndex) -> None:
        self._follow()

    def _follow(self) -> None:
        line = self.selected_line()
        told = (line.key, line.can_undo) if line is not None else ("", False)
        if told != self._told:
            self._told = told
            self.selection_changed.emit()

    # -- acting
    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        line = self.model.row(index.row())
        if line is not None and line.can_undo and index.column() == self._undo_column:
            self._actions["undo_line"].trigger()

    def _draw_undo(self, painter: QPainter, rect: QRect, row: int, _column: int) -> None:
        line = self.model.row(row)
        if line is None or not line.can_undo:
            return
        place = QRect(0, 0, 64, 22)
        place.moveCenter(rect.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("line"))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(self._theme.color("text" if self._may_undo else "muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.tr("Undo"))
        painter.restore()

    @property
    def _may_undo(self) -> bool:
        return not self._session.read_only
