"""The settler: takes finished deliveries from the processors and makes it so in the store.

Processors only append to `done` and `failed`; one thread settles everything that waits in one call,
so that a burst costs one commit. While the store refuses (disk full, locked) nothing is
dropped: the batch is kept and tried again, and beyond a bound the processors wait.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from typing import TypeVar

from kickboard import events
from kickboard.clock import Clock
from kickboard.config import Retention
from kickboard.errors import StoreError
from kickboard.events import Bus
from kickboard.runtime.metrics import Metrics
from kickboard.runtime.trouble import Trouble
from kickboard.service import Loop
from kickboard.stores.base import Done, Failed, Outcome, Store

log = logging.getLogger(__name__)

T = TypeVar("T")

#: Most deliveries in one call: a commit of some 20 ms.
BATCH = 2_000
#: Finished deliveries that may wait before processors have to.
BOUND = 10_000
#: Seconds between two settlements while jobs end one after the other: each wake-up of this
#: thread takes the interpreter from those that perform. With 1 ms, 50 threads that sleep a
#: millisecond a job ran a tenth fewer of them. A lone job is settled at once.
GATHER = 0.003
#: Where so many end during one settlement, the next has enough to do without waiting.
PLENTY = 300


#: Told of each batch that is stored: its successes and its failures.
Stored = Callable[[Sequence[Done], Sequence[Failed]], None]


class Settler:
    """Owns what processors finished, and the thread that settles it."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        bus: Bus,
        metrics: Metrics,
        retention: Retention,
        trouble: Trouble,
    ) -> None:
        self.done: deque[Done] = deque()
        self.failed: deque[Failed] = deque()
        self.settled = 0  # written by the settler's thread only
        self._store = store
        self._clock = clock
        self._bus = bus
        self._metrics = metrics
        self._retention = retention
        self._trouble = trouble
        self._in_trouble = False
        self._asleep = False
        self._loop = Loop("settler", self._step, clock, on_giving_up=trouble.give_up)
        self.on_settled: Callable[[float], None] = lambda _mean_run: None
        self.on_stored: Stored = lambda _done, _failed: None
        self.on_retry: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Begin."""
        self._loop.start()

    def stop(self, timeout: float | None = None) -> bool:
        """Settle what waits, then end; True when nothing is left."""
        stopped = self._loop.stop(timeout)
        try:
            while stopped and self.waiting and not self._in_trouble:
                self._settle(_take(self.done), _take(self.failed))
        except Exception:
            log.exception("%d finished jobs could not be settled: they run again", self.waiting)
        return stopped and not self.waiting

    def put_done(self, item: Done) -> None:
        """Hand over a success. Called by processors, for every job."""
        self.done.append(item)
        if self._asleep:
            self._loop.wake.set()
        if len(self.done) > BOUND:
            self._hold_up()

    def put_failed(self, item: Failed) -> None:
        """Hand over a failure. Called by processors."""
        self.failed.append(item)
        if self._asleep:
            self._loop.wake.set()
        if len(self.failed) > BOUND:
            self._hold_up()

    @property
    def waiting(self) -> int:
        """How many finished deliveries are not settled yet."""
        return len(self.done) + len(self.failed)

    def _hold_up(self) -> None:
        """Keep a processor from running ever further ahead of the store."""
        while self.waiting > BOUND and not self._loop.stopping:
            self._loop.pause(0.005)

    def _step(self) -> None:
        if not self.waiting:
            self._sleep()
        while self.waiting:
            done, failed = _take(self.done), _take(self.failed)
            self._settle(done, failed)
            if self._in_trouble and self._loop.stopping:
                return
            if 1 < len(done) + len(failed) < PLENTY:
                self._clock.linger(GATHER)

    def _sleep(self) -> None:
        self._loop.wake.clear()
        self._asleep = True
        if not self.waiting and not self._loop.stopping:
            self._clock.wait(self._loop.wake)
        self._asleep = False

    def _settle(self, done: list[Done], failed: list[Failed]) -> None:
        try:
            result = self._store.finish(done, failed)
        except BaseException as error:
            self.done.extendleft(reversed(done))
            self.failed.extendleft(reversed(failed))
            if not isinstance(error, StoreError):
                raise
            self._in_trouble = True
            self._trouble.note("settler", error)
            self._loop.pause(0.25)
            return
        self._in_trouble = False
        self._trouble.clear("settler")
        self.on_stored(done, failed)
        if result.lost:
            done, failed = self._without(done, failed, result.lost)
        self._metrics.note(done, failed)
        self._tell_mean_run(done, failed)
        self.settled += len(done) + len(failed) + len(result.lost)
        if failed:
            self.on_retry()  # the poller may sleep until later than these are due
            self._announce(failed)
        if result.dead > self._retention.dead_max:
            self._trim()

    def _tell_mean_run(self, done: Sequence[Done], failed: Sequence[Failed]) -> None:
        runs = [item.run for item in done]
        runs += [item.run for item in failed]
        if runs:
            self.on_settled(sum(runs) / len(runs))

    def _without(
        self, done: list[Done], failed: list[Failed], lost: Sequence[object]
    ) -> tuple[list[Done], list[Failed]]:
        """Leave out what was not ours any more, and say so."""
        log.warning("%d finished deliveries were not ours any more", len(lost))
        self._metrics.note_lost(len(lost))
        self._bus.emit(events.JobsLost(count=len(lost)))
        gone = set(map(id, lost))
        return (
            [item for item in done if id(item.delivery) not in gone],
            [item for item in failed if id(item.delivery) not in gone],
        )

    def _trim(self) -> None:
        try:
            trimmed = self._store.trim(self._retention)
        except StoreError:
            log.exception("the dead set could not be trimmed")
            return
        if trimmed.dead:
            log.warning("the dead set was full: %d of the oldest are gone", trimmed.dead)
            self._bus.emit(events.DeadTrimmed(count=trimmed.dead))

    def _announce(self, failed: Sequence[Failed]) -> None:
        for item in failed:
            if item.outcome is not Outcome.RETRY:
                log.warning(
                    "%s: %s %s",
                    "died" if item.outcome is Outcome.DEAD else "discarded",
                    item.delivery.job_class,
                    item.delivery.jid,
                )
            if self._bus.wants(_EVENTS[item.outcome]):
                self._bus.emit(_event(item))


def _take(items: deque[T]) -> list[T]:
    return [items.popleft() for _ in range(min(BATCH, len(items)))]


_EVENTS: dict[Outcome, type] = {
    Outcome.RETRY: events.JobFailed,
    Outcome.DEAD: events.JobDied,
    Outcome.DISCARDED: events.JobDiscarded,
}


def _event(item: Failed) -> events.Event:
    common = {
        "jid": item.delivery.jid,
        "job_class": item.delivery.job_class,
        "queue": item.delivery.queue,
        "error_class": item.error_class,
        "error_message": item.error_message[:500],
    }
    if item.outcome is Outcome.RETRY:
        return events.JobFailed(**common, retry_count=item.retry_count or 0, retry_at=item.at)
    if item.outcome is Outcome.DEAD:
        return events.JobDied(**common)
    return events.JobDiscarded(**common)
