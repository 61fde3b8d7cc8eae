"""What theory says of a herd, against herds that were drawn."""

from collections import Counter

import pytest

from kickboard.jobs.backoff import CURVE, EXPONENTIAL, FULL_JITTER, SIDEKIQ, Formula
from kickboard.lab.backoff import planned_delay
from kickboard.lab.herd import arrivals, peak_bounds


@pytest.mark.parametrize("formula", [SIDEKIQ, FULL_JITTER])
def test_all_jobs_arrive(formula: Formula) -> None:
    for retries in range(4):
        assert sum(arrivals(formula, retries).values()) == pytest.approx(1.0)


def test_without_jitter_all_arrive_in_one_second() -> None:
    assert arrivals(CURVE, 5) == {15 + 16 + 31 + 96 + 271: pytest.approx(1.0)}
    assert list(peak_bounds(CURVE, 3, 1_000)) == pytest.approx([1_000, 1_000])


def test_the_first_retry_of_sidekiqs_is_flat() -> None:
    assert arrivals(SIDEKIQ, 1) == {second: pytest.approx(0.1) for second in range(15, 25)}


@pytest.mark.parametrize(
    ("formula", "peaks"), [(SIDEKIQ, {1: 111, 3: 43, 5: 26}), (FULL_JITTER, {1: 84, 3: 45, 5: 10})]
)
def test_the_papers_peaks_are_as_theory_says(formula: Formula, peaks: dict[int, int]) -> None:
    for retry, peak in peaks.items():
        low, high = peak_bounds(formula, retry, 1_000)

        assert low <= peak <= high


@pytest.mark.parametrize("formula", [SIDEKIQ, FULL_JITTER])
def test_herds_that_are_drawn_peak_as_theory_says(formula: Formula) -> None:
    for seed in range(5):
        at = [0] * 1_000
        for retry in range(1, 6):
            delays = (planned_delay(formula.name, seed, job, retry - 1) for job in range(1_000))
            at = [a + int(b) for a, b in zip(at, delays, strict=True)]
            low, high = peak_bounds(formula, retry, 1_000)

            assert low <= max(Counter(at).values()) <= high


def test_a_formula_that_draws_no_whole_seconds_is_refused() -> None:
    half = Formula("half", "rand s", lambda _n: 0.0, lambda _n: 1.5)

    with pytest.raises(ValueError, match="half does not draw whole seconds"):
        arrivals(half, 1)
    assert len(arrivals(EXPONENTIAL, 3)) == 1
