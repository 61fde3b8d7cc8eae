"""The composition root: what a user starts, stops, pauses, asks and subscribes to."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Self

from kickboard import client as clients
from kickboard import events
from kickboard.client import Client
from kickboard.clock import Clock
from kickboard.config import Capsule, Config, QueueSpec, check_name, parse_queues
from kickboard.errors import ConfigError, StoreError
from kickboard.events import Bus
from kickboard.jobs.registry import REGISTRY, Registry
from kickboard.runtime import ending, presence
from kickboard.runtime.asking import Asking
from kickboard.runtime.deadlines import Deadlines
from kickboard.runtime.heartbeat import Heartbeat, announce
from kickboard.runtime.metrics import Metrics
from kickboard.runtime.poller import Poller
from kickboard.runtime.pool import Pool
from kickboard.runtime.processor import Processor
from kickboard.runtime.retry import RetryPolicy
from kickboard.runtime.settle import Settler
from kickboard.runtime.trouble import Trouble
from kickboard.runtime.turns import Turns, switching
from kickboard.runtime.watch import Watch
from kickboard.runtime.workplace import Workplace
from kickboard.stores import open_store
from kickboard.stores.base import Beat, ProcessInfo, Recovered, Store

log = logging.getLogger(__name__)


class Manager(Asking):
    """Runs jobs with a pool of processors.

    Args:
        concurrency: Number of processors.
        queues: Names, ``"name,weight"`` texts or (name, weight) pairs. No weights: strict
            order; weights: Sidekiq's weighted order.
        store: A URL or a store; None: the default client's (see `kickboard.configure`).
        clock: The engine's time; the store's by default.
        config: Everything at once, instead of *concurrency* and *queues*.
        registry: The job classes to know; all that were defined, by default.
        rng: Source of jitter and queue order, for runs that must be the same twice.

    `start`, `quiet` and `stop` may be called from any thread; ``with manager:`` starts and
    stops. `events` is the `Bus`; `middleware`, `death_handlers` and `error_handlers` are
    Sidekiq's, to be filled before `start`.
    """

    def __init__(
        self,
        concurrency: int = 5,
        queues: Iterable[QueueSpec] = ("default",),
        *,
        store: Store | str | None = None,
        clock: Clock | None = None,
        config: Config | None = None,
        registry: Registry | None = None,
        rng: random.Random | None = None,
    ) -> None:
        self.config = config or Config(
            capsules=(Capsule(queues=parse_queues(queues), concurrency=concurrency),)
        )
        self._owns_store = isinstance(store, str)
        self.store = self._open(store, clock)
        self.clock: Clock = clock or self.store.clock
        self.client = self._find_client()
        self.events = Bus()
        self.metrics = Metrics()
        self.recovered = Recovered()
        self.recovered_total = 0
        self.identity = presence.new_identity()
        self.started_at = 0.0
        self._life = threading.RLock()  # held while starting and quieting, not while waiting
        self._phase = "new"  # new, running, quiet, stopped; guarded by _life for changes
        self._finished = True  # whether every job had finished, valid once _ended is set
        self._ended = threading.Event()
        self._stopper: threading.Thread | None = None
        self._unsubscribe: Callable[[], None] = lambda: None
        self._build(REGISTRY if registry is None else registry, rng)

    def _open(self, store: Store | str | None, clock: Clock | None) -> Store:
        if store is None:
            return clients.default_store()
        if isinstance(store, str):
            return open_store(store, clock=clock)
        return store

    def _find_client(self) -> Client:
        """Return the default client if it has our store, so that its middleware counts."""
        default = clients.peek_default()
        if default is not None and default.store is self.store:
            return default
        return Client(self.store, self.clock)

    def _build(self, registry: Registry, rng: random.Random | None) -> None:
        clock, store, bus, config = self.clock, self.store, self.events, self.config
        trouble = self._trouble = Trouble(bus)
        self.settler = Settler(store, clock, bus, self.metrics, config.retention, trouble)
        self._place = Workplace(
            store=store,
            clock=clock,
            bus=bus,
            registry=registry,
            client=self.client,
            settler=self.settler,
            policy=RetryPolicy(clock, config.max_retries, rng),
            trouble=trouble,
            max_iteration_runtime=config.max_iteration_runtime,
        )
        self.middleware = self._place.middleware
        self.death_handlers = self._place.death_handlers
        self.error_handlers = self._place.error_handlers
        self.pools = tuple(
            # Each its own source: who draws first must not depend on the threads.
            Pool(capsule, self._place, None if rng is None else random.Random(rng.random()))
            for capsule in config.capsules
        )
        self.settler.on_settled = self._on_settled
        self._poller = Poller(store, clock, trouble)
        self.settler.on_retry = self._poller.wake
        self._watch = Watch(store, clock, trouble, self._on_foreign_change)
        self._heartbeat = Heartbeat(
            store,
            clock,
            bus,
            trouble,
            config,
            describe=self._beat,
            on_signal=self._on_signal,
            check=self._revive,
            rejoin=self._rejoin,
        )
        self._place.on_lease_lost = self._heartbeat.beat_soon
        self._deadlines = Deadlines(self._all_processors, clock, self._replace, trouble)
        self._place.on_errand = self._deadlines.wake
        bus.subscribe(self._on_recovered, events.OrphansRecovered)
        self.asked_to_stop = threading.Event()
        self.on_dump: Callable[[], None] = lambda: None

    # -- life

    def start(self) -> None:
        """Take a lease on the store, recover orphans, and begin to run jobs.

        Raises:
            StoreError: the store cannot be used.
            ConfigError: this manager was stopped already; make a new one.
        """
        with self._life:
            if self._phase == "running":
                return
            if self._phase != "new":
                raise ConfigError("a stopped manager does not start again; make a new one")
            self.started_at = self.clock.now()
            self.recovered = self.store.register(self._describe())
            self._phase = "running"
            self._start_services()

    def _start_services(self) -> None:
        self.events.emit(events.Lifecycle(phase="startup"))
        announce(self.events, self.recovered)
        self._unsubscribe = self.store.on_change(self.wake)
        self.settler.start()
        for pool in self.pools:
            pool.start()
        for service in (self._poller, self._watch, self._heartbeat, self._deadlines):
            service.start()
        log.info("started %s: %d processors", self.identity, self.concurrency)

    def quiet(self) -> None:
        """Take no more work; running jobs finish, what was claimed ahead goes back."""
        with self._life:
            if self._phase != "running":
                return
            self._phase = "quiet"
            self.events.emit(events.Lifecycle(phase="quiet"))
            self._place.stopping = True
            self._place.ended.set()
            self._poller.stop(5.0)
            for pool in self.pools:
                pool.be_quiet()
        self._heartbeat.beat_soon()

    def stop(self, timeout: float | None = None) -> bool:
        """Stop: quiet, wait, then give unfinished jobs back to the front of their queues.

        Args:
            timeout: Seconds running jobs may take; None: `Config.timeout` (25).

        Returns:
            True when every job had finished. May be called again, and before `start`;
            who comes second waits for the first.
        """
        grace = self.config.timeout if timeout is None else timeout
        with self._life:
            self.quiet()
            phase, self._phase = self._phase, "stopped"
            if phase == "new":
                self._end_turns()
                self._ended.set()
            elif phase == "quiet":
                self._stopper = threading.current_thread()
        if phase != "quiet":
            is_within = self._stopper is threading.current_thread()
            return self._ended.wait(0 if is_within else grace) and self._finished
        try:
            self.events.emit(events.Lifecycle(phase="shutdown"))
            self._finished = ending.wait(self.pools, grace)
            if not self._finished:
                ending.give_back(self.pools, self.store)
            self._shut_down()
        finally:
            self._ended.set()
        return self._finished

    def _shut_down(self) -> None:
        self._deadlines.stop(2.0)
        self.settler.stop(10.0)
        self._watch.stop(2.0)
        self._heartbeat.stop(2.0)
        self._unsubscribe()
        try:
            self.store.unregister()
        except StoreError:
            log.exception("the lease could not be given back; it ends with this process")
        self._end_turns()
        self.events.emit(events.Lifecycle(phase="exit"))
        log.info("stopped %s", self.identity)
        if self._owns_store:
            self.store.close()

    def _end_turns(self) -> None:
        turns, self._place.turns = self._place.turns, None
        if turns is not None:
            switching.restore()

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()

    # -- steering

    def pause(self, queue: str | None = None) -> None:
        """Pause a queue, or with None all of them; kept over restarts.

        Raises:
            ConfigError: that can be no queue's name.
        """
        if queue is not None:
            check_name(queue)
        self.store.pause(queue, paused=True)
        self.events.emit(events.QueuePaused(queue=queue))
        self.wake()

    def resume(self, queue: str | None = None) -> None:
        """Resume a queue, or with None undo the pause of everything."""
        self.store.pause(queue, paused=False)
        self.events.emit(events.QueueResumed(queue=queue))
        self.wake()

    def pause_processor(self, name: str) -> bool:
        """Let one processor take no more jobs; False when there is none of that name."""
        return any(pool.pause_processor(name, paused=True) for pool in self.pools)

    def resume_processor(self, name: str) -> bool:
        """Let a paused processor work again; False when there is none of that name."""
        return any(pool.pause_processor(name, paused=False) for pool in self.pools)

    def resize(self, concurrency: int) -> None:
        """Change the number of processors (of the first capsule) while running.

        Raises:
            ConfigError: it is not 1 to 1,000.
        """
        self.pools[0].resize(concurrency)
        self._heartbeat.beat_soon()

    def take_turns(self) -> None:
        """Leave the interpreter to other threads, such as a window's, every few milliseconds.

        For an engine in the process of a window. It costs about a fifth of the jobs a second,
        and shortens the process's switch interval until the engine is stopped.
        """
        if self._place.turns is None and self._phase != "stopped":
            self._place.turns = Turns()
            switching.shorten()

    def learn(self) -> None:
        """Claim classes again that were unknown: a module was loaded."""
        self._place.unknown = frozenset()
        self.wake()

    # -- what the services call

    def wake(self) -> None:
        """Look at the store again: something may have changed there."""
        for pool in self.pools:
            pool.wake()
        self._poller.wake()

    def _on_foreign_change(self) -> None:
        self.wake()
        self._heartbeat.look_for_signals()

    def _on_recovered(self, event: events.Event) -> None:
        """Keep in mind what a tick tells later."""
        if isinstance(event, events.OrphansRecovered):
            self.recovered_total += event.returned

    def _on_settled(self, mean_run: float) -> None:
        for pool in self.pools:
            pool.note_run(mean_run)

    def _on_signal(self, signal: str) -> None:
        """Do what another process asked; on a thread of its own where it takes long."""
        if signal == "dump":
            self.on_dump()
        elif signal == "quiet":
            self.clock.spawn(self.quiet, "kickboard/quiet")
        elif signal == "stop":
            self.asked_to_stop.set()

    def _all_processors(self) -> Sequence[Processor]:
        return self.processors

    def _replace(self, processor: Processor) -> None:
        for pool in self.pools:
            if pool.replace(processor):
                return

    def _revive(self) -> None:
        for pool in self.pools:
            pool.revive()

    def _rejoin(self) -> Recovered:
        """Be an engine again after others took this one for dead; its claims are theirs."""
        for pool in self.pools:
            pool.forget_claims()
        return self.store.rejoin(self._describe())

    def _describe(self) -> ProcessInfo:
        return presence.process_info(self.identity, self.started_at, self.pools, self.config)

    def _beat(self) -> Beat:
        return presence.beat(self.identity, self.pools, quiet=self._phase != "running")
