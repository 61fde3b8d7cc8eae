"""The child of `kickboard.runtime.isolation`: reads a job from standard input and performs it."""

from __future__ import annotations

import json
import os
import resource
import runpy
import sys
import threading
from typing import Any

from kickboard.clock import SystemClock
from kickboard.errors import UnsupportedError

#: Seconds between two words of progress: the engine ticks ten times a second.
PAUSE = 0.05
#: Bytes of a line, its end included: what the parent reads of one.
MOST_LINE = 100_000


class _Mouth:
    """Says things to the parent, a line of JSON each. Thread-safe."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._lock = threading.Lock()
        self._newest: tuple[float, str] | None = None  # not said yet; guarded by _lock
        self._speaker: threading.Thread | None = None  # guarded by _lock
        self._wake = threading.Event()
        self._over = threading.Event()

    def progress(self, share: float, note: str) -> None:
        """Tell how far the job is, soon; what was to be told before it is not told any more."""
        with self._lock:
            self._newest = (share, note)
            if self._speaker is None:
                self._speaker = threading.Thread(target=self._speak, daemon=True)
                self._speaker.start()
        self._wake.set()

    def end(self, answer: dict[str, Any]) -> None:
        """Say the last progress and the answer; nothing is said after it."""
        self._over.set()
        self._say_newest()
        with self._lock:
            self._say(answer)

    def _speak(self) -> None:
        while not self._over.is_set():
            self._wake.wait()
            self._wake.clear()
            self._say_newest()
            self._over.wait(PAUSE)

    def _say_newest(self) -> None:
        with self._lock:
            if self._newest is not None:
                self._say({"progress": self._newest})
                self._newest = None

    def _say(self, what: dict[str, Any]) -> None:
        """Write a line, whole. Called with _lock held."""
        text = json.dumps(what, ensure_ascii=False).encode("utf-8", "replace")
        data = memoryview(text[: MOST_LINE - 1] + b"\n")
        while data:
            data = data[os.write(self._fd, data) :]


def main() -> None:
    """Perform the job on standard input and write the answer to the descriptor named."""
    mouth = _Mouth(int(sys.argv[1]))
    request = json.loads(sys.stdin.buffer.read())
    try:
        _perform(request, mouth)
        answer: dict[str, Any] = {"ok": True}
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent shall know
        answer = _describe(error)
    mouth.end(answer)
    sys.stdout.flush()
    os._exit(0)  # threads the job left behind must not keep the process


def _describe(error: BaseException) -> dict[str, Any]:
    from kickboard.runtime import failure  # noqa: PLC0415 - only for those that fail

    return {
        "ok": False,
        "error_class": failure.class_name(error),
        "message": failure.message(error),
        "trace": failure.trace(error),
    }


def _perform(request: dict[str, Any], mouth: _Mouth) -> None:
    sys.path[:] = request["path"]
    if request["memory_mb"]:
        limit = int(request["memory_mb"] * 1024 * 1024)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    _configure(request["store"])
    _load(request["origin"])
    from kickboard.jobs.execution import Execution, current  # noqa: PLC0415
    from kickboard.jobs.registry import REGISTRY  # noqa: PLC0415

    job_class = REGISTRY.get(request["name"])
    if job_class is None:
        raise UnsupportedError(f"{request['origin']} does not define {request['name']}")
    job = job_class()
    job.jid = request["jid"]
    clock = SystemClock()
    told = (clock, lambda: False, lambda _running, share, note: mouth.progress(share, note))
    job._execution = Execution(job.jid, request["name"], "", {}, *told)
    current.set(job._execution)
    job.perform(*request["args"])


def _configure(store: str) -> None:
    """Let jobs pushed by this one go to the engine's store; memory cannot be reached."""
    from kickboard import client  # noqa: PLC0415

    if store != "memory:":
        client.configure(store)
        return
    refusing = client.configure("memory:")

    @refusing.middleware.add
    def refuse(*_: object) -> None:
        raise UnsupportedError(
            'a job with isolation="process" cannot push into a store in memory: use SQLite'
        )


def _load(origin: dict[str, str]) -> None:
    """Import what defines the job, as a script's main module or by name or file."""
    if origin["kind"] == "main":
        runpy.run_path(origin["name"], run_name="__mp_main__")
        return
    from kickboard.jobs.loading import load  # noqa: PLC0415

    load(origin["name"])


if __name__ == "__main__":
    main()
