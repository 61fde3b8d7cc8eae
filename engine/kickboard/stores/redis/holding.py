"""What this engine has claimed, and how it ends: settled, given back, or lost.

A claim stands in the hash ``kb:held:<identity>``, under a place that no other claim ever
has: whoever still finds it there may settle it, once. What stands there and is not known
here was claimed by a call whose reply was lost; it is adopted with the next claim.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeVar

from kickboard.clock import Clock
from kickboard.errors import AmbiguousError, PayloadError
from kickboard.payload.wire import seconds
from kickboard.stores.base import Delivery, Done, Failed, Finished, Outcome
from kickboard.stores.redis import history, keys, payloads, scripts
from kickboard.stores.redis.connection import PATIENCE, Argument, Connections
from kickboard.stores.redis.suspects import decode
from kickboard.stores.sampling import Sampler

_MESSAGE_CHARACTERS = 10_000
_KINDS = {Outcome.RETRY: "r", Outcome.DEAD: "d", Outcome.DISCARDED: "x"}
Token = tuple[int, int]
Item = TypeVar("Item", Done, Failed)


class _Settlement(NamedTuple):
    """A call of `Holdings.finish`, so that it can be made again word for word."""

    names: Sequence[str]
    args: Sequence[Argument]
    items: Sequence[Delivery]


class Holdings:
    """The deliveries of one engine. Thread-safe."""

    def __init__(self, link: Connections, clock: Clock, identity: str) -> None:
        self.identity = identity
        self._link = link
        self._clock = clock
        self._key = keys.held(identity)
        self._claiming = threading.Lock()
        self._settling = threading.Lock()
        self._places: dict[Token, bytes] = {}  # what is held -> its place in the hash
        self._in_doubt = False  # a claim's reply was lost; guarded by _claiming
        self._numbers = itertools.count(1)
        self._unanswered: _Settlement | None = None  # guarded by _settling
        self._settled: set[Token] = set()  # by the unanswered one; guarded by _settling
        self._sampler = Sampler()  # guarded by _settling

    def holds(self, token: Token) -> bool:
        """Return whether a delivery is ours as far as is known here."""
        return token in self._places

    # -- claiming

    def claim(self, wanted: Sequence[tuple[str, int]], limit: int, now: float) -> list[Delivery]:
        """Take up to *limit* jobs of some queues.

        Raises:
            LeaseLostError: this process was taken for dead.
        """
        stamp = str(round(now * 1000))
        names = self._claim_keys([name for name, _ in wanted])
        args: list[Argument] = [self.identity, limit, stamp]
        for queue, most in wanted:
            args += (queue, most)
        with self._claiming:
            suspects, groups = 0, []
            for turn in range(len(PATIENCE)):
                if self._in_doubt and (adopted := self._adopt(now)):
                    return adopted
                try:
                    suspects, *groups = self._link.try_once(scripts.CLAIM, names, args)
                    break
                except AmbiguousError:
                    self._in_doubt = True
                    if turn == len(PATIENCE) - 1:
                        raise
            found: list[Delivery] = []
            for group in groups:
                found += self._take(wanted[group[0] - 1][0], stamp, *group[1:])
        return self._marked(found) if suspects else found

    def _claim_keys(self, queues: Iterable[str]) -> list[str]:
        return [
            self._key,
            keys.OWNERS,
            self.identity,
            keys.PAUSED,
            keys.STOPPED,
            keys.NUMBER,
            keys.FRONT,
            keys.TOUCHED,
            keys.SUSPECTS,
            *map(keys.queue, queues),
        ]

    def _take(
        self, queue: str, stamp: str, first: int, jobs: list[bytes], old: list[int]
    ) -> list[Delivery]:
        """Return a group of claimed jobs as deliveries; *old* has (which, old place) pairs."""
        lines = {number - 1: place for number, place in zip(old[::2], old[1::2], strict=True)}
        tail = f".{stamp}:{queue}".encode()
        now, places = self._clock.now(), self._places
        found = []
        for i, payload in enumerate(jobs):
            number = first + i
            line = lines.get(i, number) if lines else number
            token = (line, number)
            places[token] = b"%d.%d%b" % (line, number, tail)
            found.append(delivery(payload, queue, token, now))
        return found

    def _adopt(self, now: float) -> list[Delivery]:
        """Take what a claim took whose reply was lost."""
        adopted = []
        with self._settling:  # what leaves the hash meanwhile must not come back
            found: dict[bytes, bytes] = pairs(self._link.call("HGETALL", self._key))
            self._in_doubt = False
            for place, payload in found.items():
                token, _, queue = parted(place)
                if token not in self._places:
                    self._places[token] = place
                    adopted.append(delivery(payload, queue, token, now))
        return self._marked(sorted(adopted, key=lambda one: one.token))

    def _marked(self, found: list[Delivery]) -> list[Delivery]:
        """Return deliveries with the suspects among them marked."""
        if not found:
            return found
        known = self._link.call("HMGET", keys.SUSPECTS, *(one.jid for one in found))
        return [
            _suspect(one, decode(record).strikes) if record is not None else one
            for one, record in zip(found, known, strict=True)
        ]

    # -- settling

    def finish(self, done: Sequence[Done], failed: Sequence[Failed]) -> Finished:
        """Settle deliveries; those that are not ours any more are reported.

        Raises:
            AmbiguousError: the reply was lost, more than once. Asked again, the first
                attempt is cleared up before anything else is settled.
        """
        with self._settling:
            self._clear_up()
            lost: list[Delivery] = []
            seen: set[Token] = set()
            ours = self._open(done, seen, lost)
            failures = self._open(failed, seen, lost)
            dead = 0
            if ours or failures:
                dead, more = self._settle(ours, failures)
                lost += more
            if failed and not failures:
                dead = self._link.call("ZCARD", keys.DEAD)
        return Finished(len(done) + len(failed) - len(lost), tuple(lost), dead)

    def _open(self, items: Sequence[Item], seen: set[Token], lost: list[Delivery]) -> list[Item]:
        """Return those of *items* still to be settled; others may just have been, or are lost."""
        places, settled, found = self._places, self._settled, []
        for item in items:
            token = item.delivery.token
            if token in settled:
                settled.discard(token)
            elif token in seen or token not in places:
                lost.append(item.delivery)
            else:
                seen.add(token)
                found.append(item)
        return found

    def _settle(self, done: Sequence[Done], failed: Sequence[Failed]) -> tuple[int, list[Delivery]]:
        now = self._clock.now()
        kept = {id(item) for item in self._sampler.sample(done)}
        args: list[Argument] = [
            next(self._numbers),
            keys.COUNTER_SECONDS,
            history.MOST_DONE,
            history.MOST_FAILURES,
            self.identity,
            len(done),
        ]
        places = self._places
        args += [places[item.delivery.token] for item in done]
        args += [item.delivery.jid for item in done]
        args.append(len(failed))
        for failure in failed:
            args += self._failure(failure, now)
        samples = [(i, item) for i, item in enumerate(done, 1) if id(item) in kept]
        args.append(len(samples))
        for i, item in samples:
            args += (i, history.success(item))
        items = [*(item.delivery for item in done), *(item.delivery for item in failed)]
        self._unanswered = _Settlement(self._finish_keys(now), args, items)
        return self._answer(self._unanswered)

    def _finish_keys(self, now: float) -> list[str]:
        today = datetime.fromtimestamp(now, UTC).date().isoformat()
        return [
            self._key,
            keys.RETRY,
            keys.DEAD,
            keys.PROCESSED,
            keys.day(keys.PROCESSED, today),
            keys.FAILED,
            keys.day(keys.FAILED, today),
            keys.JIDS,
            keys.OLD_JIDS,
            keys.ACCOUNT,
            keys.DONE,
            keys.FAILURES,
            keys.settled(self.identity),
            keys.SUSPECTS,
            keys.OWNERS,
        ]

    def _failure(self, item: Failed, now: float) -> tuple[Argument, ...]:
        at = item.at if item.outcome is Outcome.RETRY else now
        return (
            self._places[item.delivery.token],
            item.delivery.jid,
            _KINDS[item.outcome],
            repr(at),
            failed_payload(item, now),
            history.failure(item),
        )

    def _answer(self, settlement: _Settlement) -> tuple[int, list[Delivery]]:
        """Settle; the script answers a repetition without doing anything twice."""
        reply: bytes = self._link.run(scripts.FINISH, settlement.names, settlement.args)
        self._unanswered = None
        dead, _, numbers = reply.partition(b";")
        gone = [settlement.items[int(number) - 1] for number in numbers.split(b",") if number]
        for one in settlement.items:
            self._places.pop(one.token, None)
        return int(dead), gone

    def _clear_up(self) -> None:
        """Find out what became of a settlement whose reply was lost."""
        settlement = self._unanswered
        if settlement is None:
            return
        _, gone = self._answer(settlement)
        tokens = {one.token for one in settlement.items}
        self._settled |= tokens - {one.token for one in gone}

    # -- giving back

    def release(self, deliveries: Sequence[Delivery], *, front: bool) -> int:
        """Give deliveries back, in their order; return how many were ours.

        At the back they are written as Sidekiq writes an interrupted job: enqueued now.
        """
        now = self._clock.now()
        with self._settling:
            ours = {one.token: one for one in deliveries if one.token in self._places}
            if not ours:
                return 0
            lists: dict[str, int] = {}
            args: list[Argument] = [int(front)]
            for one in ours.values():
                number = lists.setdefault(one.queue, len(lists) + 1)
                what = one.token[0] if front else payloads.enqueued(one.payload, now)
                args += (self._places[one.token], number, what)
            names = (self._key, keys.FRONT, *map(keys.queue, lists))
            released: int = self._link.run(scripts.RELEASE, names, args)
            for token in ours:
                self._places.pop(token, None)
        return released

    def release_all(self) -> None:
        """Give everything back that stands in the hash, known or not."""
        while found := pairs(self._link.call("HGETALL", self._key)):
            args: list[Argument] = [1]
            lists: dict[str, int] = {}
            for token, place, queue in sorted(map(parted, found)):
                args += (place, lists.setdefault(queue, len(lists) + 1), token[0])
            names = (self._key, keys.FRONT, *map(keys.queue, lists))
            self._link.run(scripts.RELEASE, names, args)
        self._places.clear()

    def forget(self) -> None:
        """Hold nothing: others have given it back."""
        with self._claiming, self._settling:
            self._places.clear()
            self._unanswered = None
            self._settled.clear()

    def mark_started(self, delivery: Delivery, record: bytes) -> bool:
        """Write down that a suspect is about to run; False when it is not ours any more."""
        place = self._places.get(delivery.token)
        if place is None:
            return False
        names = (self._key, keys.SUSPECTS)
        return bool(self._link.run(scripts.STARTED, names, (place, delivery.jid, record)))


def delivery(payload: bytes, queue: str, token: Token, now: float) -> Delivery:
    """Return a claimed payload as a delivery."""
    found = payloads.head(payload)
    enqueued = found.enqueued_at
    if type(enqueued) is not float:  # Sidekiq 8's, or none
        enqueued = seconds(enqueued)
        if enqueued is None:
            enqueued = seconds(found.created_at)
    if found.failed_at is None and found.retry_count is None:
        return Delivery(
            token, found.jid, found.name, queue, payload, now if enqueued is None else enqueued
        )
    return Delivery(
        token,
        found.jid,
        found.name,
        queue,
        payload,
        now if enqueued is None else enqueued,
        retry_count=found.count,
        failed_at=seconds(found.failed_at),
    )


def _suspect(one: Delivery, strikes: int) -> Delivery:
    return Delivery(
        one.token,
        one.jid,
        one.job_class,
        one.queue,
        one.payload,
        one.enqueued_at,
        one.priority,
        one.retry_count,
        one.failed_at,
        True,
        strikes,
    )


def parted(place: bytes) -> tuple[Token, bytes, str]:
    """Return (token, place, queue) of a place in the hash."""
    numbers, _, queue = place.partition(b":")
    line, number, _ = numbers.split(b".")
    return (int(line), int(number)), place, queue.decode()


def pairs(reply: Any) -> dict[bytes, bytes]:
    """Return a hash as Redis tells it, in either protocol."""
    return reply if isinstance(reply, dict) else dict(zip(*[iter(reply)] * 2, strict=True))


def failed_payload(item: Failed, now: float) -> bytes:
    """Return a failed job's payload with what Sidekiq writes into one."""
    payload = item.delivery.payload
    if item.retry_count is None:  # malformed: as it is
        return payload
    changes: dict[str, Any] = {
        "queue": item.queue,
        "error_message": history.clean(item.error_message[:_MESSAGE_CHARACTERS]),
        "error_class": history.clean(item.error_class),
    }
    if item.delivery.failed_at is None:
        changes["failed_at"] = now
    else:
        changes["retried_at"] = now
    changes["retry_count"] = item.retry_count
    if item.keep_backtrace:
        lines = history.clean(item.backtrace).splitlines()
        most = None if item.keep_backtrace is True else item.keep_backtrace
        changes["error_backtrace"] = payloads.packed_backtrace(lines[:most])
    try:
        return payloads.edited(payload, changes)
    except PayloadError:
        return payload
