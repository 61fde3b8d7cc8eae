"""A job's way into its queue: pushed, or due at last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from kickboard.errors import AmbiguousError, PayloadError
from kickboard.payload.record import JobState
from kickboard.stores.base import NewJob, Promoted, PushResult
from kickboard.stores.redis import keys, payloads, scripts
from kickboard.stores.redis.connection import PATIENCE, Argument, Connections

#: Seconds that a jid is remembered at least; its job being done it is forgotten at once.
TURN_SECONDS = 3600
_FIXED = (keys.QUEUES, keys.JIDS, keys.OLD_JIDS, keys.JIDS_TURN, keys.ACCOUNT, keys.SCHEDULE)


#: Jobs of a queue that the script takes in one go.
_GROUP = 1000


def push(link: Connections, jobs: Sequence[NewJob], now: float) -> PushResult:
    """Store jobs; one whose jid is known already is left out and reported."""
    twins: list[str] = []
    if len({job.jid for job in jobs}) < len(jobs):
        jobs, twins = _without_twins(jobs)
    queues: dict[str, list[NewJob]] = {}
    later: list[NewJob] = []
    for job in jobs:
        if job.at is not None and job.at > now:
            later.append(job)
        elif job.queue in queues:
            queues[job.queue].append(job)
        else:
            queues[job.queue] = [job]
    args: list[Argument] = [TURN_SECONDS]
    for number, (name, found) in enumerate(queues.items(), 1):
        for group in _groups(found):
            args += (number, name, len(group), *_jids(group))
            args += [
                one.payload if one.at is None else payloads.enqueued(one.payload, now)
                for one in group
            ]
    for group in _groups(later):
        args += (0, "", len(group), *_jids(group))
        for one in group:
            args += (repr(one.at), one.payload)
    added, taken = _push_once(link, (*_FIXED, *map(keys.queue, queues)), args)
    return PushResult(added, (*twins, *(jid.decode("utf-8", "replace") for jid in taken)))


def _without_twins(jobs: Sequence[NewJob]) -> tuple[list[NewJob], list[str]]:
    """Return the first job of each jid, and the jids of the others."""
    found: dict[str, NewJob] = {}
    twins: list[str] = []
    for job in jobs:
        if job.jid in found:
            twins.append(job.jid)
        else:
            found[job.jid] = job
    return list(found.values()), twins


def _groups(jobs: list[NewJob]) -> Iterator[list[NewJob]]:
    for start in range(0, len(jobs), _GROUP):
        yield jobs[start : start + _GROUP]


def _jids(jobs: Sequence[NewJob]) -> tuple[int, str]:
    """Return jids in one text, and how long each is, or 0 and they stand by line.

    Each argument of its own costs either side.
    """
    jids = [job.jid for job in jobs]
    widths = set(map(len, jids))
    text = "\n".join(jids)
    if text.count("\n") != len(jids) - 1 or 0 in widths:
        raise PayloadError("a jid is a printable text")
    if len(widths) > 1 or not text.isascii():
        return 0, text
    return widths.pop(), text


def _push_once(
    link: Connections, names: Sequence[str], args: Sequence[Argument]
) -> tuple[int, list[bytes]]:
    """Push, and where the reply was lost find out what became of it by pushing again.

    The jids of the first time are taken the second time: they are ours, not twins.
    """
    lost = 0
    while True:
        try:
            added, taken = link.try_once(scripts.PUSH, names, args)
        except AmbiguousError:
            lost += 1
            if lost > len(PATIENCE):
                raise
            continue
        return (added + len(taken), []) if lost else (added, taken)


class _Due(NamedTuple):
    """A member of a timed set whose time has come."""

    score: float
    payload: bytes
    set: int


_TIMED = (keys.RETRY, keys.SCHEDULE)


def promote(link: Connections, now: float, limit: int) -> Promoted:
    """Put what is due at the back of its queue, earliest first."""
    due = _due(link, now, limit)
    lists: dict[str, int] = {}
    rows: list[Argument] = []
    for one in due:
        try:
            payload = payloads.edited(one.payload, {"enqueued_at": now})
        except PayloadError:  # no worker of any language could run it
            rows += (one.set, one.payload, 0, repr(now), one.payload)
            continue
        queue = payloads.queue_of(payloads.head(one.payload))
        number = lists.setdefault(queue, len(lists) + 1)
        rows += (one.set, one.payload, number, queue, payload)
    if not rows:
        return Promoted(0, next_due(link))
    names = (*_TIMED, keys.QUEUES, keys.TOUCHED, keys.DEAD, *map(keys.queue, lists))
    retries, scheduled, *following = link.run(scripts.PROMOTE, names, rows)
    due_next = min((float(at) for at in following if at), default=None)
    return Promoted(retries + scheduled, due_next, retries)


def _due(link: Connections, now: float, limit: int) -> list[_Due]:
    until = repr(now)
    found = link.all(
        ("ZRANGE", key, "-inf", until, "BYSCORE", "LIMIT", 0, limit, "WITHSCORES") for key in _TIMED
    )
    due = [
        _Due(score, payload, number)
        for number, reply in enumerate(found, 1)
        for payload, score in with_scores(reply)
    ]
    return sorted(due)[:limit]


def with_scores(reply: Sequence[Any]) -> list[tuple[bytes, float]]:
    """Return (member, score) pairs of a reply, flat (RESP2) or nested (RESP3)."""
    if reply and isinstance(reply[0], list):
        return [(member, float(score)) for member, score in reply]
    pairs = iter(reply)
    return [(member, float(score)) for member, score in zip(pairs, pairs, strict=True)]


def next_due(link: Connections) -> float | None:
    """Return when the next scheduled or retry job is due."""
    return min(heads(link).values(), default=None)


def heads(link: Connections) -> dict[JobState, float]:
    """Return when the next job of each timed set is due, of those that are not empty."""
    found = link.all(("ZRANGE", key, 0, 0, "WITHSCORES") for key in _TIMED)
    states = (JobState.RETRY, JobState.SCHEDULED)
    return {
        state: with_scores(reply)[0][1] for state, reply in zip(states, found, strict=True) if reply
    }
