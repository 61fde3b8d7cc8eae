"""What we are looking at: a store, its engine, and the clock they share.

The store is opened, read and written on background threads only; a store that cannot be
opened is a banner in a window that works, not a crash. One engine works on a store file:
where another process is at it already, this window looks and commands, and starts an engine
of its own as soon as nobody else is left.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kickboard.errors import StoreError, StoreUnavailableError
from kickboard.stores import open_store
from kickboard.stores.urls import is_redis, masked
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.engine_link.clock import EngineClock
from kickboard_desktop.engine_link.command import serving_all
from kickboard_desktop.engine_link.link import EngineCommand, EngineLink, EngineState
from kickboard_desktop.engine_link.link_base import Link
from kickboard_desktop.engine_link.workers import Workers
from kickboard_desktop.guarding import Guard, hold
from kickboard_desktop.models.redis.store_words import explained
from kickboard_desktop.opening import opened
from kickboard_desktop.others import living_engine, tells_more
from kickboard_desktop.reaching import Reach, is_outage
from kickboard_desktop.target import Target
from kickboard_desktop.tasks import Tasks
from kickboard_desktop.timers import make_timer

if TYPE_CHECKING:
    from kickboard.stores.base import ProcessStat, Snapshot, Store
    from kickboard_desktop.telemetry import EngineEvent, Hello, Tick

__all__ = ["Session", "Target"]

T = TypeVar("T")

#: Milliseconds between two looks at whether the store changed.
POLL_MS = 250
#: Seconds after which a snapshot is taken even if nothing changed.
SNAPSHOT_EVERY = 1.0
#: Seconds after which a store that did not open is tried again.
REOPEN_EVERY = 3.0
#: Seconds that jobs get to end when the engine is started anew.
GRACE = 25.0
_FAILURES = frozenset({"JobFailed", "JobDied", "JobDiscarded"})


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

    is_recorded = False  # it is played from a file: nothing can be changed
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
        self.is_demo = target.is_demo
        self.series = series
        self.snapshot: Snapshot | None = None
        self.attached: ProcessStat | None = None
        self.tasks = Tasks(self)
        command = target.engine or EngineCommand(store=target.url)
        self.link: Link = link or EngineLink(command, self)
        self.is_redis = is_redis(target.url)
        self.workers = Workers(self)
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
        self._clock = EngineClock()
        self._taken_at = float("-inf")
        self._polling = False
        self._closed = False
        self._make_watchers()
        self._pass_on_link_signals()

    def _make_watchers(self) -> None:
        """Make the lock, what follows an outage, and the timers."""
        self.guard = Guard(self.target, self, applies=not self.link.is_hosted)
        self.guard.changed.connect(self._on_guard_changed)
        self.snapshot_changed.connect(self.guard.look)
        self.reach = Reach(self)
        self.reach.due.connect(self._on_try_due)
        self._poll_timer = make_timer(self, "session_poll_timer", self.poll, ms=POLL_MS)
        self._reopen = make_timer(
            self, "session_reopen_timer", self.open, ms=round(REOPEN_EVERY * 1000), once=True
        )

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
    def read_only(self) -> bool:
        """Whether nothing may be changed, for good or until it is unlocked."""
        return self.target.read_only or self.guard.is_locked

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
        return self._clock.now()

    def mono(self) -> float | None:
        """Return the engine's monotonic seconds now; None before it spoke."""
        return self._clock.mono()

    def ask(
        self,
        work: Callable[[Store], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Call *work* with the store in the background; see `Tasks.run`.

        A failure of the store without a handler is shown as the store's trouble. While a
        server is away nothing is asked of it: the answer is the failure of the last try.
        """
        if self.reach.outage is not None:
            self._refuse(failed)
            return
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
        how = {"read_only": self.read_only, "owned": self._owns_store}
        work = partial(opened, self._opener, self.url, opening, **how)
        watched = self.reach.watched(work) if self.is_redis else work
        self.tasks.run(watched, self._on_opened, self._on_open_failed)
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
        self.reach.stop()
        ended = self.tasks.close(0.5 if self.reach.outage is not None else 5.0)
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
        watched = self.reach.watched(work) if self.is_redis and due else work
        self.tasks.run(watched, self._on_polled, self._on_poll_failed)

    # -- the store
    def _on_opened(self, found: tuple[Snapshot, bool]) -> None:
        snapshot, foreign = found
        self._unsubscribe = self.store.on_change(self._dirty.set)
        self.guard.settle(foreign=foreign)
        self._on_answered()
        self._take(snapshot)

    def _on_open_failed(self, error: Exception) -> None:
        if not self._away(error):
            self._tell_trouble(explained(error))
            self._reopen.start()

    def _on_polled(self, snapshot: Snapshot | None) -> None:
        self._polling = False
        if snapshot is None:
            self._tell_trouble("")
        else:
            self._on_answered()
            self._take(snapshot)

    def _on_poll_failed(self, error: Exception) -> None:
        self._polling = False
        if not self._away(error):
            self._on_answered(explained(error))

    def _on_answered(self, trouble: str = "") -> None:
        """Go on looking; *trouble* is what the store refused."""
        if not self._poll_timer.isActive():
            self._poll_timer.start()
        self._tell_trouble(trouble)
        self.reach.answered()

    def _on_ask_failed(self, error: Exception) -> None:
        if self.reach.outage is not None or self._away(error):
            return
        tell = self._tell_trouble if isinstance(error, StoreError) else self.tasks.failed.emit
        tell(explained(error))

    def _away(self, error: Exception) -> bool:
        """Begin or go on with an outage, if that is what *error* means."""
        if not self.is_redis or self._closed or not is_outage(error):
            return False
        self._poll_timer.stop()
        self.reach.failed(error)
        self._tell_trouble(explained(error))
        return True

    def _refuse(self, failed: Callable[[Exception], None] | None) -> None:
        """Answer in the place of a server that is away, though not before the caller is done."""
        if failed is not None:
            error = self.reach.error
            QTimer.singleShot(0, self, lambda: failed(error))

    @Slot()
    def _on_try_due(self) -> None:
        if self._closed:
            return
        if self.is_open:
            self._taken_at = float("-inf")
            self.poll()
        else:
            self.open()

    @Slot()
    def _on_guard_changed(self) -> None:
        if self.is_open:
            hold(self.store, read_only=self.read_only)

    def _take(self, snapshot: Snapshot) -> None:
        self._taken_at = time.monotonic()
        self.snapshot = snapshot
        self.series.by_counters = self.is_redis and tells_more(snapshot, self.link.pid)
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
        # A Redis has room for many engines.
        foreign = None if self.is_redis else living_engine(snapshot, self.link.pid)
        before, self.attached = self.attached, foreign
        if (before and before.info.identity) != (foreign and foreign.info.identity):
            self.attached_changed.emit(foreign)
        idle = self.link.state == EngineState.STOPPED and self.link.pid is None
        idle &= not (self._closed or self.read_only or self.guard.is_foreign)
        if foreign is None and self._wants_engine and idle:
            self._wants_engine = False  # from here on the link keeps it up
            self.link.start()

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
        self._clock.set(clock.now, clock.monotonic, clock.rate)
        self.hello_received.emit(hello)
        # It works on the queues of the jobs it has loaded, if nobody named any: only it knows.
        command = None if self._queues_given else serving_all(self.link.command, hello)
        if command is not None:
            self.link.change(command, restart=True, timeout=GRACE)

    def add_module(self, path: str) -> None:
        """Let the engine load *path* whenever it is started again."""
        command = self.link.command
        if path not in command.modules:
            changed = replace(command, modules=(*command.modules, path))
            self.link.change(changed, restart=False)

    @Slot(object)
    def _on_ticked(self, tick: Tick) -> None:
        self._clock.set(tick.at, tick.mono)
        self.series.add(tick)
        self.ticked.emit(tick)

    @Slot(object)
    def _on_event(self, event: EngineEvent) -> None:
        if event.kind in _FAILURES:
            self.series.lanes.failed(str(event.fields.get("jid", "")))
        self.event_received.emit(event)
