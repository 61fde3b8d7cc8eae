"""What it costs to have jobs wait, and to have an engine: ``python -m tests.benchmarks.cost_case``.

``bytes``: Python's memory for each waiting job of the memory store; ``engine``: the share of a
core that a running engine takes while it has nothing to do.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import cpu_seconds, emit, peak_rss_mb

from kickboard import Job, Manager, open_store
from kickboard.client import Client
from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore

#: Seconds after which a new engine has settled.
SETTLE = 1.0


class Noop(Job):
    """The job whose backlog is weighed."""

    def perform(self, _x: int) -> None:
        """Do nothing."""


def main() -> None:
    """Measure one case and print its JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", choices=sorted(CASES))
    parser.add_argument("--store", choices=("memory", "full", "normal"), default="memory")
    parser.add_argument("--threads", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=100_000)
    parser.add_argument("--bulk", type=int, default=1000, help="jobs a call (bytes)")
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kickboard-bench-") as folder:
        store: Store = MemoryStore()
        if options.store != "memory":
            url = f"sqlite:///{Path(folder) / 'jobs.db'}"
            store = open_store(url, durability=options.store)
        figures = CASES[options.case](store, options)
        store.close()
    emit(case=options.case, store=options.store, **figures)
    os._exit(0)


def size(store: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Return bytes a waiting job, and how many of them are the payload itself."""
    client = Client(store)
    _push(client, 1000, options.bulk)
    gc.collect()
    tracemalloc.start()
    _push(client, options.jobs, options.bulk)
    gc.collect()
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    [delivery] = store.claim([("default", 1)], 1)
    return {
        "bytes_per_job": held / options.jobs,
        "payload_bytes": len(delivery.payload) + b"".__sizeof__(),
    }


def _push(client: Client, jobs: int, bulk: int) -> None:
    for start in range(0, jobs, bulk):
        if bulk == 1:
            client.push({"class": Noop, "args": [start]})
        else:
            client.push_bulk([{"class": Noop, "args": [start + i]} for i in range(bulk)])


def engine(store: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Return the share of a core that an idle engine takes."""
    with Manager(options.threads, store=store):
        time.sleep(SETTLE)
        cpu, begun = cpu_seconds(), time.perf_counter()
        time.sleep(options.seconds)
        share = (cpu_seconds() - cpu) / (time.perf_counter() - begun)
        return {"engine_cpu_percent": 100 * share, "rss_mb": peak_rss_mb()}


CASES: dict[str, Callable[[Store, argparse.Namespace], dict[str, Any]]] = {
    "bytes": size,
    "engine": engine,
}

if __name__ == "__main__":
    main()
