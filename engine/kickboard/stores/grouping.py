"""Failures grouped by what went wrong: two thousand failures are often three errors.

A fingerprint is the class of the error, the place where it was raised (file and function,
no line: that moves with every edit) and its message without what differs from job to job:
numbers, ids and what is quoted. Pure functions; each store brings its own failures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kickboard.payload.record import JobState
from kickboard.stores.base import TREND_MINUTES, ErrorGroup

try:
    from _blake2 import blake2b  # `hashlib` loads OpenSSL besides: 4 MB of a window
except ImportError:
    from hashlib import blake2b

#: Failures looked at, the newest; and names of job classes told of one group.
MOST_FAILURES = 20_000
MOST_CLASSES = 20
#: Characters of a message that tell errors apart. A store may have cut what follows.
_TELLING = 400
#: What stands where something differed.
_HOLE = "#"

_DIFFERING = re.compile(
    r"""(?<!\w)'[^'\n]*'(?!\w) | "[^"\n]*" | `[^`\n]*`         # quoted
    | [0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}     # UUID
    | [\w.+-]++@[\w-]+(?:\.[\w-]+)*                            # address
    | (?<![\w.~-])[\w.~-]*+%[0-9a-fA-F]{2}[\w.~%-]*             # part of a URL with escapes
    | \b[^\W\d]*+\d\w*(?:[.,:/-]\d\w*)*                        # number, id, version, time
    """,
    re.VERBOSE,
)
_FRAME = re.compile(r'  File "([^"\n]+)", line \d+, in ([^\n]+)')
_FRAME_BEGIN = '\n  File "'
_BACKSLASH = "\\"
_BEGIN = "Traceback (most recent call last):"
#: Parts of the paths of code that is not the user's own.
_FOREIGN = ("/site-packages/", "/dist-packages/", "/lib/python", "/Lib/", "<frozen ")


class Fingerprint(NamedTuple):
    """What failures of one group have in common.

    Attributes:
        key: What a query calls it: ``group:9f3c01ab77e2``.
        place: Such as "shop/jobs.py:perform", "" where it is not known.
        pattern: The message, with ``#`` for what differs.
    """

    key: str
    error_class: str
    place: str
    pattern: str


class Failure(NamedTuple):
    """One failed attempt. *job* is whatever names a job in its store."""

    job: int | str
    job_class: str
    at: float
    key: str


def fingerprint(
    error_class: str | None, message: str | None, trace: str | None = None
) -> Fingerprint | None:
    """Return the fingerprint of an error, None where there is none.

    Args:
        error_class: Its name, with its module.
        message: What it said.
        trace: Its traceback as text.
    """
    if error_class is None and message is None:
        return None
    name, said = error_class or "", pattern(message or "")
    where = place(trace or "")
    text = f"{name}\0{where}\0{said}".encode("utf-8", "surrogatepass")
    return Fingerprint(blake2b(text, digest_size=6).hexdigest(), name, where, said)


def pattern(message: str) -> str:
    """Return *message* on one line, without what differs from job to job."""
    return " ".join(_DIFFERING.sub(_HOLE, message[:_TELLING]).split())


def place(trace: str) -> str:
    """Return where an error was raised: file and function of the innermost frame of one's own.

    Where all frames are of libraries, it is the innermost of them.
    """
    begin, end = max(0, trace.rfind(_BEGIN)), len(trace)
    innermost = ""
    while (at := trace.rfind(_FRAME_BEGIN, begin, end)) >= 0:  # most end after one step
        end = at
        frame = _FRAME.match(trace, at + 1)
        if frame is None:
            continue
        file, function = frame.groups()
        found = f"{'/'.join(file.replace(_BACKSLASH, '/').split('/')[-2:])}:{function}"
        if not any(part in file for part in _FOREIGN):
            return found
        innermost = innermost or found
    return innermost


@dataclass(slots=True)
class _Gathered:
    """One group while it grows; failures come newest first."""

    first: float
    last: float
    count: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    trend: list[int] = field(default_factory=lambda: [0] * TREND_MINUTES)
    states: Counter[JobState | None] = field(default_factory=Counter)


def grouped(
    failures: Iterable[Failure],
    known: Mapping[str, tuple[Fingerprint, str]],
    state_of: Callable[[int | str], JobState | None],
    now: float,
) -> list[ErrorGroup]:
    """Return *failures* by group, the latest group first.

    Args:
        failures: Newest first.
        known: The fingerprint and the newest message of each key.
        state_of: Where a job is now. A job counts in the group of its latest failure.
        now: Epoch second that the trend ends at.
    """
    found: dict[str, _Gathered] = {}
    seen: set[int | str] = set()
    for one in failures:
        group = found.get(one.key) or found.setdefault(one.key, _Gathered(one.at, one.at))
        group.count += 1
        group.first = min(group.first, one.at)
        group.classes[one.job_class] += 1
        minutes = max(0, int((now - one.at) // 60))  # clocks may differ a little
        if minutes < TREND_MINUTES:
            group.trend[-1 - minutes] += 1
        if one.job not in seen:
            seen.add(one.job)
            group.states[state_of(one.job)] += 1
    return [_finished(known[key], group) for key, group in found.items()]


def _finished(known: tuple[Fingerprint, str], group: _Gathered) -> ErrorGroup:
    print_, message = known
    return ErrorGroup(
        key=print_.key,
        error_class=print_.error_class,
        place=print_.place,
        pattern=print_.pattern,
        message=message,
        count=group.count,
        first=group.first,
        last=group.last,
        trend=tuple(group.trend),
        classes=tuple(name for name, _ in group.classes.most_common(MOST_CLASSES)),
        retrying=group.states[JobState.RETRY],
        dead=group.states[JobState.DEAD],
    )
