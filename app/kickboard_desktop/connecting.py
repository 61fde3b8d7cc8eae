"""Opens a window on somebody's Redis: asks which, tests it in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.errors import KickboardError
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.models.connections import Connection, without_login
from kickboard_desktop.session import Session, Target
from kickboard_desktop.views.main_window import MainWindow

if TYPE_CHECKING:
    from kickboard_desktop.views.connect_dialog import ConnectDialog

#: What is offered first: where a Redis listens that nobody set up.
_USUAL = "redis://127.0.0.1:6379/0"
#: What is shown of a test though nothing is wrong with it.
_SHOWN = ("version", "sidekiq", "role", "memory")


class Connecting(QObject):
    """Does the action that connects. GUI thread only.

    Signals:
        target_wanted(Target): a window on that is wanted.
    """

    target_wanted = Signal(object)

    def __init__(
        self, session: Session, actions: Actions, window: MainWindow, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("connecting")
        self._session = session
        self._window = window
        self._dialog: ConnectDialog | None = None
        actions.invoked.connect(self._on_invoked)

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        if action_id != "connect_redis":
            return
        from kickboard_desktop.views.connect_dialog import ConnectDialog  # noqa: PLC0415 - seldom

        self._dialog = ConnectDialog(_USUAL, self._window)
        self._dialog.test_wanted.connect(self._on_test_wanted)
        self._dialog.chosen.connect(self._on_chosen)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    @Slot(str)
    def _on_test_wanted(self, url: str) -> None:
        self._session.tasks.run(lambda: found_at(url), self._on_tested, key="connect_test")

    def _on_tested(self, found: list[tuple[str, str, str]]) -> None:
        if self._dialog is not None:
            self._dialog.show_found(found)

    @Slot(str)
    def _on_chosen(self, url: str) -> None:
        self.target_wanted.emit(Target(url=url, connection=Connection(url=without_login(url))))

    @Slot(int)
    def _on_finished(self, _code: int) -> None:
        self._dialog = None


def found_at(url: str) -> list[tuple[str, str, str]]:
    """Return (level, what, words) of the Redis at *url*: what it is, and what is wrong there.

    On a background thread; nothing is changed.
    """
    try:
        from kickboard.stores.redis.health import examine  # noqa: PLC0415 - may not be installed

        found = examine(url)
    except ModuleNotFoundError:
        return [("bad", "redis", "One more package is needed: pip install 'kickboard[redis]'.")]
    except KickboardError as error:
        return [("bad", "URL", str(error))]
    return [
        (one.level.value, one.check, f"{one.text}. {one.advice}" if one.advice else one.text)
        for one in found
        if one.check in _SHOWN or one.level.value != "ok"
    ]
