"""Opens the settings, and lets what they say hold beyond the looks: safety, engine, notices."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.operations.tray import Tray
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.main_window import MainWindow


class Preferring(QObject):
    """Stands between the settings and what they are about."""

    def __init__(
        self,
        session: Session,
        controller: Controller,
        actions: Actions,
        theme: Theme,
        settings: Settings,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self.setObjectName("preferring")
        self._session = session
        self._controller = controller
        self._actions = actions
        self._theme = theme
        self._settings = settings
        self._window = window
        self.tray = Tray(session, actions, theme, settings, window)
        actions.invoked.connect(self._on_invoked)
        self._on_safety_changed()

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        if action_id == "settings":
            self.open()

    def open(self) -> None:
        """Open the dialog."""
        from kickboard_desktop.views.settings.settings_dialog import SettingsDialog  # noqa: PLC0415 - seldom

        dialog = SettingsDialog(
            self._settings,
            self._theme,
            self._window.appearance,
            self._actions,
            self._window,
            processors=self._controller.concurrency,
            hosted=self._session.link.is_hosted,
            trayless=self.tray.problem(),
        )
        dialog.notices_changed.connect(self.tray.follow)
        dialog.safety_changed.connect(self._on_safety_changed)
        dialog.processors_changed.connect(self._on_processors_changed)
        dialog.open()

    @Slot()
    def _on_safety_changed(self) -> None:
        self._controller.shown_from = self._settings.shown_from
        self._controller.typed_from = self._settings.typed_from

    @Slot(int)
    def _on_processors_changed(self, processors: int) -> None:
        if self._session.link.state.is_up:
            self._controller.resize(processors)
