"""Does a job in memory fit a query? Exactly as the SQL of `sqlite.where` would say.

Hence two habits of SQLite that Python does not share: upper and lower case are alike for
the letters a-z only, and JSON integers beyond 64 bits are floats.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

from kickboard.errors import PayloadError
from kickboard.payload import wire
from kickboard.payload.record import JobState
from kickboard.stores.query.nodes import (
    And,
    Bound,
    Contains,
    InState,
    Json,
    Node,
    Not,
    Number,
    Or,
    Pattern,
    Present,
    Steps,
    Within,
    Word,
)
from kickboard.stores.query.values import is_number, number, sql_number

if TYPE_CHECKING:
    from kickboard.stores.base import JobRow

#: What `Json` finds where there is nothing.
MISSING = object()


class Subject:
    """One job as a query sees it; its payload is decoded when first asked for."""

    def __init__(self, row: JobRow, payload: bytes, now: float, trace: str | None = None) -> None:
        self.row = row
        self.payload = payload
        self.now = now
        self.trace = trace

    @functools.cached_property
    def item(self) -> dict[str, Any]:
        """The payload as a dict, empty when it is malformed."""
        try:
            return wire.decode(self.payload)
        except PayloadError:
            return {}

    @functools.cached_property
    def text(self) -> str:
        """The payload as text."""
        return self.payload.decode("utf-8", "replace")

    @property
    def group(self) -> str | None:
        """The key of the group that its latest error belongs to."""
        from kickboard.stores import grouping  # noqa: PLC0415 - it needs the values of `base`

        found = grouping.fingerprint(self.row.error_class, self.row.error_message, self.trace)
        return found.key if found else None

    def number(self, field: str) -> Number | None:
        """Return the value of a number or time *field*; an age counts from "since"."""
        return _NUMBERS[field](self)

    def words(self, field: str) -> Iterable[str]:
        """Return the texts that a `Word` may equal."""
        if field == "tag":
            tags = self.item.get("tags")
            return [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
        value = self.group if field == "group" else _TEXTS[field](self.row)
        return [] if value is None else [value]

    def found(self, leaf: Json) -> list[Any]:
        """Return the values at the place that *leaf* names."""
        if not leaf.any_argument:
            return [_at(self.item, leaf.steps)]
        arguments = self.item.get("args")
        if not isinstance(arguments, list):
            return []
        return [_at(argument, leaf.steps) for argument in arguments]


def _created(subject: Subject) -> float | None:
    value = subject.item.get("created_at")
    return wire.seconds(sql_number(value) if type(value) is int else value)


def _since(subject: Subject) -> float | None:
    """Return what an age counts from: enqueued, else created; once dead, its death."""
    row = subject.row
    if row.state in (JobState.ENQUEUED, JobState.BUSY) and row.enqueued_at is not None:
        return row.enqueued_at
    if row.state in (JobState.DEAD, JobState.TRASH):
        return row.at
    return _created(subject)


_NUMBERS: dict[str, Callable[[Subject], Number | None]] = {
    "age": _since,
    "at": lambda subject: subject.row.at,
    "attempt": lambda subject: (
        0 if subject.row.retry_count is None else subject.row.retry_count + 1
    ),
    "created": _created,
    "enqueued": lambda subject: subject.row.enqueued_at,
    "failed": lambda subject: subject.row.failed_at,
    "priority": lambda subject: subject.row.priority,
    "retried": lambda subject: subject.row.retried_at,
    "size": lambda subject: len(subject.payload),
}
_TEXTS: dict[str, Callable[[JobRow], str | None]] = {
    "class": lambda row: row.job_class,
    "error_class": lambda row: row.error_class,
    "jid": lambda row: row.jid,
    "queue": lambda row: row.queue,
}


def matches(node: Node, subject: Subject) -> bool:
    """Return whether *subject* fits *node*."""
    return _TESTS[type(node)](node, subject)


def _and(node: And, subject: Subject) -> bool:
    return all(matches(part, subject) for part in node.parts)


def _or(node: Or, subject: Subject) -> bool:
    return any(matches(part, subject) for part in node.parts)


def _not(node: Not, subject: Subject) -> bool:
    return not matches(node.part, subject)


def _word(node: Word, subject: Subject) -> bool:
    return any(_equals(node.pattern, text) for text in subject.words(node.field))


def _contains(node: Contains, subject: Subject) -> bool:
    row = subject.row
    texts = [row.error_class, row.error_message]
    if node.field == "text":
        texts += [row.job_class, subject.text]
    return any(text is not None and _occurs(node.pattern, text) for text in texts)


def _in_state(node: InState, subject: Subject) -> bool:
    return subject.row.state is node.state


def _within(node: Within, subject: Subject) -> bool:
    value = subject.number(node.field)
    return value is not None and _lies_between(value, node.low, node.high, subject.now)


def _present(node: Present, subject: Subject) -> bool:
    if node.field == "state":
        return True
    if node.field == "error":
        return subject.row.error_class is not None or subject.row.error_message is not None
    if node.field in _NUMBERS:
        return subject.number(node.field) is not None
    return any(True for _ in subject.words(node.field))


def _json(node: Json, subject: Subject) -> bool:
    found = (value for value in subject.found(node) if value is not MISSING)
    test = node.test
    if test is None:
        return any(True for _ in found)
    if isinstance(test, Pattern):
        return any(_json_equals(test, value) for value in found)
    numbers = (sql_number(value) for value in found if type(value) in (int, float))
    return any(_lies_between(value, *test, subject.now) for value in numbers)


_TESTS = cast(
    "dict[type[Node], Callable[[Node, Subject], bool]]",
    {
        And: _and,
        Or: _or,
        Not: _not,
        Word: _word,
        Contains: _contains,
        InState: _in_state,
        Within: _within,
        Present: _present,
        Json: _json,
    },
)


def _lies_between(value: Number, low: Bound | None, high: Bound | None, now: float) -> bool:
    if low is not None:
        edge = low.resolve(now)
        if value < edge or (value == edge and not low.inclusive):
            return False
    if high is not None:
        edge = high.resolve(now)
        if value > edge or (value == edge and not high.inclusive):
            return False
    return True


def _at(value: Any, steps: Steps) -> Any:
    """Return what is at *steps* inside *value*, or `MISSING`."""
    for step in steps:
        if isinstance(step, str):
            value = value.get(step, MISSING) if isinstance(value, dict) else MISSING
        elif isinstance(value, list) and step < len(value):
            value = value[step]
        else:
            return MISSING
    return value


def _json_equals(pattern: Pattern, value: Any) -> bool:
    if isinstance(value, str):
        return _equals(pattern, value)
    if value is None or isinstance(value, bool):
        return pattern.text == {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return is_number(pattern.text) and sql_number(value) == number(pattern.text).low
    return False


def _equals(pattern: Pattern, text: str) -> bool:
    if not pattern.wild:
        return pattern.text == text
    return _compiled(pattern.text).fullmatch(text) is not None


def _occurs(pattern: Pattern, text: str) -> bool:
    """Return whether *pattern* occurs in *text*, upper and lower case alike."""
    text, sought = _lower(text), _lower(pattern.text)
    if not pattern.wild:
        return sought in text
    return _compiled(f"*{sought}*").fullmatch(text) is not None


def _lower(text: str) -> str:
    """Lower the letters A-Z only."""
    if text.isascii():
        return text.lower()
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


@functools.lru_cache(64)
def _compiled(wild: str) -> re.Pattern[str]:
    """Return a regex for a text with ``*`` and ``?``, in time linear in what it meets.

    Each stretch between two stars is taken at its first occurrence and never again
    (atomic groups), so that no query can make the matcher run away.
    """
    first, *others = (
        "".join("." if character == "?" else re.escape(character) for character in stretch)
        for stretch in wild.split("*")
    )
    if not others:
        return re.compile(first, re.DOTALL)
    middle = "".join(f"(?>.*?{stretch})" for stretch in others[:-1] if stretch)
    return re.compile(f"{first}{middle}.*{others[-1]}", re.DOTALL)
