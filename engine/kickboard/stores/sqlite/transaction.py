"""One write transaction: the statements, and the counts that go into it at its end.

Every statement handles a whole batch in one step, with the rows as one bound array. That
is not for SQLite's sake: each step gives the interpreter lock away, and a thread that
computes takes 5 ms to give it back. One step a row was measured at 5 ms a row beside one
busy thread; one step a batch at 0.05.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import chain, groupby
from typing import Any, NamedTuple

import apsw

from kickboard.payload.record import JobState
from kickboard.stores.sqlite.where import STATES

ENQUEUED = STATES[JobState.ENQUEUED]
SCHEDULED = STATES[JobState.SCHEDULED]
RETRY = STATES[JobState.RETRY]
BUSY = STATES[JobState.BUSY]
DEAD = STATES[JobState.DEAD]
TRASH = STATES[JobState.TRASH]

#: Rows that one INSERT takes; statements exist for this, for the powers of 2 below, and
#: for each number up to a few.
_CHUNK = 256
_FEW = 8

#: In place of a queue's id: counters of the whole store.
STORE = 0
COUNTER = "SELECT n FROM counts WHERE q = ? AND k = ?"
_QUEUES = "SELECT name, id, listed, paused_at IS NOT NULL AS paused FROM queues"
#: Counters: the last id or position given out, and what the history holds.
SEQUENCE = "sequence"
PROCESSED = "processed"
FAILED = "failed"
#: Jobs that came in, and that left without having succeeded, since the store was made.
PUSHED = "pushed"
DISCARDED = "discarded"
PURGED = "purged"
COMPLETED_KEPT = "completed_kept"
ATTEMPTS = "attempts"
ATTEMPT_BYTES = "attempt_bytes"


class QueueRef(NamedTuple):
    """What the writer remembers of a queue."""

    id: int
    paused: bool


@dataclass(slots=True)
class Cache:
    """What the writer knows of the file without asking; void when another process wrote."""

    queues: dict[str, QueueRef] = field(default_factory=dict)
    listed: set[int] = field(default_factory=set)  # queues that are shown: they had a job
    waiting: dict[int, int] | None = None  # enqueued jobs by queue, where somebody asked
    sequence: int | None = None
    paused: bool | None = None
    alive: int | None = None  # the owner that was found in the list of owners
    engine_up: bool | None = None

    def clear(self) -> None:
        """Forget everything."""
        self.queues, self.listed = {}, set()
        self.waiting = None
        self.sequence = self.paused = self.alive = self.engine_up = None


@cache
def _values(rows: int, columns: int) -> str:
    row = f"({','.join('?' * columns)})"
    return f"VALUES {','.join([row] * rows)}"


def array(values: Iterable[Any]) -> str:
    """Return *values* as a parameter for SQL's ``json_each(?)``."""
    return json.dumps(list(values), separators=(",", ":"))


