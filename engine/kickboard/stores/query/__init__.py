"""The query language: one line of text that says which jobs.

::

    class:Mail* error:timeout attempt>=3 -tag:test age<1h (queue:a OR queue:b)
    args.user.id:42 args[0]:x jid:9f3c* priority<=2 "free text" created>2026-11-01

What stands side by side must all hold; ``-`` negates, ``OR`` and parentheses do the rest.
A bare word is looked for in payload, class and error, upper and lower case alike (a-z);
``*`` and ``?`` stand for other characters, unless quoted; ``field:*`` means any value at all.
Class, queue, jid, tag and error_class are compared whole and with their case. No regular
expression reaches a store.

========== =====================================================================
attempt    failures so far: 0 before the first, so "3/25" in the window is attempt:3
age        since it was enqueued (enqueued, busy), created (scheduled, retry), died (dead):
           ``age>1h``, with s, m, h, d, w
at …       created, enqueued, failed (first), retried (latest): UTC dates, a date being
           all of its day: ``at:today``, ``failed>2026-11-24T10:30``, ``at<now+5m``
group      of errors that are alike: same class, place and message but for its numbers
args       ``args:42`` any argument is it, ``args[0]:42`` the first, ``args.user.id:42``
           inside any; numbers, true, false, null and texts alike; ``args[0]>=3``
size       bytes of the payload, k = 1,024
========== =====================================================================
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kickboard.stores.base import JobRow
    from kickboard.stores.query.fields import FIELDS, Field, Kind
    from kickboard.stores.query.nodes import Node
    from kickboard.stores.query.parser import Place
    from kickboard.stores.query.suggest import suggestions, word_start

__all__ = ["FIELDS", "Field", "Kind", "Query", "parse", "suggestions", "word_start"]

# An engine imports this module and reads no query: what reading takes is imported then.
_LATER = {
    "FIELDS": "fields",
    "Field": "fields",
    "Kind": "fields",
    "suggestions": "suggest",
    "word_start": "suggest",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for by name."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was read; making one reads it.

    Attributes:
        text: What was typed; two queries of one text are equal.
        root: What it says.
        places: Where the conditions stand that must all hold; none with an outer ``OR``.

    Raises:
        QueryError: *text* cannot be read.
    """

    text: str
    root: Node = field(init=False, repr=False, compare=False)
    places: tuple[Place, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read *text*."""
        from kickboard.stores.query import parser  # noqa: PLC0415

        root, places = parser.parse(self.text)
        object.__setattr__(self, "root", root)
        object.__setattr__(self, "places", places)

    def matches(self, row: JobRow, payload: bytes, now: float, trace: str | None = None) -> bool:
        """Return whether a job fits, at epoch second *now*; *trace* is of its latest failure."""
        from kickboard.stores.query import matching  # noqa: PLC0415

        return matching.matches(self.root, matching.Subject(row, payload, now, trace))

    def without(self) -> list[tuple[str, str]]:
        """Return each condition that could be dropped, with the query that is left.

        For "0 jobs; without `error:Timeout`: 214".
        """
        parts = [self.text[start:end] for start, end in self.places]
        return [
            (part, " ".join(parts[:number] + parts[number + 1 :]))
            for number, part in enumerate(parts)
        ]


def parse(text: str) -> Query:
    """Return the query that *text* says.

    Raises:
        QueryError: it cannot be read; *start* and *end* mark the part at fault.
    """
    return Query(text)
