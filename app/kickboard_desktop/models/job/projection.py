"""What lies before a job that keeps failing: its tries to come, and when it would be dead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kickboard.jobs.backoff import Formula
from kickboard.payload.record import JobRecord
from kickboard.stores.base import JobDetail
from kickboard_desktop.format import DEFAULT_RETRIES
from kickboard_desktop.models.teaching.backoff import Wait

#: Tries to come that are reckoned, where only a time ends them (``retry_for``).
MOST_TRIES = 500


@dataclass(frozen=True, slots=True)
class Planned:
    """A try to come: retry *number* (1 is the first), *wait* seconds after a failure, at *at*.

    Both are the formula's mean.
    """

    number: int
    wait: float
    at: float


@dataclass(frozen=True, slots=True)
class Projection:
    """What is to come after the next try, if that and all others fail at once.

    Attributes:
        tries: Those after the next one.
        dies: Epoch seconds in the mean; *earliest* and *latest* by the formula's band.
    """

    tries: tuple[Planned, ...]
    dies: float
    earliest: float
    latest: float


def retries_of(record: JobRecord) -> int:
    """Return how many retries a job gets in all, as far as its payload says."""
    return DEFAULT_RETRIES if record.retry is True or record.retry is None else int(record.retry)


def project(record: JobRecord, formula: Formula) -> Projection:
    """Return what is to come of a job that waits for its next try."""
    made = 0 if record.retry_count is None else record.retry_count + 1
    tries = tuple(_tries(record, formula, made))
    bands = [formula.band(planned.number - 1) for planned in tries]
    dies = tries[-1].at if tries else record.at
    return Projection(
        tries,
        dies,
        record.at + sum(low for low, _ in bands),
        record.at + sum(high for _, high in bands),
    )


def _tries(record: JobRecord, formula: Formula, made: int) -> Iterator[Planned]:
    """Yield the tries after the next one; *made* is the count that its failure would have."""
    given = record.extra.get("retry_for")
    window = float(given) if type(given) in (int, float) and given else 0.0
    first = record.failed_at if record.failed_at is not None else record.at
    at = record.at
    for count in range(made, made + MOST_TRIES):
        if at - first > window if window > 0 else count >= retries_of(record):
            return
        wait = formula.mean(count)
        at += wait
        yield Planned(count + 1, wait, at)


def waits_of(detail: JobDetail) -> list[Wait]:
    """Return the delays that were planned between a job's attempts, the present one included.

    What an older version wrote has no planned delay, and is left out. A try that a person
    brought forward came before its time: its lateness is below 0.
    """
    found = []
    for at, attempt in enumerate(detail.attempts):
        if attempt.retry_in is None:
            continue
        ended = attempt.started + attempt.run
        following = detail.attempts[at + 1] if at + 1 < len(detail.attempts) else None
        late = None if following is None else following.started - ended - attempt.retry_in
        number = 1 if attempt.retry_count is None else attempt.retry_count + 2
        found.append(Wait(number, attempt.retry_in, ended, late))
    return found
