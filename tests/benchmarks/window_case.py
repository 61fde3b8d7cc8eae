"""The real window: ``python -m tests.benchmarks.window_case start | load | in_process | idle``.

*start* measures the way to the first paint, to charts and to the first finished demo job.
*load* lets the engine run flat out, ten threads of no-ops on SQLite ``full`` with a backlog
that never ends, and asks the window how smooth it stayed; *in_process* does so with the
engine in the window's own process. *idle* asks what window and engine cost while nothing
happens, and the minute that the charts show is empty.

Frames are paints of the throughput chart, which slides. Frames and lateness are those of the
settled window, from three seconds after the first paint on: until then it makes pages, starts
the engine and opens the store, and how late that makes it is *starting_late_max_ms*.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.benchmarks.measure import emit, rss_mb

from kickboard import JobState, open_store
from kickboard.stores.base import NewJob
from kickboard_desktop.measure import CpuShare

NOOP = '''"""A job for the benchmark."""

import time

from kickboard import Job


class NoopJob(Job):
    """Do nothing, or what replaces that."""

    def perform(self, number: int) -> None:
        """Do it."""
        pass
'''
#: What the job does: nothing, about a millisecond of Python, a wait of ten.
BODIES = {
    "noop": "pass",
    "compute": "sum(i * i for i in range(18_000))",
    "wait": "time.sleep(0.01)",
}
#: Jobs a push when the backlog is made.
SLICE = 10_000
#: Share of the backlog below which more is pushed, up to the whole, so many a push (the engine
#: waits for each), and the seconds between two looks at it.
LOW_WATER, SIP, LOOK_SECONDS = 0.25, 2_000, 0.2
#: Seconds of the window's life that are not measured, and those after which its charts are empty.
SETTLE, EMPTY = 3.0, 65.0
#: A virtual screen. Without *noreset* the server starts anew whenever its last window closes,
#: and the next one waits for it; a desktop's never does.
SCREEN = "-screen 0 1600x1000x24 -noreset"
#: Seconds that a run may take beyond its length.
PATIENCE = 120.0


def main() -> None:
    """Measure one of the cases and print its JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", choices=sorted(CASES))
    parser.add_argument("--seconds", type=float, default=20.0, help="length of load and idle")
    parser.add_argument("--backlog", type=int, default=2_000_000)
    parser.add_argument("--jobs", choices=sorted(BODIES), default="noop", help="of that backlog")
    parser.add_argument("--starts", type=int, default=3, help="warm starts; the median counts")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kickboard-bench-"))
    try:
        emit(case=f"window {options.case}", **CASES[options.case](folder, options))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Start the demo on a store of its own each time; the first start only warms up."""
    runs = [desktop(folder, f"profile-{n}", 4.0, "--demo") for n in range(options.starts + 1)]
    warm = sorted(runs[1:], key=lambda report: float(report["first_paint_ms"]))
    middle = warm[len(warm) // 2]
    names = ("first_paint_ms", "charts_ms", "first_job_ms", "rss_mb")
    return {name: middle[name] for name in names}


def load(folder: Path, options: argparse.Namespace, *more: str) -> dict[str, Any]:
    """Run a backlog with ten threads and return the window's frames and lateness."""
    jobs = folder / "noop_jobs.py"
    jobs.write_text(NOOP.replace("pass", BODIES[options.jobs]))
    url = f"sqlite:///{folder / 'jobs.db'}"
    begun = time.perf_counter()
    fill(url, options.backlog)
    filled = time.perf_counter() - begun
    engine = ("--store", url, "-r", str(jobs), "-c", "10", "-q", "default")
    with Feeder(url, options.backlog) as feeder:
        report = desktop(
            folder, "profile", options.seconds + SETTLE, "--page", "overview", *engine, *more
        )
    return {
        **_smoothness(report),
        "jobs_per_s": report["processed"] / (options.seconds + SETTLE),
        "backlog_left": feeder.pushed - report["processed"],
        "backlog_least": feeder.least,
        "fill_s": filled,
    }


