"""The options --in and --at: a moment, as one argument for the command."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

import click

from kickboard.stores.query import values
from kickboard.stores.query.nodes import Base, Bound

R = TypeVar("R")

#: A plain number this big is a moment in epoch seconds.
EPOCH_FROM = 1e8


def when_options(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command --in and --at; it gets *when*, to be resolved by the store's time."""

    @click.option("--in", "delay", metavar="TIME", help="After so long: 90, 5m, 1h30m, 2d.")
    @click.option(
        "--at",
        "moment",
        metavar="TIME",
        help="Then: 2026-11-24T10:30 (UTC; or with +02:00), tomorrow, epoch seconds.",
    )
    @functools.wraps(command)
    def run(*args: Any, delay: str | None, moment: str | None, **kwargs: Any) -> R:
        if delay is not None and moment is not None:
            raise click.UsageError("give --in or --at, not both", click.get_current_context())
        return command(*args, when=_when(delay, moment), **kwargs)

    return run


def _when(delay: str | None, moment: str | None) -> Bound | None:
    try:
        if delay is not None:
            return Bound(_seconds(delay), inclusive=True, base=Base.NOW)
        if moment is not None:
            return _moment(moment)
    except values.Unreadable as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    return None


def _seconds(text: str) -> float:
    if values.is_number(text):
        return float(text)
    return values.duration(text).low


def _moment(text: str) -> Bound:
    if values.is_number(text) and float(text) >= EPOCH_FROM:
        return Bound(float(text), inclusive=True)
    span = values.moment(text)
    return Bound(span.low, inclusive=True, base=span.base)
