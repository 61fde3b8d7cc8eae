"""What `Manager.stats` answers: one moment of the engine and its store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerStats:
    """Numbers of one moment.

    Attributes:
        queues: Names of the queues this manager works on, in order.
        processors: Number of processors.
        queue_sizes: Waiting jobs by queue.
        processed: Jobs settled, failures included, since the store exists.
        failed: Attempts that raised.
    """

    queues: tuple[str, ...]
    processors: int
    queue_sizes: Mapping[str, int]
    scheduled: int
    retries: int
    dead: int
    processed: int
    failed: int

    @property
    def success_rate(self) -> float:
        """(processed − failed) / processed, 0.0 to 1.0; 0.0 before the first job."""
        if not self.processed:
            return 0.0
        return (self.processed - self.failed) / self.processed

    def as_dict(self) -> dict[str, Any]:
        """Return the numbers in the nested shape of the seed; success_rate in per cent."""
        return {
            "queues": list(self.queues),
            "processors": self.processors,
            "queue_sizes": dict(self.queue_sizes),
            "scheduled": self.scheduled,
            "retries": self.retries,
            "dead": self.dead,
            "statistics": {
                "processed": self.processed,
                "failed": self.failed,
                "success_rate": round(100 * self.success_rate, 2),
            },
        }
