"""The one writing connection, and the group commit in front of it.

Whoever wants to write appends an operation. Who finds nobody at work leads: it takes
everything that waits, runs it in one transaction, hands out the results and passes the
lead to the first of those who came meanwhile (LevelDB's write queue). So an idle store
commits on the caller's own thread, and a busy one makes its batches bigger by itself,
without a timer and without a thread.
"""

from __future__ import annotations

import random
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar, cast

import apsw

from kickboard.clock import Clock
from kickboard.errors import LeaseLostError, StoreBusyError, StoreError, StoreFullError
from kickboard.stores.sqlite.checkpoints import Checkpoints
from kickboard.stores.sqlite.connection import translate
from kickboard.stores.sqlite.crash import crash_point
from kickboard.stores.sqlite.transaction import Cache, Transaction, run_all

T = TypeVar("T")

#: Rows in one transaction, about: what came later waits for the next.
_MAX_ROWS = 5000
#: Seconds that another process may hold the file locked.
BUSY_SECONDS = 15.0
#: Bounds of the random pause between two tries to lock the file.
_SLICE = (0.0002, 0.0006)
#: After a commit of ours another process gets so many seconds to slip in …
_COURTESY = 0.0003
#: … while one of its commits was seen in the last so many.
_FOREIGN_RECENT = 1.0
#: SQLite's number for ``synchronous = FULL``.
_FULL = 2
#: Has SQLite look at the file for what other connections wrote, outside a transaction.
_LOOK = "PRAGMA data_version"


class Repeat(Exception):  # noqa: N818 - no error: a request
    """Raised by an operation that wants the transaction undone and itself run again, alone."""


class _Call:
    """An operation on its way: its result, and the baton its thread waits for."""

    __slots__ = (
        *("alone", "baton", "error", "leads", "operation", "promises", "result", "rows"),
        "settled",
    )

    def __init__(
        self,
        operation: Callable[[Transaction], Any],
        rows: int,
        *,
        alone: bool = False,
        promises: bool = True,
    ) -> None:
        self.operation = operation
        self.rows = rows
        self.alone = alone  # it leads, and nobody else's work goes with it
        self.promises = promises  # what returned is to outlive a power cut
        self.result: Any = None
        self.error: Exception | None = None
        self.settled = False
        self.leads = False
        self.baton = threading.Lock()
        self.baton.acquire()


