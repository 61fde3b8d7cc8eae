"""Describing an exception safely: whatever it does, the text is bounded and never raises."""

from __future__ import annotations

import linecache
import re
from collections import deque
from collections.abc import Iterator
from types import TracebackType

from kickboard.errors import RemoteJobError

NAME_CHARACTERS = 200
MESSAGE_CHARACTERS = 10_000
TRACE_CHARACTERS = 16_000
#: Innermost frames of one error, and errors of one chain, that are kept.
MOST_FRAMES = 60
MOST_CAUSES = 10
UNREADABLE = "!!! ERROR MESSAGE THREW AN ERROR !!!"

_BECAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_DURING = "\nDuring handling of the above exception, another exception occurred:\n\n"
_SURROGATE = re.compile("[\ud800-\udfff]")
#: Frames of these files are the engine's own and say nothing about the job.
_OURS = ("/kickboard/runtime/", "/kickboard/middleware.py", "\\kickboard\\runtime\\")


def class_name(error: BaseException) -> str:
    """Return the class as tracebacks name it: with its module unless built in."""
    if isinstance(error, RemoteJobError):
        return error.error_class[:200]
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    return _SURROGATE.sub("\ufffd", name[:NAME_CHARACTERS])


def message(error: BaseException) -> str:
    """Return the error's text, at most 10,000 characters, without lone surrogates."""
    try:
        text = str(error)[:MESSAGE_CHARACTERS]
        return _SURROGATE.sub("\ufffd", text)
    except BaseException:  # noqa: BLE001 - a stranger's __str__ may raise anything
        return UNREADABLE


def trace(error: BaseException) -> str:
    """Return the traceback below the engine's own frames; the last 16,000 characters."""
    if isinstance(error, RemoteJobError):
        return error.trace[-TRACE_CHARACTERS:]
    try:
        text = "".join(_chain(error))[-TRACE_CHARACTERS:]
        return _SURROGATE.sub("\ufffd", text)
    except BaseException:  # noqa: BLE001 - see message
        return f"{class_name(error)}: {UNREADABLE}"


def _chain(error: BaseException) -> list[str]:
    """Return the text of *error* and of what led to it, first cause first.

    `traceback.format_exception` would do, but takes 20 times as long as a whole no-op job.
    """
    texts: list[list[str]] = []
    seen: set[int] = set()
    present: BaseException | None = error
    link = ""
    while present is not None and id(present) not in seen and len(texts) < MOST_CAUSES:
        seen.add(id(present))
        texts.append([*_one(present), link])
        if present.__cause__ is not None:
            present, link = present.__cause__, _BECAUSE
        else:
            link = _DURING
            present = None if present.__suppress_context__ else present.__context__
    return [line for text in reversed(texts) for line in text]


def _one(error: BaseException) -> list[str]:
    lines = ["Traceback (most recent call last):\n"]
    frames = deque(_frames(error.__traceback__), maxlen=MOST_FRAMES)
    for filename, number, function in frames:
        lines.append(f'  File "{filename}", line {number}, in {function}\n')
        source = linecache.getline(filename, number).strip()
        if source:
            lines.append(f"    {source[:200]}\n")
    text = message(error)
    lines.append(f"{class_name(error)}: {text}\n" if text else f"{class_name(error)}\n")
    return lines


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int, str]]:
    """Yield (file, line, function) of each frame that is not the engine's own."""
    while trace is not None:
        code = trace.tb_frame.f_code
        if not any(part in code.co_filename for part in _OURS):
            yield code.co_filename, trace.tb_lineno, code.co_name
        trace = trace.tb_next
