"""The child of `kickboard.runtime.isolation`: reads a job from standard input and performs it."""

from __future__ import annotations

import json
import os
import resource
import runpy
import sys
from typing import Any

from kickboard.clock import SystemClock
from kickboard.errors import UnsupportedError


def main() -> None:
    """Perform the job on standard input and write the answer to the descriptor named."""
    answer_fd = int(sys.argv[1])
    request = json.loads(sys.stdin.buffer.read())
    try:
        _perform(request)
        answer: dict[str, Any] = {"ok": True}
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent shall know
        answer = _describe(error)
    os.write(answer_fd, json.dumps(answer).encode()[:100_000])
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


def _perform(request: dict[str, Any]) -> None:
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
    job._execution = Execution(job.jid, request["name"], "", {}, SystemClock(), lambda: False)
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
