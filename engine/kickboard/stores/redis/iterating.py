"""Sidekiq's iterable jobs, which keep how far they are in Redis: what they say, and a cancel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from kickboard.stores.redis.connection import Argument, Connections
from kickboard.stores.redis.holding import pairs

#: Seconds that the state of an iterable job is kept.
STATE_SECONDS = 30 * 86_400


class Iteration(NamedTuple):
    """How far an iterable job is.

    Attributes:
        executions: How often it was begun or resumed.
        cursor: Where it goes on, whatever its class makes of that.
        seconds: How long it ran in all.
        cancelled_at: When somebody asked it to end, in epoch seconds.
    """

    executions: int
    cursor: Any
    seconds: float
    cancelled_at: float | None = None


def read(link: Connections, jids: Sequence[str]) -> dict[str, Iteration]:
    """Return the state of each of *jids* that is an iterable job which began."""
    replies = link.all(("HGETALL", _key(jid)) for jid in jids)
    found = zip(jids, map(pairs, replies), strict=True)
    return {jid: _iteration(told) for jid, told in found if told}


def cancel(link: Connections, jid: str, now: float) -> float:
    """Ask an iterable job to end, which it sees within seconds; return when that was first asked.

    What is not begun yet ends as soon as it begins.
    """
    key = _key(jid)
    commands: Sequence[Sequence[Argument]] = (
        ("HSETNX", key, "cancelled", int(now)),
        ("HGET", key, "cancelled"),
        ("EXPIRE", key, STATE_SECONDS, "NX"),
    )
    return float(link.all(commands)[1])


def _key(jid: str) -> str:
    return f"it-{jid}"


def _iteration(told: dict[bytes, bytes]) -> Iteration:
    return Iteration(
        int(_number(told.get(b"ex")) or 0),
        _cursor(told.get(b"c")),
        _number(told.get(b"rt")) or 0.0,
        _number(told.get(b"cancelled")),
    )


def _cursor(text: bytes | None) -> Any:
    if text is None:
        return None
    try:
        return msgspec.json.decode(text)
    except (ValueError, RecursionError):
        return text.decode("utf-8", "replace")


def _number(text: bytes | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
