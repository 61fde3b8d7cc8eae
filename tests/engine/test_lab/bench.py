"""The real engine in a sandbox: pushes the lab's jobs and waits for what becomes of them."""

from __future__ import annotations

import threading
from collections import Counter

from kickboard import events
from kickboard.client import Client
from kickboard.lab.backoff import BackoffJob, Refusal
from kickboard.lab.leaping import Leaper
from kickboard.runtime.manager import Manager
from kickboard.stores import open_store
from kickboard.stores.base import Attempt
from kickboard.stores.sqlite import SQLiteStore
from kickboard.stores.sqlite.sandbox import Sandbox

PATIENCE = 30.0


class Bench:
    """An engine of five processors; its time leaps where the clock says so."""

    def __init__(self, url: str) -> None:
        store = open_store(url)
        assert isinstance(store, SQLiteStore)
        assert isinstance(store.sandbox, Sandbox)
        self.store = store
        self.sandbox: Sandbox = store.sandbox
        self.manager = Manager(5, ["lab"], store=store)
        self.client = Client(store)
        self._leaper = Leaper(self.sandbox)
        self._dead = threading.Semaphore(0)
        self.manager.events.subscribe(lambda _: self._dead.release(), events.JobDied)

    def start(self) -> None:
        """Run jobs, and let time leap."""
        self.manager.start()
        self._leaper.start()

    def push(self, formula: str, seed: int, *, retries: int, jobs: int = 1) -> list[str]:
        """Push *jobs* jobs that fail together."""
        setter = BackoffJob.set(retry=retries, client=self.client)
        pushed = setter.perform_bulk([(formula, seed, number) for number in range(jobs)])
        return [str(jid) for jid in pushed]

    def wait_for_dead(self, count: int = 1) -> None:
        """Block until *count* more jobs died."""
        for _ in range(count):
            assert self._dead.acquire(timeout=PATIENCE), "it did not die in time"

    def attempts(self) -> list[Attempt]:
        """Return every attempt, as it was settled."""
        return [attempt for _, attempt in self.sandbox.attempts_after(0, 100_000)]

    def per_second(self) -> dict[int, Counter[int]]:
        """Return for each retry how many attempts began in each second since the first."""
        seen: dict[int, Counter[int]] = {}
        attempts = self.attempts()
        first = min(attempt.started for attempt in attempts)
        for attempt in attempts:
            refusal = Refusal.parse(attempt.error_message)
            assert refusal is not None
            # Half a millisecond: an epoch second as a float is no rounder than that.
            second = int(attempt.started - first + 0.0005)
            seen.setdefault(refusal.count, Counter())[second] += 1
        return seen

    def close(self) -> None:
        """End everything."""
        self._leaper.stop(5.0)
        self.manager.stop(5.0)
        self.store.close()