class Transaction:
    """A write transaction under way. *now* is the epoch second of its start.

    An operation may run twice (alone, after a neighbour failed in its company): it must
    keep what it learns in the transaction and in its result, nowhere else.
    """

    def __init__(self, connection: apsw.Connection, cache_: Cache, now: float) -> None:
        self.connection = connection
        self.execute = connection.execute
        self.cache = cache_
        self.now = now
        self._counts: defaultdict[tuple[int, int | str], int] = defaultdict(int)
        self._filled: set[int] = set()

    def _chunks(self, rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """Yield (number of rows, their values) so that few statements do and are cached."""
        at, left = 0, len(rows)
        while left:
            n = left if left <= _FEW else min(_CHUNK, 1 << (left.bit_length() - 1))
            yield n, tuple(chain.from_iterable(rows[at : at + n]))
            at += n
            left -= n

    def insert(self, head: str, rows: Sequence[tuple[Any, ...]], tail: str = "") -> None:
        """Insert *rows* with as few statements as can be; *head* is ``INSERT INTO t(…)``."""
        for n, values in self._chunks(rows):
            self.execute(f"{head} {_values(n, len(rows[0]))} {tail}", values)

    def update_from(self, update: str, columns: str, rows: Sequence[tuple[Any, ...]]) -> int:
        """Run ``WITH new(columns) AS (rows) UPDATE … FROM new`` and return how many changed."""
        changed = 0
        for n, values in self._chunks(rows):
            self.execute(f"WITH new({columns}) AS ({_values(n, len(rows[0]))}) {update}", values)
            changed += self.connection.changes()
        return changed

    def rows(self, columns: str, source: str, values: Sequence[Any] = ()) -> list[list[Any]]:
        """Return ``SELECT columns FROM source`` in a single step. No blobs: take their hex."""
        sql = f"SELECT json_group_array(json_array({columns})) FROM ({source})"
        found: list[list[Any]] = json.loads(self.execute(sql, values).get)
        return found

    def changes(self) -> int:
        """Return how many rows the last statement changed."""
        return self.connection.changes()

    def positions(self, n: int) -> int:
        """Take *n* numbers of the sequence, for ids and positions; return the first."""
        if self.cache.sequence is None:
            found = self.execute(COUNTER, (STORE, SEQUENCE)).get
            self.cache.sequence = found or 0
        first = self.cache.sequence + 1
        self.cache.sequence += n
        self.add(SEQUENCE, n)
        return first

    def queue(self, name: str) -> int:
        """Return the id of a queue, which is made if need be."""
        return (self.find_queue(name) or self._new_queue(name)).id

    def find_queue(self, name: str) -> QueueRef | None:
        """Return what is known of a queue, None if there is none of that name."""
        ref = self.cache.queues.get(name)
        if ref is None:
            sql = "SELECT id, listed, paused_at IS NOT NULL FROM queues WHERE name = ?"
            row = self.execute(sql, (name,)).fetchone()
            if row is None:
                return None
            ref = self.cache.queues[name] = QueueRef(row[0], bool(row[2]))
            if row[1]:
                self.cache.listed.add(ref.id)
        return ref

    def find_filled(self, names: Iterable[str]) -> set[str]:
        """Return which of many queues have jobs, in two statements at most."""
        if self.cache.waiting is None:
            counts = "SELECT q, n FROM counts WHERE k = ? AND n > 0"
            self.cache.waiting = dict(self.rows("q, n", counts, (ENQUEUED,)))
            refs = self.rows("name, id, listed, paused", _QUEUES)
            self.cache.queues = {name: QueueRef(id_, bool(off)) for name, id_, _, off in refs}
            self.cache.listed = {id_ for _, id_, listed, _ in refs if listed}
        waiting, queues, pending = self.cache.waiting, self.cache.queues, self._counts
        return {
            name
            for name in names
            if (ref := queues.get(name)) is not None
            and waiting.get(ref.id, 0) + pending.get((ref.id, ENQUEUED), 0) > 0
        }

    def _new_queue(self, name: str) -> QueueRef:
        sql = "INSERT INTO queues(name) VALUES (?) RETURNING id"
        ref = QueueRef(self.execute(sql, (name,)).get, paused=False)
        self.cache.queues[name] = ref
        return ref

    def paused(self) -> bool:
        """Return whether the whole store is paused."""
        if self.cache.paused is None:
            found = self.execute("SELECT 1 FROM meta WHERE k = 'paused_at'").get
            self.cache.paused = found is not None
        return self.cache.paused

    def count(self, queue: int, state: int, n: int) -> None:
        """Note that *n* jobs more (or fewer) stand in *state* of a queue."""
        self._counts[queue, state] += n
        if state == ENQUEUED and n > 0:
            self._filled.add(queue)

    def total(self, state: int) -> int:
        """Return how many jobs are in *state* in all, this transaction's changes included."""
        sql = "SELECT sum(n) FROM counts WHERE q > 0 AND k = ?"
        found = self.execute(sql, (state,)).get or 0
        pending = sum(n for (queue, kind), n in self._counts.items() if queue and kind == state)
        return int(found) + pending

    def add(self, counter: str, n: int) -> None:
        """Add to a counter of the whole store."""
        self._counts[STORE, counter] += n

    def settle(self, settled: int, failed: int) -> None:
        """Count jobs processed, *failed* among them, in all and on this UTC day."""
        day = datetime.fromtimestamp(self.now, UTC).date().isoformat()
        for counter, n in ((PROCESSED, settled), (FAILED, failed)):
            if n:
                self.add(counter, n)
                self.add(f"{counter}:{day}", n)

    def flush(self) -> None:
        """Write the counts; the last thing before the commit."""
        self._list_queues()
        self._note_waiting()
        self.insert(
            "INSERT INTO counts(q, k, n)",
            [(queue, key, n) for (queue, key), n in self._counts.items() if n],
            "ON CONFLICT(q, k) DO UPDATE SET n = n + excluded.n",
        )

    def _note_waiting(self) -> None:
        """Keep what is known of the queues' lengths true; a rollback forgets it."""
        known = self.cache.waiting
        if known is None:
            return
        for (queue, key), n in self._counts.items():
            if key == ENQUEUED:
                known[queue] = known.get(queue, 0) + n

    def _list_queues(self) -> None:
        """Show queues that got their first job: a scheduled one alone does not, as in Sidekiq."""
        fresh = self._filled - self.cache.listed
        if not fresh:
            return
        sql = "UPDATE queues SET listed = 1 WHERE id IN (SELECT value FROM json_each(?))"
        self.execute(sql, (array(fresh),))
        self.cache.listed |= fresh


def run_all(
    transaction: Transaction, operations: Sequence[Callable[[Transaction], Any]]
) -> list[Any]:
    """Run *operations* in their order; neighbours that know how to go together do."""
    if len(operations) == 1:
        return [operations[0](transaction)]
    results: list[Any] = []
    for kind, neighbours in groupby(operations, type):
        alike = list(neighbours)
        together = getattr(kind, "together", None) if len(alike) > 1 else None
        if together is None:
            results += [operation(transaction) for operation in alike]
        else:
            results += together(transaction, alike)
    return results
