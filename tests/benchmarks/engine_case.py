"""One measurement of our engine in a fresh process: ``python -m tests.benchmarks.engine_case``.

The load of a job engine: jobs are queued first, then the engine starts; the rate runs from
the first job's start to the last one's. Two no-op middlewares, history and metrics are on.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import Meter, cpu_seconds, emit, peak_rss_mb, percentile
from tests.stores.redis_server import RedisServer

from kickboard import Job, Manager, open_store
from kickboard.client import Client
from kickboard.runtime.telemetry import Telemetry
from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore

SLICE = 1000
#: Real seconds after which a run counts as not finished.
PATIENCE = 150.0


def arguments() -> argparse.Namespace:
    """Return what to measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("case", choices=sorted(CASES))
    parser.add_argument("--store", choices=("memory", "full", "normal", "redis"), default="memory")
    parser.add_argument("--threads", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=100_000)
    parser.add_argument("--sleep", type=float, default=0.001, help="seconds a job sleeps (io)")
    parser.add_argument("--waiting", type=int, default=0, help="jobs left waiting at the end")
    parser.add_argument("--payload", type=int, default=0, help="bytes of an argument besides")
    parser.add_argument("--queues", type=int, default=1, help="queues that share the jobs")
    parser.add_argument("--bulk", type=int, default=1, help="jobs a call (enqueue)")
    parser.add_argument("--told", action="store_true", help="tell it as if to a window")
    parser.add_argument("--one-core", action="store_true", help="bind the process to one core")
    parser.add_argument("--pushers", type=int, default=1, help="threads that push (enqueue)")
    return parser.parse_args()


def passing(_job: Any, _payload: dict[str, Any], _queue: str, call_next: Callable[[], Any]) -> Any:
    """Do nothing around a job."""
    return call_next()


def also_passing(
    _job: Any, _payload: dict[str, Any], _queue: str, call_next: Callable[[], Any]
) -> Any:
    """Do nothing around a job, a second time."""
    return call_next()


def fill(
    client: Client,
    job_class: type[Job],
    jobs: int,
    options: argparse.Namespace | None = None,
    **extra: Any,
) -> float:
    """Push *jobs* jobs, a thousand a call; return jobs a second."""
    text = ["x" * options.payload] if options and options.payload else []
    queues = queue_names(options)
    begun = time.perf_counter()
    for start in range(0, jobs, SLICE):
        client.push_bulk(
            [
                {"class": job_class, "args": [i, *text], "queue": queues[i % len(queues)], **extra}
                for i in range(start, min(start + SLICE, jobs))
            ]
        )
    return jobs / (time.perf_counter() - begun)


def queue_names(options: argparse.Namespace | None) -> list[str]:
    """Return the queues that share the jobs."""
    if options is None or options.queues == 1:
        return ["default"]
    return [f"queue{i}" for i in range(options.queues)]


def run(store: Store, meter: Meter, options: argparse.Namespace) -> dict[str, Any]:
    """Start an engine, wait for the last job, return the figures."""
    manager = Manager(options.threads, store=store, queues=queue_names(options))
    manager.middleware.add(passing)
    manager.middleware.add(also_passing)
    telemetry = tell_nobody(manager) if options.told else None
    cpu, begun = cpu_seconds(), time.perf_counter()
    manager.start()
    if telemetry is not None:
        telemetry.start()
    finished = meter.done.wait(PATIENCE)
    cpu = cpu_seconds() - cpu
    manager.stop(10)
    if not finished:
        return {"error": "not finished in time"}
    return {
        "jobs_per_s": meter.rate,
        "boot_s": meter.first - begun,
        "cpu_us_per_job": cpu / meter.n * 1e6,
        "rss_mb": peak_rss_mb(),
        "processed": store.snapshot().processed,
    }


def tell_nobody(manager: Manager) -> Telemetry:
    """Have *manager* tell all it would tell a window, which asks for nothing."""
    silence, _ = os.pipe()
    told = os.open(os.devnull, os.O_WRONLY)
    source = os.fdopen(silence, "rb")
    # What is printed are the figures, not a job's lines.
    telemetry = Telemetry(manager, told, source, lambda _grace: None, prints=False)
    telemetry.prepare()
    return telemetry


