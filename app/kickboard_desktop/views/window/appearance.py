"""Changes how the window looks, at once and for the next start: theme, rows, times, size.

While somebody presents, the page is shown alone and large; everything else comes back with
Esc. The bars are made flat, not hidden: the keys of their actions would be gone with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRect, QSize, Qt, Slot
from PySide6.QtGui import QShortcut

from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.format import Times, times
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.docks import Dock

if TYPE_CHECKING:
    from kickboard_desktop.views.window.main_window import MainWindow

#: Points the window has at least, unless the screen has fewer.
MINIMUM_SIZE = (1100, 700)
#: Per cent at least while presenting.
PRESENTED = 150
_ALL = 16_777_215  # the greatest height a widget may have


class _Before(NamedTuple):
    """What comes back when presenting ends."""

    percent: int
    full_screen: bool
    place: QRect
    docks: list[Dock]


class Appearance(QObject):
    """Does what the actions of looks say, in one window."""

    def __init__(
        self, actions: Actions, theme: Theme, settings: Settings, window: MainWindow
    ) -> None:
        super().__init__(window)
        self.setObjectName("appearance")
        self._actions = actions
        self._theme = theme
        self._settings = settings
        self._window = window
        self._before: _Before | None = None  # while somebody presents
        self._escape = QShortcut(Qt.Key.Key_Escape, window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.end_presenting)
        actions.invoked.connect(self._on_invoked)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def is_presenting(self) -> bool:
        """Whether the page is shown alone."""
        return self._escape.isEnabled()

    # -- what can be chosen
    def set_scheme(self, scheme: str) -> None:
        """Use the theme *scheme* from now on."""
        self._settings.theme = scheme
        self._theme.set_scheme(scheme)
        self.show_choices()

    def set_density(self, density: str) -> None:
        """Let rows stand as *density* says from now on."""
        self._settings.density = density
        self._theme.set_density(density)

    def set_times(self, how: Times) -> None:
        """Tell moments like that from now on."""
        self._settings.times = how
        self._theme.set_times(how)

    def set_reduce_motion(self, reduced: bool) -> None:
        """Let things move, or not, from now on."""
        self._settings.reduce_motion = reduced
        self._theme.set_reduce_motion(reduced)

    def set_zoom(self, percent: int) -> None:
        """Draw at *percent* of the usual size from now on."""
        self._theme.zoom.set_percent(percent)
        self._settings.zoom = self._theme.zoom.percent
        if not self._theme.zoom.is_live:
            self._window.toast(self.tr("The size changes with the next start."))

    @Slot()
    def _on_theme_changed(self) -> None:
        """Let the window be as small as the screen is, in points that may have grown."""
        screen = self._window.screen().availableSize()
        self._window.setMinimumSize(QSize(*MINIMUM_SIZE).boundedTo(screen))
        self.show_choices()

    def show_choices(self) -> None:
        """Let the actions that can be on or off show what holds."""
        for action_id, held in (
            (f"theme_{self._theme.scheme}", True),
            (f"density_{self._theme.density}", True),
            (f"times_{times()}", True),
            ("reduce_motion", self._theme.reduce_motion),
        ):
            self._actions[action_id].setChecked(held)

    # -- the whole screen
    def set_full_screen(self, full: bool) -> None:
        """Use the whole screen, or the window as it was."""
        state = self._window.windowState()
        whole = Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | whole if full else state & ~whole)
        self._actions["full_screen"].setChecked(full)

    def present(self) -> None:
        """Show the page alone and large."""
        if self.is_presenting:
            return
        window, zoom = self._window, self._theme.zoom
        shown = [dock for dock in (window.detail_dock, window.log_dock) if dock.isVisible()]
        self._before = _Before(zoom.percent, window.isFullScreen(), window.geometry(), shown)
        for dock in shown:
            dock.hide()
        self._flatten(flat=True)
        if not self._actions.reason("zoom_in"):
            zoom.set_percent(max(PRESENTED, zoom.percent))
        self.set_full_screen(True)
        self._escape.setEnabled(True)
        self._actions["present"].setChecked(True)

    @Slot()
    def end_presenting(self) -> None:
        """Show everything again, as it was."""
        if self._before is None:
            return
        before, self._before = self._before, None
        self._escape.setEnabled(False)
        self.set_full_screen(before.full_screen)
        self._theme.zoom.set_percent(before.percent)
        self._flatten(flat=False)
        if not self._window.isMaximized() and not before.full_screen:
            self._window.setGeometry(before.place)  # by its size alone it creeps up the screen
        for dock in before.docks:
            dock.show()
        self._actions["present"].setChecked(False)

    def _flatten(self, *, flat: bool) -> None:
        self._window.menuBar().setMaximumHeight(0 if flat else _ALL)
        self._window.sidebar.setVisible(not flat)
        self._window.status.setVisible(not flat)

    # -- what happens
    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        kind, _, name = action_id.partition("_")
        match kind:
            case "theme":
                self.set_scheme(name)
            case "density":
                self.set_density(name)
            case "times":
                self.set_times(Times(name))
            case "zoom":
                self._zoom(name)
            case _:
                self._switch(action_id)

    def _zoom(self, name: str) -> None:
        zoom = self._theme.zoom
        after = {"in": zoom.next(1), "out": zoom.next(-1)}.get(name, 100)
        self.set_zoom(after)

    def _switch(self, action_id: str) -> None:
        on = self._actions[action_id].isChecked()
        if action_id == "reduce_motion":
            self.set_reduce_motion(on)
        elif action_id == "full_screen":
            self.set_full_screen(on)
        elif action_id == "present" and on:
            self.present()
        elif action_id == "present":
            self.end_presenting()
