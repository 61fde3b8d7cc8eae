"""Child processes of a load test: started, told, listened to, and never left behind."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import sys
import threading
from collections import deque
from typing import TypeAlias

import msgspec

from kickboard.lab.load.wires import Line, lines

#: A line of a child, or None: it ended.
Heard: TypeAlias = "queue.SimpleQueue[tuple[Child, Line | None]]"

#: Lines of standard error that are kept, for when a child dies.
_KEPT = 20
#: Seconds a child may take to be gone after its output ended.
_MOMENT = 2.0


class Child:
    """A Python module in a process of its own.

    Args:
        module: As for ``python -m``.
        order: Its first line.
        heard: Where its lines go.
    """

    def __init__(self, module: str, order: msgspec.Struct, heard: Heard) -> None:
        self.module = module
        self.is_over = False
        self.ended = 0  # what it said last; see `Line`
        self._heard = heard
        self._errors: deque[str] = deque(maxlen=_KEPT)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl+C in a terminal is for us; we tell them
        )
        self._threads = [
            threading.Thread(target=target, name=f"load/{module}", daemon=True)
            for target in (self._listen, self._keep_errors)
        ]
        for thread in self._threads:
            thread.start()
        self.send(order)

    def send(self, line: msgspec.Struct) -> None:
        """Tell it *line*; nothing happens when it is gone."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            self._process.stdin.write(msgspec.json.encode(line) + b"\n")
            self._process.stdin.flush()

    def last_words(self) -> str:
        """Return the last line it wrote to standard error, and its exit code."""
        try:  # its output has ended: it may still be a moment until it is gone, and all was read
            code: int | None = self._process.wait(_MOMENT)
            self._threads[1].join(_MOMENT)
        except subprocess.TimeoutExpired:
            code = None
        words = self._errors[-1] if self._errors else "it said nothing"
        return f"{self.module} ended with {code}: {words}"

    def close(self, timeout: float = 5.0) -> None:
        """See it gone: its input ends, and after *timeout* seconds it is killed."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join(timeout)
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in lines(self._process.stdout):  # type: ignore[arg-type]
            self._heard.put((self, line))
        self._heard.put((self, None))

    def _keep_errors(self) -> None:
        assert self._process.stderr is not None
        for text in self._process.stderr:
            self._errors.append(text.decode("utf-8", "replace").strip()[:500])
