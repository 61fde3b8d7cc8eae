"""What was seen in the lists lately: classes, queues and errors, to offer while typing."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from kickboard.stores.base import JobRow

#: Values remembered of each kind.
MOST = 200


class Seen:
    """Values by the field of the query language they belong to, newest first."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, None]] = {}

    def note(self, field: str, values: Iterable[str]) -> None:
        """Remember values of *field*; of very many, the last."""
        kept = self._values.setdefault(field, {})
        for value in deque(values, maxlen=MOST):
            if value:
                kept.pop(value, None)
                kept[value] = None
        while len(kept) > MOST:
            del kept[next(iter(kept))]

    def note_jobs(self, jobs: Iterable[JobRow]) -> None:
        """Remember what *jobs* are and why they failed."""
        jobs = tuple(jobs)
        self.note("class", {job.job_class for job in jobs})
        self.note("queue", {job.queue for job in jobs})
        errors = {job.error_class for job in jobs if job.error_class}
        self.note("error", errors)
        self.note("error_class", errors)

    def of(self, field: str) -> list[str]:
        """Return the values of *field*, by the alphabet."""
        return sorted(self._values.get(field, ()), key=str.casefold)

    def live(self) -> Mapping[str, Sequence[str]]:
        """Return all of them, newest first, as `kickboard.stores.query.suggestions` wants."""
        return {field: list(values)[::-1] for field, values in self._values.items()}
