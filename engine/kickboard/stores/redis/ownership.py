"""Whose a Redis is: Kickboard's alone, or one that others work on, too.

Where others work, a mistake made in a window is theirs to suffer; so a window asks this before
it lets anybody change something. In doubt a Redis is somebody else's.
"""

from __future__ import annotations

from kickboard.stores.redis import keys
from kickboard.stores.redis.connection import Connections

_THEIRS = (keys.QUEUES, keys.SCHEDULE, keys.RETRY, keys.DEAD, keys.PROCESSED)
_OURS = (keys.ACCOUNT, keys.OWNERS)


def is_foreign(link: Connections) -> bool:
    """Return whether anybody but Kickboard's engines works here, or ever was seen to.

    So it is when a process beats that is none of ours, when an engine of ours once met one, and
    when there are jobs or counts that no engine and no client of ours ever had to do with.

    Raises:
        StoreError: Redis cannot be asked.
    """
    if others(link) or link.call("EXISTS", keys.PEERS):
        return True
    return bool(link.call("EXISTS", *_THEIRS)) and not link.call("EXISTS", *_OURS)


def others(link: Connections) -> frozenset[bytes]:
    """Return the identities of the processes that are none of ours."""
    known, ours = link.all((("SMEMBERS", keys.PROCESSES), ("HKEYS", keys.OWNERS)))
    return frozenset(known) - frozenset(ours)


def remember_others(link: Connections) -> None:
    """Note for good that others work here, if there are any just now."""
    if others(link):
        link.call("SET", keys.PEERS, 1)
