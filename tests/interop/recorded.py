"""What the real Sidekiq 7.3.10 and 8.1.7 wrote into a Redis and said of it, by situation."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kickboard.stores.redis import RedisStore

GOLDEN = Path(__file__).parent / "golden"
#: The programs that were recorded, by the line they belong to.
VERSIONS = {7: "7.3.10", 8: "8.1.7"}
#: When all of it was recorded, about: a day of 2026 in UTC, and the minute of the metrics.
NOW = 1_795_485_900.0


@functools.cache
def _read(line: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GOLDEN / f"{VERSIONS[line]}.json").read_text("utf-8"))
    return found


def keys(line: int, situation: str) -> dict[str, Any]:
    """Return what the keys held: name -> value, of every type but a sorted set's as JSON has it."""
    found = _read(line)["situations"][situation]["keys"]
    return {name: _value(told) for name, told in found.items()}


def lives(line: int, situation: str) -> dict[str, int]:
    """Return how many seconds each key had to live, -1 for ever."""
    return {k: told["ttl"] for k, told in _read(line)["situations"][situation]["keys"].items()}


def _value(told: Mapping[str, Any]) -> Any:
    if told["type"] == "zset":
        return [(one["member"], one["score"]) for one in told["value"]]
    return told["value"]


def said(line: int, situation: str) -> dict[str, Any]:
    """Return what Sidekiq's own API said of the situation."""
    found: dict[str, Any] = _read(line)["situations"][situation]["said"]
    return found


def metrics_said(line: int) -> dict[str, Any]:
    """Return what Sidekiq's own query said of each class in ``metrics``."""
    found: dict[str, Any] = _read(line)["metrics said"]
    return found


def load(store: RedisStore, line: int, situation: str) -> None:
    """Put a situation into an empty Redis."""
    for name, told in _read(line)["situations"][situation]["keys"].items():
        value = _value(told)
        match told["type"]:
            case "list":
                store._link.call("RPUSH", name, *value)
            case "set":
                store._link.call("SADD", name, *value)
            case "hash":
                store._link.call("HSET", name, *(part for pair in value.items() for part in pair))
            case "zset":
                for member, score in value:
                    store._link.call("ZADD", name, score, member)
            case _:
                store._link.call("SET", name, value)


def member(line: int, situation: str, key: str, job_class: str) -> bytes:
    """Return the payload of a class in a list or a sorted set."""
    for one in keys(line, situation)[key]:
        text: str = one if isinstance(one, str) else one[0]
        if f'"class":"{job_class}"' in text:
            return text.encode()
    raise KeyError(job_class)
