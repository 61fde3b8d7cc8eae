"""The real window: ``python -m tests.benchmarks.window_case start | load``.

*start* measures the way to the first paint, to charts and to the first finished demo job.
*load* lets the engine run flat out, ten threads of no-ops on SQLite ``full`` with a backlog
that outlasts the run, and asks the window how smooth it stayed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import emit

from kickboard import open_store
from kickboard.client import Client

NOOP = '''"""A job that does nothing, for the benchmark."""

from kickboard import Job


class NoopJob(Job):
    """Do nothing."""

    def perform(self, number: int) -> None:
        """Do nothing."""
'''


def main() -> None:
    """Measure one of the two and print its JSON line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("case", choices=("start", "load"))
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--backlog", type=int, default=2_000_000)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kickboard-bench-"))
    try:
        case = start if options.case == "start" else load
        emit(case=f"window {options.case}", **case(folder, options))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start(folder: Path, _options: argparse.Namespace) -> dict[str, Any]:
    """Start the demo twice; the second, warm start counts."""
    desktop(folder, "--demo", "--for", "3")
    report = desktop(folder, "--demo", "--for", "6")
    return {
        "first_paint_ms": report["first_paint_ms"],
        "charts_ms": report["charts_ms"],
        "first_job_ms": report["first_job_ms"],
        "rss_mb": report["rss_mb"],
    }


def load(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Run no-ops on a backlog and return the window's frames and lateness."""
    jobs = folder / "noop_jobs.py"
    jobs.write_text(NOOP)
    url = f"sqlite:///{folder / 'jobs.db'}"
    fill(url, options.backlog)
    report = desktop(
        folder,
        *("--store", url, "-r", str(jobs), "-c", "10", "-q", "default"),
        *("--for", str(options.seconds)),
    )
    return {
        "fps": report["fps"],
        "late_p50_ms": report["late_ms"]["p50"],
        "late_p99_ms": report["late_ms"]["p99"],
        "late_max_ms": report["late_ms"]["max"],
        "jobs_per_s": report["processed"] / options.seconds,
        "rss_mb": report["rss_mb"],
    }


def fill(url: str, jobs: int) -> None:
    """Push the backlog, 5,000 jobs a call."""
    store = open_store(url, durability="normal")
    client = Client(store)
    for first in range(0, jobs, 5_000):
        client.push_bulk([{"class": "NoopJob", "args": [first + i]} for i in range(5_000)])
    store.close()


def desktop(folder: Path, *arguments: str) -> dict[str, Any]:
    """Run the window on a virtual screen and return its report."""
    report = folder / "report.json"
    command = [sys.executable, "-m", "kickboard", "desktop", "--profile", str(folder / "profile")]
    if not os.environ.get("DISPLAY"):
        command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", *command]
    subprocess.run(
        [*command, *arguments, "--report", str(report)],
        check=True,
        timeout=180,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    figures: dict[str, Any] = json.loads(report.read_text())
    return figures


if __name__ == "__main__":
    main()
