"""Pure text: numbers, times and arguments as a person reads them. No Qt, no locale files.

The few words and signs that differ by language stand here, for `speak` to choose.

Thousands are set apart by a thin space, units by a wide one; neither ends a line. Whatever came
from a job is made visible first: a control or direction character in an argument must not
hide or turn round the text beside it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from kickboard.payload import shown
from kickboard.stores.urls import is_redis

THIN = "\N{NARROW NO-BREAK SPACE}"
NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
ELLIPSIS = shown.ELLIPSIS
#: Where there is nothing to say.
NONE = "\N{EN DASH}"

#: Longest line of arguments, in characters.
ARGS_LIMIT = shown.LIMIT
#: Sidekiq's number of retries where a job says only "retry".
DEFAULT_RETRIES = 25

#: Characters that turn the direction of a line or pretend to be its end.
_TURNING = frozenset(
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Speech:
    """What differs by language; ``{}`` is a length of time, units not named stay as they are.

    Attributes:
        gap: Between a number and a unit that is named here.
    """

    point: str = "."
    gap: str = NBSP
    now: str = "now"
    ahead: str = "in {}"
    ago: str = "{} ago"
    units: Mapping[str, str] = field(default_factory=dict)


_SPEECH = {
    "en": _Speech(),
    "de": _Speech(
        point=",",
        now="jetzt",
        ago="vor {}",
        units={"M": "Mio.", "G": "Mrd.", "T": "Bio.", "Memory": "RAM"}
        | {"Recording": "Aufzeichnung", "this process": "dieser Prozess"},
    ),
    "ja": _Speech(
        gap="",
        now="今",
        ahead="{}後",
        ago="{}前",
        units={"s": "秒", "min": "分", "h": "時間", "d": "日", "/s": "/秒", "Memory": "メモリ"}
        | {"Recording": "記録", "this process": "このプロセス"},
    ),
}


def speak(code: str) -> None:
    """Say numbers and times in the language *code* from now on; English where it is unknown."""
    _Told.language, _Told.speech = code, _SPEECH.get(code, _SPEECH["en"])


def spoken() -> str:
    """Return the code of the language that is spoken."""
    return _Told.language


def unit(name: str) -> str:
    """Return what the unit *name* is called: s, min, h, d, /s, M, G, T."""
    return _Told.speech.units.get(name, name)


def with_unit(number: str, name: str) -> str:
    """Return *number* and what the unit *name* is called: 6 s, 6秒."""
    gap = _Told.speech.gap if name in _Told.speech.units else NBSP
    return f"{number}{gap}{unit(name)}"


def decimal(number: float) -> str:
    """Return *number* with one place behind the point."""
    return f"{number:.1f}".replace(".", _Told.speech.point)


def count(number: int) -> str:
    """Return a whole number with its thousands apart: 1 204."""
    text = f"{abs(number):,}".replace(",", THIN)
    return f"{MINUS}{text}" if number < 0 else text


def compact(number: float) -> str:
    """Return a number that fits a card: whole up to 999 999, then 1.20 M, 3.45 G."""
    if abs(number) < 1_000_000:
        return count(round(number))
    for size, letter in ((1e12, "T"), (1e9, "G"), (1e6, "M")):
        if abs(number) >= size * 0.9995:
            return with_unit(_digits(number / size, 3), letter)
    return with_unit(_digits(number / 1e6, 3), "M")


def rate(per_second: float) -> str:
    """Return a rate: 182/s, 2.1/s, 4 812/s, 1.89 M/s."""
    number, per = rate_parts(per_second)
    return number + per


def rate_parts(per_second: float) -> tuple[str, str]:
    """Return a rate as its number and its unit, for setting the unit smaller."""
    if per_second < 0.005:
        return "0", unit("/s")
    if per_second < 9.95:
        return _digits(per_second, 2 if per_second >= 0.095 else 1), unit("/s")
    if per_second < 999_999.5:
        return count(round(per_second)), unit("/s")
    number, _, letter = compact(per_second).partition(NBSP)
    return number, f"{NBSP}{letter}{unit('/s')}"


def duration(seconds: float) -> str:
    """Return a length of time: 420 µs, 4.2 ms, 6.1 s, 4 min 12 s, 2 h 05 min, 3 d 4 h."""
    number, name = _duration(seconds)
    return with_unit(number, name) if name else number


def duration_parts(seconds: float) -> tuple[str, str]:
    """Return a length of time as number and unit; the unit is empty where there are two."""
    number, name = _duration(seconds)
    return number, unit(name)


def _duration(seconds: float) -> tuple[str, str]:
    """Return a length of time as number and unit, this by its English name."""
    if not math.isfinite(seconds):
        return NONE, ""
    sign, left = (MINUS, -seconds) if seconds < 0 else ("", seconds)
    if left < 5e-8:
        return "0", "s"
    for limit, factor, name in ((9.995e-4, 1e6, "µs"), (0.9995, 1e3, "ms"), (59.5, 1.0, "s")):
        if left < limit:
            return sign + _digits(left * factor, 2), name
    return sign + _long(round(left)), ""


def _long(seconds: int) -> str:
    """Return a minute and more in its two largest units."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    between = _Told.speech.gap
    if days >= 100:
        return with_unit(count(days), "d")
    if days:
        return with_unit(count(days), "d") + between + with_unit(str(hours), "h")
    if hours:
        return with_unit(str(hours), "h") + between + with_unit(f"{minutes:02}", "min")
    return with_unit(str(minutes), "min") + between + with_unit(f"{seconds:02}", "s")


