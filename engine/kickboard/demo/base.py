"""What the demo's jobs have in common: their group, the time, and a name for their files."""

from __future__ import annotations

import secrets

from kickboard.client import default_client
from kickboard.demo.folder import key_of
from kickboard.jobs.job import Job


class DemoJob(Job):
    """Base of the jobs that do real work; those that teach by failing say ``teaching``."""

    group = "demo"

    @property
    def key(self) -> str:
        """Name of what this job writes: equal for each run of it, so that two leave one file.

        Called outside an engine, as a plain object, the job has no jid: then it is random.
        """
        return key_of(self.jid or secrets.token_hex(12))

    def now(self) -> float:
        """Return the engine's time in epoch seconds."""
        return default_client().now()
