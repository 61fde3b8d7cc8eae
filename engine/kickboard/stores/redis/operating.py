"""What people do to jobs: move, delete, undo, purge, replace, pause. Each step is a script.

A job is moved by the bytes with which it stands in its place, so that of two that look
alike the one that was meant is moved, and one that has gone meanwhile is left alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from kickboard.errors import PayloadError
from kickboard.payload.record import JobState
from kickboard.stores.base import (
    Moved,
    NewJob,
    Operation,
    RestoredPart,
    Retention,
    Selection,
    Target,
    Trimmed,
)
from kickboard.stores.redis import keys, lines, payloads, scripts, selecting
from kickboard.stores.redis.connection import Argument, Connections
from kickboard.stores.redis.holding import pairs
from kickboard.stores.redis.lines import Found
from kickboard.stores.redis.selecting import Seen
from kickboard.stores.redis.undo import SECONDS, Undoing, neighbours, place_of

#: Comparisons that the removals of one script call may take: about 20 ms of the server.
_MOST_STEPS = 2_000_000

_WAITING = (JobState.SCHEDULED, JobState.RETRY)

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode


def move(
    link: Connections,
    selection: Selection,
    target: Target,
    limit: int,
    op: int | None,
    now: float,
    seen: Seen,
) -> Moved:
    """Move selected jobs; each can be restored under the operation's id."""
    found, more = selecting.select(link, selection, limit, now, seen)
    first = int(link.run(scripts.NUMBER, (keys.NUMBER,), (len(found) + 1,))) - len(found)
    op = first if op is None else op
    moves = [
        _Move(one, *_destination(one, target, op, number, now), number)
        for number, one in enumerate(found, first + 1)
    ]
    moved: list[Found] = []
    for some in _affordable(moves):
        moved += _move(link, op, target.state, now, some)
    jids = tuple(payloads.head(one.payload).id for one in moved[:20])
    return Moved(op, len(moved), more, jids)


class _Move(NamedTuple):
    """A job, where it goes (score or queue), as what, and its number in the operation."""

    found: Found
    key: str
    place: str
    payload: bytes
    number: int

    @property
    def steps(self) -> int:
        """How many members Redis compares to find it, about."""
        return 1 if self.found.score is not None else 1 + self.found.ahead


def _destination(
    one: Found, target: Target, op: int, number: int, now: float
) -> tuple[str, str, bytes]:
    """Return (key, score or queue, payload) of where a job goes."""
    if target.state is JobState.TRASH:
        return keys.TRASH, repr(now), b"%b\n%d-%d" % (one.payload, op, number)
    changes: dict[str, Any] = {}
    head = payloads.head(one.payload)
    if target.give_back_try and head.count is not None:
        changes["retry_count"] = head.count - 1
    queue = target.queue or one.queue or payloads.queue_of(head)
    if queue != head.queue:
        changes["queue"] = queue
    if target.state is JobState.ENQUEUED:
        changes["enqueued_at"] = now
    try:
        payload = payloads.edited(one.payload, changes) if changes else one.payload
    except PayloadError:
        payload = one.payload
    if target.state is JobState.ENQUEUED:
        return keys.queue(queue), queue, payload
    at = target.at if target.at is not None and target.state is not JobState.DEAD else now
    if target.keep_time and one.score is not None and one.state in _WAITING:
        at = one.score
    return lines.SETS[target.state], repr(at), payload


def _affordable(moves: Sequence[_Move]) -> Iterator[list[_Move]]:
    """Split *moves* so that no call keeps Redis from others for long."""
    some: list[_Move] = []
    steps = 0
    for one in moves:
        if some and (steps + one.steps > _MOST_STEPS or len(some) >= 1000):
            yield some
            some, steps = [], 0
        some.append(one)
        steps += one.steps
    if some:
        yield some


def _move(
    link: Connections, op: int, target: JobState, now: float, moves: Sequence[_Move]
) -> list[Found]:
    args: list[Argument] = [op, _encode((now, str(target))), SECONDS]
    around = neighbours(link, [one.found for one in moves])
    for one, beside in zip(moves, around, strict=True):
        found = one.found
        is_list = found.score is None
        args += ("l" if is_list else "z", found.key, found.member, -1)
        args += ("l" if one.key.startswith("queue:") else "z", one.key, one.place, one.payload)
        args += (one.number, place_of(found, one.key, one.payload, beside).packed())
    names = (keys.QUEUES, keys.TOUCHED, keys.undo(op), keys.OPERATIONS)
    return [moves[int(i)].found for i in link.run(scripts.MOVE, names, args)]


