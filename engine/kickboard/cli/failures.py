"""What went wrong, as one sentence and an exit code."""

from __future__ import annotations

import logging

import click

from kickboard.cli import FAILED, STORE_UNAVAILABLE, WRONG_USE
from kickboard.cli.text import visible
from kickboard.errors import (
    ConfigError,
    KickboardError,
    PayloadError,
    QueryError,
    StoreError,
    UnsupportedError,
)

log = logging.getLogger(__name__)

#: Control characters keep their place and lose their meaning.
_BLANK = dict.fromkeys([*range(32), *range(127, 160)], " ")


class Failed(click.ClickException):
    """The command was understood and could not be done."""

    exit_code = FAILED


class MarkedQuery(Failed):
    """A query that cannot be read, with the part at fault underlined."""

    exit_code = WRONG_USE

    def __init__(self, query: str, error: QueryError) -> None:
        shown = query.translate(_BLANK)
        marks = " " * error.start + "^" * max(1, error.end - error.start)
        super().__init__(f"{error.reason}\n  {shown}\n  {marks}")


def explain(error: Exception) -> tuple[str, int]:
    """Return what to print for *error*, and the exit code.

    It is one line, whatever names and arguments are quoted in it; a query with its marks
    underneath has three.
    """
    text, code = _explained(error)
    lines = text.split("\n") if isinstance(error, MarkedQuery) else [text]
    return "\n".join(map(visible, lines)), code


def _explained(error: Exception) -> tuple[str, int]:
    if isinstance(error, click.UsageError):
        hint = f" (see {error.ctx.command_path} --help)" if error.ctx else ""
        return f"kickboard: {_sentence(error.format_message())}{hint}", WRONG_USE
    if isinstance(error, MarkedQuery):
        return f"kickboard: {error.message}", WRONG_USE
    if isinstance(error, click.ClickException):
        return f"kickboard: {_sentence(error.format_message())}", error.exit_code
    if isinstance(error, ConfigError | PayloadError | UnsupportedError | QueryError):
        return f"kickboard: {error}", WRONG_USE
    if isinstance(error, StoreError):
        return f"kickboard: {error}", STORE_UNAVAILABLE
    if isinstance(error, KickboardError | OSError):
        return f"kickboard: {error}", FAILED
    log.debug("unexpected", exc_info=error)
    return f"kickboard: {type(error).__name__}: {error}", FAILED


def _sentence(text: str) -> str:
    """Return click's message in our manner: no capital, no full stop."""
    text = " ".join(text.split()).removesuffix(".")
    return text[:1].lower() + text[1:]
