"""Named points at which a test can kill the process, exactly there.

The kill loop finds what random kills find; these find the rest: every point before and
after a commit, once each. They cost a look at a module constant.
"""

from __future__ import annotations

import itertools
import os
import signal

#: The point to die at, ``name`` or ``name:7`` for the seventh time; only tests set it.
TARGET = os.environ.get("KB_CRASH_AT", "")

_passed = itertools.count(1)


def crash_point(name: str) -> None:
    """Die here, as by SIGKILL, if the environment's ``KB_CRASH_AT`` says so."""
    if not TARGET:
        return
    target, _, turn = TARGET.partition(":")
    if name == target and next(_passed) == int(turn or 1):
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
