"""Saving what can be read of a damaged store file into a new one.

The damaged file is copied first and stays as it is. Each row is looked for by every way that
leads to it (the table from both ends, each of its indexes) and read by itself, so that one
bad page costs the rows on it and no others; an index tells of rows that cannot be read, and
so how many are lost. Whatever was running goes back to its queue, as after a crash.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

from kickboard.errors import (
    PayloadError,
    StoreBusyError,
    StoreCorruptError,
    StoreError,
    StoreFullError,
    StoreUnavailableError,
)
from kickboard.payload import wire
from kickboard.stores.sqlite import history, reading
from kickboard.stores.sqlite.connection import translate
from kickboard.stores.sqlite.health import owners, places
from kickboard.stores.sqlite.mending import mend
from kickboard.stores.sqlite.opening import open_file
from kickboard.stores.sqlite.transaction import BUSY, DEAD, ENQUEUED, SEQUENCE, STORE
from kickboard.stores.sqlite.where import STATES

#: What stands as the error of a job whose arguments did not survive.
DAMAGED = "PayloadDamaged"
_MESSAGE = "The file was damaged where this job's payload stood."
#: Rows read at once where nothing is in the way.
_CHUNK = 256

#: How to find the ids of a table: from both ends, and by each index.
_WAYS: dict[str, tuple[str, ...]] = {
    "jobs": (
        "SELECT id FROM jobs NOT INDEXED ORDER BY id",
        "SELECT id FROM jobs NOT INDEXED ORDER BY id DESC",
        "SELECT id FROM jobs INDEXED BY sqlite_autoindex_jobs_1 ORDER BY jid",
        "SELECT id FROM jobs INDEXED BY sqlite_autoindex_jobs_1 ORDER BY jid DESC",
        "SELECT id FROM jobs INDEXED BY jobs_ready WHERE state = 0",
        "SELECT id FROM jobs INDEXED BY jobs_timed WHERE state IN (1, 2, 4, 5)",
    ),
    "attempts": (
        "SELECT id FROM attempts NOT INDEXED ORDER BY id",
        "SELECT id FROM attempts NOT INDEXED ORDER BY id DESC",
        "SELECT id FROM attempts INDEXED BY attempts_job ORDER BY job",
        "SELECT id FROM attempts INDEXED BY attempts_job ORDER BY job DESC",
    ),
}
#: Small tables that are copied as they are, each as far as it can be read.
_WHOLE = ("operations", "undo", "iterations")
_EXPECTED = "SELECT sum(n) FROM counts WHERE q > 0"
_COUNT = "INSERT OR REPLACE INTO counts(q, k, n) VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What came of it.

    Attributes:
        jobs: In the new file.
        lost: Jobs that are known to have been there and cannot be read.
        damaged: Of *jobs*: their arguments did not survive, so they are in the dead set.
        attempts: Of the history, in the new file.
        attempts_lost: Likewise known and not readable.
    """

    jobs: int
    lost: int
    damaged: int
    attempts: int
    attempts_lost: int


