"""The store in memory: one lock, the same verbs and fences as the others.

It is also the model against which the tests hold the stores that write to disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

from kickboard.clock import Clock, SystemClock
from kickboard.errors import UnsupportedError
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
    Outcome,
    ProcessInfo,
    ProcessStat,
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
    View,
)
from kickboard.stores.listeners import Listeners
from kickboard.stores.memory import looking
from kickboard.stores.memory.looks import Looks
from kickboard.stores.memory.restoring import PART, Restoring
from kickboard.stores.memory.rows import Row

_NEW_STATE = {
    Outcome.RETRY: JobState.RETRY,
    Outcome.DEAD: JobState.DEAD,
}


class MemoryStore(Looks):
    """Jobs in this process's memory."""

    caps = Caps(durable=False, shared=False)

    def __init__(self, clock: Clock | None = None, url: str = "memory:") -> None:
        super().__init__(clock or SystemClock())
        self.url = self.address = url
        self._registered = 0  # engines that share this store
        self._signals: list[str] = []
        self._listeners = Listeners()

    # -- life

    def register(self, me: ProcessInfo) -> Recovered:
        """Note who runs the jobs; there are no orphans in memory."""
        with self._lock:
            now = self.clock.now()
            self._process = ProcessStat(info=me, beat_at=now, busy=0, quiet=False)
            self._registered += 1
        return Recovered()

    def rejoin(self, me: ProcessInfo) -> Recovered:
        """Do nothing: nobody can take this process for dead."""
        return Recovered()

    def unregister(self) -> None:
        """Give back what is still claimed, in its order, when the last engine leaves."""
        with self._lock:
            self._registered -= 1
            if self._registered > 0:  # what is claimed may be another's
                return
            self._registered = 0
            self._process = None
            for row in sorted(self._places.busy.values(), key=lambda row: -row.pos):
                self._requeue(row)

    def close(self) -> None:
        """Do nothing: the jobs live on until the process ends."""

    def heartbeat(self, beat: Beat) -> list[str]:
        """Keep the beat; return and forget the signals that came."""
        with self._lock:
            if self._process is not None:
                self._process = ProcessStat(
                    info=self._process.info,
                    beat_at=self.clock.now(),
                    busy=beat.busy,
                    quiet=beat.quiet,
                    rss_kb=beat.rss_kb,
                    progress=beat.progress,
                )
            signals, self._signals = self._signals, []
        return signals

    def signal(self, identity: str, what: str) -> bool:
        """Keep a signal for the next heartbeat of *identity*."""
        with self._lock:
            if self._process is None or self._process.info.identity != identity:
                return False
            self._signals.append(what)
        self._listeners.tell()
        return True

    # -- producing

    def push(self, jobs: Sequence[NewJob]) -> PushResult:
        """Store *jobs*; jids that are there already are skipped and reported."""
        with self._lock:
            duplicates = self._places.add(jobs, self.clock.now())
            self._pushed += len(jobs) - len(duplicates)
        self._listeners.tell()
        return PushResult(len(jobs) - len(duplicates), tuple(duplicates))

    def transaction(self) -> AbstractContextManager[Tx]:
        """Refuse: nothing here is written together with tables of the caller's.

        Raises:
            UnsupportedError: always.
        """
        raise UnsupportedError(
            "Jobs in memory share no transaction with your tables: use a SQLite store.", self.url
        )

    # -- consuming

    def claim(
        self,
        wanted: Sequence[tuple[str, int]],
        limit: int,
        skip: frozenset[str] = frozenset(),
    ) -> list[Delivery]:
        """Take up to *limit* jobs from the wanted queues that are not paused."""
        claimed: list[Delivery] = []
        with self._lock:
            if None in self._paused_at:
                return claimed
            for queue, most in wanted:
                n = min(most, limit - len(claimed))
                if n > 0 and queue not in self._paused_at:
                    claimed += [row.deliver() for row in self._places.take(queue, n, skip)]
        return claimed

    def finish(self, done: Sequence[Done], failed: Sequence[Failed] = ()) -> Finished:
        """Settle deliveries whose token is still good."""
        with self._lock:
            now = self.clock.now()
            completed, lost = self._places.complete(done)
            self._history.completed(completed)
            lost += [item.delivery for item in failed if not self._fail(item, now)]
            settled = len(done) + len(failed) - len(lost)
            self._history.count(
                now, settled, sum(1 for item in failed if item.delivery not in lost)
            )
            dead = self._places.total(JobState.DEAD) if failed else 0
        return Finished(settled, tuple(lost), dead)

    def _held(self, delivery: Delivery) -> Row | None:
        row = self._places.busy.get(delivery.token[0])
        return row if row is not None and row.run == delivery.token[1] else None

    def _fail(self, item: Failed, now: float) -> bool:
        row = self._held(item.delivery)
        if row is None:
            return False
        self._places.leave(row)
        self._history.failed(item, row)
        if item.outcome is Outcome.DISCARDED:
            del self._places.by_jid[row.jid]
            self._discarded += 1
            return True
        past = row.marked()
        if past.failed_at is None:
            past.failed_at = now
        else:
            past.retried_at = now
        past.retry_count, row.kind = item.retry_count, row.kind.moved(item.queue)
        past.error_class, past.error_message = item.error_class, item.error_message[:10_000]
        row.state = _NEW_STATE[item.outcome]
        row.at = item.at if item.outcome is Outcome.RETRY else now
        self._places.enter(row)
        return True

    def mark_started(self, delivery: Delivery) -> bool:
        """Say whether the delivery is still ours; memory has no suspects."""
        with self._lock:
            return self._held(delivery) is not None

    def note_start(self, delivery: Delivery) -> None:
        """Do nothing: who dies here takes this store along."""

    def release(self, deliveries: Sequence[Delivery], *, front: bool = True) -> int:
        """Give deliveries back, keeping their order."""
        with self._lock:
            rows = [row for row in map(self._held, deliveries) if row is not None]
            now = self.clock.now()
            for row in reversed(rows) if front else rows:
                if front:
                    self._requeue(row)
                else:
                    self._enqueue(self._places.leave(row), now)
        self._listeners.tell()
        return len(rows)

    def _requeue(self, row: Row) -> None:
        self._places.leave(row)
        row.state = JobState.ENQUEUED
        self._places.enter(row, front=True)

    def promote(self, now: float, limit: int = 1000) -> Promoted:
        """Move what is due to the back of its queue, earliest first."""
        with self._lock:
            due = self._places.due(now, limit)
            retries = sum(1 for row in due if row.state is JobState.RETRY)
            for row in due:
                if row.past is not None:
                    row.past.op = 0
                self._enqueue(self._places.leave(row), now)
            next_due = self._next_due()
        if due:
            self._listeners.tell()
        return Promoted(len(due), next_due, retries)

    def _enqueue(self, row: Row, now: float) -> None:
        row.state, row.at = JobState.ENQUEUED, now
        self._places.enter(row)

    def recover(self) -> Recovered:
        """Return nothing: who died took this store along."""
        return Recovered()

    # -- operating

    def move(
        self, selection: Selection, target: Target, limit: int = 1000, op: int | None = None
    ) -> Moved:
        """Move selected jobs; each can be restored under the operation's id."""
        with self._lock:
            rows, more = looking.select(self._places, selection, limit, self.clock.now())
            op = self._undo.begin(op, target.state, self.clock.now())
            for row in rows:
                self._undo.remember(op, row)
                self._relocate(self._places.leave(row), target, op)
        self._listeners.tell()
        return Moved(op, len(rows), more, tuple(row.jid for row in rows[:20]))

    def _relocate(self, row: Row, target: Target, op: int) -> None:
        now, past = self.clock.now(), row.marked()
        past.op = op
        row.kind = row.kind.moved(target.queue or row.kind.queue)
        if target.give_back_try and past.retry_count is not None:
            past.retry_count -= 1
        if target.state is JobState.ENQUEUED:
            self._enqueue(row, now)
            return
        row.state = target.state
        if not (target.keep_time and row.state in (JobState.SCHEDULED, JobState.RETRY)):
            row.at = now if target.at is None else target.at
        self._places.enter(row)

    def delete(self, selection: Selection, limit: int = 1000, op: int | None = None) -> Moved:
        """Move selected jobs to the trash."""
        return self.move(selection, Target(state=JobState.TRASH), limit, op)

    def replace(self, jid: str, state: JobState, job: NewJob) -> int | None:
        """Store *job* in the place of another one, which goes to the trash."""
        with self._lock:
            selection = Selection(view=View(state=state), jids=[jid])
            rows, _ = looking.select(self._places, selection, 1, self.clock.now())
            if not rows or job.jid in self._places.by_jid:
                return None
            op = self._undo.begin(None, JobState.TRASH, self.clock.now())
            self._undo.remember(op, rows[0])
            self._relocate(self._places.leave(rows[0]), Target(state=JobState.TRASH), op)
            self._places.add([job], self.clock.now())
            self._pushed += 1
            made = self._places.by_jid[job.jid]
            made.marked().op = op
            self._undo.remember(op, made, instead_of=jid)
        self._listeners.tell()
        return op

    def restore(self, op: int, jids: Sequence[str] | None = None) -> Restored:
        """Put an operation's jobs back where they were, if they are still where it left them."""
        parts = list(self.restoring(op, jids))
        return Restored(sum(one.restored for one in parts), sum(one.missed for one in parts))

    def restoring(
        self, op: int, jids: Sequence[str] | None = None, *, dead_max: int | None = None
    ) -> Iterator[RestoredPart]:
        """Do what `restore` does in parts, each when it is asked for."""
        with self._lock:
            places = self._undo.places(op, None if jids is None else frozenset(jids))
        for end in range(len(places), 0, -PART):
            with self._lock:
                restoring = Restoring(self._places, self._undo, self._drop)
                part = restoring.restore(op, places[max(0, end - PART) : end], dead_max)
            self._listeners.tell()
            yield part

    def purge(self, selection: Selection, limit: int = 1000) -> int:
        """Really delete jobs of the trash."""
        with self._lock:
            rows, _ = looking.select(self._places, selection, limit, self.clock.now())
            rows = [row for row in rows if row.state is JobState.TRASH]
            self._drop(rows)
        return len(rows)

    def _drop(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._places.leave(row)
            del self._places.by_jid[row.jid]
        self._purged += len(rows)

    def pause(self, queue: str | None, *, paused: bool) -> None:
        """Pause or resume a queue, or with None everything."""
        with self._lock:
            if queue is not None:
                self._places.queues.setdefault(queue, {})
            if paused:
                self._paused_at.setdefault(queue, self.clock.now())
            else:
                self._paused_at.pop(queue, None)
        self._listeners.tell()

    def paused(self) -> tuple[bool, frozenset[str]]:
        """Return whether everything is paused, and which queues are."""
        with self._lock:
            queues = frozenset(queue for queue in self._paused_at if queue is not None)
            return None in self._paused_at, queues

    def forget_queue(self, name: str) -> bool:
        """Drop an empty queue."""
        with self._lock:
            counts = self._places.counts
            if counts[name, JobState.ENQUEUED] or counts[name, JobState.BUSY]:
                return False
            self._paused_at.pop(name, None)
            return self._places.queues.pop(name, None) is not None

    def trim(self, retention: Retention, limit: int = 1000) -> Trimmed:
        """Delete dead jobs and trash that are too old or too many."""
        with self._lock:
            now = self.clock.now()
            dead = looking.expired(
                self._places, JobState.DEAD, now - retention.dead_seconds, retention.dead_max
            )[:limit]
            trash = looking.expired(
                self._places, JobState.TRASH, now - retention.trash_seconds, None
            )[:limit]
            self._drop([*dead, *trash])
            self._forget_old_iterations(now)
        return Trimmed(len(dead), 0, len(trash))

    # -- being woken

    def on_change(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call *callback* after every push, move, release and resume."""
        return self._listeners.add(callback)

    def changed(self) -> bool:
        """Return False: no other process can see this store."""
        return False
