"""A way to a Redis that only another host can reach: the system's own ``ssh``, as a child.

It reads the user's own configuration, keys and agent, asks nothing (there may be no
terminal), and ends with this process.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
from pathlib import Path

from kickboard.errors import StoreUnavailableError
from kickboard.stores.redis.place import Place

#: Seconds that ssh may take to get there.
PATIENCE = 15.0
_OPTIONS = (
    *("-o", "BatchMode=yes", "-o", "ExitOnForwardFailure=yes", "-o", "ConnectTimeout=10"),
    *("-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=3"),
    *("-o", "StreamLocalBindUnlink=yes", "-N", "-T"),
)


class Tunnel:
    """A Unix socket in a folder of our own that leads to *place*. Thread-safe."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None  # guarded by _lock
        self._child: subprocess.Popen[bytes] | None = None  # guarded by _lock

    def path(self) -> str:
        """Return the socket, dug anew if ssh has ended.

        Raises:
            StoreUnavailableError: ssh is not there, or cannot get there; the message quotes it.
        """
        with self._lock:
            if self._child is None or self._child.poll() is not None:
                self._fill_in()
                self._dig()
            assert self._folder is not None
            return str(Path(self._folder.name) / "redis")

    def close(self) -> None:
        """End ssh. May be called twice."""
        with self._lock:
            self._fill_in()

    def _fill_in(self) -> None:
        if self._child is not None:
            self._child.terminate()
            self._child.wait()
            if self._child.stderr is not None:
                self._child.stderr.close()
            self._child = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _dig(self) -> None:
        ssh = shutil.which("ssh")
        if ssh is None:
            raise StoreUnavailableError(
                "redis+ssh:// needs the program ssh, which is not installed.",
                self._place.shown,
                code="ssh.missing",
            )
        self._folder = tempfile.TemporaryDirectory(prefix="kickboard-ssh-")  # mode 0700
        local = str(Path(self._folder.name) / "redis")
        forward = f"{local}:{self._place.host}:{self._place.port}"
        self._child = subprocess.Popen(
            [ssh, *_OPTIONS, "-L", forward, *self._place.ssh[:-1], "--", self._place.ssh[-1]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C"},
        )
        self._wait(local)

    def _wait(self, local: str) -> None:
        """Wait until ssh listens on *local*; it makes the socket when it has got there."""
        assert self._child is not None
        patience = threading.Event()
        for _ in range(int(PATIENCE / 0.05)):
            if self._child.poll() is not None:
                break
            if Path(local).exists() and _answers(local):
                return
            patience.wait(0.05)
        said = b""
        if self._child.poll() is None:
            self._child.kill()
        if self._child.stderr is not None:
            said = self._child.stderr.read()
        lines = said.decode("utf-8", "replace").strip().splitlines()
        self._fill_in()
        answer, host = lines[-1] if lines else "no answer", self._place.ssh[-1]
        raise StoreUnavailableError(
            f"ssh does not get to {host}: {answer}. Does ssh {host} get there without asking?",
            self._place.shown,
            code="ssh.failed",
            where=host,
            said=answer,
        )


def _answers(local: str) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(local)
        except OSError:
            return False
    return True
