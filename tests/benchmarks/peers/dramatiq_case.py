"""Dramatiq, its defaults kept: ``python -m tests.benchmarks.peers.dramatiq_case noop``.

The worker runs in this process, as its command line would run it in one of several. Failed
jobs are to be tried again an hour later, which is written as it happens.
"""

from __future__ import annotations

from typing import Any

from tests.benchmarks.peers.setting import PATIENCE, Run, arguments, leave, module, redis_url

HOUR_MS = 3_600_000


def main() -> None:
    """Measure one case and print its JSON line."""
    options = arguments(("noop", "fail"), ("memory", "redis"))
    run = Run("dramatiq", options)
    with redis_url(options.store) as url:
        measure(run, url)
    leave()


def measure(run: Run, url: str) -> None:
    """Queue the jobs, start the worker, wait for the last."""
    dramatiq = module("dramatiq")
    broker = open_broker(url)
    dramatiq.set_broker(broker)
    meter, failing = run.meter, run.options.case == "fail"

    def body(_number: int) -> None:
        meter.hit()
        if failing:
            raise ValueError("made to fail")

    later = {"max_retries": 3, "min_backoff": HOUR_MS, "max_backoff": 2 * HOUR_MS}
    actor = dramatiq.actor(body, **(later if failing else {}))
    run.queue(actor.send)
    run.begin()
    dramatiq.Worker(broker, worker_threads=run.options.threads).start()
    meter.done.wait(PATIENCE)
    run.end()


def open_broker(url: str) -> Any:
    """Return the broker of a Redis, or the one in memory."""
    if url:
        return module("dramatiq.brokers.redis").RedisBroker(url=url)
    return module("dramatiq.brokers.stub").StubBroker()


if __name__ == "__main__":
    main()
