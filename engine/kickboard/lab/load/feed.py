"""How a generator learns, without delay, whose job has ended: the closed model needs it.

Engines connect to a socket of this machine's own, show the key they were given, and send
four bytes for each job.
"""

from __future__ import annotations

import contextlib
import hmac
import socket
import threading
from collections.abc import Callable

_HOST = "127.0.0.1"
#: Bytes of a client's number.
_NUMBER = 4
#: Bytes read in one go.
_CHUNK = 4096
#: Seconds a newcomer has to show its key.
_PATIENCE = 5.0


class FeedListener:
    """Takes in what engines send and calls *on_end* with each number, on threads of its own."""

    def __init__(self, key: str, on_end: Callable[[int], None]) -> None:
        self._key = bytes.fromhex(key)
        self._on_end = on_end
        self._socket = socket.create_server((_HOST, 0))
        self.address = f"{_HOST}:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._accept, name="load/feed", daemon=True).start()

    def close(self) -> None:
        """Take in nothing more."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._socket.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                engine, _ = self._socket.accept()
                threading.Thread(target=self._serve, args=(engine,), daemon=True).start()

    def _serve(self, engine: socket.socket) -> None:
        with engine, contextlib.suppress(OSError):
            engine.settimeout(_PATIENCE)
            shown = engine.recv(len(self._key), socket.MSG_WAITALL)
            if not hmac.compare_digest(shown, self._key):
                return
            engine.settimeout(None)
            rest = b""
            while chunk := engine.recv(_CHUNK):
                rest += chunk
                whole = len(rest) - len(rest) % _NUMBER
                for i in range(0, whole, _NUMBER):
                    self._on_end(int.from_bytes(rest[i : i + _NUMBER], "big"))
                rest = rest[whole:]


class Feed:
    """An engine's end of it: call it with the number of the client whose job ended."""

    def __init__(self, address: str, key: str) -> None:
        host, _, port = address.rpartition(":")
        self._socket = socket.create_connection((host, int(port)), timeout=_PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._lock = threading.Lock()
        self._socket.sendall(bytes.fromhex(key))

    def __call__(self, client: int) -> None:
        """Say that the job of *client* ended."""
        with self._lock, contextlib.suppress(OSError):  # the generator ended before us
            self._socket.sendall(client.to_bytes(_NUMBER, "big"))

    def close(self) -> None:
        """Send no more."""
        self._socket.close()
