"""The processors of one capsule, and the fetcher that keeps them in work.

The fetcher claims in batches into `buffer`; processors take from it. It holds as little as
keeps everybody busy: what is claimed ahead is out of reach for other processes, and runs
twice if this one dies.
"""

from __future__ import annotations

import itertools
import logging
import random
import threading
from collections import deque
from collections.abc import Sequence

from kickboard.clock import SystemClock
from kickboard.config import MAX_CONCURRENCY, Capsule
from kickboard.errors import ConfigError, LeaseLostError, StoreError
from kickboard.runtime.fetch import QueueOrder, ahead
from kickboard.runtime.processor import Processor
from kickboard.runtime.workplace import Workplace
from kickboard.service import Loop
from kickboard.stores.base import Delivery

log = logging.getLogger(__name__)

#: How much a new batch's mean run time, or a claim's time, counts against the old ones'.
SMOOTHING = 0.2

#: Most jobs held beyond the running ones: out of reach for other processes until they ran.
MOST_AHEAD = 1_500
#: A store in memory ends with its engine, so nothing runs twice. What is held should last for
#: 5 ms of no-ops, which is how long the fetcher may wait for the interpreter.
MOST_AHEAD_IN_MEMORY = 2_000


class Pool:
    """Starts, feeds, resizes and stops the processors of a capsule."""

    def __init__(
        self, capsule: Capsule, workplace: Workplace, rng: random.Random | None = None
    ) -> None:
        self.capsule = capsule
        self.buffer: deque[Delivery] = deque()
        self.low = 0
        self.processors: tuple[Processor, ...] = ()  # replaced under _lock
        self.claimed = 0  # written by the fetcher only
        self.returned = 0  # guarded by _lock
        self.claiming = False
        self.quiet = False
        self._place = workplace
        self._lock = threading.Lock()
        self._idle_lock = threading.Lock()
        self._idle: deque[Processor] = deque()  # guarded by _idle_lock
        self._concurrency = capsule.concurrency  # guarded by _lock for changes
        self._is_started = False  # guarded by _lock
        self._dropped: list[Processor] = []  # leave after their present job; guarded by _lock
        # What the store refused to take back, and what it has to take at the back of a queue;
        # guarded by _lock.
        self._owed: list[Delivery] = []
        self._owed_behind: list[Delivery] = []
        self._order = QueueOrder(capsule, rng)
        self._numbers = itertools.count(1)
        self._mean_run: float | None = None
        self._claim_seconds = 0.0  # a mean; the fetcher's
        durable = workplace.store.caps.durable
        self._most_ahead = MOST_AHEAD if durable else MOST_AHEAD_IN_MEMORY
        self._name = f"{capsule.name}/fetcher"
        self._fetcher = Loop(
            self._name, self._fetch, workplace.clock, on_giving_up=workplace.trouble.give_up
        )

    # -- life

    def start(self) -> None:
        """Start the processors and the fetcher."""
        with self._lock:
            self._is_started = True
            self._fit()
        self._fetcher.start()

    @property
    def concurrency(self) -> int:
        """Number of processors wanted."""
        return self._concurrency

    @property
    def busy(self) -> int:
        """Number of processors that perform a job just now."""
        return sum(1 for processor in self.processors if processor.current is not None)

    def resize(self, concurrency: int) -> None:
        """Have *concurrency* processors; surplus ones end after their present job.

        Raises:
            ConfigError: it is not 1 to 1,000.
        """
        if not 1 <= concurrency <= MAX_CONCURRENCY:
            raise ConfigError(f"concurrency must be 1 to {MAX_CONCURRENCY}, not {concurrency}")
        with self._lock:
            self._concurrency = concurrency
            self._fit()
        self._fetcher.wake.set()

    def _fit(self) -> None:
        """Start or drop processors until there are enough. Called with _lock held."""
        if self.quiet or not self._is_started:
            return
        wanted = self._concurrency
        keep, drop = self.processors[:wanted], self.processors[wanted:]
        new = [self._new_processor() for _ in range(wanted - len(keep))]
        self.processors = (*keep, *new)
        self._dropped = [p for p in self._dropped if p.is_alive] + list(drop)
        _dismiss(drop)
        for processor in new:
            processor.start()

    def _new_processor(self) -> Processor:
        return Processor(f"{self.capsule.name}/{next(self._numbers)}", self, self._place)

    def be_quiet(self) -> None:
        """Take no more work and return what was claimed ahead; running jobs go on."""
        with self._lock:
            self.quiet = True
        self._fetcher.stop(5.0)
        self._return([*self._place.suspects.take_out(self), *self._drain()])
        _dismiss(self.processors)

    def join(self, seconds: float) -> bool:
        """Wait up to *seconds* of real time for the processors to end; True when all have."""
        patience = SystemClock()
        deadline = patience.monotonic() + seconds
        return all(
            processor.join(max(0.0, deadline - patience.monotonic()))
            for processor in self._everyone()
        )

    def unfinished(self) -> list[Delivery]:
        """Return the deliveries of jobs that still run, in the order they came in."""
        running = [processor.current for processor in self._everyone()]
        found = [present[0] for present in running if present is not None]
        return sorted(found, key=lambda delivery: (delivery.enqueued_at, delivery.token))

    def _everyone(self) -> list[Processor]:
        with self._lock:
            return [*self._dropped, *self.processors]

    def revive(self) -> int:
        """Replace processors whose thread died by a fault of ours; return how many."""
        with self._lock:
            dead = [p for p in self.processors if not p.is_alive]
            if not dead or self.quiet:
                return 0
            self.processors = tuple(
                self._new_processor() if p in dead else p for p in self.processors
            )
            for processor in self.processors:
                processor.start()
        log.error("%d processors had died and were replaced", len(dead))
        return len(dead)

    def replace(self, processor: Processor) -> bool:
        """Put a new processor in the place of an abandoned one; False if it is not ours."""
        with self._lock:
            if processor not in self.processors or self.quiet:
                return False
            new = self._new_processor()
            self.processors = tuple(new if p is processor else p for p in self.processors)
            new.start()
        return True

    # -- steering

    def pause_processor(self, name: str, *, paused: bool) -> bool:
        """Pause or resume one processor; False when there is none of that name."""
        for processor in self.processors:
            if processor.name == name:
                processor.paused = paused
                processor.signal.set()
                self._fetcher.wake.set()
                return True
        return False

    def wake(self) -> None:
        """Look at the store again: something changed there."""
        self._fetcher.wake.set()

    def note_run(self, mean: float) -> None:
        """Take the mean run time of a settled batch into account."""
        old = self._mean_run
        self._mean_run = mean if old is None else old + SMOOTHING * (mean - old)

    # -- what processors ask (see `Supply`)

    def wait_for_work(self, processor: Processor) -> None:
        """Block *processor* until there may be work; spurious returns are harmless."""
        processor.signal.clear()
        if processor.paused:
            if not processor.leaving:
                self._place.clock.wait(processor.signal)
            return
        with self._idle_lock:
            self._idle.append(processor)
        # What came between the look at the buffer and this point must not be slept through.
        if not self.buffer and not processor.leaving and not processor.paused:
            self.call_for_more()
            self._place.clock.wait(processor.signal)
        with self._idle_lock:  # a stale entry would swallow somebody's wake-up
            if processor in self._idle:
                self._idle.remove(processor)

    def call_for_more(self) -> None:
        """Wake the fetcher."""
        wake = self._fetcher.wake
        if not wake.is_set():
            wake.set()

    def give_back(self, deliveries: Sequence[Delivery]) -> None:
        """Return deliveries to the front of their queues without using an attempt."""
        with self._lock:
            self._owed += deliveries
        self._give(deliveries)

    def send_to_the_back(self, delivery: Delivery) -> None:
        """Return *delivery* behind all that wait in its queue, without using an attempt."""
        with self._lock:
            self._owed_behind.append(delivery)
        self._give([delivery])

    def _give(self, deliveries: Sequence[Delivery]) -> None:
        """Return what is owed, *deliveries* among it, now or as soon as the store takes it."""
        with self._lock:
            self.returned += len(deliveries)
        try:
            self._pay_back()
        except StoreError as error:
            self._place.trouble.note(self._name, error)
            self.call_for_more()  # the fetcher goes on trying
        for delivery in deliveries:
            if delivery.strikes:
                self._place.suspects.over(delivery)

    def _pay_back(self) -> None:
        """Release what is owed to the store; what it refuses is owed still."""
        if not (self._owed or self._owed_behind):
            return
        with self._lock:
            owed, self._owed = self._owed, []
            behind, self._owed_behind = self._owed_behind, []
        try:
            if behind:
                self._place.store.release(behind, front=False)
                behind = []
            if owed:
                self._place.store.release(owed)
        except BaseException:
            with self._lock:
                self._owed = owed + self._owed
                self._owed_behind = behind + self._owed_behind
            raise

    def put_back(self, delivery: Delivery) -> None:
        """Have *delivery*, which had to wait, run next."""
        if self.quiet:
            self.give_back([delivery])
            return
        self.buffer.appendleft(delivery)
        self._wake_idle(1)

    def write_off(self, count: int) -> None:
        """Stop counting deliveries that turned out not to be ours."""
        with self._lock:
            self.returned += count

    def forget_claims(self) -> None:
        """Drop what was claimed ahead: who took us for dead gave it back."""
        self.write_off(len(self._drain()) + len(self._place.suspects.take_out(self)))
        self._place.suspects.forget()

    # -- the fetcher's thread

    def _fetch(self) -> None:
        wake = self._fetcher.wake
        wake.clear()
        try:
            self._pay_back()
            self._return_unwanted()
            want = self._want()
            got = self._claim(want) if want > 0 else 0
        except StoreError as error:
            self._place.trouble.note(self._name, error)
            if isinstance(error, LeaseLostError):
                self._place.on_lease_lost()
            self._fetcher.pause(0.5)
            return
        self._place.trouble.clear(self._name)
        self._wake_idle(len(self.buffer))
        if got == 0 or got < want:
            self._place.clock.wait(wake)

    def _want(self) -> int:
        """Return how many more to claim; 0 while the buffer is more than half full."""
        if self.quiet:
            return 0
        active = [p for p in self.processors if not p.paused]
        if not active:
            return 0
        reserve = self._ahead(len(active))
        self.low = reserve // 2
        # What is held first: who takes of it meanwhile is free no longer.
        held = len(self.buffer)
        missing = sum(p.is_free for p in active) + reserve - held
        return missing if missing > reserve // 2 else 0

    def _ahead(self, concurrency: int) -> int:
        return ahead(concurrency, self._mean_run, self._most_ahead, self._claim_seconds)

    def _claim(self, want: int) -> int:
        self.claiming = True
        clock = self._place.clock
        begun = clock.monotonic()
        try:
            got = self._place.store.claim(self._order.wanted(want), want, self._place.unknown)
            self.claimed += len(got)
            self.buffer.extend(self._order.arranged(got))
            self._claim_seconds += SMOOTHING * (clock.monotonic() - begun - self._claim_seconds)
        finally:
            self.claiming = False
        return len(got)

    def _wake_idle(self, most: int) -> None:
        if not most or not self._idle:
            return
        woken: list[Processor] = []
        with self._idle_lock:
            while self._idle and len(woken) < most:
                processor = self._idle.popleft()
                if not (processor.paused or processor.leaving):  # it would not take the job
                    woken.append(processor)
        for processor in woken:
            processor.signal.set()

    def _return_unwanted(self) -> None:
        """Give back what a pause, or jobs slower than thought, left in the buffer."""
        if not self.buffer:
            return
        everything, queues = self._place.store.paused()
        most = self._ahead(self.concurrency)
        allowed = 2 * most + sum(p.current is None and not p.paused for p in self.processors)
        if everything or queues or len(self.buffer) > allowed:
            held = self._drain()
            keep = [] if everything else [d for d in held if d.queue not in queues][:allowed]
            self.buffer.extendleft(reversed(keep))
            kept = set(map(id, keep))
            self._return([delivery for delivery in held if id(delivery) not in kept])

    def _drain(self) -> list[Delivery]:
        """Take everything that no processor was quicker to take."""
        held = []
        while True:
            try:
                held.append(self.buffer.popleft())
            except IndexError:
                return held

    def _return(self, deliveries: Sequence[Delivery]) -> None:
        if deliveries:
            self.give_back(deliveries)


def _dismiss(processors: Sequence[Processor]) -> None:
    for processor in processors:
        processor.leaving = True
        processor.signal.set()
