"""A process to be killed: it pushes, claims, fails, finishes, deletes and restores jobs.

What it tried, what the store acknowledged and what it ran it writes to ledgers of its own
with one `write` a line or block, which outlives a SIGKILL of the writer. (Of its own: a
kill can cut a write in two at the edge of a page, and then only the last line is torn.)
``python -m tests.torture.victim FILE SEED URL [DURABILITY] [drain]``, where the ledgers stand
beside FILE. It imports little: its start is part of a recovery.
"""

import json
import os
import random
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from kickboard.config import Config
from kickboard.errors import StoreUnavailableError
from kickboard.payload.record import JobState
from kickboard.stores import open_store
from kickboard.stores.base import (
    Beat,
    Delivery,
    Done,
    Failed,
    NewJob,
    Outcome,
    ProcessInfo,
    Recovered,
    Selection,
    Store,
    Target,
    View,
)

T = TypeVar("T")

QUEUES = ("default", "mailers")
WORKERS = 4
PRODUCERS = 2
PREFETCH = 100
#: Jobs run and not yet on their way into the store at which a worker waits.
UNSETTLED = 100
#: How many may have run and not been acknowledged when a process dies: those of the commit
#: under way, those that wait behind it, and in both one more a worker.
MOST_TWICE = 2 * (UNSETTLED + WORKERS)
#: As an engine does.
RECOVER_SECONDS = Config().recover_seconds
BEAT_SECONDS = Config().beat_seconds
#: Jobs that one push holds, as often as they stand here.
BATCHES = (1, 1, 1, 5, 50)
PLACES = (
    JobState.ENQUEUED,
    JobState.SCHEDULED,
    JobState.RETRY,
    JobState.BUSY,
    JobState.DEAD,
    JobState.TRASH,
)


class Ledger:
    """Lines that are on record as soon as they are written."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o600)

    def write(self, *lines: str) -> None:
        """Append *lines* in one go."""
        os.write(self._descriptor, "".join(f"{line}\n" for line in lines).encode())


@dataclass
class Ledgers:
    """What was tried, acknowledged, run, and what each start recovered."""

    tried: Ledger
    acknowledged: Ledger
    ran: Ledger
    notes: Ledger

    @classmethod
    def beside(cls, path: Path) -> "Ledgers":
        """Make this process's ledgers, with its number in their names, beside a store file."""
        token = f"{os.getpid()}-{os.urandom(4).hex()}"
        return cls(*(Ledger(path.with_suffix(f".{name}.{token}")) for name in cls.__annotations__))


def read_ledgers(path: Path, name: str) -> list[str]:
    """Return the lines of all processes' ledgers of one kind, without torn ones."""
    return [line for _, lines in ledgers_by_process(path, name) for line in lines]


