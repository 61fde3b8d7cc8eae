"""This process as one of the engines on a Redis: who it is, how it beats, what it holds."""

from __future__ import annotations

import os
import threading
from dataclasses import replace

from kickboard.clock import Clock, SystemClock
from kickboard.errors import LeaseLostError, StoreError
from kickboard.stores.base import Beat, Delivery, ProcessInfo, Recovered
from kickboard.stores.redis import (
    dialect,
    failing,
    keys,
    lease,
    ownership,
    presence,
    recovery,
)
from kickboard.stores.redis.connection import Connections
from kickboard.stores.redis.holding import Holdings

#: Beats between two looks at who else is there, and between two at who is gone.
_BEATS_PER_LOOK = 2
_BEATS_PER_PRUNING = 12
#: Real seconds between two looks for dead processes, however often one is asked for: over a
#: network each costs more than on one's own disk.
RECOVER_SECONDS = 1.0


class Membership:
    """Whether this process is a registered engine, and as whom. Thread-safe."""

    def __init__(self, link: Connections, clock: Clock) -> None:
        self.pause = RECOVER_SECONDS
        self._look_due = 0.0
        self._link = link
        self._clock = clock
        self._lock = threading.Lock()
        self._engines: dict[str, ProcessInfo] = {}  # that share this store; guarded by _lock
        self._departed = 0  # of them; guarded by _lock
        self._holdings: Holdings | None = None
        self._pid = os.getpid()
        self._beats = 0
        self._rtt_us = 0
        self._spoken = frozenset((link.place.dialect or dialect.NEWEST,))
        #: Thread -> the job it began last, and when. Entries are replaced, never cleared.
        self.running: dict[int, tuple[Delivery, float]] = {}

    @property
    def is_engine(self) -> bool:
        """Whether this process is registered."""
        return self._holdings is not None

    @property
    def dialects(self) -> frozenset[int]:
        """Which Sidekiqs are to find what we write."""
        return self._spoken

    @property
    def holdings(self) -> Holdings:
        """What this engine holds.

        Raises:
            StoreError: this process is not registered.
        """
        if self._holdings is None:
            raise StoreError("Only a registered engine process can claim: register first.")
        if os.getpid() != self._pid:
            raise StoreError(
                "This engine was started before the process was forked; its claims are the "
                "parent's. Start the child by spawn, and an engine of its own in it."
            )
        return self._holdings

    def join(self, me: ProcessInfo) -> Recovered:
        """Give orphans back, then become an engine. Several that share a store hold together."""
        with self._lock:
            first = not self._engines
            self._look_around()
            recovered = recovery.recover(self._link, me.identity, self._clock.now())
            self._announce(me)
            self._engines[me.identity] = me
            if first:
                self._pid = os.getpid()
                self._holdings = Holdings(self._link, self._clock, me.identity)
        return recovered

    def _announce(self, me: ProcessInfo) -> None:
        calm = Beat(identity=me.identity, busy=0, concurrency=me.concurrency, quiet=False)
        at = self._clock.now()
        presence.beat(self._link, me, calm, at, lease=lease.own().packed())

    def rejoin(self, me: ProcessInfo) -> Recovered:
        """Join again after others took this engine for dead; once for all that share it."""
        with self._lock:
            if not self._engines or self._holdings is None:
                return Recovered()
            if self._link.call("HEXISTS", keys.OWNERS, self._holdings.identity):
                return Recovered()
            self._holdings.forget()
            recovered = recovery.recover(self._link, me.identity, self._clock.now())
            for engine in self._engines.values():
                self._announce(engine)
        return recovered

    def leave(self) -> bool:
        """Give back what is claimed; False if there still is an engine, or none."""
        with self._lock:
            self._departed += 1
            if self._holdings is None or self._departed < len(self._engines):
                return False
            holdings, self._holdings = self._holdings, None
            engines, self._engines, self._departed = list(self._engines), {}, 0
            self.running.clear()
        holdings.release_all()
        presence.leave(self._link, engines)
        return True

    def beat(self, now: Beat) -> list[str]:
        """Say that this process lives; return what others ask of it.

        Raises:
            LeaseLostError: others took it for dead.
        """
        me = self._engines.get(now.identity)
        holdings = self._holdings
        if me is None or holdings is None:
            raise LeaseLostError(failing.LEASE_LOST)
        if now.concurrency != me.concurrency:
            me = self._engines[me.identity] = replace(me, concurrency=now.concurrency)
        self._beats += 1
        if self._beats % _BEATS_PER_LOOK == 0:
            self._look_around()
        if self._beats % _BEATS_PER_PRUNING == 0:
            presence.prune(self._link)
        running = {
            thread: began
            for thread, began in list(self.running.items())
            if holdings.holds(began[0].token)
        }
        sent = self._clock.monotonic()
        asked = presence.beat(
            self._link,
            me,
            now,
            self._clock.now(),
            rtt_us=self._rtt_us,
            running=running,
            old_work=6 in self._spoken,
        )
        self._rtt_us = round((self._clock.monotonic() - sent) * 1e6)
        if me.identity != holdings.identity:  # it holds for both, and may not beat any more
            self._link.call("EXPIRE", holdings.identity, presence.ALIVE_SECONDS)
        return asked

    def recover(self) -> Recovered:
        """Give back what dead processes held; nothing, if that was asked just now."""
        now = SystemClock.monotonic()
        if now < self._look_due:
            return Recovered()
        self._look_due = now + self.pause
        own = self._holdings.identity if self._holdings is not None else ""
        return recovery.recover(self._link, own, self._clock.now())

    def _look_around(self) -> None:
        """Learn which Sidekiqs are there, unless one was chosen."""
        if self._link.place.dialect is None:
            self._spoken = dialect.spoken(self._link)
        ownership.remember_others(self._link)
