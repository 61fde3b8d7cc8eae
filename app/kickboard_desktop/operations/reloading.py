"""Loads a file of jobs again when it was saved, so that an editor is all a user needs.

Editors save in many ways: in place, or by putting a new file in the place of the old one, which
ends the watch. So the file is watched anew after each change, and a burst counts once. While
there is no file its folder is watched.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal, Slot

from kickboard_desktop.engine_link.state import EngineState
from kickboard_desktop.session import Session
from kickboard_desktop.telemetry import Reply
from kickboard_desktop.timers import make_timer

#: Milliseconds after the last change until the file is taken for whole.
SETTLE_MS = 250
#: Whenever the engine starts again it loads its files as they are then.
_LOADS_LATER = (EngineState.STOPPED, EngineState.CRASHED, EngineState.RESTARTING)


class Reloading(QObject):
    """Watches the files with jobs of one session.

    Signals:
        reloaded(str): the file of that path is loaded as it is now.
        failed(str, str): it could not be loaded, and why; the old jobs go on.
        gone(str): the file is not there any more; it is loaded again when it is back.
    """

    reloaded = Signal(str)
    failed = Signal(str, str)
    gone = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reloading")
        self._session = session
        self._changed: set[str] = set()
        self._missing: set[str] = set()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.setObjectName("reloading_watcher")
        self._watcher.fileChanged.connect(self._on_file_changed)
        self._watcher.directoryChanged.connect(self._on_folder_changed)
        self._settle = make_timer(
            self, "reloading_timer", self._on_settled, ms=SETTLE_MS, once=True
        )

    def watch(self, modules: Sequence[str]) -> None:
        """Watch those of *modules* that are files."""
        files = [module for module in modules if module.endswith(".py") and Path(module).exists()]
        if files:
            self._watcher.addPaths(files)

    def load(self, path: str) -> None:
        """Let the engine load *path* now, and again whenever it is saved.

        An engine that was given up, perhaps for what was in that file, is started with it.
        """
        if self._session.link.state is EngineState.GIVEN_UP:
            self._session.add_module(path)
            self.watch([path])
            self._session.start_engine()
            return
        self._session.link.request({"cmd": "load", "path": path}, _Answer(self, path).take)

    def take(self, path: str, reply: Reply) -> None:
        """Take the engine's answer to a load."""
        self.watch([path])  # a broken one is mended soon
        if reply.ok:
            self._session.add_module(path)
            self.reloaded.emit(path)
        else:
            self.failed.emit(path, reply.error or self.tr("The engine gave no reason."))

    @Slot(str)
    def _on_file_changed(self, path: str) -> None:
        self._changed.add(path)
        self._settle.start()

    @Slot(str)
    def _on_folder_changed(self, _folder: str) -> None:
        self._changed |= self._missing
        self._settle.start()

    @Slot()
    def _on_settled(self) -> None:
        changed, self._changed = self._changed, set()
        back = {path for path in changed if Path(path).exists()}
        for path in sorted(changed - back - self._missing):
            self._watcher.addPath(str(Path(path).parent))
            self.gone.emit(path)
        self._missing = (self._missing | changed) - back
        self._leave_folders()
        for path in sorted(back):
            self._watcher.addPath(path)
            if self._session.link.state not in _LOADS_LATER:
                self.load(path)

    def _leave_folders(self) -> None:
        """Watch no folder in which no file is missing."""
        wanted = {str(Path(path).parent) for path in self._missing}
        if idle := [folder for folder in self._watcher.directories() if folder not in wanted]:
            self._watcher.removePaths(idle)


class _Answer:
    """Remembers which file an answer is about."""

    def __init__(self, owner: Reloading, path: str) -> None:
        self._owner = owner
        self._path = path

    def take(self, reply: Reply) -> None:
        """Pass the answer on."""
        self._owner.take(self._path, reply)
