"""Jobs that push the demo's jobs: how a window that knows no job class starts the demo.

Each seeds its random numbers, and so the jids of what it pushes, with its own jid: one that
was killed in the middle and runs again pushes nothing twice.
"""

from __future__ import annotations

import random

from kickboard.client import default_client
from kickboard.demo import scenario
from kickboard.demo.base import DemoJob
from kickboard.inspection import bulk
from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, Store, View

_LEFT_BEHIND = (JobState.ENQUEUED, JobState.SCHEDULED, JobState.RETRY, JobState.DEAD)


class FirstMinuteJob(DemoJob, queue="critical", retry=0):
    """Push the demo's first minute: jobs at once, and a shop's traffic for two and a half.

    In between the webhook receiver goes down and comes up again, and one job fails for a
    reason that is gone when it is retried.
    """

    def perform(self) -> None:
        """Push it; what an earlier run left in the demo's own store is cleared first."""
        store = default_client().store
        if store.url.endswith("/demo.db"):  # the window's; never somebody's own jobs
            _clear(store)
        pushed = scenario.first_minute(default_client(), random.Random(self.key))
        self.log.info("pushed %d jobs", len(pushed))


def _clear(store: Store) -> None:
    """Really delete all jobs that do not run: a jid in the trash could not be pushed again."""
    for state in _LEFT_BEHIND:
        bulk.delete(store, Selection(view=View(state=state)))
    trash = Selection(view=View(state=JobState.TRASH))
    while store.purge(trash):
        pass


class DemoMixJob(DemoJob, queue="critical", retry=0):
    """Push some demo jobs, drawn at random over all classes."""

    def perform(self, count: int = 100) -> None:
        """Push them.

        Args:
            count: How many, 1 to 100,000.
        """
        if not 1 <= count <= 100_000:
            raise ValueError(f"count must be 1 to 100,000, not {count}")
        scenario.enqueue_mix(default_client(), count, random.Random(self.key))
        self.log.info("pushed %d jobs", count)


class DemoFolderJob(DemoJob, queue="critical", retry=0):
    """Push a checksum for each file of a folder, and a thumbnail for each picture in it.

    The folder is only read. Results go below ``demo/`` in the profile.
    """

    def perform(self, folder: str = "") -> None:
        """Push them.

        Args:
            folder: Full path; empty for the shipped samples.
        """
        pushed = scenario.enqueue_folder(default_client(), folder, random.Random(self.key))
        self.log.info("pushed %d jobs for the files of %s", len(pushed), folder or "the samples")
