"""What the kill loop tortures: a SQLite file, or a Redis, whose server can be killed, too."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import apsw
from tests.stores.redis_server import RedisServer

from kickboard.stores import open_store
from kickboard.stores.base import Store
from kickboard.stores.sqlite import SQLiteStore

#: Every so many kills the server is the victim, where that was asked for.
SERVER_TURN = 3


class Subject(Protocol):
    """A store and what becomes of it."""

    def open(self) -> Store:
        """Open it as one more process does."""
        ...

    def options(self) -> Sequence[str]:
        """Return what tells a victim which store it is: a URL, and what comes with it."""
        ...

    def hurt(self, turn: int) -> bool:
        """Kill what is beneath the processes, if it is that one's turn."""
        ...

    def rest(self) -> dict[str, Any]:
        """Say what is there when all processes are dead."""
        ...

    def examine(self) -> dict[str, Any]:
        """Return whether it is whole, and what should not be left."""
        ...

    def close(self) -> None:
        """End it."""
        ...


class File:
    """A store file."""

    def __init__(self, path: Path, durability: str) -> None:
        self._path = path
        self._durability = durability

    def open(self) -> SQLiteStore:
        """Open the file."""
        return SQLiteStore(self._path, durability=self._durability)

    def options(self) -> Sequence[str]:
        """Return its URL and the durability."""
        return (f"sqlite:///{self._path}", self._durability)

    def hurt(self, turn: int) -> bool:
        """Do nothing: there is nothing beneath."""
        return False

    def rest(self) -> dict[str, Any]:
        """Return the size of the write-ahead log."""
        log = self._path.with_name(f"{self._path.name}-wal")
        return {"log_mb": round(log.stat().st_size / 1e6, 1)}

    def examine(self) -> dict[str, Any]:
        """Have SQLite look at every page, and compare the counts with the rows."""
        store = self.open()
        wrong = store.check_counts()
        store.close()
        connection = apsw.Connection(str(self._path))
        integrity = connection.execute("PRAGMA integrity_check").get
        connection.close()
        locks = list(self._path.parent.glob("*.owner-*"))
        return {"wrong_counts": wrong, "integrity": integrity, "lock_files": len(locks)}

    def close(self) -> None:
        """Do nothing: the folder goes."""


class Redis:
    """A server of the loop's own that keeps what it acknowledged."""

    def __init__(self, *, kill_server: bool, seed: int) -> None:
        self._server = RedisServer("--appendonly", "yes", "--appendfsync", "always")
        self._kills_server = kill_server
        self._random = random.Random(seed)
        self._killed = 0

    def open(self) -> Store:
        """Open a connection."""
        return open_store(self._server.url)

    def options(self) -> Sequence[str]:
        """Return where the server is."""
        return (self._server.url,)

    def hurt(self, turn: int) -> bool:
        """Kill the server, now and then, and start it again a moment later."""
        if not self._kills_server or turn % SERVER_TURN != SERVER_TURN - 1:
            return False
        self._server.kill()
        self._killed += 1
        self._server.start()
        return True

    def rest(self) -> dict[str, Any]:
        """Return how often the server died."""
        return {"server_kills": self._killed, "log_mb": 0.0}

    def examine(self) -> dict[str, Any]:
        """Compare what came with what went, and look for engines that never left."""
        store = self.open()
        missing = store.account().missing
        store.close()
        left = self._server.call("HLEN", "kb:owners").strip()
        return {
            "wrong_counts": {},
            "integrity": "ok" if missing == 0 else f"{missing} jobs are missing",
            "lock_files": int(left),
        }

    def close(self) -> None:
        """End the server."""
        self._server.stop()
