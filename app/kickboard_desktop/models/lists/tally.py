"""Counts what a list matches, in the background and not too often.

With a filter a count may be a scan of everything; so one is under way at a time, and between
two of the same filtered list there is a second.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from kickboard.stores.base import View
from kickboard_desktop.models.lists.asking import Counted, Source, count
from kickboard_desktop.timers import make_timer

#: Milliseconds between two counts of a filtered list at least.
GAP_MS = 1000


class Tally(QObject):
    """Counts the jobs of a view when told to.

    Signals:
        counted(Counted): an answer.
        failed(object): the exception with which the store refused.
    """

    counted = Signal(object)
    failed = Signal(object)

    def __init__(self, source: Source, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._waiting: tuple[View, int] | None = None  # what to count after the gap
        self._busy = False
        self._gap = make_timer(self, "count_gap", self._on_gap_timeout, ms=GAP_MS, once=True)

    def stop(self) -> None:
        """Count nothing that is not under way."""
        self._waiting = None
        self._gap.stop()

    def begin(self, view: View, generation: int) -> None:
        """Count *view* at once: nobody has seen it yet."""
        self.stop()
        self.again(view, generation)

    def again(self, view: View, generation: int) -> None:
        """Count *view* again, as soon as that is not too often."""
        if self._busy or self._gap.isActive():
            self._waiting = (view, generation)
            return
        self._busy = True
        if view.query is not None:
            self._gap.start()
        self._source.ask(
            lambda store: count(store, view, generation), self._on_counted, self._on_failed
        )

    def _on_counted(self, answer: Counted) -> None:
        self._busy = False
        self.counted.emit(answer)
        self._on_gap_timeout()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(error)

    @Slot()
    def _on_gap_timeout(self) -> None:
        if self._waiting is not None and not self._gap.isActive():
            view, generation = self._waiting
            self._waiting = None
            self.again(view, generation)
