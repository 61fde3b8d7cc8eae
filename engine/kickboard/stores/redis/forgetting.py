"""Takes attempts out of the history whose jobs were never anybody's: those of load tests.

The streams are read in parts, and what is found in one is deleted before the next is read.
The daily totals and the metrics stay: those jobs were processed.
"""

from __future__ import annotations

from collections.abc import Callable

from kickboard.stores.redis import history, keys
from kickboard.stores.redis.store import RedisStore

#: Entries of a stream that are read in one go.
_CHUNK = 1_000


def forget_attempts(store: RedisStore, jids: str) -> int:
    """Delete the attempts of jobs whose jids begin with *jids*; return how many there were.

    Raises:
        StoreError: what was deleted until then is gone, the rest is there.
    """
    done = _forget(store, keys.DONE, jids, lambda packed: history.completed(packed).jid)
    failed = _forget(store, keys.FAILURES, jids, lambda packed: history.attempt(packed).jid)
    if done + failed:
        store._link.call("INCR", keys.FORGOTTEN)
    return done + failed


def _forget(store: RedisStore, stream: str, jids: str, jid_of: Callable[[bytes], str]) -> int:
    link, start, forgotten = store._link, b"-", 0
    while entries := link.call("XRANGE", stream, start, "+", "COUNT", _CHUNK):
        start = b"(" + entries[-1][0]
        found = [
            (id_, jid)
            for id_, packed in history.fields(entries)
            if (jid := jid_of(packed)).startswith(jids)
        ]
        if found:
            lists = [keys.attempts(jid) for _, jid in found]
            link.all((("XDEL", stream, *(id_ for id_, _ in found)), ("DEL", *lists)))
        forgotten += len(found)
    return forgotten
