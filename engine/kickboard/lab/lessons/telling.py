"""The lines a running lesson tells its window, one JSON object each, told apart by ``"t"``."""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec

from kickboard.lab.lessons.measures import Series
from kickboard.lab.lessons.proving import Proved
from kickboard.lab.lessons.tracing import Attempt


class Order(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to run: the first line of a child's input.

    Attributes:
        lesson: Its folder, number or name; or *experiment* alone, by its name.
        parameters: Instead of the lesson's.
        trace: Whether attempts are told.
    """

    lesson: str = ""
    experiment: str = ""
    seed: int = 1
    parameters: dict[str, Any] = {}
    trace: bool = True


class _Told(msgspec.Struct, frozen=True, kw_only=True, tag_field="t", tag=str.lower):
    """A line to the window."""


class Began(_Told, frozen=True, kw_only=True):
    """First: the variants in the order they run ("" alone when nothing is compared)."""

    variants: tuple[str, ...]
    parameters: dict[str, dict[str, Any]]


class Attempts(_Told, frozen=True, kw_only=True):
    """Attempts of *variant* that ended since the last line; *now* is its virtual second."""

    variant: str
    rows: list[Attempt]
    now: float


class Note(_Told, frozen=True, kw_only=True):
    """Something else happened, *at* virtual seconds; *kind* is a word such as "killed"."""

    variant: str
    at: float
    kind: str
    text: str


class Outcome(_Told, frozen=True, kw_only=True):
    """A variant has ended; *numbers* and *series* as the experiment named them."""

    variant: str
    numbers: dict[str, float]
    series: tuple[Series, ...]


class Ended(_Told, frozen=True, kw_only=True):
    """Last: every number ("variant.key" when something is compared), and what they prove."""

    numbers: dict[str, float]
    proofs: tuple[Proved, ...]
    virtual_seconds: float
    wall_seconds: float


class Refused(_Told, frozen=True, kw_only=True):
    """Instead of all others, or of the last: nothing was run, or it could not be ended.

    *field* is such as "parameters.utilisation", "" when no field is to blame.
    """

    field: str
    message: str


Told: TypeAlias = Began | Attempts | Note | Outcome | Ended | Refused
