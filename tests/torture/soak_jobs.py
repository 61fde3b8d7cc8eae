"""The soak's own jobs: quick, flaky, doomed, slow. Each notes in a ledger that it is done.

The ledger's folder is in the environment. A line is one `write`, which outlives a SIGKILL
of the writer; it stands before the acknowledgement, so that a job whose process dies in
between is there twice.
"""

from __future__ import annotations

import functools
import os
import random
import secrets
import time
from pathlib import Path

from tests.torture.victim import Ledger

from kickboard import Job
from kickboard.jobs.job import RetryAfter

FOLDER = "KICKBOARD_SOAK_FOLDER"
QUEUES = ("default", "mailers", "low")


@functools.cache
def _ledger() -> Ledger:
    folder = Path(os.environ[FOLDER])
    return Ledger(folder / f"jobs.done.{os.getpid()}-{secrets.token_hex(4)}")


class QuickJob(Job):
    """Write a line, as most jobs do little."""

    def perform(self, text: str) -> None:
        """Print *text* now and then, so that the log has something to show."""
        if text.endswith("0"):
            print(f"quick {text}")  # noqa: T201 - as jobs do
        _ledger().write(self.jid)


class BumpyJob(Job, queue="mailers", retry=20):
    """Fail in nearly every other run, and come back soon."""

    def perform(self, text: str) -> None:
        """Toss a coin."""
        if random.random() < 0.45:
            raise ConnectionResetError(f"the other side hung up on {text}")
        _ledger().write(self.jid)


@BumpyJob.retry_in
def _soon(count: int, error: BaseException) -> RetryAfter:
    return RetryAfter(1.0)


class DoomedJob(Job, retry=1):
    """Fail twice and be dead: what a bulk action then retries or deletes."""

    def perform(self, text: str) -> None:
        """Fail."""
        raise ValueError(f"nobody knows what to do with {text}")


@DoomedJob.retry_in
def _once_more(count: int, error: BaseException) -> RetryAfter:
    return RetryAfter(2.0)


class LongJob(Job, queue="low"):
    """Take its time, so that each kill hits something in the middle."""

    def perform(self, seconds: float) -> None:
        """Wait *seconds*."""
        time.sleep(seconds)
        _ledger().write(self.jid)
