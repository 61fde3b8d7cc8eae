"""The store in Redis or Valkey, in Sidekiq's own format: for many machines, and beside Ruby.

Sidekiq's keys hold what Sidekiq's hold, byte for byte; what is ours alone stands under
``kb:``. Unlike a Sidekiq worker, which takes a job off its queue and has it in memory only,
an engine moves it into a hash of its own, and out of there when it is done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress

from kickboard.clock import Clock, SystemClock
from kickboard.errors import StoreError, StoreReadOnlyError, UnsupportedError
from kickboard.payload.record import JobState
from kickboard.stores.base import (
    Beat,
    Caps,
    Delivery,
    Done,
    Failed,
    Finished,
    Moved,
    NewJob,
    ProcessInfo,
    Promoted,
    PushResult,
    Recovered,
    Restored,
    RestoredPart,
    Retention,
    Selection,
    Target,
    Trimmed,
    Tx,
)
from kickboard.stores.listeners import Listeners
from kickboard.stores.redis import (
    iterating,
    metrics_reading,
    operating,
    ownership,
    presence,
    producing,
    recovery,
)
from kickboard.stores.redis.connection import Connections
from kickboard.stores.redis.listening import Listener
from kickboard.stores.redis.looks import Looks
from kickboard.stores.redis.membership import Membership
from kickboard.stores.redis.metrics import Metrics
from kickboard.stores.redis.place import parse
from kickboard.stores.redis.suspects import Suspect


class RedisStore(Looks):
    """Jobs in a Redis, for any number of machines. Implements `Store`; thread-safe.

    Args:
        url: See `kickboard.stores.redis.place`.
        read_only: Only look.
        clock: Where all stored times come from.

    Raises:
        ConfigError: the URL cannot be understood.
        StoreError: Redis cannot be used; the message says why and what to do.
    """

    caps = Caps(
        durable=True, shared=True, priorities=False, keeps_unknown=False, keeps_places=False
    )

    def __init__(self, url: str, *, read_only: bool = False, clock: Clock | None = None) -> None:
        place = parse(url)
        self.url = place.shown
        self.address = url  # with what lets somebody in
        self.read_only = read_only
        link = Connections(place)
        super().__init__(link, clock or SystemClock())
        self._membership = Membership(link, self.clock)
        self._metrics = Metrics()
        self._listeners = Listeners()
        self._lock = threading.Lock()
        self._listener: Listener | None = None  # while this is an engine; guarded by _lock
        link.call("PING")

    def _check_writable(self) -> None:
        if self.read_only:
            raise StoreReadOnlyError("The store was opened for looking only.", self.url)

    def is_foreign(self) -> bool:
        """Return whether others than Kickboard work on it: see `ownership`."""
        return ownership.is_foreign(self._link)

    def log_in(self, user: str, password: str) -> None:
        """Use another user and password from the next connection on; both may be ""."""
        self._link.log_in(user, password)

    # -- life

    def register(self, me: ProcessInfo) -> Recovered:
        """Become an engine process: give orphans back first, then announce it."""
        self._check_writable()
        recovered = self._membership.join(me)
        with self._lock:
            if self._listener is None:
                self._listener = Listener(self._link, self._listeners.tell)
            self._listener.start(me.queues)
        return recovered

    def rejoin(self, me: ProcessInfo) -> Recovered:
        """Join again after a `LeaseLostError`; what was claimed before is lost."""
        recovered = self._membership.rejoin(me)
        self._listeners.tell()
        return recovered

    def unregister(self) -> None:
        """Stop being an engine; what is still claimed goes back to the front."""
        if not self._membership.leave():
            return
        with self._lock:
            listener, self._listener = self._listener, None
        if listener is not None:
            listener.stop()
        self._metrics.flush(self._link, self._membership.dialects)
        self._listeners.tell()

    def close(self) -> None:
        """Let go of all connections. May be called twice."""
        with suppress(StoreError):
            while self._membership.is_engine:
                self.unregister()
        with self._lock:
            listener, self._listener = self._listener, None
        if listener is not None:
            listener.stop()
        self._link.close()

    def heartbeat(self, beat: Beat) -> list[str]:
        """Say that this process lives; return what others ask of it.

        Raises:
            LeaseLostError: it was taken for dead.
        """
        asked = self._membership.beat(beat)
        self._metrics.flush(self._link, self._membership.dialects)
        return asked

    def signal(self, identity: str, what: str) -> bool:
        """Ask the process *identity*, of whatever language, to quiet, stop or dump."""
        self._check_writable()
        return presence.ask(self._link, identity, what)

    # -- producing

    def push(self, jobs: Sequence[NewJob]) -> PushResult:
        """Store all of *jobs* or none; a jid that is known already is skipped and reported.

        A jid is known until its job is done here, or for one to two hours: what Ruby workers
        do to the job, Redis does not tell.
        """
        self._check_writable()
        if not jobs:
            return PushResult(0)
        result = producing.push(self._link, jobs, self.clock.now())
        self._listeners.tell()
        return result

    def transaction(self) -> AbstractContextManager[Tx]:
        """Refuse: Redis knows none of the caller's tables.

        Raises:
            UnsupportedError: always.
        """
        raise UnsupportedError(
            "Jobs in Redis share no transaction with your tables: push after your own commit, "
            "or use a SQLite store.",
            self.url,
        )

    # -- consuming

    def claim(
        self,
        wanted: Sequence[tuple[str, int]],
        limit: int,
        skip: frozenset[str] = frozenset(),
    ) -> list[Delivery]:
        """Take up to *limit* jobs for this process, without waiting.

        *skip* does not count: a queue is a list that others take from, too, and a job whose
        class nobody here knows fails like any other (`Caps.keeps_unknown`).

        Raises:
            LeaseLostError: this process was taken for dead.
        """
        claimed = self._membership.holdings.claim(wanted, limit, self.clock.now())
        if len(claimed) < limit and (listener := self._listener) is not None:
            listener.want(name for name, _ in wanted)
        return claimed

    def finish(self, done: Sequence[Done], failed: Sequence[Failed] = ()) -> Finished:
        """Settle deliveries: the successes leave, the failures go where they must."""
        if not done and not failed:
            return Finished(0, (), 0)
        finished = self._membership.holdings.finish(done, failed)
        if not finished.lost:
            self._metrics.note(done, failed, self.clock.now())
        else:
            lost = {id(one) for one in finished.lost}
            self._metrics.note(
                [item for item in done if id(item.delivery) not in lost],
                [item for item in failed if id(item.delivery) not in lost],
                self.clock.now(),
            )
        return finished

    def mark_started(self, delivery: Delivery) -> bool:
        """Record that a suspect is about to run; False when it is not ours any more."""
        known = recovery.suspect(self._link, delivery.jid)
        started = Suspect(known.strikes, known.first_strike, started=True)
        return self._membership.holdings.mark_started(delivery, started.packed())

    def note_start(self, delivery: Delivery) -> None:
        """Note that this thread begins *delivery*, for the next beat; no command is sent."""
        self._membership.running[threading.get_ident()] = (delivery, self.clock.now())

    def release(self, deliveries: Sequence[Delivery], *, front: bool = True) -> int:
        """Give unfinished deliveries back without using an attempt; return how many."""
        if not deliveries:
            return 0
        released = self._membership.holdings.release(deliveries, front=front)
        self._listeners.tell()
        return released

    def promote(self, now: float, limit: int = 1000) -> Promoted:
        """Move scheduled and retry jobs that are due to the back of their queues."""
        promoted = producing.promote(self._link, now, limit)
        if promoted.promoted:
            self._listeners.tell()
        return promoted

    def recover(self) -> Recovered:
        """Give back what dead processes held. Three recorded starts in 72 h: poison."""
        recovered = self._membership.recover()
        if recovered.processes:
            self._listeners.tell()
        return recovered

    # -- operating

    def move(
        self, selection: Selection, target: Target, limit: int = 1000, op: int | None = None
    ) -> Moved:
        """Move up to *limit* selected jobs, never busy ones; *op* goes on with an operation."""
        self._check_writable()
        moved = operating.move(
            self._link, selection, target, limit, op, self.clock.now(), self._seen
        )
        self._listeners.tell()
        return moved

    def delete(self, selection: Selection, limit: int = 1000, op: int | None = None) -> Moved:
        """Move up to *limit* selected jobs to the trash; *op* goes on with an operation."""
        return self.move(selection, Target(state=JobState.TRASH), limit, op)

    def replace(self, jid: str, state: JobState, job: NewJob) -> int | None:
        """Store *job* in the place of another one, which goes to the trash: both or neither."""
        self._check_writable()
        op = operating.replace(self._link, jid, state, job, self.clock.now(), self._seen)
        self._listeners.tell()
        return op

    def restore(self, op: int, jids: Sequence[str] | None = None) -> Restored:
        """Undo an operation, or its share in *jids*, for jobs that nothing happened to since."""
        parts = list(self.restoring(op, jids))
        return Restored(sum(one.restored for one in parts), sum(one.missed for one in parts))

    def restoring(
        self, op: int, jids: Sequence[str] | None = None, *, dead_max: int | None = None
    ) -> Iterator[RestoredPart]:
        """Do what `restore` does in parts of up to 1,000 jobs, each when it is asked for."""
        self._check_writable()
        for part in operating.restoring(self._link, op, jids, dead_max):
            self._listeners.tell()
            yield part

    def purge(self, selection: Selection, limit: int = 1000) -> int:
        """Really delete jobs in the trash."""
        self._check_writable()
        return operating.purge(self._link, selection, limit, self.clock.now(), self._seen)

    def pause(self, queue: str | None, *, paused: bool) -> None:
        """Pause or resume a queue for us and Sidekiq Pro, or with None all of our engines."""
        self._check_writable()
        operating.pause(self._link, queue, self.clock.now(), paused=paused)
        self._listeners.tell()

    def forget_queue(self, name: str) -> bool:
        """Drop an empty queue from the list; False when it still holds jobs."""
        self._check_writable()
        return operating.forget_queue(self._link, name)

    def trim(self, retention: Retention, limit: int = 1000) -> Trimmed:
        """Delete what is too old or too much, at most *limit* rows of each kind."""
        self._check_writable()
        return operating.trim(self._link, retention, limit, self.clock.now())

    # -- iterable jobs

    def keep_iteration(
        self, jid: str, executions: int, cursor: bytes, seconds: float
    ) -> float | None:
        """Keep how far an iterable job is; return when it was asked to end, if it was."""
        return iterating.keep(self._link, jid, executions, cursor, seconds)

    def cancel_iteration(self, jid: str) -> float:
        """Ask an iterable job, ours or Sidekiq's, to end; return when that was first asked."""
        self._check_writable()
        return iterating.cancel(self._link, jid, self.clock.now())

    def drop_iteration(self, jid: str) -> None:
        """Forget how far a job is: it is done."""
        iterating.drop(self._link, jid)

    # -- what only Sidekiq has

    def mark_deploy(self, label: str) -> bool:
        """Draw a line into the metrics of this minute; False: *label* was marked just before."""
        self._check_writable()
        return metrics_reading.mark_deploy(self._link, label, self.clock.now())

    # -- being woken

    def on_change(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call *callback* after this process pushed or moved jobs, and when others may have."""
        return self._listeners.add(callback)

    def changed(self) -> bool:
        """Return False: who listens is told of other processes as of this one."""
        return False
