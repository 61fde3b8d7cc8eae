"""Runs benchmarks and prints one JSON document: ``python3 dev.py bench [NAME …] [--rounds N]``.

Every measurement is a process of its own. Rounds are interleaved, every case once and then
again, so that a slow minute of the machine hits all of them; what is printed is the median
with the least and the most.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from devtools.environment import PEERS_PYTHON  # noqa: E402 - this file is run as a script
from tests.benchmarks.measure import machine  # noqa: E402

OURS = "tests.benchmarks.engine_case"
HUEY = "tests.benchmarks.peers.huey_case"
SIDEKIQ = "tests.benchmarks.peers.sidekiq_case"
REDIS = "tests.benchmarks.redis_case"
PAGES = "tests.benchmarks.pages_case"
WINDOW = "tests.benchmarks.window_case"
TABLE = "tests.benchmarks.table_case"
SEARCH = "tests.benchmarks.search_case"
CLONE = "tests.benchmarks.clone_case"
LOAD = "tests.benchmarks.load_case"
WAIT = "tests.benchmarks.latency_case"
COST = "tests.benchmarks.cost_case"
LIMITS = "tests.benchmarks.limits_case"
CROWD = "tests.benchmarks.crowd_case"
SHARES = "tests.benchmarks.shares_case"
PROCESSES = "tests.benchmarks.processes_case"
#: Figures of a measurement that are summed up over the rounds.
LONGEST = 400


@dataclass(frozen=True)
class Case:
    """One measurement: a module and its arguments, under a name in a group.

    Attributes:
        python: The interpreter that has what the module needs.
    """

    group: str
    name: str
    module: str
    arguments: tuple[str, ...]
    python: str = sys.executable

    def run(self) -> dict[str, Any]:
        """Measure once in a fresh process and return its JSON line."""
        command = [self.python, "-m", self.module, *self.arguments]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST, check=False
        )
        lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
        if not lines:
            return {"error": done.stderr[-2000:] or f"exit {done.returncode}"}
        figures: dict[str, Any] = json.loads(lines[-1])
        return figures


def _engine(group: str, name: str, arguments: str) -> Case:
    return Case(group, name, OURS, tuple(arguments.split()))


def _huey(group: str, name: str, arguments: str) -> Case:
    return Case(group, name, HUEY, tuple(arguments.split()))


def _peer(group: str, name: str, module: str, arguments: str) -> Case:
    place = f"tests.benchmarks.peers.{module}_case"
    return Case(group, name, place, tuple(arguments.split()), str(PEERS_PYTHON))


def _wait(name: str, arguments: str) -> Case:
    return Case("wait", name, WAIT, tuple(arguments.split()))


def _redis(name: str, arguments: str) -> Case:
    return Case("redis", name, REDIS, tuple(arguments.split()))


def _sidekiq(name: str, arguments: str) -> Case:
    return Case("redis", f"sidekiq, {name}", SIDEKIQ, tuple(arguments.split()))


#: One process of 10 threads, a Redis on the same machine that keeps nothing on disk, and the
#: real Sidekiq in the same round.
BESIDE_SIDEKIQ = (
    _engine("redis", "no-op", "noop --store redis --jobs 300000"),
    _sidekiq("no-op", "noop --jobs 50000"),
    _huey("redis", "huey, no-op", "noop --store redis --jobs 20000"),
    _redis("two processes", "processes --processes 2 --jobs 300000"),
    _redis("one process", "processes --processes 1 --jobs 300000"),
    _sidekiq("two processes", "processes --processes 2 --jobs 50000"),
    _engine("redis", "failing, retry written", "fail --store redis --jobs 50000"),
    _sidekiq("failing, retry written", "fail --jobs 10000"),
    _huey("redis", "huey, failing, retry written", "fail --store redis --jobs 5000"),
    _engine("redis", "100,000 due at once", "due --store redis --jobs 100000"),
    _sidekiq("20,000 due at once", "due --jobs 20000"),
    _redis("late for the time asked", "lateness"),
    _sidekiq("late for the time asked", "lateness --jobs 200"),
    _redis("idle engine, push to start", "pickup"),
    _redis("the same, pushed by another process", "apart"),
    _sidekiq("idle, push to start", "pickup --jobs 300"),
    _engine("redis", "bulk, 1,000 a call", "enqueue --store redis --bulk 1000 --jobs 200000"),
    _engine("redis", "one push after the other", "enqueue --store redis --jobs 50000"),
    _sidekiq("one push after the other", "enqueue --jobs 20000"),
    _engine("redis", "1 ms sleeps, 50 threads", "io --store redis --threads 50 --jobs 200000"),
    _sidekiq("1 ms sleeps, 50 threads", "io --threads 50 --jobs 50000"),
    _redis("commands of an idle engine", "idle"),
    _sidekiq("commands when idle", "idle"),
    _redis("1,000,000 retries, the store", "window --jobs 1000000"),
)

#: Bytes of an argument whose payload is just below the limit of 1 MB.
LARGEST = 999_500
#: What is drawn as curves by `growth`: (along what, on which store, at which value).
GROWTH = (
    *(
        _engine("grow", f"threads, {store}, {n}", f"noop --store {store} --threads {n}")
        for store in ("memory", "full")
        for n in (1, 2, 5, 10, 25, 50)
    ),
    *(Case("grow", f"processes, full, {n}", PROCESSES, ("--processes", str(n))) for n in (1, 2, 4)),
    *(
        _engine(
            "grow",
            f"payload, {store}, {size}",
            f"noop --store {store} --payload {min(size, LARGEST)} --jobs {jobs}",
        )
        for store in ("memory", "full")
        for size, jobs in ((100, 100_000), (10_000, 20_000), (1_000_000, 500))
    ),
    *(
        _engine("grow", f"queues, {store}, {n}", f"noop --store {store} --queues {n}")
        for store in ("memory", "full")
        for n in (1, 10, 1_000, 10_000)
    ),
)


CASES = (
    _engine("noop", "kickboard memory, 10 threads", "noop --jobs 300000"),
    _engine("noop", "kickboard memory, 10 threads, told to a window", "noop --told --jobs 300000"),
    *(
        _huey("noop", f"huey memory, {n} threads", f"noop --threads {n} --jobs 50000")
        for n in (1, 2, 5, 10)
    ),
    _engine("noop", "kickboard sqlite full, 10 threads", "noop --store full --jobs 300000"),
    _engine("noop", "kickboard sqlite normal, 10 threads", "noop --store normal --jobs 300000"),
    _engine("noop", "kickboard redis, 10 threads", "noop --store redis --jobs 300000"),
    _huey("noop", "huey sqlite full, 10 threads", "noop --store full --jobs 10000"),
    _huey("noop", "huey sqlite no sync, 10 threads", "noop --store normal --jobs 20000"),
    _engine("backlog", "kickboard memory, 10,000 wait", "noop --waiting 10000 --jobs 100000"),
    _engine("backlog", "kickboard memory, 1,000,000 wait", "noop --waiting 1000000 --jobs 100000"),
    _engine(
        "backlog",
        "kickboard sqlite full, 10,000 wait",
        "noop --store full --waiting 10000 --jobs 100000",
    ),
    _engine(
        "backlog",
        "kickboard sqlite full, 1,000,000 wait",
        "noop --store full --waiting 1000000 --jobs 100000",
    ),
    _engine("enqueue", "kickboard memory", "enqueue --jobs 50000"),
    _engine("enqueue", "kickboard sqlite full", "enqueue --store full --jobs 5000"),
    _engine("enqueue", "kickboard sqlite normal", "enqueue --store normal --jobs 50000"),
    _engine(
        "enqueue",
        "kickboard sqlite full, 16 threads",
        "enqueue --store full --pushers 16 --jobs 48000",
    ),
    _engine(
        "enqueue",
        "kickboard sqlite full, 1,000 a call",
        "enqueue --store full --bulk 1000 --jobs 200000",
    ),
    _engine("enqueue", "kickboard redis", "enqueue --store redis --jobs 50000"),
    _engine(
        "enqueue",
        "kickboard redis, 1,000 a call",
        "enqueue --store redis --bulk 1000 --jobs 200000",
    ),
    _engine("fail", "kickboard memory", "fail --jobs 50000"),
    _engine("fail", "kickboard sqlite full", "fail --store full --jobs 50000"),
    _engine("fail", "kickboard redis", "fail --store redis --jobs 50000"),
    _huey("fail", "huey sqlite full", "fail --store full --jobs 5000"),
    _engine("due", "kickboard memory", "due --jobs 100000"),
    _engine("due", "kickboard sqlite full", "due --store full --jobs 100000"),
    _engine("due", "kickboard redis", "due --store redis --jobs 100000"),
    _wait("late for the time asked, memory", "lateness"),
    _wait("late for the time asked, sqlite full", "lateness --store full"),
    _wait("idle engine, push to start, memory", "pickup"),
    _wait("idle engine, push to start, sqlite full", "pickup --store full"),
    _wait("the same, pushed by another process", "apart --store normal"),
    _wait("worker process, start to first job", "boot --store full --jobs 7"),
    _engine("io", "1 ms sleeps, memory, 10 threads", "io --jobs 50000"),
    _engine("io", "1 ms sleeps, memory, 50 threads", "io --threads 50 --jobs 200000"),
    _engine(
        "io", "1 ms sleeps, sqlite full, 50 threads", "io --store full --threads 50 --jobs 200000"
    ),
    _engine("io", "1 ms sleeps, redis, 50 threads", "io --store redis --threads 50 --jobs 200000"),
    Case("cost", "a waiting job, memory", COST, ("bytes",)),
    Case("cost", "an idle engine, sqlite full", COST, ("engine", "--store", "full")),
    Case("limits", "one push, sqlite normal, by its parts", LIMITS, ("push",)),
    Case("limits", "what the disk takes to keep four pages", LIMITS, ("sync",)),
    Case("limits", "a pick-up, sqlite full, by its legs", LIMITS, ("pickup",)),
    Case("limits", "50 bare threads that compute and sleep 1 ms", LIMITS, ("sleeps",)),
    _engine(
        "limits",
        "1 ms sleeps, memory, 50 threads, on one core",
        "io --one-core --threads 50 --jobs 200000",
    ),
    Case("limits", "200 threads that sleep 1 ms", CROWD, ()),
    Case("limits", "the same on one core", CROWD, ("--one-core",)),
    Case("limits", "redis, two processes on two cores", SHARES, ()),
    *GROWTH,
    *BESIDE_SIDEKIQ,
    Case("pages", "1,000,000 dead jobs, the store", PAGES, ("--jobs", "1000000")),
    Case("pages", "1,000,000 dead jobs, the window", TABLE, ("--jobs", "1000000")),
    Case("pages", "1,000,000 dead jobs, a rare text", SEARCH, ("--jobs", "1000000")),
    Case("window", "first paint, charts, first job", WINDOW, ("start",)),
    Case("window", "engine flat out for 20 s", WINDOW, ("load", "--seconds", "20")),
    Case("window", "engine in the window's process, 20 s", WINDOW, ("in_process",)),
    Case("window", "idle for 20 s", WINDOW, ("idle", "--seconds", "20")),
    Case("start", "fresh clone to the first paint", CLONE, ()),
    Case("load", "generator, 20,000 arrivals a second", LOAD, ("generator",)),
    Case("load", "the page at that rate", LOAD, ("page",)),
)


#: Other engines, with ``--peers``, in an environment of their own.
PEERS = (
    _peer("noop", "dramatiq memory, 10 threads", "dramatiq", "noop --jobs 30000"),
    _peer("noop", "dramatiq redis, 10 threads", "dramatiq", "noop --store redis --jobs 20000"),
    _peer("noop", "taskiq memory, 10 coroutines", "taskiq", "noop --jobs 20000"),
    _peer("noop", "taskiq memory, 10 threads", "taskiq", "noop --store threads --jobs 10000"),
    _peer("noop", "taskiq redis, 10 coroutines", "taskiq", "noop --store redis --jobs 10000"),
    _peer("noop", "apscheduler memory, 10 threads", "apscheduler", "noop --jobs 10000"),
    _peer("fail", "dramatiq redis", "dramatiq", "fail --store redis --jobs 5000"),
)


def arguments() -> argparse.Namespace:
    """Return what to run."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    groups = sorted({case.group for case in CASES})
    parser.add_argument("--peers", action="store_true", help="measure more engines of others, too")
    parser.add_argument("groups", nargs="*", choices=[*groups, []], help="default: all")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, help="write the document here too")
    return parser.parse_args()


