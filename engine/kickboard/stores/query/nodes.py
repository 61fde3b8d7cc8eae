"""What a query says, as a tree of frozen values.

Nothing here knows where jobs live: `matching` asks the tree about a job in memory,
`sqlite.where` writes it down as SQL. Both read the same few leaves. They are msgspec's
structs because an engine that never sees a query still imports them, and those are made ten
times faster than frozen dataclasses.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

import msgspec

from kickboard.payload.record import JobState

DAY = 86_400.0

Number: TypeAlias = int | float
#: A place in a payload's JSON: keys and indexes from the top.
Steps: TypeAlias = tuple[str | int, ...]


class Base(Enum):
    """What a `Bound` counts from."""

    ZERO = "zero"
    NOW = "now"
    TODAY = "today"  # midnight UTC


class Bound(msgspec.Struct, frozen=True):
    """One end of a `Within`: a number, or a moment that moves with the time."""

    value: Number
    inclusive: bool
    base: Base = Base.ZERO

    def resolve(self, now: float) -> Number:
        """Return the number it stands for at epoch second *now*."""
        if self.base is Base.ZERO:
            return self.value
        if self.base is Base.NOW:
            return now + self.value
        return now // DAY * DAY + self.value


class Pattern(msgspec.Struct, frozen=True):
    """A text to look for; *wild*: its ``*`` and ``?`` stand for other characters."""

    text: str
    wild: bool = False


class And(msgspec.Struct, frozen=True):
    """All of *parts* hold; of none, always."""

    parts: tuple[Node, ...]


class Or(msgspec.Struct, frozen=True):
    """One of *parts* holds."""

    parts: tuple[Node, ...]


class Not(msgspec.Struct, frozen=True):
    """*part* does not hold."""

    part: Node


class Word(msgspec.Struct, frozen=True):
    """A whole field is *pattern*, case and all: class, queue, jid, error_class, tag."""

    field: str
    pattern: Pattern


class Contains(msgspec.Struct, frozen=True):
    """*pattern* occurs in the error (*field* "error"), or anywhere ("text").

    Upper and lower case are the same, for the letters a-z: that is what SQLite's LIKE does.
    """

    field: str
    pattern: Pattern


class InState(msgspec.Struct, frozen=True):
    """The job is in *state*."""

    state: JobState


class Within(msgspec.Struct, frozen=True):
    """A number or time lies between two ends; None is open."""

    field: str
    low: Bound | None
    high: Bound | None


class Present(msgspec.Struct, frozen=True):
    """*field* has a value (``error:*``)."""

    field: str


class Json(msgspec.Struct, frozen=True):
    """Something in the payload passes *test*.

    Attributes:
        steps: Where; with *any_argument*, where inside each positional argument.
        test: A text (a number, true, false and null are compared as such too), the two
            ends a number must lie between, or None: something is there at all.
    """

    steps: Steps
    test: Pattern | tuple[Bound | None, Bound | None] | None
    any_argument: bool = False


Leaf: TypeAlias = Word | Contains | InState | Within | Present | Json
Node: TypeAlias = And | Or | Not | Leaf
