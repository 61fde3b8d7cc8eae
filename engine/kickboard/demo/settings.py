"""The demo's knobs: how often its server fails, and whether webhooks get through at all.

They live in the engine's process and are forgotten with it. The window turns them through
the telemetry pipe, which calls `apply`; the demo's server reads them at each request.
"""

from __future__ import annotations

import threading
from typing import Any

from kickboard.errors import ConfigError

#: Share of requests, 0 to 1, that the demo's server answers with 503.
FAILURE_RATE = "demo.failure_rate"
#: Whether the server refuses every webhook.
WEBHOOK_DOWN = "demo.webhook_down"

_DEFAULTS: dict[str, float | bool] = {FAILURE_RATE: 0.1, WEBHOOK_DOWN: False}

_lock = threading.Lock()
_values = dict(_DEFAULTS)  # guarded by _lock


def apply(key: str, value: Any) -> None:
    """Set *key*, as it came down the pipe, to *value*.

    Raises:
        ConfigError: there is no such setting, or it cannot be that; nothing changed.
    """
    checked = _checked(key, value)
    with _lock:
        _values[key] = checked


def get(key: str) -> float | bool:
    """Return the value of *key*.

    Raises:
        KeyError: there is no such setting.
    """
    with _lock:
        return _values[key]


def failure_rate() -> float:
    """Return the share of requests that fail, 0 to 1."""
    return float(get(FAILURE_RATE))


def webhook_down() -> bool:
    """Return whether the server refuses webhooks just now."""
    return bool(get(WEBHOOK_DOWN))


def reset() -> None:
    """Set everything to what it is at the start."""
    with _lock:
        _values.update(_DEFAULTS)


def _checked(key: str, value: Any) -> float | bool:
    if key == WEBHOOK_DOWN and isinstance(value, bool):
        return value
    if key == FAILURE_RATE and isinstance(value, int | float) and 0 <= value <= 1:
        return float(value)
    if key not in _DEFAULTS:
        raise ConfigError(f"there is no setting {key!r}; there are {', '.join(sorted(_DEFAULTS))}")
    wanted = "true or false" if key == WEBHOOK_DOWN else "a number from 0 to 1"
    raise ConfigError(f"{key} must be {wanted}, not {value!r}")


set = apply  # noqa: A001 - the pair of `get`, always called as settings.set