def _digits(number: float, significant: int) -> str:
    """Return *number* in so many significant digits, never fewer than its whole part."""
    rounded = float(f"{number:.{significant}g}")
    if rounded == 0:
        return "0"
    places = max(0, significant - 1 - math.floor(math.log10(abs(rounded))))
    return f"{number:.{places}f}".replace(".", _Told.speech.point)


def relative(at: float, now: float) -> str:
    """Return when *at* is, seen from *now*: "in 41 s", "6.1 s ago", "now".

    What is not a second past is "now": its milliseconds would be others before they are read.
    """
    left = at - now
    if -0.95 < left < 0.05:
        return _Told.speech.now
    if left > 0:
        whole = math.ceil(left)
        length = with_unit(str(whole), "s") if whole < 60 else duration(whole)
        return _Told.speech.ahead.format(length)
    return _Told.speech.ago.format(duration(-left))


class Times(StrEnum):
    """How moments are told: seen from now, by the clock here, or by that of Greenwich."""

    RELATIVE = "relative"
    LOCAL = "local"
    UTC = "utc"


class _Told:
    """How they are told just now: one way for the whole program, as its language is."""

    times = Times.RELATIVE
    language = "en"
    speech = _SPEECH["en"]


def times() -> Times:
    """Return how moments are told."""
    return _Told.times


def tell_times(how: Times) -> None:
    """Tell moments like that from now on. What is shown already is to be made again."""
    _Told.times = how


def when(at: float, now: float) -> str:
    """Return when *at* is, as moments are told: "in 41 s", or 14:02:11, or another day."""
    if _Told.times is Times.RELATIVE:
        return relative(at, now)
    moment, today = _moment(at), _moment(now)
    if moment is None or today is None:
        return NONE
    if moment.date() == today.date():
        return f"{moment:%H:%M:%S}"
    return f"{moment:%m-%d %H:%M}" if moment.year == today.year else f"{moment:%Y-%m-%d}"


def all_times(at: float, now: float | None = None) -> str:
    """Return *at* in each way to tell it, a line each; seen from *now* only if that is given."""
    seen = [] if now is None or _Told.times is Times.RELATIVE else [relative(at, now)]
    return "\n".join([*seen, full_time(at, utc=False), full_time(at, utc=True)])


def clock_time(at: float, *, utc: bool | None = None) -> str:
    """Return the time of day of *at*: 14:02:11, local unless *utc*; None: as moments are told."""
    moment = _moment(at, utc=utc)
    return NONE if moment is None else f"{moment:%H:%M:%S}"


def full_time(at: float, *, utc: bool | None = None) -> str:
    """Return *at* to the millisecond with its zone: 2026-11-24 14:02:11.250 +01:00."""
    moment = _moment(at, utc=utc)
    if moment is None:
        return NONE
    zone = "UTC" if moment.tzinfo is UTC else moment.isoformat()[-6:]
    return f"{moment:%Y-%m-%d %H:%M:%S}.{moment.microsecond // 1000:03} {zone}"


def _moment(at: float, *, utc: bool | None = None) -> datetime | None:
    """Return *at* as a date with its zone; None where the calendar ends."""
    try:
        moment = datetime.fromtimestamp(at, tz=UTC)
        return moment if (_Told.times is Times.UTC if utc is None else utc) else moment.astimezone()
    except (OverflowError, ValueError, OSError):
        return None