def noop(store: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Jobs that do nothing: overhead only."""
    meter = Meter(options.jobs)

    class Noop(Job):
        def perform(self, _x: int, _text: str = "") -> None:
            meter.hit()

    enqueue = fill(Client(store), Noop, options.jobs + options.waiting, options)
    return {"bulk_enqueue_per_s": enqueue, **run(store, meter, options)}


def io(store: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Jobs that sleep; *efficiency* is the share of threads / sleep."""
    meter = Meter(options.jobs)
    sleep = options.sleep

    class Sleeper(Job):
        def perform(self, _x: int) -> None:
            meter.hit()
            time.sleep(sleep)

    fill(Client(store), Sleeper, options.jobs)
    figures = run(store, meter, options)
    if "jobs_per_s" in figures:
        figures["efficiency"] = figures["jobs_per_s"] / (options.threads / sleep)
    return figures


def fail(store: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Jobs that raise, with a retry an hour away: includes writing the retry and the trace."""
    meter = Meter(options.jobs)

    class Failing(Job):
        def perform(self, _x: int) -> None:
            meter.hit()
            raise ValueError("made to fail")

    Failing.retry_in(lambda _count, _error: 3600.0)

    fill(Client(store), Failing, options.jobs)
    return run(store, meter, options)


def due(store: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Jobs that are all due at one moment: the rate from that moment to the last start."""
    meter = Meter(options.jobs)

    class Due(Job):
        def perform(self, _x: int) -> None:
            meter.hit()

    at = time.time() + 2.0 + options.jobs * 4e-5
    fill(Client(store), Due, options.jobs, at=at)
    late = max(0.0, time.time() - at)
    moment = time.perf_counter() + (at - time.time())
    figures = run(store, meter, options)
    if "jobs_per_s" in figures:
        figures["jobs_per_s"] = options.jobs / (meter.last - moment)
        figures["first_after_due_s"] = meter.first - moment
        figures["enqueue_overran_s"] = late
    return figures


def enqueue(store: Store, options: argparse.Namespace) -> dict[str, Any]:
    """One push after the other, by one thread or several: rate, and latency of each call."""

    class Pushed(Job):
        def perform(self, _x: int) -> None:
            """Never run."""

    client, times = Client(store), []
    share = options.jobs // options.pushers // options.bulk

    def push() -> None:
        for i in range(share):
            begun = time.perf_counter()
            if options.bulk == 1:
                client.push({"class": Pushed, "args": [i]})
            else:
                client.push_bulk([{"class": Pushed, "args": [k]} for k in range(options.bulk)])
            times.append(time.perf_counter() - begun)

    threads = [threading.Thread(target=push) for _ in range(options.pushers)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begun
    return {
        "enqueue_per_s": len(times) * options.bulk / seconds,
        "p50_us": percentile(times, 0.5) * 1e6,
        "p99_us": percentile(times, 0.99) * 1e6,
    }


CASES: dict[str, Callable[[Store, argparse.Namespace], dict[str, Any]]] = {
    "noop": noop,
    "io": io,
    "fail": fail,
    "due": due,
    "enqueue": enqueue,
}


@contextmanager
def opened(kind: str) -> Iterator[Store]:
    """Give a new store: in memory, in a file of this durability, or in a Redis of its own."""
    folder = Path(tempfile.mkdtemp(prefix="kickboard-bench-"))
    server: RedisServer | None = None
    store: Store
    try:
        if kind == "memory":
            store = MemoryStore()
        elif kind == "redis":
            server = RedisServer()  # on a Unix socket, keeping nothing on disk
            store = open_store(server.url)
        else:
            store = open_store(f"sqlite:///{folder / 'jobs.db'}", durability=kind)
        yield store
        store.close()
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Measure one case and print its JSON line."""
    options = arguments()
    if options.one_core:
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with opened(options.store) as store:
        figures = CASES[options.case](store, options)
    emit(
        engine="kickboard",
        case=options.case,
        store=options.store,
        threads=options.threads,
        jobs=options.jobs,
        **figures,
    )
    os._exit(0)  # a hanging thread of a failed run must not hold the process


if __name__ == "__main__":
    main()
