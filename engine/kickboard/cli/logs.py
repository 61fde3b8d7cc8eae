"""Where a headless engine logs: lines for people, or JSON for machines, on standard error.

Both say which job a line belongs to. The fields are Sidekiq's, so that what already reads
its logs can read ours.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import UTC, datetime
from typing import Any

from kickboard.cli.text import visible
from kickboard.jobs.execution import current

#: Characters of a message, and of a traceback, that are logged.
MOST_TEXT = 16_000


def set_up(format_name: str, *, verbose: bool, quietly: bool = False) -> None:
    """Log everything from INFO (DEBUG when *verbose*) on standard error.

    Args:
        format_name: "text" or "json".
        verbose: From DEBUG on.
        quietly: Only from ERROR on: a window hears the rest through telemetry.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if format_name == "json" else TextFormatter())
    handler.addFilter(add_context)
    if quietly:
        handler.setLevel(logging.ERROR)
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, handlers=[handler])


def add_context(record: logging.LogRecord) -> bool:
    """Note on *record* which job it comes from. Runs on the thread that logs."""
    running = current.get()
    record.context = {} if running is None else {"jid": running.jid, "class": running.job_class}
    return True


class TextFormatter(logging.Formatter):
    """``2026-11-24T01:53:49.806Z INFO pid=16539 jid=… class=OkJob: done``.

    What a job logs stays on its line and steers no terminal; a traceback is indented, so
    that nothing in it can pass for a line of its own.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and a traceback under it."""
        fields = {"pid": os.getpid(), **getattr(record, "context", {})}
        context = " ".join(f"{name}={visible(str(value))}" for name, value in fields.items())
        message = visible(record.getMessage()[:MOST_TEXT])
        line = f"{_time(record)} {record.levelname} {context}: {message}"
        if not record.exc_info:
            return line
        trace = self.formatException(record.exc_info)[:MOST_TEXT].splitlines()
        return "\n".join([line, *(f"  {visible(part)}" for part in trace)])


class JsonFormatter(logging.Formatter):
    """One JSON object a line: ts, pid, tid, lvl, msg, and ctx inside a job."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        fields: dict[str, Any] = {
            "ts": _time(record),
            "pid": os.getpid(),
            "tid": record.threadName,
            "lvl": record.levelname,
            "msg": record.getMessage()[:MOST_TEXT],
        }
        context = getattr(record, "context", {})
        if context:
            fields["ctx"] = context
        if record.exc_info:
            fields["error"] = self.formatException(record.exc_info)[:MOST_TEXT]
        return json.dumps(fields)


def _time(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds")[:23] + "Z"
