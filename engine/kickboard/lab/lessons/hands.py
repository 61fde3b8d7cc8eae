"""Jobs of the lessons that kill processes; loaded by real workers (``-r``), never by us.

Each is told its number, the workshop's folder, and what to do. Money and batches are counted
in SQLite files of their own beside the store, as an application of a user's would.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from kickboard.clock import SystemClock
from kickboard.jobs.job import Job, RetryAfter
from kickboard.lab.lessons import diary
from kickboard.lab.lessons.diary import Entry

#: Seconds a transfer waits to be killed, at most; milliseconds for another's commit.
_DOOM = 60.0
_BUSY_MS = 10_000
#: Seconds until a job of a batch that failed is tried again: later than all others are done.
RETRY_SECONDS = 2.0


class _NotingJob(Job):
    """Notes when it begins, and how it ends unless its process does."""

    group = "lab"

    def perform(self, number: int, folder: str, *args: Any) -> None:
        """Work, between two notes."""
        self.note("begin", number, folder)
        try:
            self.work(number, folder, *args)
        except BaseException:
            self.note("fail", number, folder)
            raise
        self.note("end", number, folder)

    def work(self, number: int, folder: str, *args: Any) -> None:
        """Do what the job is for."""
        raise NotImplementedError

    def note(self, what: str, number: int, folder: str) -> None:
        """Write into the diary."""
        diary.write(folder, Entry(what, number, os.getpid(), SystemClock.now()))


class LessonWork(_NotingJob):
    """An ordinary job."""

    def work(self, _number: int, _folder: str, *args: Any) -> None:
        """Take so many seconds."""
        self.sleep(args[0])


class LessonPill(_NotingJob):
    """A job that no process survives."""

    def work(self, _number: int, _folder: str, *_args: Any) -> None:
        """End the process, as a fault in native code would."""
        os.kill(os.getpid(), signal.SIGKILL)
        self.sleep(_DOOM)  # nobody comes this far


class LessonTransfer(_NotingJob):
    """Move money from one account to another; its process may be killed at some point."""

    def work(self, number: int, folder: str, *args: Any) -> None:
        """Move the amount; at *point*, if there is one, wait to be killed: once."""
        amount, has_key, point = args

        def here(name: str) -> None:
            if name == point and first_time(folder, number):
                self.note("doomed", number, folder)
                self.sleep(_DOOM)

        here("before")
        with ledger(folder) as file:
            if has_key:
                with file:
                    if not is_new(file, number):
                        return
                    move(file, "alice", -amount)
                    here("between")
                    move(file, "bob", amount)
            else:
                move(file, "alice", -amount)
                here("between")
                move(file, "bob", amount)
        here("after")


class LessonBatchJob(_NotingJob):
    """One of a batch: counts itself, and the last of all calls back."""

    def work(self, number: int, folder: str, *args: Any) -> None:
        """Take so many seconds; fail the first time, if that was arranged."""
        seconds, fails = args
        self.sleep(seconds)
        fails = fails and first_time(folder, number)
        for callback in counted(folder, number, ok=not fails):
            self.note(callback, number, folder)
        if fails:
            raise RuntimeError("fails once, as arranged")


@LessonBatchJob.retry_in
def _soon(_count: int, _error: BaseException, _payload: dict[str, Any]) -> RetryAfter:
    """Come again soon: this is real time."""
    return RetryAfter(RETRY_SECONDS)


def first_time(folder: str, number: int) -> bool:
    """Return whether nobody asked this of *number* before, in any process."""
    try:
        os.close(os.open(os.path.join(folder, f"once-{number}"), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


@contextmanager
def ledger(folder: str | Path) -> Iterator[apsw.Connection]:
    """Open the accounts and batches of a workshop."""
    file = apsw.Connection(os.path.join(folder, "ledger.db"))
    try:
        file.setbusytimeout(_BUSY_MS)
        file.execute("PRAGMA synchronous = OFF")  # a process dies here, never the machine
        yield file
    finally:
        file.close()


def make_ledger(folder: Path, *, batch: int = 0) -> None:
    """Make the books of two accounts, and a batch of so many jobs."""
    with ledger(folder) as file, file:
        file.execute("CREATE TABLE keys(number INTEGER PRIMARY KEY)")
        file.execute("CREATE TABLE moves(at REAL, name TEXT, amount INTEGER)")
        file.execute("CREATE TABLE batch(number INTEGER PRIMARY KEY, ran INTEGER, ok INTEGER)")
        file.execute("CREATE TABLE callbacks(name TEXT PRIMARY KEY)")
        file.executemany("INSERT INTO batch VALUES (?, 0, 0)", ((n + 1,) for n in range(batch)))


def read_ledger(folder: Path) -> dict[str, list[tuple[float, int]]]:
    """Return what was moved from and to each account: epoch seconds, amounts."""
    found: dict[str, list[tuple[float, int]]] = {"alice": [], "bob": []}
    with ledger(folder) as file:
        for name, at, amount in file.execute("SELECT name, at, amount FROM moves ORDER BY at"):
            found[str(name)].append((float(str(at)), int(str(amount))))
    return found


def move(file: apsw.Connection, name: str, amount: int) -> None:
    """Add *amount* to an account."""
    file.execute("INSERT INTO moves VALUES (?, ?, ?)", (SystemClock.now(), name, amount))


def is_new(file: apsw.Connection, number: int) -> bool:
    """Write the key of a transfer down; return whether it was not there."""
    file.execute("INSERT OR IGNORE INTO keys VALUES (?)", (number,))
    return file.changes() == 1


def counted(folder: str, number: int, *, ok: bool) -> list[str]:
    """Count an attempt of a batch's job; return the callbacks that are due now.

    "complete" is when every job has run once, "success" when every one has ended well. A job
    that runs again is not counted again, so each is called exactly once.
    """
    with ledger(folder) as file:
        file.execute("BEGIN IMMEDIATE")
        file.execute("UPDATE batch SET ran = 1, ok = ok OR ? WHERE number = ?", (ok, number))
        sql = "SELECT count(*) - sum(ran), count(*) - sum(ok) FROM batch"
        (left,) = file.execute(sql).fetchall()
        due = []
        for name, missing in zip(("complete", "success"), left, strict=True):
            if not missing:
                file.execute("INSERT OR IGNORE INTO callbacks VALUES (?)", (name,))
                due += [name] * file.changes()
        file.execute("COMMIT")
    return due
