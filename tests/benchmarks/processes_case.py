"""Several engine processes on one SQLite file: ``python -m tests.benchmarks.processes_case``.

The jobs are queued first. Every process says when it began its first job and how many it did
by each moment; the rate runs from the first start of all to the last.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.engine_case import fill
from tests.benchmarks.measure import emit

from kickboard import Job, Manager, open_store
from kickboard.client import Client
from kickboard.stores.base import Store

PATIENCE = 150.0
#: Seconds between two looks at whether the queue is empty and all is settled.
LOOK = 0.02


class Noop(Job):
    """Notes the moments of its first and its last start in this process."""

    count = 0
    first = 0.0
    last = 0.0

    def perform(self, _x: int) -> None:
        """Do nothing but be counted; the clock is the same in all processes."""
        cls = type(self)
        cls.last = time.monotonic()
        cls.first = cls.first or cls.last
        cls.count += 1


def main() -> None:
    """Measure, or be one of the engines that are measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--threads", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=100_000)
    parser.add_argument("--store", choices=("full", "normal"), default="full")
    parser.add_argument("--engine", help="URL of the store: be an engine on it")
    options = parser.parse_args()
    if options.engine:
        work(open_store(options.engine, durability=options.store), options)
        return
    with tempfile.TemporaryDirectory(prefix="kickboard-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'jobs.db'}"
        rate = measure(url, options)
    emit(case="processes", store=options.store, processes=options.processes, jobs_per_s=rate)


def measure(url: str, options: argparse.Namespace) -> float:
    """Queue the jobs, let the engines loose on them together, return jobs a second."""
    store = open_store(url, durability=options.store)
    fill(Client(store), Noop, options.jobs)
    rate = drain(url, options)
    store.close()
    return rate


def drain(url: str, options: argparse.Namespace) -> float:
    """Let the engines loose together on jobs that are queued, return jobs a second."""
    command = [sys.executable, "-m", "tests.benchmarks.processes_case", "--engine", url]
    command += ["--threads", str(options.threads), "--store", options.store]
    command += ["--jobs", str(options.jobs)]
    engines = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(options.processes)
    ]
    ways = [(engine.stdin, engine.stdout) for engine in engines]
    for _, out in ways:
        assert out
        out.readline()  # it is ready
    for into, _ in ways:
        assert into
        print(file=into, flush=True)
    told = [json.loads(engine.communicate(timeout=PATIENCE)[0]) for engine in engines]
    worked = [one for one in told if one["count"]]
    seconds = max(one["last"] for one in worked) - min(one["first"] for one in worked)
    return float(sum(one["count"] for one in worked) / seconds)


def work(store: Store, options: argparse.Namespace) -> None:
    """Start when told, run until nothing is left, say what was done."""
    print("ready", flush=True)
    sys.stdin.readline()
    with Manager(options.threads, store=store):
        while store.snapshot().processed < options.jobs:
            time.sleep(LOOK)
    print(json.dumps({"count": Noop.count, "first": Noop.first, "last": Noop.last}), flush=True)
    store.close()
    os._exit(0)


if __name__ == "__main__":
    main()
