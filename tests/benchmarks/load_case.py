"""Load tests at a high rate: ``python -m tests.benchmarks.load_case generator | page``.

*generator* makes arrivals at random against an engine on a sandbox, each in a process of its
own, and tells how late they were handed over. *page* shows such a run on the window's page and
asks the window how smooth it stayed: frames are paints of the page's charts.

Both also tell how much of the machine's processors others used meanwhile (*others_percent*; with
the page at most so much: a screen server and processes that nobody waited for count as others).
On a machine that is busy with other things these figures say nothing of the program.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import emit
from tests.benchmarks.window_case import PATIENCE, SCREEN, SETTLE

from kickboard.lab.load.run import LoadRun
from kickboard.lab.load.scenario import Arrivals, Scenario, Service, Work

#: Seconds at the beginning of a run that do not count.
WARM_UP = 2.0
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure one of the cases and print its JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", choices=sorted(CASES))
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--rate", type=float, default=20_000.0)
    parser.add_argument("--report", type=Path, help="of the window, in the process that is it")
    options = parser.parse_args()
    if options.report:
        show(options)
        return
    before = _busy(), _ours(), time.monotonic()
    figures = CASES[options.case](options)
    others = (_busy() - before[0]) - (_ours() - before[1])
    share = 100 * others / (time.monotonic() - before[2]) / (os.cpu_count() or 1)
    emit(case=f"load {options.case}", **figures, others_percent=max(0.0, share))


def generator(options: argparse.Namespace) -> dict[str, Any]:
    """Run without a window and return how late the arrivals were, in milliseconds."""
    scenario = Scenario(
        seconds=WARM_UP + options.seconds,
        warm_up=WARM_UP,
        drain=60.0,
        arrivals=Arrivals(rate=options.rate),
        work=(Work(service=Service(kind="constant", mean=0.0)),),
    )
    found = LoadRun(scenario).run().summary()
    late = {
        f"late_{name}_ms": 1000 * (found.percentile("lateness", share) or 0.0)
        for name, share in (("p50", 0.5), ("p99", 0.99), ("max", 1.0))
    }
    return {
        **late,
        "arrivals_per_s": found.arrival_rate,
        "done_per_s": found.done_rate,
        "dropped": found.ended.dropped,
        "push_ms": 1000 * (found.push_seconds or 0.0),
        "engine_cpu_percent": 100 * found.cpu_share,
    }


def page(options: argparse.Namespace) -> dict[str, Any]:
    """Show a run on the window's page and return frames and lateness of the window."""
    folder = Path(tempfile.mkdtemp(prefix="kickboard-bench-"))
    report = folder / "report.json"
    command = [sys.executable, "-m", "tests.benchmarks.load_case", "page"]
    command += ["--seconds", str(options.seconds), "--rate", str(options.rate)]
    command += ["--report", str(report)]
    if not os.environ.get("DISPLAY"):
        command = ["xvfb-run", "-a", "-s", SCREEN, *command]
    environment = {**os.environ, "KICKBOARD_PROFILE": str(folder / "profile")}
    try:
        done = subprocess.run(
            command,
            check=False,
            timeout=options.seconds + PATIENCE,
            capture_output=True,
            text=True,
            env=environment,
        )
        if not report.exists():
            raise RuntimeError(f"exit {done.returncode}: {done.stderr[-2000:]}")
        told: dict[str, Any] = json.loads(report.read_text())
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return {
        "fps": told["fps"],
        **{f"late_{name}_ms": told["late_ms"][name] for name in ("p50", "p99", "max")},
        "cpu_percent": told["cpu_percent"],
        "done_per_s": told["done_per_s"],
    }


def show(options: argparse.Namespace) -> None:
    """Be the window: begin a run that outlasts the measurement, and leave the report."""
    from kickboard_desktop import desktop  # noqa: PLC0415 - the parent process needs no Qt
    from kickboard_desktop.models.teaching.load import LoadPlan  # noqa: PLC0415
    from kickboard_desktop.starting.arguments import Options  # noqa: PLC0415

    seconds = SETTLE + options.seconds
    plan = LoadPlan(mean_ms=0, kind="constant").shaped("constant", seconds + 20, options.rate)
    tests: list[Any] = []

    def on_ready(program: desktop.Desktop) -> None:
        program.opened.connect(begin)

    def begin(workspace: Any) -> None:
        workspace.window.show_page("load")
        page = workspace.window.current_page()
        tests.append(page._test)
        page.run(plan)

    store = f"sqlite:///{options.report.with_name('jobs.db')}"
    shown = Options(store=store, page="load", seconds=seconds, report=str(options.report))
    desktop.run(shown, on_ready)
    told = json.loads(options.report.read_text())
    told["done_per_s"] = tests[0].shown.heading.done_rate
    options.report.write_text(json.dumps(told))


CASES: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
    "generator": generator,
    "page": page,
}


def _busy() -> float:
    """Return the seconds that all processors of the machine have been busy; 0 where unknown."""
    try:
        fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    except OSError:
        return 0.0
    numbers = [int(field) for field in fields[:8]]
    return (sum(numbers) - numbers[3] - numbers[4]) / _TICKS


def _ours() -> float:
    """Return the processor seconds of this process and of its children that ended."""
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


if __name__ == "__main__":
    main()
