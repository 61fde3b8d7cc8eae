"""Shows one job: in the dock at the right, where it follows the page, or in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from kickboard_desktop.operations.sharing import Sharing
from kickboard_desktop.pages import Pages
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from kickboard_desktop.views.job.detail import JobDetailView
    from kickboard_desktop.views.job.window import JobWindows


class Detailing(QObject):
    """Makes the views of jobs when they are first wanted, and tells them which job it is."""

    def __init__(
        self, pages: Pages, sharing: Sharing, theme: Theme, window: MainWindow, parent: QObject
    ) -> None:
        """Follow *window*, from the page on that it shows already."""
        super().__init__(parent)
        self.setObjectName("detailing")
        self._pages = pages
        self._sharing = sharing
        self._theme = theme
        self._window = window
        self._docked: JobDetailView | None = None
        self._windows: JobWindows | None = None
        pages.job_entered.connect(self._on_job_entered)
        window.detail_wanted.connect(self._on_detail_wanted)
        window.detail_dock.visibilityChanged.connect(self._on_dock_visible)
        # Later: the view asks for the operations, which are only being made.
        QTimer.singleShot(0, self, self._on_made)

    def docked(self) -> JobDetailView:
        """Return the view in the dock."""
        if self._docked is None:
            self._docked = self._make()
            self._docked.window_wanted.connect(self._on_window_wanted)
            self._docked.page_wanted.connect(self._window.show_page)
            self._window.set_detail(self._docked)
        return self._docked

    def _make(self) -> JobDetailView:
        made = self._pages.detail()
        self._sharing.offer(made)
        return made

    @Slot(str)
    def _on_detail_wanted(self, jid: str) -> None:
        self._window.detail_dock.show()  # first: it begins with the job that the page is at
        self.docked().show_job(jid)

    @Slot(str)
    def _on_job_entered(self, jid: str) -> None:
        if self._window.detail_dock.isVisible() and jid:
            self.docked().show_job(jid)

    @Slot()
    def _on_made(self) -> None:
        self._on_dock_visible(self._window.detail_dock.isVisible())

    @Slot(bool)
    def _on_dock_visible(self, visible: bool) -> None:
        if not visible:
            return
        docked, page = self.docked(), self._window.current_page()
        if page is not None and page.current_job():
            docked.show_job(page.current_job())

    @Slot(str)
    def _on_window_wanted(self, jid: str) -> None:
        if self._windows is None:
            from kickboard_desktop.views.job.window import JobWindows  # noqa: PLC0415 - seldom

            self._windows = JobWindows(self._make, self._theme, self._window, self)
            self._windows.page_wanted.connect(self._window.show_page)
        self._windows.open(jid)
