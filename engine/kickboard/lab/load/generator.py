"""Makes the arrivals of a scenario when they are due, and tells how well it kept the time.

It paces against the moments that were meant, never against the last one: an arrival that
came late is late, is counted, and its latency began when it was to come. Arrivals of the
same half millisecond go together. They are drawn and encoded ahead, while nothing is due: what
is left to do at their moment is to hand them over. Another thread pushes them, so that a store
that is slow makes pushes long, as for many independent clients, and not the arrivals behind
them late.
"""

from __future__ import annotations

import heapq
import random
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
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
#: Arrivals that are drawn ahead, at most, and in one go: some tens of microseconds of work.
AHEAD, PORTION = 512, 16
#: Seconds before the next arrival in which nothing more is drawn ahead.
MARGIN = 0.0002
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
        clock, ahead = self._clock, _Ahead(self._recorder.start_at, self._scenario, self._mix)
        while (following := ahead.first()) is not None and not self.stopping:
            now = clock.now()
            if now > self._end + GRACE:
                break
            if following.at > now:
                self._await(following.at, ahead)
                continue
            due = ahead.due(now)
            self._arrive(due)
            if self._slice and len(due) < BATCH:
                self._await(now + self._slice, ahead)
        if not self.stopping:
            self._drop(ahead.rest())

    def _await(self, moment: float, ahead: _Ahead) -> None:
        """Draw ahead until *moment* is near, then sleep until it came."""
        if self._slice:
            while moment - self._clock.now() > MARGIN and ahead.draw():
                pass
        self._sleep_until(moment)

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
                self._arrive([_Arrival(at, self._mix.job(at, client)) for at, client in due])
            elif not self._ended:
                until = min(ready[0][0] if ready else self._end, self._end)
                clock.wait(self._came, max(0.0, until - clock.now()))

    # -- both

    def _arrive(self, arrivals: Sequence[_Arrival]) -> None:
        """Hand *arrivals* over to whoever pushes, and count them."""
        handed = self._clock.now()
        if self._slice:
            self._waiting.extend(arrivals)
            self._handed.set()
        self._note_arrived([one.at for one in arrivals], handed)
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


class _Ahead:
    """The arrivals of an open model, in order; some of them are drawn ahead. Not thread-safe."""

    def __init__(self, start_at: float, scenario: Scenario, mix: Mix) -> None:
        self._moments = (start_at + at for at in scenario.moments())
        self._mix = mix
        self._drawn: deque[_Arrival] = deque()

    def first(self) -> _Arrival | None:
        """Return the next one, None when there is none; it stays."""
        if not self._drawn:
            self.draw()
        return self._drawn[0] if self._drawn else None

    def draw(self, n: int = PORTION) -> bool:
        """Draw *n* more; return whether there is room, and need, for others."""
        job = self._mix.job
        more = [_Arrival(at, job(at)) for at in islice(self._moments, n)]
        self._drawn.extend(more)
        return len(more) == n and len(self._drawn) < AHEAD

    def due(self, now: float) -> list[_Arrival]:
        """Take those whose moment has come by *now*, `BATCH` at most."""
        found: list[_Arrival] = []
        while len(found) < BATCH and (one := self.first()) is not None and one.at <= now:
            found.append(self._drawn.popleft())
        return found

    def rest(self) -> Iterator[float]:
        """Yield the moments of all that are left."""
        return chain((one.at for one in self._drawn), self._moments)
