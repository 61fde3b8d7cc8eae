"""What the log holds: the newest lines of the engine, of its jobs, and of this window itself.

The buffer takes lines whatever page is shown, from the first moment on.
"""

from __future__ import annotations

import itertools
import logging
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from kickboard_desktop.telemetry import LogLine

#: Lines kept.
MOST = 5000
#: Window and engine open the same store, and warn of the same: the newest warnings are kept, and
#: what both say within so many seconds is shown once.
WARNINGS, ECHO_SECONDS = 20, 60.0


class LogBuffer(QObject):
    """The newest lines. `append` may be called on the GUI thread only.

    Attributes:
        lines: Oldest first.
        total: How many there ever were.
    """

    def __init__(self, parent: QObject | None = None, *, most: int = MOST) -> None:
        super().__init__(parent)
        self.setObjectName("log_buffer")
        self.lines: deque[LogLine] = deque(maxlen=most)
        self.total = 0
        self._warned: deque[LogLine] = deque(maxlen=WARNINGS)

    @Slot(object)
    def append(self, line: LogLine) -> None:
        """Take one more line, unless it is a warning that the other process gave just now."""
        if line.level == "WARNING":
            if any(_is_echo(line, before) for before in self._warned):
                return
            self._warned.append(line)
        self.lines.append(line)
        self.total += 1

    def since(self, total: int) -> list[LogLine]:
        """Return the lines that came after there were *total*."""
        new = min(self.total - total, len(self.lines))
        return list(itertools.islice(self.lines, len(self.lines) - new, None))


def _is_echo(line: LogLine, before: LogLine) -> bool:
    """Whether *line* is what the other process said in *before*."""
    return (
        line.message == before.message
        and (line.logger == "window") != (before.logger == "window")
        and abs(line.at - before.at) < ECHO_SECONDS
    )


class WindowLog(QObject):
    """Carries this process's own log lines, from any thread, to the GUI thread.

    Signals:
        said(LogLine): one line.
    """

    said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window_log")
        self.handler = _Handler(self)


class _Handler(logging.Handler):
    """Hands records to a `WindowLog`; a queued signal takes them across threads."""

    def __init__(self, target: WindowLog) -> None:
        super().__init__(logging.INFO)
        self._target: WindowLog | None = target

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if record.exc_info and record.exc_info[0] is not None:
            message += "\n" + logging.Formatter().formatException(record.exc_info)
        from kickboard_desktop.telemetry import LogLine  # noqa: PLC0415 - not before the first paint

        line = LogLine(at=record.created, level=record.levelname, logger="window", message=message)
        try:
            if self._target is not None:
                self._target.said.emit(line)
        except RuntimeError:  # the window is gone
            self._target = None
