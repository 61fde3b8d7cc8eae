"""One written condition, such as ``attempt>=3`` -> a leaf of the tree.

How it is read depends on the kind of the field only; `values.Unreadable` says what is
wrong with the value, and the parser adds where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kickboard.payload.record import JobState
from kickboard.stores.query import values
from kickboard.stores.query.fields import Field, Kind
from kickboard.stores.query.nodes import (
    Base,
    Bound,
    Contains,
    InState,
    Json,
    Node,
    Pattern,
    Present,
    Steps,
    Within,
    Word,
)

_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")


class Value(NamedTuple):
    """A written value and where it stands; *quoted* ones have no wildcards or ranges."""

    text: str
    quoted: bool
    start: int
    end: int

    @property
    def pattern(self) -> Pattern:
        """The value as a text to look for."""
        return Pattern(self.text, wild=not self.quoted and not {"*", "?"}.isdisjoint(self.text))

    @property
    def is_star(self) -> bool:
        """Whether it is ``*``: the field has any value."""
        return self.text == "*" and not self.quoted

    @property
    def range(self) -> tuple[str, str] | None:
        """The two sides of ``a..b``, if it is one."""
        low, dots, high = self.text.partition("..")
        return (low, high) if dots and not self.quoted else None


class Term(NamedTuple):
    """``field`` ``path`` ``operator`` ``value``; the operator is one of ``: > >= < <=``."""

    field: Field
    path: str
    operator: str
    value: Value


def read(term: Term) -> Node:
    """Return the condition that *term* states.

    Raises:
        Unreadable: the value is none for this field.
    """
    if term.value.is_star and term.operator == ":" and term.field.kind is not Kind.JSON:
        return Present(term.field.name)
    return _READERS[term.field.kind](term)


def _only_equals(term: Term) -> None:
    if term.operator != ":":
        raise values.Unreadable("{field} has no order; write {field}:…", field=term.field.name)


def _word(term: Term) -> Node:
    _only_equals(term)
    return Word(term.field.name, term.value.pattern)


def _contains(term: Term) -> Node:
    _only_equals(term)
    return Contains(term.field.name, term.value.pattern)


def _state(term: Term) -> Node:
    _only_equals(term)
    try:
        return InState(JobState(term.value.text.lower()))
    except ValueError:
        known = ", ".join(JobState)
        raise values.Unreadable(
            "no state {value!r}; there are {known}", value=term.value.text, known=known
        ) from None


def _ordered(read_one: Callable[[str], values.Span]) -> Callable[[Term], Node]:
    """Return a reader of conditions on a number that *read_one* understands."""

    def reader(term: Term) -> Node:
        return Within(term.field.name, *_two_ends(term, read_one))

    return reader


def _two_ends(
    term: Term, read_one: Callable[[str], values.Span]
) -> tuple[Bound | None, Bound | None]:
    between = term.value.range
    if between is None:
        return values.ends(term.operator, read_one(term.value.text))
    if term.operator != ":":
        raise values.Unreadable("write {example}", example=f"{term.field.name}:{term.value.text}")
    if between == ("", ""):
        raise values.Unreadable("a range needs at least one end")
    low = values.ends(">=", read_one(between[0]))[0] if between[0] else None
    high = values.ends("<=", read_one(between[1]))[1] if between[1] else None
    return low, high


def _time(term: Term) -> Node:
    text = term.value.text
    if term.operator == ":" and term.value.range is None and text.lower().startswith("now"):
        raise values.Unreadable("write {example}, or <", example=f"{term.field.name}>{text}")
    return Within(term.field.name, *_two_ends(term, values.moment))


def _age(term: Term) -> Node:
    """Older than an hour is *since* before an hour ago: the ends change places."""
    if term.operator == ":" and term.value.range is None:
        raise values.Unreadable("an age needs a comparison: age>1h, age<5m, age:1h..2h")
    low, high = _two_ends(term, values.duration)
    return Within("age", _ago(high), _ago(low))


def _ago(bound: Bound | None) -> Bound | None:
    return bound and Bound(-bound.value, bound.inclusive, Base.NOW)


def _json(term: Term) -> Node:
    steps, any_argument = _steps(term)
    if term.operator == ":" and term.value.is_star:
        return Json(steps, None, any_argument)
    if term.operator != ":" or _is_numeric_range(term.value):
        return Json(steps, _two_ends(term, values.number), any_argument)
    return Json(steps, term.value.pattern, any_argument)


def _is_numeric_range(value: Value) -> bool:
    return value.range is not None and all(
        side == "" or values.is_number(side) for side in value.range
    )


def _steps(term: Term) -> tuple[Steps, bool]:
    """Return the place in the payload; ``args.x`` is the x of any argument."""
    if term.field.name != "args":
        return (term.field.name,), False
    steps: Steps = tuple(
        int(key or index) if (key or index).isascii() and (key or index).isdigit() else key
        for key, index in _STEP.findall(term.path)
    )
    if steps and isinstance(steps[0], int):
        return ("args", *steps), False
    return steps, True


_READERS: dict[Kind, Callable[[Term], Node]] = {
    Kind.WORD: _word,
    Kind.CONTAINS: _contains,
    Kind.STATE: _state,
    Kind.NUMBER: _ordered(values.number),
    Kind.SIZE: _ordered(values.size),
    Kind.TIME: _time,
    Kind.AGE: _age,
    Kind.JSON: _json,
}
