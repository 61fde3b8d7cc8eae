"""Where jobs live: `open_store` opens what a URL names."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kickboard.errors import ConfigError, UnsupportedError
from kickboard.stores.urls import is_redis, masked

if TYPE_CHECKING:
    from kickboard.clock import Clock
    from kickboard.stores.base import Store

__all__ = ["open_store", "store_file"]

_MEMORY = "memory:"
_SQLITE = "sqlite:///"

_lock = threading.Lock()
_memory: Store | None = None  # the process's one; guarded by _lock


def open_store(
    url: str,
    *,
    durability: str = "full",
    read_only: bool = False,
    clock: Clock | None = None,
) -> Store:
    """Open the store that *url* names.

    Args:
        url: ``sqlite:///jobs.db`` (relative), ``sqlite:////var/jobs.db`` (absolute), a
            bare path, ``redis://…`` (see `kickboard.stores.redis.place`), or ``memory:``, of
            which a process has one.
        durability: "full" or "normal"; see `SQLiteStore`.
        read_only: Only look.
        clock: Where stored times come from; None: the system's.

    Raises:
        ConfigError: the URL cannot be understood.
        UnsupportedError: that kind of store needs a package that is not installed.
        StoreError: it cannot be opened.
    """
    if url == _MEMORY:
        return _memory_store(clock)
    if is_redis(url):
        return _redis_store(url, clock, read_only=read_only)
    path = store_file(url)
    from kickboard.stores.sqlite import SQLiteStore  # noqa: PLC0415 - only who needs it waits

    return SQLiteStore(path, durability=durability, read_only=read_only, clock=clock)


def store_file(url: str) -> Path:
    """Return the file of the SQLite store that *url* names.

    Raises:
        ConfigError: the URL cannot be understood, or names no file.
        UnsupportedError: that store is no file.
    """
    if url.startswith(_SQLITE):
        path = unquote(url.removeprefix(_SQLITE))
        if not path:
            raise ConfigError(
                "sqlite:/// needs a file: sqlite:///jobs.db or sqlite:////var/jobs.db"
            )
        return Path(path).expanduser()
    if is_redis(url):
        raise UnsupportedError(f"{masked(url)} is a Redis and no file.", masked(url))
    if "://" in url or not url or url == _MEMORY:
        raise ConfigError(
            f"a store is sqlite:///FILE, a path, redis://HOST or memory:, not {masked(url)!r}"
        )
    return Path(url).expanduser()


def _redis_store(url: str, clock: Clock | None, *, read_only: bool) -> Store:
    try:
        from kickboard.stores.redis import RedisStore  # noqa: PLC0415 - likewise
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "redis":
            raise
        raise UnsupportedError(
            "Redis needs one more package: pip install 'kickboard[redis]'.", masked(url)
        ) from None
    return RedisStore(url, read_only=read_only, clock=clock)


def _memory_store(clock: Clock | None) -> Store:
    from kickboard.stores.memory import MemoryStore  # noqa: PLC0415 - likewise

    global _memory  # noqa: PLW0603 - one in a process, as its URL promises
    with _lock:
        if _memory is None:
            _memory = MemoryStore(clock=clock)
        return _memory
