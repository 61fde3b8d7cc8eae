"""Where a window and its parts are: put where they were at the last start, and written down."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from kickboard_desktop.settings import STATE_VERSION, Settings
from kickboard_desktop.views.window.docks import Dock
from kickboard_desktop.views.window.sidebar import Sidebar
from kickboard_desktop.views.window.yielding import Yielding

DEFAULT_SIZE = QSize(1440, 900)
#: Points that a title bar takes of the screen: below it the status bar must be seen, too.
FRAME = QSize(0, 40)


class WindowPlaces:
    """The places of one window's parts."""

    def __init__(
        self,
        window: QMainWindow,
        shell: QMainWindow,
        dock: Dock,
        sidebar: Sidebar,
        settings: Settings,
    ) -> None:
        """Put *window* and its parts where *settings* say that they were."""
        self._window, self._shell, self._settings = window, shell, settings
        on_screen = QGuiApplication.platformName() != "offscreen"
        room = window.screen().availableSize() - FRAME if on_screen else DEFAULT_SIZE
        window.resize(DEFAULT_SIZE.boundedTo(room))
        if not settings.geometry.isEmpty():
            window.restoreGeometry(settings.geometry)
        if not settings.state.isEmpty():
            shell.restoreState(settings.state, STATE_VERSION)
        sidebar.set_collapsed(settings.sidebar_collapsed)
        self._yielding = Yielding(window, shell, dock, sidebar, settings)

    def remember(self, page: str) -> None:
        """Write down where everything is, and that *page* is seen."""
        self._settings.geometry = self._window.saveGeometry()
        self._settings.state = self._shell.saveState(STATE_VERSION)
        self._settings.page = page or self._settings.page
        self._yielding.remember()
        self._settings.sync()
