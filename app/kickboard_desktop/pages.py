"""Which pages the window has, and how each is built, on its first visit.

The module of a page is imported then, too: the first paint waits for one page, not for nine.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.payload.record import JobState
from kickboard_desktop import format as text
from kickboard_desktop.actions.recording_actions import RECORDED_PAGES
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.actions.situation import writable
from kickboard_desktop.models.rows.log_buffer import LogBuffer
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lists.kinds import JobKind, job_kinds
from kickboard_desktop.views.page import Page
from kickboard_desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from kickboard.stores.base import Selection
    from kickboard_desktop.actions.controller import Controller
    from kickboard_desktop.error_watch import ErrorWatch
    from kickboard_desktop.kill_watch import KillWatch
    from kickboard_desktop.labs.backoff import BackoffLab
    from kickboard_desktop.labs.lessons import Lessons, Runner
    from kickboard_desktop.labs.load_test import LoadTest
    from kickboard_desktop.models.teaching.load import Known
    from kickboard_desktop.views.job.detail import JobDetailView
    from kickboard_desktop.widgets.dragging import Dragged

# ruff: noqa: PLC0415 - see the docstring


class Operating(Protocol):
    """What pages ask of `Operations`, which are made after them.

    Attributes:
        controller: Does what actions say.
        errors: Knows the groups of errors.
        watch: Knows what became of the jobs of dead engines.
    """

    controller: Controller
    errors: ErrorWatch
    watch: KillWatch


class Pages(QObject):
    """Builds the pages of one window.

    Signals:
        frame_painted(): a moving chart was painted.
        selection_changed(): something else is selected on some page.
        job_entered(str): another job is the current one of a list.
    """

    frame_painted = Signal()
    selection_changed = Signal()
    job_entered = Signal(str)

    def __init__(
        self,
        session: Session,
        actions: Actions,
        operating: Callable[[], Operating],
        theme: Theme,
        settings: Settings,
        log: LogBuffer,
        parent: QObject | None = None,
    ) -> None:
        """Build pages for *session*; *operating* gives what acts, to pages that cannot wait."""
        super().__init__(parent)
        self.setObjectName("pages")
        self._session = session
        self._actions = actions
        self._operating = operating
        self._theme = theme
        self._settings = settings
        self._log = log
        self._lab: BackoffLab | None = None  # made with its page
        self._load: LoadTest | None = None  # likewise
        self._taught: Lessons | None = None  # likewise
        self._played: Runner | None = None  # likewise

    def add_to(self, window: MainWindow) -> None:
        """Offer every page in *window*."""
        group = self.tr("Monitor")
        add = self._adder(window)
        add("overview", self.tr("Overview"), "layout-dashboard", self._made(self._overview), group)
        add("queues", self.tr("Queues"), "layers", self._made(self._queues), group)
        for kind in job_kinds():
            make = self._made(partial(self._jobset, kind))
            add(kind.name, kind.title, kind.icon, make, group)
        add("completed", self.tr("Completed"), "circle-check", self._made(self._completed), group)
        add("errors", self.tr("Errors"), "bug", self._made(self._error_groups), group)
        add("processors", self.tr("Processors"), "cpu", self._made(self._processors), group)
        add("log", self.tr("Log"), "file-text", self._made(self._log_page), group)
        add("journal", self.tr("Journal"), "history", self._made(self._journal), group)
        add("trash", self.tr("Trash"), "trash-2", self._made(self._trash), group)

        lab = self.tr("Lab")
        add("lessons", self.tr("Lessons"), "graduation-cap", self._made(self._lessons), lab)
        add("playground", self.tr("Playground"), "flask-conical", self._made(self._playground), lab)
        add("backoff", self.tr("Backoff lab"), "chart-spline", self._made(self._backoff_lab), lab)
        reliability = self._made(self._reliability)
        add("reliability", self.tr("Reliability"), "heart-pulse", reliability, lab)
        add("life", self.tr("Life of a job"), "workflow", self._made(self._life), lab)
        add("load", self.tr("Load test"), "gauge", self._made(self._load_test), lab)
        window.closing.connect(self._on_window_closing)
        window.painted.connect(partial(self._show_views, window))

    def _show_views(self, window: MainWindow) -> None:
        """Show the saved views in the sidebar; the first paint does not wait for them."""
        from kickboard_desktop.views.window.sidebar_views import SidebarViews

        SidebarViews(window, self._theme, self._settings)

    def _adder(self, window: MainWindow) -> Callable[..., None]:
        """Return what offers a page; a window on a recording has but those it can fill."""
        if not self._session.is_recorded:
            return window.add_page

        def add(name: str, *how: Any) -> None:
            if name in RECORDED_PAGES:
                window.add_page(name, *how)

        return add

    def detail(self) -> JobDetailView:
        """Return a new view of one job, for the dock."""
        from kickboard_desktop.views.job.detail import JobDetailView

        controller = self._operating().controller
        return JobDetailView(self._session, controller, self._theme, log=self._log)

    def _made(self, make: Callable[[], Page]) -> Callable[[], Page]:
        """Return the factory that also connects the page *make* returns."""

        def made() -> Page:
            page = make()
            page.selection_changed.connect(self.selection_changed)
            page.job_entered.connect(self.job_entered)
            page.frame_painted.connect(self.frame_painted)
            return page

        return made

    def _overview(self) -> Page:
        from kickboard_desktop.views.overview.overview import Overview

        return Overview(self._session, self._actions, self._pause_queue, self._theme)

    def _pause_queue(self, queue: str, *, paused: bool) -> None:
        self._operating().controller.pause_queue(queue, paused=paused)

    def _queues(self) -> Page:
        from kickboard_desktop.views.engine.queues import QueuesPage

        page = QueuesPage(self._session, self._actions, self._theme, self._settings)
        page.jobs_dropped.connect(self._on_jobs_dropped)
        return page

    @Slot(object, str)
    def _on_jobs_dropped(self, dragged: Dragged, queue: str) -> None:
        """Move jobs as Move to a queue does; those that wait for a time wait on."""
        from kickboard_desktop.actions.changing import move_to_queue
        from kickboard_desktop.texts import jobs

        selection = dragged.selection
        self._operating().controller.act(
            move_to_queue(selection, queue, keep_time=True),
            dragged.count,
            title=self.tr("Move %s to the queue %s") % (jobs(dragged.count), queue),
            selection=selection,
            after=lambda: dragged.done(selection),
        )

    def _jobset(self, kind: JobKind) -> Page:
        from kickboard_desktop.views.lists.jobset import JobSetPage
        from kickboard_desktop.views.lists.scheduled import ScheduledPage

        parts = (kind, self._session, self._actions, self._theme, self._settings)
        if kind.state is not JobState.SCHEDULED:
            return JobSetPage(*parts)
        page = ScheduledPage(*parts)
        page.reschedule_wanted.connect(self._on_reschedule_wanted)
        return page

    @Slot(object, int, float, float)
    def _on_reschedule_wanted(
        self, selection: Selection, count: int, seconds: float, at: float
    ) -> None:
        """Do as Reschedule does; of several jobs each keeps its distance from the others."""
        from kickboard_desktop.actions import changing
        from kickboard_desktop.texts import jobs

        one = changing.reschedule(selection, at)
        self._operating().controller.act(
            one if count == 1 else changing.shift(selection, seconds),
            count,
            title=self.tr("Reschedule %s") % jobs(count),
            selection=selection,
        )

    def _completed(self) -> Page:
        from kickboard_desktop.views.lists.completed import CompletedPage

        return CompletedPage(self._session, self._actions, self._theme, self._settings)

    def _error_groups(self) -> Page:
        from kickboard_desktop.views.lists.errors import ErrorsPage

        watch = self._operating().errors
        return ErrorsPage(self._session, self._actions, watch, self._theme, self._settings)

    def _journal(self) -> Page:
        from kickboard_desktop.views.lists.journal import JournalPage

        controller = self._operating().controller
        return JournalPage(self._session, self._actions, controller, self._theme)

    def _trash(self) -> Page:
        from kickboard_desktop.views.lists.trash import TrashPage

        return TrashPage(self._session, self._actions, self._theme, self._settings)

    def _processors(self) -> Page:
        from kickboard_desktop.views.engine.processors import ProcessorsPage

        controller = self._operating().controller
        return ProcessorsPage(self._session, self._actions, controller, self._theme)

    def _backoff_lab(self) -> Page:
        from kickboard_desktop.labs.backoff import BackoffLab
        from kickboard_desktop.views.lab.page import BackoffLabPage

        self._lab = BackoffLab(self)
        return BackoffLabPage(self._lab, self._theme)

    def _load_test(self) -> Page:
        from kickboard_desktop.labs.load_test import LoadTest
        from kickboard_desktop.views.load.page import LoadTestPage

        self._load = LoadTest(self._load_store, self, classes=self._load_classes)
        self._load.refusal = lambda: writable(self._operating().controller.situation())
        guard = self._session.guard
        self._load.others = lambda: guard.connection if guard.is_foreign else None
        self._load.others_loaded.connect(self._on_others_loaded)
        page = LoadTestPage(self._load, self._theme)
        self._session.hello_received.connect(page.show_classes)
        return page

    @Slot()
    def _on_others_loaded(self) -> None:
        where = text.one_line(self._session.guard.connection.title, 60)
        self._operating().controller.note(self.tr("Began a load test on %s") % where)

    def _load_store(self) -> str:
        """Return where the window's store is, for processes of their own."""
        return self._session.link.command.store or self._session.url

    def _load_classes(self) -> list[Known]:
        """Return the job classes that the engine knows, and what a load test loads for them."""
        from kickboard_desktop.models.teaching.load import Known

        hello, own = self._session.hello, self._session.link.command.modules
        return [
            Known(
                info.name,
                info.signature,
                (info.module,) if info.module.startswith("kickboard.") else tuple(own),
                info.queue,
            )
            for info in (hello.classes if hello is not None else ())
        ]

    def _lessons(self) -> Page:
        from kickboard_desktop.labs.lessons import Lessons
        from kickboard_desktop.views.lessons.page import LessonsPage

        self._taught = Lessons(self._settings, self)
        return LessonsPage(self._taught, self._theme)

    def _playground(self) -> Page:
        from kickboard_desktop.labs.lessons import Runner
        from kickboard_desktop.views.teaching.playground import PlaygroundPage

        self._played = Runner(self)
        return PlaygroundPage(self._played, self._theme)

    def _reliability(self) -> Page:
        from kickboard_desktop.views.teaching.reliability import ReliabilityPage

        watch = self._operating().watch
        return ReliabilityPage(self._session, self._actions, watch, self._theme)

    def _life(self) -> Page:
        from kickboard_desktop.views.teaching.life import LifePage

        return LifePage(self._session, self._actions, self._theme)

    @Slot()
    def _on_window_closing(self) -> None:
        if self._lab is not None:
            self._lab.shutdown()
        if self._load is not None:
            self._load.shutdown()
        if self._taught is not None:
            self._taught.shutdown()
        if self._played is not None:
            self._played.shutdown()

    def _log_page(self) -> Page:
        from kickboard_desktop.views.engine.log import LogPage

        return LogPage(self._log, self._theme)
