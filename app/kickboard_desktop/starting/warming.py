"""Imports what the next click may need, bit by bit, when the start is over.

The first paint waits for one page. That the first visit of another one need not wait for its
imports either, they are made in the second after it, one at a time: none is felt.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from importlib import import_module

from PySide6.QtCore import QObject, Slot

from kickboard_desktop.timers import make_timer

#: What most people open first comes first.
MODULES = (
    "kickboard_desktop.views.lists.jobset",
    "kickboard_desktop.views.job.detail",
    "kickboard_desktop.views.engine.queues",
    "kickboard_desktop.views.engine.processors",
)
#: Milliseconds until the first one, and between two.
AFTER_MS, EVERY_MS = 1000, 100


class Warming(QObject):
    """Imports *modules* once."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        modules: Sequence[str] = MODULES,
        load: Callable[[str], object] = import_module,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("warming")
        self._left = deque(modules)
        self._load = load
        self._timer = make_timer(self, "warming_timer", self._on_due)

    def start(self, after_ms: int = AFTER_MS) -> None:
        """Begin *after_ms* milliseconds from now."""
        if self._left:
            self._timer.start(after_ms)

    @Slot()
    def _on_due(self) -> None:
        self._load(self._left.popleft())
        if self._left:
            self._timer.start(EVERY_MS)
        else:
            self._timer.stop()
