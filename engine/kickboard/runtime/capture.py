"""Log lines and prints of jobs, with the jid of the job they came from.

What a job logs or prints is known by the context it runs in. What C code, child processes
or a job's own threads write goes to standard error, unattributed.
"""

from __future__ import annotations

import io
import logging
import sys
import threading
from collections.abc import Callable
from typing import Any, TextIO

from kickboard.clock import Clock
from kickboard.jobs.execution import Execution, current
from kickboard.runtime.limit import Limit
from kickboard.runtime.ticks import MOST_TEXT, VERSION

#: Log lines a second that are passed on; the rest is counted.
MOST_A_SECOND = 200


class LineHandler(logging.Handler):
    """Turns log records into lines for *send*, at most 200 a second."""

    def __init__(self, send: Callable[[dict[str, Any]], None], clock: Clock) -> None:
        super().__init__()
        self._send = send
        self._clock = clock
        self._limit = Limit(MOST_A_SECOND)

    def emit(self, record: logging.LogRecord) -> None:
        """Send one record. Called by logging with the handler's lock held."""
        self.report_held()
        if record.levelno < logging.ERROR and not self._limit.allows():
            return
        try:
            self._send(self._line(record.levelname, record.name, self._text(record)))
        except Exception:  # noqa: BLE001 - what was logged may raise anything when it is shown
            self.handleError(record)

    def report_held(self) -> None:
        """Say how many lines were too many for their second, if any were."""
        held = self._limit.take_held()
        if held:
            text = f"{held} more lines in that second are not shown"
            self._send(self._line("WARNING", __name__, text))

    def _text(self, record: logging.LogRecord) -> str:
        try:
            text = record.getMessage()
        except Exception:  # noqa: BLE001 - wrong arguments of somebody's log call
            text = str(record.msg)
        if record.exc_info:
            text += "\n" + logging.Formatter().formatException(record.exc_info)
        return text[:MOST_TEXT]

    def _line(self, level: str, logger: str, message: str) -> dict[str, Any]:
        running = current.get()
        return {
            "v": VERSION,
            "t": "log",
            "at": self._clock.now(),
            "level": level,
            "logger": logger,
            "message": message,
            "jid": None if running is None else running.jid,
            "class": None if running is None else running.job_class,
        }


class PrintCapture(io.TextIOBase):
    """Stands in for ``sys.stdout``: a job's prints become its log lines.

    `print` writes in pieces, so a line is logged when it ends: with its newline, a flush, or
    the first piece of another job on the same thread.
    """

    def __init__(self, fallback: TextIO) -> None:
        self._fallback = fallback
        self._log = logging.getLogger("kickboard.job.print")
        self._begun = threading.local()  # .line = (execution, text without its end yet)

    def write(self, text: str) -> int:
        """Log the lines of *text* if a job runs here; else pass it to standard error."""
        running = current.get()
        if running is None:
            return self._fallback.write(text)
        owner, begun = getattr(self._begun, "line", (running, ""))
        if owner is not running:
            self._say(owner, begun)
            begun = ""
        *lines, rest = (begun + text).split("\n")
        if len(rest) > MOST_TEXT:  # a line that never ends
            lines.append(rest)
            rest = ""
        for line in lines:
            self._say(running, line)
        self._begun.line = (running, rest)
        return len(text)

    def flush(self) -> None:
        """Log what this thread has begun to print, and flush standard error."""
        owner, begun = getattr(self._begun, "line", (None, ""))
        if owner is not None:
            self._say(owner, begun)
            self._begun.line = (owner, "")
        self._fallback.flush()

    def _say(self, owner: Execution, line: str) -> None:
        """Log *line* in the name of the job that printed it."""
        if line.strip():
            token = current.set(owner)
            self._log.info("%s", line.rstrip("\r"))
            current.reset(token)


def capture_prints() -> Callable[[], None]:
    """Let `print` inside jobs go to their log; returns the undoing."""
    before = sys.stdout
    capture = sys.stdout = PrintCapture(sys.stderr)

    def restore() -> None:
        if sys.stdout is capture:
            sys.stdout = before

    return restore
