"""Named points at which a test can kill the process, exactly there.

The kill loop finds what random kills find; these find the rest: every point before and
after a commit, once each. They cost a look at a module constant.
"""

from __future__ import annotations

import os
import signal

#: Name of the point to die at; only tests set it.
_TARGET = os.environ.get("KB_CRASH_AT", "")


def crash_point(name: str) -> None:
    """Die here, as by SIGKILL, if the environment's ``KB_CRASH_AT`` is *name*."""
    if _TARGET and name == _TARGET:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
