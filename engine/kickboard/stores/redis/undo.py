"""Where jobs stood before an operation touched them, and how they get back there."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import msgspec

from kickboard.payload.record import JobState
from kickboard.payload.wire import seconds
from kickboard.stores.base import NewJob, RestoredPart, Selection, View
from kickboard.stores.redis import keys, payloads, scripts, selecting
from kickboard.stores.redis.connection import Argument, Connections
from kickboard.stores.redis.lines import Found
from kickboard.stores.redis.selecting import Seen

SECONDS = 7 * keys.DAY_SECONDS
#: Jobs of an operation that are read at a time.
_CHUNK = 1000
#: Jobs of a queue that are looked through for the old place of one that is put back.
_MOST_IN_LINE = 20_000
#: Neighbours are kept of jobs in operations of up to so many.
MOST_NEIGHBOURS = 100
#: How the number of a job begins that an operation made.
_MADE = b"m"

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode


class Place(NamedTuple):
    """Everything an operation may change about a job.

    Attributes:
        old: (list or set, score or None, member) before.
        new: (list or set, member) after.
        ahead: Mark of the job that ran before it in its queue, b"" for none.
        instead_of: The operation made this job, in the place of that one.
    """

    jid: str
    old: tuple[str, float | None, bytes]
    new: tuple[str, bytes]
    ahead: bytes = b""
    behind: bytes = b""
    instead_of: str = ""

    def packed(self) -> bytes:
        """Return it as it is kept."""
        return _encode(self)


class _Kept(NamedTuple):
    """A place as it was read: its number, and the operation that had touched the job before."""

    number: bytes
    before: bytes
    place: Place


def place_of(found: Found, key: str, member: bytes, neighbours: tuple[bytes, bytes]) -> Place:
    """Return where a job stands that goes to *key* as *member*."""
    jid = payloads.head(found.payload).id
    return Place(jid, (found.key, found.score, found.member), (key, member), *neighbours)


def mark(member: bytes) -> bytes:
    """Return a few bytes that tell a job of a queue from its neighbours."""
    return hashlib.blake2b(member, digest_size=8).digest()


def neighbours(link: Connections, found: Sequence[Found]) -> list[tuple[bytes, bytes]]:
    """Return the marks of the jobs ahead and behind, of those that stand in queues."""
    none = (b"", b"")
    if len(found) > MOST_NEIGHBOURS:
        return [none] * len(found)
    there = link.all(
        ("LRANGE", one.key, -one.ahead - 2, -max(1, one.ahead))
        for one in found
        if one.score is None
    )
    read = iter(there)
    return [_around(one, next(read)) if one.score is None else none for one in found]


def _around(one: Found, members: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Return the marks of what stands right (ahead) and left (behind) of a job."""
    marks = [mark(member) for member in members]
    own = mark(one.member)
    if own not in marks:
        return b"", b""
    at = marks.index(own)
    return (marks[at + 1] if at + 1 < len(marks) else b"", marks[at - 1] if at else b"")


