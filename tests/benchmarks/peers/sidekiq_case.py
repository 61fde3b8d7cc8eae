"""The real Ruby Sidekiq, its defaults kept: ``python -m tests.benchmarks.peers.sidekiq_case``.

On a Redis of its own as our cases are: on a Unix socket, keeping nothing on disk.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.benchmarks.measure import emit
from tests.stores.redis_server import RedisServer

SCRIPT = Path(__file__).with_suffix(".rb")
PATIENCE = 200.0
CASES = ("noop", "io", "fail", "due", "enqueue", "pickup", "lateness", "idle", "processes")


def main() -> None:
    """Measure one case and print its JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", choices=CASES)
    parser.add_argument("--threads", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=50_000)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    server = RedisServer()
    try:
        if options.case == "processes":
            emit(**processes(server, options))
        else:
            emit(**_tell(_start(server, options.case, options)))
    finally:
        server.stop()


def processes(server: RedisServer, options: argparse.Namespace) -> dict[str, Any]:
    """Several processes on one queue: jobs a second from the first start of all to the last."""
    _tell(_start(server, "fill", options))
    workers = [_start(server, "work", options) for _ in range(options.processes)]
    told = [_tell(worker, "\n") for worker in workers] if len(workers) == 1 else _together(workers)
    worked = [one for one in told if one["count"]]
    seconds = max(one["last"] for one in worked) - min(one["first"] for one in worked)
    count = sum(one["count"] for one in worked)
    return {
        "engine": told[0]["engine"],
        "case": "processes",
        "processes": options.processes,
        "jobs_per_s": count / seconds,
    }


def _together(workers: list[subprocess.Popen[str]]) -> list[dict[str, Any]]:
    for worker in workers:
        assert worker.stdin
        worker.stdin.write("\n")
        worker.stdin.flush()
    return [_tell(worker) for worker in workers]


def _start(server: RedisServer, case: str, options: argparse.Namespace) -> subprocess.Popen[str]:
    command = ["ruby", "-W0", str(SCRIPT), case, str(options.threads), str(options.jobs)]
    environment = {**os.environ, "REDIS_URL": f"unix://{server.socket}", "LANG": "C.UTF-8"}
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )


def _tell(process: subprocess.Popen[str], begin: str | None = None) -> dict[str, Any]:
    out, _ = process.communicate(begin, timeout=PATIENCE)
    figures: dict[str, Any] = json.loads(out.splitlines()[-1])
    return figures


if __name__ == "__main__":
    main()
