"""Which Sidekiqs share this Redis, told by what they write; what we write follows.

Jobs are the same for all. What differs: where running jobs are told (6), and the names of
the keys of the metrics (7, 8).
"""

from __future__ import annotations

from typing import Any

import msgspec

from kickboard.stores.redis import keys
from kickboard.stores.redis.connection import Connections

#: Written like when nobody is there to tell.
NEWEST = 8


def spoken(link: Connections) -> frozenset[int]:
    """Return the major versions of the Sidekiqs that beat; the newest where none does."""
    known = list(link.call("SMEMBERS", keys.PROCESSES))
    ours = set(link.call("HKEYS", keys.OWNERS))
    infos = link.all(("HGET", identity, "info") for identity in known if identity not in ours)
    found = {version(told) for told in infos if told is not None}
    return frozenset(found - {0}) or frozenset((NEWEST,))


def version(told: bytes) -> int:
    """Return the major version of a Sidekiq from what it says of itself; 0: not known."""
    try:
        info: Any = msgspec.json.decode(told)
        number = info.get("version")
    except (ValueError, AttributeError, RecursionError):
        return 0
    if number is None:
        return 6  # the first to tell is 7.0.3
    major = str(number).partition(".")[0]
    return int(major) if major.isdecimal() and int(major) in (6, 7, 8) else 0
