"""Long work of other programs, with a sign of life while they are quiet."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Sequence

from devtools import ROOT

#: Seconds between two progress lines.
PROGRESS_EVERY = 2.0
#: Lines of a failed program's output that are kept for the report.
TAIL = 200


class ProgramError(Exception):
    """A program that we started failed; *output* is the end of what it said."""

    def __init__(self, label: str, code: int, output: str) -> None:
        super().__init__(f"{label} failed (exit {code})")
        self.output = output or "(it said nothing)"


def say(text: str) -> None:
    """Print *text* to stderr, where it does not mix with a command's own output."""
    print(text, file=sys.stderr, flush=True)


def run_quietly(label: str, command: Sequence[str]) -> None:
    """Run *command* at the root, its output kept back, with a line each `PROGRESS_EVERY`.

    Raises:
        ProgramError: it could not be started or did not exit with 0.
    """
    lines: list[str] = []
    process = _start(label, command)
    reader = threading.Thread(target=_collect, args=(process, lines), daemon=True)
    reader.start()
    try:
        _watch(label, process, lines)
    finally:
        process.terminate()  # for Ctrl+C; does nothing to a program that has ended
        reader.join()
    if process.returncode:
        raise ProgramError(label, process.returncode, "\n".join(lines[-TAIL:]))


def _start(label: str, command: Sequence[str]) -> subprocess.Popen[str]:
    """Start *command* with no input and both outputs in one pipe."""
    try:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except OSError as error:
        raise ProgramError(label, 127, str(error)) from error


def _collect(process: subprocess.Popen[str], lines: list[str]) -> None:
    """Append each line of the output of *process* to *lines* until it ends."""
    assert process.stdout is not None
    with process.stdout as output:
        lines.extend(line.rstrip() for line in output)


def _watch(label: str, process: subprocess.Popen[str], lines: list[str]) -> None:
    """Print how long *process* has been at work, and its latest line, until it ends."""
    began = time.monotonic()
    while process.returncode is None:
        latest = next((line for line in reversed(lines) if not line.startswith("WARN")), "")
        elapsed = time.monotonic() - began
        say(f"{label}  {elapsed:.0f} s  {latest.strip()[:70]}".rstrip())
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(PROGRESS_EVERY)
