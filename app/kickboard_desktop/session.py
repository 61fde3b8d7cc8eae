"""What we are looking at: a store, its engine, and the clock they share.

The store is opened, read and written on background threads only; a store that cannot be
opened is a banner in a window that works, not a crash. One engine works on a store file:
where another process is at it already, this window looks and commands, and starts an engine
of its own as soon as nobody else is left.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kickboard.errors import StoreError, StoreUnavailableError
from kickboard.stores import open_store
from kickboard.stores.urls import masked
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.link import EngineCommand, EngineLink, EngineState
from kickboard_desktop.link_base import Link
from kickboard_desktop.tasks import Tasks

if TYPE_CHECKING:
    from pathlib import Path

    from kickboard.stores.base import ProcessStat, Snapshot, Store
    from kickboard_desktop.telemetry import EngineEvent, Hello, Tick

T = TypeVar("T")

#: Milliseconds between two looks at whether the store changed.
POLL_MS = 250
#: Seconds after which a snapshot is taken even if nothing changed.
SNAPSHOT_EVERY = 1.0
#: Seconds after which a store that did not open is tried again.
REOPEN_EVERY = 3.0
#: Seconds that jobs get to end when the engine is started anew.
GRACE = 25.0
#: An engine whose last heartbeat is older than this is taken for dead.
BEAT_SECONDS = 30.0
_FAILURES = frozenset({"JobFailed", "JobDied", "JobDiscarded"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What to look at, and how.

    Attributes:
        url: Of the store.
        read_only: Nothing may be changed, and no engine is started.
        is_demo: The store is the demo's own.
        engine: How to run one on it; None: only look.
        recording: It is that file, and no store at all.
    """

    url: str = field(repr=False)  # of a server, it may have a password in it
    read_only: bool = False
    is_demo: bool = False
    engine: EngineCommand | None = None
    recording: Path | None = None


