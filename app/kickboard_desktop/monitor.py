"""`MonitorWindow`: the window in an application that runs a `Manager` itself.

The application keeps its style, its event loop and its engine. It gives up two things while
the window is open: garbage is collected on the GUI thread only, since a collection on an
engine's thread would destroy Qt objects there, and the processors of its manager take turns
at the interpreter, so that ten of them leave the window time to paint.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kickboard.profile import profile_dir
from kickboard_desktop import assets
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.dressing import Dressing
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.in_process import InProcessLink
from kickboard_desktop.garbage import Collector
from kickboard_desktop.session import Session, Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.workspace import Workspace

if TYPE_CHECKING:
    from kickboard import Manager
    from kickboard.stores.base import Store
    from kickboard_desktop.views.window.main_window import MainWindow

#: Milliseconds until garbage is taken in hand: the window stands by then.
SETTLED_MS = 1500
_SETTINGS = "monitor.ini"


class MonitorWindow(QObject):
    """Shows and operates *manager* in a window of its own. GUI thread only.

    A manager has one window at a time: a second one shows the first. It lives until it is
    closed, whether or not anybody keeps it. Closing it leaves the manager as it is; the manager
    may be started before or after, and should be stopped after it.

    Signals:
        closed(): the window is gone, and nothing of it runs any more.

    Attributes:
        window: The `QMainWindow` itself, for its place, its title, its icon.
    """

    closed = Signal()

    def __init__(self, manager: Manager, *, read_only: bool = False) -> None:
        """Make the window; the QApplication must be there.

        Args:
            manager: Running, or started later.
            read_only: Let nobody change anything from here.
        """
        super().__init__()
        self.setObjectName("monitor")
        self._manager = manager
        assets.load_fonts()
        settings = Settings.in_folder(profile_dir(), _SETTINGS)
        theme = Theme(settings.theme, reduce_motion=settings.reduce_motion, parent=self)
        theme.set_density(settings.density)
        theme.set_times(settings.times)
        session = _session(manager, read_only=read_only)
        self._workspace = Workspace(session.target, theme, settings, None, self, session=session)
        self._workspace.closed.connect(self._on_closed)
        self.window: MainWindow = self._workspace.window
        theme.apply_by(Dressing(self.window).dress)
        self._was_collecting = gc.isenabled()
        self._collector = Collector(self)

    def show(self) -> None:
        """Show the window, or bring it to the front."""
        shown = next((one for one in _open if one._manager is self._manager), None)
        if shown is not None:  # two would each get a part of what the engine tells
            shown.window.show()
            shown.window.raise_()
            shown.window.activateWindow()
            return
        gc.disable()
        QTimer.singleShot(SETTLED_MS, self._collector, self._collector.take_over)
        self.window.painted.connect(self._workspace.session.link.start)
        _open.add(self)
        self._workspace.open()

    def close(self) -> None:
        """Close the window; `closed` follows."""
        if self in _open:
            self._workspace.close(0.0)

    @Slot()
    def _on_closed(self) -> None:
        _open.discard(self)
        if self._was_collecting and not _open:
            self._collector.give_back()
        self.closed.emit()
        self.deleteLater()


#: The windows that are open: nobody else need keep them.
_open: set[MonitorWindow] = set()


def _session(manager: Manager, *, read_only: bool) -> Session:
    """Return a session on the manager's own store, which is not opened a second time."""
    link = InProcessLink(manager)
    url = manager.store.url
    target = Target(url=url, read_only=read_only, engine=EngineCommand(store=url))

    def opener(*_args: Any, **_options: Any) -> Store:
        return manager.store

    return Session(target, TickSeries(), link=link, opener=opener, owns_store=False)
