"""Jobs of Rails' ActiveJob: Sidekiq runs a wrapper, and the job is in its one argument."""

from __future__ import annotations

from typing import Any

#: The wrapper's class, as Sidekiq 8 and older adapters name it.
WRAPPERS = frozenset(
    ("Sidekiq::ActiveJob::Wrapper", "ActiveJob::QueueAdapters::SidekiqAdapter::JobWrapper")
)
#: How the names of fields begin that ActiveJob adds to what it carries.
_MARK = "_aj_"


def is_wrapped(job_class: Any, wrapped: Any) -> bool:
    """Return whether the job is the one that ``wrapped`` names."""
    return isinstance(wrapped, str) and job_class in WRAPPERS


def arguments(payload: dict[str, Any]) -> Any:
    """Return what ``perform`` is to get: the payload's arguments, unwrapped."""
    args = payload.get("args")
    if not is_wrapped(payload.get("class"), payload.get("wrapped")):
        return args
    carried = args[0] if isinstance(args, list) and args else None
    inner = carried.get("arguments") if isinstance(carried, dict) else None
    return _plain(inner) if isinstance(inner, list) else args


def _plain(value: Any) -> Any:
    """Return *value* without ActiveJob's own marks."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if not key.startswith(_MARK)}
        return {key: _plain(item) for key, item in kept.items()}
    return value
