"""A job made from another one: the same again, or another in its place.

The new job has a jid of its own and names the old one in the payload field `LINK`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kickboard.client import Client, Replaced
from kickboard.errors import PayloadError
from kickboard.payload import wire
from kickboard.payload.record import JobRecord

#: The payload field with the jid of the job that this one was made from.
LINK = "clone_of"
#: What a new job does not share with the one it is made from.
OWN = frozenset(
    (
        *("jid", "created_at", "enqueued_at", "at", LINK),
        *("failed_at", "retried_at", "retry_count"),
        *("error_class", "error_message", "error_backtrace"),
    )
)


def copied(jid: str, payload: bytes, priority: int) -> dict[str, Any]:
    """Return the item to push for a new job like the one of *jid*.

    Raises:
        PayloadError: *payload* is malformed.
    """
    item = wire.decode(payload)
    kept = {name: value for name, value in item.items() if name not in OWN}
    return {**kept, "priority": priority, LINK: jid}


def edit(client: Client, record: JobRecord, changes: Mapping[str, Any]) -> Replaced | None:
    """Put a job like *record*, but for *changes*, in its place; it goes to the trash.

    Args:
        client: Of the store that *record* is in.
        record: The job; not a running one.
        changes: Fields of the payload that differ, as for `Client.push`: ``class``, ``args``,
            ``queue``, ``retry``, ``at`` in epoch seconds, …

    Returns:
        The new jid and the operation; None when the job is not in its state any more, or a
        middleware stopped the push: then nothing was changed.

    Raises:
        PayloadError: this would be no job; nothing was changed.
    """
    try:
        item = copied(record.jid, record.payload, record.priority)
    except PayloadError:  # malformed: only what is typed now is known of it
        item = {"priority": record.priority, LINK: record.jid}
    return client.replace(record.jid, record.state, {**item, **changes})
