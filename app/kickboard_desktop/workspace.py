"""One window on one store: its parts, and the order in which they are made and taken down.

The demo and a user's own jobs are two workspaces, never one that is bent: nothing of a
session has to be swapped under a page.

Made at once is what the first paint shows. What acts (`Operations`) follows it, and then the
store and the engine: a start is as fast as what is done before something is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.language import missing_font
from kickboard_desktop.models.rows.log_buffer import LogBuffer, WindowLog
from kickboard_desktop.pages import Pages
from kickboard_desktop.session import Session, Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.starting.warming import Warming
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from kickboard_desktop.operations.operations import Operations
    from kickboard_desktop.starting.arguments import Options


class Workspace(QObject):
    """A session, its actions and its window.

    Signals:
        demo_wanted(): the demo is to be opened.
        jobs_wanted(): a file with jobs, or a store, is to be chosen and opened.
        file_wanted(str): that file is to be opened.
        target_wanted(Target): a window of its own on that is to be opened.
        closed(): the window is gone and the engine has ended.
        frame_painted(): a moving chart was painted.
    """

    demo_wanted = Signal()
    jobs_wanted = Signal()
    file_wanted = Signal(str)
    target_wanted = Signal(object)
    closed = Signal()
    frame_painted = Signal()

    def __init__(
        self,
        target: Target,
        theme: Theme,
        settings: Settings,
        window_log: WindowLog | None,
        parent: QObject | None = None,
        *,
        session: Session | None = None,
    ) -> None:
        """Make a window for *target*, or for a *session* that was made another way.

        Without a *window_log* the log has what the session's link says, and no more.
        """
        super().__init__(parent)
        self.setObjectName("workspace")
        self._theme = theme
        self._settings = settings
        self._operations: Operations | None = None
        self._runs_demo = False
        self._record: Path | None = None  # to be written to, likewise
        self._link = ""  # to be followed after the first paint
        self.session = session or Session(target, TickSeries(), self)
        self.session.setParent(self)
        self.actions = Actions(self)
        self.actions.set_keys(settings.keys)
        self.log = LogBuffer(self)
        self.session.log_received.connect(self.log.append)
        if window_log is not None:
            window_log.said.connect(self.log.append)
        self.window = MainWindow(self.session, self.actions, theme, settings)
        self.window.may_close = self._may_close
        self._pages = Pages(
            self.session, self.actions, self._operating, theme, settings, self.log, self
        )
        self._pages.frame_painted.connect(self.frame_painted)
        self._pages.add_to(self.window)

    @property
    def operations(self) -> Operations:
        """What acts behind the window: there from the first paint on, or when it is needed."""
        if self._operations is None:
            from kickboard_desktop.operations.operations import Operations  # noqa: PLC0415 - as it says

            made = self._operations = Operations(
                self.session,
                self.actions,
                self.window,
                self._pages,
                self._theme,
                self._settings,
                self,
            )
            made.demo_wanted.connect(self.demo_wanted)
            made.jobs_wanted.connect(self.jobs_wanted)
            made.file_wanted.connect(self.file_wanted)
            made.target_wanted.connect(self.target_wanted)
            made.closed.connect(self.closed)
        return self._operations

    def open(self, page: str = "") -> None:
        """Show the window, on *page* or the one that was shown last, and open the store."""
        self.window.show_page(page or self._settings.page)
        self.window.painted.connect(self._on_painted)
        self.window.show()

    def take_in(self, options: Options) -> None:
        """Do what a later start asks of this window: show a page, load jobs."""
        if options.page:
            self.window.show_page(options.page)
        self.teach(options)
        what = options.what or ""
        for path in (*options.modules, *([what] if what.endswith(".py") else [])):
            self.operations.load(path)

    def teach(self, options: Options) -> None:
        """Open the lesson that *options* name, if they name one."""
        if options.lesson:
            seed = "" if options.seed is None else f" {options.seed}"
            self.window.show_page("lessons", f"{options.lesson}{seed}")

    def follow(self, link: str) -> None:
        """Show what *link* names, now or after the first paint."""
        if self._operations is None:
            self._link = link
        else:
            self._operations.open_link(link)

    def record(self, path: Path) -> None:
        """Record the session into *path*, now or from the first paint on."""
        if self._operations is None:
            self._record = path
        else:
            self._operations.recording.start(path)

    def run_demo(self) -> None:
        """Push the demo's first minute and talk about it, as soon as there is an engine."""
        self._runs_demo = True
        if self._operations is not None:
            self._operations.run_demo()

    def close(self, grace: float) -> None:
        """End the engine, whose jobs get *grace* seconds, and close the window."""
        self.operations.closing.begin(grace)

    def _operating(self) -> Operations:
        return self.operations

    def _may_close(self) -> bool:
        """Answer a window that is closed before it was painted; `Closing` answers later."""
        return self.operations.closing.may_close()

    @Slot()
    def _on_painted(self) -> None:
        """Let begin what nobody had to wait for, unless the window is closed already."""
        if not self.window.isVisible():
            return
        begun = self._operations is not None
        operations = self.operations
        if self._runs_demo and not begun:
            operations.run_demo()
        self.session.open()
        if self._record is not None:
            operations.recording.start(self._record)
        if self._link:
            operations.open_link(self._link)
        if not begun:
            self._tell_missing_font()
        Warming(self).start()

    def _tell_missing_font(self) -> None:
        """Say which package to install when the words of the window cannot be shown."""
        package = missing_font(text.spoken())
        if package:  # in English: in its own language it would be boxes
            words = f"No font here shows Japanese. Install the package {package} and start again."
            self.window.show_banner("font", "warn", words)
