"""What may be pushed, and what to say when it may not.

The checks and their order are Sidekiq's; arguments must be JSON as they are, because a
tuple or a datetime that silently becomes something else is found out at night.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from kickboard.config import MAX_NAME, check_name
from kickboard.errors import ConfigError, PayloadError
from kickboard.payload.wire import MAX_DEPTH

#: A ``retry_for`` above this is a moment, not a length of time.
MAX_RETRY_FOR = 1_000_000_000
#: Bytes of a payload that are accepted.
MAX_PAYLOAD = 1_000_000
#: Bytes of one that somebody else stored, beyond which it is not even read.
MAX_FOREIGN = 8_000_000
MAX_JID = 64


def check_item(item: Any) -> None:
    """Check a raw item as it is given to `Client.push`: all but its names and arguments.

    Raises:
        PayloadError: it is not a job; the message says what is wrong with which part.
    """
    if not isinstance(item, Mapping) or "class" not in item or "args" not in item:
        raise PayloadError(f"Job must be a dict with 'class' and 'args' keys: {_shown(item)}")
    if not isinstance(item["args"], list | tuple):
        raise PayloadError(f"Job args must be a list: {_shown(item)}")
    if not isinstance(item["class"], str | type):
        raise PayloadError(f"Job class must be a Job or the name of one: {_shown(item)}")
    at = item.get("at")
    if "at" in item and (isinstance(at, bool) or not isinstance(at, int | float)):
        raise PayloadError(f"Job 'at' must be a number, epoch seconds: {_shown(item)}")
    if at is not None and not math.isfinite(at):
        raise PayloadError(f"Job 'at' must be a finite number: {_shown(item)}")
    if item.get("tags") is not None and not isinstance(item["tags"], list | tuple):
        raise PayloadError(f"Job tags must be a list: {_shown(item)}")
    _check_retry(item)
    for key in item:
        if not isinstance(key, str):
            raise PayloadError(f"Job payloads have text keys only, not {key!r}")


def _check_retry(item: Mapping[str, Any]) -> None:
    window = item.get("retry_for")
    if window is not None and (not isinstance(window, int | float) or window > MAX_RETRY_FOR):
        raise PayloadError("retry_for must be a relative amount of time in seconds")
    retry = item.get("retry")
    if retry is not None and (not isinstance(retry, bool | int) or retry < 0):
        raise PayloadError(f"retry must be true, false or a number of retries, not {retry!r}")


def check_names(item: Mapping[str, Any]) -> None:
    """Check queue, class and jid after the defaults were merged in.

    Raises:
        PayloadError: one of them cannot be a name.
    """
    if item.get("queue") in (None, ""):
        raise PayloadError("Job must include a valid queue name")
    try:
        check_name(item["queue"])
        check_name(item["class"], "class")
    except ConfigError as error:
        raise PayloadError(str(error)) from error
    jid = item.get("jid")
    if not isinstance(jid, str) or not 0 < len(jid) <= MAX_JID or not jid.isprintable():
        raise PayloadError(f"a jid is a printable text of at most {MAX_JID} characters")


def check_args(args: Any, job_class: str) -> None:
    """Check that arguments are JSON as they are, exactly.

    Raises:
        PayloadError: its *path* leads to the first value that is not.
    """
    if not isinstance(args, list | tuple):
        raise PayloadError(f"Job args must be a list: {_shown(args)}")
    for i, value in enumerate(args):
        _check_value(value, f"args[{i}]", job_class, MAX_DEPTH - 2)


def _check_value(value: Any, path: str, job_class: str, depth: int) -> None:
    kind = type(value)
    if kind is str:
        _check_text(value, path)
    elif kind is int or kind is bool or value is None:
        return
    elif kind is float:
        if not math.isfinite(value):
            raise PayloadError(f"{value} has no place in JSON", path)
    elif kind is list or kind is dict:
        if depth <= 0:
            raise PayloadError(f"nested deeper than {MAX_DEPTH} levels", path)
        _check_inside(value, path, job_class, depth)
    else:
        raise PayloadError(
            f"Job arguments to {job_class} must be native JSON types, "
            f"but {_shown(value)} is a {kind.__name__}",
            path,
        )


def _check_inside(value: Any, path: str, job_class: str, depth: int) -> None:
    if type(value) is list:
        for i, item in enumerate(value):
            _check_value(item, f"{path}[{i}]", job_class, depth - 1)
        return
    for key, item in value.items():
        if type(key) is not str:
            raise PayloadError(
                f"Job arguments to {job_class} must be native JSON types, "
                f"but the key {_shown(key)} is a {type(key).__name__}",
                path,
            )
        _check_text(key, path)
        _check_value(item, f"{path}.{key}", job_class, depth - 1)


def _check_text(text: str, path: str) -> None:
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise PayloadError("a lone surrogate cannot be written as UTF-8", path) from None


def check_size(payload: bytes) -> bytes:
    """Return *payload* if it is not too large.

    Raises:
        PayloadError: it has more than `MAX_PAYLOAD` bytes.
    """
    if len(payload) > MAX_PAYLOAD:
        raise PayloadError(
            f"the payload has {len(payload):,} bytes, more than {MAX_PAYLOAD:,}: "
            "store the data elsewhere and pass its name"
        )
    return payload


def check_foreign_size(payload: bytes) -> None:
    """Refuse to read what is too large to be a job.

    Raises:
        PayloadError: it has more than `MAX_FOREIGN` bytes.
    """
    if len(payload) > MAX_FOREIGN:
        raise PayloadError(f"has {len(payload):,} bytes, more than {MAX_FOREIGN:,}: not read")


def _shown(value: Any) -> str:
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - a stranger's __repr__ may raise anything
        text = f"<{type(value).__name__}>"
    return f"`{text[:MAX_NAME]}`"
