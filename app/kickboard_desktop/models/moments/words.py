"""The words that a moment is written with, in every language of the window. No Qt.

All are understood whichever is spoken: who works in two languages types either.
"""

from __future__ import annotations

NOW = frozenset({"now", "jetzt", "sofort", "今", "今すぐ"})
#: Before a length: "in 10 min".
LEADS = ("in ", "nach ", "+")
#: Behind a length: "10分後".
BEHIND = ("後", "later", "from now")

#: Seconds of a unit, by the beginnings people write; an English "s" at the end is taken off first.
UNITS = {
    **dict.fromkeys(("s", "sec", "second", "sek", "sekunde", "sekunden", "秒", "秒間"), 1.0),
    **dict.fromkeys(("m", "min", "minute", "minuten", "分", "分間"), 60.0),
    **dict.fromkeys(("h", "hr", "hour", "std", "stunde", "stunden", "時間"), 3600.0),
    **dict.fromkeys(("d", "day", "t", "tag", "tage", "tagen", "日", "日間"), 86_400.0),
    **dict.fromkeys(("w", "week", "wo", "woche", "wochen", "週", "週間"), 604_800.0),
}
#: Days from today.
DAYS = {
    **dict.fromkeys(("today", "heute", "今日", "本日"), 0),
    **dict.fromkeys(("tomorrow", "morgen", "明日", "あした"), 1),
    **dict.fromkeys(("übermorgen", "uebermorgen", "明後日", "あさって"), 2),
}
#: Monday first; two letters are enough of those that are written with letters.
WEEKDAYS = (
    ("monday", "montag", "月曜日"),
    ("tuesday", "dienstag", "火曜日"),
    ("wednesday", "mittwoch", "水曜日"),
    ("thursday", "donnerstag", "木曜日"),
    ("friday", "freitag", "金曜日"),
    ("saturday", "samstag", "sonnabend", "土曜日"),
    ("sunday", "sonntag", "日曜日"),
)
#: What makes a number an hour: "9 Uhr", "3 pm", "午後3時"; how many are added after noon.
BEFORE_NOON = frozenset({"am", "午前"})
AFTER_NOON = frozenset({"pm", "午後"})


def weekday(word: str) -> int | None:
    """Return the day that *word* begins, 0 for Monday; None for none."""
    if len(word) < 2:
        return None
    names = ((number, name) for number, names in enumerate(WEEKDAYS) for name in names)
    return next((number for number, name in names if name.startswith(word)), None)
