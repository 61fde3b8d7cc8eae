"""Log: what the engine, its jobs and this window said, by level and by text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from kickboard_desktop import format as text
from kickboard_desktop.models.lists import exported
from kickboard_desktop.models.lists.exported import Exported
from kickboard_desktop.models.rows.log import LogFilter, LogModel
from kickboard_desktop.models.rows.log_buffer import LogBuffer
from kickboard_desktop.telemetry import RAW_LEVEL, LogLine
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.page import Page
from kickboard_desktop.widgets import EmptyState, Panel, Segmented, button, plain_label
from kickboard_desktop.widgets.check_box import CheckBox
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.pill import HEIGHT as PILL_HEIGHT
from kickboard_desktop.widgets.pill import pill
from kickboard_desktop.widgets.table import Table

#: Milliseconds between two looks at what came in.
REFRESH_MS = 100
#: Icon and token of each level.
LOOKS = {
    "DEBUG": ("bug", "muted"),
    RAW_LEVEL: ("terminal", "muted"),
    "INFO": ("info", "accent"),
    "WARNING": ("triangle-alert", "warn"),
    "ERROR": ("circle-alert", "bad"),
    "CRITICAL": ("circle-x", "bad"),
}
_LEVEL_COLUMN = 1


class LogPage(Page):
    """The page. It follows the newest line until somebody scrolls up."""

    name = "log"

    def __init__(self, buffer: LogBuffer, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Log"), parent)
        self._buffer = buffer
        self._theme = theme
        self._model = LogModel(buffer, self)
        self._timer = make_timer(self, "log_refresh_timer", self._on_refresh_due, ms=REFRESH_MS)
        layout = self.make_column(top=12)
        layout.addLayout(self._make_head())
        layout.addWidget(self._make_table(), 1)
        self._show_emptiness()

    # -- what the window asks
    def activated(self) -> None:
        """Begin to take over what comes in."""
        self._on_refresh_due()
        self._timer.start()

    def deactivated(self) -> None:
        """Stop everything; the buffer goes on."""
        self._timer.stop()

    def focus_search(self) -> None:
        """Put the keyboard into the filter."""
        self._search.setFocus()
        self._search.selectAll()

    def show_job(self, jid: str) -> None:
        """Show the lines of one job."""
        self._search.setText(jid)

    def exported(self) -> Exported:
        """Return the lines to be copied or saved."""
        lines, chosen = self._model.lines(), self._table.chosen_rows()
        return exported.of_lines("log", exported.LOG, lines, exported.log_line, chosen)

    # -- building
    def _make_head(self) -> FlowRow:
        row = FlowRow()
        row.add(plain_label(self.title, "title", parent=self))
        self._count = plain_label("", "small", tone="muted", parent=self)
        row.add(self._count, elastic=True)
        choices = (
            ("all", self.tr("All")),
            ("info", self.tr("Info")),
            ("warning", self.tr("Warnings")),
            ("error", self.tr("Errors")),
        )
        self._level = Segmented(self.tr("From level"), choices, parent=self)
        self._level.chosen.connect(self._on_filter_changed)
        self._search = QLineEdit(self)
        self._search.setObjectName("log_search")
        self._search.setPlaceholderText(self.tr("Text, class or job ID"))
        self._search.setAccessibleName(self.tr("Filter the log"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(240)
        self._search.textChanged.connect(self._on_filter_changed)
        self._follow = CheckBox(self._theme, self.tr("Follow"), self)
        self._follow.setObjectName("log_follow")
        self._follow.setChecked(True)
        self._follow.toggled.connect(self._on_follow_toggled)
        copy = button(self.tr("Copy"), parent=self)
        copy.setObjectName("log_copy")
        copy.clicked.connect(self._on_copy)
        for widget in (self._level, self._search, self._follow, copy):
            row.add(widget)
        return row

    def _make_table(self) -> Panel:
        panel = Panel(flush=True, parent=self)
        self._table = Table(self._theme, self._model, self._model.columns, name="log", parent=panel)
        self._table.setAccessibleName(self.tr("Log"))
        self._table.set_custom(_LEVEL_COLUMN, self._draw_level)
        self._table.opened.connect(self._on_opened)
        self._table.verticalScrollBar().sliderMoved.connect(self._on_scrolled)
        copy = QAction(self.tr("Copy lines"), self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.triggered.connect(self._on_copy)
        show = QAction(self.tr("Show the job"), self)
        show.triggered.connect(self._on_show_job)
        self._table.addAction(copy)
        self._table.set_menu([copy, show])
        self._empty = EmptyState(self._theme, "file-text", "", parent=panel)
        panel.body.addWidget(self._table, 1)
        panel.body.addWidget(self._empty, 1)
        return panel

    def _draw_level(self, painter: QPainter, rect: QRect, row: int, column: int) -> None:
        line = self._model.line(row)
        if line is None:
            return
        icon, token = LOOKS.get(line.level, LOOKS["INFO"])
        color = self._theme.color(token).name()
        word = line.level.capitalize()
        ratio = self._table.devicePixelRatioF()
        drawn = pill(word, icon, color, self._theme.tokens.panel, ratio)
        painter.drawPixmap(rect.left() + 4, rect.center().y() + 1 - PILL_HEIGHT // 2, drawn)

    # -- following
    @Slot()
    def _on_refresh_due(self) -> None:
        if self._model.refresh():
            self._show_emptiness()
            if self._follow.isChecked():
                self._table.scrollToBottom()

    @Slot()
    def _on_filter_changed(self, *_: object) -> None:
        level = {"all": 0, "info": 20, "warning": 30, "error": 40}[self._level.key]
        self._model.set_filter(LogFilter(level, self._search.text().strip()))
        self._show_emptiness()
        self._table.scrollToBottom()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        self._follow.setChecked(value >= self._table.verticalScrollBar().maximum())

    @Slot(bool)
    def _on_follow_toggled(self, on: bool) -> None:
        if on:
            self._table.scrollToBottom()

    def _show_emptiness(self) -> None:
        shown, kept = self._model.rowCount(), len(self._buffer.lines)
        self._table.setVisible(shown > 0)
        self._empty.setVisible(shown == 0)
        lines = self.tr("%s of %s lines") % (text.count(shown), text.count(kept))
        self._count.setText(lines if shown != kept else self.tr("%s lines") % text.count(kept))
        if kept:
            title = self.tr("No line fits the filter")
            self._empty.say(title, self.tr("%s lines are kept.") % text.count(kept))
        else:
            why = self.tr("What the engine and the jobs print and log appears here.")
            self._empty.say(self.tr("Nothing was said yet"), why)

    # -- acting
    @Slot()
    def _on_copy(self) -> None:
        rows = sorted({index.row() for index in self._table.selectionModel().selectedRows()})
        chosen = [line for row in rows if (line := self._model.line(row)) is not None]
        QGuiApplication.clipboard().setText(as_text(chosen or self._model.lines()))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        line = self._model.line(index.row())
        if line is not None and line.jid:
            self.detail_wanted.emit(line.jid)

    @Slot()
    def _on_show_job(self) -> None:
        self._on_opened(self._table.currentIndex())


def as_text(lines: list[LogLine]) -> str:
    """Return *lines* as text, one a line; what follows in a message is indented.

    So nothing that a job prints can pass for a line of its own, or steer the terminal it is
    pasted into.
    """
    return "\n".join(map(_as_text, lines))


def _as_text(line: LogLine) -> str:
    head = [text.full_time(line.at), line.level, line.job_class or line.logger, line.jid or ""]
    message = text.visible(line.message).replace("\n", "\n    ")
    return f"{' '.join(text.one_line(part) for part in head if part)}: {message}"
