"""What every store can do: the verbs of a job's life, in one protocol, and its values by name.

A store owns bytes and state; policy (when to retry, what middleware does) lives above it.
Every verb takes many at once, is one atomic step, and may be repeated safely. Times are
epoch seconds of the engine's `Clock`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

from kickboard.clock import Clock
from kickboard.config import Retention as Retention
from kickboard.payload.record import JobState
from kickboard.stores.iteration import Iteration as Iteration
from kickboard.stores.values import DEFAULT_PRIORITY as DEFAULT_PRIORITY
from kickboard.stores.values import Account as Account
from kickboard.stores.values import Beat as Beat
from kickboard.stores.values import Caps as Caps
from kickboard.stores.values import Delivery as Delivery
from kickboard.stores.values import Done as Done
from kickboard.stores.values import Failed as Failed
from kickboard.stores.values import Finished as Finished
from kickboard.stores.values import JobProgress as JobProgress
from kickboard.stores.values import NewJob as NewJob
from kickboard.stores.values import Outcome as Outcome
from kickboard.stores.values import ProcessInfo as ProcessInfo
from kickboard.stores.values import ProcessStat as ProcessStat
from kickboard.stores.values import Promoted as Promoted
from kickboard.stores.values import PushResult as PushResult
from kickboard.stores.values import Recovered as Recovered
from kickboard.stores.views import HEAD_BYTES as HEAD_BYTES
from kickboard.stores.views import TREND_MINUTES as TREND_MINUTES
from kickboard.stores.views import Attempt as Attempt
from kickboard.stores.views import Cursor as Cursor
from kickboard.stores.views import DayCount as DayCount
from kickboard.stores.views import ErrorGroup as ErrorGroup
from kickboard.stores.views import JobDetail as JobDetail
from kickboard.stores.views import JobRow as JobRow
from kickboard.stores.views import Moved as Moved
from kickboard.stores.views import Operation as Operation
from kickboard.stores.views import Page as Page
from kickboard.stores.views import QueueStat as QueueStat
from kickboard.stores.views import Restored as Restored
from kickboard.stores.views import RestoredPart as RestoredPart
from kickboard.stores.views import Scanned as Scanned
from kickboard.stores.views import Selection as Selection
from kickboard.stores.views import Snapshot as Snapshot
from kickboard.stores.views import Target as Target
from kickboard.stores.views import Trimmed as Trimmed
from kickboard.stores.views import View as View

if TYPE_CHECKING:
    from kickboard.client import Client


class Tx(Protocol):
    """What `Store.transaction` gives: the caller's own statements, and pushes, as one step."""

    @property
    def client(self) -> Client:
        """A client that pushes into the transaction: ``EmailJob.set(client=tx.client)``."""
        ...

    def execute(
        self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()
    ) -> list[tuple[Any, ...]]:
        """Run statements on tables of the caller's and return their rows."""
        ...

    def push(self, jobs: Sequence[NewJob]) -> PushResult:
        """Store *jobs*, if the transaction is committed in the end."""
        ...


