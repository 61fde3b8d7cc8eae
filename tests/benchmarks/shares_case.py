"""How far a second engine process can help where the server shares the cores with both.

``python -m tests.benchmarks.shares_case``: what a job without work costs the server and the
engines in processor time, and how many times one process two could do with two cores full of that.
"""

from __future__ import annotations

import argparse
import os
import resource

from tests.benchmarks import processes_case
from tests.benchmarks.engine_case import fill
from tests.benchmarks.measure import emit
from tests.stores.redis_server import RedisServer

from kickboard.client import Client
from kickboard.stores.redis import RedisStore

CORES = 2
#: Jobs of a run that is measured, and of one that tells what starting costs.
JOBS, FEW = 200_000, 2_000


def main() -> None:
    """Measure and print the JSON line."""
    one_rate, _, _ = shares(1)
    two_rate, server, engines = shares(2)
    emit(
        case="shares",
        server_us=server * 1e6,
        engines_us=engines * 1e6,
        most_ratio=CORES / (server + engines) / one_rate,
        ratio=two_rate / one_rate,
    )
    os._exit(0)


def shares(processes: int) -> tuple[float, float, float]:
    """Return jobs a second, and the seconds that one costs the server and the engines."""
    _, few_server, few_engines = _run(processes, FEW)
    rate, server, engines = _run(processes, JOBS)
    more = JOBS - FEW
    return rate, (server - few_server) / more, (engines - few_engines) / more


def _run(processes: int, jobs: int) -> tuple[float, float, float]:
    server = RedisServer()
    try:
        store = RedisStore(server.url)
        fill(Client(store), processes_case.Noop, jobs)
        store.close()
        options = argparse.Namespace(processes=processes, threads=10, jobs=jobs, store="full")
        before = _server_seconds(server), _children_seconds()
        rate = processes_case.drain(server.url, options)
        spent = _server_seconds(server), _children_seconds()
    finally:
        server.stop()
    return rate, spent[0] - before[0], spent[1] - before[1]


def _server_seconds(server: RedisServer) -> float:
    lines = server.call("INFO", "cpu").splitlines()
    told = dict(line.split(":", 1) for line in lines if ":" in line)
    return float(told["used_cpu_user"]) + float(told["used_cpu_sys"])


def _children_seconds() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    main()
