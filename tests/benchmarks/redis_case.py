"""What only a Redis is measured for: ``python -m tests.benchmarks.redis_case CASE``.

``processes``: jobs a second of several engine processes; ``pickup``, ``apart``, ``lateness``: as in
`latency_case`; ``idle``: the commands that an engine without work sends; ``window``: what a
window asks of a million retries.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks import latency_case, processes_case
from tests.benchmarks.measure import emit, percentile
from tests.stores.redis_server import RedisServer

from kickboard import Manager
from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard.stores.query import parse
from kickboard.stores.redis import RedisStore

#: Rows of a window's table, and times that each of its acts is measured.
ROWS, ROUNDS = 64, 15
#: Of so many retries one is of the class that the window looks for.
RARE = 1000
#: Members written a call, and jobs that a step of a window's search looks at.
CHUNK, LOOK = 5000, 4000
#: A retry: its class, and three times its number.
MEMBER = (
    '{"retry":true,"queue":"default","class":"%s","args":[%d,"user%d@example.com"],'
    '"jid":"%024x","created_at":1795485227.5,"enqueued_at":1795485227.5,'
    '"error_message":"read timed out after 30 s","error_class":"TimeoutError",'
    '"failed_at":1795485228.5,"retry_count":0}'
)


def main() -> None:
    """Measure one case and print its JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", choices=sorted(CASES))
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--threads", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=10.0)
    options = parser.parse_args()
    server = RedisServer()  # on a Unix socket, keeping nothing on disk
    try:
        figures = CASES[options.case](server, options)
    finally:
        server.stop()
    emit(engine="kickboard", case=options.case, store="redis", **figures)
    os._exit(0)


def processes(server: RedisServer, options: argparse.Namespace) -> dict[str, Any]:
    """Jobs that do nothing, by several processes."""
    options.store = "full"
    rate = processes_case.measure(server.url, options)
    return {"processes": options.processes, "jobs_per_s": rate}


def waiting(server: RedisServer, options: argparse.Namespace) -> dict[str, Any]:
    """How long a job waits for a free processor, by the case of `latency_case`."""
    store = RedisStore(server.url)
    figures = latency_case.CASES[options.case](store, options, Path())
    store.close()
    return figures


def idle(server: RedisServer, options: argparse.Namespace) -> dict[str, Any]:
    """Commands a second of an engine that has nothing to do, at most: scripts call some, too."""
    store = RedisStore(server.url)
    with Manager(options.threads, store=store):
        time.sleep(2)
        before, began = _calls(server), time.monotonic()
        time.sleep(options.seconds)
        after, took = _calls(server), time.monotonic() - began
    store.close()
    sent = {name: n - before.get(name, 0) for name, n in after.items() if n > before.get(name, 0)}
    top = sum(n for name, n in sent.items() if name in SENT)
    return {"commands_per_s": top / took, "sent": ", ".join(f"{k} {v}" for k, v in sent.items())}


#: What an engine sends itself; all else in the server's statistics is called by scripts.
SENT = ("evalsha", "eval", "blmove", "smembers", "hkeys", "hgetall", "mget", "ping", "exec")


def _calls(server: RedisServer) -> dict[str, int]:
    found = {}
    for line in server.call("INFO", "commandstats").splitlines():
        name, _, told = line.removeprefix("cmdstat_").partition(":calls=")
        if told and name not in ("info", "config|resetstat"):
            found[name] = int(told.partition(",")[0])
    return found


def window(server: RedisServer, options: argparse.Namespace) -> dict[str, Any]:
    """First page, a jump, and the first hits of a search by class, of many retries."""
    store = RedisStore(server.url)
    _fill(store, options.jobs)
    rng = random.Random(2)
    retries = View(state=JobState.RETRY)
    acts: dict[str, Callable[[], object]] = {
        "open": lambda: store.page(retries, 0, ROWS),
        "jump": lambda: store.page(retries, rng.randrange(options.jobs), ROWS),
        "first_hits": lambda: _search(store, "class:RareJob"),
        "first_hits_of_most": lambda: _search(store, "class:WebhookJob"),
        "snapshot": store.snapshot,
    }
    result = {}
    for name, act in acts.items():
        times = [_timed(act) for _ in range(ROUNDS)]
        result[f"{name}_first_ms"] = times[0] * 1e3
        result[f"{name}_p50_ms"] = percentile(times, 0.5) * 1e3
        result[f"{name}_max_ms"] = max(times) * 1e3
    store.close()
    return result


def _fill(store: RedisStore, jobs: int) -> None:
    for start in range(0, jobs, CHUNK):
        row: list[str] = []
        for i in range(start, min(start + CHUNK, jobs)):
            name = "RareJob" if i % RARE == RARE - 1 else "WebhookJob"
            row += (f"{1_795_000_000.5 + i}", MEMBER % (name, i, i, i))
        store._link.call("ZADD", "retry", *row)


def _search(store: RedisStore, query: str) -> int:
    """Look step by step, as a window does, until the first rows are there."""
    view = View(state=JobState.RETRY, query=parse(query))
    after = None
    while True:
        scanned = store.scan(view, after, LOOK, ROWS)
        if scanned.rows or scanned.after is None:
            return len(scanned.rows)
        after = scanned.after


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


CASES: dict[str, Callable[[RedisServer, argparse.Namespace], dict[str, Any]]] = {
    "processes": processes,
    "pickup": waiting,
    "apart": waiting,
    "lateness": waiting,
    "idle": idle,
    "window": window,
}

if __name__ == "__main__":
    main()
