"""Records a session: takes what the window is told, and hands it to the file's own thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.stores.base import Snapshot
from kickboard_desktop import format as text
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.error_watch import ErrorWatch
from kickboard_desktop.models.redis import measured
from kickboard_desktop.models.redis.measured import Told
from kickboard_desktop.recording import lines
from kickboard_desktop.recording.writer import Writer
from kickboard_desktop.session import Session
from kickboard_desktop.telemetry import EngineEvent, Hello, Tick
from kickboard_desktop.timers import make_timer

#: Milliseconds between two looks at how large the file is.
LOOK_MS = 500
#: Milliseconds between two looks at what a Redis measured.
MEASURE_MS = 15_000
#: Events that are recorded in a second; of a thousand failures these tell enough.
EVENTS_A_SECOND = 20
#: Seconds between two snapshots that are recorded.
SNAPSHOT_EVERY = 0.9


class Recorder(QObject):
    """One recording under way. GUI thread only.

    Signals:
        grown(int, float): bytes written, and seconds since it began; twice a second.
        failed(str): it has ended, and why.
    """

    grown = Signal(object, float)
    failed = Signal(str)

    def __init__(
        self,
        path: Path,
        session: Session,
        controller: Controller,
        errors: ErrorWatch,
        parent: QObject | None = None,
    ) -> None:
        """Begin to record *session* into the file *path*.

        Raises:
            KickboardError: there is a file of that name that is no recording.
            OSError: the file cannot be made.
        """
        super().__init__(parent)
        self.setObjectName("recorder")
        self._session = session
        self._controller = controller
        self._errors = errors
        self._told_lines = 0
        self._second, self._events = 0, 0
        self._closed = False
        self._snapshot_at = float("-inf")
        self._writer = Writer(path, session.now(), text.store_kind(session.url))
        self._timer = make_timer(self, "recorder_timer", self._look, ms=LOOK_MS)
        self._measured: lines.Measured | None = None
        self._measures = make_timer(self, "recorder_measures", self._measure, ms=MEASURE_MS)
        self._begin()
        self._timer.start()
        if session.is_redis:
            self._measure()
            self._measures.start()

    @property
    def path(self) -> Path:
        """The file."""
        return self._writer.path

    @property
    def size(self) -> int:
        """Bytes written so far."""
        return self._writer.size

    def stop(self) -> None:
        """Write what waits, and end."""
        self._timer.stop()
        self._measures.stop()
        self._closed = True
        for signal, slot in self._wires():
            signal.disconnect(slot)
        self._writer.close()

    def _wires(self) -> list[tuple[Any, Callable[..., None]]]:
        """Return what is followed: bound signals, and what follows them."""
        session = self._session
        return [
            (session.hello_received, self._on_hello),
            (session.ticked, self._on_ticked),
            (session.snapshot_changed, self._on_snapshot),
            (session.event_received, self._on_event),
            (session.engine_state_changed, self._on_state),
            (self._controller.journal_changed, self._on_journal),
            (self._errors.changed, self._on_errors),
        ]

    def _begin(self) -> None:
        """Write what is so already, then follow."""
        session = self._session
        self._on_state(session.link.state, "")
        if session.hello is not None:
            self._on_hello(session.hello)
        if session.snapshot is not None:
            self._on_snapshot(session.snapshot)
        self._on_journal()
        self._on_errors()
        for signal, slot in self._wires():
            signal.connect(slot)

    @Slot()
    def _look(self) -> None:
        writer = self._writer
        self.grown.emit(writer.size, writer.seconds)
        if writer.trouble:
            self.stop()
            self.failed.emit(writer.trouble)

    @Slot()
    def _measure(self) -> None:
        """Ask a Redis for deploys, and for run times where no engine of the window tells them."""
        lone = not self._session.link.state.is_up
        read = partial(measured.read, minutes=measured.MINUTES, times=lone)
        self._session.ask(read, self._on_measured, self._on_silent, key="recorded measures")

    def _on_measured(self, told: Told) -> None:
        found = lines.told_measured(told)
        if not self._closed and found != self._measured:
            self._measured = found
            self._writer.put(found, must=True)

    def _on_silent(self, _error: Exception) -> None:
        """Go on: the next look may be answered."""

    # -- what the window is told
    @Slot(object)
    def _on_hello(self, hello: Hello) -> None:
        self._writer.put(lines.told_hello(hello), must=True)

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        self._writer.put(tick)

    @Slot(object)
    def _on_snapshot(self, snapshot: Snapshot) -> None:
        seconds = self._writer.seconds
        if seconds - self._snapshot_at >= SNAPSHOT_EVERY:
            self._snapshot_at = seconds
            self._writer.put(lines.told_counts(snapshot))

    @Slot(object)
    def _on_event(self, event: EngineEvent) -> None:
        second = int(self._writer.seconds)
        if second != self._second:
            self._second, self._events = second, 0
        self._events += 1
        if self._events <= EVENTS_A_SECOND:
            self._writer.put(lines.told_event(event))

    @Slot(object, str)
    def _on_state(self, state: EngineState, _reason: str) -> None:
        self._writer.put(lines.State(state=state.value), must=True)

    @Slot()
    def _on_journal(self) -> None:
        told = [line for line in self._controller.journal.lines if line.number > self._told_lines]
        for line in reversed(told):
            self._told_lines = line.number
            did = lines.Did(at=line.at, text=lines.told_text(line.text))
            self._writer.put(did, must=True)

    @Slot()
    def _on_errors(self) -> None:
        if self._errors.is_known:
            self._writer.put(lines.told_errors(self._errors.groups), must=True)
