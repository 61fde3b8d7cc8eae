"""APScheduler 3, its jobs all due at once: ``python -m tests.benchmarks.peers.apscheduler_case``.

It has no queue: what is measured is how soon its thread pool has started all of them, from a
moment on that has passed when the scheduler begins to look.
"""

from __future__ import annotations

import datetime

from tests.benchmarks.peers.setting import PATIENCE, Run, arguments, leave, module


def main() -> None:
    """Measure and print a JSON line."""
    options = arguments(("noop",), ("memory",))
    run = Run("apscheduler", options)
    pool = module("apscheduler.executors.pool").ThreadPoolExecutor(options.threads)
    scheduler = module("apscheduler.schedulers.background").BackgroundScheduler(
        executors={"default": pool},
        job_defaults={"misfire_grace_time": None},
        timezone=datetime.UTC,
    )
    due = datetime.datetime.now(datetime.UTC)
    scheduler.start(paused=True)
    run.queue(lambda _: scheduler.add_job(run.meter.hit, "date", run_date=due))
    run.begin()
    scheduler.resume()
    run.meter.done.wait(PATIENCE)
    run.end()
    leave()


if __name__ == "__main__":
    main()
