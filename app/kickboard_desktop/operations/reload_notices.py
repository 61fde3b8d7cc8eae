"""Says above the page what became of a file of jobs that was saved, moved away or broken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from kickboard_desktop import format as text
from kickboard_desktop.engine_link.state import EngineState
from kickboard_desktop.operations.reloading import Reloading
from kickboard_desktop.session import Session
from kickboard_desktop.views.window.main_window import MainWindow

#: Key of the one banner there is for files.
_KEY = "reload"


class ReloadNotices(QObject):
    """Tells what `Reloading` tells, until it holds no more."""

    def __init__(
        self, reloading: Reloading, session: Session, window: MainWindow, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reload_notices")
        self._window = window
        reloading.reloaded.connect(self._on_reloaded)
        reloading.failed.connect(self._on_failed)
        reloading.gone.connect(self._on_gone)
        session.engine_state_changed.connect(self._on_engine_state_changed)

    @Slot(str)
    def _on_reloaded(self, path: str) -> None:
        self._window.clear_banner(_KEY)
        self._window.toast(self.tr("Loaded %s") % Path(path).name)

    @Slot(str, str)
    def _on_failed(self, path: str, why: str) -> None:
        words = self.tr("%s could not be loaded; its jobs go on as they were: %s")
        self._say("error", words % (Path(path).name, text.one_line(why, 300)))

    @Slot(str)
    def _on_gone(self, path: str) -> None:
        words = self.tr(
            "%s is gone; its jobs go on as they were, and it is loaded when it is back."
        )
        self._say("warn", words % Path(path).name)

    @Slot(object, str)
    def _on_engine_state_changed(self, state: EngineState, _reason: str) -> None:
        if state is EngineState.STARTING:  # it loads every file anew, and says what it found
            self._window.clear_banner(_KEY)

    def _say(self, kind: str, words: str) -> None:
        self._window.clear_banner(_KEY)  # one of another kind, or one that was closed by hand
        self._window.show_banner(_KEY, kind, words)
