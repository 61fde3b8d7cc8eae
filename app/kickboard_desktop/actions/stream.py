"""Jobs at a steady rate: a little ten times a second, pushed in the background."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.stores.base import Store
from kickboard_desktop.actions import commands
from kickboard_desktop.actions.commands import Progress
from kickboard_desktop.models.redis.store_words import explained
from kickboard_desktop.session import Session
from kickboard_desktop.timers import make_timer

#: Milliseconds between two pushes.
BEAT_MS = 100
#: Seconds of work that is caught up with at most, after the store was slow.
CATCH_UP = 1.0

Maker = Callable[[int], list[dict[str, Any]]]


class Stream(QObject):
    """Pushes so many jobs a second until it is told otherwise.

    Signals:
        rate_changed(int): the rate that holds now; 0: it stands still.
        failed(str): a push failed, and the stream stopped.
    """

    rate_changed = Signal(int)
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stream")
        self._session = session
        self._rate = 0
        self._make: Maker = lambda _count: []
        self._owed = 0.0
        self._at = 0.0
        self._pushing = False
        self._timer = make_timer(self, "stream_timer", self._on_beat, ms=BEAT_MS)

    @property
    def rate(self) -> int:
        """Jobs a second."""
        return self._rate

    def flow(self, rate: int, make: Maker) -> None:
        """Push *rate* jobs a second from now on; ``make(n)`` gives the raw items for n."""
        self._make = make
        if rate == self._rate:
            return
        if not self._rate:
            self._at, self._owed = time.monotonic(), 0.0
        self._rate = rate
        if rate:
            self._timer.start()
        else:
            self._timer.stop()
        self.rate_changed.emit(rate)

    def stop(self) -> None:
        """Push no more."""
        self.flow(0, self._make)

    @Slot()
    def _on_beat(self) -> None:
        now = time.monotonic()
        self._owed += (now - self._at) * self._rate
        self._at = now
        if self._pushing:
            self._owed = min(self._owed, self._rate * CATCH_UP)
            return
        count = int(self._owed)
        if count:
            self._owed -= count
            self._push(self._make(count))

    def _push(self, items: list[dict[str, Any]]) -> None:
        command = commands.push(items)

        def work(store: Store) -> int:
            return command(store, Progress()).count

        self._pushing = True
        self._session.ask(work, self._on_pushed, self._on_failed)

    def _on_pushed(self, _count: int) -> None:
        self._pushing = False
        self._session.link.wake()

    def _on_failed(self, error: Exception) -> None:
        self._pushing = False
        self.stop()
        self.failed.emit(explained(error))
