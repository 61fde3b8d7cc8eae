"""The query language: text -> Query."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was read; *text* is what was typed."""

    text: str
