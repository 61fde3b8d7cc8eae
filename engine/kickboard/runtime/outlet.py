"""Where the lines go: a pipe, written by a thread of its own.

Ticks pass through a one-place buffer, the newest wins; everything else through a short
queue that drops the oldest and says how many. So a reader that does not read can hold up
nothing but this thread.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from typing import Any

import msgspec

#: Lines other than ticks that may wait.
WAITING = 2_000
MOST_BYTES = 64_000


class Outlet:
    """Writes JSON lines to a file descriptor it owns.

    Args:
        fd: Where to.
        held: Keep everything until `begin` says what comes first.
    """

    def __init__(self, fd: int, *, held: bool = False) -> None:
        self._fd = fd
        self._ready = threading.Condition()
        self._held = held  # guarded by _ready
        self._lines: deque[dict[str, Any]] = deque(maxlen=WAITING)  # guarded by _ready
        self._tick: dict[str, Any] | None = None  # guarded by _ready
        self._dropped = 0  # guarded by _ready
        self._closing = False  # guarded by _ready
        self._encode = msgspec.json.Encoder().encode
        self._thread = threading.Thread(target=self._run, name="kickboard/outlet", daemon=True)
        self._thread.start()

    def begin(self, first: dict[str, Any]) -> None:
        """Send *first*, before anything that was held until now."""
        with self._ready:
            self._held = False
            self._lines.appendleft(first)
            self._ready.notify()

    def tick(self, line: dict[str, Any]) -> None:
        """Send a tick, instead of one that was not sent yet."""
        with self._ready:
            self._tick = line
            self._ready.notify()

    def send(self, line: dict[str, Any]) -> None:
        """Send a line; when too many wait, the oldest is dropped and counted."""
        with self._ready:
            if len(self._lines) == WAITING:
                self._dropped += 1
            self._lines.append(line)
            self._ready.notify()

    def close(self, timeout: float = 2.0) -> None:
        """Write what waits, then end."""
        with self._ready:
            self._closing = True
            self._ready.notify()
        self._thread.join(timeout)

    def _run(self) -> None:
        while True:
            with self._ready:
                while not self._closing and (self._held or not (self._lines or self._tick)):
                    self._ready.wait()
                lines = self._take()
                if not lines:
                    return
            try:
                for line in lines:
                    self._write(line)
            except OSError:
                return  # the reader is gone; end of input tells the rest of the engine

    def _take(self) -> list[dict[str, Any]]:
        """Return everything that waits. Called with _ready held."""
        lines = list(self._lines)
        self._lines.clear()
        if self._dropped:
            lines.append({"v": 1, "t": "event", "kind": "Dropped", "count": self._dropped})
            self._dropped = 0
        if self._tick is not None:
            lines.append(self._tick)
            self._tick = None
        return lines

    def _write(self, line: dict[str, Any]) -> None:
        data = self._encode(line) + b"\n"
        if len(data) > MOST_BYTES and line["t"] != "hello":
            return
        view = memoryview(data)
        while view:
            view = view[os.write(self._fd, view) :]
