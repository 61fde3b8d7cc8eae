"""A rare text in a million dead jobs, typed into the real page.

``python -m tests.benchmarks.search_case``. One job of all has the text, somewhere. What is
measured is the time from the query's arrival at the page to the row on screen, and to the end
of the search; first on a quiet machine, then beside an engine that runs a backlog of no-ops
flat out in the same file, and how late the window's own thread was meanwhile.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from tests.benchmarks.measure import emit, percentile
from tests.benchmarks.pages_case import fill
from tests.benchmarks.table_case import Bench
from tests.benchmarks.window_case import NOOP
from tests.benchmarks.window_case import fill as fill_backlog

from kickboard import JobState, open_store
from kickboard.stores.base import View

ROUNDS = 12
HEARTBEAT_MS = 4
#: Seconds that the engine gets to start, and that a search may take at most.
PATIENCE = 30.0


class SearchBench(Bench):
    """The page of dead jobs, and a text that one of them has."""

    def search(self, jobs: int) -> dict[str, float]:
        """Return the milliseconds to the first hit and to the end, and the thread's lateness."""
        late: list[float] = []
        before = [time.perf_counter()]

        def beat() -> None:
            now = time.perf_counter()
            late.append(max(0.0, (now - before[0]) * 1e3 - HEARTBEAT_MS))
            before[0] = now

        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(beat)
        timer.start(HEARTBEAT_MS)
        runs = [self._once(self._rng.randrange(jobs)) for _ in range(ROUNDS)]
        timer.stop()
        firsts, ends = zip(*runs, strict=True)
        return {
            "first_p50_ms": percentile(firsts, 0.5),
            "first_max_ms": max(firsts),
            "end_p50_ms": percentile(ends, 0.5),
            "end_max_ms": max(ends),
            "late_p99_ms": percentile(late, 0.99),
        }

    def _once(self, number: int) -> tuple[float, float]:
        model = self._page.model
        begun = time.perf_counter()
        self._page.query_bar.set_text(f'"user{number}@"')
        self._wait(lambda: bool(model.jid_at(0)) and model.total < 100)
        self._page.table.viewport().repaint()
        first = (time.perf_counter() - begun) * 1e3
        self._wait(lambda: model.found.is_over)
        end = (time.perf_counter() - begun) * 1e3
        assert model.total == 1, model.total
        self._page.query_bar.clear()
        self._until_shown()
        return first, end


@contextmanager
def worker(folder: Path, url: str) -> Iterator[None]:
    """Run an engine in a process of its own until the block is left."""
    jobs = folder / "noop_jobs.py"
    jobs.write_text(NOOP)
    command = [sys.executable, "-m", "kickboard", "worker", "--store", url, "-r", str(jobs)]
    process = subprocess.Popen(
        [*command, "-c", "10", "-q", "default"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def main() -> None:
    """Fill a store, search it, and search it again under load."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=1_000_000)
    parser.add_argument("--backlog", type=int, default=2_000_000)
    parser.add_argument("--store", type=Path, help="a file filled before")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kickboard-bench-"))
    try:
        emit(case="search", jobs=options.jobs, **measure(folder, options))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, options: argparse.Namespace) -> dict[str, float]:
    """Return the figures of both runs, those under load with a prefix."""
    path = options.store or folder / "jobs.db"
    url = f"sqlite:///{path}"
    store = open_store(url, durability="normal")
    if store.count(View(state=JobState.DEAD)) < options.jobs:
        fill(store, options.jobs)
    gc.disable()
    app = QApplication([])
    bench = SearchBench(app, store, url, folder)
    quiet = bench.search(options.jobs)
    fill_backlog(url, options.backlog)
    with worker(folder, url):
        done = store.snapshot().processed
        ends = time.perf_counter() + PATIENCE
        while store.snapshot().processed == done and time.perf_counter() < ends:
            time.sleep(0.05)
        begun, done = time.perf_counter(), store.snapshot().processed
        loaded = bench.search(options.jobs)
        rate = (store.snapshot().processed - done) / (time.perf_counter() - begun)
    left = store.snapshot().counts[JobState.ENQUEUED]
    bench.close()
    store.close()
    under = {f"loaded_{name}": value for name, value in loaded.items()}
    return quiet | under | {"loaded_jobs_per_s": rate, "backlog_left": float(left)}


if __name__ == "__main__":
    main()
