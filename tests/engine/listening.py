"""The other end of an engine's pipe."""

import json
import os
import threading
from collections.abc import Callable
from typing import Any

from tests.engine.support import PATIENCE

from kickboard import Job
from kickboard.runtime.manager import Manager
from kickboard.runtime.telemetry import Telemetry

Line = dict[str, Any]


class Window:
    """The other end: reads lines on a thread of its own, and says commands."""

    def __init__(self, manager: Manager) -> None:
        self._reading, writing = os.pipe()
        listening, self._saying = os.pipe()
        self._writing = writing
        self._source = os.fdopen(listening, "rb")
        self.ended: list[float | None] = []
        self._came = threading.Condition()
        self.lines: list[Line] = []
        self.sizes: list[tuple[str, int]] = []
        self.telemetry = Telemetry(manager, writing, self._source, self._on_end)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _on_end(self, grace: float | None) -> None:
        with self._came:
            self.ended.append(grace)
            self._came.notify_all()

    def _read(self) -> None:
        with os.fdopen(self._reading, "rb") as stream:
            for data in stream:
                line = json.loads(data)
                with self._came:
                    self.lines.append(line)
                    self.sizes.append((line["t"], len(data)))
                    self._came.notify_all()

    def say(self, *commands: Any) -> None:
        """Say commands, or raw bytes."""
        for command in commands:
            data = command if isinstance(command, bytes) else json.dumps(command).encode()
            os.write(self._saying, data + b"\n")

    def of(self, kind: str) -> list[Line]:
        """Return the lines of one kind so far."""
        with self._came:
            return [line for line in self.lines if line["t"] == kind]

    def wait_for(self, kind: str, wanted: Callable[[Line], bool] = lambda _line: True) -> Line:
        """Block until a line of *kind* is as *wanted*; return the first."""
        found: list[Line] = []

        def look() -> bool:
            found[:] = [line for line in self.lines if line["t"] == kind and wanted(line)]
            return bool(found)

        with self._came:
            assert self._came.wait_for(look, PATIENCE), f"no such {kind}: {self.lines[-5:]}"
        return found[0]

    def wait_for_end(self) -> None:
        """Block until the engine was told that its input ended, or to stop."""
        with self._came:
            assert self._came.wait_for(lambda: bool(self.ended), PATIENCE)

    def hang_up(self) -> None:
        """End the engine's input."""
        if self._saying >= 0:
            os.close(self._saying)
            self._saying = -1

    def close(self) -> None:
        """Stop telling, end the input, and read to the end."""
        self.telemetry.stop()
        self.hang_up()
        os.close(self._writing)
        self._reader.join(PATIENCE)
        self.wait_for_end()
        self._source.close()


Open = Callable[[Manager], Window]


class Speaking(Job, name="tests.Speaking", queue="talk"):
    """Say something."""

    def perform(self, word: str) -> None:
        print(word, "twice:", word)  # noqa: T201
        self.log.info("logged %s", word)


class Failing(Job, name="tests.Failing", retry=0):
    def perform(self) -> None:
        raise ValueError("no luck today")


class Quick(Job, name="tests.Quick"):
    def perform(self) -> None: ...