def replace(
    link: Connections, jid: str, state: JobState, job: NewJob, now: float, seen: Seen
) -> int | None:
    """Store *job* in the place of another, which goes to the trash."""
    return Undoing(link).replace(jid, state, job, now, seen)


def restoring(
    link: Connections, op: int, jids: Collection[str] | None, dead_max: int | None
) -> Iterator[RestoredPart]:
    """Put an operation's jobs back where they were, if they are still where it left them."""
    return Undoing(link).parts(op, jids, dead_max)


def operations(link: Connections, n: int) -> list[Operation]:
    """Return the newest operations that can still be undone, newest first."""
    told = pairs(link.call("HGETALL", keys.OPERATIONS))
    known = sorted(((int(op), packed) for op, packed in told.items()), reverse=True)[: 2 * n]
    counts = Undoing(link).counts([op for op, _ in known])
    found = []
    for (op, packed), count in zip(known, counts, strict=True):
        if count:
            at, target = _decode(packed)
            found.append(Operation(id=op, at=at, target=JobState(target), count=count))
    return found[:n]


def purge(link: Connections, selection: Selection, limit: int, now: float, seen: Seen) -> int:
    """Really delete jobs of the trash."""
    if selection.view.state is not JobState.TRASH:
        return 0
    found, _ = selecting.select(link, selection, limit, now, seen)
    return drop(link, found)


def drop(link: Connections, found: Sequence[Found]) -> int:
    """Really delete jobs that stand in one set."""
    if not found:
        return 0
    args: list[Argument] = []
    for one in found:
        args += (one.member, payloads.head(one.payload).id)
    names = (found[0].key, keys.JIDS, keys.OLD_JIDS, keys.ACCOUNT, keys.TOUCHED)
    return int(link.run(scripts.DROP, names, args))


def trim(link: Connections, retention: Retention, limit: int, now: float) -> Trimmed:
    """Delete what is too old or too much; the history is bounded by itself."""
    old = repr(now - retention.dead_seconds)
    older = repr(now - retention.trash_seconds)
    size, late, thrown = link.all(
        (
            ("ZCARD", keys.DEAD),
            ("ZCOUNT", keys.DEAD, "-inf", old),
            ("ZCOUNT", keys.TRASH, "-inf", older),
        )
    )
    dead = min(limit, max(late, size - retention.dead_max))
    return Trimmed(
        _drop_first(link, JobState.DEAD, dead),
        0,
        _drop_first(link, JobState.TRASH, min(limit, thrown)),
    )


def _drop_first(link: Connections, state: JobState, n: int) -> int:
    return drop(link, lines.SetLine(link, state).read(0, n)) if n > 0 else 0


def pause(link: Connections, queue: str | None, now: float, *, paused: bool) -> None:
    """Pause or resume a queue, as Sidekiq Pro does, or with None all of our engines."""
    if queue is None:
        link.call(*(("SET", keys.STOPPED, repr(now), "NX") if paused else ("DEL", keys.STOPPED)))
        return
    commands: list[tuple[Argument, ...]] = [("SADD", keys.QUEUES, queue)]
    if paused:
        commands.append(("SADD", keys.PAUSED, queue))
        commands.append(("HSETNX", keys.PAUSED_AT, queue, repr(now)))
    else:
        commands.append(("SREM", keys.PAUSED, queue))
        commands.append(("HDEL", keys.PAUSED_AT, queue))
    link.all(commands, atomic=True)


def paused(link: Connections) -> tuple[bool, frozenset[str]]:
    """Return whether everything is paused, and which queues are."""
    stopped, names = link.all((("EXISTS", keys.STOPPED), ("SMEMBERS", keys.PAUSED)))
    return bool(stopped), frozenset(name.decode("utf-8", "replace") for name in names)


def forget_queue(link: Connections, name: str) -> bool:
    """Drop an empty queue from the list."""
    names = (keys.QUEUES, keys.queue(name), keys.PAUSED, keys.PAUSED_AT)
    return bool(link.run(scripts.FORGET, names, (name,)))
