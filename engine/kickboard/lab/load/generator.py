"""Makes the arrivals of a scenario when they are due, and tells how well it kept the time.

It paces against the moments that were meant, never against the last one: an arrival that
came late is late, is counted, and its latency began when it was to come. Arrivals of the
same half millisecond go together. Another thread pushes them, so that a store that is slow makes
pushes long, as for many independent clients, and not the arrivals behind them late.
"""

from __future__ import annotations

import heapq
import random
import threading
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from kickboard.clock import Clock
from kickboard.errors import StoreUnavailableError
from kickboard.lab.load.pushing import Mix
from kickboard.lab.load.scenario import Scenario
from kickboard.lab.probe import Recorder
from kickboard.runtime.buckets import bucket
from kickboard.stores.base import NewJob, Store

#: Seconds after its moment from which an arrival counts as late.
LATE = 0.010
#: Seconds after the end in which arrivals that are behind are still pushed.
GRACE = 1.0
#: Seconds between two looks at what is due, at least, in real time; it goes together.
SLICE = 0.0005
#: Jobs in one push, at most.
BATCH = 1_000
#: Seconds before a store that was busy is asked again.
AGAIN = 0.005
#: Real seconds it sleeps at most before it looks whether it is to stop.
LOOK = 0.1


class Generator:
    """Makes the arrivals of one run.

    Args:
        scenario: What to make.
        run: Tells it from other runs; see `pushing`.
        store: Where to push.
        recorder: Counts what was made, and knows when the run begins.
        clock: Whose moments the arrivals have.
        slice_seconds: See `SLICE`; 0 in leaping time.

    Attributes:
        made: Jobs pushed so far.
        stopping: Make no more; anybody may set it.
    """

    def __init__(
        self,
        scenario: Scenario,
        run: str,
        store: Store,
        recorder: Recorder,
        clock: Clock,
        *,
        slice_seconds: float = SLICE,
    ) -> None:
        self.made = 0
        self.stopping = False
        self._scenario = scenario
        self._store = store
        self._recorder = recorder
        self._clock = clock
        self._mix = Mix(scenario, run)
        self._slice = slice_seconds
        self._pause = clock.signal()
        self._came = clock.signal()  # a client's job has ended
        self._ended: deque[int] = deque()  # clients whose job has; any thread appends
        self._waiting: deque[_Arrival] = deque()  # to be pushed; in real time only
        self._handed = threading.Event()
        self._is_made = False  # all were handed over
        self._error: BaseException | None = None

    def run(self) -> None:
        """Make all arrivals, each when it is due. Returns at the end of the run."""
        make = self._run_closed if self._scenario.arrivals.model == "closed" else self._run_open
        if not self._slice:
            make()
            return
        pusher = self._clock.spawn(self._push_all, "load/pusher")
        try:
            make()
        finally:
            self._is_made = True
            self._handed.set()
            pusher.join()
        if self._error is not None:
            raise self._error

    def note_ended(self, client: int) -> None:
        """Tell that the job of *client* ended. Called on any thread."""
        self._ended.append(client)
        self._came.set()

    def stop(self) -> None:
        """Make no more arrivals. Called on any thread."""
        self.stopping = True
        self._pause.set()
        self._came.set()

    @property
    def _end(self) -> float:
        """The epoch second at which no more jobs come."""
        return self._recorder.start_at + self._scenario.length

    # -- the open model. Moments are epoch seconds: a difference, added again, may fall short.

    def _run_open(self) -> None:
        start_at, clock = self._recorder.start_at, self._clock
        moments = (start_at + at for at in self._scenario.moments())
        following = next(moments, None)
        while following is not None and not self.stopping:
            now = clock.now()
            if now > self._end + GRACE:
                break
            if following > now:
                self._sleep_until(following)
                continue
            due: list[float] = []
            while following is not None and following <= now and len(due) < BATCH:
                due.append(following)
                following = next(moments, None)
            self._arrive(due)
            if self._slice and len(due) < BATCH:
                self._sleep_until(now + self._slice)
        if following is not None and not self.stopping:
            self._drop(chain((following,), moments))

    def _sleep_until(self, moment: float) -> None:
        """Sleep until *moment*, or for a while: it may be far."""
        left = moment - self._clock.now()
        if left > LOOK:
            self._clock.wait(self._pause, LOOK if self._slice else left)
        elif left > 0:
            self._clock.sleep(left)

    # -- the closed model

    def _run_closed(self) -> None:
        arrivals, clock = self._scenario.arrivals, self._clock
        rng = random.Random(f"{self._scenario.seed}/think")
        ready = [(self._recorder.start_at, client) for client in range(arrivals.clients)]
        while not self.stopping and (now := clock.now()) < self._end:
            self._came.clear()
            while self._ended:
                pause = rng.expovariate(1 / arrivals.think) if arrivals.think else 0.0
                heapq.heappush(ready, (now + pause, self._ended.popleft()))
            due: list[tuple[float, int]] = []
            while ready and ready[0][0] <= now and len(due) < BATCH:
                due.append(heapq.heappop(ready))
            if due:
                self._arrive([at for at, _ in due], [client for _, client in due])
            elif not self._ended:
                until = min(ready[0][0] if ready else self._end, self._end)
                clock.wait(self._came, max(0.0, until - clock.now()))

    # -- both

    def _arrive(self, moments: Sequence[float], clients: Sequence[int] | None = None) -> None:
        """Make a job for each of *moments*, hand them over, and count them."""
        now, mix = self._clock.now(), self._mix
        waits: Sequence[int | None] = clients or [None] * len(moments)
        arrivals = [
            _Arrival(at, mix.job(at, now, client))
            for at, client in zip(moments, waits, strict=True)
        ]
        handed = self._clock.now()
        if self._slice:
            self._waiting.extend(arrivals)
            self._handed.set()
        self._note_arrived(moments, handed)
        if not self._slice:
            self._push(arrivals)

    def _push_all(self) -> None:
        """Push what is handed over, until there is no more. On a thread of its own."""
        try:
            while not (self._is_made and not self._waiting):
                self._handed.clear()
                if not self._waiting and not self._is_made:
                    self._handed.wait()
                batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
                if batch and self._is_too_late:
                    self._drop([one.at for one in batch], known=True)
                elif batch:
                    self._push(batch)
        except BaseException as error:  # noqa: BLE001 - raised again by `run`
            self._error = error
            self.stop()

    @property
    def _is_too_late(self) -> bool:
        return self.stopping or self._clock.now() > self._end + GRACE

    def _push(self, arrivals: Sequence[_Arrival]) -> None:
        jobs = [one.job for one in arrivals]
        began = self._clock.now()
        is_stored = False
        while not is_stored:
            try:
                self._store.push(jobs)
                is_stored = True
            except StoreUnavailableError:
                if self._is_too_late:
                    raise
                self._clock.sleep(AGAIN)
        self.made += len(jobs)
        self._note_pushed(jobs, began)

    def _note_arrived(self, moments: Sequence[float], handed: float) -> None:
        recorder = self._recorder
        with recorder.holding():
            now = recorder.bin(handed)
            for at in moments:
                meant = recorder.bin(at)
                meant.intended += 1
                meant.came += recorder.until_end(recorder.number(at), at)
                lateness = max(0.0, handed - at)
                now.late += lateness > LATE
                i = bucket(lateness)
                now.lateness[i] = now.lateness.get(i, 0) + 1

    def _note_pushed(self, jobs: Sequence[NewJob], began: float) -> None:
        recorder, now = self._recorder, self._clock.now()
        with recorder.holding():
            found = recorder.bin(now)
            found.pushes += 1
            found.push_seconds += now - began
            found.made += len(jobs)
            for job in jobs:
                found.queued[job.queue] = found.queued.get(job.queue, 0) + 1

    def _drop(self, moments: Iterable[float], *, known: bool = False) -> None:
        """Count arrivals that were not made in time; *known* ones count as intended already."""
        recorder = self._recorder
        with recorder.holding():
            for at in moments:
                found = recorder.bin(at)
                found.dropped += 1
                if known:
                    found.came -= recorder.until_end(recorder.number(at), at)
                else:
                    found.intended += 1


class _Arrival(NamedTuple):
    """A job on its way to the store, and the epoch second at which it was to come."""

    at: float
    job: NewJob
