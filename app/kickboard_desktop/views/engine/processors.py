"""Processors: what each does now and since when, the last minute of each, and their number."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kickboard.stores.base import Snapshot
from kickboard_desktop import format as text
from kickboard_desktop.actions.controller import CONCURRENCY, Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.models.lists import exported
from kickboard_desktop.models.lists.exported import Exported
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.rows.processors import (
    LOOKS,
    processor_columns,
    processor_lines,
)
from kickboard_desktop.session import Session
from kickboard_desktop.telemetry import Dump, ProcessorRow, Tick
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.engine.process_panel import ProcessPanel
from kickboard_desktop.views.engine.stacks import StackDialog
from kickboard_desktop.views.page import Page
from kickboard_desktop.views.window.engine_words import engine_word
from kickboard_desktop.widgets import EmptyState, Panel, SliderRow, button, draw_lane, plain_label
from kickboard_desktop.widgets.action_button import ActionButton
from kickboard_desktop.widgets.drawing import draw_progress
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.pill import HEIGHT as PILL_HEIGHT
from kickboard_desktop.widgets.pill import pill
from kickboard_desktop.widgets.table import Table

#: Milliseconds between two pictures of the sliding lanes.
FRAME_MS = 50
#: Milliseconds after the last move of the slider until the number is sent.
SETTLE_MS = 150


class ProcessorsPage(Page):
    """The page. Hidden it has no timer and takes no tick."""

    name = "processors"

    def __init__(
        self,
        session: Session,
        actions: Actions,
        controller: Controller,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Processors"), parent)
        self._session = session
        self._actions = actions
        self._controller = controller
        self._theme = theme
        self._rows: tuple[ProcessorRow, ...] = ()
        self._stack: StackDialog | None = None
        self._model = TableModel(processor_columns(), self)
        self._frames = make_timer(self, "processors_frame_timer", self._on_frame, ms=FRAME_MS)
        self._settle = make_timer(
            self, "processors_settle_timer", self._on_settled, ms=SETTLE_MS, once=True
        )
        layout = self.make_column(top=12)
        layout.addLayout(self._make_head())
        self._own = (self._make_number(), self._make_table())
        layout.addWidget(self._own[0])
        layout.addWidget(self._own[1], 3)
        self._others = ProcessPanel(session, actions, controller, theme, self)
        self._others.detail_wanted.connect(self.detail_wanted)
        self._others.setVisible(session.is_redis)
        layout.addWidget(self._others, 3 if session.is_redis else 1)
        session.link.dumped.connect(self._on_dumped)
        session.engine_state_changed.connect(self._on_engine_state_changed)
        session.guard.changed.connect(self._on_guard_changed)

    # -- what the window asks
    def activated(self) -> None:
        """Begin to follow the ticks."""
        self._session.ticked.connect(self._on_ticked)
        self._session.snapshot_changed.connect(self._on_snapshot_changed)
        self._session.processors_changed.connect(self._on_processors_changed)
        self._on_engine_state_changed(self._session.link.state, self._session.link.reason)
        if self._session.snapshot is not None:
            self._on_snapshot_changed(self._session.snapshot)
        self._frames.start()

    def deactivated(self) -> None:
        """Stop everything."""
        self._frames.stop()
        self._session.ticked.disconnect(self._on_ticked)
        self._session.snapshot_changed.disconnect(self._on_snapshot_changed)
        self._session.processors_changed.disconnect(self._on_processors_changed)

    def selected_processor(self) -> ProcessorRow | None:
        """Return the processor that is selected."""
        line = self._model.row(self._table.currentIndex().row())
        return next((row for row in self._rows if line and row.name == line.key), None)

    def exported(self) -> Exported:
        """Return the rows to be copied or saved."""
        rows, chosen = self._model.rows, self._table.chosen_rows()
        columns = exported.PROCESSORS
        return exported.of_lines(self.name, columns, rows, exported.processor, chosen)

    # -- building
    def _make_head(self) -> FlowRow:
        row = FlowRow()
        row.add(plain_label(self.title, "title", parent=self))
        self._state = plain_label("", "small", tone="muted", parent=self)
        row.add(self._state, elastic=True)
        row.add(ActionButton(self._actions, "pause_all", "resume_all", parent=self))
        engine = (("quiet",), ("stop_engine", "start_engine"), ("kill_engine",))
        self._engine_buttons = [ActionButton(self._actions, *ids, parent=self) for ids in engine]
        for made in self._engine_buttons:
            row.add(made)
        return row

    @property
    def _has_own(self) -> bool:
        """Whether an engine of the window's own belongs here: not on somebody's Redis."""
        return not self._session.guard.is_foreign

    def _make_number(self) -> Panel:
        panel = Panel(parent=self)
        row = FlowRow(gap=24)
        self._number = SliderRow(self.tr("Processors"), *CONCURRENCY, 5, parent=panel)
        self._number.setObjectName("processors_number")
        self._number.value_changed.connect(self._on_number_changed)
        self._busy = plain_label("", parent=panel)
        self._busy.setMinimumWidth(260)
        self._busy.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.add(self._number, elastic=True)
        row.add(self._busy)
        panel.body.addLayout(row)
        return panel

    def _make_table(self) -> Panel:
        panel = Panel(self.tr("What each does now"), flush=True, parent=self)
        for ids in (("pause_processor", "resume_processor"),):
            panel.head.addWidget(ActionButton(self._actions, *ids, parent=panel))
        self._stack_button = button(self.tr("Stack"), parent=panel)
        self._stack_button.setObjectName("processor_stack")
        self._stack_button.setToolTip(self.tr("Show where the code of each processor is now."))
        self._stack_button.clicked.connect(self._on_stack)
        panel.head.addWidget(self._stack_button)
        columns = self._model.columns
        self._table = Table(self._theme, self._model, columns, name="processors", parent=panel)
        self._table.setAccessibleName(self.tr("Processors"))
        self._table.set_custom(1, self._draw_state)
        self._lane_column = len(columns) - 1
        self._table.set_custom(self._lane_column, self._draw_lane)
        progress = next(n for n, column in enumerate(columns) if column.id == "progress")
        self._table.set_custom(progress, self._draw_progress)
        self._table.set_menu(
            [
                self._actions["pause_processor"],
                self._actions["resume_processor"],
                None,
                self._actions["kill_engine"],
            ]
        )
        self._table.opened.connect(self._on_opened)
        self._table.moved_to.connect(self._on_moved)
        self._empty = EmptyState(self._theme, "power", "", action="", parent=panel)
        self._empty.acted.connect(self._actions["start_engine"].trigger)
        panel.body.addWidget(self._table, 1)
        panel.body.addWidget(self._empty, 1)
        self._empty.hide()
        return panel

    # -- following
    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        self._rows = tick.processors
        self._model.set_rows(processor_lines(tick.processors, self._session.mono()))
        samples = self._session.series.gauge("busy").last(60)
        share = sum(samples) / len(samples) / max(1, tick.concurrency) if samples else 0.0
        self._busy.setText(
            self.tr("%d of %d busy · %s used in the last minute")
            % (tick.busy, tick.concurrency, text.percent(share))
        )
        if tick.concurrency != self._number.value and not self._settle.isActive():
            self._number.set_value(tick.concurrency)

    @Slot(object)
    def _on_processors_changed(self, rows: tuple[ProcessorRow, ...]) -> None:
        self._rows = rows
        self._model.set_rows(processor_lines(rows, self._session.mono()))
        self._controller.refresh()

    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        self._others.show_snapshot(snapshot)

    @Slot(object, str)
    def _on_engine_state_changed(self, state: EngineState, reason: str) -> None:
        up = state.is_up
        has_own = self._has_own or up
        for part in (*self._own, *self._engine_buttons):
            part.setVisible(has_own)
        self._state.setVisible(has_own)
        self._state.setText(self.tr("Engine: %s") % engine_word(state))
        self._state.setToolTip("")
        self._number.setEnabled(up and not self._session.is_recorded)
        self._stack_button.setEnabled(up and not self._session.is_recorded)
        self._table.setVisible(up)
        self._empty.setVisible(not up)
        if up:
            return
        self._busy.setText("")
        stopped = state in (EngineState.STOPPED, EngineState.GIVEN_UP)
        attached = self._session.attached is not None
        title = self.tr("The engine is %s") % engine_word(state)
        if attached:
            title = self.tr("Another process runs the jobs of this store")
        can_start = stopped and not attached and not self._session.read_only
        self._empty.say(title, reason, action=self.tr("Start the engine") if can_start else "")

    @Slot()
    def _on_guard_changed(self) -> None:
        self._on_engine_state_changed(self._session.link.state, self._session.link.reason)

    @Slot()
    def _on_frame(self) -> None:
        header = self._table.horizontalHeader()
        left = header.sectionViewportPosition(self._lane_column)
        viewport = self._table.viewport()
        viewport.update(left, 0, header.sectionSize(self._lane_column), viewport.height())

    # -- drawing
    def _draw_state(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        line = self._model.row(row)
        if line is None:
            return
        word, icon, token = LOOKS.get(line.state, LOOKS["idle"])
        color = self._theme.color(token).name()
        ratio = self._table.devicePixelRatioF()
        drawn = pill(self.tr(word), icon, color, self._theme.tokens.panel, ratio)
        painter.drawPixmap(rect.left() + 8, rect.center().y() + 1 - PILL_HEIGHT // 2, drawn)

    def _draw_lane(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        line = self._model.row(row)
        if line is None:
            return
        segments = self._session.series.lanes.segments(line.key)
        where = QRectF(rect).adjusted(8, 0, -12, 0)
        draw_lane(painter, where, segments, self._theme.tokens, now=self._session.now())

    def _draw_progress(self, painter: QPainter, rect: QRect, row: int, _column: int) -> None:
        """Draw how far the job says it is: a bar, and the share; the tooltip has its words."""
        line = self._model.row(row)
        if line is None or line.progress is None:
            return
        bar = QRectF(rect.left() + 8, rect.center().y() - 2, rect.width() - 64, 6)
        draw_progress(painter, bar, line.progress, self._theme.tokens)
        painter.setPen(self._theme.color("text"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(rect.adjusted(0, 0, -8, 0), right, text.progress(line.progress))

    # -- acting
    @Slot(int)
    def _on_number_changed(self, _value: int) -> None:
        self._settle.start()

    @Slot()
    def _on_settled(self) -> None:
        self._controller.resize(self._number.value)

    @Slot(object)
    def _on_opened(self, index: object) -> None:
        row = self.selected_processor()
        if index is not None and row is not None and row.jid:
            self.detail_wanted.emit(row.jid)

    @Slot(object)
    def _on_moved(self, _index: object) -> None:
        self.selection_changed.emit()

    @Slot()
    def _on_stack(self) -> None:
        row = self.selected_processor()
        self._stack = StackDialog(row.name if row else "", self)
        self._stack.open()
        self._session.link.send({"cmd": "dump"})

    @Slot(object)
    def _on_dumped(self, dump: Dump) -> None:
        if self._stack is not None:
            self._stack.show_threads(dump.threads)
