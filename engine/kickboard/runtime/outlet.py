"""Where the lines go: a pipe, written by a thread of its own.

A tick is made when it can be written, so there is one at most; everything else goes through
a short queue that drops the oldest and says how many. So a reader that does not read can hold up
nothing but this thread.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from collections import deque
from collections.abc import Callable
from typing import Any

import msgspec

log = logging.getLogger(__name__)

#: Lines other than ticks that may wait.
WAITING = 2_000
MOST_BYTES = 64_000
#: Kinds of lines that are as long as they must be: they come seldom.
UNBOUNDED = frozenset({"hello", "dump", "reply"})


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
        self._tick: Callable[[], dict[str, Any]] | None = None  # guarded by _ready
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

    def tick(self, make: Callable[[], dict[str, Any]]) -> None:
        """Send the tick that *make* returns when it can be written.

        What it counts is counted then: however slow the reader, nothing is left out.
        """
        with self._ready:
            self._tick = make
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
                lines, make = self._take()
                if not (lines or make):
                    return
            try:
                for line in lines:
                    self._write(line)
                if make is not None:
                    self._write_tick(make)
            except OSError:
                return  # the reader is gone; end of input tells the rest of the engine

    def _take(self) -> tuple[list[dict[str, Any]], Callable[[], dict[str, Any]] | None]:
        """Return everything that waits, and the maker of a tick. Called with _ready held."""
        lines = list(self._lines)
        self._lines.clear()
        if self._dropped:
            lines.append({"v": 1, "t": "event", "kind": "Dropped", "count": self._dropped})
            self._dropped = 0
        make, self._tick = self._tick, None
        return lines, make

    def _write_tick(self, make: Callable[[], dict[str, Any]]) -> None:
        try:
            line = make()
        except Exception:
            log.exception("a tick could not be made")
            return
        self._write(line)

    def _write(self, line: dict[str, Any]) -> None:
        try:
            data = self._encode(line) + b"\n"
        except (TypeError, ValueError):  # half a surrogate, printed by a job
            text = json.dumps(line, ensure_ascii=False, default=repr)
            data = text.encode("utf-8", "replace") + b"\n"
        if len(data) > MOST_BYTES and line["t"] not in UNBOUNDED:
            return
        view = memoryview(data)
        while view:
            view = view[os.write(self._fd, view) :]
