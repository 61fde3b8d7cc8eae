"""An hour in the life of a window: a million rows in each table, ten changes a second.

``python -m tests.benchmarks.hour_case --minutes 60`` runs it as a person would; with ``--hurry``
ten minutes have the acts of an hour and more. The engine works meanwhile: flat out, or on so many
jobs a second (``--rate``). Prints one JSON line with the memory by minute and its slope. Making
the store takes some minutes; ``--store FILE`` keeps it for the next time.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from tests.benchmarks.hour_store import PARKED, Changes, fill
from tests.benchmarks.measure import emit
from tests.benchmarks.window_case import new_noop
from tests.torture.footprint import Sample, growth

from kickboard import open_store
from kickboard.stores.base import Store

ROOT = Path(__file__).parents[2]
#: Changes a second to the rows of the tables.
CHANGES = 10
#: Jobs that wait at least while the engine is flat out, and a push.
BACKLOG, PUSH = 200_000, 10_000
#: Pushes a second at a rate.
PUSHES = 5
PATIENCE = 60.0
#: What the engine loads. It keeps what is in the tables, however much it is.
JOBS = '''"""Jobs for the benchmark."""

from dataclasses import replace

from kickboard import Job
from kickboard.stores.sqlite import SQLiteStore

trim = SQLiteStore.trim
MANY = 10**9


class NoopJob(Job):
    """Do nothing."""

    def perform(self, number: int) -> None:
        """Do it."""


SQLiteStore.trim = lambda self, kept: trim(self, replace(kept, dead_max=MANY))
'''


def main() -> None:
    """Make the store, run the window on it, print what became of its memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--minutes", type=float, default=60.0)
    add("--rows", type=int, default=1_000_000, help="of each table")
    add("--hurry", action="store_true", help="an act every 150 ms instead of every 2 s")
    add("--rate", type=float, default=0.0, help="jobs a second; 0: flat out")
    add("--changes", type=float, default=CHANGES, help="a second")
    add("--store", type=Path, help="a file filled before; made if it is not there")
    add("--lines", type=Path, help="write what the window tells there, as it comes")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kickboard-bench-"))
    try:
        path: Path = options.store or folder / "jobs.db"
        fill(path, options.rows)
        lines = Hour(path, folder, options).run()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    emit(case="hour", rows=options.rows, hurry=options.hurry, **account(lines))


class Hour:
    """A window, somebody who changes rows, and somebody who pushes jobs."""

    def __init__(self, path: Path, folder: Path, options: argparse.Namespace) -> None:
        self._url = f"sqlite:///{path}"
        self._folder = folder
        self._options = options
        self._stop = threading.Event()
        self._lines: list[dict[str, Any]] = []

    def run(self) -> list[dict[str, Any]]:
        """Return what the window told."""
        jobs = self._folder / "hour_jobs.py"
        jobs.write_text(JOBS)
        command = [sys.executable, "-m", "tests.benchmarks.hour_window", self._url, str(jobs)]
        command += ["--hurry"] if self._options.hurry else []
        environment = {**os.environ, "KICKBOARD_PROFILE": str(self._folder / "profile")}
        window = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert window.stdout
        store = open_store(self._url, durability="normal")
        helpers = [
            threading.Thread(target=self._listen, args=(window.stdout,)),
            threading.Thread(target=self._change, args=(store,)),
            threading.Thread(target=self._push, args=(store,)),
        ]
        for helper in helpers:
            helper.start()
        try:
            window.wait(self._options.minutes * 60)
        except subprocess.TimeoutExpired:
            window.send_signal(signal.SIGTERM)
        finally:
            self._stop.set()
            _end(window)
            for helper in helpers:
                helper.join()
            store.close()
        return self._lines

    def _listen(self, said: TextIO) -> None:
        kept = self._options.lines.open("w") if self._options.lines else None
        for line in said:
            if line.startswith("{"):
                self._lines.append(json.loads(line))
                if kept:
                    kept.write(line)
                    kept.flush()
        if kept:
            kept.close()

    def _change(self, store: Store) -> None:
        changes = Changes(store)
        while not self._stop.wait(1 / self._options.changes):
            changes.make()

    def _push(self, store: Store) -> None:
        """Keep the engine busy: a backlog that does not end, or so many a second."""
        rate, number = self._options.rate, 10**11
        n = round(rate / PUSHES) if rate else PUSH
        while not self._stop.wait(1 / PUSHES):
            while rate or _waiting(store) < BACKLOG:
                now = time.time()
                store.push([new_noop(number + i, now) for i in range(n)])
                number += n
                if rate or self._stop.is_set():
                    break


def _waiting(store: Store) -> int:
    return sum(queue.size for queue in store.snapshot().queues if queue.name != PARKED)


def _end(window: subprocess.Popen[str]) -> None:
    try:
        window.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        window.kill()
        window.wait()


def account(lines: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the memory by minute, its slope over the last half, and how smooth it was."""
    ends = lines[-1]["at"]
    late = [Sample(line["at"], line["rss_mb"], 0, 0) for line in lines if line["at"] > ends / 2]
    slope = growth(late)
    counted = [line for line in lines if "grown" in line]
    return {
        "seconds": round(ends),
        "turns": lines[-1]["turns"],
        "rss_mb_last": lines[-1]["rss_mb"],
        "rss_mb_max": max(line["rss_mb"] for line in lines),
        "slope_mb_min": None if slope is None else slope / 60,
        "fps_median": _middle([line["fps"] for line in lines]),
        "fps_min": min(line["fps"] for line in lines),
        "late_p99_ms_median": _middle([line["late_p99_ms"] for line in lines]),
        "late_max_ms": max(line["late_max_ms"] for line in lines),
        "failures": lines[-1]["failures"],
        "minutes": [_minute(line) for line in counted],
        "grown": counted[-1]["grown"] if counted else {},
    }


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _minute(line: dict[str, Any]) -> dict[str, Any]:
    """Return the numbers of *line*, short."""
    return {
        name: round(value, 1)
        for name, value in line.items()
        if isinstance(value, int | float) and name not in ("fps", "failures", "late_p99_ms")
    }


if __name__ == "__main__":
    main()
