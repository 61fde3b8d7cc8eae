"""Errors: what fails, by kind, and the jobs of the kind chosen.

Two thousand failures are often three errors: each is one row, with its trend, and can be
retried or deleted as one. Enter opens its jobs where dead or retrying jobs are listed.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from kickboard.stores.base import ErrorGroup
from kickboard.stores.query import parse
from kickboard_desktop.actions.groups import query_of
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.error_watch import ErrorWatch
from kickboard_desktop.models.lists import exported
from kickboard_desktop.models.lists.exported import Exported
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.rows.errors import (
    error_columns,
    error_lines,
    is_meant,
    summary,
    words_of,
)
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.lists.error_jobs import ErrorJobs
from kickboard_desktop.views.page import Page
from kickboard_desktop.widgets.action_button import ActionButton
from kickboard_desktop.widgets.combo import ComboBox
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.labels import plain_label
from kickboard_desktop.widgets.panel import EmptyState, Panel
from kickboard_desktop.widgets.table import Table

#: Width of the page from which on a column is shown; the message matters more.
_NEEDED = {"place": 1000, "first": 920}


class ErrorsPage(Page):
    """The page. Hidden it leaves the watch to its slow pace."""

    name = "errors"

    def __init__(
        self,
        session: Session,
        actions: Actions,
        watch: ErrorWatch,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Errors"), parent)
        self._session = session
        self._actions = actions
        self._watch = watch
        self._theme = theme
        self._settings = settings
        self.model = TableModel(error_columns(), self)
        self.jobs = ErrorJobs(session, theme, self)
        self._told: ErrorGroup | None = None  # what the actions know to be selected
        self._wanted: dict[str, str] = {}  # the kind that is to be chosen when it is known
        self._clock = make_timer(self, "errors_clock", self._show, ms=1000)
        layout = self.make_column(top=12)
        layout.addLayout(self._make_head())
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setObjectName("errors_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(12)
        self._splitter.addWidget(self._make_table())
        self._splitter.addWidget(self.jobs)
        self._splitter.setStretchFactor(0, 4)
        self._splitter.setStretchFactor(1, 3)
        layout.addWidget(self._splitter, 1)
        self._splitter.restoreState(settings.splitter(self.name))
        self.jobs.opened.connect(self.detail_wanted)
        self.jobs.entered.connect(self.job_entered)
        self.jobs.list_wanted.connect(self._on_list_wanted)

    # -- building
    def _make_head(self) -> FlowRow:
        row = FlowRow()
        row.add(plain_label(self.title, "title", parent=self))
        self._summary = plain_label("", tone="muted", parent=self)
        self._summary.setObjectName("errors_summary")
        row.add(self._summary, elastic=True)
        self.range = ComboBox(self._theme, self.tr("Failed last"), self)
        self.range.setObjectName("errors_range")
        self.range.setMinimumWidth(150)
        self.range.addItem(self.tr("At any time"), 0)
        self.range.addItem(self.tr("In the last 24 hours"), 86_400)
        self.range.addItem(self.tr("In the last hour"), 3600)
        self.range.activated.connect(self._show)
        row.add(self.range)
        for action_id in ("retry_group", "delete_group"):
            row.add(ActionButton(self._actions, action_id, parent=self))
        return row

    def _make_table(self) -> Panel:
        panel = Panel(flush=True, parent=self)
        columns = self.model.columns
        self.table = Table(self._theme, self.model, columns, name="errors", parent=panel)
        self.table.setAccessibleName(self.title)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        trend = next(n for n, column in enumerate(columns) if column.id == "trend")
        self.table.set_custom(trend, self._draw_trend)
        self.table.set_menu([self._actions["retry_group"], self._actions["delete_group"]])
        self.table.moved_to.connect(self._on_moved_to)
        self.table.opened.connect(self._on_opened)
        self._empty = EmptyState(self._theme, "circle-check", "", parent=panel)
        self._empty.button.setProperty("kind", "")
        self._empty.acted.connect(self._on_empty_acted)
        panel.body.addWidget(self.table, 1)
        panel.body.addWidget(self._empty, 1)
        self._empty.hide()
        return panel

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what matters least where there is little room."""
        super().resizeEvent(event)
        for number, column in enumerate(self.model.columns):
            self.table.setColumnHidden(number, self.width() < _NEEDED.get(column.id, 0))
        self.table.fit()

    # -- what the window asks
    def activated(self) -> None:
        """Follow closely what fails."""
        self._watch.changed.connect(self._show)
        self._session.hello_received.connect(self._on_hello_received)
        self._on_hello_received()
        self._watch.set_seen(True)
        self._clock.start()
        self._show()

    def deactivated(self) -> None:
        """Stop, and remember how the page is divided."""
        self._clock.stop()
        self._wanted = {}
        self._watch.set_seen(False)
        self._watch.changed.disconnect(self._show)
        self._session.hello_received.disconnect(self._on_hello_received)
        self._settings.set_splitter(self.name, self._splitter.saveState())

    def selected_group(self) -> ErrorGroup | None:
        """Return the chosen kind of error."""
        line = self.model.row(self.table.currentIndex().row())
        return line.group if line is not None else None

    def show_query(self, query: str) -> None:
        """Choose the kind of error that *query* names by ``error_class:`` and ``class:``."""
        self._wanted = words_of(parse(query))
        self.range.setCurrentIndex(0)
        self._show()

    def _choose_wanted(self) -> None:
        """Make what was asked for the current row, once it is known."""
        for row, line in enumerate(self.model.rows):
            if self._wanted and is_meant(line.group, self._wanted):
                self._wanted = {}
                self.table.setCurrentIndex(self.model.index(row, 0))
                return

    def current_job(self) -> str:
        """Return the jid of the current one of its jobs."""
        return self.jobs.current_job()

    def exported(self) -> Exported:
        """Return the rows to be copied or saved."""
        rows, chosen = self.model.rows, self.table.chosen_rows()
        return exported.of_lines("errors", exported.ERRORS, rows, exported.error, chosen)

    # -- following
    @Slot()
    def _on_hello_received(self, *_: object) -> None:
        if self._session.hello is not None:
            self.jobs.learn(self._session.hello.classes)

    @Slot()
    def _show(self, *_: object) -> None:
        """Show the groups that are known."""
        now = self._session.now()
        seconds = float(self.range.currentData() or 0)
        lines = error_lines(self._watch.groups, now, now - seconds if seconds else 0.0)
        self.model.set_rows(lines)
        known = self._watch.is_known
        self._summary.setText(summary(lines) if known and lines else "")
        if known and not lines:
            self._explain()
        self._empty.setVisible(known and not lines)
        self.table.setVisible(bool(lines) or not known)
        self.jobs.setVisible(bool(lines) or not known)
        self._choose_wanted()
        if lines and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._follow()

    def _explain(self) -> None:
        if self._watch.groups:
            self._empty.say(
                self.tr("Nothing failed in that time"), action=self.tr("Show what failed before")
            )
            return
        self._empty.say(
            self.tr("Nothing has failed"),
            self.tr("Failures are grouped here by their error, its place and its message."),
        )

    @Slot(QModelIndex)
    def _on_moved_to(self, _index: QModelIndex) -> None:
        self._follow()

    def _follow(self) -> None:
        group = self.selected_group()
        self.jobs.show_group(group)
        if group != self._told:
            self._told = group
            self.selection_changed.emit()

    # -- drawing
    def _draw_trend(self, painter: QPainter, rect: QRect, row: int, _column: int) -> None:
        line = self.model.row(row)
        if line is None or not any(line.group.trend):
            return
        place = QRectF(rect).adjusted(8, 5, -8, -4)
        step, top = place.width() / len(line.group.trend), max(line.group.trend)
        painter.fillRect(
            QRectF(place.left(), place.bottom(), place.width(), 1), self._theme.color("line")
        )
        color = self._theme.color("bad")
        for minute, failures in enumerate(line.group.trend):
            if failures:
                height = max(2.0, place.height() * failures / top)
                left = place.left() + minute * step
                painter.fillRect(QRectF(left, place.bottom() - height, step - 0.5, height), color)

    # -- acting
    @Slot(QModelIndex)
    def _on_opened(self, _index: QModelIndex) -> None:
        group = self.selected_group()
        if group is not None and (group.dead or group.retrying):
            self._on_list_wanted("dead" if group.dead else "retries")

    @Slot(str)
    def _on_list_wanted(self, page: str) -> None:
        group = self.selected_group()
        if group is not None:
            self.page_wanted.emit(page, query_of(group))

    @Slot()
    def _on_empty_acted(self) -> None:
        self.range.setCurrentIndex(0)
        self._show()
