"""Payloads as Sidekiq stores them: what is read of one, and how one field of it changes.

Fields are replaced in the bytes of the payload: whatever else stands there, in whatever
spelling, stays as it was written. A job's id in Sidekiq *is* its bytes.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Mapping
from typing import Any

import msgspec

from kickboard.errors import PayloadError
from kickboard.payload.record import JobState
from kickboard.payload.wire import seconds
from kickboard.payload.wrapped import is_wrapped
from kickboard.stores.base import HEAD_BYTES, JobRow

_ID_BITS = 96
_DEFAULT_QUEUE = "default"

_encode = msgspec.json.Encoder().encode
_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


class Head(msgspec.Struct, gc=False):
    """What is read of a payload. Foreign ones may have anything anywhere."""

    jid: Any = ""
    job_class: Any = msgspec.field(default="", name="class")
    wrapped: Any = None
    queue: Any = None
    retry_count: Any = None
    created_at: Any = None
    enqueued_at: Any = None
    failed_at: Any = None
    retried_at: Any = None
    error_class: Any = None
    error_message: Any = None

    @property
    def id(self) -> str:
        """The job's id; of `head` it is never ""."""
        return self.jid if type(self.jid) is str else ""

    @property
    def name(self) -> str:
        """The class whose job it is, unwrapped."""
        if self.wrapped is None:
            return self.job_class if type(self.job_class) is str else ""
        if is_wrapped(self.job_class, self.wrapped):
            return str(self.wrapped)
        return _text(self.job_class) or ""

    @property
    def count(self) -> int | None:
        """How often it was tried again; None before the first failure."""
        return self.retry_count if type(self.retry_count) is int else None


class _Traced(msgspec.Struct, gc=False):
    """The one field of a payload that is read only when somebody looks at it."""

    error_backtrace: Any = None


_traced = msgspec.json.Decoder(_Traced).decode
_head = msgspec.json.Decoder(Head).decode


#: How the id begins of what has none of its own.
NAMELESS = "raw:"


def head(payload: bytes) -> Head:
    """Return what is read of *payload*; nothing but an id, if it is no JSON object.

    What has no jid gets one from its bytes: otherwise two such could not be told apart, and
    who deletes the one would delete the other.
    """
    try:
        found = _head(payload)
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors
        found = Head()
    if type(found.jid) is not str or not found.jid:
        found.jid = NAMELESS + hashlib.blake2b(payload, digest_size=10).hexdigest()
    return found


def queue_of(found: Head) -> str:
    """Return the queue that a payload names."""
    return _text(found.queue) or _DEFAULT_QUEUE


def edited(payload: bytes, changes: Mapping[str, Any]) -> bytes:
    """Return *payload* with fields set; one set to None is taken out.

    Raises:
        PayloadError: it is no JSON object.
    """
    try:
        fields = _fields(payload)
    except (ValueError, RecursionError) as error:
        raise PayloadError(f"is not a job: {error}") from error
    for name, value in changes.items():
        if value is None:
            fields.pop(name, None)
        else:
            fields[name] = msgspec.Raw(_encode(value))
    return _encode(fields)


def enqueued(payload: bytes, now: float) -> bytes:
    """Return *payload* as it stands in a queue since *now*; as it is, if it is no JSON object."""
    try:
        return edited(payload, {"enqueued_at": now})
    except PayloadError:
        return payload


def packed_backtrace(lines: list[str]) -> str:
    """Return a backtrace as Sidekiq keeps it: base64 of compressed JSON."""
    return base64.b64encode(zlib.compress(_encode(lines))).decode()


def unpacked_backtrace(text: Any) -> tuple[str, ...] | None:
    """Return the lines of a backtrace that any Sidekiq wrote; None if it cannot be read."""
    if isinstance(text, list):
        return tuple(map(str, text))
    if not isinstance(text, str):
        return None
    try:
        packer = zlib.decompressobj()
        lines = msgspec.json.decode(packer.decompress(base64.b64decode(text), 1_000_000))
    except (ValueError, zlib.error, RecursionError):
        return None
    return tuple(map(str, lines)) if isinstance(lines, list) else None


def backtrace(payload: bytes) -> tuple[str, ...] | None:
    """Return the lines of the backtrace that *payload* carries, if any can be read."""
    try:
        return unpacked_backtrace(_traced(payload).error_backtrace)
    except (ValueError, RecursionError):
        return None


def key(found: Head) -> int:
    """Return the number that stands for a job: the microsecond it was created, then its id."""
    created = seconds(found.created_at) or 0.0
    return (micros(created) << _ID_BITS) | _number(found.id)


def latest_key(now: float) -> int:
    """Return what no key of a job created until *now* exceeds."""
    return (micros(now) << _ID_BITS) | ((1 << _ID_BITS) - 1)


def micros(at: float) -> int:
    """Return a time as whole microseconds, not negative."""
    return max(0, round(at * 1e6)) if -1e12 < at < 1e12 else 0


def _number(jid: str) -> int:
    if len(jid) == _ID_BITS // 4:
        try:
            return int(jid, 16)
        except ValueError:
            pass
    digest = hashlib.blake2b(jid.encode("utf-8", "surrogatepass"), digest_size=_ID_BITS // 8)
    return int.from_bytes(digest.digest())


def row(
    payload: bytes,
    state: JobState,
    at: float | None,
    queue: str | None = None,
    op: int | None = None,
) -> JobRow:
    """Return a payload as a row; *at* None is the time it was enqueued."""
    found = head(payload)
    enqueued = seconds(found.enqueued_at)
    if at is None:
        at = enqueued or seconds(found.created_at) or 0.0
    return JobRow(
        key(found),
        found.id,
        state,
        queue or queue_of(found),
        found.name,
        payload[:HEAD_BYTES],
        len(payload),
        at,
        enqueued,
        _PRIORITY,
        found.count,
        seconds(found.failed_at),
        seconds(found.retried_at),
        _text(found.error_class),
        _text(found.error_message),
        op,
    )


_PRIORITY = 5


def _text(value: Any) -> str | None:
    return value if type(value) is str else None


def work(packed: bytes) -> tuple[bytes, str, float] | None:
    """Return (payload, queue, since when) of a running job as Sidekiq tells of it."""
    try:
        told = msgspec.json.decode(packed)
        payload, since = told["payload"], told["run_at"]
        if isinstance(payload, str):
            payload = payload.encode()
        elif isinstance(payload, dict):  # as versions before 6.0.2 wrote it
            payload = _encode(payload)
        return bytes(payload), str(told["queue"]), float(since)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
