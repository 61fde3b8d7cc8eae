"""From what is typed to a moment: "in 10 min", "morgen um 9:00", "明日9時", "2026-12-24 18:30".

Times without a zone are local, as the window shows them.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from kickboard_desktop.models.moments import words

translate = QCoreApplication.translate

_PIECE = re.compile(
    r"(\d{1,9}(?:[.,]\d{1,6})?)\s*([a-zäöü]+\.?|秒間?|分間?|時間|日間?|週間?)(半?)", re.ASCII
)
_BETWEEN = re.compile(r"[\s,、]*(?:(?:and|und)\s+|と)?", re.ASCII)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?:[t ]\s*|$)", re.ASCII)
_GERMAN = re.compile(
    r"(?P<day>\d\d?)\.\s*(?P<month>\d\d?)\.\s*(?P<year>\d{4})?(?:[\s,]+|$)", re.ASCII
)
_JAPANESE = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d\d?)月(?P<day>\d\d?)日\s*", re.ASCII)
_CLOCK = re.compile(
    r"(?P<early>午前|午後)?\s*(?P<hour>\d\d?)"
    r"(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?|時(?:(?P<past>\d\d?)分|(?P<half>半))?)?"
    r"\s*(?P<late>am|pm|uhr)?",
    re.ASCII,
)
_ZONE = re.compile(r"\s*(z|utc|[+-]\d\d:?\d\d)$", re.ASCII)
_WORD = re.compile(
    r"[a-zäöü]+\.?|[月火水木金土日]曜日?|今日|本日|明日|明後日|あした|あさって", re.ASCII
)
_JOINT = re.compile(r"\s*,?\s*(?:(?:at|um|gegen)\s+|の)?(?=\d|午)", re.ASCII)
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


def now_typed() -> str:
    """Return what to type for now, in the language of the window."""
    return _readable(translate("Moments", "now"), "now")


def later_typed() -> str:
    """Return what to type for ten minutes from now, in the language of the window."""
    return _readable(translate("Moments", "in 10 min"), "in 10 min")


def usual() -> tuple[tuple[str, str], ...]:
    """Return the moments asked for most: what to type, and the word on its button."""
    return (
        (now_typed(), translate("Moments", "Now")),
        (later_typed(), translate("Moments", "In 10 min")),
        (_readable(translate("Moments", "in 1 h"), "in 1 h"), translate("Moments", "In 1 h")),
        (
            _readable(translate("Moments", "tomorrow 9:00"), "tomorrow 9:00"),
            translate("Moments", "Tomorrow 9:00"),
        ),
    )


def is_now(text: str) -> bool:
    """Whether *text* says "now"."""
    return _plain(text).strip() in words.NOW


def read_moment(text: str, now: float) -> float:
    """Return the epoch seconds that *text* says, seen from *now*.

    Raises:
        MomentError: it says none.
    """
    whole = _plain(text)
    typed = whole.strip()
    start = len(whole) - len(whole.lstrip())
    if not typed:
        raise MomentError(
            translate("Moments", 'write "in 10 min", "tomorrow 9:00" or "2026-12-24 18:30"'), 0, 0
        )
    if typed in words.NOW:
        return now
    length = _length_in(typed)
    if length is not None:
        return now + _length(typed[length[0] : length[1]], start + length[0])
    if typed.isdigit() and float(typed) >= _EPOCH_FROM:
        return float(typed)
    return _on_calendar(typed, start, now)


def _readable(translated: str, english: str) -> str:
    """Return *translated* if it can be read as the moment it says, else the English words."""
    try:
        read_moment(translated, 0.0)
    except MomentError:
        return english
    return translated


def _plain(text: str) -> str:
    """Return *text* in small letters and narrow digits, each in its place."""
    narrow = (unicodedata.normalize("NFKC", letter).lower() for letter in text)
    return "".join(new if len(new) == 1 else old for new, old in zip(narrow, text, strict=True))


def _length_in(typed: str) -> tuple[int, int] | None:
    """Return where the length stands that *typed* is, None if it is a day or a time of day."""
    lead = next((len(word) for word in words.LEADS if typed.startswith(word)), 0)
    behind = next((len(word) for word in words.BEHIND if typed.endswith(word)), 0)
    if lead or behind:
        return lead, len(typed) - behind
    if _PIECE.match(typed) and not _CLOCK.fullmatch(typed):
        return 0, len(typed)
    return None


def _length(text: str, offset: int) -> float:
    """Return the seconds of "10 min", "1 Std. 30 Min.", "1時間半"."""
    seconds, at = 0.0, 0
    while at < len(text.rstrip()):
        gap = _BETWEEN.match(text, at)
        at = gap.end() if gap else at
        piece = _PIECE.match(text, at)
        if piece is None:
            raise MomentError(
                translate("Moments", 'write a time like "10 min" or "1 h 30 min"'),
                offset + at,
                offset + len(text),
            )
        seconds += _seconds(piece, offset)
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


def _seconds(piece: re.Match[str], offset: int) -> float:
    typed = piece[2].removesuffix(".")
    unit = typed if typed in words.UNITS else typed.removesuffix("s")
    if unit not in words.UNITS:
        where = offset + piece.start(2), offset + piece.end(2)
        raise MomentError(
            translate("Moments", "%r is no unit; write s, min, h, d or w") % piece[2], *where
        )
    return (float(piece[1].replace(",", ".")) + (0.5 if piece[3] else 0.0)) * words.UNITS[unit]


def _on_calendar(text: str, offset: int, now: float) -> float:
    """Return the moment of a day, a time of day, or both."""
    zone = _ZONE.search(text)
    body = text[: zone.start()] if zone and _CLOCK.search(text[: zone.start()]) else text
    named = zone[1] if zone is not None and body is not text else ""
    here = datetime.fromtimestamp(now, UTC)
    here = here if named else here.astimezone()
    day, rest = _day(body, here, offset)
    rest = rest[joint.end() :] if day and (joint := _JOINT.match(rest)) else rest
    clock = _CLOCK.fullmatch(rest.strip())
    if rest.strip() and (clock is None or clock[0].isdigit()):
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
        at_epoch = _epoch(moment, named)
        if day is None and at_epoch <= now:  # that time of day is over: tomorrow's
            at_epoch = _epoch(moment + timedelta(days=1), named)
    except (ValueError, OverflowError):
        raise MomentError(
            translate("Moments", "there is no such time"), offset, offset + len(body)
        ) from None
    return at_epoch


def _day(text: str, here: datetime, offset: int) -> tuple[datetime | None, str]:
    """Return the day that *text* begins with, None for none, and what follows it."""
    for pattern in (_ISO, _GERMAN, _JAPANESE):
        if found := pattern.match(text):
            try:
                return _date(found, here), text[found.end() :]
            except ValueError:
                where = offset, offset + len(found[0].rstrip())
                raise MomentError(translate("Moments", "there is no such day"), *where) from None
    word = _WORD.match(text)
    if word is None:
        return None, text
    rest, name = text[word.end() :], word[0].removesuffix(".")
    if name in words.DAYS:
        return here + timedelta(days=words.DAYS[name]), rest
    number = words.weekday(name)
    if number is None:
        return None, text
    return here + timedelta(days=(number - here.weekday() - 1) % 7 + 1), rest


def _date(found: re.Match[str], here: datetime) -> datetime:
    """Return the day of a date; without a year it is the next of that name.

    Raises:
        ValueError: there is no such day.
    """
    year, month, day = found["year"], int(found["month"]), int(found["day"])
    date = datetime(int(year or here.year), month, day)  # noqa: DTZ001 - a date
    if year is None and date.date() < here.date():
        date = date.replace(year=here.year + 1)
    return date


def _time(clock: re.Match[str]) -> tuple[int, int, int]:
    hour, half = int(clock["hour"]), clock["early"] or clock["late"]
    if half in words.BEFORE_NOON | words.AFTER_NOON:
        if not (0 if clock["early"] else 1) <= hour <= 12:
            raise ValueError("a clock of twelve hours")
        hour = hour % 12 + (12 if half in words.AFTER_NOON else 0)
    minute = 30 if clock["half"] else int(clock["minute"] or clock["past"] or 0)
    return hour, minute, int(clock["second"] or 0)


def _epoch(moment: datetime, zone: str) -> float:
    """Return *moment* as epoch seconds; without a *zone* it is local."""
    if not zone:
        return moment.timestamp()
    if zone in ("z", "utc"):
        return moment.replace(tzinfo=UTC).timestamp()
    digits = zone[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return (moment.replace(tzinfo=UTC) - (ahead if zone[0] == "+" else -ahead)).timestamp()
