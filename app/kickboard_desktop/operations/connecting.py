"""Opens a window on somebody's Redis: asks which, tests it in the background, remembers it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.errors import KickboardError
from kickboard.stores.finding import Finding, Level
from kickboard_desktop import passwords
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.models.redis import health
from kickboard_desktop.models.redis.connections import (
    Connection,
    remembered,
    with_login,
    without_login,
)
from kickboard_desktop.session import Session, Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from kickboard_desktop.views.redis.connect_dialog import ConnectDialog

#: What is offered first: where a Redis listens that nobody set up.
_USUAL = "redis://127.0.0.1:6379/0"


class Connecting(QObject):
    """Does the action that connects. GUI thread only.

    Signals:
        target_wanted(Target): a window on that is wanted.
    """

    target_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        actions: Actions,
        theme: Theme,
        settings: Settings,
        window: MainWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("connecting")
        self._session = session
        self._theme = theme
        self._settings = settings
        self._window = window
        self._dialog: ConnectDialog | None = None
        actions.invoked.connect(self._on_invoked)

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        if action_id != "connect_redis":
            return
        from kickboard_desktop.views.redis.connect_dialog import ConnectDialog  # noqa: PLC0415 - seldom

        dialog = ConnectDialog(self._theme, _USUAL, self._settings.connections, self._window)
        self._dialog = dialog
        dialog.form.set_keyring_problem(self.tr("It is being looked for."))
        dialog.test_wanted.connect(self._on_test_wanted)
        dialog.password_wanted.connect(self._on_password_wanted)
        dialog.forgotten.connect(self._on_forgotten)
        dialog.chosen.connect(self._on_chosen)
        dialog.finished.connect(self._on_finished)
        self._session.tasks.run(passwords.problem, self._on_keyring_known)
        dialog.open()

    # -- the keyring
    def _on_keyring_known(self, problem: str) -> None:
        words = {
            "package": self.tr("It needs one more package: pip install 'kickboard[keyring]'."),
            "keyring": self.tr("This desktop has no keyring that keeps passwords safely."),
        }
        if self._dialog is not None:
            self._dialog.form.set_keyring_problem(words.get(problem, ""))
            if not problem:
                self._dialog.ask_for_password()

    @Slot(object)
    def _on_password_wanted(self, one: Connection) -> None:
        read = partial(passwords.stored, one.url, one.user)
        self._session.tasks.run(read, partial(self._on_password, one), key="connect_password")

    def _on_password(self, one: Connection, password: str) -> None:
        if self._dialog is not None and self._dialog.form.connection.url == one.url:
            self._dialog.form.set_password(password, keep=bool(password))

    # -- the test
    @Slot(str)
    def _on_test_wanted(self, url: str) -> None:
        self._session.tasks.run(lambda: found_at(url), self._on_tested, key="connect_test")

    def _on_tested(self, found: list[Finding]) -> None:
        if self._dialog is not None:
            self._dialog.show_found(health.told(found))

    # -- the choice
    @Slot(object, str)
    def _on_chosen(self, one: Connection, password: str) -> None:
        shown = Connection(
            url=without_login(one.url),
            name=one.name,
            color=one.color,
            user=one.user,
            in_keyring=one.in_keyring,
        )
        self._settings.connections = remembered(self._settings.connections, shown)
        self._settings.sync()
        if one.in_keyring:
            self._session.tasks.run(partial(passwords.keep, shown.url, shown.user, password))
        url = with_login(one.url, one.user, password) if one.user or password else one.url
        self.target_wanted.emit(Target(url=url, connection=shown))

    @Slot(object)
    def _on_forgotten(self, one: Connection) -> None:
        known = self._settings.connections
        self._settings.connections = tuple(other for other in known if other != one)
        self._settings.sync()
        if one.in_keyring:
            self._session.tasks.run(partial(passwords.forget, one.url, one.user))

    @Slot(int)
    def _on_finished(self, _code: int) -> None:
        self._dialog = None


def found_at(url: str) -> list[Finding]:
    """Return what the Redis at *url* is, and what is wrong there.

    On a background thread; nothing is changed.
    """
    try:
        from kickboard.stores.redis.health import examine  # noqa: PLC0415 - may not be installed

        return examine(url)
    except ModuleNotFoundError as error:
        return [Finding("package", Level.BAD, str(error), code="package.missing")]
    except KickboardError as error:
        values = (("error", str(error)),)
        return [Finding("url", Level.BAD, str(error), code="url.wrong", values=values)]