def salvage(source: Path, target: Path) -> Salvaged:
    """Save what can be read of the store file *source* into the new file *target*.

    Not for a process that has *source* open.

    Raises:
        StoreCorruptError: nothing of a store can be read there.
        StoreBusyError: an engine works on *source*.
        StoreError: *target* is there already, or cannot be made.
    """
    _check(source, target)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        copy = folder / source.name
        _copy(source, copy)
        mend(copy)
        made = folder / target.name if copy.name != target.name else folder / "new.db"
        saved = _save(copy, made, source)
        made.rename(target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return saved


def _check(source: Path, target: Path) -> None:
    if not source.is_file():
        raise StoreUnavailableError(f"There is no file {source}.", str(source))
    if not source.stat().st_size:
        raise StoreCorruptError(f"{source} is empty: there is nothing to salvage.", str(source))
    if target.exists() or target.is_symlink():
        raise StoreError(f"{target} is there already; name a new file.", str(target))
    if not target.parent.is_dir():
        raise StoreError(f"There is no folder {target.parent}.", str(target))
    prefix = f"{source.name}.owner-"
    locks = [one.name for one in places.beside(source) if one.name.startswith(prefix)]
    if any(owners.lives(source, name.removeprefix(prefix)) for name in locks):
        raise StoreBusyError(f"An engine works on {source}: stop it first.", str(source))
    needed = 2 * sum(one.stat().st_size for one in places.beside(source))
    if shutil.disk_usage(target.parent).free < needed:
        raise StoreFullError(
            f"{needed:,} bytes of room are needed in {target.parent}.", str(target)
        )


def _copy(source: Path, copy: Path) -> None:
    """Copy the file, and its write-ahead log if there is one."""
    for ending in ("", "-wal"):
        part = source.with_name(source.name + ending)
        if part.is_file():
            shutil.copyfile(part, copy.with_name(copy.name + ending))


def _save(copy: Path, made: Path, source: Path) -> Salvaged:
    connection = open_file(made, "full", read_only=False)
    assert connection is not None  # it was asked for writing
    with closing(connection):
        try:
            with closing(apsw.Connection(str(copy))) as damaged:
                damaged.pragma("writable_schema", 1)  # opens also where a part is no schema
                damaged.pragma("cell_size_check", 1)
                with connection:
                    saved = _Saving(damaged, connection).run()
        except apsw.Error as error:
            raise translate(error, source) from error
        if not saved.jobs and not saved.attempts:
            raise StoreCorruptError(
                f"Nothing of a store can be read in {source}; perhaps it never was one.",
                str(source),
            )
        _check_result(connection, made)
    return saved


def _check_result(connection: apsw.Connection, made: Path) -> None:
    wrong = reading.damage(connection, seconds=float("inf")) or reading.check_counts(connection)
    if wrong:
        raise StoreError(f"The new file is not right: {wrong}. Please report this.", str(made))


@dataclass(slots=True)
class _Saving:
    """One copying, from a damaged connection into the transaction of a new one."""

    damaged: apsw.Connection
    new: apsw.Connection
    broken: int = 0
    queue_ids: dict[str, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def run(self) -> Salvaged:
        """Copy everything, then count it."""
        self._save_queues()
        known = self._ids("jobs")
        jobs = sum(self._save_job(row) for row in self._rows("jobs", known))
        tries = self._ids("attempts")
        attempts = sum(self._save_attempt(row) for row in self._rows("attempts", tries))
        for table in _WHOLE:
            for row in self._all(table):
                self._insert(table, row)
        self._save_counts()
        expected = self._expected()
        return Salvaged(
            jobs=jobs,
            lost=max(len(known), expected) - jobs,
            damaged=self.broken,
            attempts=attempts,
            attempts_lost=len(tries) - attempts,
        )

    # -- reading what is damaged

    def _ids(self, table: str) -> list[int]:
        """Return the ids of all rows that any way leads to."""
        found: set[int] = set()
        for sql in _WAYS[table]:
            with suppress(apsw.Error):  # as far as it goes
                for (id_,) in self.damaged.execute(sql):
                    if isinstance(id_, int):
                        found.add(id_)
        return sorted(found)

    def _rows(self, table: str, ids: Sequence[int]) -> Iterator[dict[str, Any]]:
        """Yield the rows of *ids*, many at once; where one is bad, one by one."""
        columns = self._columns(table)
        if not columns:
            return
        select = f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED WHERE id"
        for at in range(0, len(ids), _CHUNK):
            chunk = ids[at : at + _CHUNK]
            try:
                rows = self.damaged.execute(
                    f"{select} BETWEEN ? AND ?", (chunk[0], chunk[-1])
                ).fetchall()
            except apsw.Error:
                rows = []
                for id_ in chunk:
                    with suppress(apsw.Error):
                        # Not BETWEEN: that steps on to the next row, which may be a bad one.
                        rows += self.damaged.execute(f"{select} = ?", (id_,)).fetchall()
            for row in rows:
                yield dict(zip(columns, row, strict=True))

    def _all(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a small table, as far as they can be read."""
        columns = self._columns(table)
        if columns:
            with suppress(apsw.Error):
                for row in self.damaged.execute(f"SELECT {', '.join(columns)} FROM {table}"):
                    yield dict(zip(columns, row, strict=True))

    def _columns(self, table: str) -> list[str]:
        """Return the columns that the damaged file and the new one have both."""
        sql = f"SELECT name FROM pragma_table_info('{table}')"
        wanted = [name for (name,) in self.new.execute(sql)]
        with suppress(apsw.Error):
            there = {name for (name,) in self.damaged.execute(sql)}
            return [name for name in wanted if name in there]
        return []

    def _expected(self) -> int:
        """Return how many jobs the file counted; 0 where that cannot be read."""
        with suppress(apsw.Error):
            found = self.damaged.execute(_EXPECTED).get
            return found if isinstance(found, int) else 0
        return 0

    # -- writing what is new

    def _insert(self, table: str, row: Mapping[str, Any]) -> bool:
        marks = ", ".join("?" * len(row))
        sql = f"INSERT INTO {table}({', '.join(row)}) VALUES ({marks})"
        try:
            self.new.execute(sql, tuple(row.values()))
        except apsw.ConstraintError:  # a damaged row says what cannot be
            return False
        return True

    def _save_queues(self) -> None:
        for row in self._all("queues"):
            if isinstance(row["name"], str) and self._insert("queues", row):
                self.queue_ids[row["name"]] = row["id"]
                self.names[row["id"]] = row["name"]
        for row in self._all("meta"):
            if row["k"] == "paused_at":
                self._insert("meta", row)

    def _queue(self, id_: object, payload: Mapping[str, Any]) -> int:
        """Return the queue of a row; one whose name is lost stands in the job itself."""
        name = self.names.get(id_) if isinstance(id_, int) else None
        name = name or str(payload.get("queue") or "default")
        if name not in self.queue_ids:
            sql = "INSERT INTO queues(name, listed) VALUES (?, 1) RETURNING id"
            self.queue_ids[name] = self.new.execute(sql, (name,)).get
        return self.queue_ids[name]

    def _save_job(self, row: dict[str, Any]) -> bool:
        if row["state"] not in STATES.values() or not isinstance(row["jid"], str):
            return False
        payload = _decoded(row["payload"])
        row["q"] = self._queue(row["q"], payload)
        if row["state"] == BUSY:
            at = row["at"] if row["enq_at"] is None else row["enq_at"]
            row |= {"state": ENQUEUED, "at": at, "started": 0, "suspect": 1}
        row |= {"owner": None, "run": None}
        broken = payload.get("jid") != row["jid"]
        if broken:
            row |= {"state": DEAD, "err_class": DAMAGED, "err_msg": _MESSAGE}
        saved = self._insert("jobs", row)
        self.broken += broken and saved
        return saved

    def _save_attempt(self, row: dict[str, Any]) -> bool:
        row["q"] = self._queue(row["q"], _decoded(row["head"]))
        return self._insert("attempts", row)

    def _save_counts(self) -> None:
        """Keep the totals, and count anew what can be counted."""
        for row in self._all("counts"):
            if row["q"] == STORE and isinstance(row["k"], str) and isinstance(row["n"], int):
                self.new.execute(_COUNT, (STORE, row["k"], row["n"]))
        self.new.execute("INSERT INTO counts SELECT q, state, count(*) FROM jobs GROUP BY q, state")
        for key, n in zip(history.COUNTERS, history.measure(self.new), strict=True):
            self.new.execute(_COUNT, (STORE, key, n))
        used = "SELECT max(ifnull(max(id), 0), ifnull(max(pos), 0), ?) FROM jobs"
        kept = "SELECT ifnull(max(n), 0) FROM counts WHERE q = ? AND k = ?"
        last = self.new.execute(used, (self.new.execute(kept, (STORE, SEQUENCE)).get,)).get
        self.new.execute(_COUNT, (STORE, SEQUENCE, last))


def _decoded(payload: object) -> dict[str, Any]:
    try:
        return wire.decode(payload) if isinstance(payload, bytes) else {}
    except PayloadError:
        return {}
