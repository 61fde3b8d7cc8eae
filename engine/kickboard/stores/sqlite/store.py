"""The store in one SQLite file: every verb, each a line or two that names who does it.

Writes go through the `Writer` (one connection, group commit), reads through `Readers`.
Nothing here waits for another thread but the writer's line.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import apsw

from kickboard.clock import Clock, SystemClock
from kickboard.errors import ConfigError, StoreCorruptError, StoreError, StoreReadOnlyError
from kickboard.payload.record import JobState
from kickboard.sandbox_clock import SandboxClock
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
)
from kickboard.stores.listeners import Listeners
from kickboard.stores.sqlite import (
    consuming,
    history,
    operating,
    presence,
    pushing,
    reading,
    undoing,
)
from kickboard.stores.sqlite.bell import Doorbell
from kickboard.stores.sqlite.connection import translate
from kickboard.stores.sqlite.iterating import Iterating
from kickboard.stores.sqlite.looks import Looks
from kickboard.stores.sqlite.membership import Membership
from kickboard.stores.sqlite.opening import open_file
from kickboard.stores.sqlite.sandbox import Sandbox, find_row
from kickboard.stores.sqlite.shared import SharedTransaction
from kickboard.stores.sqlite.transaction import Transaction
from kickboard.stores.sqlite.writer import Writer

T = TypeVar("T")
DURABILITIES = ("full", "normal")


class SQLiteStore(Looks, Iterating):
    """Jobs in one file, for all processes of one machine. Implements `Store`; thread-safe.

    Args:
        path: The file; made, with its folder, when it is not there.
        durability: "full": what returned survives a power cut; "normal": it survives the
            death of any process, and the file is never damaged.
        read_only: Only look.
        clock: Where all stored times come from.

    Raises:
        StoreError: it cannot be opened; the message says why and what to do.
    """

    caps = Caps(durable=True, shared=True, transactions=True)

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        durability: str = "full",
        read_only: bool = False,
        clock: Clock | None = None,
    ) -> None:
        if durability not in DURABILITIES:
            raise ConfigError(f"durability is one of {DURABILITIES}, not {durability!r}")
        self.durability = durability
        file = Path(path).absolute()
        connection = open_file(file, durability, read_only=read_only)
        self.read_only = connection is None
        super().__init__(file, alone=self.read_only)
        self._writer: Writer | None = None
        self._membership = Membership(self.path, self._write, self._readers)
        self._sampler = history.Sampler()
        self._lock = threading.Lock()
        self._listeners = Listeners()
        self._bell = Doorbell(self.path, self._listeners.tell)
        try:
            self._settle_in(connection, clock)
        except BaseException as error:
            self._readers.close()
            if connection is not None:
                with suppress(apsw.Error):
                    connection.close()
            if isinstance(error, apsw.Error):
                raise translate(error, self.path) from error
            raise

    def _settle_in(self, connection: apsw.Connection | None, clock: Clock | None) -> None:
        """Find out whose time is kept here, and begin to write."""
        self.sandbox = self._find_sandbox(connection) if clock is None else None
        #: Where all stored times come from: what was given, a sandbox's own, or the system's.
        self.clock: Clock = clock or (self.sandbox.clock if self.sandbox else SystemClock())
        if connection is not None:
            self._writer = Writer(connection, self.path, self.clock)
        self._seen = self._foreign_commits()  # guarded by _lock
        if self.sandbox is not None:
            self.sandbox.refresh()  # whoever steered it meanwhile will not be noticed again

    def _find_sandbox(self, connection: apsw.Connection | None) -> Sandbox | None:
        """Return the sandbox that this file is, None if it is none; one syncs no commit."""
        with self._readers.read() as reader:
            row = find_row(reader, self.path)
        if row is None:
            return None
        self.durability = "normal"
        if connection is not None:
            connection.pragma("synchronous", "NORMAL")
        return Sandbox(SandboxClock(row), self.path, self._write, self._read)

    # -- life

    def register(self, me: ProcessInfo) -> Recovered:
        """Become an engine process: take a lease and give orphans back first.

        Raises:
            StoreCorruptError: a process died here, and the file is damaged.
        """
        recovered = self._membership.join(me)
        if self._writer is not None:
            self._writer.is_engine = True
        if recovered.processes:
            try:
                self._check_file()
            except StoreError:
                self.unregister()
                raise
        self._hang_bell()
        return recovered

    def rejoin(self, me: ProcessInfo) -> Recovered:
        """Take a new lease after a `LeaseLostError`; what was claimed under the old is lost."""
        recovered = self._membership.rejoin(me)
        self._hang_bell()
        self._listeners.tell()
        return recovered

    def unregister(self) -> None:
        """Stop being an engine; what is still claimed goes back to the front."""
        try:
            was_last = self._membership.leave()
        finally:
            if not self._membership.is_engine:
                self._bell.take_down()
        if was_last:
            if self._writer is not None:
                self._writer.is_engine = False
            self._listeners.tell()

    def close(self) -> None:
        """Let go of files and connections. May be called twice."""
        if os.getpid() != self._pid:
            return  # a forked child: they are the parent's
        with suppress(StoreError):
            while self._membership.is_engine:
                self.unregister()
        self._bell.take_down()
        self._readers.close()  # first: the last to close folds the WAL into the file
        if self._writer is not None:
            self._writer.close()

    def heartbeat(self, beat: Beat) -> list[str]:
        """Say that this process lives; return what others ask of it.

        Raises:
            LeaseLostError: it was taken for dead.
        """
        owner = self._membership.owner
        return self._note(lambda tx: presence.heartbeat(tx, owner, beat))

    def signal(self, identity: str, what: str) -> bool:
        """Ask the process *identity* to quiet, stop or dump; False if there is none."""
        return self._write(lambda tx: presence.ask(tx, identity, what))

    # -- producing

    def push(self, jobs: Sequence[NewJob]) -> PushResult:
        """Store all of *jobs* or none; a jid that is there already is skipped and reported."""
        if not jobs:
            return PushResult(0)
        result = self._write(pushing.Pushing(jobs), len(jobs))
        self._listeners.tell()
        return result

    @contextmanager
    def transaction(self) -> Iterator[SharedTransaction]:
        """Begin a transaction that carries the caller's own statements, too.

        Raises:
            StoreError: it cannot be had, or not be kept; then nothing was done.
        """
        with self._get_writer().lead() as transaction:
            tx = SharedTransaction(transaction, self)
            yield tx
            tx.close()
        if tx.pushed:
            tx.note_committed()
            self._listeners.tell()

    # -- consuming

    def claim(
        self,
        wanted: Sequence[tuple[str, int]],
        limit: int,
        skip: frozenset[str] = frozenset(),
    ) -> list[Delivery]:
        """Take up to *limit* jobs for this process, without waiting.

        Raises:
            LeaseLostError: this process was taken for dead.
        """
        owner, run = self._membership.owner, self._membership.next_run()

        def operation(transaction: Transaction) -> list[Delivery]:
            presence.check(transaction, owner)
            return consuming.claim(transaction, owner, run, wanted, limit, skip)

        return self._note(operation, limit)

    def finish(self, done: Sequence[Done], failed: Sequence[Failed] = ()) -> Finished:
        """Settle deliveries: the successes leave, the failures go where they must."""
        if not done and not failed:
            return Finished(0, (), 0)
        settlement = consuming.Settlement(done, failed, self._sampler)
        return self._write(settlement, len(done) + len(failed))

    def mark_started(self, delivery: Delivery) -> bool:
        """Record that a suspect is about to run; False when it is not ours any more."""
        return self._note(lambda tx: consuming.mark_started(tx, delivery))

    def note_start(self, delivery: Delivery) -> None:
        """Note that *delivery* begins, for `Recovered.started`; no commit, no system call."""
        self._membership.note_start(delivery.token)

    def release(self, deliveries: Sequence[Delivery], *, front: bool = True) -> int:
        """Give unfinished deliveries back without using an attempt; return how many."""
        if not deliveries:
            return 0
        released = self._note(
            lambda tx: consuming.release(tx, deliveries, front=front), len(deliveries)
        )
        self._listeners.tell()
        return released

    def promote(self, now: float, limit: int = 1000) -> Promoted:
        """Move scheduled and retry jobs that are due to the back of their queues."""
        due = self.next_due()
        if due is None or due > now:
            return Promoted(0, due)
        promoted = self._note(lambda tx: consuming.promote(tx, now, limit), limit)
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
        return self._write_and_tell(
            lambda tx: operating.move(tx, selection, target, limit, op), limit
        )

    def delete(self, selection: Selection, limit: int = 1000, op: int | None = None) -> Moved:
        """Move up to *limit* selected jobs to the trash; *op* goes on with an operation."""
        return self._write_and_tell(lambda tx: operating.delete(tx, selection, limit, op), limit)

    def replace(self, jid: str, state: JobState, job: NewJob) -> int | None:
        """Store *job* in the place of another one, which goes to the trash: both or neither."""
        return self._write_and_tell(lambda tx: operating.replace(tx, jid, state, job))

    def restore(self, op: int, jids: Sequence[str] | None = None) -> Restored:
        """Undo an operation, or its share in *jids*, for jobs that nothing happened to since.

        A large one is undone in several transactions, so that nobody waits for it.
        """
        parts = list(undoing.parts(self._write_and_tell, op, jids, undoing.LARGE_PART))
        return Restored(sum(one.restored for one in parts), sum(one.missed for one in parts))

    def restoring(
        self, op: int, jids: Sequence[str] | None = None, *, dead_max: int | None = None
    ) -> Iterator[RestoredPart]:
        """Do what `restore` does in parts of up to 1,000 jobs, each when it is asked for."""
        return undoing.parts(self._write_and_tell, op, jids, undoing.PART, dead_max)

    def purge(self, selection: Selection, limit: int = 1000) -> int:
        """Really delete jobs in the trash."""
        return self._write(lambda tx: operating.purge(tx, selection, limit), limit)

    def pause(self, queue: str | None, *, paused: bool) -> None:
        """Pause or resume a queue; None is the whole store. Kept over restarts."""
        self._write_and_tell(lambda tx: operating.pause(tx, queue, paused=paused))

    def forget_queue(self, name: str) -> bool:
        """Drop an empty queue from the list; False when it still holds jobs."""
        return self._write(lambda tx: operating.forget_queue(tx, name))

    def trim(self, retention: Retention, limit: int = 1000) -> Trimmed:
        """Delete what is too old or too much, at most *limit* rows of each kind."""
        return self._note(lambda tx: operating.trim(tx, retention, limit), 3 * limit)

    # -- being woken

    def on_change(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call *callback* after this process pushed or moved jobs; returns unsubscribe."""
        return self._listeners.add(callback)

    def changed(self) -> bool:
        """Return whether *another* process wrote since the last call; microseconds."""
        commits = self._foreign_commits()
        with self._lock:
            changed = commits != self._seen
            self._seen = commits
        if changed and self.sandbox is not None:
            self.sandbox.refresh()
        return changed

    @property
    def commit_seconds(self) -> float:
        """How long the latest commit of this process took."""
        return self._writer.commit_seconds if self._writer else 0.0

    @property
    def commits(self) -> int:
        """How many transactions this process committed here."""
        return self._writer.commits if self._writer else 0

    # -- inside

    def _hang_bell(self) -> None:
        writer = self._get_writer()
        self._bell.hang(lambda: writer.commits, writer.foreign_commits)

    def _foreign_commits(self) -> int:
        if self._writer is not None:
            return self._writer.foreign_commits()
        return self._readers.version()

    def _write(self, operation: Callable[[Transaction], T], rows: int = 1) -> T:
        return self._get_writer().run(operation, rows)

    def _write_and_tell(self, operation: Callable[[Transaction], T], rows: int = 1) -> T:
        done = self._write(operation, rows)
        self._listeners.tell()
        return done

    def _note(self, operation: Callable[[Transaction], T], rows: int = 1) -> T:
        """Write what a power cut may take: after it jobs wait again where they waited before."""
        return self._get_writer().run(operation, rows, promises=False)

    def _get_writer(self) -> Writer:
        self._check_process()
        if self._writer is None:
            raise StoreReadOnlyError(
                f"{self.path} is open for looking only; nothing can be changed.", self.url
            )
        return self._writer

    def _check_file(self) -> None:
        """Look for damage after a process died here."""
        if found := self._read(reading.damage):
            raise StoreCorruptError(
                f"{self.path} is damaged ({found}). Stop, keep the file, restore a copy.",
                self.url,
            )
