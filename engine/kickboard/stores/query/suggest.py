"""What could come next while a query is being typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kickboard.payload.record import JobState
from kickboard.stores.query.fields import FIELDS, Kind
from kickboard.stores.query.parser import HEAD

#: Most suggestions given at once.
MAX_SUGGESTIONS = 12

_FIXED: dict[str, tuple[str, ...]] = {
    "state": tuple(JobState),
    "retry": ("true", "false", "0"),
    "age": (">1h", "<5m", ">1d"),
}
_DAYS = ("today", "yesterday", ">now-1h")
_WORD = re.compile(r'(?:[^\s()"]|"[^"]*(?:"|$))*$')
_PLAIN = re.compile(r'[^\s()"*?]+')


def word_start(text: str, cursor: int) -> int:
    """Return where the word begins that ends at *cursor*: what a suggestion replaces."""
    word = _WORD.search(text[:cursor])
    start = word.start() if word else cursor
    return start + 1 if text[start:cursor].startswith("-") else start


def suggestions(text: str, cursor: int, live: Mapping[str, Sequence[str]]) -> list[str]:
    """Return what may stand instead of ``text[word_start(text, cursor):cursor]``.

    Fields first; after ``field:`` the values that *live* has for that field, most wanted
    first as the caller gives them ("class", "queue", "error", "error_class", "tag").
    What the user typed already is not offered again.
    """
    word = text[word_start(text, cursor) : cursor]
    head = HEAD.match(word)
    if head is None:
        found = [f"{name}:" for name in FIELDS if name.startswith(word.lower())]
    else:
        found = _completed(head, word[head.end() :], live)
    return [one for one in found if one != word][:MAX_SUGGESTIONS]


def _completed(head: re.Match[str], typed: str, live: Mapping[str, Sequence[str]]) -> list[str]:
    """Return ``field:value`` for the values that begin with, or contain, what was typed."""
    name = head["field"].lower()
    sought = typed.strip('"').lower()
    values = [*live.get(name, ()), *_fixed(name)]
    begin = [value for value in values if value.lower().startswith(sought)]
    inside = [value for value in values if sought in value.lower() and value not in begin]
    return [_joined(head[0], value) for value in dict.fromkeys(begin + inside)]


def _fixed(name: str) -> tuple[str, ...]:
    field = FIELDS.get(name)
    return _DAYS if field and field.kind is Kind.TIME else _FIXED.get(name, ())


def _joined(head: str, value: str) -> str:
    """Return the condition, its value quoted where it must be."""
    if value.startswith((">", "<")):
        return head.rstrip(":=<>") + value
    if _PLAIN.fullmatch(value):
        return head + value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{head}"{escaped}"'