class Undoing:
    """Takes operations back. Makes its calls on *link*."""

    def __init__(self, link: Connections) -> None:
        self._link = link

    def counts(self, ops: Sequence[int]) -> list[int]:
        """Return how many jobs each operation could still put back."""
        sizes = self._link.all(("HLEN", keys.undo(op)) for op in ops)
        small = [op for op, size in zip(ops, sizes, strict=True) if 0 < size <= 2]  # a `replace`?
        numbers = self._link.all(("HKEYS", keys.undo(op)) for op in small)
        made = {
            op: sum(number.startswith(_MADE) for number in found)
            for op, found in zip(small, numbers, strict=True)
        }
        return [size - made.get(op, 0) for op, size in zip(ops, sizes, strict=True)]

    def parts(
        self, op: int, jids: Collection[str] | None, dead_max: int | None
    ) -> Iterator[RestoredPart]:
        """Put back the jobs of an operation that nothing happened to since, part by part.

        Those that Dead, which is to hold *dead_max* at most, has no room for stay.
        """
        wanted = None if jids is None else frozenset(jids)
        left: set[bytes] = set(self._link.call("HKEYS", keys.undo(op)))
        for kept in self._chunks(op, left):
            chosen = [one for one in kept if wanted is None or one.place.jid in wanted]
            made = [one for one in chosen if one.place.instead_of]
            stay = self._that_stay(op, chosen, made)
            full = self._without_room(op, chosen, dead_max)
            back = [one for one in chosen if one not in (*stay, *made) and one.number not in full]
            left -= {one.number for one in (*back, *made)}
            is_over = all(number.startswith(_MADE) for number in left)
            n = self._put_back(op, back, made, is_over=is_over)
            yield RestoredPart(n, len(back) + len(stay) - n, len(full))

    def _chunks(self, op: int, numbers: Collection[bytes]) -> Iterator[list[_Kept]]:
        """Yield an operation's places, the last first, and those it made with who made way."""
        ordered = sorted(numbers, key=lambda number: int(number.removeprefix(_MADE)))
        for end in range(len(ordered), 0, -_CHUNK):
            some = ordered[max(0, end - _CHUNK) : end]
            told = self._link.call("HMGET", keys.undo(op), *some)
            yield [
                _kept(number, packed)
                for number, packed in zip(some, told, strict=True)
                if packed is not None
            ]

    def _that_stay(self, op: int, chosen: Sequence[_Kept], made: Sequence[_Kept]) -> list[_Kept]:
        """Return the jobs that stay in the trash, as the one in their place has begun."""
        begun = {one.place.instead_of for one in made if not self._is_untouched(op, one)}
        return [
            one
            for one in chosen
            if not one.place.instead_of
            and one.place.jid in begun
            and self._link.call("ZSCORE", keys.TRASH, one.place.new[1]) is not None
        ]

    def _without_room(self, op: int, chosen: Sequence[_Kept], dead_max: int | None) -> set[bytes]:
        """Return the numbers of those that would go to Dead but are more than it is to hold."""
        dead = [one for one in chosen if one.place.old[0] == keys.DEAD != one.place.new[0]]
        if dead_max is None or not dead:
            return set()
        room = max(0, dead_max - int(self._link.call("ZCARD", keys.DEAD)))
        if len(dead) <= room:
            return set()
        told = self._link.all(_look(*one.place.new) for one in dead)
        touched = str(op).encode()
        there = [
            one
            for one, answer in zip(dead, told, strict=True)
            if answer == touched or (one.place.new[0] == keys.TRASH and answer is not None)
        ]
        return {one.number for one in there[: max(0, len(there) - room)]}

    def _is_untouched(self, op: int, one: _Kept) -> bool:
        key, member = one.place.new
        look = ("LPOS", key, member) if key.startswith("queue:") else ("ZSCORE", key, member)
        there, touched = self._link.all((look, ("HGET", keys.TOUCHED, member)))
        return there is not None and touched == str(op).encode()

    def _put_back(
        self, op: int, back: Sequence[_Kept], made: Sequence[_Kept], *, is_over: bool
    ) -> int:
        args: list[Argument] = [op, int(is_over)]
        sides = self._sides(back)
        for one in back:
            jid, (key, score, member), (where, present), *_ = one.place
            kind = "l" if score is None else "z"
            side, pivot = sides.get(one.number, ("", b"")) if score is None else (repr(score), b"")
            args += (one.number, _kind(where), where, present, kind, key, side, member, pivot)
            args.append(one.before)
            for new in made:
                if new.place.instead_of == jid:
                    args += _made_row(new)
        told = {one.place.jid for one in back}
        for new in made:
            if new.place.instead_of not in told:
                args += _made_row(new)
        names = (
            keys.TOUCHED,
            keys.undo(op),
            keys.OPERATIONS,
            keys.JIDS,
            keys.OLD_JIDS,
            keys.ACCOUNT,
            keys.QUEUES,
        )
        return int(self._link.run(scripts.RESTORE, names, args))

    def _sides(self, back: Sequence[_Kept]) -> dict[bytes, tuple[str, bytes]]:
        """Return where in its queue each job goes: an end, or before another."""
        sides: dict[bytes, tuple[str, bytes]] = {}
        queues: dict[str, _Row] = {}
        for one in back:
            key, score, member = one.place.old
            if score is not None:
                continue
            if key not in queues:
                members = self._link.call("LRANGE", key, -_MOST_IN_LINE, -1)
                queues[key] = _Row(members[::-1])
            sides[one.number] = queues[key].insert(member, one.place.ahead, one.place.behind)
        return sides

    def replace(self, jid: str, state: JobState, job: NewJob, now: float, seen: Seen) -> int | None:
        """Store *job* in the place of another, which goes to the trash."""
        link = self._link
        selection = Selection(view=View(state=state), jids=[jid])
        found, _ = selecting.select(link, selection, 1, now, seen)
        if not found:
            return None
        [old] = found
        op = int(link.call("INCRBY", keys.NUMBER, 3)) - 2
        thrown = b"%b\n%d-%d" % (old.payload, op, op + 1)
        old_place = place_of(old, keys.TRASH, thrown, *neighbours(link, [old]))
        is_later = job.at is not None and job.at > now
        key = keys.SCHEDULE if is_later else keys.queue(job.queue)
        new_place = Place(job.jid, ("", None, b""), (key, job.payload), instead_of=jid)
        args: list[Argument] = [op, _encode((now, str(JobState.TRASH))), SECONDS]
        args += (_kind(old.key), old.key, old.member, repr(now), thrown)
        args += (op + 1, old_place.packed(), job.jid, _kind(key), key)
        args += (repr(job.at) if is_later else job.queue, job.payload)
        args += (_MADE + str(op + 2).encode(), new_place.packed())
        names = (
            keys.QUEUES,
            keys.TOUCHED,
            keys.undo(op),
            keys.OPERATIONS,
            keys.JIDS,
            keys.OLD_JIDS,
            keys.ACCOUNT,
        )
        return op if link.run(scripts.REPLACE, names, args) else None


