"""Worker processes that a window has started on its Redis, beside the workers of others.

Each is an engine like the window's own, with a link of its own: it is told to stop through its
standard input, ends when that does, and gets the Redis with its password by its environment,
never in its arguments.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.link import EngineLink
from kickboard_desktop.engine_link.state import EngineState

#: Processes that one window may start, and threads of each.
MOST, MOST_THREADS = 16, 64


class Workers(QObject):
    """The workers of one window. GUI thread only.

    Signals:
        changed(): one started, ended, or does something else.
        failed(str): one ended and is not started again, and why.
        log_received(LogLine): a line of one's log.
    """

    changed = Signal()
    failed = Signal(str)
    log_received = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workers")
        self._links: list[EngineLink] = []
        self._busy: dict[EngineLink, int] = {}

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._links)

    @property
    def busy(self) -> int:
        """Jobs that they run."""
        return sum(self._busy.values())

    @property
    def pids(self) -> frozenset[int | None]:
        """Their processes."""
        return frozenset(link.pid for link in self._links)

    def start(self, command: EngineCommand, number: int) -> None:
        """Start *number* more of them, as *command* says."""
        for _ in range(min(number, MOST - len(self._links))):
            link = EngineLink(command, self)
            link.engine_state_changed.connect(self._on_state_changed)
            link.ticked.connect(self._on_ticked)
            link.log_received.connect(self.log_received)
            self._links.append(link)
            link.start()
        self.changed.emit()

    def stop(self, timeout: float = 25.0) -> None:
        """Ask all to stop; their jobs get *timeout* seconds."""
        for link in list(self._links):
            link.stop(timeout)

    def abandon(self) -> None:
        """End all this instant; what they ran is recovered by others."""
        for link in list(self._links):
            link.abandon()

    @Slot(object, str)
    def _on_state_changed(self, state: EngineState, reason: str) -> None:
        link = self.sender()
        if isinstance(link, EngineLink) and link in self._links:
            if not state.is_up:
                self._busy.pop(link, None)
            if not link.has_process and state in (EngineState.STOPPED, EngineState.GIVEN_UP):
                self._links.remove(link)
                link.deleteLater()
                if state is EngineState.GIVEN_UP:
                    self.failed.emit(reason)
        self.changed.emit()

    @Slot(object)
    def _on_ticked(self, tick: object) -> None:
        link = self.sender()
        busy = getattr(tick, "busy", 0)
        if isinstance(link, EngineLink) and self._busy.get(link) != busy:
            self._busy[link] = busy
            self.changed.emit()
