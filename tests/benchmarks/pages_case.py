"""A million dead jobs: how long a page, a jump and a filter take in the store.

``python -m tests.benchmarks.pages_case``. What the window does with the rows is measured by
``window_case``; this is the part that grows with the number of jobs.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.measure import emit, percentile

from kickboard import JobState, open_store
from kickboard.stores.base import Delivery, Failed, NewJob, Outcome, ProcessInfo, Store, View
from kickboard.stores.query import parse

CLASSES = ("EmailJob", "ReportJob", "WebhookJob", "ThumbnailJob", "ExportJob", "CleanupJob")
ERRORS = ("TimeoutError", "ValueError", "KeyError", "ConnectionError")
ROUNDS = 30
SLICE = 1_000
ROWS = 64


def main() -> None:
    """Fill a store with dead jobs, then time what a person does with them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=1_000_000)
    jobs = parser.parse_args().jobs
    folder = Path(tempfile.mkdtemp(prefix="kickboard-bench-"))
    try:
        store = open_store(f"sqlite:///{folder / 'jobs.db'}", durability="normal")
        fill(store, jobs)
        store.close()
        store = open_store(f"sqlite:///{folder / 'jobs.db'}", read_only=True)
        emit(case="pages", jobs=jobs, **figures(store, jobs))
        store.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fill(store: Store, jobs: int) -> None:
    """Let *jobs* jobs die as an engine would: pushed, claimed, failed for good."""
    now = time.time()
    store.register(process_info(now))
    rng = random.Random(1)
    for start in range(0, jobs, SLICE):
        store.push(
            [new_job(start + i, rng.choice(CLASSES)) for i in range(min(SLICE, jobs - start))]
        )
        claimed = store.claim([("default", SLICE)], SLICE)
        store.finish([], [_death(delivery, now, rng.choice(ERRORS)) for delivery in claimed])
    store.unregister()


def process_info(now: float) -> ProcessInfo:
    """Return an engine that began at *now*."""
    return ProcessInfo(
        identity="bench:1:000000000000",
        hostname="bench",
        pid=1,
        started_at=now,
        concurrency=1,
        queues={"default": 0},
        version="0",
    )


def new_job(i: int, name: str) -> NewJob:
    """Return job number *i* of class *name*."""
    payload = (
        f'{{"retry":true,"queue":"default","class":"{name}",'
        f'"args":[{i},"user{i}@example.com"],"jid":"{i:024x}","created_at":1795485227.5}}'
    )
    return NewJob(f"{i:024x}", name, "default", payload.encode())


def _death(delivery: Delivery, now: float, error: str) -> Failed:
    return Failed(
        delivery, Outcome.DEAD, now, 0.1, 0.0, 25, "default", error, "read timed out after 30 s"
    )


def figures(store: Store, jobs: int) -> dict[str, float]:
    """Return the median and the 99th percentile in milliseconds of each act."""
    rng = random.Random(2)
    dead = View(state=JobState.DEAD, descending=True)
    by_class = View(state=JobState.DEAD, query=parse("class:WebhookJob"), descending=True)
    by_text = View(state=JobState.DEAD, query=parse('"user999999@"'), descending=True)
    acts: dict[str, Callable[[], object]] = {
        "open": lambda: store.page(dead, 0, ROWS),
        "jump": lambda: store.page(dead, rng.randrange(jobs), ROWS),
        "filter_by_class": lambda: store.page(by_class, 0, ROWS),
        "snapshot": store.snapshot,
        "text_scan": lambda: store.page(by_text, 0, ROWS),
    }
    result = {}
    for name, act in acts.items():
        times = [_timed(act) for _ in range(ROUNDS)]
        result[f"{name}_p50_ms"] = percentile(times, 0.5) * 1e3
        result[f"{name}_p99_ms"] = percentile(times, 0.99) * 1e3
    return result


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
