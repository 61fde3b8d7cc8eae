"""Text in a table that a spreadsheet will open: it must be shown there, never calculated.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` is a formula to spreadsheets, and some
skip white space and NUL before it, or take the full-width forms. A leading apostrophe makes
it text again. Numbers are left numbers: only text is ever changed.
"""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")

_FORMULA = frozenset("=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
                     "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip
#: Characters at the start that begin a formula, or a new cell, in one program or another.
_BLANK = frozenset("\t\r\n\0")


def cell(value: T) -> T | str:
    """Return *value* as it may stand in a cell: text that begins a formula gets an apostrophe."""
    if not isinstance(value, str):
        return value
    start = value.lstrip().replace("\0", "").lstrip()[:1]
    return f"'{value}" if value[:1] in _BLANK or start in _FORMULA else value
