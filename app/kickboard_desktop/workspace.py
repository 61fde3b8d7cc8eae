"""One window on one store: builds its parts, connects them, and takes them down in order.

The demo and a user's own jobs are two workspaces, never one that is bent: nothing of a
session has to be swapped under a page.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from kickboard.stores.base import ProcessStat, Snapshot, Store
from kickboard_desktop import format as text
from kickboard_desktop.actions import commands
from kickboard_desktop.actions.commands import Progress
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.closing import Closing
from kickboard_desktop.enqueueing import Enqueueing
from kickboard_desktop.first_minute import STARTER, Advice, FirstMinute
from kickboard_desktop.models.log import LogBuffer, WindowLog
from kickboard_desktop.pages import Pages
from kickboard_desktop.reloading import Reloading
from kickboard_desktop.session import Session, Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.main_window import MainWindow
from kickboard_desktop.views.page import Page

if TYPE_CHECKING:
    from kickboard_desktop.views.first_minute import FirstMinuteCard
    from kickboard_desktop.views.job_detail import JobDetailView

#: Keys of the banners that are shown from here.
_BANNER, _RELOAD, _ATTACHED = "first_minute", "reload", "attached"


class Workspace(QObject):
    """A session, its actions and its window.

    Signals:
        demo_wanted(): the demo is to be opened.
        jobs_wanted(): a file with jobs, or a store, is to be chosen and opened.
        file_wanted(str): that file is to be opened.
        closed(): the window is gone and the engine has ended.
        frame_painted(): a moving chart was painted.
    """

    demo_wanted = Signal()
    jobs_wanted = Signal()
    file_wanted = Signal(str)
    closed = Signal()
    frame_painted = Signal()

    def __init__(
        self,
        target: Target,
        theme: Theme,
        settings: Settings,
        window_log: WindowLog,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("workspace")
        self._theme = theme
        self._settings = settings
        self._guide: FirstMinute | None = None
        self._card: FirstMinuteCard | None = None
        self.session = Session(target, TickSeries(), self)
        self.actions = Actions(self)
        self.controller = Controller(self.actions, self.session, self)
        self.log = LogBuffer(self)
        self.session.log_received.connect(self.log.append)
        window_log.said.connect(self.log.append)
        self.window = MainWindow(self.session, self.actions, theme, settings)
        self._pages = Pages(
            self.session, self.actions, self.controller, theme, settings, self.log, self
        )
        self._pages.frame_painted.connect(self.frame_painted)
        self._pages.job_entered.connect(self._on_job_entered)
        self._pages.add_to(self.window)
        self._enqueueing = Enqueueing(self.session, self.controller, theme, settings, self.window)
        self._reloading = Reloading(self.session, self)
        self.closing = Closing(self.session, self.window, self)
        self.closing.finished.connect(self._on_closing_finished)
        self._connect()

    def open(self, page: str = "") -> None:
        """Show the window, on *page* or the one that was shown last, and open the store."""
        self.window.show_page(page or self._settings.page)
        self.window.painted.connect(self.session.open)  # the store's turn comes after the paint
        self.window.show()

    def run_demo(self) -> None:
        """Push the demo's first minute and talk about it."""
        self._guide = FirstMinute(self.session, self)
        self._guide.advised.connect(self._on_advised)
        self.session.hello_received.connect(self._on_first_hello)

    def show_overview_card(self, *, visible: bool) -> None:
        """Offer what to do with a store that has no jobs, or take that away."""
        if self._card is None:
            if not visible:
                return
            from kickboard_desktop.views.first_minute import (  # noqa: PLC0415 - seldom
                FirstMinuteCard,
            )

            self._card = FirstMinuteCard(self.actions, self._theme)
            self.window.page("overview").set_notice(self._card)
        self._card.setVisible(visible)

    # -- building
    def _connect(self) -> None:
        window, controller = self.window, self.controller
        self._detail: JobDetailView | None = None
        window.page_changed.connect(self._on_page_changed)
        window.detail_wanted.connect(self._on_detail_wanted)
        window.detail_dock.visibilityChanged.connect(self._on_detail_visible)
        window.status.progress.cancelled.connect(controller.cancel)
        controller.said.connect(self._on_said)
        controller.failed.connect(self._on_failed)
        controller.count_asked.connect(self._on_count_asked)
        controller.kill_asked.connect(self._on_kill_asked)
        controller.progressed.connect(self._on_progressed)
        self.session.tasks.failed.connect(self._on_failed)
        self.session.snapshot_changed.connect(self._on_snapshot_changed)
        self.session.attached_changed.connect(self._on_attached_changed)
        self.actions.invoked.connect(self._on_invoked)
        self._reloading.reloaded.connect(self._on_reloaded)
        self._reloading.failed.connect(self._on_reload_failed)
        self._reloading.watch(self.session.link.command.modules)

    # -- what happens
    @Slot(object)
    def _on_page_changed(self, page: Page) -> None:
        self.controller.set_page(page)

    @Slot(str)
    def _on_detail_wanted(self, jid: str) -> None:
        self._show_job(jid)
        self.window.detail_dock.show()

    @Slot(str)
    def _on_job_entered(self, jid: str) -> None:
        if self.window.detail_dock.isVisible() and jid:
            self._show_job(jid)

    @Slot(bool)
    def _on_detail_visible(self, visible: bool) -> None:
        if not visible:
            return
        detail, page = self._make_detail(), self.window.current_page()
        if page is not None and page.current_job():
            detail.show_job(page.current_job())

    def _show_job(self, jid: str) -> None:
        self._make_detail().show_job(jid)

    def _make_detail(self) -> JobDetailView:
        """Return the view of one job, made and docked when it is first wanted."""
        if self._detail is None:
            self._detail = self._pages.detail()
            self.window.set_detail(self._detail)
        return self._detail

    @Slot(str, bool)
    def _on_said(self, text: str, undoable: bool) -> None:
        word = self.tr("Undo") if undoable else ""
        self.window.toast(text, action_id="undo" if undoable else "", action=word)

    @Slot(str)
    def _on_failed(self, why: str) -> None:
        self.window.show_banner("failure", "error", text.one_line(why, 500))

    @Slot(str, int, object)
    def _on_count_asked(self, title: str, count: int, go_on: object) -> None:
        from kickboard_desktop.views.count_dialog import CountDialog  # noqa: PLC0415 - seldom

        dialog = CountDialog(title, count, self.window)
        dialog.confirmed.connect(go_on)
        dialog.open()

    @Slot(int)
    def _on_kill_asked(self, busy: int) -> None:
        from kickboard_desktop.views.kill_dialog import KillDialog  # noqa: PLC0415 - seldom

        dialog = KillDialog(busy, self.window)
        dialog.confirmed.connect(self.controller.kill_engine)
        dialog.open()

    @Slot(str, int, int)
    def _on_progressed(self, doing: str, done: int, total: int) -> None:
        progress = self.window.status.progress
        if doing:
            progress.set_progress(doing, done, max(total, done + 1))
        else:
            progress.set_progress("", 1, 1)

    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        if self._guide is None:
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
            self.window, self.tr("Load jobs"), "", self.tr("Python files (*.py)")
        )
        if chosen:
            self._reloading.load(chosen)

    def _write_first_job(self) -> None:
        from kickboard_desktop.views.first_job import FirstJobDialog  # noqa: PLC0415 - seldom

        dialog = FirstJobDialog(self.window)
        dialog.saved.connect(self.file_wanted)
        dialog.open()

    @Slot(str)
    def _on_reloaded(self, path: str) -> None:
        self.window.clear_banner(_RELOAD)
        self.window.toast(self.tr("Loaded %s") % Path(path).name)

    @Slot(str, str)
    def _on_reload_failed(self, path: str, why: str) -> None:
        words = self.tr("%s could not be loaded; its jobs go on as they were: %s")
        name = Path(path).name
        self.window.show_banner(_RELOAD, "error", words % (name, text.one_line(why, 300)))

    @Slot(object)
    def _on_attached_changed(self, process: ProcessStat | None) -> None:
        if process is None:
            self.window.clear_banner(_ATTACHED)
            return
        info = process.info
        words = self.tr(
            "Another engine runs the jobs of this store: process %d on %s. "
            "This window shows and commands; it starts an engine when that one ends."
        )
        said = words % (info.pid, text.one_line(info.hostname))
        self.window.show_banner(_ATTACHED, "info", said)

    @Slot()
    def _on_closing_finished(self) -> None:
        if self._guide is not None:
            self._guide.stop()
        self._enqueueing.stream.stop()
        self.session.close()
        self.window.deleteLater()
        self.closed.emit()

    # -- the first minute
    @Slot(object)
    def _on_first_hello(self, _hello: object) -> None:
        self.session.hello_received.disconnect(self._on_first_hello)
        if self._guide is not None:
            self._guide.start()
            self.session.ask(partial(_push_quietly, [STARTER]), self._on_starter_pushed)

    def _on_starter_pushed(self, _jid: object) -> None:
        self.session.link.wake()

    @Slot(object)
    def _on_advised(self, advice: Advice | None) -> None:
        self.window.clear_banner(_BANNER)
        if advice is None:
            return
        banner = self.window.show_banner(_BANNER, "info", advice.text, action=advice.word)
        if advice.action:
            banner.acted.connect(self.actions[advice.action].trigger)


def _push_quietly(items: list[dict[str, Any]], store: Store) -> None:
    commands.push(items)(store, Progress())
