"""The virtual environment ``.venv``: made, brought up to date, left alone when it is.

Each of its parts has a stamp that says what it was made from; a part is made anew when its
stamp differs. ``run`` is what the program needs, ``dev`` what tests and checks need on top.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from devtools import ROOT
from devtools.progress import PROGRESS_EVERY, run_quietly, say
from devtools.system import ensure_packages, missing_libraries

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")
#: The environment of other job engines, which ``bench --peers`` measures: theirs alone.
PEERS = ROOT / ".venv-peers"
PEERS_PYTHON = PEERS / BIN.name / PYTHON.name


def prepare(*, tools: bool, screen: bool, may_install: bool) -> None:
    """Have the environment and Qt's system libraries ready.

    Args:
        tools: Also what tests, checks and benchmarks need.
        screen: Also the libraries for a window on an X server.
        may_install: Whether missing system packages may be installed.
    """
    ensure_packages(missing_libraries(screen=screen), may_install=may_install)
    parts = ["venv", "run", "dev"] if tools else ["venv", "run"]
    if all(_is_fresh(part) for part in parts):
        return
    if importlib.util.find_spec("ensurepip") is None:  # Debian has it in a package of its own
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        ensure_packages({f"python{version}-venv"}, may_install=may_install)
    with _one_at_a_time():
        for part in parts:
            if not _is_fresh(part):
                _make(part)


def prepare_peers() -> None:
    """Have the environment of the other job engines ready."""
    pinned, stamp = ROOT / "constraints" / "peers.txt", PEERS / "kickboard-peers.stamp"
    made_from = hashlib.sha256(pinned.read_bytes()).hexdigest()
    with _one_at_a_time():
        if stamp.exists() and stamp.read_text(encoding="utf-8") == made_from:
            return
        python = getattr(sys, "_base_executable", sys.executable)
        run_quietly("making .venv-peers", [python, "-m", "venv", "--clear", str(PEERS)])
        label = "installing constraints/peers.txt"
        _pip_install(label, "--require-hashes", "-r", str(pinned), python=PEERS_PYTHON)
        stamp.write_text(made_from, encoding="utf-8")


def _is_fresh(part: str) -> bool:
    """Whether *part* was made from what is in the checkout now."""
    try:
        stamp = (VENV / f"kickboard-{part}.stamp").read_text(encoding="utf-8")
    except OSError:
        return False
    return PYTHON.exists() and stamp == _stamp(part)


def _stamp(part: str) -> str:
    """Return what *part* depends on: the Python and the place, or the pinned files."""
    if part == "venv":
        return f"{sys.version_info.major}.{sys.version_info.minor} {ROOT}"
    files = (ROOT / "constraints" / f"{part}.txt", ROOT / "pyproject.toml")
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _make(part: str) -> None:
    """Make *part* and set its stamp."""
    if part == "venv":
        if VENV.is_symlink():  # another checkout's environment, which must not be cleared
            VENV.unlink()
        # The base interpreter: this one may be in the very environment that is cleared.
        python = getattr(sys, "_base_executable", sys.executable)
        run_quietly("making .venv", [python, "-m", "venv", "--clear", str(VENV)])
    else:
        pinned = str(ROOT / "constraints" / f"{part}.txt")
        _pip_install(f"installing constraints/{part}.txt", "--require-hashes", "-r", pinned)
    if part == "run":
        _pip_install("installing kickboard", "--no-build-isolation", "-e", str(ROOT))
    (VENV / f"kickboard-{part}.stamp").write_text(_stamp(part), encoding="utf-8")


def _pip_install(label: str, *arguments: str, python: Path = PYTHON) -> None:
    """Install without resolving: each constraints file is complete, ours needs no more."""
    pip = [str(python), "-m", "pip", "install", "--no-deps", "--no-input"]
    quiet = ["--disable-pip-version-check", "--progress-bar", "off"]
    run_quietly(label, [*pip, *quiet, *arguments])


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Keep a second dev.py of this checkout out; it waits and then finds the work done."""
    with (ROOT / ".venv.lock").open("a", encoding="utf-8") as file:
        next_line = time.monotonic()
        while not _try_lock(file.fileno()):
            if time.monotonic() >= next_line:
                next_line += PROGRESS_EVERY
                say("waiting for another dev.py to finish installing")
            time.sleep(0.1)
        yield  # closing the file gives the lock back, and so does dying


def _try_lock(fd: int) -> bool:
    """Take the lock on the open file *fd* if it is free."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
