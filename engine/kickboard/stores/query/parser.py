"""Text -> tree of a query, by recursive descent; what is wrong is said with its place.

::

    any      = all ("OR" all)*
    all      = (not ("AND"? not)*)?
    not      = ("-" | "NOT") not | "(" any ")" | term
    term     = field operator value | value
    operator = ":" | "=" | ":"? (">" | ">=" | "<" | "<=")
    value    = '"' text '"' | word
"""

from __future__ import annotations

import difflib
import re
from typing import TypeAlias

from kickboard.errors import QueryError
from kickboard.stores.query import conditions, values
from kickboard.stores.query.conditions import Term, Value
from kickboard.stores.query.fields import FIELDS, Field
from kickboard.stores.query.nodes import And, Contains, Node, Not, Or

#: Longer texts, more conditions and deeper parentheses are refused: no person writes them,
#: and SQLite has limits of its own.
MAX_LENGTH = 2000
MAX_TERMS = 64
MAX_DEPTH = 20

HEAD = re.compile(
    r"(?P<field>[A-Za-z_]\w*)(?P<path>(?:\.\w[\w-]*|\[\d{1,6}\])*)"
    r"(?P<operator>:[<>]=?|[<>]=?|[:=])"
)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_BARE = re.compile(r'[^\s()"]+')

#: Where a part of a query stands in its text.
Place: TypeAlias = tuple[int, int]


def parse(text: str) -> tuple[Node, tuple[Place, ...]]:
    """Return the tree of *text*, and where each of the parts that must all hold stands.

    Raises:
        QueryError: it cannot be read; marked is the part at fault.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(
            "a query has at most {most} characters", MAX_LENGTH, len(text), most=MAX_LENGTH
        )
    for place, character in enumerate(text):
        if character == "\0" or "\ud800" <= character <= "\udfff":
            raise QueryError("this character cannot be searched for", place, place + 1)
    return _Parser(text).read()


class _Parser:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._terms = 0
        self._depth = 0
        self._places: list[Place] = []  # of the conditions outside all parentheses

    def read(self) -> tuple[Node, tuple[Place, ...]]:
        root = self._any()
        if self._next() == ")":
            raise QueryError("there is no parenthesis to close", self._at, self._at + 1)
        return root, () if isinstance(root, Or) else tuple(self._places)

    # -- grammar
    def _any(self) -> And | Or:
        parts = [self._all()]
        while self._takes("OR"):
            start = self._at - 2
            parts.append(self._all())
            if not (parts[-1].parts and parts[-2].parts):
                raise QueryError("OR stands between two conditions", start, start + 2)
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self) -> And:
        parts: list[Node] = []
        while not self._ends():
            joint = self._at
            if self._takes("AND") and (not parts or self._ends()):
                raise QueryError("AND stands between two conditions", joint, joint + 3)
            start = self._at
            parts.append(self._not())
            if self._depth == 0:
                self._places.append((start, self._at))
        return And(tuple(parts))

    def _not(self) -> Node:
        start = self._at
        negated = False
        while self._next() == "-" or self._sees("NOT"):
            self._at += 1 if self._text[self._at] == "-" else 3
            negated = not negated
        if self._ends() or self._sees("AND"):
            raise QueryError("there is nothing to negate", start, max(start + 1, self._at))
        node = self._group() if self._text[self._at] == "(" else self._term()
        return Not(node) if negated else node

    def _group(self) -> Node:
        start = self._at
        if self._depth == MAX_DEPTH:
            raise QueryError("the parentheses are nested too deep", start, start + 1)
        self._at += 1
        self._depth += 1
        node = self._any()
        if self._next() != ")":
            raise QueryError("this parenthesis is not closed", start, start + 1)
        self._at += 1
        self._depth -= 1
        if not node.parts:
            raise QueryError("there is nothing in the parentheses", start, self._at)
        return node

    def _term(self) -> Node:
        start = self._at
        self._terms += 1
        if self._terms > MAX_TERMS:
            raise QueryError(
                "a query has at most {most} conditions", start, start + 1, most=MAX_TERMS
            )
        head = HEAD.match(self._text, start)
        if head is None:
            return Contains("text", self._value(start).pattern)
        field = _field(head)
        self._at = head.end()
        value = self._value(start)
        operator = head["operator"].removeprefix(":")  # GitHub's attempt:>=3 is ours too
        operator = ":" if operator in ("", "=") else operator
        try:
            return conditions.read(Term(field, head["path"], operator, value))
        except values.Unreadable as error:
            raise QueryError(error.words, value.start, value.end, **error.parts) from None

    def _value(self, term: int) -> Value:
        """Read a value, the last piece of the term that begins at *term*."""
        start = self._at
        quoted = _QUOTED.match(self._text, start)
        if quoted is not None:
            self._at = quoted.end()
            text = re.sub(r"\\(.)", r"\1", quoted[1], flags=re.DOTALL)
            return Value(text, True, start, self._at)
        if self._text.startswith('"', start):
            raise QueryError("the quote is not closed", start, len(self._text))
        bare = _BARE.match(self._text, start)
        if bare is None:
            raise QueryError(
                "a value is missing after {before}", term, start, before=self._text[term:start]
            )
        self._at = bare.end()
        return Value(bare[0], False, start, self._at)

    # -- looking ahead
    def _next(self) -> str:
        """Step over space; return the next character, "" at the end."""
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        return self._text[self._at : self._at + 1]

    def _sees(self, word: str) -> bool:
        """Return whether *word* comes next, by itself."""
        self._next()
        bare = _BARE.match(self._text, self._at)
        return bare is not None and bare[0] == word

    def _takes(self, word: str) -> bool:
        """Step over *word*, and the space after it, if it comes next."""
        if not self._sees(word):
            return False
        self._at += len(word)
        return True

    def _ends(self) -> bool:
        """Return whether no condition can begin here."""
        return self._next() in ("", ")") or self._sees("OR")


def _field(head: re.Match[str]) -> Field:
    """Return the field that a condition names."""
    name = head["field"].lower()
    field = FIELDS.get(name)
    if field is None:
        close = difflib.get_close_matches(name, FIELDS, 1)
        words = "there is no field {field!r}; put quotes round a text"
        if close:
            words = "there is no field {field!r}; did you mean {close}?"
        raise QueryError(words, *head.span("field"), field=head["field"], close="".join(close))
    if head["path"] and name != "args":
        raise QueryError("{field} has no parts; only args has", *head.span("path"), field=name)
    return field
