"""Everything about one job, live while it changes: for the dock at the right.

The job is known by its jid alone, so it is followed from state to state. The store is asked
again when a snapshot says that something changed, once at a time.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QPlainTextEdit,
    QPushButton,
    QStackedLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kickboard import private
from kickboard.payload.shown import masked_payload
from kickboard.stores.base import JobDetail, Selection, View
from kickboard_desktop import format as text
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.models import detail
from kickboard_desktop.models.small import TableModel
from kickboard_desktop.session import Session
from kickboard_desktop.telemetry import ProcessorRow
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.job_head import Deed, JobHead
from kickboard_desktop.widgets.labels import plain_label
from kickboard_desktop.widgets.panel import EmptyState, Panel
from kickboard_desktop.widgets.pill import HEIGHT as PILL_HEIGHT
from kickboard_desktop.widgets.pill import pill
from kickboard_desktop.widgets.table import Table
from kickboard_desktop.widgets.text_pane import TextPane

#: Pixels: three lines of an error's message.
MESSAGE_HEIGHT = 66
#: Milliseconds before "Loading…" is worth saying.
LOADING_MS = 200


class JobDetailView(QWidget):
    """The job of one jid. Hidden it asks nothing."""

    def __init__(
        self, session: Session, controller: Controller, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("job_detail")
        self.setAccessibleName(self.tr("Job detail"))
        self._session = session
        self._controller = controller
        self._theme = theme
        self._jid = ""
        self._detail: JobDetail | None = None
        self._asking = self._again = False
        self._revealed = False
        self._started: dict[str, float] = {}  # by jid: monotonic seconds of the engine
        self._stack = QStackedLayout(self)
        self._message = EmptyState(theme, "panel-right", "", parent=self)
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._make_body())
        self._loading = self._timer("loading", LOADING_MS, self._on_loading_timeout)
        self._loading.setSingleShot(True)
        self._clock = self._timer("clock", 1000, self._on_clock_timeout)
        session.snapshot_changed.connect(self._on_snapshot_changed)
        session.processors_changed.connect(self._on_processors_changed)
        self.clear()

    # -- building
    def _timer(self, name: str, interval: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setObjectName(f"job_detail_{name}")
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def _make_body(self) -> QWidget:
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        self.head = JobHead(self._theme, body)
        self.head.acted.connect(self._on_head_acted)
        layout.addWidget(self.head)
        self.tabs = QTabWidget(body)
        self.tabs.setObjectName("job_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._make_arguments(), self.tr("Arguments"))
        self.tabs.addTab(self._make_error(), self.tr("Error"))
        self.tabs.addTab(self._make_attempts(), self.tr("Attempts"))
        self.tabs.addTab(self._make_raw(), self.tr("Raw"))
        layout.addWidget(self.tabs, 1)
        return body

    def _make_arguments(self) -> QWidget:
        self.arguments = TextPane(self.tr("Arguments"), parent=self)
        self.arguments.setObjectName("job_arguments")
        self.reveal = self._make_reveal(self.arguments)
        self.reveal.setObjectName("job_reveal")
        return self._padded(self.arguments)

    def _make_reveal(self, pane: TextPane) -> QPushButton:
        made = pane.add_button(self.tr("Reveal"))
        made.clicked.connect(self._on_reveal_clicked)
        return made

    def _make_error(self) -> QWidget:
        tab = QWidget(self)
        layout = QVBoxLayout(tab)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        self._error_class = plain_label("", "strong", tone="bad", parent=tab)
        self._error_class.setObjectName("job_error_class")
        self._error_class.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message = QPlainTextEdit(tab)
        self.message.setObjectName("job_error_message")
        self.message.setAccessibleName(self.tr("Message"))
        self.message.setReadOnly(True)
        self.message.setFixedHeight(MESSAGE_HEIGHT)
        self.trace = TextPane(self.tr("Backtrace"), parent=tab)
        self.trace.setObjectName("job_backtrace")
        self._no_error = EmptyState(self._theme, "check", "", parent=tab)
        layout.addWidget(self._error_class)
        layout.addWidget(self.message)
        layout.addWidget(self.trace, 1)
        layout.addWidget(self._no_error, 1)
        return tab

    def _make_attempts(self) -> QWidget:
        self.attempts = TableModel(detail.attempt_columns(), self)
        columns = self.attempts.columns
        self._outcome = next(n for n, column in enumerate(columns) if column.id == "outcome")
        self.attempts_table = Table(self._theme, self.attempts, columns, name="attempts")
        self.attempts_table.setAccessibleName(self.tr("Attempts"))
        self.attempts_table.set_custom(self._outcome, self._draw_outcome)
        self.attempts_table.opened.connect(self._on_attempt_opened)
        panel = Panel(flush=True, parent=self)
        panel.body.addWidget(self.attempts_table)
        return self._padded(panel)

    def _make_raw(self) -> QWidget:
        self.raw = TextPane(self.tr("Payload as stored"), wraps=True, parent=self)
        self.raw.setObjectName("job_raw")
        self._save = self.raw.add_button(self.tr("Save…"))
        self._save.setObjectName("job_save")
        self._save.clicked.connect(self._on_save_clicked)
        self._reveal_raw = self._make_reveal(self.raw)
        return self._padded(self.raw)

    def _padded(self, widget: QWidget) -> QWidget:
        tab = QWidget(self)
        layout = QVBoxLayout(tab)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(widget)
        return tab

    # -- what it shows
    @property
    def jid(self) -> str:
        """The job it shows, "" for none."""
        return self._jid

    @property
    def detail(self) -> JobDetail | None:
        """What is known of that job."""
        return self._detail

    def show_job(self, jid: str) -> None:
        """Show the job *jid*, and follow it from now on."""
        if not jid:
            self.clear()
            return
        if jid == self._jid:
            return
        self._jid = jid
        self._detail = None
        self._revealed = False
        self._loading.start()
        self._ask()

    def clear(self) -> None:
        """Show no job."""
        self._jid = ""
        self._detail = None
        self._loading.stop()
        self._say(self.tr("No job selected"), self.tr("Select a job to see everything about it."))

    def _say(self, title: str, why: str = "") -> None:
        self._message.say(title, why)
        self._stack.setCurrentIndex(0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up."""
        super().showEvent(event)
        self._clock.start()
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Ask nothing while hidden."""
        super().hideEvent(event)
        self._clock.stop()

    # -- asking
    def _ask(self) -> None:
        if not self._jid or not self.isVisible():
            return
        if self._asking:
            self._again = True
            return
        self._asking = True
        jid = self._jid
        self._session.ask(lambda store: (jid, store.get(jid)), self._on_got, self._on_failed)

    def _on_got(self, answer: tuple[str, JobDetail | None]) -> None:
        self._asking = False
        jid, found = answer
        if jid == self._jid:
            self._loading.stop()
            self._take(found)
        if self._again:
            self._again = False
            self._ask()

    def _on_failed(self, error: Exception) -> None:
        self._asking = self._again = False
        self._loading.stop()
        if self._detail is None:
            self._say(self.tr("The store does not answer"), str(error))

    def _take(self, found: JobDetail | None) -> None:
        if found is None:
            self._detail = None
            self._say(
                self.tr("This job is gone"),
                self.tr("It has finished or was deleted, and the history does not keep it."),
            )
            return
        self._detail = found
        self._show(found)
        self._stack.setCurrentIndex(1)

    # -- showing
    def _show(self, found: JobDetail) -> None:
        record = found.record
        self.head.show_record(record, self._session.now(), self._running())
        self.head.set_reason(self._reason())
        self._show_texts()
        self._show_error(*detail.last_error(found))
        self.attempts.set_rows(detail.attempt_lines(found.attempts))
        self.tabs.setTabText(2, self.tr("Attempts (%s)") % text.count(len(found.attempts)))

    def _reason(self) -> str:
        if self._session.read_only:
            return self.tr("This window is read-only.")
        return "" if self._session.is_open else self.tr("The store is not open.")

    def _show_texts(self) -> None:
        """Show arguments and payload, secrets hidden or revealed."""
        if self._detail is None:
            return
        record, masked = self._detail.record, not self._revealed
        names = self._parameters(record.job_class)
        args = detail.arguments(record, names, masked=masked)
        raw = detail.payload(record, names, masked=masked)
        word = self.tr("Reveal") if masked else self.tr("Hide secrets")
        hidden = self.tr("Secrets are hidden") if args.hides and masked else ""
        for pane, shown, button in (
            (self.arguments, args, self.reveal),
            (self.raw, raw, self._reveal_raw),
        ):
            pane.set_text(shown.text, " · ".join(filter(None, (shown.note, hidden))))
            button.setVisible(shown.hides)
            button.setText(word)

    def _parameters(self, job_class: str) -> tuple[str, ...]:
        hello = self._session.hello
        classes = hello.classes if hello is not None else ()
        found = next((one for one in classes if one.name == job_class), None)
        return tuple(param.name for param in found.params) if found is not None else ()

    def _show_error(self, error_class: str, message: str, trace: str) -> None:
        failed = bool(error_class or message)
        self._error_class.setText(text.visible(error_class))
        if message != self.message.toPlainText():
            self.message.setPlainText(message)
        self.trace.set_text(trace, copied=f"{error_class}: {message}\n{trace}")
        for widget in (self._error_class, self.message):
            widget.setVisible(failed)
        self.trace.setVisible(bool(trace))
        self._no_error.setVisible(not trace)
        if failed:
            why = self.tr("The option “backtrace” keeps it; the history has it for 30 days.")
            self._no_error.say(self.tr("No backtrace was kept"), why)
        else:
            self._no_error.say(self.tr("This job has not failed"))

    def _draw_outcome(self, painter: QPainter, rect: QRect, row: int, _column: int) -> None:
        line = self.attempts.row(row)
        if line is None:
            return
        word, icon, token = detail.outcome_look(line.attempt.outcome)
        color = self._theme.color(token).name()
        ratio = self.attempts_table.devicePixelRatioF()
        drawn = pill(word, icon, color, self._theme.tokens.panel, ratio)
        painter.drawPixmap(rect.left() + 8, rect.center().y() + 1 - PILL_HEIGHT // 2, drawn)

    def _running(self) -> float | None:
        """Return the seconds that the job runs, if a processor here runs it."""
        started, mono = self._started.get(self._jid), self._session.mono()
        return max(0.0, mono - started) if started is not None and mono is not None else None

    # -- following
    @Slot(object)
    def _on_snapshot_changed(self, _snapshot: object) -> None:
        self._ask()

    @Slot(object)
    def _on_processors_changed(self, rows: tuple[ProcessorRow, ...]) -> None:
        self._started = {
            row.jid: row.started_mono for row in rows if row.jid and row.started_mono is not None
        }

    @Slot()
    def _on_clock_timeout(self) -> None:
        self.head.say_time(self._session.now(), self._running())

    @Slot()
    def _on_loading_timeout(self) -> None:
        self._say(self.tr("Loading…"))

    # -- acting
    @Slot(object)
    def _on_head_acted(self, deed: Deed) -> None:
        if self._detail is None:
            return
        record = self._detail.record
        selection = Selection(view=View(state=record.state), jids=(record.jid,))
        self._controller.act(deed.command(selection), 1)

    @Slot()
    def _on_reveal_clicked(self) -> None:
        self._revealed = not self._revealed
        self._show_texts()

    @Slot(QModelIndex)
    def _on_attempt_opened(self, index: QModelIndex) -> None:
        line = self.attempts.row(index.row())
        if line is not None:
            self._show_error(*detail.attempt_error(line.attempt))
            self.tabs.setCurrentIndex(1)

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._detail is None:
            return
        record = self._detail.record
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the payload"), f"{record.jid}.json", self.tr("JSON (*.json)")
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the whole payload to *path* in the background; secrets as they are shown."""
        if self._detail is not None:
            record, revealed = self._detail.record, self._revealed
            names = self._parameters(record.job_class)
            content = record.payload if revealed else masked_payload(record.payload, names)
            self._session.tasks.run(lambda: private.write(path, content))
