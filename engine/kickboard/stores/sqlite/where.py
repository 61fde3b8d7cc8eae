"""A query as an SQL condition on the table ``jobs``; every value is a bound parameter.

A condition may come out NULL where a column is: in a WHERE that is as good as false, and
`NOT` makes it so first. Whole classes and error classes compare with ``=`` or ``IS``, so
that their indexes serve. What looks into the payload asks ``json_valid`` first, inside a
CASE, because the order in which AND evaluates is SQLite's own choice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from kickboard.payload.record import JobState
from kickboard.stores.query import Query
from kickboard.stores.query.nodes import (
    And,
    Bound,
    Contains,
    InState,
    Json,
    Node,
    Not,
    Or,
    Pattern,
    Present,
    Steps,
    Within,
    Word,
)
from kickboard.stores.query.values import is_number, number

#: The column ``state``; the other states are no places in this table.
STATES: dict[JobState, int] = {
    JobState.ENQUEUED: 0,
    JobState.SCHEDULED: 1,
    JobState.RETRY: 2,
    JobState.BUSY: 3,
    JobState.DEAD: 4,
    JobState.TRASH: 5,
}

_DOCUMENT = "CAST(payload AS TEXT)"
_NUMBERS = {
    "age": "CASE WHEN state IN (0, 3) THEN ifnull(enq_at, created)"
    " WHEN state IN (1, 2) THEN created ELSE at END",
    "at": "at",
    "attempt": "ifnull(attempt + 1, 0)",
    "created": "created",
    "enqueued": "enq_at",
    "failed": "failed_at",
    "priority": "prio",
    "retried": "retried_at",
    "size": "length(payload)",
}
#: What `failures.error_group` says of a job, from its latest failure.
_GROUP = (
    "error_group(err_class, err_msg, (SELECT trace FROM attempts WHERE attempts.job = jobs.id"
    " AND outcome IN (1, 2, 3, 5) ORDER BY attempts.id DESC LIMIT 1))"
)
_WORDS = {"class": "class", "error_class": "err_class", "group": _GROUP, "jid": "jid"}
_CONTAINING = {
    "error": ("err_class", "err_msg"),
    "text": ("class", "err_class", "err_msg", _DOCUMENT),
}
_ESCAPED = str.maketrans({"%": r"\%", "_": r"\_", "\\": r"\\"})
_ESCAPED_WILD = {**_ESCAPED, ord("*"): "%", ord("?"): "_"}


def compile(query: Query, now: float) -> tuple[str, list[object]]:  # noqa: A001 - as re.compile
    """Return *query* as a condition in parentheses, and its parameters in order.

    Args:
        query: What to look for.
        now: Epoch second that ages and days count from.
    """
    writer = _Writer(now)
    return f"({writer.write(query.root)})", writer.parameters


class _Writer:
    """Writes one condition down and collects its parameters on the way."""

    def __init__(self, now: float) -> None:
        self.parameters: list[object] = []
        self._now = now

    def write(self, node: Node) -> str:
        return _WRITERS[type(node)](self, node)

    def and_(self, node: And) -> str:
        return " AND ".join(f"({self.write(part)})" for part in node.parts) or "1"

    def or_(self, node: Or) -> str:
        return " OR ".join(f"({self.write(part)})" for part in node.parts)

    def not_(self, node: Not) -> str:
        return f"NOT ifnull({self.write(node.part)}, 0)"

    def word(self, node: Word) -> str:
        if node.field == "queue":
            return f"q IN (SELECT id FROM queues WHERE {self._equals('name', node.pattern)})"
        if node.field == "tag":
            test = f"type = 'text' AND {self._equals('value', node.pattern)}"
            return _each("$.tags", test)
        return self._equals(_WORDS[node.field], node.pattern)

    def contains(self, node: Contains) -> str:
        escapes = _ESCAPED_WILD if node.pattern.wild else _ESCAPED
        like = f"%{node.pattern.text.translate(escapes)}%"
        columns = _CONTAINING[node.field]
        self.parameters += [like] * len(columns)
        return " OR ".join(rf"{column} LIKE ? ESCAPE '\'" for column in columns)

    def in_state(self, node: InState) -> str:
        return f"state = {STATES[node.state]}" if node.state in STATES else "0"

    def within(self, node: Within) -> str:
        return self._between(_NUMBERS[node.field], node.low, node.high)

    def present(self, node: Present) -> str:
        if node.field in ("state", "queue"):
            return "1"
        if node.field == "error":
            return "err_class IS NOT NULL OR err_msg IS NOT NULL"
        if node.field == "tag":
            return _each("$.tags", "type = 'text'")
        return f"({(_NUMBERS | _WORDS)[node.field]}) IS NOT NULL"

    def json(self, node: Json) -> str:
        if not node.any_argument:
            return _if_valid(self._json_at(_DOCUMENT, node))
        if node.steps:
            # A test of the value inside WHERE would not wait for the test of its type.
            inside = f"CASE type WHEN 'object' THEN {self._json_at('value', node)} END"
            return _each("$.args", inside)
        return _each("$.args", self._json_test("type", "value", [], node.test))

    def _json_at(self, document: str, node: Json) -> str:
        kind, value = f"json_type({document}, ?)", f"json_extract({document}, ?)"
        return self._json_test(kind, value, [_path(node.steps)], node.test)

    def _json_test(
        self,
        kind: str,
        value: str,
        path: list[str],
        test: Pattern | tuple[Bound | None, Bound | None] | None,
    ) -> str:
        """Return a test of a JSON value; both *kind* and *value* take *path* as parameter."""
        if test is None:
            self.parameters += path
            return f"({kind} IS NOT NULL)"
        if not isinstance(test, Pattern):
            self.parameters += path
            bounds = self._between(value, *test, before=path)
            return f"({kind} IN ('integer', 'real') AND {bounds})"
        self.parameters += [*path, *path]
        tests = [f"({kind} = 'text' AND {self._equals(value, test)})"]
        if is_number(test.text):
            self.parameters += [*path, *path, number(test.text).low]
            tests.append(f"({kind} IN ('integer', 'real') AND {value} = ?)")
        elif test.text in ("true", "false", "null"):
            self.parameters += path
            tests.append(f"{kind} = '{test.text}'")
        return f"({' OR '.join(tests)})"

    def _equals(self, column: str, pattern: Pattern) -> str:
        if pattern.wild:
            self.parameters.append(pattern.text.replace("[", "[[]"))
            return f"{column} GLOB ?"
        self.parameters.append(pattern.text)
        return f"{column} IS ?"  # uses an index as "=" does, and is never NULL

    def _between(
        self, value: str, low: Bound | None, high: Bound | None, before: list[str] | None = None
    ) -> str:
        """Return the comparisons; *before* are the parameters inside *value*."""
        tests = []
        for bound, sign in ((low, ">"), (high, "<")):
            if bound is not None:
                self.parameters += [*(before or ()), bound.resolve(self._now)]
                tests.append(f"({value}) {sign}{'=' if bound.inclusive else ''} ?")
        return " AND ".join(tests)


_WRITERS = cast(
    "dict[type[Node], Callable[[_Writer, Node], str]]",
    {
        And: _Writer.and_,
        Or: _Writer.or_,
        Not: _Writer.not_,
        Word: _Writer.word,
        Contains: _Writer.contains,
        InState: _Writer.in_state,
        Within: _Writer.within,
        Present: _Writer.present,
        Json: _Writer.json,
    },
)


def _path(steps: Steps) -> str:
    return "$" + "".join(f"[{s}]" if isinstance(s, int) else f'."{s}"' for s in steps)


def _if_valid(test: str) -> str:
    return f"CASE WHEN json_valid({_DOCUMENT}) THEN {test} END"


def _each(place: str, test: str) -> str:
    """Return whether any element of the array at *place* passes *test*."""
    elements = f"SELECT 1 FROM json_each({_DOCUMENT}, '{place}') WHERE {test}"
    return _if_valid(
        f"CASE json_type({_DOCUMENT}, '{place}') WHEN 'array' THEN EXISTS ({elements}) END"
    )
