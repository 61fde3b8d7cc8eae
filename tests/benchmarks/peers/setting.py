"""What the other engines' scripts share: arguments, a Redis of their own, the figures.

Nothing here needs Kickboard: they run in an environment of their own (``.venv-peers``), whose
packages are not those of the program.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import Meter, cpu_seconds, emit, peak_rss_mb

#: Real seconds after which a run counts as not finished, and that a server may take to answer.
PATIENCE, START_PATIENCE = 150.0, 10.0


def arguments(cases: Sequence[str], stores: Sequence[str]) -> argparse.Namespace:
    """Return what to measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("case", choices=cases)
    parser.add_argument("--store", choices=stores, default=stores[0])
    parser.add_argument("--threads", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=10_000)
    options = parser.parse_args()
    logging.disable(logging.ERROR)
    return options


def module(name: str) -> Any:
    """Import a module of the peer; the program's own environment does not have it."""
    return importlib.import_module(name)


@contextmanager
def redis_url(store: str) -> Iterator[str]:
    """Give the URL of a Redis that keeps nothing on disk; "" where *store* is another."""
    if store != "redis":
        yield ""
        return
    folder = Path(tempfile.mkdtemp(prefix="peer-bench-"))
    socket = folder / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(socket), "--dir", str(folder)]
    server = subprocess.Popen([*command, "--save", ""], stdout=subprocess.DEVNULL)
    try:
        ends = time.monotonic() + START_PATIENCE
        while not socket.exists():
            if time.monotonic() > ends:
                raise TimeoutError("redis-server does not start")
            time.sleep(0.01)
        yield f"unix://{socket}"
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


class Run:
    """One measurement: jobs are queued first, then whoever works them begins."""

    def __init__(self, package: str, options: argparse.Namespace) -> None:
        self.options = options
        self.meter = Meter(options.jobs)
        self._package = package
        self._enqueue = self._cpu = self._begun = 0.0

    def queue(self, push: Callable[[int], object]) -> None:
        """Push all jobs, one by one."""
        begun = time.perf_counter()
        for number in range(self.options.jobs):
            push(number)
        self.queued(time.perf_counter() - begun)

    def queued(self, seconds: float) -> None:
        """Take note of how long it took to push all jobs."""
        self._enqueue = self.options.jobs / seconds

    def begin(self) -> None:
        """Take note that the work begins now."""
        self._cpu, self._begun = cpu_seconds(), time.perf_counter()

    def end(self, **more: object) -> None:
        """Print the figures, and leave: a peer's own threads may hold the process."""
        emit(
            engine=f"{self._package} {importlib.metadata.version(self._package)}",
            case=self.options.case,
            store=self.options.store,
            threads=self.options.threads,
            jobs=self.options.jobs,
            **more,
            **self._figures(),
        )
        sys.stdout.flush()

    def _figures(self) -> dict[str, object]:
        meter = self.meter
        if not meter.done.is_set():
            return {"error": "not finished in time"}
        return {
            "enqueue_per_s": self._enqueue,
            "jobs_per_s": meter.rate,
            "boot_s": meter.first - self._begun,
            "cpu_us_per_job": (cpu_seconds() - self._cpu) / meter.n * 1e6,
            "rss_mb": peak_rss_mb(),
        }


def leave() -> None:
    """End the process at once."""
    os._exit(0)
