"""Which jobs an engine began, in a place that outlives it.

A claim is committed, a start is not: a commit per job would cost more than most jobs. So
every start goes into a ring of fixed size in the engine's own lock file, mapped into
memory: half a microsecond, no system call, and the kernel keeps the page when the process
is killed. Whoever inherits the lock reads there which orphans had begun, and will run twice.
"""

from __future__ import annotations

import itertools
import mmap
import os
import struct
from pathlib import Path

_TOKEN = struct.Struct("<QQ")
_PACK, _WIDTH = _TOKEN.pack_into, _TOKEN.size
#: Starts that are kept: more than can be held unsettled (`settle.BOUND`).
SLOTS = 16_384
#: Where the ring begins in the file; the first byte is what is locked on Windows.
OFFSET = mmap.ALLOCATIONGRANULARITY
SIZE = SLOTS * _WIDTH
_MASK = SIZE - 1  # SIZE is a power of 2


class Starts:
    """The ring of a living engine. Thread-safe."""

    def __init__(self, memory: mmap.mmap) -> None:
        self._memory = memory
        self._next = itertools.count(0, _WIDTH)

    @classmethod
    def make(cls, path: Path) -> Starts | None:
        """Make the ring in the file *path*; None where there is no room, or no such thing.

        The file is opened anew: a map keeps a descriptor, and with it, in a forked child,
        the lock. And the ring is written, not only made long: touching a mapped page that
        has no place on a full disk ends the process.
        """
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        except OSError:
            return None
        try:
            os.lseek(descriptor, OFFSET, os.SEEK_SET)
            if os.write(descriptor, bytes(SIZE)) == SIZE:
                return cls(mmap.mmap(descriptor, SIZE, offset=OFFSET))
        except OSError:
            return None
        finally:
            os.close(descriptor)
        return None

    def note(self, token: tuple[int, int]) -> None:
        """Write down that the delivery of *token* begins. On the way of every job."""
        row, run = token
        try:  # noqa: SIM105 - `suppress` would cost as much as the note
            _PACK(self._memory, next(self._next) & _MASK, row, run)
        except (TypeError, ValueError):
            pass  # closed just now: a straggler, whose job went back already

    def close(self) -> None:
        """Let go of the memory; what is in the file stays."""
        self._memory.close()


def nowhere(_token: tuple[int, int]) -> None:
    """Note nothing: there is no engine, or no ring."""


def read(descriptor: int) -> set[tuple[int, int]] | None:
    """Return the tokens in the ring of a dead engine; None where it kept none."""
    os.lseek(descriptor, OFFSET, os.SEEK_SET)
    content = os.read(descriptor, SIZE)
    if len(content) < SIZE:  # there was no room for it
        return None
    return {(row, run) for row, run in _TOKEN.iter_unpack(content) if run}