class Writer:
    """Runs operations in transactions. Thread-safe.

    Attributes:
        commits: Transactions committed so far.
        commit_seconds: How long the last commit took.
    """

    def __init__(self, connection: apsw.Connection, path: Path, clock: Clock) -> None:
        self.commits = 0
        self.commit_seconds = 0.0
        self.is_engine = False  # set once, at registration
        self._connection = connection
        self._path = path
        self._clock = clock
        self._lock = threading.Lock()
        self._pending: deque[_Call] = deque()  # guarded by _lock
        self._led = False  # whether somebody is the leader; guarded by _lock
        self._closed = False  # guarded by _lock
        self._alone: int | None = None  # the thread inside `lead`; written by the leader only
        # The rest belongs to the leader.
        self._cache = Cache()
        connection.execute(_LOOK).fetchall()
        self._version = connection.data_version()
        self._foreign = 0
        self._foreign_at = float("-inf")
        self._committed_at = float("-inf")
        self._checkpoints = Checkpoints(connection)
        self._is_full = connection.pragma("synchronous") >= _FULL
        self._syncs = self._is_full  # whether a commit waits for the disk, as things stand
        self._pause = threading.Event()  # never set: a wait on it is a pause

    def run(
        self, operation: Callable[[Transaction], T], rows: int = 1, *, promises: bool = True
    ) -> T:
        """Run *operation* in a transaction, perhaps with others', and return its result.

        Args:
            operation: What to do; an exception undoes it, and only it.
            rows: About how many rows it touches.
            promises: Whether it is to outlive a power cut, where the file is kept so.

        Raises:
            StoreError: nothing was done.
        """
        call = _Call(operation, rows, promises=promises)
        with self._lock:
            if self._closed:
                raise StoreError(f"The store {self._path} is closed.", str(self._path))
            self._enter(call)
        self._finish(call)
        return cast(T, call.result)

    @contextmanager
    def lead(self) -> Iterator[Transaction]:
        """Lead alone for as long as the block lasts: one transaction, committed at its end.

        Raises:
            StoreError: nothing was done.
        """
        call = _Call(lambda _: None, 1, alone=True)
        with self._lock:
            if self._closed:
                raise StoreError(f"The store {self._path} is closed.", str(self._path))
            self._enter(call)
        if not call.leads:
            self._await(call)
        self._alone = threading.get_ident()
        try:
            self._set_sync(True)
            transaction = self._begin()
            try:
                yield transaction
                self._end(transaction)
            except BaseException:
                self._roll_back()
                raise
            self._after_commit()
        except apsw.Error as error:
            fault = translate(error, self._path)
            if type(fault) is StoreError:  # SQLite's word on the caller's own statement
                raise
            raise fault from error
        finally:
            self._alone = None
            self._hand_over([])

    def _enter(self, call: _Call) -> None:
        """Lead, or wait in line. Called with the lock held."""
        if self._alone == threading.get_ident():
            raise StoreError(
                "This thread is inside a transaction of this store, and would wait for itself: "
                "push by tx.push or set(client=tx.client), and do the rest after the block.",
                str(self._path),
            )
        if self._led:
            self._pending.append(call)
        else:
            self._led = call.leads = True

    def _finish(self, call: _Call) -> None:
        if not call.leads:
            self._await(call)
        if call.leads:
            self._lead(call)
        if call.error is not None:
            raise call.error

    def _await(self, call: _Call) -> None:
        try:
            call.baton.acquire()
        except BaseException:  # KeyboardInterrupt: nobody will be there to lead
            with self._lock:
                with suppress(ValueError):
                    self._pending.remove(call)
                leads = call.leads
            if leads:
                self._hand_over([])
            raise

    def _lead(self, call: _Call) -> None:
        batch = [call]
        try:
            with self._lock:
                self._take(batch)
            self._commit(batch)
        finally:
            self._hand_over(batch[1:])

    def _take(self, batch: list[_Call]) -> None:
        """Add what waits to *batch*, up to its bound. Called with the lock held."""
        rows = batch[0].rows
        while self._pending and rows < _MAX_ROWS and not self._pending[0].alone:
            rows += self._pending[0].rows
            batch.append(self._pending.popleft())

    def _hand_over(self, followers: list[_Call]) -> None:
        """Wake those whose work is done, and the next leader."""
        with self._lock:
            undone = [call for call in followers if not call.settled]
            self._pending.extendleft(reversed(undone))
            heir = self._pending.popleft() if self._pending else None
            if heir is None:
                self._led = False
            else:
                heir.leads = True
        for call in followers:
            if call.settled:
                call.baton.release()
        if heir is not None:
            heir.baton.release()

    # -- what only the leader does

    def _commit(self, batch: list[_Call]) -> None:
        """Run *batch* in one transaction; if that fails, each by itself."""
        try:
            self._set_sync(any(call.promises for call in batch))
            results = self._transact([call.operation for call in batch])
        except Repeat:
            for call in batch:
                self._commit([call])
        except Exception as error:  # noqa: BLE001 - it is for the caller, on its own thread
            self._cope(batch, error)
        else:
            for call, result in zip(batch, results, strict=True):
                call.result, call.settled = result, True

    def _cope(self, batch: list[_Call], error: Exception) -> None:
        """After *error*: give each its own try, unless the file itself is the matter."""
        fault = translate(error, self._path)
        own = (StoreFullError, LeaseLostError)  # of one operation, and no matter of the others
        hopeless = isinstance(fault, StoreError) and not isinstance(fault, own)
        if len(batch) > 1 and not hopeless:
            for call in batch:
                self._commit([call])
            return
        for call in batch:
            call.error = fault if call is batch[0] else translate(error, self._path)
            call.error.__cause__ = error if call.error is not error else None
            call.settled = True

    def _transact(self, operations: list[Callable[[Transaction], Any]]) -> list[Any]:
        """Run *operations* in one transaction; an exception undoes everything."""
        transaction = self._begin()
        try:
            results = run_all(transaction, operations)
            self._end(transaction)
        except BaseException:
            self._roll_back()
            raise
        self._after_commit()
        return results

    def _end(self, transaction: Transaction) -> None:
        """Commit."""
        transaction.flush()
        crash_point("before-commit")
        began = time.perf_counter()
        transaction.execute("COMMIT")
        self._committed_at = time.perf_counter()
        self._version = self._connection.data_version()
        self.commit_seconds = self._committed_at - began

    def _after_commit(self) -> None:
        crash_point("after-commit")
        self.commits += 1
        self._checkpoints.after_commit()

    def _set_sync(self, wanted: bool) -> None:
        """Have the next commit wait for the disk, or not: then the next that does takes it along.

        A claim, say, promises nothing: when the power fails its jobs wait again, as they would
        had it been kept. So a job's start waits for no disk, only its push and its end do.
        """
        if self._is_full and wanted is not self._syncs:
            self._connection.pragma("synchronous", "FULL" if wanted else "NORMAL")
            self._syncs = wanted

    def _begin(self) -> Transaction:
        """Lock the file for writing."""
        self._be_courteous()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except apsw.BusyError:
            self._begin_patiently()
        self._look_around()
        self._see_who_checkpoints()
        return Transaction(self._connection, self._cache, self._clock.now())

    def _begin_patiently(self) -> None:
        """Try to lock the file in small steps of our own, until it can be had."""
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            self._pause.wait(random.uniform(*_SLICE))
            try:
                self._connection.execute("BEGIN IMMEDIATE")
            except apsw.BusyError as error:
                if time.monotonic() > deadline:
                    fault = translate(error, self._path)
                    raise cast(StoreBusyError, fault) from error
            else:
                return

    def _be_courteous(self) -> None:
        """Let other processes in between two commits: SQLite's locks know no queue."""
        if not self.is_engine:
            return
        now = time.perf_counter()
        if now - self._foreign_at < _FOREIGN_RECENT and now - self._committed_at < _COURTESY:
            self._pause.wait(_COURTESY)

    def _look_around(self) -> None:
        """See whether another connection wrote; then what we knew is void.

        SQLite's number for this connection's view of the file goes up with our own commits,
        too; `_end` takes note of those. It costs nothing to ask, the pragma 3 microseconds.
        """
        version = self._connection.data_version()
        if version != self._version:
            self._version = version
            self._foreign += 1
            self._foreign_at = time.perf_counter()
            self._cache.clear()

    def _see_who_checkpoints(self) -> None:
        """Engines checkpoint; others only while there is none."""
        if self._cache.engine_up is None:
            found = self._connection.execute("SELECT 1 FROM owners LIMIT 1").get
            self._cache.engine_up = found is not None
        self._checkpoints.wanted = self.is_engine or not self._cache.engine_up

    def _roll_back(self) -> None:
        self._cache.clear()
        if self._connection.in_transaction:
            with suppress(apsw.Error):
                self._connection.execute("ROLLBACK")

    # -- looking

    def foreign_commits(self) -> int:
        """Return a number that grows when another process wrote. Microseconds."""
        with self._lock:
            if self._led or self._closed:
                return self._foreign  # the leader looks itself
            self._led = True
        try:
            with suppress(apsw.Error):
                self._connection.execute(_LOOK).fetchall()
                self._look_around()
        finally:
            self._hand_over([])
        return self._foreign

    def close(self) -> None:
        """Let what waits be written, then close the connection."""
        with self._lock:
            if self._closed:
                return
            last = _Call(lambda _: None, 1, alone=True)
            self._enter(last)
            self._closed = True
        if not last.leads:
            self._await(last)
        with suppress(apsw.Error):
            self._connection.close()
        self._hand_over([])
