"""What a job costs where the interpreter is all that limits: ``… crowd_case [--one-core]``.

200 threads sleep a millisecond between two jobs, four times as many as one interpreter can keep
busy, so the time from one job to the next is what it takes to wake a thread, to hand the
interpreter to it, and to run the job. Bare threads do it without an engine, the processors with
nobody claiming and settling beside them, the engine as it is. With ``--one-core`` no thread
finds what it reads in the other core's cache.
"""

from __future__ import annotations

import argparse
import os
import threading
import time
from collections.abc import Callable

from tests.benchmarks.engine_case import also_passing, fill, passing
from tests.benchmarks.measure import Meter, emit

from kickboard import Job, Manager
from kickboard.client import Client
from kickboard.stores.memory import MemoryStore

THREADS, SLEEP, JOBS = 200, 0.001, 150_000
PATIENCE = 60.0


def main() -> None:
    """Measure and print the JSON line: microseconds from one job to the next."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one-core", action="store_true", help="bind the process to one core")
    options = parser.parse_args()
    if options.one_core:
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    figures = {"bare_us": bare(), "processors_us": engine(start_processors)}
    emit(case="crowd", **figures, engine_us=engine(Manager.start))
    os._exit(0)  # the processors were never told to stop


def bare() -> float:
    """Threads that count and sleep."""
    meter = Meter(JOBS)

    def work() -> None:
        while not meter.done.is_set():
            meter.hit()
            time.sleep(SLEEP)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 1e6 / meter.rate


def engine(start: Callable[[Manager], None]) -> float:
    """Jobs that count and sleep, in an engine started by *start*."""
    meter, store = Meter(JOBS), MemoryStore()

    class Sleeper(Job):
        def perform(self, _x: int) -> None:
            meter.hit()
            time.sleep(SLEEP)

    fill(Client(store), Sleeper, JOBS)
    manager = Manager(THREADS, store=store)
    manager.middleware.add(passing)
    manager.middleware.add(also_passing)
    start(manager)
    meter.done.wait(PATIENCE)
    return 1e6 / meter.rate


def _forget(_item: object) -> None:
    """Throw away what was done."""


def start_processors(manager: Manager) -> None:
    """Start the processors alone: all jobs are claimed before, what they did is thrown away."""
    pool = manager.pools[0]
    pool.buffer.extend(manager.store.claim([("default", JOBS)], JOBS))
    vars(manager.settler)["put_done"] = _forget
    pool._is_started = True
    with pool._lock:
        pool._fit()


if __name__ == "__main__":
    main()
