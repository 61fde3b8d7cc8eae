"""Everything about one job, live while it changes: for the dock at the right, or a window.

The job is known by its jid alone, so it is followed from state to state. The store is asked
again when a snapshot says that something changed, once at a time.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from kickboard.jobs.backoff import SIDEKIQ, Formula
from kickboard.payload.record import JobState
from kickboard.stores.base import JobDetail, Selection, View
from kickboard_desktop import format as text
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.models.job import timeline as life
from kickboard_desktop.models.job.ending import hindrance
from kickboard_desktop.models.redis.store_words import explained
from kickboard_desktop.models.redis.workforce import told_progress
from kickboard_desktop.models.rows.log_buffer import LogBuffer
from kickboard_desktop.session import Session
from kickboard_desktop.telemetry import ClassInfo, ProcessorRow, Tick
from kickboard_desktop.theme import Theme
from kickboard_desktop.timers import make_timer
from kickboard_desktop.views.job.attempts import JobAttempts
from kickboard_desktop.views.job.error import JobError
from kickboard_desktop.views.job.facts import words_of_none
from kickboard_desktop.views.job.head import Deed, JobHead
from kickboard_desktop.views.job.log import JobLog
from kickboard_desktop.views.job.payload import JobPayload
from kickboard_desktop.views.job.related import JobRelated
from kickboard_desktop.widgets.panel import EmptyState, Panel
from kickboard_desktop.widgets.side_scroll import SideScroll
from kickboard_desktop.widgets.timeline import HEIGHT, Timeline

#: Milliseconds before "Loading…" is worth saying.
LOADING_MS = 200
#: Points it likes.
SIZE = (456, 720)
#: Of the window's width, at most.
SHARE = 0.37
#: Jobs that Back remembers.
MOST_BACK = 50
#: The tabs, in their order.
ARGUMENTS, ERRORS, ATTEMPTS, LOG, RELATED, RAW = range(6)


class JobDetailView(QWidget):
    """The job of one jid. Hidden it asks nothing.

    Signals:
        window_wanted(str): the job of that jid is to be seen in a window of its own.
        page_wanted(str, str): that page of the main window, with that query.
    """

    window_wanted = Signal(str)
    page_wanted = Signal(str, str)

    def __init__(
        self,
        session: Session,
        controller: Controller,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        log: LogBuffer | None = None,
    ) -> None:
        """Make the view without a job; *log* has the lines that jobs wrote."""
        super().__init__(parent)
        self.setObjectName("job_detail")
        self.setAccessibleName(self.tr("Job detail"))
        self._session = session
        self._controller = controller
        self._theme = theme
        self._jid = ""
        self._tab_chosen = self._was_here = False
        self._detail: JobDetail | None = None
        self._asking = self._again = False
        self._trail: list[str] = []  # jids that Back leads to, the newest last
        self._running: dict[str, ProcessorRow] = {}  # by jid
        self._stack = QStackedLayout(self)
        self._message = EmptyState(theme, "panel-right", "", parent=self)
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._make_body(log))
        self._loading = make_timer(
            self, "job_detail_loading", self._on_loading_timeout, ms=LOADING_MS, once=True
        )
        self._clock = make_timer(self, "job_detail_clock", self._on_clock_timeout, ms=1000)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.go_back)
        session.snapshot_changed.connect(self._on_snapshot_changed)
        session.ticked.connect(self._on_ticked)
        self.clear()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which all tabs are seen, and a list beside it still is one."""
        return QSize(min(SIZE[0], round(self.window().width() * SHARE)), SIZE[1])

    # -- building
    def _make_body(self, log: LogBuffer | None) -> QWidget:
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        self.head = JobHead(self._theme, body)
        self.head.acted.connect(self._on_head_acted)
        self.head.copy_wanted.connect(self._on_copy_wanted)
        self.head.window_wanted.connect(self._on_window_wanted)
        self.head.back_wanted.connect(self.go_back)
        layout.addWidget(self.head)
        layout.addWidget(self._make_timeline())
        layout.addWidget(self._make_tabs(log), 1)
        return body

    def _make_timeline(self) -> QWidget:
        panel = Panel(flush=True, parent=self)
        panel.body.setContentsMargins(4, 8, 4, 2)
        self.timeline = Timeline(self._theme, panel)
        self._strip = SideScroll(self.timeline, HEIGHT, panel)
        panel.body.addWidget(self._strip)
        self.timeline.place_wanted.connect(self._strip.bring_up)
        self.timeline.attempt_chosen.connect(self._on_attempt_chosen)
        self.timeline.attempt_opened.connect(self._on_attempt_opened)
        return panel

    def _make_tabs(self, log: LogBuffer | None) -> QWidget:
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("job_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)  # rather end words in "…" than hide some
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.tabBarClicked.connect(self._on_tab_clicked)
        self.payload = JobPayload(self._session.tasks, self.tabs)
        self.errors = JobError(self._theme, self.tabs)
        self.errors.attempt_chosen.connect(self._on_attempt_chosen)
        self.attempts = JobAttempts(self._theme, self.tabs)
        self.attempts.attempt_chosen.connect(self._on_attempt_chosen)
        self.attempts.attempt_opened.connect(self._on_attempt_opened)
        self.log = JobLog(self._theme, log, self.tabs)
        self.related = JobRelated(self._session, self._theme, self.tabs)
        self.related.job_wanted.connect(self.follow)
        self.related.page_wanted.connect(self.page_wanted)
        self.tabs.addTab(self.payload.arguments_tab, self.tr("Arguments"))
        self.tabs.addTab(self.errors, self.tr("Errors"))
        self.tabs.addTab(self.attempts, self.tr("Attempts"))
        self.tabs.addTab(self.log, self.tr("Log"))
        self.tabs.addTab(self.related, self.tr("Related"))
        self.tabs.addTab(self.payload.raw_tab, self.tr("Raw"))
        return self.tabs

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
        self._trail.clear()
        self._show_another(jid)

    @Slot(str)
    def follow(self, jid: str) -> None:
        """Show the job *jid*, which this one led to: Back leads back."""
        if jid and jid != self._jid:
            self._trail = [*self._trail, self._jid][-MOST_BACK:]
            self._show_another(jid)

    @Slot()
    def go_back(self) -> None:
        """Show the job again that led to this one."""
        if self._trail:
            self._show_another(self._trail.pop())

    def _show_another(self, jid: str) -> None:
        self._jid, self._was_here = jid, False
        self._detail = None
        self.payload.hide_secrets()
        self.head.back.setVisible(bool(self._trail))
        self.log.show_job(jid)
        self._loading.start()
        self._ask()

    def clear(self) -> None:
        """Show no job."""
        self._jid = ""
        self._detail = None
        self._trail.clear()
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
            self._say(self.tr("The store does not answer"), explained(error))

    def _take(self, found: JobDetail | None) -> None:
        if found is None:
            self._detail = None
            self._say(*words_of_none(self._jid, self._session.url, was_here=self._was_here))
            return
        is_another = self.timeline.jid != found.record.jid
        self._detail, self._was_here = found, True
        self._show(found)
        self._stack.setCurrentIndex(1)
        if is_another:
            self._open_tab(found)

    # -- showing
    def _show(self, found: JobDetail) -> None:
        record = found.record
        self.head.show_record(record, self._session.now(), self._ran())
        self.head.set_reason(self._reason(), hindrance(found, self._class()))
        self.payload.show_record(record, self._parameters(), found.iteration)
        self.errors.show_job(found)
        self.attempts.show_job(found, self._formula(), self._session.now())
        self.related.show_job(found)
        self._show_life()
        self._show_progress()
        for tab, word, count in (
            (ERRORS, self.tr("Errors"), self.errors.count),
            (ATTEMPTS, self.tr("Attempts"), len(found.attempts)),
        ):
            self.tabs.setTabText(tab, f"{word} {text.count(count)}" if count else word)

    def _show_life(self) -> None:
        """Show the timeline as it is now; another job's from its end."""
        found = self._detail
        if found is None:
            return
        now = self._session.now()
        self.timeline.show_pieces(
            life.pieces(found, now, running=self._ran(), formula=self._formula())
        )
        if self.timeline.jid != found.record.jid:
            self.timeline.jid = found.record.jid
            self.timeline.choose(None)
            QTimer.singleShot(0, self.timeline, self.timeline.show_end)

    def _open_tab(self, found: JobDetail) -> None:
        """Begin with why a job failed, if it did; a tab once chosen by hand stays."""
        if not self._tab_chosen:
            failed = found.record.state in (JobState.RETRY, JobState.DEAD) and self.errors.count
            self.tabs.setCurrentIndex(ERRORS if failed else ARGUMENTS)

    def _on_tab_clicked(self, _index: int) -> None:
        self._tab_chosen = True

    def _show_progress(self) -> None:
        """Show how far the job says it is; of one that failed, how far it was."""
        found, row = self._detail, self._running.get(self._jid)
        if row is not None and row.progress is not None:
            self.head.progress.say(row.progress, row.note)
            return
        told = told_progress(self._session.snapshot, self._jid)
        last = found.attempts[-1] if found is not None and found.attempts else None
        if told is not None:
            self.head.progress.say(*told)
        elif row is None and last is not None and last.progress is not None:
            self.head.progress.say(last.progress, last.note or "", failed=True)
        else:
            self.head.progress.say(None)

    def _formula(self) -> Formula | None:
        """Return what the job's delays are expected from; None: its class has its own rule."""
        known = self._class()
        return None if known is not None and known.own_delay else SIDEKIQ

    def _reason(self) -> str:
        if self._session.guard.is_locked:
            return self.tr("This Redis is locked: unlock it first.")
        if self._session.reach.outage is not None:
            return self.tr("The store does not answer.")
        if self._session.read_only:
            return self.tr("This window is read-only.")
        return "" if self._session.is_open else self.tr("The store is not open.")

    def _class(self) -> ClassInfo | None:
        """Return what the engine said of the job's class."""
        hello, found = self._session.hello, self._detail
        classes = hello.classes if hello is not None else ()
        name = found.record.job_class if found is not None else ""
        return next((one for one in classes if one.name == name), None)

    def _parameters(self) -> tuple[str, ...]:
        known = self._class()
        return tuple(param.name for param in known.params) if known is not None else ()

    def _ran(self) -> float | None:
        """Return the seconds that the job runs, if a processor here runs it."""
        row, mono = self._running.get(self._jid), self._session.mono()
        if row is None or row.started_mono is None or mono is None:
            return None
        return max(0.0, mono - row.started_mono)

    # -- following
    @Slot(object)
    def _on_snapshot_changed(self, _snapshot: object) -> None:
        self._ask()

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        if self.isVisible():
            self._running = {row.jid: row for row in tick.processors if row.jid}
            self._show_progress()

    @Slot()
    def _on_clock_timeout(self) -> None:
        self.head.say_time(self._session.now(), self._ran())
        self._show_life()
        self.log.refresh()

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
        self._controller.act(deed.command(selection), 1, after=self._ask)

    @Slot(int)
    def _on_attempt_chosen(self, attempt: int) -> None:
        """Mark an attempt wherever it is shown."""
        self.timeline.choose(attempt)
        self.attempts.choose(attempt)
        self.errors.choose(attempt)

    @Slot(int)
    def _on_attempt_opened(self, attempt: int) -> None:
        self._on_attempt_chosen(attempt)
        self.tabs.setCurrentIndex(ERRORS if self.errors.choose(attempt) else ATTEMPTS)

    @Slot(str)
    def _on_copy_wanted(self, name: str) -> None:
        if self._detail is not None:
            self._controller.copying.copy_job(name, self._detail, masked=not self.payload.revealed)

    @Slot()
    def _on_window_wanted(self) -> None:
        if self._jid:
            self.window_wanted.emit(self._jid)
