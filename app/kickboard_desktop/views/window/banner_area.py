"""The banners above the page: one for each thing there is to say, by key."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import Banner


class BannerArea(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bannerArea")
        self._theme = theme
        self._actions = actions
        self._banners: dict[str, Banner] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(8)
        self._frame()

    def say(
        self, key: str, kind: str, message: str, *, action: str, action_id: str, closable: bool
    ) -> Banner:
        """Show a banner, or change the one of that *key*; see `MainWindow.show_banner`."""
        banner = self._banners.get(key)
        if banner is None:
            banner = Banner(self._theme, kind, message, action=action, closable=closable)
            self._banners[key] = banner
            self._layout.addWidget(banner)
            banner.closed.connect(self._frame)
            banner.acted.connect(self._on_banner_acted)
            banner.show()
        elif banner.text != message:
            banner.say(message, action=action)
            banner.show()
        banner.setProperty("action_id", action_id)
        self._frame()
        return banner

    def clear(self, key: str) -> None:
        """Take the banner of that *key* away, if there is one."""
        banner = self._banners.pop(key, None)
        if banner is not None:
            banner.hide()
            banner.deleteLater()
            self._frame()

    @Slot()
    def _frame(self) -> None:
        shown = any(not banner.isHidden() for banner in self._banners.values())
        self._layout.setContentsMargins(16, 12 if shown else 0, 16, 0)

    @Slot()
    def _on_banner_acted(self) -> None:
        action_id = str(self.sender().property("action_id") or "")
        if action_id in self._actions:
            self._actions[action_id].trigger()
