"""What a window on a Redis has more than others: its bar and frame, its lock, its outages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QToolBar

from kickboard_desktop import format as text
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.audit import Audit
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.workers import MOST, MOST_THREADS
from kickboard_desktop.guarding import log_in
from kickboard_desktop.models.redis.connections import split_login, with_login
from kickboard_desktop.operations.outage_banner import OutageBanner
from kickboard_desktop.session import Session
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.lock_bar import Frame, LockBar
from kickboard_desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from kickboard.stores.base import Snapshot


class RedisWindow(QObject):
    """Connects the guard of a session with its window. GUI thread only."""

    def __init__(
        self,
        session: Session,
        controller: Controller,
        actions: Actions,
        theme: Theme,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self.setObjectName("redis_window")
        self._session = session
        self._guard = session.guard
        self._controller = controller
        self._actions = actions
        self._theme = theme
        self._window = window
        self._bar: LockBar | None = None
        self._locked = True
        self._told_paused = False
        self._workers = session.workers
        self._workers.failed.connect(self._on_worker_failed)
        self._workers.log_received.connect(session.log_received)
        OutageBanner(session, actions, theme, window)
        Audit(session, controller, self)
        session.snapshot_changed.connect(self._on_snapshot_changed)
        actions.invoked.connect(self._on_invoked)
        self._guard.changed.connect(self._on_guard_changed)
        self._on_guard_changed()

    @Slot()
    def _on_guard_changed(self) -> None:
        if not self._guard.is_foreign:
            return
        if self._bar is None:
            self._make_bar()
        if self._bar is not None:
            self._bar.show_lock(locked=self._guard.is_locked)
        if self._locked != self._guard.is_locked:
            self._locked = self._guard.is_locked
            self._controller.note(self._told())

    def _told(self) -> str:
        said = self.tr("Locked %s") if self._locked else self.tr("Unlocked %s")
        return said % text.one_line(self._guard.connection.title, 60)

    def _make_bar(self) -> None:
        window, connection = self._window, self._guard.connection
        self._bar = LockBar(connection, self._actions, self._theme, window)
        tools = QToolBar(self.tr("Redis"), window)
        tools.setObjectName("lock_tools")
        tools.setMovable(False)
        tools.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        tools.toggleViewAction().setEnabled(False)
        tools.addWidget(self._bar)
        if (layout := tools.layout()) is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, tools)
        Frame(connection.ground, window).show()

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        if action_id == "lock_again":
            self._guard.lock()
        elif action_id == "unlock":
            from kickboard_desktop.views.redis.unlock_dialog import UnlockDialog  # noqa: PLC0415 - seldom

            dialog = UnlockDialog(self._guard.connection, self._window)
            dialog.confirmed.connect(self._guard.unlock)
            dialog.open()
        elif action_id == "enter_password":
            self._ask_for_password()
        elif action_id == "start_workers":
            self._ask_for_workers()
        elif action_id == "stop_workers":
            self._workers.stop()

    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        """Say who heeds a paused queue, where there are workers that do not."""
        paused = any(queue.paused for queue in snapshot.queues)
        if paused == self._told_paused or not self._guard.is_foreign:
            return
        self._told_paused = paused
        if paused:
            said = self.tr(
                "A paused queue is left alone by Sidekiq Pro and Kickboard; the workers of "
                "open-source Sidekiq go on with it."
            )
            self._window.show_banner("oss_paused", "info", said)
        else:
            self._window.clear_banner("oss_paused")

    # -- the password
    def _ask_for_password(self) -> None:
        from kickboard_desktop.views.redis.password_dialog import PasswordDialog  # noqa: PLC0415 - seldom

        dialog = PasswordDialog(self._guard.connection, self._window)
        dialog.entered.connect(self._on_password_entered)
        dialog.open()

    @Slot(str, str)
    def _on_password_entered(self, user: str, password: str) -> None:
        session = self._session
        session.url = with_login(split_login(session.url)[0], user, password)
        if session.is_open:
            log_in(session.store, user, password)
        session.reach.try_now()

    # -- workers
    def _ask_for_workers(self) -> None:
        from kickboard_desktop.views.redis.workers_dialog import WorkersDialog  # noqa: PLC0415 - seldom

        snapshot = self._session.snapshot
        queues = [queue.name for queue in snapshot.queues] if snapshot is not None else []
        own = () if self._guard.is_foreign else queues
        dialog = WorkersDialog(
            self._guard.connection.title,
            queues,
            self._session.link.command.modules,
            most=(MOST - self._workers.count, MOST_THREADS),
            offered=self._session.link.command.queues or own,
            parent=self._window,
        )
        dialog.chosen.connect(self._on_workers_chosen)
        dialog.open()

    @Slot(int, int, tuple, tuple)
    def _on_workers_chosen(
        self, number: int, threads: int, modules: tuple[str, ...], queues: tuple[str, ...]
    ) -> None:
        command = EngineCommand(
            store=self._session.url, modules=modules, concurrency=threads, queues=queues
        )
        self._workers.start(command, number)
        each = self.tr("%n thread(s) each", "", threads)
        said = self.tr("Started %n worker(s), {threads}", "", number).replace("{threads}", each)
        self._controller.note(said)

    @Slot(str)
    def _on_worker_failed(self, why: str) -> None:
        said = self.tr("A worker ended and is not started again: %s")
        self._window.show_banner("worker", "error", said % text.one_line(why, 400))
