"""Huey, its defaults kept, under the same load: ``python -m tests.benchmarks.peers.huey_case``."""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Any

import huey
from tests.benchmarks.measure import Meter, cpu_seconds, emit, peak_rss_mb
from tests.stores.redis_server import RedisServer

PATIENCE = 150.0
STORES = ("memory", "full", "normal", "redis")


def arguments() -> argparse.Namespace:
    """Return what to measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("case", choices=("noop", "fail"))
    parser.add_argument("--store", choices=STORES, default="memory")
    parser.add_argument("--threads", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=50_000)
    return parser.parse_args()


def main() -> None:
    """Measure one case and print its JSON line."""
    options = arguments()
    logging.disable(logging.ERROR)
    folder = Path(tempfile.mkdtemp(prefix="huey-bench-"))
    server = RedisServer() if options.store == "redis" else None
    try:
        app = open_huey(options.store, folder) if server is None else open_on(server)
        figures = measure(app, options)
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    emit(
        engine=f"huey {huey.__version__}",
        case=options.case,
        store=options.store,
        threads=options.threads,
        jobs=options.jobs,
        sqlite=sqlite3.sqlite_version,
        **figures,
    )
    os._exit(0)


def open_huey(store: str, folder: Path) -> Any:
    """Return a Huey on the store: ``full`` is its own default, ``normal`` turns sync off."""
    if store == "memory":
        return huey.MemoryHuey("bench")
    return huey.SqliteHuey("bench", filename=str(folder / "huey.db"), fsync=store == "full")


def open_on(server: RedisServer) -> Any:
    """Return a Huey on a Redis."""
    return huey.RedisHuey("bench", url=server.url)


def measure(app: Any, options: argparse.Namespace) -> dict[str, Any]:
    """Queue the jobs, start the consumer, wait for the last."""
    meter = Meter(options.jobs)
    failing = options.case == "fail"

    def body(_x: int) -> None:
        meter.hit()
        if failing:
            raise ValueError("made to fail")

    retry = {"retries": 3, "retry_delay": 3600} if failing else {}
    task = app.task(**retry)(body)
    begun = time.perf_counter()
    for i in range(options.jobs):
        task(i)
    enqueue = options.jobs / (time.perf_counter() - begun)
    cpu, begun = cpu_seconds(), time.perf_counter()
    app.create_consumer(workers=options.threads).start()
    if not meter.done.wait(PATIENCE):
        return {"error": "not finished in time"}
    return {
        "enqueue_per_s": enqueue,
        "jobs_per_s": meter.rate,
        "boot_s": meter.first - begun,
        "cpu_us_per_job": (cpu_seconds() - cpu) / meter.n * 1e6,
        "rss_mb": peak_rss_mb(),
    }


if __name__ == "__main__":
    main()
