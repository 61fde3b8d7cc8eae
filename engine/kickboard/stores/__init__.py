"""Where jobs live, and how a store is opened by its URL."""

from __future__ import annotations

import threading
from pathlib import Path

from kickboard.clock import Clock
from kickboard.errors import ConfigError, UnsupportedError
from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore

__all__ = ["open_store"]

_lock = threading.Lock()
_memory: MemoryStore | None = None  # one per process; guarded by _lock


def open_store(
    url: str, *, durability: str = "full", read_only: bool = False, clock: Clock | None = None
) -> Store:
    """Open the store at *url*.

    Args:
        url: ``sqlite:///relative.db``, ``sqlite:////absolute.db``, a path, or ``memory:``
            (one per process).
        durability: ``"full"`` survives a power cut, ``"normal"`` any end of a process.
        read_only: Look, do not touch.
        clock: Source of all times that are stored.

    Raises:
        ConfigError: the URL is of no kind we know.
        StoreError: the store cannot be opened; the message says what to do.
    """
    global _memory  # noqa: PLW0603 - `memory:` means one store per process
    if url == "memory:":
        with _lock:
            if _memory is None or clock is not None:
                _memory = MemoryStore(clock)
            return _memory
    if url.startswith(("redis:", "rediss:", "redis+ssh:")):
        raise UnsupportedError("Redis is not supported yet: use sqlite:///jobs.db", url)
    from kickboard.stores.sqlite import SQLiteStore  # noqa: PLC0415 - not for `memory:`

    return SQLiteStore(
        _path(url), durability=durability, read_only=read_only, clock=clock
    )


def _path(url: str) -> Path:
    if url.startswith("sqlite:///"):
        return Path(url.removeprefix("sqlite:///"))
    if "://" in url or not url:
        raise ConfigError(f"{url!r} is no store: use sqlite:///FILE or memory:")
    return Path(url)