class Session(QObject):
    """A store, its engine, the newest numbers. GUI thread only.

    Signals:
        snapshot_changed(Snapshot): at most four a second.
        store_trouble(str): why the store does not answer; "" when that is over.
        attached_changed(ProcessStat | None): the foreign engine that works on the store.
        hello_received(Hello), ticked(Tick), processors_changed(tuple[ProcessorRow, ...]),
        engine_state_changed(EngineState, str), log_received(LogLine),
        event_received(EngineEvent), recovered(RecoveredInfo): passed on from the link.
    """

    snapshot_changed = Signal(object)
    store_trouble = Signal(str)
    attached_changed = Signal(object)
    hello_received = Signal(object)
    ticked = Signal(object)
    processors_changed = Signal(object)
    engine_state_changed = Signal(object, str)
    log_received = Signal(object)
    event_received = Signal(object)
    recovered = Signal(object)

    #: It is played from a file: nothing can be changed.
    is_recorded = False
    #: What it tells is being written to a file; set by whoever does it.
    is_being_recorded = False

    def __init__(
        self,
        target: Target,
        series: TickSeries,
        parent: QObject | None = None,
        *,
        link: Link | None = None,
        opener: Callable[..., Store] = open_store,
        owns_store: bool = True,
    ) -> None:
        """Look at *target*; a store of others (*owns_store*) is not closed with the session."""
        super().__init__(parent)
        self.setObjectName("session")
        self.target = target
        self.url = target.url
        self.read_only = target.read_only
        self.is_demo = target.is_demo
        self.series = series
        self.snapshot: Snapshot | None = None
        self.attached: ProcessStat | None = None
        self.tasks = Tasks(self)
        command = target.engine or EngineCommand(store=target.url)
        self.link: Link = link or EngineLink(command, self)
        self._queues_given = bool(command.queues)
        self._opener = opener
        self._owns_store = owns_store
        self._unsubscribe: Callable[[], None] = lambda: None
        self._opening: Future[Store] = Future()
        self._opened = False  # `open` was called
        self._early: list[Callable[[], None]] = []  # asked before that
        self._dirty = threading.Event()  # set on any thread by the store's own change callback
        self._wants_engine = target.engine is not None and not target.read_only
        self._trouble = ""
        self._anchor: tuple[float, float, float, float] | None = None  # epoch, mono, here, rate
        self._taken_at = float("-inf")
        self._poll_timer = QTimer(self)
        self._poll_timer.setObjectName("session_poll_timer")
        self._poll_timer.setInterval(POLL_MS)
        self._poll_timer.timeout.connect(self.poll)
        self._polling = False
        self._closed = False
        self._reopen = QTimer(self)
        self._reopen.setObjectName("session_reopen_timer")
        self._reopen.setSingleShot(True)
        self._reopen.setInterval(round(REOPEN_EVERY * 1000))
        self._reopen.timeout.connect(self.open)
        self._pass_on_link_signals()

    # -- asking
    @property
    def store(self) -> Store:
        """The open store.

        Raises:
            StoreUnavailableError: it is not open (yet).
        """
        if self._opening.done() and self._opening.exception() is None:
            return self._opening.result()
        raise StoreUnavailableError(self.tr("The store is not open."), masked(self.url))

    @property
    def is_open(self) -> bool:
        """Whether the store is open."""
        return self._opening.done() and self._opening.exception() is None

    @property
    def is_harmless(self) -> bool:
        """Whether nobody's own jobs are in the store: it is the demo's, or a sandbox."""
        return self.is_demo or (self.is_open and getattr(self.store, "sandbox", None) is not None)

    @property
    def trouble(self) -> str:
        """Why the store does not answer; "" when it does."""
        return self._trouble

    @property
    def hello(self) -> Hello | None:
        """What the engine said of itself."""
        return self.link.hello

    def now(self) -> float:
        """Return the epoch seconds of the engine's clock."""
        if self._anchor is None or self._anchor[3] == 1.0:
            return time.time()
        epoch, _, here, rate = self._anchor
        return epoch + (time.monotonic() - here) * rate

    def mono(self) -> float | None:
        """Return the engine's monotonic seconds now; None before it spoke."""
        if self._anchor is None:
            return None
        _, mono, here, rate = self._anchor
        return mono + (time.monotonic() - here) * rate

    def ask(
        self,
        work: Callable[[Store], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Call *work* with the store in the background; see `Tasks.run`.

        A failure of the store without a handler is shown as the store's trouble.
        """
        if not self._opened:  # would only block the threads that opening needs
            self._early.append(lambda: self.ask(work, done, failed, key=key))
            return
        opening = self._opening
        self.tasks.run(lambda: work(opening.result()), done, failed or self._on_ask_failed, key=key)

    # -- life
    @Slot()
    def open(self) -> None:
        """Open the store in the background, then the engine.

        After a failure it is tried again every few seconds, or at once by another call.
        """
        self._reopen.stop()
        opening = self._opening = Future()
        self._opened = True
        url, read_only, opener = self.url, self.read_only, self._opener

        def work() -> Snapshot:
            try:
                store = opener(url, read_only=read_only)
            except BaseException as error:
                opening.set_exception(error)
                raise
            opening.set_result(store)
            return store.snapshot()

        self.tasks.run(work, self._on_opened, self._on_open_failed)
        early, self._early = self._early, []
        for ask in early:
            ask()

    def start_engine(self) -> None:
        """Start the engine; refused while another one works on the store."""
        if self.attached is None and not self.read_only:
            self._wants_engine = True
            self.link.start()

    def stop_engine(self, timeout: float = 25.0) -> None:
        """Stop the engine and leave it stopped."""
        self._wants_engine = False
        self.link.stop(timeout)

    def close(self) -> None:
        """Let go of the store; the engine must have been stopped before."""
        self._closed = True
        self._poll_timer.stop()
        self._reopen.stop()
        ended = self.tasks.close()
        self.link.close()
        self._unsubscribe()
        if self._owns_store and self.is_open and ended:
            self.store.close()

    @Slot()
    def poll(self) -> None:
        """Take a snapshot in the background if something changed, or a second went by."""
        if self._polling or not self.is_open:
            return
        due = time.monotonic() - self._taken_at >= SNAPSHOT_EVERY
        dirty = self._dirty
        store = self.store

        def work() -> Snapshot | None:
            changed = dirty.is_set() or store.changed()
            dirty.clear()
            return store.snapshot() if changed or due else None

        self._polling = True
        self.tasks.run(work, self._on_polled, self._on_poll_failed)

    # -- the store
    def _on_opened(self, snapshot: Snapshot) -> None:
        self._unsubscribe = self.store.on_change(self._dirty.set)
        self._tell_trouble("")
        self._take(snapshot)
        self._poll_timer.start()

    def _on_open_failed(self, error: Exception) -> None:
        self._tell_trouble(str(error) or type(error).__name__)
        self._reopen.start()

    def _on_polled(self, snapshot: Snapshot | None) -> None:
        self._polling = False
        self._tell_trouble("")
        if snapshot is not None:
            self._take(snapshot)

    def _on_poll_failed(self, error: Exception) -> None:
        self._polling = False
        self._tell_trouble(str(error) or type(error).__name__)

    def _on_ask_failed(self, error: Exception) -> None:
        text = str(error) or type(error).__name__
        if isinstance(error, StoreError):
            self._tell_trouble(text)
        else:
            self.tasks.failed.emit(text)

    def _take(self, snapshot: Snapshot) -> None:
        self._taken_at = time.monotonic()
        self.snapshot = snapshot
        self.series.add_snapshot(snapshot)
        self._settle_engine(snapshot)
        self.snapshot_changed.emit(snapshot)

    def _tell_trouble(self, text: str) -> None:
        if text != self._trouble:
            self._trouble = text
            self.store_trouble.emit(text)

    # -- the engine
    def _settle_engine(self, snapshot: Snapshot) -> None:
        """See whether somebody else's engine is at work; start ours when nobody's is."""
        if self.link.is_hosted:  # the application decides how many there are
            return
        foreign = self._foreign_engine(snapshot)
        before, self.attached = self.attached, foreign
        if (before and before.info.identity) != (foreign and foreign.info.identity):
            self.attached_changed.emit(foreign)
        idle = self.link.state == EngineState.STOPPED and self.link.pid is None
        if foreign is None and self._wants_engine and idle and not self._closed:
            self._wants_engine = False  # from here on the link keeps it up
            self.link.start()

    def _foreign_engine(self, snapshot: Snapshot) -> ProcessStat | None:
        ours = self.link.pid
        for process in snapshot.processes:
            if process.info.pid != ours and _lives(process, snapshot.at):
                return process
        return None

    def _pass_on_link_signals(self) -> None:
        link = self.link
        link.ticked.connect(self._on_ticked)
        link.hello_received.connect(self._on_hello)
        link.processors_changed.connect(self.processors_changed)
        link.engine_state_changed.connect(self.engine_state_changed)
        link.log_received.connect(self.log_received)
        link.event_received.connect(self._on_event)
        link.recovered.connect(self.recovered)

    @Slot(object)
    def _on_hello(self, hello: Hello) -> None:
        clock = hello.clock
        self._anchor = (clock.now, clock.monotonic, time.monotonic(), clock.rate)
        self.hello_received.emit(hello)
        self._serve_all_queues(hello)

    def _serve_all_queues(self, hello: Hello) -> None:
        """Let our engine work on the queues of the jobs it has loaded, if nobody named any.

        Which these are only the engine can tell: the window imports no job.
        """
        command = self.link.command
        served = {name for name, _ in hello.queues} | {q.partition(",")[0] for q in command.queues}
        missing = sorted({info.queue for info in hello.classes} - served)
        if missing and not self._queues_given:
            # Weights let each have its turn; a strict order would let one starve the others.
            queues = tuple(f"{name},1" for name in sorted({*served, *missing}))
            self.link.change(replace(command, queues=queues), restart=True, timeout=GRACE)

    def add_module(self, path: str) -> None:
        """Let the engine load *path* whenever it is started again."""
        command = self.link.command
        if path not in command.modules:
            changed = replace(command, modules=(*command.modules, path))
            self.link.change(changed, restart=False)

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        rate = self._anchor[3] if self._anchor else 1.0
        self._anchor = (tick.at, tick.mono, time.monotonic(), rate)
        self.series.add(tick)
        self.ticked.emit(tick)

    @Slot(object)
    def _on_event(self, event: EngineEvent) -> None:
        if event.kind in _FAILURES:
            self.series.lanes.failed(str(event.fields.get("jid", "")))
        self.event_received.emit(event)


def _lives(process: ProcessStat, now: float) -> bool:
    """Whether that engine is there: it says so, and on this machine it can be seen."""
    import socket  # noqa: PLC0415 - not before the first paint

    if now - process.beat_at > BEAT_SECONDS:
        return False
    if process.info.hostname != socket.gethostname():
        return True
    try:
        os.kill(process.info.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
