"""What else is known of a job, in pairs of words."""

from __future__ import annotations

import pytest

from kickboard.payload import wire
from kickboard.payload.record import JobRecord, JobState
from kickboard_desktop.models.job import detail

S = JobState


def record(state: JobState, retry: str, retry_count: int | None) -> JobRecord:
    payload = f'{{"class":"A","args":[],"jid":"1","queue":"q","retry":{retry}}}'.encode()
    return wire.record(payload, state=state, at=0.0, retry_count=retry_count)


@pytest.mark.parametrize(
    ("state", "retry", "retry_count", "said"),
    [
        (S.ENQUEUED, "3", None, "0/3"),
        (S.RETRY, "3", 0, "1/3"),
        (S.COMPLETED, "3", None, "1 of at most 4"),
        (S.COMPLETED, "3", 0, "2 of at most 4"),
        (S.COMPLETED, "true", 24, "26 of at most 26"),
        (S.COMPLETED, "1", None, "1 of at most 2"),
        (S.DISCARDED, "3", 2, "4 of at most 4"),
        (S.COMPLETED, "false", None, "1"),
        (S.COMPLETED, "2", 7, "9"),  # it had more retries once
    ],
)
def test_a_job_that_is_over_says_the_attempt_that_it_made(
    state: JobState, retry: str, retry_count: int | None, said: str, qapp: object
) -> None:
    facts = dict(detail.facts(record(state, retry, retry_count)))

    assert facts["Attempt"] == said
