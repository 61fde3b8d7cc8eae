"""Many jobs of one class at once: what they have in common is checked and encoded once.

A form stands for payloads that differ in their arguments, id and times only. It writes the
same bytes as `wire.encode` does for each.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from kickboard.payload import validation, wire

_encode = msgspec.json.Encoder().encode
#: What an item may have so that a form can stand for it.
FIELDS = frozenset(("class", "args", "queue", "at"))
_LISTS = (list, tuple)
_NUMBERS = (float, int)
_JID = b',"jid":"'


class Form:
    """The payloads of jobs that share everything but arguments, id and times.

    Args:
        payload: One of them, checked but for its arguments, which stand last but the id.
        now: When all of them were made.
    """

    def __init__(self, payload: Mapping[str, Any], now: float) -> None:
        self.name: str = payload["class"]
        self.queue: str = payload["queue"]
        common = {key: value for key, value in payload.items() if key not in _OWN}
        self._start = wire.encode(common)[:-1] + b',"args":'
        created = wire.encode({"created_at": now})[1:]
        self._end = b'",' + created
        self._end_now = b'",' + created[:-1] + b"," + wire.encode({"enqueued_at": now})[1:]

    def payload(self, args: Sequence[Any], jid: str, *, is_due: bool) -> bytes:
        """Return a job's payload.

        Raises:
            PayloadError: an argument is not JSON, or all is too large.
        """
        if _are_simple(args):
            encoded = _encode(args)
        else:
            validation.check_args(args, self.name)
            encoded = wire.encode({"args": list(args)})[8:-1]
        end = self._end_now if is_due else self._end
        found = b"".join((self._start, encoded, _JID, jid.encode(), end))
        return found if len(found) < validation.MAX_PAYLOAD else validation.check_size(found)


#: Fields that are each job's own.
_OWN = frozenset(("args", "jid", "created_at", "enqueued_at"))


def key(item: Any) -> tuple[Any, Any] | None:
    """Return what tells the form of an item; None if none can stand for it."""
    if type(item) is not dict or not FIELDS.issuperset(item):
        return None
    name, queue = item.get("class"), item.get("queue")
    if type(item.get("args")) not in _LISTS or not isinstance(name, str | type):
        return None
    if len(item) > 2:
        if "queue" in item and type(queue) is not str:
            return None
        if "at" in item and not (type(item["at"]) in _NUMBERS and math.isfinite(item["at"])):
            return None
    if type(name) is str and next(iter(item)) != "class":
        return None  # fields keep the order of the item, and a form's arguments come last
    return name, queue


def _are_simple(args: Sequence[Any]) -> bool:
    """Return whether all of *args* need no look inside: written as they are."""
    for value in args:
        kind = type(value)
        if kind is str:
            if not value.isascii():
                return False
        elif kind is int:
            if not -(2**63) <= value < 2**64:
                return False
        elif kind is not bool and value is not None:
            return False
    return True
