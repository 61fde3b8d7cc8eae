"""A recording as a session: the same signals and numbers, from a file; nothing can be changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from kickboard.errors import StoreUnavailableError
from kickboard.stores.base import ErrorGroup, Operation, Snapshot
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.engine_link.command import EngineCommand
from kickboard_desktop.engine_link.link_base import Link
from kickboard_desktop.engine_link.state import EngineState
from kickboard_desktop.models.redis.measured import NOTHING_TOLD, Told
from kickboard_desktop.recording.lines import (
    Content,
    Counts,
    Did,
    Entry,
    Errors,
    Measured,
    State,
    measured_of,
    snapshot_of,
)
from kickboard_desktop.recording.player import Player, Scene
from kickboard_desktop.session import Session, Target
from kickboard_desktop.telemetry import EngineEvent, Hello, Tick
from kickboard_desktop.texts import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from kickboard.stores.base import Store

T = TypeVar("T")

#: Why a page without recorded rows is empty, and why nothing can be done.
NOT_RECORDED = QT_TRANSLATE_NOOP(
    "Recording", "A recording has counts and curves; the jobs themselves are not in it."
)


class RecordedLink(Link):
    """The engine of a recording: it says what it said then, and obeys nobody."""

    @property
    def pid(self) -> int | None:
        """None: there is no process."""
        return None

    @property
    def has_process(self) -> bool:
        """False: nothing has to end before the window may."""
        return False

    def start(self) -> None:
        """Do nothing."""

    def stop(self, timeout: float = 25.0) -> None:
        """Do nothing."""

    def change(self, command: EngineCommand, *, restart: bool, timeout: float = 25.0) -> None:
        """Do nothing."""

    def abandon(self, wait_ms: int = 0) -> None:
        """Do nothing."""

    def kill(self) -> bool:
        """Return False: there is nothing to kill."""
        return False

    def send(self, command: dict[str, Any]) -> bool:
        """Return False: nobody reads it."""
        return False

    def forget(self) -> None:
        """Be as before the first word: another moment will be told."""
        self._hello = None
        self._show_processors(())
        self._enter(EngineState.STOPPED)

    def say(self, content: Content) -> None:
        """Tell what the engine said at that moment."""
        if isinstance(content, Tick):
            self._on_ticked(content)
        elif isinstance(content, Hello):
            self._on_hello(content)
        elif isinstance(content, EngineEvent):
            self.event_received.emit(content)
        elif isinstance(content, State):
            known = {state.value: state for state in EngineState}
            self._enter(known.get(content.state, EngineState.STOPPED))


class RecordedStore:
    """What a recording knows of the store: counts and kinds of errors. Values; any thread."""

    def __init__(
        self, snapshot: Snapshot | None, groups: tuple[ErrorGroup, ...], told: Told
    ) -> None:
        self.told = told  # what the charts ask a Redis for
        self._snapshot = snapshot
        self._groups = groups

    def snapshot(self) -> Snapshot:
        """Return what counted at that moment."""
        if self._snapshot is None:
            raise StoreUnavailableError(QCoreApplication.translate("Recording", NOT_RECORDED))
        return self._snapshot

    def error_groups(self, since: float = 0.0) -> list[ErrorGroup]:
        """Return what failed until that moment, grouped."""
        return [group for group in self._groups if group.last >= since]

    def operations(self, n: int = 100) -> list[Operation]:
        """Return nothing: what was done can no longer be undone here."""
        return []

    def __getattr__(self, name: str) -> Any:
        """Refuse everything else that a store can do."""
        raise StoreUnavailableError(QCoreApplication.translate("Recording", NOT_RECORDED))


class RecordedSession(Session):
    """The session of a window that shows a recording. GUI thread only.

    Signals:
        did(tuple[Did, ...]): what had been done until now, oldest first.
    """

    did = Signal(object)
    is_recorded = True

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        url = f"recording:///{path.name}"
        link = RecordedLink(EngineCommand(store=url))
        super().__init__(Target(url=url, read_only=True), TickSeries(), parent, link=link)
        link.setParent(self)
        self._link = link
        self._groups: tuple[ErrorGroup, ...] = ()
        self._told = NOTHING_TOLD
        self._done: list[Did] = []
        self.player = Player(path, self.tasks, self)
        self.player.came.connect(self._on_came)
        self.player.went_on.connect(self._on_went_on)
        self.player.failed.connect(self._tell_trouble)

    # -- what a session is asked
    @property
    def store(self) -> Store:
        """What a recording knows of the store."""
        return cast("Store", RecordedStore(self.snapshot, self._groups, self._told))

    @property
    def is_open(self) -> bool:
        """Whether anything can be shown."""
        return self.player.index is not None

    @property
    def is_harmless(self) -> bool:
        """True: nobody's jobs are in it."""
        return True

    def now(self) -> float:
        """Return the epoch seconds that are shown."""
        return self.player.now()

    def mono(self) -> float | None:
        """Return the engine's monotonic seconds then; None before it spoke."""
        return self._clock.mono_at(self.now())

    def ask(
        self,
        work: Callable[[Store], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Call *work* with what a recording knows; for most it knows nothing, silently."""
        store = self.store
        self.tasks.run(lambda: work(store), done, failed or _ignore, key=key)

    # -- life
    @Slot()
    def open(self) -> None:
        """Begin to read the file."""
        self.player.open()

    def start_engine(self) -> None:
        """Do nothing."""

    def stop_engine(self, timeout: float = 25.0) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Let go of the file."""
        self._closed = True
        self.player.close()
        self.tasks.close()

    @Slot()
    def poll(self) -> None:
        """Do nothing: what is to be seen comes by itself."""

    # -- what is played
    @Slot(object)
    def _on_came(self, scene: Scene) -> None:
        """Show another place of the recording."""
        self._done = []
        self._groups = ()
        self._told = NOTHING_TOLD
        self.series.take_over(scene.series)
        self._link.forget()
        for entry in scene.holding:
            self._apply(entry.content)
        self.did.emit(tuple(self._done))

    @Slot(object)
    def _on_went_on(self, due: list[Entry]) -> None:
        """Let time go by; of many ticks only the last one is told, all are counted."""
        done = len(self._done)
        ticks = [entry.content for entry in due if isinstance(entry.content, Tick)]
        for tick in ticks[:-1]:
            self.series.add(tick)
        for entry in due:
            if not isinstance(entry.content, Tick):
                self._apply(entry.content)
        if ticks:
            self._apply(ticks[-1])
        if len(self._done) > done:
            self.did.emit(tuple(self._done))

    def _apply(self, content: Content) -> None:
        if isinstance(content, Counts):
            self._take(snapshot_of(content))
        elif isinstance(content, Errors):
            self._groups = content.groups
        elif isinstance(content, Measured):
            self._told = measured_of(content)
        elif isinstance(content, Did):
            self._done.append(content)
        else:
            self._link.say(content)


def _ignore(_error: Exception) -> None:
    """A recording knows nothing of that."""
