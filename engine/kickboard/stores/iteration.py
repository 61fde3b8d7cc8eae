"""How far an iterable job is: what a store keeps beside it until it is done."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

#: Seconds that it is kept after nobody wrote it any more.
STATE_SECONDS = 30 * 86_400


class Iteration(NamedTuple):
    """How far an iterable job is.

    Attributes:
        executions: How often it was begun or resumed.
        cursor: Where it goes on, whatever its class makes of that.
        seconds: How long it ran in all.
        cancelled_at: When somebody asked it to end, in epoch seconds.
    """

    executions: int
    cursor: Any
    seconds: float
    cancelled_at: float | None = None


def cursor_of(text: bytes | None) -> Any:
    """Return the cursor that *text* is the JSON of; as a text if it is none."""
    if text is None:
        return None
    try:
        return msgspec.json.decode(text)
    except (ValueError, RecursionError):
        return text.decode("utf-8", "replace")
