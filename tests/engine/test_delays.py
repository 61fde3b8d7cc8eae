"""Seconds before a retry: Sidekiq's table, count by count."""

import random

import pytest

from kickboard.jobs import backoff

#: Failure by failure: base delay and longest delay, from the specification's table.
TABLE = [
    *((15, 24), (16, 35), (31, 60), (96, 135), (271, 320), (640, 699), (1311, 1380)),
    *((2416, 2495), (4111, 4200), (6576, 6675), (10015, 10124), (14656, 14775)),
    *((20751, 20880), (28576, 28715), (38431, 38580), (50640, 50799), (65551, 65720)),
    *((83536, 83715), (104991, 105180), (130336, 130535), (160015, 160224)),
    *((194496, 194715), (234271, 234500), (279856, 280095), (331791, 332040)),
]


@pytest.mark.parametrize(("count", "band"), list(enumerate(TABLE)))
def test_delays_are_sidekiqs(count: int, band: tuple[int, int]) -> None:
    rng = random.Random(count)
    drawn = {backoff.delay(count, rng) for _ in range(60 * (count + 1))}

    assert backoff.base_delay(count) == band[0]
    assert backoff.band(count) == band
    assert band[0] <= min(drawn)
    assert max(drawn) <= band[1]
    assert len(drawn) > 5 * (count + 1)
    if count == 0:
        assert drawn == set(range(15, 25))


def test_all_delays_together_are_three_weeks() -> None:
    assert sum(low for low, _ in map(backoff.band, range(25))) == 1_763_395
    assert sum(high for _, high in map(backoff.band, range(25))) == 1_766_620


def test_a_negative_count_has_no_delay() -> None:
    with pytest.raises(ValueError, match="count must be >= 0, not -1"):
        backoff.base_delay(-1)
