"""The URL of a store: what kind it names, and as it may be shown, with no secrets."""

from __future__ import annotations

import re

_MASK = "***"
#: How the URL of a Redis begins.
REDIS_SCHEMES = ("redis", "rediss", "unix", "redis+sentinel", "rediss+sentinel", "redis+ssh")
#: What stands for the Redis that the surroundings name, as they do for Sidekiq.
REDIS_OF_ENVIRONMENT = ("redis:", "redis://")
#: Parameters of a URL that are secrets.
_SECRET = re.compile(r"([?&](?:password|passwd|pwd|pass|token|secret|auth)=)[^&#]*", re.IGNORECASE)


def is_redis(url: str) -> bool:
    """Return whether *url* names a Redis."""
    scheme, separator, _ = url.partition("://")
    return url in REDIS_OF_ENVIRONMENT or (bool(separator) and scheme in REDIS_SCHEMES)


def masked(url: str) -> str:
    """Return *url* with ``***`` for its user and password, and for secret parameters.

    Everything up to the last @ goes: a password that was not escaped may have any of the
    characters that end one. Files have no users; their URLs come back as they are.
    """
    scheme, separator, rest = url.partition("://")
    if not separator or scheme == "sqlite":
        return url
    _, at, place = rest.rpartition("@")
    shown = f"{_MASK}@{place}" if at else rest
    return f"{scheme}://{_SECRET.sub(_hidden, shown)}"


def _hidden(found: re.Match[str]) -> str:
    return found[1] + _MASK
