"""A way to a Redis that loses replies, or falls silent, when a test says so."""

import select
import socket
import threading
from pathlib import Path


class Proxy:
    """Passes TCP on to a Unix socket.

    `lose` names a text: the next request that has it reaches the server, and its reply
    nobody. `mute` lets all that is open fall silent, without a word of closing.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self._marks: list[bytes] = []  # guarded by _lock
        self._muted = False
        self._end = threading.Event()
        self._threads = [self._spawn(self._accept)]
        self.lost = 0

    @property
    def url(self) -> str:
        """The Redis behind it."""
        return f"redis://127.0.0.1:{self._listening.getsockname()[1]}/0"

    def lose(self, mark: bytes | str, times: int = 1) -> None:
        """Lose the replies to the next *times* requests that have *mark*."""
        with self._lock:
            self._marks += [mark.encode() if isinstance(mark, str) else mark] * times

    def mute(self) -> None:
        """Pass nothing on any more over what is open now; what comes later works."""
        self._muted = True

    def close(self) -> None:
        """End it."""
        self._end.set()
        for thread in self._threads:
            thread.join()
        self._listening.close()

    def _spawn(self, target: object, *args: object) -> threading.Thread:
        thread = threading.Thread(target=target, args=args, daemon=True)  # type: ignore[arg-type]
        thread.start()
        return thread

    def _accept(self) -> None:
        while not self._end.is_set():
            if not select.select([self._listening], [], [], 0.05)[0]:
                continue
            client, _ = self._listening.accept()
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(str(self._target))
            except OSError:
                client.close()
                continue
            self._muted = False
            self._threads.append(self._spawn(self._pass, client, server))

    def _pass(self, client: socket.socket, server: socket.socket) -> None:
        losing = False
        with client, server:
            while not self._end.is_set():
                for ready in select.select([client, server], [], [], 0.05)[0]:
                    data = ready.recv(1 << 20)
                    if not data or (ready is server and losing):
                        self.lost += losing
                        return
                    if self._muted:
                        continue
                    if ready is client:
                        losing = losing or self._is_marked(data)
                    (server if ready is client else client).sendall(data)

    def _is_marked(self, data: bytes) -> bool:
        with self._lock:
            for mark in self._marks:
                if mark in data:
                    self._marks.remove(mark)
                    return True
        return False
