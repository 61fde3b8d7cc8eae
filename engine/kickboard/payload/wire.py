"""Payload bytes to Python values and back, as Sidekiq's JSON has them.

msgspec does the work in one pass. What it refuses (integers beyond 64 bits) or would write
otherwise than Ruby (floats outside 1e-4 … 1e15) takes the slow, exact path of `json`.
"""

from __future__ import annotations

import json
import math
import re
from itertools import accumulate
from typing import Any, NoReturn

import msgspec

from kickboard.errors import PayloadError
from kickboard.payload.record import JobRecord, JobState

#: Ruby's own limit; deeper payloads are malformed.
MAX_DEPTH = 100
#: Bytes in which no valid payload is nested deeper: each level opens and closes.
_SHALLOW = 2 * MAX_DEPTH
#: Decimal digits of an integer; Python's own limit against quadratic conversion.
MAX_DIGITS = 4300

#: Milliseconds beyond this are no time: a double of seconds could not hold them either.
_LATEST_MS = 10**15

_decode = msgspec.json.Decoder().decode
_encode = msgspec.json.Encoder().encode

#: A text with its quotes, also one that never ends; and what opens or closes a level.
_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_NO_STEP = bytes(set(range(256)) - set(_STEP))

#: Payload fields that have an attribute of their own in `JobRecord`.
KNOWN = frozenset(
    (
        *("class", "args", "jid", "queue", "retry", "tags"),
        *("created_at", "enqueued_at", "at", "failed_at", "retried_at"),
        *("retry_count", "error_class", "error_message", "error_backtrace"),
    )
)


def encode(payload: dict[str, Any]) -> bytes:
    """Return canonical JSON: compact, raw UTF-8, insertion order.

    Raises:
        PayloadError: a value has no place in JSON (NaN, a lone surrogate, a set).
    """
    try:
        if _is_plain(payload):
            return _encode(payload)
        return _encode_exactly(payload)
    except (TypeError, ValueError, RecursionError) as error:
        raise PayloadError(f"cannot be written as JSON: {error}") from error


def _is_plain(value: Any) -> bool:
    """Return whether msgspec writes *value* as Ruby would: no odd float, no huge integer."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return True
    if kind is int:
        return bool(-(2**63) <= value < 2**64)
    if kind is float:
        return bool(value == 0.0 or 1e-4 <= abs(value) < 1e15)
    if kind is list or kind is tuple:
        return all(map(_is_plain, value))
    if kind is dict:
        return all(map(_is_plain, value.values()))
    return False


def _encode_exactly(payload: dict[str, Any]) -> bytes:
    text = json.dumps(payload, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode()


def decode(payload: bytes) -> dict[str, Any]:
    """Return the payload as a dict.

    Raises:
        PayloadError: it is no JSON object, too deep, or holds NaN or a monstrous number.
    """
    if len(payload) > _SHALLOW:
        _check_depth(payload)
    try:
        item = _decode(payload)
    except (ValueError, RecursionError):  # msgspec's DecodeError is a ValueError
        item = _decode_exactly(payload)
    if type(item) is not dict:
        raise PayloadError(f"is JSON but not an object: {type(item).__name__}")
    return item


def _decode_exactly(payload: bytes) -> Any:
    try:
        text = payload.decode()  # `json` itself would guess UTF-16 and let surrogates pass
        item = json.loads(text, parse_constant=_refuse, parse_float=_finite, parse_int=_integer)
        json.dumps(item, ensure_ascii=False).encode()  # refuses a lone surrogate
    except (ValueError, RecursionError) as error:
        raise PayloadError(f"is not JSON: {error}") from error
    return item


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _finite(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise ValueError(f"{digits[:40]} is too large")
    return value


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"an integer of {len(digits)} digits")
    return int(digits)


def _check_depth(payload: bytes) -> None:
    """Refuse what is nested too deep, without recursion; nearly always two quick counts."""
    if payload.count(b"[") + payload.count(b"{") <= MAX_DEPTH:
        return
    brackets = _TEXT.sub(b"", payload).translate(None, _NO_STEP)
    if max(accumulate(map(_STEP.__getitem__, brackets)), default=0) > MAX_DEPTH:
        raise PayloadError(f"is nested deeper than {MAX_DEPTH} levels")


def seconds(value: Any) -> float | None:
    """Return a payload time as seconds: a JSON float is seconds, an integer milliseconds.

    Sidekiq 8 tells them apart the same way. Anything else gives None.
    """
    if type(value) is float:
        return value
    if type(value) is int and abs(value) < _LATEST_MS:
        return value / 1000.0
    return None


def record(
    payload: bytes,
    *,
    state: JobState,
    at: float,
    **columns: Any,
) -> JobRecord:
    """Return a payload and what stands beside it in columns as one `JobRecord`.

    A payload that cannot be read gives a record with the raw text as its only argument.
    """
    try:
        item = decode(payload)
    except PayloadError:
        item = {"args": [payload.decode("utf-8", "replace")]}
    args = item.get("args")
    tags = item.get("tags")
    values: dict[str, Any] = {
        "jid": str(item.get("jid", "")),
        "job_class": str(item.get("class", "")),
        "args": tuple(args) if isinstance(args, list) else (args,),
        "queue": str(item.get("queue", "default")),
        "retry": item.get("retry"),
        "created_at": seconds(item.get("created_at")),
        "enqueued_at": seconds(item.get("enqueued_at")),
        "tags": tuple(map(str, tags)) if isinstance(tags, list) else (),
        "extra": {key: value for key, value in item.items() if key not in KNOWN},
    }
    values.update(columns)
    return JobRecord(state=state, at=at, payload=payload, **values)