def ledgers_by_process(path: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of each process and the lines of its ledger of one kind."""
    for ledger in path.parent.glob(f"{path.stem}.{name}.*"):
        pid = int(ledger.suffix[1:].partition("-")[0])
        yield pid, ledger.read_text().split("\n")[:-1]


def patiently(call: Callable[[], T]) -> T:
    """Return what a store answers in the end: its server may have been killed just now."""
    while True:
        try:
            return call()
        except StoreUnavailableError:
            time.sleep(0.05)


class Victim:
    """All the threads of one process. *draining*: run what is left, push nothing."""

    def __init__(self, path: Path, store: Store, seed: int, *, draining: bool) -> None:
        self.ledgers = Ledgers.beside(path)
        self.store = store
        self.identity = f"host:{os.getpid()}:{os.urandom(4).hex()}"
        self.random = random.Random(seed)
        self.draining = draining
        self.stop = threading.Event()
        self.local: deque[Delivery] = deque()
        self.done: deque[Done] = deque()
        me = ProcessInfo(
            identity=self.identity,
            hostname="host",
            pid=os.getpid(),
            started_at=time.time(),
            concurrency=WORKERS,
            queues=dict.fromkeys(QUEUES, 0),
            version="0",
        )
        self._note(patiently(lambda: self.store.register(me)))
        print("ready", flush=True)  # noqa: T201 - for the parent

    def _note(self, recovered: Recovered) -> None:
        """Put on record whose jobs were given back, and when: one clock for all processes."""
        if recovered.processes:
            self.ledgers.notes.write(json.dumps([*recovered, time.monotonic()]))

    def run(self) -> None:
        """Start every thread; return when `stop` is set."""
        targets = [self._fetch, self._settle, *[self._work] * WORKERS]
        if not self.draining:
            targets += [*[self._produce] * PRODUCERS, self._operate]
        threads = [threading.Thread(target=target, daemon=True) for target in targets]
        for thread in threads:
            thread.start()
        if self.draining:
            self._wait_until_empty()
            self.stop.set()
        for thread in threads:
            thread.join()
        self.store.close()

    def _produce(self) -> None:
        while not self.stop.wait(0.0005):
            jids = [os.urandom(12).hex() for _ in range(self.random.choice(BATCHES))]
            jobs = [self._job(jid) for jid in jids]
            self.ledgers.tried.write(*jids)
            if self._ask(partial(self.store.push, jobs)) is None:
                return
            self.ledgers.acknowledged.write(*jids)

    def _job(self, jid: str) -> NewJob:
        at = None
        if self.random.random() < 0.25:
            at = time.time() + self.random.uniform(0, 0.2)
        queue = self.random.choice(QUEUES)
        payload = json.dumps({"class": "Noop", "args": [1, "abc"], "jid": jid, "queue": queue})
        return NewJob(jid, "Noop", queue, payload.encode(), at, self.random.randrange(10))

    def _ask(self, call: Callable[[], T]) -> T | None:
        """Return what the store answers in the end: its server may have been killed.

        None when this process ends before.
        """
        while True:
            try:
                return call()
            except StoreUnavailableError:
                if self.stop.wait(0.02):
                    return None

    def _fetch(self) -> None:
        self._beat_at = self._recover_at = 0.0
        while not self.stop.is_set():
            self._ask(self._look)

    def _look(self) -> None:
        """Beat, promote, recover and claim, each when it is time."""
        now = time.monotonic()
        if now > self._beat_at:
            beat = Beat(identity=self.identity, busy=0, concurrency=WORKERS, quiet=False)
            self.store.heartbeat(beat)
            self._beat_at = now + BEAT_SECONDS
        self.store.promote(time.time(), 500)
        if now > self._recover_at:
            self._note(self.store.recover())
            self._recover_at = time.monotonic() + RECOVER_SECONDS
        if len(self.local) < PREFETCH // 2:
            claimed = self.store.claim([(queue, PREFETCH) for queue in QUEUES], PREFETCH)
            self.local.extend(claimed)
            if claimed:
                return
        self.stop.wait(0.002)

    def _work(self) -> None:
        while not self.stop.is_set():
            try:
                delivery = self.local.popleft()
            except IndexError:
                self.stop.wait(0.0005)
                continue
            if not delivery.suspect or self._ask(partial(self.store.mark_started, delivery)):
                self._perform(delivery)

    def _perform(self, delivery: Delivery) -> None:
        chance = 1.0 if self.draining else self.random.random()
        now = time.time()
        if chance < 0.05:
            failure = self._failure(delivery, now, dead=chance < 0.01)
            self._ask(partial(self.store.finish, [], [failure]))
            return
        self.ledgers.ran.write(delivery.jid)
        self.done.append(Done(delivery, now, 0.0))
        while len(self.done) > UNSETTLED and not self.stop.wait(0.002):
            pass

    def _settle(self) -> None:
        """Acknowledge what was run, as much at once as there is."""
        while not self.stop.is_set() or self.done:
            batch = [self.done.popleft() for _ in range(len(self.done))]
            if batch:
                self._ask(partial(self.store.finish, batch))
            else:
                self.stop.wait(0.0005)

    def _failure(self, delivery: Delivery, now: float, *, dead: bool) -> Failed:
        count = 0 if delivery.retry_count is None else delivery.retry_count + 1
        outcome = Outcome.DEAD if dead else Outcome.RETRY
        return Failed(
            delivery, outcome, now, 0.0, now + 0.02, count, delivery.queue, "OSError", "no", "tb"
        )

    def _operate(self) -> None:
        """Delete and undo, revive the dead: what people do, at any moment."""
        while not self.stop.wait(0.02):
            self._ask(self._delete_and_undo)

    def _delete_and_undo(self) -> None:
        deleted = self.store.delete(_all(JobState.ENQUEUED), 5)
        self.store.move(_all(JobState.DEAD), Target(state=JobState.ENQUEUED), 5)
        self.store.restore(deleted.op)

    def _wait_until_empty(self) -> None:
        while not self.stop.wait(0.05):
            for state in (JobState.TRASH, JobState.DEAD):
                self.store.move(_all(state), Target(state=JobState.ENQUEUED))
            counts = self.store.snapshot().counts
            if not any(counts[state] for state in PLACES):
                return


def _all(state: JobState) -> Selection:
    return Selection(view=View(state=state))


if __name__ == "__main__":
    beside, seed, url, *words = sys.argv[1:]
    durability = next((word for word in words if word != "drain"), "full")
    opened = patiently(lambda: open_store(url, durability=durability))
    Victim(Path(beside), opened, int(seed), draining="drain" in words).run()
