"""What is remembered of attempts, packed: every failure, and a sample of the successes.

Both stand in streams of bounded length; a living job's failures are found by its jid.
"""

from __future__ import annotations

import zlib
from typing import Any, TypeAlias

import msgspec

from kickboard.stores.base import Attempt, Delivery, Done, Failed, Outcome
from kickboard.stores.squeezing import squeezed

#: Entries kept, about: successes and failures.
MOST_DONE = 10_000
MOST_FAILURES = 20_000
MESSAGE_CHARACTERS = 2000
TRACE_CHARACTERS = 16_000
#: A payload of up to so many bytes is kept whole; of a larger one its beginning.
_WHOLE_BYTES = 512
_HEAD_BYTES = 160

_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder().decode

Packed: TypeAlias = bytes


def clean(text: str) -> str:
    """Return *text* without lone surrogates, which no UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode()


def failure(item: Failed) -> Packed:
    """Return what is kept of a failure."""
    entry = _attempt(item.delivery, item.started, item.run, item.outcome)
    trace = item.backtrace[-TRACE_CHARACTERS:].encode("utf-8", "replace")
    return _pack(
        entry._replace(
            error_class=clean(item.error_class),
            error_message=clean(item.error_message[:MESSAGE_CHARACTERS]),
            backtrace=squeezed(trace) if trace else None,
            retry_in=item.retry_in,
            progress=item.progress,
            note=clean(item.note) or None,
        )
    )


def death(delivery: Delivery, at: float, outcome: Outcome, error_class: str, why: str) -> Packed:
    """Return what is kept of a job whose process died."""
    entry = _attempt(delivery, at, 0.0, outcome)
    return _pack(entry._replace(error_class=error_class, error_message=why))


def _attempt(delivery: Delivery, started: float, run: float, outcome: Outcome) -> Any:
    return Attempt(
        clean(delivery.jid),
        clean(delivery.job_class),
        clean(delivery.queue),
        started,
        max(0.0, started - delivery.enqueued_at),
        run,
        outcome,
        retry_count=delivery.retry_count,
    )


def attempt(packed: Packed) -> Attempt:
    """Return a failure as it was kept."""
    found = Attempt(*_unpack(packed))
    trace: Any = found.backtrace
    text = zlib.decompress(trace).decode("utf-8", "replace") if trace else None
    return found._replace(outcome=Outcome(found.outcome), backtrace=text)


class Completed(msgspec.Struct, array_like=True, gc=False):
    """What is kept of a success. *head* is all of the payload if that is short."""

    jid: str
    job_class: str
    queue: str
    head: bytes
    size: int
    started: float
    enqueued_at: float
    run: float
    retry_count: int | None
    failed_at: float | None

    @property
    def attempt(self) -> Attempt:
        """The attempt that succeeded."""
        wait = max(0.0, self.started - self.enqueued_at)
        return Attempt(
            self.jid,
            self.job_class,
            self.queue,
            self.started,
            wait,
            self.run,
            Outcome.COMPLETED,
            retry_count=self.retry_count,
        )


_completed = msgspec.msgpack.Decoder(Completed).decode


def success(item: Done) -> Packed:
    """Return what is kept of a success."""
    delivery, payload = item.delivery, item.delivery.payload
    whole = len(payload) <= _WHOLE_BYTES
    start = payload.find(b'"args":')
    head = payload[:_HEAD_BYTES] if start < 0 else b"{" + payload[start : start + _HEAD_BYTES]
    return _pack(
        Completed(
            clean(delivery.jid),
            clean(delivery.job_class),
            clean(delivery.queue),
            payload if whole else head,
            len(payload),
            item.started,
            delivery.enqueued_at,
            item.run,
            delivery.retry_count,
            delivery.failed_at,
        )
    )


def completed(packed: Packed) -> Completed:
    """Return a success as it was kept."""
    return _completed(packed)


def fields(reply: list[Any]) -> list[tuple[bytes, Packed]]:
    """Return (id, entry) pairs of a stream's reply."""
    return [(id_, values[1]) for id_, values in reply if values]
