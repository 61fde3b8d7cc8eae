"""A window on a recording: its time bar, its actions, and what must be said of the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QToolBar

from kickboard_desktop import format as text
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.recording.lines import Did
from kickboard_desktop.recording.player import SPEEDS
from kickboard_desktop.recording.session import RecordedSession
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.window.main_window import MainWindow
from kickboard_desktop.views.window.time_bar import TimeBar

_BANNER, _STATE = "recording", "recorded"


class Playing(QObject):
    """Connects a recorded session with its window. GUI thread only."""

    def __init__(
        self,
        session: RecordedSession,
        controller: Controller,
        actions: Actions,
        theme: Theme,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self.setObjectName("playing")
        self._session = session
        self._controller = controller
        self._window = window
        self._player = session.player
        self._handlers: dict[str, Callable[[], None]] = {
            "play_recording": self._toggle,
            "step_back": lambda: self._player.step(-1.0),
            "step_forward": lambda: self._player.step(1.0),
            "slower": lambda: self._change_speed(-1),
            "faster": lambda: self._change_speed(1),
        }
        actions.invoked.connect(self._on_invoked)
        self.bar = TimeBar(self._player, actions, theme, window)
        tools = QToolBar(self.tr("Recording"), window)
        tools.setObjectName("recording_tools")
        tools.setMovable(False)
        tools.addWidget(self.bar)
        window.addToolBar(Qt.ToolBarArea.BottomToolBarArea, tools)
        session.did.connect(self._on_did)
        session.store_trouble.connect(self._on_trouble)
        window.page_changed.connect(self._on_page_changed)
        self._player.opened.connect(self._player.play)
        self._player.indexed.connect(self._on_indexed)

    @Slot()
    def _on_page_changed(self, *_: object) -> None:
        """Tell the moment again, while time stands, to a page that has not heard of it."""
        if not self._player.is_playing:
            self._player.step(0.0)

    def _toggle(self) -> None:
        if self._player.is_playing:
            self._player.pause()
        else:
            self._player.play()

    def _change_speed(self, step: int) -> None:
        place = SPEEDS.index(self._player.speed) + step
        self._player.set_speed(SPEEDS[min(max(0, place), len(SPEEDS) - 1)])

    @Slot(str)
    def _on_invoked(self, action_id: str) -> None:
        handler = self._handlers.get(action_id)
        if handler is not None:
            handler()

    @Slot(object)
    def _on_did(self, did: tuple[Did, ...]) -> None:
        """Let the journal say what had been done by then."""
        self._controller.journal.show([(one.at, one.text) for one in did])
        self._controller.journal_changed.emit()

    @Slot(str)
    def _on_trouble(self, why: str) -> None:
        if why:
            self._window.show_banner(_BANNER, "error", text.one_line(why, 300))

    @Slot()
    def _on_indexed(self) -> None:
        """Say what of the file could not be read, once all of it was looked at."""
        index = self._player.index
        if index is None or not index.done:
            return
        words = []
        if index.is_newer:
            words.append(
                self.tr("A newer Kickboard wrote it: what this one does not know is left out.")
            )
        if index.cut:
            words.append(self.tr("It ends in the middle of a line, as after a crash."))
        if index.broken:
            words.append(self.tr("Lines that could not be read: %s.") % text.count(index.broken))
        if not index.end:
            words.append(self.tr("Nothing was recorded in it."))
        if words:
            said = f"{self._player.path.name}: {' '.join(words)}"
            self._window.show_banner(_STATE, "warn", said)
