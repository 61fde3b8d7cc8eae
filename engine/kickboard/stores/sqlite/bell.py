"""Hears that another process writes into the log of a store, so that an idle engine wakes at once.

The kernel says when the file is written (inotify, on Linux). Elsewhere, or where it has no watch
left to give, an engine finds out by looking now and then (`runtime.watch`), as it does anyway.
"""

from __future__ import annotations

import os
import select
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

#: Of <sys/inotify.h>: the file was written.
_IN_MODIFY = 0x00000002
#: Bytes that hold many events; what they say is all the same.
_EVENTS = 4096
#: The log is written first, and then the commit counts, with a disk's sync between: seconds
#: to wait before each look.
_LOOKS = (0.0, 0.0003, 0.0006, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064)
#: Seconds of rest after word of a write. What this process writes is told, too: while nothing
#: else is, the rests grow, so that a busy engine hardly notices.
_SHORTEST, _LONGEST, _GROWTH = 0.001, 0.1, 1.5
#: In a rest from so many seconds on nothing is listened to: each write costs less then.
_DEAF = 0.01


class Ear:
    """What the kernel tells of a file. Its descriptor can be read when the file was written.

    Raises:
        OSError: it has no watch to give, or there is no such thing.
    """

    def __init__(self, path: Path) -> None:
        if sys.platform != "linux":
            raise OSError("no inotify here")
        import ctypes  # noqa: PLC0415 - 3 ms, and only where an engine runs

        # The interpreter is kept: to give it away and get it back takes longer than the call.
        self._library: Any = ctypes.PyDLL(None, use_errno=True)
        self._path = os.fsencode(path)
        self.descriptor = int(self._library.inotify_init1(os.O_CLOEXEC | os.O_NONBLOCK))
        if self.descriptor < 0:
            raise OSError(ctypes.get_errno(), "inotify_init1")
        self._watch = -1
        if not self.open():
            self.close()
            raise OSError(ctypes.get_errno(), "inotify_add_watch")

    def open(self) -> bool:
        """Listen; False when that cannot be had."""
        if self._watch < 0:
            watch = self._library.inotify_add_watch(self.descriptor, self._path, _IN_MODIFY)
            self._watch = int(watch)
        return self._watch >= 0

    def shut(self) -> None:
        """Hear nothing any more."""
        self._library.inotify_rm_watch(self.descriptor, self._watch)
        self._watch = -1

    def forget(self) -> None:
        """Forget what was heard."""
        with suppress(BlockingIOError):
            while os.read(self.descriptor, _EVENTS):
                pass

    def close(self) -> None:
        """Give the descriptor back."""
        os.close(self.descriptor)


class Bell:
    """A thread that calls *on_change* soon after another process committed.

    Args:
        ear: Listens to the log.
        ours: How often this process committed.
        others: A number that grows when another process did.
        on_change: Called on the bell's own thread.
    """

    def __init__(
        self,
        ear: Ear,
        ours: Callable[[], int],
        others: Callable[[], int],
        on_change: Callable[[], None],
    ) -> None:
        self._ear = ear
        self._ours, self._others, self._on_change = ours, others, on_change
        self._known = (ours(), others())
        self._end = threading.Event()
        self._ended = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        self._thread = threading.Thread(target=self._run, name="kickboard/bell", daemon=True)
        self._thread.start()

    @classmethod
    def hang(
        cls,
        store: Path,
        ours: Callable[[], int],
        others: Callable[[], int],
        on_change: Callable[[], None],
    ) -> Bell | None:
        """Begin to listen to the log of *store*; None where the system cannot tell."""
        try:
            ear = Ear(store.with_name(f"{store.name}-wal"))
        except (OSError, AttributeError):  # of a C library that has no such function
            return None
        return cls(ear, ours, others, on_change)

    def stop(self) -> None:
        """End; returns when the thread is gone, unless it is that which asks."""
        self._end.set()
        os.eventfd_write(self._ended, 1)
        if threading.current_thread() is not self._thread:
            self._thread.join()
            os.close(self._ended)

    def _run(self) -> None:
        listening = select.poll()
        listening.register(self._ear.descriptor, select.POLLIN)
        listening.register(self._ended, select.POLLIN)
        rest = _SHORTEST
        try:
            while not self._end.is_set():
                was_quiet = not listening.poll(1000 * _LONGEST)
                if was_quiet:
                    listening.poll()
                if rest >= _DEAF:
                    self._ear.shut()
                self._ear.forget()
                is_foreign = self._look()
                self._end.wait(rest)
                if not self._ear.open():
                    return  # the log is gone, or the last watch is somebody else's now
                is_foreign |= self._tell()  # of a commit that came to its end just now
                again = is_foreign or was_quiet
                rest = _SHORTEST if again else min(_LONGEST, rest * _GROWTH)
        finally:
            self._ear.close()

    def _look(self) -> bool:
        """Look until the commit that was heard of counts; once if it may have been ours."""
        for pause in _LOOKS:
            if self._end.wait(pause):
                return False
            if self._tell():
                return True
            if self._ours() != self._known[0]:
                break
        self._known = (self._ours(), self._known[1])
        return False

    def _tell(self) -> bool:
        """Say if another process committed since the last look."""
        ours, others = self._ours(), self._others()
        if others == self._known[1]:
            return False
        self._known = (ours, others)
        self._on_change()
        return True


class Doorbell:
    """The bell of one store: it hangs while this process is an engine on it. Thread-safe.

    Args:
        store: The store's file.
        on_change: Called soon after another process committed, on the bell's own thread.
    """

    def __init__(self, store: Path, on_change: Callable[[], None]) -> None:
        self._store, self._on_change = store, on_change
        self._lock = threading.Lock()
        self._bell: Bell | None = None  # guarded by _lock

    def hang(self, ours: Callable[[], int], others: Callable[[], int]) -> None:
        """Hear of other processes' commits from now on; see `Bell` for *ours* and *others*."""
        with self._lock:
            if self._bell is None:
                self._bell = Bell.hang(self._store, ours, others, self._on_change)

    def take_down(self) -> None:
        """Hear of nothing any more."""
        with self._lock:
            bell, self._bell = self._bell, None
        if bell is not None:
            bell.stop()
