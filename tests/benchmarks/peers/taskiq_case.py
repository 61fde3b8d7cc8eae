"""Taskiq, its defaults kept: ``python -m tests.benchmarks.peers.taskiq_case noop --store redis``.

Its tasks are coroutines, or plain functions in a pool of threads (``--store threads``). Its
broker in memory runs a task as it is pushed: there the rate is from the first push to the
last start. On Redis the jobs are queued first.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from tests.benchmarks.peers.setting import PATIENCE, Run, arguments, leave, module, redis_url

#: Seconds between two looks at whether all are done.
LOOK = 0.01


def main() -> None:
    """Measure one case and print its JSON line."""
    options = arguments(("noop",), ("memory", "threads", "redis"))
    run = Run("taskiq", options)
    with redis_url(options.store) as url:
        asyncio.run(measure(run, url))
    leave()


async def measure(run: Run, url: str) -> None:
    """Queue the jobs and wait for the last; on Redis a receiver is started in between."""
    n, threads = run.options.jobs, run.options.threads
    broker = open_broker(url, threads)
    task = broker.task(task_name="job")(body(run))
    await broker.startup()
    if not url:
        run.begin()
    begun = time.perf_counter()
    for number in range(n):
        await task.kiq(number)
    run.queued(time.perf_counter() - begun)
    if url:
        run.begin()
        receive = module("taskiq.api").run_receiver_task
        options = {"max_async_tasks": threads, "max_prefetch": threads}
        receiver = asyncio.create_task(receive(broker, sync_workers=threads, **options))
        await finished(run)
        receiver.cancel()
    else:
        await finished(run)
    run.end()


def open_broker(url: str, threads: int) -> Any:
    """Return the broker of a list in Redis, or the one in memory."""
    if url:
        return module("taskiq_redis").ListQueueBroker(url=url)
    kind = module("taskiq").InMemoryBroker
    return kind(sync_tasks_pool_size=threads, max_async_tasks=threads)


def body(run: Run) -> Any:
    """Return the task's function: a coroutine's, or a thread's."""
    meter = run.meter

    async def job(_number: int) -> None:
        meter.hit()

    def plain_job(_number: int) -> None:
        meter.hit()

    return plain_job if run.options.store == "threads" else job


async def finished(run: Run) -> None:
    """Wait until all jobs have started."""
    ends = time.perf_counter() + PATIENCE
    while not run.meter.done.is_set() and time.perf_counter() < ends:
        await asyncio.sleep(LOOK)


if __name__ == "__main__":
    main()
