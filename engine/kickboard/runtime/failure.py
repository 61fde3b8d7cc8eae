"""Describing an exception safely: whatever it does, the text is bounded and never raises."""

from __future__ import annotations

import re
import traceback

MESSAGE_CHARACTERS = 10_000
TRACE_CHARACTERS = 16_000
UNREADABLE = "!!! ERROR MESSAGE THREW AN ERROR !!!"

_SURROGATE = re.compile("[\ud800-\udfff]")
#: Frames of these files are the engine's own and say nothing about the job.
_OURS = ("/kickboard/runtime/", "/kickboard/middleware.py", "\\kickboard\\runtime\\")


def class_name(error: BaseException) -> str:
    """Return the class as tracebacks name it: with its module unless built in."""
    kind = type(error)
    if kind.__module__ in ("builtins", "__main__"):
        return kind.__qualname__
    return f"{kind.__module__}.{kind.__qualname__}"[:200]


def message(error: BaseException) -> str:
    """Return the error's text, at most 10,000 characters, without lone surrogates."""
    try:
        text = str(error)[:MESSAGE_CHARACTERS]
        return _SURROGATE.sub("\ufffd", text)
    except BaseException:  # noqa: BLE001 - a stranger's __str__ may raise anything
        return UNREADABLE


def trace(error: BaseException) -> str:
    """Return the traceback below the engine's own frames; the last 16,000 characters."""
    try:
        summary = traceback.TracebackException.from_exception(error, limit=-60, compact=True)
        _drop_ours(summary)
        text = "".join(summary.format())[-TRACE_CHARACTERS:]
        return _SURROGATE.sub("\ufffd", text)
    except BaseException:  # noqa: BLE001 - see message
        return f"{class_name(error)}: {UNREADABLE}"


def _drop_ours(summary: traceback.TracebackException) -> None:
    kept = [frame for frame in summary.stack if not _is_ours(frame.filename)]
    summary.stack[:] = kept


def _is_ours(filename: str) -> bool:
    return any(part in filename for part in _OURS)
