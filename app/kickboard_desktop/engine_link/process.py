"""The engine's operating-system process and its three pipes, as lines.

Reading is bounded: a flood is taken in pieces with a turn of the event loop between them, so
that the window goes on painting while an engine shouts.
"""

from __future__ import annotations

import os
import signal
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal, Slot

from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.telemetry import MAX_LINE_BYTES, LineSplitter
from kickboard_desktop.timers import make_timer

#: Bytes of output handled in one go.
CHUNK_BYTES = 262_144


class EngineProcess(QObject):
    """One run of an engine, from start to end.

    Signals:
        line_received(bytes): a line of its standard output.
        stderr_received(bytes): a line of its standard error.
        not_started(str): it could not be started, and why; nothing follows.
        ended(int, bool): exit code (or signal), and whether it crashed; nothing follows.
    """

    line_received = Signal(bytes)
    stderr_received = Signal(bytes)
    not_started = Signal(str)
    ended = Signal(int, bool)

    def __init__(
        self,
        command: EngineCommand,
        parent: QObject | None = None,
        *,
        longest_line: int = MAX_LINE_BYTES,
    ) -> None:
        """Run *command*; a line of more than *longest_line* bytes of its output is dropped."""
        super().__init__(parent)
        self.setObjectName("engine_process")
        self._command = command
        self._output = LineSplitter(longest_line)
        self._errors = LineSplitter()
        self._more = make_timer(self, "engine_more_timer", self._on_output, once=True)
        self._process = QProcess(self)
        self._process.setObjectName("engine_qprocess")
        self._process.setProcessEnvironment(_environment(command))
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.readyReadStandardError.connect(self._on_errors)
        self._process.errorOccurred.connect(self._on_error)
        self._process.finished.connect(self._on_finished)

    @property
    def pid(self) -> int | None:
        """The process's id; None when it does not run."""
        return int(self._process.processId()) or None

    def start(self) -> None:
        """Start it; `ended` or `not_started` will follow some day."""
        self._process.start(self._command.program[0], self._command.arguments())

    def send(self, command: dict[str, Any]) -> bool:
        """Write *command* as a line to its standard input; False when it cannot be."""
        line = msgspec.json.encode(command) + b"\n"
        return bool(self._process.write(line) == len(line))

    def close_input(self) -> None:
        """Close its standard input, which asks it to stop."""
        self._process.closeWriteChannel()

    def kill(self) -> None:
        """Send a real SIGKILL."""
        if (pid := self.pid) is not None:
            os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))

    def wait_for_end(self, milliseconds: int) -> bool:
        """Block until it ended; for one that was killed and is not to outlive this call."""
        return bool(self._process.waitForFinished(milliseconds))

    @Slot()
    def _on_output(self) -> None:
        """Handle a bounded piece of output; come back for more after a paint."""
        self._pass_output(self._read(CHUNK_BYTES))
        if self._process.bytesAvailable():
            self._more.start(0)

    def _read(self, limit: int) -> bytes:
        self._process.setReadChannel(QProcess.ProcessChannel.StandardOutput)
        return bytes(self._process.read(limit).data())

    def _pass_output(self, chunk: bytes) -> None:
        for line in self._output.feed(chunk):
            self.line_received.emit(line)

    @Slot()
    def _on_errors(self) -> None:
        for line in self._errors.feed(bytes(self._process.readAllStandardError().data())):
            self.stderr_received.emit(line)

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.not_started.emit(self._process.errorString())

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        """Hand out what is left in the pipes, then say that it ended."""
        self._more.stop()
        self._pass_output(self._read(self._process.bytesAvailable()))
        for line in self._output.flush():
            self.line_received.emit(line)
        self._on_errors()
        for line in self._errors.flush():
            self.stderr_received.emit(line)
        self.ended.emit(code, status == QProcess.ExitStatus.CrashExit)


def _environment(command: EngineCommand) -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    for name, value in command.variables():
        environment.insert(name, value)
    return environment
