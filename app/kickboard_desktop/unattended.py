"""A run that nobody watches: it ends by itself, and leaves a picture, a report, or lines."""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import PySide6
from PySide6.QtCore import QObject, QTimer, Signal, Slot, qVersion

from kickboard import __version__
from kickboard.payload.record import JobState
from kickboard_desktop import format as text
from kickboard_desktop.measure import (
    COARSE_MS,
    FINE_MS,
    SETTLE_SECONDS,
    CpuShare,
    CpuWait,
    Frames,
    Heartbeat,
    milliseconds_since_exec,
    rss_mb,
)
from kickboard_desktop.starting.arguments import Options
from kickboard_desktop.timers import make_timer
from kickboard_desktop.workspace import Workspace

if TYPE_CHECKING:
    from kickboard.stores.base import Snapshot
    from kickboard_desktop.telemetry import Tick

log = logging.getLogger(__name__)

#: Seconds of a run that was given no length.
DEFAULT_SECONDS = 10.0
#: The picture of a run without a screen, and the size of its window.
PICTURE = Path("kickboard.png")
SIZE = (1440, 900)


class Unattended(QObject):
    """Watches the first window from its first paint until its time is over.

    Signals:
        ended(int): the exit code so far; everything is written.
    """

    ended = Signal(int)

    def __init__(self, options: Options, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unattended")
        self._options = options
        self._frames = Frames(self)
        self._heartbeat = Heartbeat(FINE_MS if options.report else COARSE_MS, self)
        self._workspace: Workspace | None = None
        self._starting_late_ms: dict[str, float] | None = None
        self._cpu: tuple[CpuShare, CpuShare] | None = None  # of the window and of its engine
        self._cpu_wait: CpuWait | None = None  # of the thread that paints
        self._first_paint_ms: float | None = None
        self._first_job_ms: float | None = None
        self._first: Snapshot | None = None
        self._newest: Snapshot | None = None
        self._seconds = make_timer(self, "unattended_seconds", self._on_second, ms=1000)

    @Slot(object)
    def watch(self, workspace: Workspace) -> None:
        """Measure *workspace*, unless there is one already."""
        if self._workspace is not None:
            return
        self._workspace = workspace
        if self._options.offscreen:
            workspace.window.resize(*SIZE)
        workspace.window.painted.connect(self._on_painted)
        workspace.frame_painted.connect(self._frames.note)
        workspace.session.snapshot_changed.connect(self._on_snapshot_changed)
        workspace.session.ticked.connect(self._on_ticked)
        if self._options.narrated:
            seconds = self._options.seconds or DEFAULT_SECONDS
            _say(f"No screen: running the demo offscreen for {seconds:g} s")

    @Slot()
    def _on_painted(self) -> None:
        self._first_paint_ms = milliseconds_since_exec()
        self._heartbeat.start()
        self._seconds.start()
        seconds = self._options.seconds or DEFAULT_SECONDS
        QTimer.singleShot(round(seconds * 1000), self, self._on_over)
        QTimer.singleShot(round(SETTLE_SECONDS * 1000), self, self._on_settled)

    @Slot()
    def _on_settled(self) -> None:
        """Measure anew: how late the start made the window is a figure of its own."""
        if self._workspace is None:
            return
        self._starting_late_ms = self._heartbeat.late_ms()
        self._heartbeat.start()
        self._frames.restart()
        self._cpu_wait = CpuWait()
        self._cpu = (CpuShare(os.getpid()), CpuShare(self._workspace.session.link.pid))

    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        self._first = self._first or snapshot
        self._newest = snapshot

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        if tick.done and self._first_job_ms is None:
            self._first_job_ms = milliseconds_since_exec()

    @Slot()
    def _on_second(self) -> None:
        if self._options.narrated and self._workspace is not None:
            _say(self._line(self._workspace))

    def _line(self, workspace: Workspace) -> str:
        """Return what a second of the demo looks like in words."""
        snapshot = self._newest
        counts = snapshot.counts if snapshot is not None else {}
        done, failed = self._counted()
        rate = workspace.session.series.rate("done", 1.0, workspace.session.now())
        parts = [
            f"{workspace.session.link.state.value}",
            f"{text.rate(rate)} done",
            f"{text.count(done)} processed",
            f"{text.count(failed)} failed",
            f"{text.count(counts.get(JobState.ENQUEUED, 0))} enqueued",
            f"{text.count(counts.get(JobState.RETRY, 0))} to retry",
            f"{text.count(counts.get(JobState.DEAD, 0))} dead",
        ]
        return "  " + "  ".join(parts)

    def _counted(self) -> tuple[int, int]:
        """Return how many jobs were processed, and failed, since the store was opened."""
        if self._first is None or self._newest is None:
            return 0, 0
        return (
            self._newest.processed - self._first.processed,
            self._newest.failed - self._first.failed,
        )

    @Slot()
    def _on_over(self) -> None:
        self._heartbeat.stop()
        self._seconds.stop()
        code = 0
        picture = self._options.screenshot or (PICTURE if self._options.narrated else None)
        if picture is not None and not self._take_picture(picture):
            code = 1
        if self._options.report is not None and not self._write_report(self._options.report):
            code = 1
        if self._options.narrated:
            _say(_WHAT_NEXT)
        self.ended.emit(code)

    def _take_picture(self, path: Path) -> bool:
        if self._workspace is None:
            return False
        picture = self._workspace.window.grab()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not picture.save(str(path)):
            sys.stderr.write(f"kickboard: {path} cannot be written\n")
            return False
        if self._options.narrated:
            _say(f"{path} written ({picture.width()}×{picture.height()})")
        return True

    def report(self) -> dict[str, Any]:
        """Return everything that was measured, ready for JSON.

        The first three are milliseconds from exec. Frames, lateness and processor shares are
        those of the settled window; the lateness until then is *starting_late_ms*. A run that
        ended before that has only the one, under its usual name. How long its thread waited
        for a processor, *cpu_wait_percent*, tells the machine from the window.
        """
        processed, failed = self._counted()
        memory = rss_mb()
        window, engine = self._cpu or (None, None)
        return {
            "first_paint_ms": self._first_paint_ms,
            "charts_ms": self._frames.first_ms,
            "first_job_ms": self._first_job_ms,
            "fps": self._frames.per_second,
            "late_ms": self._heartbeat.late_ms(),
            "starting_late_ms": self._starting_late_ms,
            "settled_after_s": SETTLE_SECONDS if self._cpu else None,
            "cpu_percent": window.percent() if window else None,
            "cpu_wait_percent": self._cpu_wait.percent() if self._cpu_wait else None,
            "engine_cpu_percent": engine.percent() if engine else None,
            "rss_mb": None if memory is None else round(memory, 1),
            "processed": processed,
            "failed": failed,
            "versions": _versions(),
        }

    def _write_report(self, where: str) -> bool:
        written = json.dumps(self.report(), indent=2) + "\n"
        if where == "-":
            sys.stdout.write(written)
            sys.stdout.flush()
            return True
        try:
            path = Path(where)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written, encoding="utf-8")
        except OSError as error:
            sys.stderr.write(f"kickboard: {error}\n")
            return False
        return True


_WHAT_NEXT = """What to try next
  kickboard stats                   the numbers of your own store
  kickboard push EmailJob --args '["a@example.com", "Hi"]'
  kickboard worker -r shop.py       run your jobs without a window
  kickboard --help                  everything else
With a screen (or over ssh -X) the same command opens the window."""


def _versions() -> dict[str, str]:
    # Imported here, not before the first paint that is measured.
    import platform  # noqa: PLC0415

    import apsw  # noqa: PLC0415

    return {
        "kickboard": __version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "pyside": PySide6.__version__,
        "sqlite": apsw.sqlite_lib_version(),
    }


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
