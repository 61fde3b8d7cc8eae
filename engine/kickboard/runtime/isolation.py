"""Jobs in a process of their own: ``isolation="process"``.

For work that may crash, leak, or hang in C code. The child gets class, arguments and jid as
JSON; what it writes to its outputs becomes the job's log; its end without an answer is a
failed attempt, and so is a timeout, which really kills it and everything it started.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, BinaryIO

from kickboard.errors import JobProcessError, JobTimeoutError, RemoteJobError
from kickboard.jobs.execution import Execution
from kickboard.jobs.job import Job
from kickboard.jobs.loading import origin

log = logging.getLogger("kickboard.job.output")

#: Bytes of a line of the child that are read: of its answer, at most.
MOST_ANSWER = 100_000
#: Characters of an output line that are logged.
MOST_LINE = 4_000


def perform(job_class: type[Job], running: Execution, args: list[Any], store: str) -> None:
    """Perform a job in a child process and wait for its end.

    Args:
        job_class: With its options ``timeout`` (seconds) and ``memory_mb``.
        running: The attempt: the child gets its jid, and what it tells is told in its name.
        args: Its arguments.
        store: URL of the store that jobs pushed by the child go to.

    Raises:
        RemoteJobError: the job raised; it carries the class and the trace of the error.
        JobTimeoutError: it took too long and was killed.
        JobProcessError: the child died without an answer.
    """
    options = job_class.options
    request = {
        "name": job_class.wire_name,
        "origin": origin(job_class),
        "path": sys.path,
        "jid": running.jid,
        "args": args,
        "store": store,
        "memory_mb": options.get("memory_mb"),
    }
    reader, writer = os.pipe()
    try:
        child = _start(writer)
    except BaseException:
        os.close(reader)
        raise
    finally:
        os.close(writer)
    with os.fdopen(reader, "rb") as lines:
        hearing = _Hearing(lines, partial(running.tell, running))
        hearing.start()
        try:
            _converse(child, json.dumps(request).encode(), job_class, options.get("timeout"))
        finally:
            hearing.join()  # it ends with the child, which is dead by now
    _judge(child.returncode, hearing.answer)


class _Hearing(threading.Thread):
    """Hears what the child tells while it runs, and its answer. One for each such job.

    Without it a child that tells much would fill the pipe, and wait.
    """

    def __init__(self, lines: BinaryIO, tell: Callable[[float, str], None]) -> None:
        super().__init__(name="kickboard/hearing", daemon=True)
        self.answer = b""
        self._lines = lines
        self._tell = tell

    def run(self) -> None:
        """Read to the end. A line that is neither is left out: a stranger wrote to the pipe."""
        while line := self._lines.readline(MOST_ANSWER):
            try:
                said = json.loads(line)
                if "ok" in said:
                    self.answer = line
                else:
                    share, note = said["progress"]
                    self._tell(float(share), str(note))
            except (ValueError, TypeError, KeyError):
                continue


def _start(writer: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "kickboard.runtime.child", str(writer)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=(writer,),
        start_new_session=True,  # so that what it starts can be killed with it
    )


def _converse(
    child: subprocess.Popen[bytes], request: bytes, job_class: type[Job], timeout: float | None
) -> None:
    """Hand over the request, log the output, and wait; a timeout kills the whole group."""
    name = job_class.wire_name
    expired = threading.Event()

    def kill() -> None:
        expired.set()
        _kill_group(child.pid)

    timer = threading.Timer(timeout, kill) if timeout else None
    if timer is not None:
        timer.daemon = True
        timer.start()
    try:
        with contextlib.suppress(BrokenPipeError):
            child.stdin.write(request)  # type: ignore[union-attr] # it is a pipe
            child.stdin.close()  # type: ignore[union-attr]
        for line in child.stdout or ():
            log.info("%s", line.decode("utf-8", "replace").rstrip()[:MOST_LINE])
        child.wait()
    finally:
        if timer is not None:
            timer.cancel()
        _kill_group(child.pid)
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
    if expired.is_set():
        raise JobTimeoutError(name, timeout or 0.0)


def _kill_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _judge(code: int, answer: bytes) -> None:
    """Return if the answer says the job succeeded; otherwise raise what it says."""
    try:
        said = json.loads(answer)
    except ValueError:
        raise JobProcessError(code) from None
    if said.get("ok") is not True:
        raise RemoteJobError(
            str(said.get("error_class", "")),
            str(said.get("message", "")),
            str(said.get("trace", "")),
        )
