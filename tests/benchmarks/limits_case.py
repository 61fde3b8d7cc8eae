"""Where the time of a slow figure goes: ``python -m tests.benchmarks.limits_case CASE``.

``push``: the parts of one push into a file; ``sync``: what the disk asks for a commit alone;
``pickup``: the legs of a job's way from its push to its start, the engine idle before;
``sleeps``: bare threads that compute for as long as a job costs us, then sleep a millisecond.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import emit, percentile

from kickboard import Job, Manager
from kickboard.client import Client
from kickboard.stores.memory import MemoryStore
from kickboard.stores.sqlite.store import SQLiteStore

PUSHES = 20_000
PICKUPS = 300
#: Seconds between two pick-ups: the engine has to be idle again.
PAUSE = 0.005
SYNCS = 500
PAGE = 4096
#: Threads, and seconds each job of theirs sleeps; how long they do it.
SLEEPERS, SLEEP, SECONDS = 50, 0.001, 4.0

Laps = defaultdict[str, list[float]]


class Timed:
    """A connection that notes how long each statement took, by its first word."""

    def __init__(self, connection: Any, laps: Laps) -> None:
        self._connection = connection
        self._laps = laps

    def execute(self, sql: str, *values: Any) -> Any:
        """Run a statement and note its seconds."""
        begun = time.perf_counter()
        cursor = self._connection.execute(sql, *values)
        self._laps[_part(sql)].append(time.perf_counter() - begun)
        return cursor

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def _part(sql: str) -> str:
    words = sql.split(None, 3)
    return {"BEGIN": "begin", "COMMIT": "commit"}.get(words[0]) or (
        "counts" if words[2].startswith("counts") else "insert"
    )


def push(folder: Path) -> dict[str, float]:
    """Mean microseconds of one push that waits for no disk, and of its parts.

    What is timed takes a little longer for it; the parts add up to the timed push.
    """
    memory = _push_us(Client(MemoryStore()))
    store = SQLiteStore(folder / "plain.db", durability="normal")
    whole = _push_us(Client(store))
    store.close()
    laps: Laps = defaultdict(list)
    store = SQLiteStore(folder / "timed.db", durability="normal")
    writer: Any = store._writer
    writer._connection = Timed(writer._connection, laps)
    writer._checkpoints.after_commit = _timed(writer._checkpoints.after_commit, laps)
    timed = _push_us(Client(store))
    store.close()
    parts = {f"{name}_us": 1e6 * sum(times) / PUSHES for name, times in laps.items()}
    rest = timed - memory - sum(parts.values())
    return {"push_us": whole, "timed_us": timed, "payload_us": memory, **parts, "rest_us": rest}


def _push_us(client: Client) -> float:
    begun = time.perf_counter()
    for i in range(PUSHES):
        client.push({"class": "Pushed", "args": [i]})
    return (time.perf_counter() - begun) / PUSHES * 1e6


def _timed(call: Callable[[], None], laps: Laps) -> Callable[[], None]:
    def timed() -> None:
        begun = time.perf_counter()
        call()
        laps["checkpoint"].append(time.perf_counter() - begun)

    return timed


def sync(folder: Path) -> dict[str, float]:
    """Microseconds the disk takes to keep four pages: the least that a `full` push can take."""
    times = []
    file = os.open(folder / "log", os.O_CREAT | os.O_RDWR)
    for i in range(SYNCS):
        os.pwrite(file, bytes(4 * PAGE), (i % 100) * 4 * PAGE)
        begun = time.perf_counter()
        os.fdatasync(file)
        times.append(time.perf_counter() - begun)
    os.close(file)
    return {"p50_us": percentile(times, 0.5) * 1e6, "p99_us": percentile(times, 0.99) * 1e6}


class Watched(SQLiteStore):
    """Notes when it was asked to push and to claim, and when it had."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, durability="full")
        self.moments: dict[str, float] = {}

    def push(self, *args: Any, **options: Any) -> Any:
        """Push, and note when."""
        self.moments["asked"] = time.perf_counter()
        result = super().push(*args, **options)
        self.moments["pushed"] = time.perf_counter()
        return result

    def claim(self, *args: Any, **options: Any) -> Any:
        """Claim, and note when it found something."""
        begun = time.perf_counter()
        found = super().claim(*args, **options)
        if found:
            self.moments["claim"], self.moments["claimed"] = begun, time.perf_counter()
        return found


def pickup(folder: Path) -> dict[str, float]:
    """Median microseconds of each leg; what they add up to is the median pick-up, about."""
    store, started, legs = Watched(folder / "jobs.db"), threading.Event(), defaultdict(list)

    class Ping(Job):
        def perform(self) -> None:
            store.moments["started"] = time.perf_counter()
            started.set()

    client, order = Client(store), ("called", "asked", "pushed", "claim", "claimed", "started")
    with Manager(10, store=store):
        for _ in range(PICKUPS):
            started.clear()
            store.moments = {"called": time.perf_counter()}
            client.push({"class": Ping, "args": []})
            if not started.wait(5):
                return {}
            time.sleep(PAUSE)
            moments = store.moments
            for before, after in pairwise(order):
                legs[f"{after}_us"].append(1e6 * (moments[after] - moments[before]))
    return {name: percentile(values, 0.5) for name, values in legs.items()}


def sleeps(_folder: Path) -> dict[str, float]:
    """The share of the ideal that bare threads reach, computing nothing and as much as we do."""
    figures = {}
    for micros in (0, 4, 6, 8):
        figures[f"bare_{micros}"] = _bare(micros * 1e-6)
    return figures


def _bare(seconds: float) -> float:
    """Run threads that count for *seconds* of processor time and sleep, in turns."""
    begun = time.thread_time()
    for _ in range(100_000):
        pass
    rounds = int(seconds / ((time.thread_time() - begun) / 100_000))
    ended, end = [0] * SLEEPERS, time.perf_counter() + SECONDS

    def work(number: int) -> None:
        while time.perf_counter() < end:
            for _ in range(rounds):
                pass
            time.sleep(SLEEP)
            ended[number] += 1

    threads = [threading.Thread(target=work, args=(i,)) for i in range(SLEEPERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(ended) / SECONDS / (SLEEPERS / SLEEP)


CASES = {"push": push, "sync": sync, "pickup": pickup, "sleeps": sleeps}


def main() -> None:
    """Measure one case and print its JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", choices=sorted(CASES))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kickboard-bench-") as folder:
        emit(case=options.case, **CASES[options.case](Path(folder)))


if __name__ == "__main__":
    main()
