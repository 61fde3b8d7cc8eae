"""The load test's own job: it takes as long as it was told, and fails when it was told."""

from __future__ import annotations

from kickboard.clock import SystemClock
from kickboard.jobs.job import Job

#: Where the load's own jobs go unless a scenario says otherwise: nobody else's queue.
QUEUE = "load"
#: Turns of a loop between two looks at the time, while burning CPU: some ten microseconds.
_TURNS = 200


class LoadFailure(Exception):  # noqa: N818 - no mistake of anybody's: it was ordered
    """A job of a load test that was to fail did."""


class LoadJob(Job, queue=QUEUE, retry=False):
    """Take some time, then end as arranged."""

    group = "lab"

    def perform(self, seconds: float, fails: bool = False, busy: bool = False) -> None:
        """Work.

        Args:
            seconds: How long it takes.
            fails: Raise at the end.
            busy: Burn CPU for so long instead of waiting for something.
        """
        if busy:
            _burn(seconds)
        elif seconds > 0:
            self.sleep(seconds)
        if fails:
            raise LoadFailure("as the scenario says")


def _burn(seconds: float) -> None:
    """Keep the CPU busy until *seconds* of real time passed."""
    clock = SystemClock()
    end = clock.monotonic() + seconds
    while clock.monotonic() < end:
        sum(range(_TURNS))