def in_process(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Do the same with the engine in the window's process, where they share an interpreter."""
    return load(folder, options, "--in-process")


def idle(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Show an empty store, its engine waiting, and return what that costs."""
    jobs = folder / "noop_jobs.py"
    jobs.write_text(NOOP)
    url = f"sqlite:///{folder / 'jobs.db'}"
    fill(url, 1, "parked")  # else the page offers the demo in the place of its charts
    engine = ("--store", url, "-r", str(jobs), "-q", "default")

    def show(page: str) -> dict[str, float | None]:
        own = folder / page
        own.mkdir()
        with running(own, EMPTY + options.seconds, "--page", page, *engine) as pid:
            time.sleep(EMPTY)
            shares = CpuShare(pid), CpuShare(_child_of(pid))
            time.sleep(options.seconds)
            window, worker = (share.percent() for share in shares)
            return {"window": window, "engine": worker, "rss_mb": rss_mb(pid)}

    with ThreadPoolExecutor() as both:
        charts, table = both.map(show, ("overview", "dead"))
    return {
        "overview_cpu_percent": charts["window"],
        "table_cpu_percent": table["window"],
        "engine_cpu_percent": table["engine"],
        "rss_mb": charts["rss_mb"],
    }


@contextmanager
def running(folder: Path, seconds: float, *arguments: str) -> Iterator[int]:
    """Run the window for *seconds* without anything in it that measures; yield its pid."""
    profile = str(folder / "profile")
    command = _command(profile, *arguments, "--for", str(seconds))
    window = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _found(lambda: _pid_of("kickboard", "desktop", profile))
    finally:
        window.wait(seconds + PATIENCE)


def _pid_of(*words: str) -> int | None:
    """Return the Python process that has all *words* among its arguments."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            program, *arguments = path.read_bytes().decode(errors="replace").split("\0")
            if "python" in program and set(words) <= set(arguments):
                return int(path.parent.name)
    return None


def _child_of(pid: int) -> int | None:
    """Return the one child of process *pid*, its engine."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(children[0]) if children else None


def _found(look: Callable[[], int | None]) -> int:
    ends = time.perf_counter() + PATIENCE
    while time.perf_counter() < ends:
        if (found := look()) is not None:
            return found
        time.sleep(0.05)
    raise RuntimeError("the window did not start")


CASES: dict[str, Callable[[Path, argparse.Namespace], dict[str, Any]]] = {
    "start": start,
    "load": load,
    "in_process": in_process,
    "idle": idle,
}


def _smoothness(report: dict[str, Any]) -> dict[str, Any]:
    late, starting = report["late_ms"], report["starting_late_ms"]
    return {
        "fps": report["fps"],
        "late_p50_ms": late["p50"],
        "late_p99_ms": late["p99"],
        "late_max_ms": late["max"],
        "starting_late_max_ms": starting["max"],
        "cpu_percent": report["cpu_percent"],
        "cpu_wait_percent": report["cpu_wait_percent"],
        "engine_cpu_percent": report["engine_cpu_percent"],
        "rss_mb": report["rss_mb"],
    }


def fill(url: str, jobs: int, queue: str = "default") -> None:
    """Push the backlog as ready-made payloads, which takes a third of the time of a client."""
    store = open_store(url, durability="normal")
    now = time.time()
    for first in range(0, jobs, SLICE):
        last = min(first + SLICE, jobs)
        store.push([new_noop(i, now, queue) for i in range(first, last)])
    store.close()


class Feeder:
    """Keeps a backlog from ending, however long the run; a context manager.

    Twenty million jobs, made beforehand, were over after six of ten minutes.

    Attributes:
        pushed: Jobs that there were in all.
        least: The fewest that were seen waiting.
    """

    def __init__(self, url: str, backlog: int) -> None:
        self.pushed = self.least = self._backlog = backlog
        self._store = open_store(url, durability="normal")
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._feed, name="feeder")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
        self._store.close()

    def _feed(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            waiting = self._store.snapshot().counts[JobState.ENQUEUED]
            self.least = min(self.least, waiting)
            if waiting < self._backlog * LOW_WATER:
                self._push(self._backlog - waiting)

    def _push(self, jobs: int) -> None:
        for _ in range(0, jobs, SIP):
            if self._over.is_set():
                return
            now = time.time()
            self._store.push([new_noop(self.pushed + i, now) for i in range(SIP)])
            self.pushed += SIP


def new_noop(i: int, now: float, queue: str = "default") -> NewJob:
    """Return job number *i* of the benchmark, pushed at *now*."""
    jid = f"{i:024x}"
    payload = (
        f'{{"retry":true,"queue":"{queue}","class":"NoopJob","args":[{i}],"jid":"{jid}",'
        f'"created_at":{now}}}'
    )
    return NewJob(jid, "NoopJob", queue, payload.encode())


def desktop(folder: Path, profile: str, seconds: float, *arguments: str) -> dict[str, Any]:
    """Run the window for *seconds* and return its report.

    Raises:
        RuntimeError: it left none; the message is what it said.
    """
    report = folder / "report.json"
    report.unlink(missing_ok=True)
    told = ("--for", str(seconds), "--report", str(report))
    command = _command(str(folder / profile), *arguments, *told)
    # Bytecode is to be warm, whatever the shell says.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command,
        check=False,
        timeout=seconds + PATIENCE,
        capture_output=True,
        text=True,
        env=environment,
    )
    if not report.exists():
        raise RuntimeError(f"exit {done.returncode}: {done.stderr[-2000:]}")
    figures: dict[str, Any] = json.loads(report.read_text())
    return figures


def _command(profile: str, *arguments: str) -> list[str]:
    """Return how the window is started, on a screen of its own where there is none."""
    command = [sys.executable, "-m", "kickboard", "desktop", "--profile", profile, *arguments]
    return command if os.environ.get("DISPLAY") else ["xvfb-run", "-a", "-s", SCREEN, *command]


if __name__ == "__main__":
    main()
