"""What a look at a store's health finds, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

#: The check that stands for a store that could not be read to its end.
OPENING = "opening"

#: What stands in a finding's words.
Value = str | int | float


class Level(StrEnum):
    """How bad it is: nothing to do, soon, now."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        check: What was looked at, one or two words that stay the same.
        level: How bad it is.
        text: What was found.
        advice: What to do now, one sentence; empty where there is nothing to do.
        code: Which finding this is, for who has words of their own; empty: there are none.
        values: What those words are filled in with, by name.
    """

    check: str
    level: Level
    text: str
    advice: str = ""
    code: str = ""
    values: tuple[tuple[str, Value], ...] = ()


def ok(check: str, text: str) -> Finding:
    """Return a finding that asks for nothing."""
    return Finding(check, Level.OK, text)


def warn(check: str, text: str, advice: str) -> Finding:
    """Return a finding that should be seen to soon."""
    return Finding(check, Level.WARN, text, advice)


def bad(check: str, text: str, advice: str) -> Finding:
    """Return a finding that must be seen to now."""
    return Finding(check, Level.BAD, text, advice)


def is_readable(found: Iterable[Finding]) -> bool:
    """Return whether the store could be read at all."""
    return all(finding.check != OPENING for finding in found)
