"""The lessons without their widgets: which there are, the run under way, the one before it.

A run is a child process (`kickboard.lab.lessons`) in which the real engine works; the window
is told of every attempt and replays them at a speed that a person can follow.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from kickboard import private
from kickboard.lab.lessons import library
from kickboard.lab.lessons.lesson import Lesson
from kickboard.lab.lessons.reading import LessonError
from kickboard.lab.lessons.telling import Refused, Told
from kickboard_desktop import format as text
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.process import EngineProcess
from kickboard_desktop.models.lessons import progress as lesson_progress
from kickboard_desktop.models.lessons import sheet as lesson_sheet
from kickboard_desktop.models.lessons.progress import Mark
from kickboard_desktop.models.lessons.run import LessonRun
from kickboard_desktop.settings import Settings
from kickboard_desktop.tasks import Tasks

log = logging.getLogger(__name__)

#: The lessons, and why some that a user added are not among them.
Shelf: TypeAlias = tuple[tuple[Lesson, ...], tuple[LessonError, ...]]
#: Milliseconds that a run gets to end when the window closes.
KILL_MS = 3_000
#: Bytes of a line: of a run's curves, or of the attempts of a tenth of a second.
LONGEST_LINE = 4_000_000
#: Exit code of a run that was cancelled.
CANCELLED = 130
_decode = msgspec.json.Decoder(Told).decode


@dataclass(frozen=True, slots=True)
class LessonCommand(EngineCommand):
    """How a run is started."""

    program: tuple[str, ...] = (sys.executable, "-P", "-m", "kickboard.lab.lessons")

    def arguments(self) -> list[str]:
        """Return everything after the program itself."""
        return list(self.program[1:])


class Runner(QObject):
    """One run at a time, in a child process; the one before it is the ghost. GUI thread only.

    Signals:
        changed(): a run began or ended.
        advanced(): more of it is known.

    Attributes:
        run: What is shown; None before the first.
        ghost: The run before it, of the same lesson.
        trouble: What went wrong, "" for nothing.
    """

    changed = Signal()
    advanced = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_runner")
        self.run: LessonRun | None = None
        self.ghost: LessonRun | None = None
        self.trouble = ""
        self._process: EngineProcess | None = None
        self._last_error = ""

    @property
    def is_running(self) -> bool:
        """Whether the engine is at work."""
        return self._process is not None

    def begin(
        self,
        lesson: Lesson | None,
        seed: int,
        changes: Mapping[str, Any] | None = None,
        *,
        experiment: str = "",
    ) -> None:
        """Run *lesson*, or *experiment* alone; what runs is dropped, what ran is the ghost."""
        self._drop_process()
        before = self.run
        if before is not None and before.ended is not None and before.lesson == lesson:
            self.ghost = before
        elif before is None or before.lesson != lesson:
            self.ghost = None
        self.trouble = self._last_error = ""
        self.run = LessonRun(lesson, seed, changes)
        process = self._process = EngineProcess(
            LessonCommand(store=""), self, longest_line=LONGEST_LINE
        )
        process.line_received.connect(self._on_line)
        process.stderr_received.connect(self._on_error_line)
        process.not_started.connect(self._on_not_started)
        process.ended.connect(self._on_ended)
        process.start()
        wanted = {"lesson": str(lesson.folder)} if lesson else {"experiment": experiment}
        process.send({**wanted, "seed": seed, "parameters": dict(changes or {}), "trace": True})
        self.changed.emit()

    def cancel(self) -> None:
        """End the run; what there is of it is dropped, and the one before it is back."""
        if self._process is None:
            return
        self._drop_process()
        self.run, self.ghost = self.ghost, None
        self.changed.emit()

    def forget(self) -> None:
        """Show nothing: another lesson is opened."""
        self._drop_process()
        self.run = self.ghost = None
        self.trouble = ""
        self.changed.emit()

    def shutdown(self) -> None:
        """End everything before this returns: the window closes."""
        self._drop_process()
        for process in self.findChildren(EngineProcess):
            if not process.wait_for_end(KILL_MS):
                process.kill()
                process.wait_for_end(KILL_MS)

    def _drop_process(self) -> None:
        """Let a run go: the end of its input is its end."""
        process, self._process = self._process, None
        if process is not None:
            process.line_received.disconnect(self._on_line)
            process.ended.disconnect(self._on_ended)
            process.ended.connect(process.deleteLater)
            process.close_input()

    # -- what happens
    @Slot(bytes)
    def _on_line(self, line: bytes) -> None:
        if self.sender() is not self._process or self.run is None:
            return
        try:
            told = _decode(line)
        except msgspec.MsgspecError:
            log.warning("not a line of a lesson: %r", line[:200])
            return
        self.run.take(told)
        if isinstance(told, Refused):
            self.trouble = told.message
        self.advanced.emit()

    @Slot(bytes)
    def _on_error_line(self, line: bytes) -> None:
        if self.sender() is not self._process:  # of a run that was dropped
            return
        self._last_error = line.decode("utf-8", "replace").strip() or self._last_error
        log.warning("lesson: %s", self._last_error)

    @Slot(str)
    def _on_not_started(self, reason: str) -> None:
        if self.sender() is not self._process:
            return
        self.trouble = reason
        self._forget_process()

    @Slot(int, bool)
    def _on_ended(self, code: int, _crashed: bool) -> None:
        if code not in (0, CANCELLED) and not self.trouble:
            words = self.tr("The lesson's process ended with %1.").replace("%1", str(code))
            self.trouble = self._last_error or words
        self._forget_process()

    def _forget_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self.changed.emit()


class Lessons(QObject):
    """What the pages show and steer. GUI thread only.

    Signals:
        library_changed(): the lessons are known, or why they are not.
        found(Lesson, object): a lesson that was looked up, and the seed it is to be run with.
        not_found(str): there is none such, or it is broken, and why.
        progress_changed(): another lesson is done or answered.
        saved(str): the sheet was written to that file.
        failed(str): something in the background did not work; the text is for people.

    Attributes:
        lessons: In order; empty before they were read.
        trouble: Why there are none, "" for no reason.
        faults: What is wrong with lessons of the user's own, which are not among them.
        runner: Runs them.
        progress: How far the reader is.
    """

    library_changed = Signal()
    found = Signal(object, object)
    not_found = Signal(str)
    progress_changed = Signal()
    saved = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        settings: Settings,
        parent: QObject | None = None,
        *,
        read: Callable[[str], Shelf] = library.shelf,
    ) -> None:
        """Read nothing yet; *read* gives the lessons in a language, and what is broken."""
        super().__init__(parent)
        self.setObjectName("lessons")
        self.lessons: tuple[Lesson, ...] = ()
        self.trouble = ""
        self.faults: tuple[str, ...] = ()
        self.runner = Runner(self)
        self.progress = lesson_progress.read(settings.lessons)
        self._settings = settings
        self._read = read
        self._tasks = Tasks(self, threads=1)

    # -- the library
    def load(self) -> None:
        """Read the lessons, once; `library_changed` follows."""
        if not self.lessons:
            self._tasks.run(partial(self._read, text.spoken()), self._on_read, self._on_unread)

    def find(self, name: str) -> Lesson | None:
        """Return the lesson of that name or number."""
        return next((one for one in self.lessons if name in (one.name, str(one.number))), None)

    def following(self, lesson: Lesson) -> Lesson | None:
        """Return the lesson after *lesson*, None where there is none."""
        names = [one.name for one in self.lessons]
        place = names.index(lesson.name) + 1 if lesson.name in names else len(names)
        return self.lessons[place] if place < len(names) else None

    def look_up(self, name: str, seed: int | None = None) -> None:
        """Find a lesson by number, name or folder; `found` or `not_found` follows."""
        known = self.find(name)
        if known is not None:
            self.found.emit(known, seed)
            return
        work = partial(library.find, name, text.spoken())
        self._tasks.run(work, lambda lesson: self.found.emit(lesson, seed), self._on_not_found)

    # -- progress
    def mark(self, lesson: Lesson) -> Mark:
        """Return the reader's mark in *lesson*."""
        return self.progress.mark(lesson.name)

    def set_mark(self, lesson: Lesson, mark: Mark) -> None:
        """Put *mark* into *lesson*, and keep it."""
        if mark != self.mark(lesson):
            self.progress.set_mark(lesson.name, mark)
            self._keep()

    def opened(self, lesson: Lesson) -> None:
        """Take note that *lesson* is the one to go on with."""
        if self.progress.last != lesson.name:
            self.progress.last = lesson.name
            self._keep()

    def _keep(self) -> None:
        self._settings.lessons = lesson_progress.write(self.progress)
        self.progress_changed.emit()

    # -- the sheet
    def save_sheet(self, run: LessonRun, answer: int | None, path: Path) -> None:
        """Write *run* of a lesson as one HTML file to print, in the background."""
        work = partial(_save_sheet, run, answer, path)
        self._tasks.run(work, lambda _: self.saved.emit(path.name), self._on_not_saved)

    # -- the end
    def shutdown(self) -> None:
        """End everything before this returns: the window closes."""
        self.runner.shutdown()
        self._tasks.close()

    # -- what happens
    def _on_read(self, shelf: Shelf) -> None:
        self.lessons, broken = shelf
        self.faults = tuple(
            f"{one.folder.name if one.folder else ''}: {one.fault}" for one in broken
        )
        self.trouble = ""
        self.library_changed.emit()

    def _on_unread(self, error: Exception) -> None:
        self.trouble = str(error) or type(error).__name__
        self.library_changed.emit()

    def _on_not_found(self, error: Exception) -> None:
        self.not_found.emit(str(error) or type(error).__name__)

    def _on_not_saved(self, error: Exception) -> None:
        self.failed.emit(str(error) or type(error).__name__)


def _save_sheet(run: LessonRun, answer: int | None, path: Path) -> None:
    private.write(path, lesson_sheet.sheet(run, answer).encode())
