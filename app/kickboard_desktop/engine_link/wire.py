"""A pair of sockets between the window's thread and an engine in the same process.

The engine speaks as it does to another process: in lines, from a thread of its own, which is
the only one that waits while the window does not read. So the window shares no lock and no
object with it, whatever it does.
"""

from __future__ import annotations

import socket
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

from kickboard_desktop.telemetry import LineSplitter

#: Bytes handled in one go; what is left comes after a paint.
CHUNK_BYTES = 262_144


class Wire(QObject):
    """The window's end, as Qt signals. GUI thread only.

    Signals:
        line_received(bytes): a line from the engine.
        stderr_received(bytes): never; an engine here has no standard error of its own.

    Attributes:
        far_end: The engine's end, to be closed by whoever uses it.
    """

    line_received = Signal(bytes)
    stderr_received = Signal(bytes)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wire")
        self._near, self.far_end = socket.socketpair()
        self._near.setblocking(False)
        self._lines = LineSplitter()
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.setObjectName("wire_notifier")
        self._notifier.activated.connect(self._on_activated)

    def send(self, command: dict[str, Any]) -> bool:
        """Write *command* as a line; False when it cannot be written now."""
        line = msgspec.json.encode(command) + b"\n"
        try:
            return self._near.send(line) == len(line)
        except OSError:
            return False

    def close(self) -> None:
        """Hand out what has come, then end the connection. May be called twice."""
        if self._near.fileno() >= 0:
            self._on_activated()
        self._notifier.setEnabled(False)
        self._near.close()

    @Slot()
    def _on_activated(self) -> None:
        try:
            chunk = self._near.recv(CHUNK_BYTES)
        except BlockingIOError:
            return
        except OSError:
            chunk = b""
        if not chunk:
            self._notifier.setEnabled(False)
            return
        for line in self._lines.feed(chunk):
            self.line_received.emit(line)
