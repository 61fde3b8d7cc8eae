"""Keeps what was freed from staying with a process of many threads, an engine or a window.

glibc gives each thread a heap of its own and keeps what is freed in it, large buffers too once
one of that size was freed. An engine that makes thumbnails held 73 MB where 47 do, and crept up
by some MB an hour. Sidekiq's manual has people set ``MALLOC_ARENA_MAX=2`` for this; here it is
set by itself, and a large buffer goes back to the system as soon as it is freed.
"""

from __future__ import annotations

import os
import sys

#: glibc's names of the two settings, see mallopt(3), and what they become.
_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
ARENAS = 2
LARGE_BYTES = 256 * 1024


def keep_small() -> bool:
    """Have few heaps and no large holes in them; to be called before threads are started.

    Returns:
        False where the C library is another one, or the environment says how many heaps.
    """
    if not sys.platform.startswith("linux") or "MALLOC_ARENA_MAX" in os.environ:
        return False
    import ctypes  # noqa: PLC0415 - 3 ms, and only where it is of use

    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return False
    return bool(mallopt(_ARENA_MAX, ARENAS) and mallopt(_MMAP_THRESHOLD, LARGE_BYTES))


def trim() -> bool:
    """Give back what was freed between what is still used; a millisecond for each 10 MB or so.

    Returns:
        False where the C library is another one.
    """
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # noqa: PLC0415 - likewise

    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):
        return False
    return True
