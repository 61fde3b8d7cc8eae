"""The overview's list of queues."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from kickboard.stores.base import Snapshot
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.rows.queue_lines import (
    QueueLine,
    oldest_first,
    queue_columns,
    queue_lines,
)
from kickboard_desktop.models.rows.queues import cut
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import EmptyState, Panel, draw_sparkline
from kickboard_desktop.widgets.pill import HEIGHT as PILL_HEIGHT
from kickboard_desktop.widgets.pill import pill
from kickboard_desktop.widgets.table import Table

#: Width of the panel from which on a column is shown: the rate, the last minute.
_NEEDED = {3: 500, 4: 590}
_ICONS = {"warn": "pause", "accent": "play", "muted": "circle"}


class QueuePanel(Panel):
    """Name, size, latency, rate, last minute and state of each queue.

    Signals:
        opened(str): that queue is to be looked at.
        enqueue_wanted(): there are no queues, and the user wants one.
    """

    opened = Signal(str)
    enqueue_wanted = Signal()

    def __init__(
        self, theme: Theme, series: TickSeries, enqueue: str, parent: QWidget | None = None
    ) -> None:
        """Make the panel; *enqueue* is the word on its button while there are no queues."""
        super().__init__(self.tr("Queues"), flush=True, parent=parent)
        self._theme = theme
        self._series = series
        self._whole: Snapshot | None = None  # the newest, and what of it is shown
        self._cut: Snapshot | None = None
        columns = queue_columns()
        self.model: TableModel[QueueLine] = TableModel(columns, self)
        self._table = Table(theme, self.model, columns, name="overview_queues", parent=self)
        self._table.setAccessibleName(self.tr("Queues"))
        self._table.set_custom(4, self._draw_spark)
        self._table.set_custom(5, self._draw_state)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.opened.connect(self._on_table_opened)
        self._empty = EmptyState(
            theme,
            "layers",
            self.tr("No queues yet"),
            self.tr("A queue appears with its first job."),
            action=enqueue,
            parent=self,
        )
        self._empty.acted.connect(self.enqueue_wanted)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._empty, 1)
        self._table.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what matters least where there is little room."""
        super().resizeEvent(event)
        for column, needed in _NEEDED.items():
            self._table.setColumnHidden(column, self.width() < needed)
        self._table.fit()
        self._show_whole_rows()

    def _show_whole_rows(self) -> None:
        """Leave the foot empty where the last row would be cut in two."""
        edge, height = self.body.contentsMargins(), self._theme.row_height
        room = self._table.viewport().height() + edge.bottom()
        foot = room % height if self.model.rowCount() * height > room else 0
        if foot != edge.bottom():
            self.body.setContentsMargins(edge.left(), edge.top(), edge.right(), foot)

    def selected(self) -> str | None:
        """Return the name of the queue that is the current row."""
        line = self.model.row(self._table.currentIndex().row())
        return line.key if line is not None else None

    def refresh(self, snapshot: Snapshot, now: float) -> None:
        """Show the queues of *snapshot* at *now*."""
        if snapshot is not self._whole:
            self._whole, self._cut = snapshot, cut(snapshot, oldest_first)
        self.model.set_rows(queue_lines(self._cut or snapshot, self._rate_of, now))
        self._table.setVisible(bool(snapshot.queues))
        self._empty.setVisible(not snapshot.queues)
        self._show_whole_rows()

    def _rate_of(self, queue: str) -> float | None:
        """Return the rate of a queue; None where counters tell only that of all together."""
        rate = self._series.queue_rate(queue)
        return None if self._series.by_counters and not rate else rate

    def refresh_curves(self) -> None:
        """Draw the last minute anew."""
        self._table.viewport().update()

    def _on_table_opened(self, index: QModelIndex) -> None:
        line = self.model.row(index.row())
        if line is not None:
            self.opened.emit(line.key)

    def _draw_spark(self, painter: QPainter, rect: QRect, row: int, _column: int) -> None:
        line = self.model.row(row)
        if line is not None:
            values, token = self._series.queue_spark(line.key), "accent"
            if self._series.by_counters and not any(values):  # its size is all that is told
                values, token = self._series.queue_sizes(line.key), "muted"
            place = QRectF(rect).adjusted(8, 7, -12, -6)
            draw_sparkline(painter, place, values, self._theme.color(token), top=1.0, slots=60)

    def _draw_state(self, painter: QPainter, rect: QRect, row: int, _column: int) -> None:
        line = self.model.row(row)
        if line is None:
            return
        color = self._theme.color(line.tone).name()
        panel = self._theme.tokens.panel
        drawn = pill(
            line.state, _ICONS[line.tone], color, panel, painter.device().devicePixelRatioF()
        )
        painter.drawPixmap(rect.left() + 8, rect.center().y() + 1 - PILL_HEIGHT // 2, drawn)
