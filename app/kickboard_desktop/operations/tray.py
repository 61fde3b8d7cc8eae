"""The icon in the tray: says that jobs died while nobody looked, and keeps a hidden window.

It is there only while a setting needs it. Where a desktop has no tray nothing is hidden, and
the settings say why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from kickboard.payload.record import JobState
from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.session import Session
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from kickboard.stores.base import Snapshot

#: Milliseconds after the start until a tray is looked for, and between two notices at least.
FIRST_MS, NOTICE_MS = 3_000, 30_000
_SIZE = 64


class Tray(QObject):
    """One window's icon. GUI thread only."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        theme: Theme,
        settings: Settings,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self.setObjectName("tray")
        self._session = session
        self._actions = actions
        self._theme = theme
        self._settings = settings
        self._window = window
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._dead: int | None = None  # when somebody last looked, or was told
        self._told = QElapsedTimer()
        self._hid_before = False
        session.snapshot_changed.connect(self._on_snapshot_changed)
        session.attached_changed.connect(self._name)
        session.engine_state_changed.connect(self._name)
        QTimer.singleShot(FIRST_MS, self, self.follow)

    def problem(self) -> str:
        """Return why there can be no icon, "" where there can."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            return ""
        return self.tr("This desktop has no tray.")

    @Slot()
    def follow(self) -> None:
        """Show the icon if a setting needs it, else take it away."""
        wanted = self._settings.notifications or self._settings.close_to_tray
        if wanted and not self.problem():
            self._show_icon()
        elif self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def keeps_window(self) -> bool:
        """Hide the window that is about to close, if it shall live on in the tray.

        Returns:
            False: it may close.
        """
        kept = self._settings.close_to_tray and not self._window.is_quitting
        if not kept or self._icon is None or self.problem():
            return False
        self._window.hide()
        if not self._hid_before:
            self._hid_before = True
            self._icon.showMessage(
                self.tr("Kickboard goes on in the tray"),
                self.tr("Its engine runs jobs; Quit ends both."),
                self._icon.icon(),
            )
        return True

    @Slot()
    def show_window(self) -> None:
        """Bring the window to the front."""
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()

    # -- the icon
    def _show_icon(self) -> None:
        if self._icon is not None:
            return
        picture = assets.pixmap("kickboard", self._theme.tokens.accent, _SIZE)
        icon = self._icon = QSystemTrayIcon(QIcon(picture), self)
        icon.setObjectName("tray_icon")
        icon.activated.connect(self._on_activated)
        icon.messageClicked.connect(self._on_message_clicked)
        if self._menu is None:
            menu = self._menu = QMenu(self._window)
            menu.addAction(self.tr("Show the window")).triggered.connect(self.show_window)
            menu.addSeparator()
            menu.addActions([self._actions[name] for name in ("pause_all", "resume_all")])
            menu.addSeparator()
            menu.addAction(self._actions["quit"])
        icon.setContextMenu(self._menu)
        self._name()
        icon.show()

    @Slot()
    def _name(self, *_: object) -> None:
        if self._icon is not None:
            said = [self._window.windowTitle(), self._window.status.line.text]
            self._icon.setToolTip("\n".join(filter(None, said)))

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason != QSystemTrayIcon.ActivationReason.Context:
            self.show_window()

    @Slot()
    def _on_message_clicked(self) -> None:
        self.show_window()
        if self._told.isValid():
            self._actions["show_deaths"].trigger()

    # -- what died
    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        """Tell of all that died since somebody looked, in one notice and not too often."""
        self._name()
        dead = snapshot.counts.get(JobState.DEAD, 0)
        looked_at = self._window.isActiveWindow() and self._window.isVisible()
        if self._dead is None or dead < self._dead or looked_at:
            self._dead = dead
            return
        died = dead - self._dead
        if not died or self._icon is None or not self._settings.notifications:
            return
        if self._told.isValid() and not self._told.hasExpired(NOTICE_MS):
            return
        self._told.start()
        self._dead = dead
        words = self.tr("%n job(s) died", "", died)
        self._icon.showMessage(words, text.store_place(self._session.url), self._icon.icon())
