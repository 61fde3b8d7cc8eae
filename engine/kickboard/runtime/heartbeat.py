"""The engine's sign of life, and what hangs on the same slow rhythm.

Beat (who we are, how busy), signals from others (quiet, stop, dump), orphans of processes
that died, retention, processors of our own that died.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from kickboard import events
from kickboard.clock import Clock
from kickboard.config import Config
from kickboard.errors import LeaseLostError, StoreError
from kickboard.events import Bus
from kickboard.runtime.trouble import Trouble
from kickboard.service import Loop
from kickboard.stores.base import Beat, Recovered, Store

log = logging.getLogger(__name__)


class Heartbeat:
    """Beats every `Config.beat_seconds`, recovers every `Config.recover_seconds`."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        bus: Bus,
        trouble: Trouble,
        config: Config,
        *,
        describe: Callable[[], Beat],
        on_signal: Callable[[str], None],
        check: Callable[[], None],
        rejoin: Callable[[], Recovered],
    ) -> None:
        self._store = store
        self._clock = clock
        self._bus = bus
        self._config = config
        self._describe = describe
        self._on_signal = on_signal
        self._check = check
        self._rejoin = rejoin
        self._beat_due = 0.0
        self._first = True
        self._loop = Loop("heartbeat", self._step, clock, on_giving_up=trouble.give_up)

    def start(self) -> None:
        """Begin with a beat."""
        self._loop.start()

    def stop(self, timeout: float | None = None) -> bool:
        """End; True when the thread is gone."""
        return self._loop.stop(timeout)

    def beat_soon(self) -> None:
        """Beat at the next opportunity: our state changed."""
        self._beat_due = 0.0
        self._loop.wake.set()

    def look_for_signals(self) -> None:
        """Beat within a second: another process wrote, perhaps a signal for us."""
        self._beat_due = min(self._beat_due, self._clock.monotonic() + 1.0)

    def _step(self) -> None:
        self._loop.wake.clear()
        now = self._clock.monotonic()
        try:
            if now >= self._beat_due:
                self._beat_due = now + self._config.beat_seconds
                self._beat()
            self._recover()
        except StoreError as error:
            log.warning("heartbeat: %s", error)
        self._check()
        # Not more often than this, however often it is woken: a beat is a write.
        self._loop.pause(0.1)
        if not self._loop.stopping:
            self._clock.wait_outside(self._loop.wake, self._config.recover_seconds - 0.1)

    def _beat(self) -> None:
        try:
            signals = self._store.heartbeat(self._describe())
        except LeaseLostError as error:
            log.warning("%s It goes on under a new lease.", error)
            announce(self._bus, self._rejoin())
            self._first = True  # as in Sidekiq, the event comes again after an outage
            signals = self._store.heartbeat(self._describe())
        for signal in signals:
            log.info("asked by another process to %s", signal)
            self._on_signal(signal)
        if self._first:
            self._first = False
            self._bus.emit(events.Lifecycle(phase="heartbeat"))
        trimmed = self._store.trim(self._config.retention)
        if trimmed.dead:
            self._bus.emit(events.DeadTrimmed(count=trimmed.dead))

    def _recover(self) -> None:
        announce(self._bus, self._store.recover())


def announce(bus: Bus, recovered: Recovered) -> None:
    """Log orphans that were recovered, and tell the listeners, if there were any."""
    if not (recovered.returned or recovered.poisoned):
        return
    log.warning(
        "recovered %d jobs of %d dead processes; %d buried as poison",
        recovered.returned,
        len(recovered.processes),
        recovered.poisoned,
    )
    bus.emit(
        events.OrphansRecovered(
            returned=recovered.returned,
            poisoned=recovered.poisoned,
            processes=recovered.processes,
            started=recovered.started,
        )
    )
