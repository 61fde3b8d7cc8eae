"""Queues: how much waits in each, how fast it goes, and what comes next in the one chosen.

Pausing is one click in the row, or P; clearing stands elsewhere, below, beside the jobs that
it would take away.
"""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from kickboard.errors import QueryError
from kickboard.payload.record import JobState
from kickboard.stores.base import Snapshot, Store
from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.actions.commands import queue_selection
from kickboard_desktop.actions.offered import enqueue_action
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.models.lists import exported
from kickboard_desktop.models.lists.columns import Row, rendered
from kickboard_desktop.models.lists.exported import Exported
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.redis.store_words import explained
from kickboard_desktop.models.rows.queues import (
    QueueLine,
    cut,
    next_columns,
    next_job_columns,
    next_lines,
    own_first,
    queue_columns,
    queue_lines,
)
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.page import Page
from kickboard_desktop.widgets.action_button import ActionButton
from kickboard_desktop.widgets.dragging import QueueDrop
from kickboard_desktop.widgets.drawing import draw_sparkline
from kickboard_desktop.widgets.labels import plain_label
from kickboard_desktop.widgets.panel import EmptyState, Panel
from kickboard_desktop.widgets.pill import HEIGHT as PILL_HEIGHT
from kickboard_desktop.widgets.pill import pill
from kickboard_desktop.widgets.table import Table

#: Jobs shown of those that come next.
NEXT = 50
#: Queues seen without scrolling, however low the window is.
MOST_WHOLE = 6


