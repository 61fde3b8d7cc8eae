"""Jobs that teach by failing: now and then, always, slowly, for ever, and with a bang."""

from __future__ import annotations

import os
import random
import signal
import threading

from kickboard.demo.base import DemoJob
from kickboard.demo.errors import AlwaysFailsError, FlakyError

#: Nothing sets it: whoever waits for it waits for ever.
NEVER = threading.Event()


class FlakyJob(DemoJob, queue="default"):
    """Fail now and then, as a network does.

    A failed run is tried again with Sidekiq's backoff: after 15 seconds and some, then
    later each time, 25 times in three weeks. Nearly every job gets through in the end.
    """

    group = "teaching"

    def perform(self, p: float = 0.5) -> None:
        """Toss a coin.

        Args:
            p: Probability of failing, 0 to 1.
        """
        toss = random.random()
        if toss < p:
            raise FlakyError(f"no luck this time: {toss:.2f} is below {p:.2f}")
        self.log.info("lucky: %.2f is not below %.2f", toss, p)


class FailingJob(DemoJob, queue="default", retry=1, backtrace=True):
    """Fail every time.

    One retry after 15 seconds and some, then it is dead. Its error has a cause, and the
    ``backtrace`` option keeps the trace with the job.
    """

    group = "teaching"

    def perform(self, message: str = "this job always fails") -> None:
        """Fail.

        Args:
            message: What the error says.
        """
        try:
            _divide(1, 0)
        except ZeroDivisionError as error:
            raise AlwaysFailsError(message) from error


class SlowJob(DemoJob, queue="low"):
    """Take its time, without using the processor: as a job that waits for someone else.

    It sleeps on the engine's clock, so that a faster clock makes it shorter.
    """

    group = "teaching"

    def perform(self, seconds: float = 5.0) -> None:
        """Wait.

        Args:
            seconds: How long.
        """
        self.sleep(max(0.0, seconds))
        self.log.info("waited %.1f s", seconds)


class HangingJob(DemoJob, queue="low", retry=0):
    """Hang for ever.

    It waits for an event that never comes, and does not look whether the engine wants to
    stop. Python cannot end a thread: the processor is lost until the engine stops, which
    then waits for the grace period, hands the job back and leaves it behind.
    """

    group = "teaching"

    def perform(self) -> None:
        """Wait for what never comes."""
        self.log.info("waiting for what never comes")
        NEVER.wait()


class KillerJob(DemoJob, queue="low", retry=0):
    """Kill the process it runs in, with a real SIGKILL.

    The engine goes down with all its jobs. The next one gives them back to their queues and
    notes which of them was running: one that has killed three engines is buried as poison.
    """

    group = "teaching"

    def perform(self) -> None:
        """Kill."""
        self.log.warning("killing process %d", os.getpid())
        # Windows has no SIGKILL; there any signal ends a process at once.
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def _divide(share: int, parts: int) -> float:
    return share / parts
