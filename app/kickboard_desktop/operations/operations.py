"""What acts behind a window: its commands, dialogs, engine watch, and its end.

None of it is seen, so it is imported and made when the first paint is over; until then there
is no store, no engine and nobody who could press anything.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from kickboard_desktop import format as text
from kickboard_desktop.actions import commands
from kickboard_desktop.actions.commands import Progress
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.error_watch import ErrorWatch
from kickboard_desktop.kill_watch import KillWatch
from kickboard_desktop.models.job.snippets import linked_job
from kickboard_desktop.models.teaching.reliability import badge
from kickboard_desktop.operations.changing import Changing
from kickboard_desktop.operations.closing import Closing
from kickboard_desktop.operations.connecting import Connecting
from kickboard_desktop.operations.deaths import Deaths
from kickboard_desktop.operations.detailing import Detailing
from kickboard_desktop.operations.enqueueing import Enqueueing
from kickboard_desktop.operations.exporting import Exporting
from kickboard_desktop.operations.first_minute import STARTER, Advice, FirstMinute
from kickboard_desktop.operations.guide import Guide
from kickboard_desktop.operations.preferring import Preferring
from kickboard_desktop.operations.reload_notices import ReloadNotices
from kickboard_desktop.operations.reloading import Reloading
from kickboard_desktop.operations.sharing import Sharing
from kickboard_desktop.pages import Pages
from kickboard_desktop.recording.desk import RecordingDesk
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.page import Page
from kickboard_desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from kickboard.stores.base import ProcessStat, Snapshot, Store
    from kickboard_desktop.views.job.detail import JobDetailView
    from kickboard_desktop.views.overview.first_minute import FirstMinuteCard

#: Keys of the banners that are shown from here.
_BANNER, _ATTACHED, _LINK = "first_minute", "attached", "link"


class Operations(QObject):
    """Connects session, actions and window of one workspace.

    Signals:
        demo_wanted(): the demo is to be opened.
        jobs_wanted(): a file with jobs, or a store, is to be chosen and opened.
        file_wanted(str): that file is to be opened.
        target_wanted(Target): a window of its own on that is to be opened.
        closed(): the window is gone and the engine has ended.
    """

    demo_wanted = Signal()
    jobs_wanted = Signal()
    file_wanted = Signal(str)
    target_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        session: Session,
        actions: Actions,
        window: MainWindow,
        pages: Pages,
        theme: Theme,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("operations")
        self._session = session
        self._actions = actions
        self._window = window
        self._pages = pages
        self._theme = theme
        self._settings = settings
        self.guide: FirstMinute | None = None
        self.card: FirstMinuteCard | None = None
        self.controller = Controller(actions, session, self)
        self.watch = KillWatch(session, self)
        self.errors = ErrorWatch(session, self)
        self._reloading = Reloading(session, self)
        ReloadNotices(self._reloading, session, window, self)
        self.closing = Closing(session, window, self)
        self._make_helpers()
        self._connect_window()
        self._connect_controller()
        self._connect_session()

    def run_demo(self) -> None:
        """Push the demo's first minute and talk about it."""
        self.guide = FirstMinute(self._session, self)
        self.guide.advised.connect(self._on_advised)
        self._session.hello_received.connect(self._on_first_hello)

    def show_overview_card(self, *, visible: bool) -> None:
        """Offer what to do with a store that has no jobs, or take that away."""
        if self.card is None:
            if not visible:
                return
            from kickboard_desktop.views.overview.first_minute import (  # noqa: PLC0415 - seldom
                FirstMinuteCard,
            )

            has_file = bool(self._session.link.command.modules) and not self._session.is_demo
            self.card = FirstMinuteCard(self._actions, self._theme, has_file=has_file)
            self._window.page("overview").set_notice(self.card)
        self.card.setVisible(visible)

    def load(self, path: str) -> None:
        """Load a file of jobs into the engine, and follow its changes."""
        self._reloading.load(path)

    def open_link(self, link: str) -> None:
        """Show what *link* names: ``kickboard://job/JID``."""
        jid = linked_job(link)
        if jid is None:
            words = self.tr("%s leads to nothing in this window.")
            self._window.show_banner(_LINK, "warn", words % text.one_line(link, 100))
        else:
            self._window.detail_wanted.emit(jid)

    # -- building
    def _make_helpers(self) -> None:
        """Make those who do the work of the actions; the window owns who is not kept here."""
        session, actions, controller = self._session, self._actions, self.controller
        window, theme, settings = self._window, self._theme, self._settings
        self._enqueueing = Enqueueing(session, controller, theme, settings, window)
        Changing(session, controller, actions, theme, window)
        Guide(session, actions, theme, window, settings)
        self._preferring = Preferring(session, controller, actions, theme, settings, window)
        self.closing.keeps_window = self._preferring.tray.keeps_window
        if not session.is_recorded:
            Deaths(session, actions, settings, window)
        sharing = Sharing(session, actions, theme, window, self)
        self._detailing = Detailing(self._pages, sharing, theme, window, self)
        if session.is_redis:
            self._make_redis()
        connecting = Connecting(session, actions, theme, settings, window, self)
        connecting.target_wanted.connect(self.target_wanted)
        Exporting(session, controller, actions, theme, window)
        self.recording = RecordingDesk(session, controller, self.errors, actions, theme, window)
        self.recording.file_wanted.connect(self.file_wanted)
        if session.is_recorded:
            self._make_playing()

    def _make_redis(self) -> None:
        from kickboard_desktop.operations.redis_window import RedisWindow  # noqa: PLC0415 - seldom

        RedisWindow(self._session, self.controller, self._actions, self._theme, self._window)

    def _make_playing(self) -> None:
        from kickboard_desktop.recording.playing import Playing  # noqa: PLC0415 - seldom
        from kickboard_desktop.recording.session import RecordedSession  # noqa: PLC0415

        if isinstance(self._session, RecordedSession):
            Playing(self._session, self.controller, self._actions, self._theme, self._window)

    def _connect_window(self) -> None:
        """Follow the window, from the page on that it shows already."""
        window, pages = self._window, self._pages
        pages.selection_changed.connect(self.controller.refresh)
        window.page_changed.connect(self._on_page_changed)
        window.status.progress.cancelled.connect(self.controller.cancel)
        self.controller.set_page(window.current_page())

    def _connect_controller(self) -> None:
        controller = self.controller
        controller.said.connect(self._on_said)
        controller.failed.connect(self._on_failed)
        controller.count_asked.connect(self._on_count_asked)
        controller.forever_asked.connect(self._on_forever_asked)
        controller.kill_asked.connect(self._on_kill_asked)
        controller.progressed.connect(self._on_progressed)
        self._actions.invoked.connect(self._on_invoked)

    def _connect_session(self) -> None:
        session = self._session
        session.tasks.failed.connect(self._on_failed)
        session.snapshot_changed.connect(self._on_snapshot_changed)
        session.attached_changed.connect(self._on_attached_changed)
        self.watch.changed.connect(self._on_watch_changed)
        self.errors.changed.connect(self._on_errors_changed)
        self._reloading.watch(session.link.command.modules)
        self.closing.finished.connect(self._on_closing_finished)

    # -- what happens
    @Slot(object)
    def _on_page_changed(self, page: Page) -> None:
        self.controller.set_page(page)

    def detail(self) -> JobDetailView:
        """Return the view of one job that is docked, made when it is first wanted."""
        return self._detailing.docked()

    @Slot(str, bool)
    def _on_said(self, text: str, undoable: bool) -> None:
        word = self.tr("Undo") if undoable else ""
        self._window.toast(text, action_id="undo" if undoable else "", action=word)

    @Slot(str)
    def _on_failed(self, why: str) -> None:
        self._window.show_banner("failure", "error", text.one_line(why, 500))

    @Slot(str, int, object)
    def _on_count_asked(self, title: str, count: int, go_on: object) -> None:
        self._ask_for_count(title, count, go_on, forever=False)

    @Slot(str, int, object)
    def _on_forever_asked(self, title: str, count: int, go_on: object) -> None:
        self._ask_for_count(title, count, go_on, forever=True)

    @Slot()
    def _on_errors_changed(self) -> None:
        self._window.sidebar.set_count("errors", self.errors.open_groups)

    def _ask_for_count(self, title: str, count: int, go_on: object, *, forever: bool) -> None:
        from kickboard_desktop.views.changing.count_dialog import CountDialog  # noqa: PLC0415 - seldom

        dialog = CountDialog(title, count, self._window, forever=forever)
        dialog.confirmed.connect(go_on)
        dialog.open()

    @Slot(int)
    def _on_kill_asked(self, busy: int) -> None:
        from kickboard_desktop.views.teaching.kill_dialog import KillDialog  # noqa: PLC0415 - seldom

        dialog = KillDialog(busy, self._window)
        dialog.confirmed.connect(self.controller.kill_engine)
        dialog.open()

    @Slot(str, int, int)
    def _on_progressed(self, doing: str, done: int, total: int) -> None:
        progress = self._window.status.progress
        if doing:
            progress.set_progress(doing, done, max(total, done + 1))
        else:
            progress.set_progress("", 1, 1)

    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        if self.guide is None and not (self._session.link.is_hosted or self._session.is_recorded):
            empty = not any(snapshot.counts.values()) and not snapshot.processed
            self.show_overview_card(visible=empty)

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        if action_id == "enqueue_class":
            self._enqueueing.open_form()
        elif action_id == "enqueue_demo":
            self._enqueueing.open_panel()
        elif action_id == "load_jobs":
            self._load_jobs()
        elif action_id == "first_job":
            self._write_first_job()
        elif action_id == "run_demo":
            self.demo_wanted.emit()
        elif action_id == "open_jobs":
            self.jobs_wanted.emit()

    def _load_jobs(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Load jobs"), "", self.tr("Python files (*.py)")
        )
        if chosen:
            self._reloading.load(chosen)

    def _write_first_job(self) -> None:
        from kickboard_desktop.views.overview.first_job import FirstJobDialog  # noqa: PLC0415 - seldom

        dialog = FirstJobDialog(self._window)
        dialog.saved.connect(self.file_wanted)
        dialog.open()

    @Slot(object)
    def _on_attached_changed(self, process: ProcessStat | None) -> None:
        if process is None:
            self._window.clear_banner(_ATTACHED)
            return
        info = process.info
        words = self.tr(
            "Another engine runs the jobs of this store: process %d on %s. "
            "This window shows and commands; it starts an engine when that one ends."
        )
        said = words % (info.pid, text.one_line(info.hostname))
        self._window.show_banner(_ATTACHED, "info", said)

    @Slot()
    def _on_watch_changed(self) -> None:
        if self._session.is_recorded:
            return  # its deaths are played, not suffered
        known = self.watch.known
        self._window.status.show_badge(badge(known), bad=bool(known.lost))

    @Slot()
    def _on_closing_finished(self) -> None:
        if self.guide is not None:
            self.guide.stop()
        self._enqueueing.stream.stop()
        self.recording.stop()
        self._session.close()
        self._window.deleteLater()
        self.closed.emit()

    # -- the first minute
    @Slot(object)
    def _on_first_hello(self, _hello: object) -> None:
        self._session.hello_received.disconnect(self._on_first_hello)
        if self.guide is not None:
            self.guide.start()
            self._session.ask(partial(_push_quietly, [STARTER]), self._on_starter_pushed)

    def _on_starter_pushed(self, _jid: object) -> None:
        self._session.link.wake()

    @Slot(object)
    def _on_advised(self, advice: Advice | None) -> None:
        self._window.clear_banner(_BANNER)
        if advice is None:
            return
        banner = self._window.show_banner(_BANNER, "info", advice.text, action=advice.word)
        if advice.action:
            banner.acted.connect(self._actions[advice.action].trigger)


def _push_quietly(items: list[dict[str, Any]], store: Store) -> None:
    commands.push(items)(store, Progress())