def _kept(number: bytes, packed: bytes) -> _Kept:
    before, _, place = packed.partition(b"|")
    jid, old, new, *rest = _decode(place)
    return _Kept(number, before, Place(jid, tuple(old), tuple(new), *rest))


def _look(key: str, member: bytes) -> tuple[str, str, bytes]:
    """Return the command that tells whether a job is where an operation put it."""
    return ("ZSCORE", key, member) if key == keys.TRASH else ("HGET", keys.TOUCHED, member)


def _kind(key: str) -> str:
    return "l" if key.startswith("queue:") else "z"


def _made_row(one: _Kept) -> tuple[Argument, ...]:
    key, member = one.place.new
    return (one.number, _kind(key), key, member, "x", "", "", one.place.jid, b"", b"")


class _Row:
    """A queue as it will be, while jobs are put back into it one after the other."""

    def __init__(self, members: list[bytes]) -> None:
        self._members = members
        self._marks = [mark(member) for member in members]
        self._is_whole = len(members) < _MOST_IN_LINE

    def insert(self, member: bytes, ahead: bytes, behind: bytes) -> tuple[str, bytes]:
        """Put a job back; return the side of the list, and the member that it goes before."""
        at = self._find(member, ahead, behind)
        self._members.insert(at, member)
        self._marks.insert(at, mark(member))
        if at == 0:
            return "R", b""
        if at == len(self._members) - 1 and self._is_whole:
            return "L", b""
        return "B", self._members[at - 1]

    def _find(self, member: bytes, ahead: bytes, behind: bytes) -> int:
        """Return its place: beside its old neighbours, else by the time it was enqueued."""
        if ahead and ahead in self._marks:
            return self._marks.index(ahead) + 1
        if behind and behind in self._marks:
            return self._marks.index(behind)
        return bisect_left(self._members, _enqueued(member), key=_enqueued)


def _enqueued(member: bytes) -> float:
    head = payloads.head(member)
    return seconds(head.enqueued_at) or seconds(head.created_at) or 0.0
