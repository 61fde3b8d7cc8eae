"""A job in a window of its own: wide, and it stays while the lists move on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from kickboard_desktop.theme import Theme
from kickboard_desktop.views.job.detail import JobDetailView
from kickboard_desktop.widgets import FocusRing

#: Points at the start, and at least.
SIZE, SMALLEST = (940, 760), (400, 560)


class JobWindow(QMainWindow):
    """One job; Esc closes it, and the main window takes it along when that closes."""

    def __init__(self, view: JobDetailView, jid: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("job_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Job %s") % jid)
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.view = view
        view.head.apart.hide()
        self.setCentralWidget(view)
        self._ring = FocusRing(theme, self)
        view.show_job(jid)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


class JobWindows(QObject):
    """Opens one for each job; a second time brings up the one that is there.

    Signals:
        page_wanted(str, str): that page of the main window, with that query.
    """

    page_wanted = Signal(str, str)

    def __init__(
        self, make: Callable[[], JobDetailView], theme: Theme, window: QWidget, parent: QObject
    ) -> None:
        """Open windows that belong to *window*, with views that *make* makes."""
        super().__init__(parent)
        self.setObjectName("job_windows")
        self._make = make
        self._theme = theme
        self._window = window

    @Slot(str)
    def open(self, jid: str) -> None:
        """Show the job *jid* in a window of its own."""
        there = self._window.findChildren(JobWindow)
        found = next((one for one in there if one.view.jid == jid), None)
        if found is None:
            found = JobWindow(self._make(), jid, self._theme, self._window)
            found.view.page_wanted.connect(self.page_wanted)
        found.show()
        found.raise_()
        found.activateWindow()