def size(octets: int) -> str:
    """Return a size: 512 B, 1.2 kB, 34 MB."""
    left = float(octets)
    if left < 1000:
        return f"{octets}{NBSP}B"
    for name in ("kB", "MB", "GB"):
        left /= 1000
        if left < 999.5:
            return f"{_digits(left, 2)}{NBSP}{name}"
    return f"{_digits(left / 1000, 2)}{NBSP}TB"


def store_kind(url: str) -> str:
    """Return the word for the kind of store at *url*: SQLite, Redis, Memory."""
    if is_redis(url):
        return "Redis"
    kind = url.partition(":")[0]
    return unit({"memory": "Memory", "recording": "Recording"}.get(kind, "SQLite"))


def store_place(url: str) -> str:
    """Return where the store at *url* is, short and without a password: "jobs.db"."""
    if url == "memory:":
        return unit("this process")
    if is_redis(url):
        return url.partition("://")[2].rpartition("@")[2].partition("?")[0] or "$REDIS_URL"
    return url.rstrip("/").rpartition("/")[2]


def percent(ratio: float) -> str:
    """Return a ratio as per cent, rounded down: 100 % means all, 0 % none."""
    return f"{percent_number(ratio)}{NBSP}%"


def percent_number(ratio: float) -> str:
    """Return the number of `percent` without its unit."""
    if ratio >= 1:
        return count(round(ratio * 100))
    if ratio <= 0:
        return "0"
    tenths = math.floor(ratio * 1000 + 1e-9)
    if tenths == 0:
        return f"<0{_Told.speech.point}1"
    return f"{tenths // 10}{_Told.speech.point}{tenths % 10}"


def progress(share: float, note: str = "") -> str:
    """Return how far a job is, rounded down, and what it says of that: "40 %, halfway"."""
    far = f"{math.floor(share * 100 + 1e-9)}{NBSP}%"
    return f"{far}, {one_line(note)}" if note else far


def change(now: float, before: float) -> str:
    """Return how *now* differs from *before*: "+12 %", "−3 %", "" where nothing is to say.

    Small counts are told as they are ("+2"): "+200 %" of one job is noise.
    """
    if before < 0.005 or abs(now - before) < 0.005:
        return "" if abs(now - before) < 0.5 else _signed(round(now - before))
    if before < 20 and now < 40 and float(before).is_integer() and float(now).is_integer():
        return _signed(round(now - before))
    share = round((now / before - 1) * 100)
    if share == 0:
        return ""
    return f"{_signed(share)}{NBSP}%" if share < 1000 else f"×{_digits(now / before, 2)}"


def _signed(number: int) -> str:
    return f"+{count(number)}" if number > 0 else count(number)


def attempt(retry_count: int | None, retry: bool | int | None = True) -> str:
    """Return which retry comes next, of how many: "3/25"; "–" where there are none.

    When all are used up the last one is shown: "25/25".

    Args:
        retry_count: Of the payload: None before the first failure, 0 after it.
        retry: The option: True is 25, False and 0 none.
    """
    limit = DEFAULT_RETRIES if retry is True or retry is None else int(retry)
    made = 0 if retry_count is None else retry_count + 1
    return f"{min(made, limit)}/{limit}" if limit else NONE


def visible(text: str, keep: str = "\n\t") -> str:
    """Return *text* with control and direction characters written out, but those in *keep*."""
    if text.isprintable():
        return text
    return "".join(c if c in keep or not _is_hidden(c) else _escaped(c) for c in text)


def _is_hidden(char: str) -> bool:
    return char in _TURNING or unicodedata.category(char) in ("Cc", "Cs", "Cn")


def _escaped(char: str) -> str:
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\N{REPLACEMENT CHARACTER}"
    if code < 0x100:
        return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def one_line(text: str, limit: int = 200) -> str:
    """Return *text* on one line of at most *limit* characters, white space run together."""
    return elide(visible(_SPACES.sub(" ", text[: limit * 4]).strip(), keep=""), limit)


def elide(text: str, limit: int) -> str:
    """Return *text*, or its start and "…" when it has more than *limit* characters."""
    return text if len(text) <= limit else text[: max(0, limit - 1)] + ELLIPSIS


def args_text(head: bytes, *, masked: bool = True, names: Sequence[str] = ()) -> str:
    """Return the arguments of a payload on one line: ["a@b.example", 3].

    Args:
        head: The payload, or its start where it is long; anything else gives "–".
        masked: Whether what looks like a secret is hidden.
        names: The names of the parameters, which tell secrets apart, too.
    """
    found = shown.arguments(head, masked=masked, names=names)
    return NONE if found is None else elide(visible(found, keep=""), ARGS_LIMIT)
