"""The real Ruby Sidekiq of the distribution: a console that answers, and a worker."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.stores.redis_server import RedisServer

HERE = Path(__file__).parent
#: Real seconds that anything may take that both sides do at once or within a beat, on a
#: machine that does much else.
PATIENCE = 40.0


def missing() -> str:
    """Return why there is no Ruby Sidekiq to test with; nothing if there is."""
    if shutil.which("ruby") is None or shutil.which("sidekiq") is None:
        return "there is no Ruby Sidekiq (package ruby-sidekiq)"
    asked = "require 'sidekiq'; require 'rack'; print Sidekiq::VERSION"
    done = subprocess.run(["ruby", "-e", asked], capture_output=True, text=True, check=False)
    version = done.stdout
    return "" if version.startswith("6.4.") else f"the Ruby Sidekiq is no 6.4: {version!r}"


def until(happened: Callable[[], Any], what: str = "") -> Any:
    """Wait until *happened* returns something true, and return that."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = happened()
        if found:
            return found
        threading.Event().wait(0.02)
    pytest.fail(f"in {PATIENCE} s it never came to pass: {what or happened}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A Ruby with a Sidekiq: how it is started, and what of ours it loads.

    Attributes:
        ruby: The interpreter's command.
        sidekiq: The server's.
        libraries: Where the interpreter looks first.
        console: What evaluates.
        jobs: The classes of jobs.
    """

    ruby: tuple[str, ...] = ("ruby",)
    sidekiq: tuple[str, ...] = ("sidekiq",)
    libraries: str = ""
    console: str = "console.rb"
    jobs: str = "jobs.rb"

    def surroundings(self, server: RedisServer) -> dict[str, str]:
        """Return the environment of a process of it on that server."""
        around = {**os.environ, "REDIS_URL": f"unix://{server.socket}", "LANG": "C.UTF-8"}
        return {**around, "RUBYLIB": self.libraries} if self.libraries else around


#: The one that Debian installs.
INSTALLED = Program()


class Console:
    """A Ruby process that evaluates what it is told."""

    def __init__(self, server: RedisServer, program: Program = INSTALLED) -> None:
        self._process = subprocess.Popen(
            [*program.ruby, "-W0", str(HERE / program.console)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=program.surroundings(server),
        )

    def __call__(self, code: str, **given: Any) -> Any:
        """Return the value of *code*; what is *given* are its local variables.

        Raises:
            AssertionError: it raised.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        text = json.dumps(given)
        names = "; ".join(f"{name} = given['{name}']" for name in given)
        line = json.dumps({"do": f"given = JSON.parse({json.dumps(text)}); {names}; {code}"})
        # Ruby would see "#{" in a double-quoted text as its own.
        self._process.stdin.write(line.replace("#{", "\\\\#{") + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def web(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """Return what its Web UI answers: status and body."""
        status, body = self("web(path, form)", path=path, form=form)
        return status, body

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


class Worker:
    """A Ruby Sidekiq server."""

    def __init__(
        self,
        server: RedisServer,
        *queues: str,
        concurrency: int = 1,
        program: Program = INSTALLED,
        max_iteration_runtime: float | None = None,
    ) -> None:
        command = [*program.sidekiq, "-r", str(HERE / program.jobs), "-c", str(concurrency)]
        command += ["-t", "2"]
        for name in queues or ("default",):
            command += ["-q", name]
        more = {"MAX_ITERATION_RUNTIME": str(max_iteration_runtime or "")}
        self._output = tempfile.TemporaryFile()  # noqa: SIM115 - `close` closes it
        self._process = subprocess.Popen(
            command,
            env={**program.surroundings(server), "RUBYOPT": "-W0", **more},
            stdout=self._output,
            stderr=self._output,
        )

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    @property
    def log(self) -> str:
        """What it has written so far."""
        self._output.seek(0)
        return self._output.read().decode("utf-8", "replace")

    def wait(self) -> int:
        """Return its exit code, once it has ended by itself."""
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        """Kill it as the kernel would."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Stop it if it runs."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        self._output.close()
