"""Jobs that run: what our engines hold, and what other Sidekiqs say of themselves."""

from __future__ import annotations

from kickboard.payload.record import JobState
from kickboard.stores.base import JobRow
from kickboard.stores.redis import keys, payloads
from kickboard.stores.redis.connection import Connections
from kickboard.stores.redis.holding import pairs, parted


def busy(link: Connections) -> list[tuple[JobRow, bytes]]:
    """Return what all engines hold, and what other Sidekiqs say that they run."""
    owners = [one.decode("utf-8", "replace") for one in link.call("HKEYS", keys.OWNERS)]
    rows = []
    for told in link.all(("HGETALL", keys.held(owner)) for owner in owners):
        for place, payload in pairs(told).items():
            token, _, queue = parted(place)
            since = int(place.split(b":")[0].split(b".")[2]) / 1000
            rows.append((token, payloads.row(payload, JobState.BUSY, since, queue), payload))
    rows.sort(key=lambda one: one[0])
    found = [(row, payload) for _, row, payload in rows]
    return [*found, *_of_others(link, set(owners))]


def _of_others(link: Connections, ours: set[str]) -> list[tuple[JobRow, bytes]]:
    known = (one.decode("utf-8", "replace") for one in link.call("SMEMBERS", keys.PROCESSES))
    others = [one for one in known if one not in ours]
    names = [name(one) for one in others for name in (keys.work, keys.workers)]
    found = []
    for told in link.all(("HGETALL", name) for name in names):
        for packed in pairs(told).values():
            job = payloads.work(packed)
            if job is not None:
                payload, queue, since = job
                found.append((payloads.row(payload, JobState.BUSY, since, queue), payload))
    return found
