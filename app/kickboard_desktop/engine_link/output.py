"""What one engine process says, from its lines to Qt signals."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from kickboard_desktop.telemetry import (
    Dump,
    EngineEvent,
    Hello,
    LogGate,
    LogLine,
    Message,
    RecoveredInfo,
    Reply,
    Tick,
    parse_line,
    raw_line,
)

if TYPE_CHECKING:
    from kickboard_desktop.engine_link.process import EngineProcess
    from kickboard_desktop.engine_link.wire import Wire

#: Log lines passed on in a second; what is above is counted and told as one line.
LOG_LINES_A_SECOND = 500


class EngineOutput(QObject):
    """Reads a process, or an engine in this one. GUI thread only.

    Signals:
        hello_received(Hello), ticked(Tick), log_received(LogLine), event_received(EngineEvent),
        dumped(Dump), replied(Reply).
        recovered(RecoveredInfo): it gave back what dead processes had held.
        complained(str): a line of its standard error, which is in the log as well.
    """

    hello_received = Signal(object)
    ticked = Signal(object)
    log_received = Signal(object)
    event_received = Signal(object)
    dumped = Signal(object)
    replied = Signal(object)
    recovered = Signal(object)
    complained = Signal(str)

    def __init__(self, source: EngineProcess | Wire, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("engine_output")
        self._gate = LogGate(LOG_LINES_A_SECOND)
        self._recovered_told = RecoveredInfo()
        source.line_received.connect(self._on_line)
        source.stderr_received.connect(self._on_stderr)

    @Slot(bytes)
    def _on_line(self, line: bytes) -> None:
        message = parse_line(line, time.time())
        if message is not None:
            self._dispatch(message)

    @Slot(bytes)
    def _on_stderr(self, line: bytes) -> None:
        entry = raw_line(line, time.time())
        self.complained.emit(entry.message)
        self._pass_log(entry)

    def _dispatch(self, message: Message) -> None:
        match message:
            case Tick():
                self.ticked.emit(message)
            case Hello():
                self.hello_received.emit(message)
                self._tell_recovered(message.recovered)
            case LogLine():
                self._pass_log(message)
            case EngineEvent():
                self._take_event(message)
            case Reply():
                self.replied.emit(message)
            case Dump():
                self.dumped.emit(message)

    def _take_event(self, event: EngineEvent) -> None:
        self.event_received.emit(event)
        if event.kind == "OrphansRecovered":
            with contextlib.suppress(msgspec.ValidationError):
                self._tell_recovered(msgspec.convert(event.fields, RecoveredInfo))

    def _tell_recovered(self, found: RecoveredInfo) -> None:
        """Tell of a recovery, once: the engine's hello and its event say the same."""
        if (found.returned or found.poisoned) and found != self._recovered_told:
            self._recovered_told = found
            self.recovered.emit(found)

    def _pass_log(self, line: LogLine) -> None:
        for shown in self._gate.take(line, time.monotonic()):
            self.log_received.emit(shown)
