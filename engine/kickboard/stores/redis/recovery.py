"""Giving back what dead engines held, and burying what killed them.

The poison rule: the first recovery only marks a job as suspect; a suspect's start is
written before it runs; only a recorded start counts. Otherwise one job that kills its
process would bury all that had been claimed with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from kickboard.errors import PayloadError
from kickboard.stores.base import Delivery, Outcome, Recovered
from kickboard.stores.redis import history, keys, lease, payloads, scripts
from kickboard.stores.redis.connection import Argument, Connections
from kickboard.stores.redis.holding import delivery, pairs, parted
from kickboard.stores.redis.suspects import STRIKE_SECONDS, STRIKES, Suspect, decode

POISON_CLASS = "ProcessDied"


def suspect(link: Connections, jid: str) -> Suspect:
    """Return what is known of one."""
    packed = link.call("HGET", keys.SUSPECTS, jid)
    return decode(packed) if packed else Suspect()


def recover(link: Connections, own: str, now: float) -> Recovered:
    """Give back what engines other than *own* held that are dead."""
    owners = pairs(link.call("HGETALL", keys.OWNERS))
    others = {one.decode("utf-8", "replace"): told for one, told in owners.items()}
    others.pop(own, None)
    if not others:
        return Recovered()
    gone = {one for one, told in others.items() if lease.read(told).is_dead()}
    silent = _silent(link, [one for one in others if one not in gone])
    returned = poisoned = 0
    processes = []
    for identity in (*gone, *silent):
        back, buried = _recover(link, identity, now, certain=identity in gone)
        if back >= 0:
            returned, poisoned = returned + back, poisoned + buried
            processes.append(identity)
    return Recovered(returned, poisoned, tuple(processes), returned)


def _silent(link: Connections, identities: Sequence[str]) -> list[str]:
    """Return those whose heartbeat has ended; one command when none has."""
    if not identities or link.call("EXISTS", *identities) == len(identities):
        return []
    there = link.all(("EXISTS", identity) for identity in identities)
    return [one for one, alive in zip(identities, there, strict=True) if not alive]


def _recover(link: Connections, identity: str, now: float, *, certain: bool) -> tuple[int, int]:
    """Return how many of a dead engine's jobs went back and were buried; -1: it lives."""
    held = pairs(link.call("HGETALL", keys.held(identity)))
    orphans = {
        place: delivery(payload, parted(place)[2], parted(place)[0], now)
        for place, payload in held.items()
    }
    known = _suspects(link, [one.jid for one in orphans.values()])
    today = datetime.fromtimestamp(now, UTC).date().isoformat()
    names = (
        keys.OWNERS,
        keys.held(identity),
        identity,
        keys.PROCESSES,
        keys.FRONT,
        keys.SUSPECTS,
        keys.DEAD,
        keys.PROCESSED,
        keys.day(keys.PROCESSED, today),
        keys.FAILED,
        keys.day(keys.FAILED, today),
        keys.FAILURES,
        keys.settled(identity),
    )
    args: list[Argument] = [identity, int(certain), keys.COUNTER_SECONDS]
    args += (history.MOST_FAILURES, repr(now))
    for place, orphan in orphans.items():
        args += _fate(place, orphan, known.get(orphan.jid, Suspect()).recovered(now), now)
    back, buried = link.run(scripts.RECOVER, names, args)
    return back, buried


def _suspects(link: Connections, jids: Sequence[str]) -> Mapping[str, Suspect]:
    if not jids:
        return {}
    found = link.call("HMGET", keys.SUSPECTS, *jids)
    return {jid: decode(told) for jid, told in zip(jids, found, strict=True) if told}


def _fate(place: bytes, orphan: Delivery, known: Suspect, now: float) -> tuple[Argument, ...]:
    started = int(place.split(b":")[0].split(b".")[2]) / 1000
    if known.strikes < STRIKES:
        why = "Its process died while it held this job."
        entry = history.death(orphan, started, Outcome.PROCESS_DIED, POISON_CLASS, why)
        return (place, "r", orphan.jid, known.packed(), b"", entry)
    hours = round(STRIKE_SECONDS / 3600)
    why = f"Poison: the process running it died {STRIKES} times in {hours} hours."
    entry = history.death(orphan, started, Outcome.POISON, POISON_CLASS, why)
    return (place, "d", orphan.jid, b"", _buried(orphan, why, now), entry)


def _buried(orphan: Delivery, why: str, now: float) -> bytes:
    failed = "failed_at" if orphan.failed_at is None else "retried_at"
    try:
        return payloads.edited(
            orphan.payload,
            {
                "queue": orphan.queue,
                "error_message": why,
                "error_class": POISON_CLASS,
                failed: now,
                "retry_count": orphan.retry_count or 0,
            },
        )
    except PayloadError:
        return orphan.payload
