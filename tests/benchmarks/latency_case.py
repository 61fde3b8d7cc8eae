"""How long a job waits for a free processor: ``python -m tests.benchmarks.latency_case CASE``.

``pickup``: from a push to the job's start, the engine idle before; ``apart``: the same with the
push in another process on the file; ``lateness``: from the time a job was scheduled for to its
start; ``boot``: from the start of a ``kickboard worker`` process to its first job.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import emit, percentile

from kickboard import Job, Manager, open_store
from kickboard.client import Client
from kickboard.stores.base import Store
from kickboard.stores.memory import MemoryStore

#: Seconds between two pushes: the engine has to be idle again.
PAUSE = 0.005
PATIENCE = 20.0

#: A file of jobs whose only job writes when it began; the clock is the same in all processes.
BOOT = """\
import time

from kickboard import Job


class Boot(Job):
    def perform(self, path):
        with open(path, "w") as file:
            file.write(str(time.monotonic()))
"""

#: Pushes one job for each line it reads, and says when.
PUSHER = """\
import sys
import time

from kickboard import open_store
from kickboard.client import Client

client = Client(open_store(sys.argv[1], durability="normal"))
for _ in sys.stdin:
    begun = time.perf_counter()
    client.push({"class": "Ping", "args": []})
    print(begun, flush=True)
"""


def main() -> None:
    """Measure one case and print its JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", choices=sorted(CASES))
    parser.add_argument("--store", choices=("memory", "full", "normal"), default="memory")
    parser.add_argument("--threads", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kickboard-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'jobs.db'}"
        store: Store = MemoryStore()
        if options.store != "memory":
            store = open_store(url, durability=options.store)
        figures = CASES[options.case](store, options, Path(folder))
        store.close()
    emit(case=options.case, store=options.store, threads=options.threads, **figures)
    os._exit(0)


def pickup(store: Store, options: argparse.Namespace, _folder: Path) -> dict[str, Any]:
    """From a push to the start of the job, with the engine idle before."""
    client = Client(store)

    def push() -> float:
        begun = time.perf_counter()
        client.push({"class": "Ping", "args": []})
        return begun

    return _pickups(store, options, push)


def apart(store: Store, options: argparse.Namespace, _folder: Path) -> dict[str, Any]:
    """As `pickup`, with the push in another process."""
    command = [sys.executable, "-c", PUSHER, store.url]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as pusher:
        assert pusher.stdin
        assert pusher.stdout
        ask, answer = pusher.stdin, pusher.stdout

        def push() -> float:
            print(file=ask, flush=True)
            return float(answer.readline())

        return _pickups(store, options, push)


def _pickups(
    store: Store, options: argparse.Namespace, push: Callable[[], float]
) -> dict[str, Any]:
    started, at, times = threading.Event(), [0.0], []

    class Ping(Job):
        def perform(self) -> None:
            at[0] = time.perf_counter()
            started.set()

    with Manager(options.threads, store=store):
        for _ in range(options.jobs):
            started.clear()
            begun = push()
            if not started.wait(PATIENCE):
                return {"error": "a job was not picked up"}
            times.append(at[0] - begun)
            time.sleep(PAUSE)
    return {"p50_ms": percentile(times, 0.5) * 1e3, "p99_ms": percentile(times, 0.99) * 1e3}


def lateness(store: Store, options: argparse.Namespace, _folder: Path) -> dict[str, Any]:
    """Jobs due one after the other, 10 ms apart: how late each began."""
    late: list[float] = []
    done = threading.Event()

    class Due(Job):
        def perform(self, at: float) -> None:
            late.append(time.time() - at)
            if len(late) == options.jobs:
                done.set()

    first = time.time() + 1.0
    times = [first + i * 0.01 for i in range(options.jobs)]
    Client(store).push_bulk([{"class": Due, "args": [at], "at": at} for at in times])
    with Manager(options.threads, store=store):
        if not done.wait(options.jobs * 0.01 + PATIENCE):
            return {"error": "not all became due"}
    return {"p50_ms": percentile(late, 0.5) * 1e3, "p99_ms": percentile(late, 0.99) * 1e3}


def boot(store: Store, options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """From the start of a worker process to the first job, warm files."""
    jobs, mark = folder / "boot.py", folder / "began"
    jobs.write_text(BOOT)
    command = [sys.executable, "-P", "-m", "kickboard", "worker", "--store", store.url]
    command += ["-r", str(jobs)]
    times = []
    for _ in range(options.jobs):
        mark.unlink(missing_ok=True)
        Client(store).push({"class": "Boot", "args": [str(mark)]})
        begun = time.monotonic()
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as worker:
            while not (mark.exists() and mark.read_text()):
                if worker.poll() is not None or time.monotonic() - begun > PATIENCE:
                    return {"error": "the worker did not start"}
                time.sleep(0.002)
            worker.terminate()
        times.append(float(mark.read_text()) - begun)
    return {"boot_ms": percentile(times, 0.5) * 1e3, "boot_max_ms": max(times) * 1e3}


CASES: dict[str, Callable[[Store, argparse.Namespace, Path], dict[str, Any]]] = {
    "pickup": pickup,
    "apart": apart,
    "lateness": lateness,
    "boot": boot,
}

if __name__ == "__main__":
    main()
