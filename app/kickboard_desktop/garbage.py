"""When cyclic garbage is collected: on the GUI thread, between two events, and by size.

An automatic collection runs on whichever thread allocates; on a background thread it
destroys Qt objects there, and the process with them. What was alive when the window stood is
frozen: it is never looked at again. After a full collection what the C library keeps goes back to
the system: pages and dialogs leave holes, 130 MB after 1,800 acts of somebody in a hurry.
"""

from __future__ import annotations

import gc
import linecache
import time

from PySide6.QtCore import QObject, Slot

from kickboard.runtime import heap
from kickboard_desktop.timers import make_timer

INTERVAL_MS = 1000
#: Objects since the last collection that make a young one worth its while.
YOUNG = 5_000
#: Seconds between two collections of the middle generation, and two of everything.
MIDDLE_EVERY = 10
FULL_EVERY = 120
#: The number of the oldest generation.
FULL = 2


class Collector(QObject):
    """Collects once a second, when there is something to collect.

    Attributes:
        longest_ms: The longest pause so far.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("garbage_collector")
        self.longest_ms = 0.0
        self._seconds = 0
        self._is_over = False
        self._timer = make_timer(self, "garbage_timer", self._on_second, ms=INTERVAL_MS)

    def take_over(self) -> None:
        """Turn automatic collection off and begin; call it once the window stands."""
        if self._is_over:  # the window was closed before it had settled
            return
        gc.disable()
        forget_sources()
        gc.collect()
        gc.freeze()
        self._timer.start()

    def give_back(self) -> None:
        """Let Python collect by itself again: there is no window any more."""
        self._is_over = True
        self._timer.stop()
        gc.unfreeze()
        gc.collect()  # the window's own garbage, here and not on some other thread
        gc.enable()

    @Slot()
    def _on_second(self) -> None:
        self._seconds += 1
        if self._seconds % FULL_EVERY == 0:
            self._collect(FULL)
        elif self._seconds % MIDDLE_EVERY == 0:
            self._collect(1)
        elif gc.get_count()[0] > YOUNG:
            self._collect(0)

    def _collect(self, generation: int) -> None:
        start = time.perf_counter()
        gc.collect(generation)
        if generation:
            forget_sources()
        if generation == FULL:
            heap.trim()
        self.longest_ms = max(self.longest_ms, (time.perf_counter() - start) * 1000)


def forget_sources() -> None:
    """Drop the source texts that can be read again.

    PySide reads that of every module that is imported and Python keeps them: 8 MB with all pages.
    What is in no file, such as the cells of a notebook, stays.
    """
    cache = linecache.cache
    for name in [name for name, entry in cache.items() if len(entry) == 4 and entry[1]]:
        del cache[name]
