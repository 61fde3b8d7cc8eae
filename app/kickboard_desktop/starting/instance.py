"""One program for each profile: who is first, and how a later one calls it. Without Qt.

A kernel lock on a file of the profile says that there is one, and the file where it listens.
The lock ends with its process, however that ends, so nothing stale can keep anybody out; a
socket that was left behind is replaced by whoever holds the lock.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kickboard import private

_FILE = "window.lock"
#: Bytes of a call, and of a path in the lock file, at most.
MOST_BYTES = 16_384
#: Seconds until a call is given up: the other one may be starting, or hang.
PATIENCE = 5.0
#: Seconds between two tries.
PAUSE = 0.05
OK = b"ok\n"


class Claim:
    """This process is the profile's window program, until it ends or lets go."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def tell(self, path: str) -> None:
        """Write down that calls are answered at the socket *path*."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, os.fsencode(path), 0)

    def let_go(self) -> None:
        """Let another process be the one."""
        with suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)


def claim(profile: Path) -> Claim | None:
    """Return the claim on *profile*; None while another process has it.

    Raises:
        OSError: it cannot be told here; several windows must do then.
    """
    try:
        import fcntl  # noqa: PLC0415 - where there is none, neither is there a lock like it
    except ImportError as error:
        raise OSError("no kernel locks of that kind") from error
    flags = os.O_RDWR | os.O_CREAT
    descriptor = private.opener(str(profile / _FILE), flags)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except BaseException:
        os.close(descriptor)
        raise
    os.ftruncate(descriptor, 0)  # what the one before wrote
    return Claim(descriptor)


def call(profile: Path, message: bytes, patience: float = PATIENCE) -> bool:
    """Send *message* to the process that has *profile*; True when it took it.

    Args:
        profile: Its folder.
        message: A line, with its end.
        patience: Seconds to wait for a process that starts, and for its answer.
    """
    from time import monotonic, sleep  # noqa: PLC0415 - only the second process waits

    deadline = monotonic() + patience
    while True:
        left = deadline - monotonic()
        answer = _asked(profile, message, max(left, PAUSE))
        if answer is not None:
            return answer
        if left <= 0:
            return False
        sleep(PAUSE)


def _asked(profile: Path, message: bytes, seconds: float) -> bool | None:
    """Return whether it took *message*; None where nobody answers yet."""
    import socket  # noqa: PLC0415 - only the second process needs it

    try:
        path = (profile / _FILE).read_bytes()[:MOST_BYTES]
        if not path:
            return None
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(seconds)
            line.connect(path)
            line.sendall(message)
            return line.recv(len(OK)) == OK
    except TimeoutError:
        return False
    except OSError:
        return None


def handed_over(profile: Path, message: Callable[[], bytes]) -> tuple[bool, Claim | None]:
    """Return whether another process took the call, else our claim if there is one to have."""
    try:
        held = claim(profile)
    except OSError:
        return False, None
    if held is not None:
        return False, held
    if call(profile, message()):
        return True, None
    sys.stderr.write(
        "kickboard: the window of this profile does not answer; this one opens beside it\n"
    )
    return False, None
