"""Numbers, durations, dates and sizes as they are written in a query.

Days are UTC days. A date stands for all of its day (``created:2026-11-24``), month or
year, a minute for all of its 60 seconds: ``>`` means after its end, ``>=`` from its start.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from kickboard.stores.query.nodes import DAY, Base, Bound, Number

#: Beyond this, seconds are no date any more.
MAX_SECONDS = 1e11

_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": DAY, "w": 7 * DAY}
_DAYS = {"yesterday": -DAY, "today": 0.0, "tomorrow": DAY}
_SIZES = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}
_NUMBER = re.compile(r"[+-]?\d{1,30}(\.\d{1,30})?(e[+-]?\d{1,2})?", re.ASCII | re.I)
_DURATION = re.compile(r"(?:\d{1,12}(?:\.\d{1,6})?(?:ms|s|m|h|d|w))+", re.ASCII | re.I)
_PIECE = re.compile(r"([\d.]+)([a-z]+)", re.I)
_SIZE = re.compile(r"(\d{1,15}(?:\.\d{1,6})?)([kmg]?)b?", re.ASCII | re.I)
_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?",
    re.ASCII | re.I,
)


class Span(NamedTuple):
    """What a written value covers: from *low* up to, not including, *high*.

    *point*: it has no width, both ends are the value itself.
    """

    low: Number
    high: Number
    point: bool
    base: Base = Base.ZERO


class Unreadable(ValueError):  # noqa: N818 - never leaves the parser, which adds the place
    """A value that cannot be read; the text says how to write it. See `QueryError.words`."""

    def __init__(self, words: str, **parts: object) -> None:
        super().__init__(words.format(**parts))
        self.words = words
        self.parts = parts


def number(text: str) -> Span:
    """Read ``3``, ``-2``, ``0.5``."""
    if not is_number(text):
        raise Unreadable("{value!r} is not a number", value=text)
    value = sql_number(int(text) if text.lstrip("+-").isdigit() else float(text))
    return Span(value, value, point=True)


def is_number(text: str) -> bool:
    """Return whether `number` can read *text*."""
    return _NUMBER.fullmatch(text) is not None


def sql_number(value: Number) -> Number:
    """Return *value* as SQLite's JSON sees it: an integer beyond 64 bits is a float."""
    if isinstance(value, float) or -(2**63) <= value < 2**63:
        return value
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def size(text: str) -> Span:
    """Read bytes: ``500``, ``10k`` (1,024 bytes each), ``2M``."""
    found = _SIZE.fullmatch(text)
    if not found:
        raise Unreadable("{value!r} is not a size; write 500, 10k or 2M", value=text)
    value = round(float(found[1]) * _SIZES[found[2].lower()])
    return Span(value, value, point=True)


def duration(text: str) -> Span:
    """Read ``30s``, ``5m``, ``1h30m``, ``2d``, ``1w`` as seconds."""
    if not _DURATION.fullmatch(text):
        raise Unreadable("{value!r} is not a duration; write 30s, 5m, 1h, 2d or 1w", value=text)
    seconds = sum(float(n) * _UNITS[unit.lower()] for n, unit in _PIECE.findall(text))
    if seconds > MAX_SECONDS:
        raise Unreadable("{value!r} is longer than anything here lasts", value=text)
    return Span(seconds, seconds, point=True)


def moment(text: str) -> Span:
    """Read ``today``, ``now-1h``, ``2026-11``, ``2026-11-24T10:30`` as epoch seconds."""
    word = text.lower()
    if word in _DAYS:
        return Span(_DAYS[word], _DAYS[word] + DAY, point=False, base=Base.TODAY)
    if word.startswith("now"):
        return _from_now(word)
    found = _DATE.fullmatch(text)
    if not found:
        raise Unreadable("{value!r} is not a time; write today, 2026-11-24 or now-1h", value=text)
    try:
        start, end = _date_span(found)
    except (ValueError, OverflowError):
        raise Unreadable("there is no such time as {value!r}", value=text) from None
    return Span(start.timestamp(), end.timestamp(), point=False)


def _from_now(word: str) -> Span:
    sign, length = word[3:4], word[4:]
    if not sign:
        return Span(0.0, 0.0, point=True, base=Base.NOW)
    if sign not in "+-":
        raise Unreadable("{value!r} is not a time; write now, now-1h or now+5m", value=word)
    seconds = duration(length).low
    offset = seconds if sign == "+" else -seconds
    return Span(offset, offset, point=True, base=Base.NOW)


def _date_span(found: re.Match[str]) -> tuple[datetime, datetime]:
    """Return the first moment of a date, and the first one after it."""
    part = found.groupdict()
    year, month, day = int(part["year"]), int(part["month"] or 1), int(part["day"] or 1)
    if not 1970 <= year <= 9000:
        raise ValueError("the years of job times")
    start = datetime(year, month, day, tzinfo=UTC)
    if part["month"] is None:
        return start, start.replace(year=year + 1)
    if part["day"] is None:
        return start, (start + timedelta(days=32)).replace(day=1)
    if part["hour"] is None:
        return start, start + timedelta(days=1)
    start = start.replace(
        hour=int(part["hour"]), minute=int(part["minute"]), second=int(part["second"] or 0)
    )
    start -= _zone_offset(part["zone"])
    return start, start + timedelta(seconds=1 if part["second"] else 60)


def _zone_offset(zone: str | None) -> timedelta:
    """Return how far ahead of UTC ``+02:00`` is; no zone is UTC."""
    if zone is None or zone in "Zz":
        return timedelta(0)
    digits = zone[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -ahead if zone[0] == "-" else ahead


def ends(operator: str, span: Span) -> tuple[Bound | None, Bound | None]:
    """Return the two ends that *operator* (``>``, ``<=``, ``:`` …) makes of *span*."""
    low, high, point, base = span
    if operator == ">":
        return Bound(high, not point, base), None
    if operator == ">=":
        return Bound(low, inclusive=True, base=base), None
    if operator == "<":
        return None, Bound(low, inclusive=False, base=base)
    if operator == "<=":
        return None, Bound(high, point, base)
    return Bound(low, inclusive=True, base=base), Bound(high, point, base)