class Store(Protocol):
    """Jobs and everything that can be done with them. Implementations are thread-safe.

    Every method may raise a `StoreError`. A call did everything or nothing.
    """

    url: str  # as it may be shown
    address: str  # the same with what lets somebody in: for processes of ours, never shown
    caps: Caps
    clock: Clock  # where stored times come from

    # -- life
    def register(self, me: ProcessInfo) -> Recovered:
        """Become an engine process: take a lease and give orphans back first."""
        ...

    def unregister(self) -> None:
        """Stop being one; what is still claimed goes back to the front."""
        ...

    def rejoin(self, me: ProcessInfo) -> Recovered:
        """Take a new lease after a `LeaseLostError`; what was claimed under the old is lost.

        Nothing happens when all is well: another engine on this store did it.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections. May be called twice."""
        ...

    def heartbeat(self, beat: Beat) -> list[str]:
        """Say that this process lives; return what others ask of it: quiet, stop, dump."""
        ...

    def signal(self, identity: str, what: str) -> bool:
        """Ask the process *identity* to quiet, stop or dump; False if there is none."""
        ...

    # -- producing
    def push(self, jobs: Sequence[NewJob]) -> PushResult:
        """Store all of *jobs* or none; a jid that is there already is skipped and reported."""
        ...

    def transaction(self) -> AbstractContextManager[Tx]:
        """Begin a transaction that carries the caller's own statements, too (`Caps.transactions`).

        It is committed at the block's end and undone when the block raises. All that write to
        the store wait meanwhile, so it should be short. Only inside it, and on its thread, may
        what it gives be used; no second one and no other writing verb of the store.

        Raises:
            UnsupportedError: this kind of store cannot do that.
        """
        ...

    # -- consuming
    def claim(
        self,
        wanted: Sequence[tuple[str, int]],
        limit: int,
        skip: frozenset[str] = frozenset(),
    ) -> list[Delivery]:
        """Take up to *limit* jobs for this process, without waiting.

        Args:
            wanted: (queue, at most so many of it), in the order to look. Paused queues
                yield nothing.
            limit: Most to take in all.
            skip: Classes not to take: nobody here knows them.
        """
        ...

    def finish(self, done: Sequence[Done], failed: Sequence[Failed] = ()) -> Finished:
        """Settle deliveries: the successes leave, the failures go where they must."""
        ...

    def mark_started(self, delivery: Delivery) -> bool:
        """Record that a suspect is about to run; False when it is not ours any more."""
        ...

    def note_start(self, delivery: Delivery) -> None:
        """Note that *delivery* begins, for `Recovered.started`; microseconds, no commit."""
        ...

    def release(self, deliveries: Sequence[Delivery], *, front: bool = True) -> int:
        """Give unfinished deliveries back without using an attempt; return how many.

        At the front each is what it was; at the back it counts as enqueued now.
        """
        ...

    def promote(self, now: float, limit: int = 1000) -> Promoted:
        """Move scheduled and retry jobs that are due to the back of their queues."""
        ...

    def recover(self) -> Recovered:
        """Give back what dead processes held. Three recorded starts in 72 h: poison."""
        ...

    # -- operating
    def move(
        self, selection: Selection, target: Target, limit: int = 1000, op: int | None = None
    ) -> Moved:
        """Move up to *limit* selected jobs, never busy ones; *op* goes on with an operation."""
        ...

    def delete(self, selection: Selection, limit: int = 1000, op: int | None = None) -> Moved:
        """Move up to *limit* selected jobs to the trash; *op* goes on with an operation."""
        ...

    def replace(self, jid: str, state: JobState, job: NewJob) -> int | None:
        """Store *job* in the place of another one, which goes to the trash: both or neither.

        Returns:
            The operation's id; None when *jid* is not in *state* any more, or *job*'s jid
            is taken: then nothing was changed.
        """
        ...

    def restore(self, op: int, jids: Sequence[str] | None = None) -> Restored:
        """Undo an operation, for the jobs that nothing happened to since.

        With *jids* only for these of them; the others can still be restored later. Undoing a
        `replace` drops the job that came in its place, unless that has begun: then the old
        one stays in the trash, where it can be restored by its jid.
        """
        ...

    def restoring(
        self, op: int, jids: Sequence[str] | None = None, *, dead_max: int | None = None
    ) -> Iterator[RestoredPart]:
        """Do what `restore` does in parts of up to 1,000 jobs, each when it is asked for.

        What was not asked for can be restored later; so can those that Dead, which is to hold
        *dead_max* at most, has no room for: an engine would delete as many for good. The newest
        come first.
        """
        ...

    def purge(self, selection: Selection, limit: int = 1000) -> int:
        """Really delete jobs in the trash."""
        ...

    def pause(self, queue: str | None, *, paused: bool) -> None:
        """Pause or resume a queue; None is the whole store. Kept over restarts.

        Either lists the queue, so it takes back a `forget_queue`, too.
        """
        ...

    def paused(self) -> tuple[bool, frozenset[str]]:
        """Return whether everything is paused, and the names of the paused queues."""
        ...

    def forget_queue(self, name: str) -> bool:
        """Drop an empty queue from the list; False when jobs wait or run in it, or nobody knows it.

        Its jobs elsewhere stay: it is listed again when one of them comes back.
        """
        ...

    def trim(self, retention: Retention, limit: int = 1000) -> Trimmed:
        """Delete what is too old or too much, at most *limit* rows of each kind."""
        ...

    # -- iterable jobs
    def keep_iteration(
        self, jid: str, executions: int, cursor: bytes, seconds: float
    ) -> float | None:
        """Keep how far an iterable job is, *cursor* as JSON.

        Returns:
            When somebody asked it to end, in epoch seconds; None while nobody did.
        """
        ...

    def cancel_iteration(self, jid: str) -> float:
        """Ask an iterable job to end, begun or not; return when that was first asked.

        It sees that within seconds. What is asked of a job that is no such one has no effect.
        """
        ...

    def drop_iteration(self, jid: str) -> None:
        """Forget how far an iterable job is: it is done. Else that is kept for 30 days."""
        ...

    # -- looking; never blocks a writer
    def iterations(self, jids: Sequence[str]) -> dict[str, Iteration]:
        """Return how far each of *jids* is that is an iterable job and was begun or cancelled."""
        ...

    def snapshot(self) -> Snapshot:
        """Return everything that counts, of one moment."""
        ...

    def page(self, view: View, at: Cursor | int | None = None, n: int = 64) -> Page:
        """Return *n* rows: from the start, after a cursor, or from a row number."""
        ...

    def scan(
        self, view: View, after: Cursor | None = None, look: int = 1000, n: int = 64
    ) -> Scanned:
        """Look at about the next *look* jobs of the view's state: which match its query?

        For a query that no index answers: a search through everything goes in steps that can
        be shown, and ended. At most *n* rows are returned, those that match are all counted.
        The view's order is "at"; where *places* come with the rows, later steps need not keep
        to it, and the caller puts what they find where it belongs.

        Raises:
            ValueError: it is another one.
        """
        ...

    def count(self, view: View) -> int:
        """Return how many jobs a view matches; quick without a query."""
        ...

    def get(self, jid: str) -> JobDetail | None:
        """Return everything about one job, also a finished one the history knows."""
        ...

    def days(self, first: str, last: str) -> list[DayCount]:
        """Return the daily counts from *first* to *last*, oldest first, zeros included."""
        ...

    def operations(self, n: int = 100) -> list[Operation]:
        """Return the newest *n* operations that can still be undone, newest first."""
        ...

    def error_groups(self, since: float = 0.0) -> list[ErrorGroup]:
        """Return what failed since an epoch second, grouped; the latest group first.

        Looks at the newest 20,000 failures at most, and at the jobs that are dead or
        retrying though the history has forgotten their failure.
        """
        ...

    def next_due(self) -> float | None:
        """Return when the next scheduled or retry job is due."""
        ...

    def account(self) -> Account:
        """Return what was pushed and what became of it; counts rows, so 0.1 s for a million."""
        ...

    # -- being woken
    def on_change(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call *callback* after this process pushed or moved jobs; returns unsubscribe.

        It runs on the thread that made the change, with no lock held.
        """
        ...

    def changed(self) -> bool:
        """Return whether *another* process wrote since the last call; microseconds."""
        ...
