"""Who yields while the dock at the right is open, so that no page needs a bar to be read.

The page has the room it needs first. The dock takes what is left of the width it was given; in
a narrow window the list of pages shows its icons only, as long as the dock is open.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QMainWindow, QStyle, QWidget
from shiboken6 import isValid

from kickboard_desktop.settings import Settings
from kickboard_desktop.views.window.docks import Dock
from kickboard_desktop.views.window.sidebar import WIDTH, Sidebar

#: Points in which every page has room, in every language; a test goes over all of them.
PAGE = 640
_MOUSE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)


class Yielding(QObject):
    """Watches how wide the window is, and whether the dock is open."""

    def __init__(
        self,
        window: QWidget,
        shell: QMainWindow,
        dock: Dock,
        sidebar: Sidebar,
        settings: Settings,
    ) -> None:
        """Watch *window*, whose *sidebar* is beside the *shell* of page and *dock*."""
        super().__init__(window)
        self._window, self._shell, self._dock, self._sidebar = window, shell, dock, sidebar
        self._is_dragging = self._is_narrow = False
        self._was_collapsed = False  # before it became narrow
        self._settings = settings
        self._liked = settings.dock_width  # points that somebody dragged it to, 0 for nobody
        window.installEventFilter(self)
        shell.installEventFilter(self)
        dock.installEventFilter(self)
        dock.visibilityChanged.connect(self._on_visibility_changed)
        self.arrange()

    def remember(self) -> None:
        """Write down what somebody chose, not what there was room for."""
        collapsed = self._was_collapsed if self._is_narrow else self._sidebar.collapsed
        self._settings.sidebar_collapsed = collapsed
        self._settings.dock_width = self._liked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrange everything when there is another width, or the dock needs another."""
        kind, is_dock = event.type(), watched is self._dock
        if watched is self._shell and kind in _MOUSE:  # between page and dock
            self._is_dragging = kind == QEvent.Type.MouseButtonPress
        elif is_dock and kind == QEvent.Type.Resize and self._is_dragging:
            self._liked = self._dock.width()
        elif kind == (QEvent.Type.LayoutRequest if is_dock else QEvent.Type.Resize):
            self.arrange()
        return super().eventFilter(watched, event)

    def arrange(self) -> None:
        """Give page, dock and sidebar their widths."""
        content = None if self._dock.isHidden() else self._dock.widget()
        if content is None:
            self._set_narrow(narrow=False)
            return
        gap, least = self._gap(), content.minimumSizeHint().width()
        self._set_narrow(narrow=self._window.width() < WIDTH + PAGE + gap + least)
        most = max(least, self._window.width() - self._sidebar.width() - PAGE - gap)
        self._dock.setMaximumWidth(most)
        width = max(1, least, min(most, self._liked or content.sizeHint().width()))
        if width != self._dock.width():
            self._shell.resizeDocks([self._dock], [width], Qt.Orientation.Horizontal)

    def _gap(self) -> int:
        metric = QStyle.PixelMetric.PM_DockWidgetSeparatorExtent
        return self._shell.style().pixelMetric(metric, None, self._shell)

    def _set_narrow(self, *, narrow: bool) -> None:
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        if narrow:
            self._was_collapsed = self._sidebar.collapsed
        self._sidebar.set_collapsed(narrow or self._was_collapsed)

    @Slot()
    def _on_visibility_changed(self, *_: object) -> None:
        if isValid(self._window):  # a dock is also hidden when its window is destroyed
            self.arrange()
