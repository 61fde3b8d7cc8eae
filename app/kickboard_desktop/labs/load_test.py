"""The load test without its widgets: what is planned, the run under way, the saved ones.

The run is a child process (`kickboard.lab.load`) that starts engine and generator itself; the
window reads ten lines a second from it, of points that only have to be painted.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from kickboard import private
from kickboard.errors import ConfigError
from kickboard.lab.load import reading, report, result, sheet
from kickboard.lab.load.result import Result
from kickboard.lab.load.telling import Told
from kickboard.profile import profile_dir
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.process import EngineProcess
from kickboard_desktop.models.redis.connections import Connection
from kickboard_desktop.models.teaching.load import Known, LoadPlan, LoadShown
from kickboard_desktop.tasks import Tasks

log = logging.getLogger(__name__)

#: Milliseconds that a run gets to end its processes when the window closes.
KILL_MS = 3_000
_decode = msgspec.json.Decoder(Told).decode


@dataclass(frozen=True, slots=True)
class LoadCommand(EngineCommand):
    """How the run is started."""

    program: tuple[str, ...] = (sys.executable, "-P", "-m", "kickboard.lab.load")

    def arguments(self) -> list[str]:
        """Return everything after the program itself."""
        return list(self.program[1:])


@dataclass(frozen=True, slots=True)
class SavedRun:
    """A run in the folder: its file, and when it was saved, in epoch seconds."""

    path: Path
    at: float


class LoadTest(QObject):
    """What the page shows and steers. GUI thread only.

    Signals:
        changed(): a run began or ended, or another one is shown.
        advanced(): the run that is shown has new points.
        others_loaded(): a run began on a store that others work on, as was confirmed.
        saved_changed(): there are other saved runs.
    """

    changed = Signal()
    advanced = Signal()
    others_loaded = Signal()
    saved_changed = Signal()

    def __init__(
        self,
        own_store: Callable[[], str],
        parent: QObject | None = None,
        *,
        folder: Callable[[], Path] = lambda: profile_dir() / "load",
        classes: Callable[[], Sequence[Known]] = lambda: (),
    ) -> None:
        """Run nothing yet; *own_store* gives the URL of the window's store, *classes* its jobs'."""
        super().__init__(parent)
        self.setObjectName("load_test")
        self.plan = LoadPlan()
        self.shown: LoadShown | None = None
        self.ghost: LoadShown | None = None
        self.saved: tuple[SavedRun, ...] = ()
        self.trouble = ""
        #: Asked why the window's own store may not be loaded now; "" lets it be.
        self.refusal: Callable[[], str] = lambda: ""
        #: Asked whose the window's own store is; None: nobody works on it but Kickboard.
        self.others: Callable[[], Connection | None] = lambda: None
        self.classes = classes
        self._own_store = own_store
        self._folder = folder
        self._process: EngineProcess | None = None
        self._last_error = ""
        self._is_stopping = False
        self._tasks = Tasks(self, threads=1)

    # -- asking
    @property
    def is_running(self) -> bool:
        """Whether a run is under way."""
        return self._process is not None

    @property
    def is_stopping(self) -> bool:
        """Whether it was cancelled, and cleans up."""
        return self._is_stopping

    # -- transport
    def begin(self, plan: LoadPlan, *, foreign: bool = False) -> None:
        """Run *plan*, unless something runs.

        On a store that others work on the run refuses to start but with *foreign*.
        """
        if self.is_running:
            return
        self.plan = plan
        self.trouble, self._last_error, self._is_stopping = "", "", False
        if plan.place == "own" and (reason := self.refusal()):
            self.trouble = reason
            self.changed.emit()
            return
        document = plan.document(self._own_store(), foreign=foreign)
        try:
            scenario = reading.convert(document)
        except reading.ScenarioError as error:
            self.trouble = str(error)
            self.changed.emit()
            return
        if self.shown is not None and not self.shown.is_live and self.shown.points:
            self.ghost = self.shown
        self.shown = LoadShown.live(scenario)
        process = self._process = EngineProcess(LoadCommand(store=""), self)
        process.line_received.connect(self._on_line)
        process.stderr_received.connect(self._on_error_line)
        process.not_started.connect(self._on_not_started)
        process.ended.connect(self._on_ended)
        process.start()
        process.send({"scenario": document, "folder": str(self._folder())})
        if foreign:
            self.others_loaded.emit()
        self.changed.emit()

    def cancel(self) -> None:
        """End the run; it cleans up, and what there is of it is shown."""
        if self._process is not None and not self._is_stopping:
            self._is_stopping = True
            self._process.send({"t": "stop"})
            self.changed.emit()

    def stall(self, seconds: float = 2.0) -> None:
        """Hold up all processors."""
        if self._process is not None:
            self._process.send({"t": "stall", "seconds": seconds})

    def have_processes(self, processes: int) -> None:
        """Have so many engine processes from now on."""
        if self._process is not None:
            self._process.send({"t": "processes", "to": processes})

    def resize(self, processors: int) -> None:
        """Have so many processors in each from now on."""
        if self._process is not None:
            self._process.send({"t": "resize", "to": processors})

    def shutdown(self) -> None:
        """End everything before this returns: the window closes."""
        process, self._process = self._process, None
        if process is not None:
            process.ended.disconnect(self._on_ended)
            process.close_input()
            if not process.wait_for_end(KILL_MS):
                process.kill()
                process.wait_for_end(KILL_MS)
        self._tasks.close()

    # -- saved runs
    def look_for_saved(self) -> None:
        """See which runs are saved; `saved_changed` follows."""
        self._tasks.run(partial(_saved_runs, self._folder), self._on_saved_found, self._on_failed)

    def show_saved(self, path: Path) -> None:
        """Show a saved run instead."""
        if not self.is_running:
            self._tasks.run(partial(_opened, path), self._on_opened, self._on_failed)

    def compare_with(self, path: Path | None) -> None:
        """Show a saved run behind the one that is shown; None: nothing."""
        if path is None:
            self.ghost = None
            self.changed.emit()
        else:
            self._tasks.run(partial(_opened, path), self._on_ghost_opened, self._on_failed)

    def write(self, path: Path, content: bytes) -> None:
        """Write a picture to the file *path*."""
        self._tasks.run(partial(private.write, path, content), None, self._on_failed)

    def export(self, path: Path) -> None:
        """Write the run that is shown: as HTML, CSV or JSON, by the name of the file."""
        if self.shown is not None and self.shown.result is not None:
            earlier = self.ghost.result if self.ghost is not None else None
            work = partial(_export, self.shown.result, earlier, path)
            self._tasks.run(work, None, self._on_failed)

    # -- what happens
    @Slot(bytes)
    def _on_line(self, line: bytes) -> None:
        if self.sender() is not self._process:
            return
        try:
            told = _decode(line)
        except msgspec.MsgspecError:
            log.warning("not a line of a load test: %r", line[:200])
            return
        if told.t == "progress" and self.shown is not None:
            self.shown.take(told)
            self.advanced.emit()
        elif told.t == "error":
            self.trouble = f"{told.place}: {told.text}" if told.place else told.text
        elif told.t == "saved":
            self._tasks.run(partial(_opened, Path(told.path)), self._on_opened, self._on_failed)

    @Slot(bytes)
    def _on_error_line(self, line: bytes) -> None:
        self._last_error = line.decode("utf-8", "replace").strip() or self._last_error
        log.warning("load test: %s", self._last_error)

    @Slot(str)
    def _on_not_started(self, reason: str) -> None:
        self.trouble = reason
        self._forget_process()

    @Slot(int, bool)
    def _on_ended(self, code: int, _crashed: bool) -> None:
        if code and not self.trouble:
            self.trouble = self._last_error or self.tr("The load test ended with %1.").replace(
                "%1", str(code)
            )
        self._forget_process()

    def _forget_process(self) -> None:
        process, self._process = self._process, None
        self._is_stopping = False
        if process is not None:
            process.deleteLater()
        if self.shown is not None:
            self.shown.is_live = False
        self.changed.emit()
        self.look_for_saved()

    def _on_opened(self, shown: LoadShown) -> None:
        if self.is_running and self.shown is not None and not shown.points:
            return
        self.shown = shown
        self.changed.emit()

    def _on_ghost_opened(self, shown: LoadShown) -> None:
        self.ghost = shown
        self.changed.emit()

    def _on_saved_found(self, found: tuple[SavedRun, ...]) -> None:
        if found != self.saved:
            self.saved = found
            self.saved_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.trouble = str(error) or type(error).__name__
        self.changed.emit()


# -- in the background


def _saved_runs(folder: Callable[[], Path]) -> tuple[SavedRun, ...]:
    """Return the saved runs, the newest first."""
    files = sorted(folder().glob("*.json"), reverse=True)
    return tuple(SavedRun(path, path.stat().st_mtime) for path in files)


def _opened(path: Path) -> LoadShown:
    return LoadShown.saved(result.load(path))


def _export(finished: Result, earlier: Result | None, path: Path) -> None:
    if path.suffix == ".csv":
        sheet.save(finished, path)
    elif path.suffix == ".json":
        result.save(finished, path)
    elif path.suffix == ".html":
        report.save(finished, path, earlier)
    else:
        raise ConfigError(f"{path.name} should end in .html, .csv or .json")


def stamp(at: float) -> str:
    """Return when a run was saved, in the window's time."""
    return datetime.fromtimestamp(at).astimezone().strftime("%d %b %H:%M:%S")
