"""What is being done in the background: how far it is, and a way to stop it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot

from kickboard_desktop.actions.commands import Progress, so_far
from kickboard_desktop.timers import make_timer

#: Milliseconds between two looks at the progress of what runs.
PROGRESS_MS = 100


@dataclass(eq=False, slots=True, kw_only=True)
class Run:
    """One thing that is being done.

    Attributes:
        title: What it is, "" where nothing names it: "Delete 3 jobs".
        can_undo: Undo may mean it; else it takes something back itself, or leaves nothing to.
        number: The later it began, the higher.
    """

    title: str = ""
    progress: Progress = field(default_factory=Progress)
    can_undo: bool = True
    number: int = field(default_factory=itertools.count(1).__next__)


class UnderWay(QObject):
    """Everything that is being done by this window, oldest first. GUI thread only.

    Signals:
        progressed(str, int, int): what runs, jobs done, jobs expected; "", 0, 0 when all ended.
    """

    progressed = Signal(str, int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("under_way")
        self._runs: list[Run] = []
        self.note = ""  #: what is said beside the numbers
        self._timer = make_timer(self, "under_way_timer", self._on_progress_due, ms=PROGRESS_MS)

    @property
    def runs(self) -> tuple[Run, ...]:
        """What has not ended."""
        return tuple(self._runs)

    def begin(self, run: Run) -> Run:
        """Follow *run* until it `end`s."""
        self._runs.append(run)
        self._timer.start()
        return run

    def end(self, run: Run) -> None:
        """Follow it no more."""
        self._runs = [one for one in self._runs if one is not run]
        if not self._runs:
            self._timer.stop()
            self.progressed.emit("", 0, 0)

    def cancel(self) -> None:
        """End everything after its present step."""
        for run in self._runs:
            run.progress.cancel()

    @Slot()
    def _on_progress_due(self) -> None:
        words, done, total = so_far(run.progress for run in self._runs)
        self.progressed.emit(f"{words} · {self.note}" if self.note else words, done, total)
