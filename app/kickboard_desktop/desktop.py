"""The composition root: which stores are opened in which windows, and how the program ends."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from kickboard.profile import profile_dir, store_url
from kickboard_desktop import language
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.garbage import Collector
from kickboard_desktop.models.rows.log_buffer import WindowLog
from kickboard_desktop.operations.closing import GRACE
from kickboard_desktop.session import Target
from kickboard_desktop.settings import USUAL_ZOOM, Settings
from kickboard_desktop.starting import startup
from kickboard_desktop.starting.arguments import LINK, RECORDING, Options
from kickboard_desktop.starting.instance import Claim
from kickboard_desktop.theme import Theme
from kickboard_desktop.unattended import Unattended
from kickboard_desktop.workspace import Workspace

if TYPE_CHECKING:
    from kickboard_desktop.starting.instance_server import InstanceServer

log = logging.getLogger(__name__)

DEMO_MODULE = "kickboard.demo"
#: Queues of the demo with their weights, as `kickboard.demo.scenario` has them: the window
#: imports no job.
DEMO_QUEUES = ("critical,5", "default,3", "mailers,3", "media,2", "reports,1", "low,1")
#: Milliseconds after the first window until garbage is taken in hand: it stands by then.
SETTLED_MS = 1500
#: Exit code after a second Ctrl+C.
INTERRUPTED = 130


def run(
    options: Options,
    on_ready: Callable[[Desktop], None] | None = None,
    *,
    claim: Claim | None = None,
) -> int:
    """Open the window that *options* ask for, and return the exit code when all is closed.

    Args:
        options: What the command line says.
        on_ready: Called before anything is opened, for a script that drives the window.
        claim: Be the profile's one program, which later starts call.
    """
    gc.disable()  # a collection on a background thread would destroy Qt objects there
    startup.prepare_environment(offscreen=options.offscreen)
    settings = Settings.in_folder(profile_dir())
    if settings.zoom != USUAL_ZOOM:
        from kickboard_desktop import zoom  # noqa: PLC0415 - most draw at the usual size

        zoom.at_start(settings.zoom)
    app = startup.make_application([sys.argv[0]])
    language.install(app, options.language or settings.language)
    startup.log_to_terminal()
    theme = Theme(options.theme or settings.theme, reduce_motion=settings.reduce_motion)
    theme.set_density(settings.density)
    theme.set_times(settings.times)
    if settings.zoom != USUAL_ZOOM:
        theme.zoom.set_percent(settings.zoom)
    theme.apply(app)
    desktop = Desktop(options, settings, theme, claim)
    if on_ready is not None:
        on_ready(desktop)
    desktop.open_first()
    try:
        code = app.exec()
    finally:
        desktop.failures.uninstall()
    code = code or desktop.exit_code
    if options.in_process:
        startup.leave_if_jobs_run(code)
    return code


class Desktop(QObject):
    """All windows of this process; there is one, except while another one takes over.

    Signals:
        opened(Workspace): a window is there.
    """

    opened = Signal(object)

    def __init__(
        self, options: Options, settings: Settings, theme: Theme, claim: Claim | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("desktop")
        self.exit_code = 0
        self._options = options
        self._settings = settings
        self._theme = theme
        self._workspaces: list[Workspace] = []  # the one used last comes last
        self._claim = claim
        self._server: InstanceServer | None = None  # after the first paint
        self._interrupts = 0
        self.window_log = WindowLog(self)
        logging.getLogger().addHandler(self.window_log.handler)
        self.failures = startup.Failures(self._show_failure)
        self.failures.install()
        self._crash_file = startup.catch_crashes(profile_dir())
        self._collector = Collector(self)
        signal.signal(signal.SIGINT, self._on_interrupt)
        signal.signal(signal.SIGTERM, self._on_interrupt)

    def open_first(self) -> None:
        """Open what the command line asks for."""
        options = self._options
        if options.seconds or options.report or options.screenshot:
            unattended = Unattended(options, self)
            unattended.ended.connect(self._on_unattended_ended)
            self.opened.connect(unattended.watch)
        workspace = self._open_asked(options)
        if self._claim is not None:
            workspace.window.painted.connect(self._on_first_painted)
        QTimer.singleShot(SETTLED_MS, self._collector, self._collector.take_over)

    def close(self, grace: float = GRACE) -> None:
        """Close every window without asking, and end."""
        for workspace in list(self._workspaces):
            workspace.close(grace)

    # -- windows
    def _open_asked(self, options: Options) -> Workspace:
        """Open a window on what *options* ask for."""
        workspace = self._open(self._target(options), page=options.page or "")
        workspace.teach(options)
        if options.demo:
            workspace.run_demo()
        if is_link(options.what):
            workspace.follow(options.what or "")
        if options.record is not None:
            workspace.record(options.record)
        return workspace

    def _target(self, options: Options) -> Target:
        target = demo_target if options.demo else target_for
        return target(options, self._settings)

    def _open(self, target: Target, *, over: QWidget | None = None, page: str = "") -> Workspace:
        """Open *target*, in the place of the window *over* if there is one."""
        workspace = self._make(target)
        workspace.demo_wanted.connect(self._on_demo_wanted)
        workspace.jobs_wanted.connect(self._on_jobs_wanted)
        workspace.file_wanted.connect(self._on_file_wanted)
        workspace.target_wanted.connect(self._on_target_wanted)
        workspace.closed.connect(self._on_workspace_closed)
        workspace.window.activated.connect(self._on_window_activated)
        if over is not None:
            workspace.window.setGeometry(over.geometry())
        workspace.window.painted.connect(_keep_small)  # before its threads start
        self._workspaces.append(workspace)
        self.opened.emit(workspace)
        workspace.open(page)
        return workspace

    def _make(self, target: Target) -> Workspace:
        theme, settings = self._theme, self._settings
        if target.recording is not None:
            from kickboard_desktop.recording.session import RecordedSession  # noqa: PLC0415

            session = RecordedSession(target.recording)
            return Workspace(target, theme, settings, None, self, session=session)
        if not self._options.in_process:
            return Workspace(target, theme, settings, self.window_log, self)
        from kickboard_desktop.engine_link.in_process import own_session  # noqa: PLC0415 - seldom

        # What the window logs its engine hears: they are one process.
        return Workspace(target, theme, settings, None, self, session=own_session(target))

    def _replace(self, target: Target) -> Workspace:
        """Open *target* in a new window where the present one stands; that one closes."""
        old = self._workspaces[-1]
        new = self._open(target, over=old.window, page=self._options.page or "")
        old.window.hide()
        old.close(GRACE)
        return new

    @Slot()
    def _on_demo_wanted(self) -> None:
        target = demo_target(self._options, self._settings)
        workspace = self._on_store(target.url) or self._take_over(target)
        workspace.run_demo()
        bring_up(workspace.window)

    @Slot()
    def _on_jobs_wanted(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom

        parent = self._workspaces[-1].window
        title = self.tr("Open a file with jobs, or a Kickboard database")
        kinds = self.tr("Jobs and stores (*.py *.db);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
        if chosen:
            self._on_file_wanted(chosen)

    @Slot(str)
    def _on_file_wanted(self, path: str) -> None:
        options = replace(self._options, what=path, demo=False, store=None)
        target = target_for(options, self._settings)
        if target.recording is not None:  # what runs here goes on
            self._open(target)
        else:
            self._take_over(target)

    def _take_over(self, target: Target) -> Workspace:
        """Open *target* where the present window stands, or beside one on somebody's Redis."""
        guard = self._workspaces[-1].session.guard
        return self._open(target) if guard.is_foreign else self._replace(target)

    @Slot(object)
    def _on_target_wanted(self, target: Target) -> None:
        self._open(target)

    @Slot()
    def _on_window_activated(self) -> None:
        """Remember which window is the present one."""
        window = self.sender()
        self._workspaces.sort(key=lambda workspace: workspace.window is window)

    # -- later starts
    @Slot()
    def _on_first_painted(self) -> None:
        """Listen to later starts; nothing before was in a hurry to."""
        if self._claim is None or self._server is not None or not self._workspaces:
            return
        from kickboard_desktop.starting.instance_server import InstanceServer  # noqa: PLC0415 - as it says

        self._server = InstanceServer(self._claim, profile_dir(), self)
        self._server.called.connect(self._on_called)

    @Slot(object, str)
    def _on_called(self, options: Options, token: str) -> None:
        """Do what a later start asks for: in the window it means, or in one more."""
        workspace = self._meant(options)
        if workspace is None:
            workspace = self._open_asked(options)
        else:
            workspace.take_in(options)
            if is_link(options.what):
                workspace.follow(options.what or "")
        bring_up(workspace.window, token)

    def _meant(self, options: Options) -> Workspace | None:
        """Return the window on the store that *options* mean, None where there is none."""
        names_none = not (options.what or options.store or options.demo)
        if not self._workspaces or names_none or (is_link(options.what) and not options.store):
            return self._workspaces[-1] if self._workspaces else None
        return self._on_store(self._target(options).url)

    def _on_store(self, url: str) -> Workspace | None:
        """Return the window on the store at *url*, None where there is none."""
        return next((w for w in self._workspaces if w.session.url == url), None)

    @Slot()
    def _on_workspace_closed(self) -> None:
        workspace = self.sender()
        if isinstance(workspace, Workspace) and workspace in self._workspaces:
            self._workspaces.remove(workspace)
            workspace.deleteLater()
        if not self._workspaces:
            if self._server is not None:
                self._server.close()
            logging.getLogger().removeHandler(self.window_log.handler)
            QTimer.singleShot(0, QApplication.quit)

    # -- the end
    @Slot(int)
    def _on_unattended_ended(self, code: int) -> None:
        self.exit_code = code or (1 if self.failures.count else 0)
        self.close(GRACE)

    def _on_interrupt(self, _number: int, _frame: object) -> None:
        """Ctrl+C: close in order; a second time: at once."""
        self._interrupts += 1
        if self._interrupts == 1:
            self.close(GRACE)
            return
        for workspace in self._workspaces:
            workspace.session.link.abandon()
        os._exit(INTERRUPTED)

    def _show_failure(self, title: str, trace: str) -> None:
        """Tell of a failure of the window itself; the trace can be copied."""
        if self._options.offscreen or not self._workspaces:
            return
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - seldom

        box = QMessageBox(self._workspaces[-1].window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Something went wrong in this window"))
        box.setText(title)
        box.setInformativeText(self.tr("Jobs go on; the window may be wrong until it is reopened."))
        box.setDetailedText(trace)
        box.open()


def demo_target(options: Options, settings: Settings) -> Target:
    """Return the demo's own store, never the user's."""
    url = file_url(profile_dir() / "demo.db")
    modules = (DEMO_MODULE, *options.modules)
    return Target(
        url=url,
        is_demo=True,
        read_only=options.read_only,
        engine=EngineCommand(
            store=url,
            modules=modules,
            concurrency=options.concurrency or settings.concurrency or None,
            queues=options.queues or DEMO_QUEUES,
        ),
    )


def target_for(options: Options, settings: Settings) -> Target:
    """Return what *options* name: a file with jobs, a store, or the profile's own."""
    what = options.what or ""
    if what.endswith(RECORDING):
        return recording_target(Path(what).absolute())
    modules = options.modules
    url = options.store or ""
    if is_link(what):
        pass  # it says what to show, not where
    elif what.endswith(".py"):
        modules = (*modules, str(Path(what).absolute()))
    elif what and "://" not in what and what != "memory:":
        url = file_url(Path(what).absolute())
    elif what:
        url = what
    url = url or _default_url(settings)
    return Target(
        url=url,
        read_only=options.read_only,
        engine=EngineCommand(
            store=url,
            modules=modules,
            concurrency=options.concurrency or settings.concurrency or None,
            queues=options.queues,
        ),
    )


def recording_target(path: Path) -> Target:
    """Return the recording in the file *path*."""
    return Target(url=f"recording:///{quote(path.name)}", read_only=True, recording=path)


def _default_url(settings: Settings) -> str:
    """Return the store to open when none is named; the environment goes before the settings."""
    chosen = settings.default_store
    if not chosen or os.environ.get("KICKBOARD_STORE"):
        return store_url()
    return chosen if "://" in chosen or chosen == "memory:" else file_url(Path(chosen))


def bring_up(window: QWidget, token: str = "") -> None:
    """Bring *window* to the front; some desktops want the *token* of a start for that."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for it
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()


def is_link(what: str | None) -> bool:
    """Return whether what is to be opened is a link to something in the window."""
    return what is not None and what.lower().startswith(LINK)


def file_url(path: Path) -> str:
    """Return the URL of the SQLite store in the file *path*."""
    return f"sqlite:///{quote(str(path))}"


def _keep_small() -> None:
    """Have few heaps: the threads that read the store would each get one."""
    from kickboard.runtime import heap  # noqa: PLC0415 - not for the first paint

    heap.keep_small()
