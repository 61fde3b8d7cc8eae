"""The first page: seven numbers, two charts, the queues, and what needs a person.

Everything follows one frame timer, which runs only while the page is seen. A frame moves the
charts; ten times a second there are new numbers, twice the lists are looked through; where
nothing happens both once (`pace`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.actions.offered import enqueue_action
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.charts import latency, throughput
from kickboard_desktop.charts.latency import LatencyChart
from kickboard_desktop.charts.marks import told as told_marks
from kickboard_desktop.charts.series import SPANS
from kickboard_desktop.charts.throughput import ThroughputChart
from kickboard_desktop.models.redis.workforce import of_all, of_engine
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.overview.cards import CARDS, RATE_SECONDS, Moment, said_by
from kickboard_desktop.views.overview.pace import LIVELY, Pace
from kickboard_desktop.views.page import Page
from kickboard_desktop.widgets import Card, CardRow, Panel, Segmented, plain_label
from kickboard_desktop.widgets.action_button import ActionButton
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.legend import Legend, LegendEntry

if TYPE_CHECKING:
    from kickboard_desktop.telemetry import Tick
    from kickboard_desktop.views.overview.lists import OverviewLists, PauseQueue
    from kickboard_desktop.views.overview.told_charts import ToldCharts

NOTICE_WIDTH = 520
#: Height of the charts' heads, so that both begin at the same line.
HEAD = 30


class Overview(Page):
    """The page "Overview".

    On a store without any job, `set_notice` puts what to do next in place of the charts.
    """

    name = "overview"

    def __init__(
        self,
        session: Session,
        actions: Actions,
        pause_queue: PauseQueue,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Overview"), parent)
        self._session = session
        self._series = session.series
        self._actions = actions
        self._pause_queue = pause_queue
        self._theme = theme
        self._tick: Tick | None = None
        self._frame = 0
        self._active = False
        self._lists: OverviewLists | None = None
        self._lists_asked = False
        self._frames = make_timer(
            self, "overview_frame_timer", self._on_frame, ms=LIVELY.frame_ms, precise=True
        )
        self._pace = Pace(self._series, self._frames, self)
        self._pace.changed.connect(self._on_pace_changed)
        self._build()
        self._told = self._make_told()
        session.ticked.connect(self._on_ticked)
        session.snapshot_changed.connect(self._on_snapshot_changed)

    # -- what the window asks
    def activated(self) -> None:
        """Follow the ticks and slide."""
        self._active = True
        self.refresh()
        self._frames.start()

    def deactivated(self) -> None:
        """Stop everything."""
        self._active = False
        self._frames.stop()

    def selected_queue(self) -> str | None:
        """Return the queue that is the current row of the list."""
        return self._lists.queues.selected() if self._lists is not None else None

    def set_notice(self, widget: QWidget) -> None:
        """Show *widget* in place of charts and lists, for as long as it is not hidden."""
        self._centred.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignHCenter)
        height = widget.heightForWidth(NOTICE_WIDTH)
        widget.setFixedSize(NOTICE_WIDTH, height if height > 0 else widget.sizeHint().height())
        widget.installEventFilter(self)
        self._show_notice(visible=not widget.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Make room for the notice when it is shown, and for the charts when it is hidden."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._show_notice(visible=event.type() == QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint; when the first paint is over, make the lists."""
        super().paintEvent(event)
        if not self._lists_asked:
            self._lists_asked = True
            QTimer.singleShot(0, self, self._make_lists)

    @property
    def lists(self) -> OverviewLists | None:
        """The queues and what needs attention; None before the first paint was over."""
        return self._lists

    @property
    def chart(self) -> QWidget:
        """The widget that is painted once a frame."""
        return self._throughput.curves

    @property
    def cards(self) -> dict[str, Card]:
        """The cards by key."""
        return self._cards

    def refresh(self) -> None:
        """Show everything as it is now."""
        self._show_numbers()
        self._show_lists()
        self._slide()

    # -- building
    def _build(self) -> None:
        self._layout = self.make_column(top=12)
        self._layout.addLayout(self._make_head())
        self._cards = {c.key: Card(self._theme, self.tr(c.label), c.token, self) for c in CARDS}
        for card in self._cards.values():
            card.clicked.connect(self._on_card_clicked)
        self._layout.addWidget(CardRow(list(self._cards.values()), self))
        self._body = QWidget(self)
        self._parts = body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        self._heads: list[FlowRow] = []
        charts = QHBoxLayout()
        charts.setSpacing(12)
        charts.addWidget(self._make_throughput(), 11)
        charts.addWidget(self._make_latency(), 10)
        self._heads[0].go_with(self._heads[1])
        body.addLayout(charts, 1)
        self._stand_in = self._make_stand_in()
        body.addWidget(self._stand_in, 1)
        self._layout.addWidget(self._body, 1)
        self._welcome = QWidget(self)
        centred = QVBoxLayout(self._welcome)
        centred.addStretch(2)
        centred.addStretch(3)
        self._centred = centred
        self._layout.addWidget(self._welcome, 1)
        self._welcome.hide()

    def _make_stand_in(self) -> QWidget:
        """Return the frames of the lists, which are filled when the first paint is over."""
        frames = QWidget(self._body)
        row = QHBoxLayout(frames)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Panel(self.tr("Queues"), parent=frames), 11)
        row.addWidget(Panel(self.tr("Needs attention"), parent=frames), 10)
        return frames

    @Slot()
    def _make_lists(self) -> None:
        """Put the lists in the place of their frames."""
        from kickboard_desktop.views.overview.lists import OverviewLists  # noqa: PLC0415

        session, actions, theme = self._session, self._actions, self._theme
        self._lists = OverviewLists(session, actions, self._pause_queue, theme, self._body)
        self._lists.page_wanted.connect(self.page_wanted)
        self._parts.replaceWidget(self._stand_in, self._lists)
        self._lists.show()
        self._stand_in.hide()
        self._stand_in.deleteLater()
        self._show_lists()

    def _make_head(self) -> FlowRow:
        row = FlowRow()
        row.add(plain_label(self.title, "title", parent=self))
        row.add_stretch()
        spans = [
            ("1min", self.tr("1 min")),
            ("10min", self.tr("10 min")),
            ("1h", self.tr("1 h")),
        ]
        self._span = Segmented(self.tr("Time shown"), spans, parent=self)
        self._span.chosen.connect(self._on_span_chosen)
        row.add(self._span)
        pause = ActionButton(self._actions, "pause_all", "resume_all", parent=self)
        self._primary: QPushButton = ActionButton(
            self._actions, enqueue_action(self._session), kind="primary", parent=self
        )
        row.add(pause)
        row.add(self._primary)
        return row

    def _make_throughput(self) -> Panel:
        panel = Panel(self.tr("Throughput"), parent=self)
        panel.body.setContentsMargins(0, 0, 0, 4)
        self._throughput_legend = Legend(self._theme, panel)
        self._heads.append(_fill_head(panel, self._throughput_legend))
        self._throughput = ThroughputChart(self._theme, self._series, panel)
        self._throughput.drawn.connect(self._on_drawn)
        panel.body.addWidget(self._throughput, 1)
        return panel

    def _make_latency(self) -> Panel:
        panel = Panel(self.tr("Latency"), parent=self)
        panel.body.setContentsMargins(0, 0, 0, 4)
        self._latency_legend = Legend(self._theme, panel)
        kinds = [("wait", self.tr("Wait")), ("run", self.tr("Run"))]
        self._kind = Segmented(self.tr("Latency of"), kinds, parent=panel)
        self._kind.chosen.connect(self._on_kind_chosen)
        self._heads.append(_fill_head(panel, self._kind, self._latency_legend))
        self._latency = LatencyChart(self._theme, self._series, panel)
        panel.body.addWidget(self._latency, 1)
        return panel

    def _make_told(self) -> ToldCharts | None:
        """Return what follows a Redis, or a recording, which may be of one, for the charts.

        Other stores tell nothing more.
        """
        if not self._session.is_redis and not self._session.is_recorded:
            return None
        from kickboard_desktop.views.overview.told_charts import ToldCharts  # noqa: PLC0415 - on a Redis

        return ToldCharts(self._session, self._throughput, self._latency, self._kind)

    # -- time goes by
    @Slot()
    def _on_frame(self) -> None:
        self._frame += 1
        if not self._theme.reduce_motion:
            self._slide()
        if self._frame % self._pace.beat.numbers_every == 0:
            if self._session.reach.outage is None:  # else what was seen stays
                self._show_numbers()
            if self._theme.reduce_motion:
                self._slide()
        if self._frame % self._pace.beat.lists_every == 0:
            self._show_lists()

    @Slot(bool)
    def _on_pace_changed(self, calm: bool) -> None:
        for chart in (self._throughput, self._latency):
            chart.set_calm(calm=calm)
            chart.refresh()  # else a recording that stands still would show what it had

    @Slot()
    def _on_drawn(self) -> None:
        """Count frames, unless fewer of them are drawn on purpose."""
        if not self._pace.is_calm:
            self.frame_painted.emit()

    def _slide(self) -> None:
        now = self._session.now()
        self._throughput.slide(now)
        self._latency.slide(now)

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        self._tick = tick
        self._pace.note(tick)
        if self._active:
            self._throughput.refresh()
            self._latency.refresh()

    @Slot()
    def _on_snapshot_changed(self, *_: object) -> None:
        """Draw what the store's counters told, where no tick does."""
        if self._active and self._series.by_counters:
            self._pace.look(self._session.now())
            self._throughput.refresh()
        if self._active and self._told is not None:
            self._told.follow()

    def _show_numbers(self) -> None:
        tick = self._tick if self._session.link.state.is_up else None
        session, snapshot = self._session, self._session.snapshot
        at_work = of_all(snapshot) if session.guard.is_foreign else of_engine(tick)
        moment = Moment(
            self._series,
            snapshot,
            session.now(),
            busy=at_work.busy,
            concurrency=at_work.concurrency,
        )
        self._pace.look(moment.now)
        for key, card in self._cards.items():
            card.say(*said_by(key, moment))
        self._show_legends(moment.now)
        waiting = self.tr("Waiting for the first job")
        self._throughput.set_message("" if self._series.at is not None else waiting)
        if self._told is not None:
            waiting = self._told.explain(self._latency_legend) or waiting
        self._latency.set_message("" if self._latency.is_known else waiting)

    def _show_legends(self, now: float) -> None:
        self._throughput_legend.show_entries(
            [
                LegendEntry(self._curve_word(word), token, self._rate_text(kind, now), dashed)
                for kind, word, token, dashed in throughput.CURVES
            ]
        )
        current = self._latency.current()
        values = (current.p50, current.p95, current.p99, current.highest)
        self._latency_legend.show_entries(
            [
                LegendEntry(
                    self._curve_word(word),
                    token,
                    self._latency.value_text(value),
                    hollow=word == "p99" and not current.confident,
                )
                for (_, word, token), value in zip(latency.CURVES, values, strict=True)
            ]
        )

    @staticmethod
    def _curve_word(key: str) -> str:
        return QCoreApplication.translate("Curves", key)

    def _rate_text(self, kind: str, now: float) -> str:
        return text.rate(self._series.rate(kind, RATE_SECONDS, now))

    # -- lists
    def _show_lists(self) -> None:
        if self._lists is not None:
            self._lists.refresh(self._tick)
        for chart, legend in (
            (self._throughput, self._throughput_legend),
            (self._latency, self._latency_legend),
        ):
            deploys = told_marks(chart.marks.shown)
            also = self.tr("Deploys: %s") % deploys if deploys else ""
            chart.setAccessibleDescription(". ".join(filter(None, (legend.accessibleName(), also))))

    def _show_notice(self, *, visible: bool) -> None:
        self._welcome.setVisible(visible)
        self._body.setVisible(not visible)

    # -- what is clicked
    @Slot()
    def _on_card_clicked(self) -> None:
        pages = {self._cards[spec.key]: spec.page for spec in CARDS}
        sender = self.sender()
        if isinstance(sender, Card):
            self.page_wanted.emit(pages[sender], "")

    @Slot(str)
    def _on_span_chosen(self, key: str) -> None:
        for chart in (self._throughput, self._latency):
            chart.set_span(SPANS[key])
        self._slide()

    @Slot(str)
    def _on_kind_chosen(self, kind: str) -> None:
        self._latency.set_kind(kind)
        self._show_legends(self._session.now())


def _fill_head(panel: Panel, *widgets: QWidget) -> FlowRow:
    """Put *widgets* behind the title of *panel*; the last has a line of its own if need be."""
    head = FlowRow(lines=0)
    panel.title.setMinimumHeight(HEAD)
    panel.head.removeWidget(panel.title)
    panel.head.insertLayout(0, head, 100)
    head.add(panel.title)
    for widget in widgets:
        head.add(widget, elastic=widget is widgets[-1])
    return head
