"""From what is typed to a moment: "in 10 min", "tomorrow 9:00", "2026-12-24 18:30". No Qt.

Times without a zone are local, as the window shows them.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

#: Seconds of a unit, by the beginnings people write.
_UNITS = {
    "s": 1.0,
    "sec": 1.0,
    "second": 1.0,
    "m": 60.0,
    "min": 60.0,
    "minute": 60.0,
    "h": 3600.0,
    "hr": 3600.0,
    "hour": 3600.0,
    "d": 86_400.0,
    "day": 86_400.0,
    "w": 604_800.0,
    "week": 604_800.0,
}
_PIECE = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)\s*([a-z]+)", re.ASCII)
_BETWEEN = re.compile(r"[\s,]*(?:and\s+)?", re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[t ]\s*|$)", re.ASCII)
_CLOCK = re.compile(r"(\d\d?):(\d\d)(?::(\d\d))?\s*(am|pm)?", re.ASCII)
_ZONE = re.compile(r"\s*(z|utc|[+-]\d\d:?\d\d)$", re.ASCII)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: A plain number this big is a moment in epoch seconds.
_EPOCH_FROM = 1e8
#: Time of a day that is named without one.
_MORNING = (9, 0, 0)


class MomentError(ValueError):
    """What was typed says no moment; the message says how one is written.

    Attributes:
        start: Where the part begins that cannot be read.
        end: Where it ends.
    """

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.start = start
        self.end = end


def read_moment(text: str, now: float) -> float:
    """Return the epoch seconds that *text* says, seen from *now*.

    Raises:
        MomentError: it says none.
    """
    typed = text.strip().lower()
    start = len(text) - len(text.lstrip())
    if not typed:
        raise MomentError(
            translate("Moments", 'write "in 10 min", "tomorrow 9:00" or "2026-12-24 18:30"'), 0, 0
        )
    if typed == "now":
        return now
    if typed[0] == "+" or typed.startswith("in ") or _PIECE.match(typed):
        lead = 1 if typed[0] == "+" else 3 if typed.startswith("in ") else 0
        return now + _length(typed[lead:], start + lead)
    if typed.isdigit() and float(typed) >= _EPOCH_FROM:
        return float(typed)
    return _on_calendar(typed, start, now)


def _length(text: str, offset: int) -> float:
    """Return the seconds of "10 min", "1 h 30 min"."""
    seconds, at = 0.0, 0
    while at < len(text):
        gap = _BETWEEN.match(text, at)
        at = gap.end() if gap else at
        piece = _PIECE.match(text, at)
        if piece is None:
            raise MomentError(
                translate("Moments", 'write a time like "10 min" or "1 h 30 min"'),
                offset + at,
                offset + len(text),
            )
        unit = piece[2].removesuffix("s") or "s"
        if unit not in _UNITS:
            where = offset + piece.start(2), offset + piece.end(2)
            raise MomentError(
                translate("Moments", "%r is no unit; write s, min, h, d or w") % piece[2], *where
            )
        seconds += float(piece[1]) * _UNITS[unit]
        at = piece.end()
    if not text.strip():
        raise MomentError(
            translate("Moments", 'write how long: "in 10 min"'), offset, offset + len(text)
        )
    if seconds > 100 * 366 * 86_400:
        raise MomentError(
            translate("Moments", "that is more than a hundred years"), offset, offset + len(text)
        )
    return seconds


def _on_calendar(text: str, offset: int, now: float) -> float:
    """Return the moment of a day, a time of day, or both."""
    zone = _ZONE.search(text)
    body = text[: zone.start()] if zone and _CLOCK.search(text[: zone.start()]) else text
    zoned = body is not text and zone is not None
    here = datetime.fromtimestamp(now, UTC)
    here = here if zoned else here.astimezone()
    day, rest = _day(body, here, offset)
    clock = _CLOCK.fullmatch(rest.strip())
    if rest.strip() and clock is None:
        at = offset + len(body) - len(rest.lstrip())
        raise MomentError(
            translate(
                "Moments", '%r is no time; write "14:30", "tomorrow 9:00" or "2026-12-24 18:30"'
            )
            % rest.strip(),
            at,
            offset + len(body),
        )
    try:
        hour, minute, second = _time(clock) if clock else _MORNING
        naive = datetime.combine(day or here, datetime.min.time())
        moment = naive.replace(hour=hour, minute=minute, second=second)
        at_epoch = _epoch(moment, zone[1] if zoned and zone else "")
        if day is None and at_epoch <= now:  # that time of day is over: tomorrow's
            at_epoch = _epoch(moment + timedelta(days=1), zone[1] if zoned and zone else "")
    except (ValueError, OverflowError):
        raise MomentError(
            translate("Moments", "there is no such time"), offset, offset + len(body)
        ) from None
    return at_epoch


def _day(text: str, here: datetime, offset: int) -> tuple[datetime | None, str]:
    """Return the day that *text* begins with, None for none, and what follows it."""
    if found := _DATE.match(text):
        try:
            day = datetime(int(found[1]), int(found[2]), int(found[3]))  # noqa: DTZ001 - a date
        except ValueError:
            where = offset, offset + len(found[0].rstrip())
            raise MomentError(translate("Moments", "there is no such day"), *where) from None
        return day, text[found.end() :]
    word = re.match(r"[a-z]+", text)
    if word is None:
        return None, text
    rest = text[word.end() :]
    for name, days in (("today", 0), ("tomorrow", 1)):
        if word[0] == name:
            return here + timedelta(days=days), rest
    for number, name in enumerate(_WEEKDAYS):
        if len(word[0]) >= 2 and name.startswith(word[0]):
            return here + timedelta(days=(number - here.weekday() - 1) % 7 + 1), rest
    return None, text


def _time(clock: re.Match[str]) -> tuple[int, int, int]:
    hour = int(clock[1])
    if clock[4]:
        if not 1 <= hour <= 12:
            raise ValueError("a clock of twelve hours")
        hour = hour % 12 + (12 if clock[4] == "pm" else 0)
    return hour, int(clock[2]), int(clock[3] or 0)


def _epoch(moment: datetime, zone: str) -> float:
    """Return *moment* as epoch seconds; without a *zone* it is local."""
    if not zone:
        return moment.timestamp()
    if zone in ("z", "utc"):
        return moment.replace(tzinfo=UTC).timestamp()
    digits = zone[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return (moment.replace(tzinfo=UTC) - (ahead if zone[0] == "+" else -ahead)).timestamp()