class QueuesPage(Page):
    """The page. Hidden it follows nothing.

    Signals:
        jobs_dropped(Dragged, str): jobs were dragged to that queue.
    """

    jobs_dropped = Signal(object, str)

    name = "queues"

    def __init__(
        self,
        session: Session,
        actions: Actions,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Queues"), parent)
        self._session = session
        self._actions = actions
        self._theme = theme
        self._settings = settings
        self._names: dict[str, tuple[str, ...]] = {}
        self._weights: dict[str, int] = {}
        self._asking = self._again = False
        self._shown_queue = ""
        self._whole: Snapshot | None = None  # the newest, and what of it is shown
        self._cut: Snapshot | None = None
        self._job_columns = next_job_columns(self._names)
        self.model = TableModel(queue_columns(), self)
        self.next_model = TableModel(next_columns(self._job_columns), self)
        self._column = {column.id: n for n, column in enumerate(self.model.columns)}
        layout = self.make_column(top=12)
        layout.addLayout(self._make_head())
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setObjectName("queues_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(12)
        self._splitter.addWidget(self._make_table())
        self._splitter.addWidget(self._make_next())
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 4)
        layout.addWidget(self._splitter, 1)
        self._splitter.restoreState(settings.splitter(self.name))

    # -- building
    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(plain_label(self.title, "title", parent=self))
        self._summary = plain_label("", tone="muted", parent=self)
        self._summary.setObjectName("queues_summary")
        row.addSpacing(4)
        row.addWidget(self._summary, 1)
        row.addWidget(ActionButton(self._actions, "pause_all", "resume_all", parent=self))
        return row

    def _make_table(self) -> Panel:
        panel = Panel(flush=True, parent=self)
        self.table = Table(self._theme, self.model, self.model.columns, name="queues", parent=panel)
        self.table.setAccessibleName(self.title)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.set_custom(self._column["spark"], self._draw_spark)
        self.table.set_custom(self._column["state"], self._draw_state)
        self.table.set_custom(self._column["pause"], self._draw_pause)
        self.table.set_pressed(self._column["pause"])
        deeds = ("pause_queue", "resume_queue", "clear_queue", "forget_queue")
        self.table.set_menu([self._actions[name] for name in deeds])
        self._drop = QueueDrop(self.table, self._theme, self._queue_at)
        self._drop.dropped.connect(self.jobs_dropped)
        self.table.moved_to.connect(self._on_moved_to)
        self.table.clicked.connect(self._on_clicked)
        self.table.opened.connect(self._on_opened)
        self._empty = EmptyState(
            self._theme,
            "layers",
            self.tr("No queue yet"),
            self.tr("A queue appears with the first job that is pushed to it."),
            parent=panel,
        )
        self._empty.button.setProperty("kind", "")
        self._empty.acted.connect(self._on_empty_acted)
        panel.body.addWidget(self.table, 1)
        panel.body.addWidget(self._empty, 1)
        self._empty.hide()
        return panel

    def _make_next(self) -> Panel:
        self._panel = Panel(self.tr("What comes next"), flush=True, parent=self)
        self._panel.elide_title()
        self._panel.head.addWidget(
            ActionButton(self._actions, "clear_queue", "forget_queue", parent=self._panel)
        )
        self.next_table = Table(
            self._theme,
            self.next_model,
            self.next_model.columns,
            name="next_jobs",
            parent=self._panel,
        )
        self.next_table.setAccessibleName(self.tr("What comes next"))
        self.next_table.opened.connect(self._on_next_opened)
        self.next_table.previewed.connect(self._on_next_opened)
        self.next_table.moved_to.connect(self._on_next_moved_to)
        self._nothing = EmptyState(self._theme, "inbox", "", parent=self._panel)
        self._panel.body.addWidget(self.next_table, 1)
        self._panel.body.addWidget(self._nothing, 1)
        self._nothing.hide()
        return self._panel

    # -- what the window asks
    def activated(self) -> None:
        """Begin to follow snapshots and ticks."""
        self._session.snapshot_changed.connect(self._on_snapshot_changed)
        self._session.ticked.connect(self._on_ticked)
        self._session.hello_received.connect(self._on_hello_received)
        self._on_hello_received()
        self._refresh()
        self._ask_next()

    def deactivated(self) -> None:
        """Stop, and remember how the page is divided."""
        self._session.snapshot_changed.disconnect(self._on_snapshot_changed)
        self._session.ticked.disconnect(self._on_ticked)
        self._session.hello_received.disconnect(self._on_hello_received)
        self._settings.set_splitter(self.name, self._splitter.saveState())

    def selected_queue(self) -> str | None:
        """Return the chosen queue."""
        line = self.model.row(self.table.currentIndex().row())
        return line.key if line is not None else None

    def _queue_at(self, row: int) -> str:
        line = self.model.row(row)
        return line.key if line is not None else ""

    def current_job(self) -> str:
        """Return the jid of the current one of the next jobs."""
        line = self.next_model.row(self.next_table.currentIndex().row())
        return line.key if line is not None else ""

    def exported(self) -> Exported:
        """Return the rows to be copied or saved."""
        if self.next_table.hasFocus():
            jobs, chosen = self.next_model.rows, self.next_table.chosen_rows()
            return exported.of_lines("next", exported.NEXT, jobs, exported.next_job, chosen)
        rows, chosen = self.model.rows, self.table.chosen_rows()
        return exported.of_lines("queues", exported.QUEUES, rows, exported.queue, chosen)

    # -- following
    @Slot(object)
    def _on_snapshot_changed(self, _snapshot: Snapshot) -> None:
        self._refresh()
        self._ask_next()

    @Slot(object)
    def _on_ticked(self, _tick: object) -> None:
        self._refresh()

    @Slot()
    def _on_hello_received(self, *_: object) -> None:
        hello = self._session.hello
        if hello is None:
            return
        self._weights = dict(hello.queues)
        self._cut = None
        for found in hello.classes:
            self._names[found.name] = tuple(param.name for param in found.params)

    def _refresh(self) -> None:
        """Show the newest numbers."""
        snapshot = self._session.snapshot
        if snapshot is None:
            return
        if self._cut is None or snapshot is not self._whole:
            self._whole, self._cut = snapshot, cut(snapshot, own_first(self._weights))
        now = self._session.now()
        lines = queue_lines(self._cut, self._session.series, self._weights, now)
        self.model.set_rows(lines)
        shown = min(len(lines), MOST_WHOLE) + 1  # and the head
        self.table.setMinimumHeight(shown * self._theme.row_height + 8)
        self.table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        if not lines:
            action = self._actions[enqueue_action(self._session)]
            word = action.text() if action.isEnabled() else ""
            self._empty.say(self.tr("No queue yet"), self._empty_why(), action=word)
        elif not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._summary.setText(self._sum(snapshot, lines))

    def _empty_why(self) -> str:
        return self.tr("A queue appears with the first job that is pushed to it.")

    def _sum(self, snapshot: Snapshot, lines: list[QueueLine]) -> str:
        waiting = snapshot.counts.get(JobState.ENQUEUED, 0)
        words = [self.tr("%s waiting") % text.count(waiting)]
        ages = [line.latency for line in lines if line.latency is not None]
        if ages:
            words.append(self.tr("oldest %s") % text.duration(max(ages)))
        paused = sum(line.paused for line in lines)
        if paused:
            words.append(self.tr("%s paused") % text.count(paused))
        if (all_ := len(snapshot.queues)) > len(lines):
            shown = (text.count(len(lines)), text.count(all_))
            words.append(self.tr("the first %s of %s queues are shown") % shown)
        return " · ".join(words)

    # -- what comes next
    def _ask_next(self) -> None:
        """Read what comes next in the chosen queue; once at a time, the newest wish last."""
        queue = self.selected_queue()
        if queue is None:
            self._show_nothing(self.tr("Nothing waits"))
            return
        if self._asking:
            self._again = True
            return
        self._asking = True
        columns, now = self._job_columns, self._session.now()

        def work(store: Store) -> tuple[str, tuple[Row, ...]]:
            view = queue_selection(queue).view
            return queue, rendered(store.page(view, 0, NEXT).rows, columns, now)

        self._session.ask(work, self._on_next, self._on_next_failed)

    def _on_next(self, answer: tuple[str, tuple[Row, ...]]) -> None:
        queue, rows = answer
        self._asking = False
        if queue == self.selected_queue():
            self._show_next(queue, rows)
        if self._again:
            self._again = False
            self._ask_next()

    def _on_next_failed(self, error: Exception) -> None:
        self._asking = self._again = False  # the session tells; the next snapshot asks again
        if self._session.is_recorded:
            self._show_nothing(explained(error))
        elif isinstance(error, QueryError):  # another program can call a queue anything
            self._show_nothing(self.tr("The name of this queue cannot be searched for"))

    def _show_next(self, queue: str, rows: tuple[Row, ...]) -> None:
        if queue != self._shown_queue:
            self._shown_queue = queue
            self.next_model.set_rows([])
            self._panel.title.setText(self.tr("What comes next in %s") % text.visible(queue))
        if not rows:
            self._show_nothing(self.tr("Nothing waits in %s") % text.visible(queue))
            return
        self.next_model.set_rows(next_lines(rows))
        self.next_table.show()
        self._nothing.hide()

    def _show_nothing(self, why: str) -> None:
        self.next_model.set_rows([])
        self.next_table.hide()
        self._nothing.say(why)
        self._nothing.show()

    # -- drawing
    def _draw_spark(self, painter: QPainter, rect: QRect, row: int, _column: int) -> None:
        line = self.model.row(row)
        if line is None:
            return
        painter.save()
        where = QRectF(rect).adjusted(8, 5, -8, -4)
        is_told = line.rate is not None
        token = "muted" if line.paused or not is_told else "accent"
        values = line.spark if is_told else line.sizes
        draw_sparkline(painter, where, values, self._theme.color(token), top=1.0, slots=60)
        painter.restore()

    def _draw_state(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        line = self.model.row(row)
        if line is None:
            return
        icon, token = ("pause", "warn") if line.paused else ("play", "good")
        word = self.model.columns[column].text(line)
        color = self._theme.color(token).name()
        ratio = self.table.devicePixelRatioF()
        drawn = pill(word, icon, color, self._theme.tokens.panel, ratio)
        painter.drawPixmap(rect.left() + 8, rect.center().y() + 1 - PILL_HEIGHT // 2, drawn)

    def _draw_pause(self, painter: QPainter, rect: QRect, row: int, _column: int) -> None:
        line = self.model.row(row)
        if line is None:
            return
        button = QRect(0, 0, 32, 22)
        button.moveCenter(rect.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("line"))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(QRectF(button).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.restore()
        name = "play" if line.paused else "pause"
        ratio = self.table.devicePixelRatioF()
        icon = assets.pixmap(name, self._theme.tokens.text, 14, ratio)
        painter.drawPixmap(button.center().x() - 6, button.center().y() - 6, icon)

    # -- acting
    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        line = self.model.row(index.row())
        if line is None or index.column() != self._column["pause"]:
            return
        self.selection_changed.emit()
        name = "resume_queue" if line.paused and not line.everything else "pause_queue"
        self._actions[name].trigger()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        line = self.model.row(index.row())
        query = None
        with suppress(QueryError):
            query = queue_selection(line.key).view.query if line is not None else None
        if query is not None:
            self.page_wanted.emit("enqueued", query.text)

    @Slot(QModelIndex)
    def _on_moved_to(self, _index: QModelIndex) -> None:
        self.selection_changed.emit()
        self._ask_next()

    @Slot(QModelIndex)
    def _on_next_opened(self, index: QModelIndex) -> None:
        line = self.next_model.row(index.row())
        if line is not None:
            self.detail_wanted.emit(line.key)

    @Slot(QModelIndex)
    def _on_next_moved_to(self, index: QModelIndex) -> None:
        line = self.next_model.row(index.row())
        self.job_entered.emit(line.key if line is not None else "")

    @Slot()
    def _on_empty_acted(self) -> None:
        self._actions[enqueue_action(self._session)].trigger()
