"""The jobs of one state in their natural order, by number, as a window wants them.

Sets go by their score; queues by name, each from the end that runs next. What a query
certainly needs is looked for by Redis itself, so that only what may fit is sent here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple, Protocol, TypeAlias

from kickboard.payload.record import JobState
from kickboard.stores.base import JobRow
from kickboard.stores.query import Query
from kickboard.stores.query.nodes import And, Contains, Pattern, Word
from kickboard.stores.redis import keys, payloads, scripts
from kickboard.stores.redis.connection import Argument, Connections
from kickboard.stores.redis.producing import with_scores

#: The sets of the states that have one.
SETS = {
    JobState.SCHEDULED: keys.SCHEDULE,
    JobState.RETRY: keys.RETRY,
    JobState.DEAD: keys.DEAD,
    JobState.TRASH: keys.TRASH,
}
#: Members read at a time: some milliseconds of the server's one thread.
CHUNK = 1000
SIFT_CHUNK = 5000
#: Ties of one score that are looked through for the place of a member that is gone.
_MOST_TIES = 10_000

_PLAIN = re.compile(r"[\w:.@ -]+", re.ASCII)
#: Fields whose text stands in the payload as it is.
_IN_PAYLOAD = frozenset(("class", "jid", "error_class", "tag"))

#: What Redis is to look for itself: arguments of `scripts.SIFT`; empty: everything.
Sieve: TypeAlias = tuple[str, ...]


class Found(NamedTuple):
    """A job where it stands.

    Attributes:
        key: The list or set it is in.
        member: What stands there.
        payload: The job; in the trash a part of the member.
        score: None in a list.
        ahead: How many stand before it: run earlier, or have a lower score.
    """

    state: JobState
    key: str
    member: bytes
    payload: bytes
    score: float | None
    ahead: int

    @property
    def queue(self) -> str | None:
        """The queue whose list it is in, None in a set."""
        return self.key.removeprefix("queue:") if self.score is None else None

    @property
    def operation(self) -> int | None:
        """The operation that threw it away."""
        if self.state is not JobState.TRASH:
            return None
        number = self.member.rpartition(b"\n")[2].partition(b"-")[0]
        return int(number) if number.isdigit() else None

    def row(self, operation: int | None = None) -> JobRow:
        """Return it as a row of a table."""
        return payloads.row(
            self.payload, self.state, self.score, self.queue, self.operation or operation
        )


class Line(Protocol):
    """Jobs in order, by number."""

    def __len__(self) -> int:
        """Return how many there are."""
        ...

    def read(self, start: int, stop: int, sieve: Sieve = ()) -> list[Found]:
        """Return numbers *start* to *stop* (not included), of those that pass a sieve."""
        ...

    def rank(self, found: tuple[str, str, float]) -> int:
        """Return the number of (key, member as Latin-1, score or number), or of what follows."""
        ...


class SetLine:
    """A sorted set."""

    def __init__(self, link: Connections, state: JobState) -> None:
        self._link = link
        self._state = state
        self._key = SETS[state]
        self._size = int(link.call("ZCARD", self._key))

    def __len__(self) -> int:
        """Return how many there were when it was made."""
        return self._size

    def read(self, start: int, stop: int, sieve: Sieve = ()) -> list[Found]:
        """Return some members; see `Line`."""
        if start >= stop:
            return []
        if not sieve:
            reply = self._link.call("ZRANGE", self._key, start, stop - 1, "WITHSCORES")
            rows = [(i, *pair) for i, pair in enumerate(with_scores(reply), start)]
        else:
            args: list[Argument] = ["z", start, stop - 1, *sieve]
            _, *told = self._link.run(scripts.SIFT, (self._key,), args)
            rows = [
                (start + ahead, member, float(score))
                for ahead, member, score in zip(*[iter(told)] * 3, strict=True)
            ]
        return [self._found(*row) for row in rows]

    def _found(self, ahead: int, member: bytes, score: float) -> Found:
        payload = member.rpartition(b"\n")[0] if self._state is JobState.TRASH else member
        return Found(self._state, self._key, member, payload, score, ahead)

    def rank(self, found: tuple[str, str, float]) -> int:
        """Return the number of a member, or where it would stand."""
        _, text, score = found
        member = text.encode("latin-1")
        there = self._link.call("ZRANK", self._key, member)
        if there is not None:
            return int(there)
        before, ties = self._link.all(
            (
                ("ZCOUNT", self._key, "-inf", f"({score!r}"),
                ("ZRANGE", self._key, repr(score), repr(score), "BYSCORE", "LIMIT", 0, _MOST_TIES),
            )
        )
        return int(before) + sum(1 for tie in ties if tie < member)


class QueueLine:
    """All queues, by name, one behind the other."""

    def __init__(self, link: Connections) -> None:
        self._link = link
        names = sorted(name.decode("utf-8", "replace") for name in link.call("SMEMBERS", "queues"))
        self._keys = [keys.queue(name) for name in names]
        self._sizes = link.all(("LLEN", key) for key in self._keys)

    def __len__(self) -> int:
        """Return how many there were when it was made."""
        return sum(self._sizes)

    def read(self, start: int, stop: int, sieve: Sieve = ()) -> list[Found]:
        """Return some members; see `Line`."""
        found: list[Found] = []
        for key, size in zip(self._keys, self._sizes, strict=True):
            first, last = max(0, start), min(size, stop)
            if first < last:
                found += self._read(key, first, last, sieve)
            start, stop = start - size, stop - size
        return found

    def _read(self, key: str, first: int, last: int, sieve: Sieve) -> list[Found]:
        """Return numbers *first* to *last* of a list, counted from the end that runs next."""
        ends = (-last, -first - 1)
        if not sieve:
            members = reversed(self._link.call("LRANGE", key, *ends))
            rows = list(enumerate(members, first))
        else:
            size, *told = self._link.run(scripts.SIFT, (key,), ("l", *ends, *sieve))
            triples = zip(*[iter(told)] * 3, strict=True)
            rows = [(first + size - 1 - at, member) for at, member, _ in triples][::-1]
        return [Found(JobState.ENQUEUED, key, one, one, None, ahead) for ahead, one in rows]

    def rank(self, found: tuple[str, str, float]) -> int:
        """Return the number of a member; those that run meanwhile bring it forward."""
        key, text, number = found
        member, ahead = text.encode("latin-1"), int(number)
        before = 0
        for name, size in zip(self._keys, self._sizes, strict=True):
            if name == key:
                return before + self._search(key, size, member, ahead)
            if name > key:
                return before
            before += size
        return before

    def _search(self, key: str, size: int, member: bytes, ahead: int) -> int:
        until = min(size, ahead + 1)
        while until > 0:
            first = max(0, until - CHUNK)
            for one in reversed(self._read(key, first, until, ())):
                if one.member == member:
                    return one.ahead
            until = first
            if ahead - until > 10 * CHUNK:
                break
        return min(ahead, size)


def line(link: Connections, state: JobState) -> Line:
    """Return the line of a state that has one."""
    return QueueLine(link) if state is JobState.ENQUEUED else SetLine(link, state)


def walk(
    jobs: Line, sieve: Sieve = (), start: int = 0, *, descending: bool = False
) -> Iterator[Found]:
    """Yield jobs from a number on, or backwards from it; *sieve* leaves some of the others out."""
    step = SIFT_CHUNK if sieve else CHUNK
    if not descending:
        for first in range(start, len(jobs), step):
            yield from jobs.read(first, min(first + step, len(jobs)), sieve)
        return
    until = start + 1
    while until > 0:
        first = max(0, until - step)
        yield from reversed(jobs.read(first, until, sieve))
        until = first


def for_jids(jids: Collection[str]) -> Sieve:
    """Return a sieve that lets the jobs of *jids* through."""
    written = all(_PLAIN.fullmatch(jid) and not jid.startswith(payloads.NAMELESS) for jid in jids)
    return ("j", *jids) if written else ()


def for_query(query: Query | None) -> Sieve:
    """Return a sieve that lets everything through that fits *query*."""
    found: list[str] = []
    todo: list[Any] = [] if query is None else [query.root]
    while todo:
        node = todo.pop()
        if isinstance(node, And):
            todo += node.parts
        elif isinstance(node, Word) and node.field in _IN_PAYLOAD:
            found += _texts("s", node.pattern)
        elif isinstance(node, Contains):
            found += _texts("i", node.pattern)
    return ("t", *found) if found else ()


def _texts(case: str, pattern: Pattern) -> list[str]:
    """Return the parts of *pattern* that JSON spells in one way only."""
    parts = re.split(r"[*?]", pattern.text) if pattern.wild else [pattern.text]
    return [case + part for part in parts if _PLAIN.fullmatch(part)]
