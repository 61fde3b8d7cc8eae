"""Iterable jobs, Sidekiq's and ours, which keep how far they are under ``it-JID``."""

from __future__ import annotations

from collections.abc import Sequence

from kickboard.stores.iteration import STATE_SECONDS, Iteration, cursor_of
from kickboard.stores.redis.connection import Argument, Connections
from kickboard.stores.redis.holding import pairs

#: The state of a job that did nothing yet.
_NOT_BEGUN = (("ex", 0), ("c", "null"), ("rt", "0.0"))


def read(link: Connections, jids: Sequence[str]) -> dict[str, Iteration]:
    """Return the state of each of *jids* that is an iterable job which began."""
    replies = link.all(("HGETALL", _key(jid)) for jid in jids)
    found = zip(jids, map(pairs, replies), strict=True)
    return {jid: _iteration(told) for jid, told in found if told}


def keep(
    link: Connections, jid: str, executions: int, cursor: bytes, seconds: float
) -> float | None:
    """Keep how far an iterable job of ours is; return when it was asked to end, if it was."""
    key = _key(jid)
    commands: Sequence[Sequence[Argument]] = (
        ("HSET", key, "ex", executions, "c", cursor, "rt", repr(seconds)),
        ("EXPIRE", key, STATE_SECONDS),
        ("HGET", key, "cancelled"),
    )
    return _number(link.all(commands)[2])


def drop(link: Connections, jid: str) -> None:
    """Forget how far a job is: it is done."""
    link.call("UNLINK", _key(jid))


def cancel(link: Connections, jid: str, now: float) -> float:
    """Ask an iterable job to end, which it sees within seconds; return when that was first asked.

    What is not begun yet ends as soon as it begins. Sidekiq fails such a job if it finds nothing
    but the time of the cancel: it takes whatever stands there for the state of one that began.
    """
    key = _key(jid)
    commands: Sequence[Sequence[Argument]] = (
        *(("HSETNX", key, field, value) for field, value in _NOT_BEGUN),
        ("HSETNX", key, "cancelled", int(now)),
        ("EXPIRE", key, STATE_SECONDS, "NX"),
        ("HGET", key, "cancelled"),
    )
    return float(link.all(commands, atomic=True)[-1])


def _key(jid: str) -> str:
    return f"it-{jid}"


def _iteration(told: dict[bytes, bytes]) -> Iteration:
    return Iteration(
        int(_number(told.get(b"ex")) or 0),
        cursor_of(told.get(b"c")),
        _number(told.get(b"rt")) or 0.0,
        _number(told.get(b"cancelled")),
    )


def _number(text: bytes | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
