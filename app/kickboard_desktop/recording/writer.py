"""The file of a recording, written by a thread of its own.

Every line is one write to the end of the file, so a crash loses at most the line that was
being written; every few seconds what was written is brought to the disk. When the disk is
slower than the session, ticks are left out, never waited for. No Qt here.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kickboard import private
from kickboard.errors import KickboardError
from kickboard_desktop.recording.lines import Content, Entry, header, line, parse_header

#: Lines that may wait to be written; more are left out.
MOST_WAITING = 500
#: Seconds between two times that the disk is waited for.
SYNC_EVERY = 5.0
#: Bytes after which a recording ends by itself.
MOST_BYTES = 4_000_000_000
#: Bytes of a file's start that tell whether it is a recording.
_START = 4096


class Writer:
    """Writes one recording. `put` may be called from any thread.

    Attributes:
        size: Bytes written so far.
        left_out: Lines that were left out.
        trouble: Why it ended by itself, "" while it has not.
    """

    def __init__(self, path: Path, started_at: float, store: str) -> None:
        """Begin a recording of a session on that kind of *store* in the file *path*.

        Raises:
            KickboardError: there is a file of that name that is no recording.
            OSError: the file cannot be made.
        """
        _check(path)
        self.path = path
        self.size = self.left_out = 0
        self.trouble = ""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND
        self._fd = private.opener(str(path), flags)
        if os.fstat(self._fd).st_mode & 0o077:
            os.fchmod(self._fd, 0o600)
        self._began = time.monotonic()
        self._synced = self._began
        self._waiting = 0  # roughly: two threads count, and none must wait for the other
        self._queue: queue.SimpleQueue[Entry | None] = queue.SimpleQueue()
        self._write(header(started_at, store))
        self._thread = threading.Thread(target=self._serve, name="kickboard/recorder", daemon=True)
        self._thread.start()

    @property
    def seconds(self) -> float:
        """How long it goes on."""
        return time.monotonic() - self._began

    def put(self, content: Content, *, must: bool = False) -> bool:
        """Have *content* written; False where it is left out because too much waits.

        Args:
            content: What the window was told.
            must: Not to be left out: rare, and what comes later builds on it.
        """
        if self.trouble or (not must and self._waiting >= MOST_WAITING):
            self.left_out += 1
            return False
        self._waiting += 1
        self._queue.put(Entry(self.seconds, content))
        return True

    def close(self, timeout: float = 5.0) -> None:
        """Write what waits, and end. May be called twice."""
        self._queue.put(None)
        self._thread.join(timeout)

    def _serve(self) -> None:
        """Body of the thread."""
        while (entry := self._queue.get()) is not None:
            self._waiting -= 1
            if not self.trouble:
                self._take(entry)
        os.close(self._fd)

    def _take(self, entry: Entry) -> None:
        try:
            self._write(line(entry))
            if time.monotonic() - self._synced > SYNC_EVERY:
                os.fsync(self._fd)
                self._synced = time.monotonic()
        except OSError as error:
            self.trouble = error.strerror or str(error)
        if self.size > MOST_BYTES:
            said = QCoreApplication.translate("Recording", "it has reached %d GB")
            self.trouble = said % (MOST_BYTES // 1_000_000_000)

    def _write(self, content: bytes) -> None:
        left = memoryview(content)
        while left:
            left = left[os.write(self._fd, left) :]
        self.size += len(content)


def _check(path: Path) -> None:
    """Refuse to write over what is no recording."""
    try:
        with open(path, "rb") as file:
            start = file.readline(_START)
    except FileNotFoundError:
        return
    if start and parse_header(start) is None:
        raise KickboardError(
            QCoreApplication.translate("Recording", "%s is there already and is no recording")
            % path.name
        )