def chosen(options: argparse.Namespace) -> list[Case]:
    """Return the cases that were asked for."""
    every = (*CASES, *PEERS) if options.peers else CASES
    return [case for case in every if not options.groups or case.group in options.groups]


def summary(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return median, least and most of every figure; errors as they are."""
    errors = [run["error"] for run in runs if "error" in run]
    good = [run for run in runs if "error" not in run]
    result: dict[str, Any] = {"runs": len(good)}
    if errors:
        result["errors"] = errors
    for key in good[0] if good else ():
        values = [run[key] for run in good]
        if all(isinstance(value, int | float) for value in values):
            result[key] = {
                "median": statistics.median(values),
                "min": min(values),
                "max": max(values),
            }
        else:
            result[key] = values[0]
    return result


def main() -> None:
    """Run what was asked for, tell how it goes on standard error, print the document."""
    options = arguments()
    cases = chosen(options)
    runs: dict[Case, list[dict[str, Any]]] = {case: [] for case in cases}
    for number in range(options.rounds):
        for case in cases:
            print(f"round {number + 1}: {case.group}: {case.name}", file=sys.stderr, flush=True)
            runs[case].append(case.run())
    document = {
        "machine": machine(),
        "rounds": options.rounds,
        "results": [
            {"group": case.group, "name": case.name, **summary(done)} for case, done in runs.items()
        ],
    }
    text = json.dumps(document, indent=1)
    print(text)
    if options.out:
        options.out.write_text(text + "\n")


if __name__ == "__main__":
    main()
