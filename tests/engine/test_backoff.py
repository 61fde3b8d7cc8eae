"""The formulas: bands, means, totals, and the day a job would die."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kickboard.jobs import backoff
from kickboard.jobs.backoff import FORMULAS, Formula

formulas = st.sampled_from(list(FORMULAS.values()))
counts = st.integers(0, 60)


@given(formulas, counts, st.integers())
def test_every_delay_lies_in_its_band(formula: Formula, count: int, seed: int) -> None:
    low, high = formula.band(count)

    delay = formula.delay(count, random.Random(seed))

    assert 0 <= low <= delay <= high
    assert delay == int(delay) or not formula.whole


@given(formulas, counts, st.integers())
def test_the_same_seed_gives_the_same_delay(formula: Formula, count: int, seed: int) -> None:
    first = formula.delay(count, random.Random(seed))

    assert formula.delay(count, random.Random(seed)) == first


@pytest.mark.parametrize("name", ["sidekiq", "full_jitter"])
def test_a_band_is_filled_to_both_its_ends(name: str) -> None:
    formula, rng = FORMULAS[name], random.Random(1)
    low, high = formula.band(2)

    drawn = {formula.delay(2, rng) for _ in range(2_000)}

    assert drawn == {float(n) for n in range(int(low), int(high) + 1)}


@pytest.mark.parametrize("count", [0, 3, 24])
def test_the_mean_of_many_draws_is_the_mean(count: int) -> None:
    rng = random.Random(2)
    for formula in FORMULAS.values():
        low, high = formula.band(count)
        draws = [formula.delay(count, rng) for _ in range(4_000)]

        assert sum(draws) / len(draws) == pytest.approx(
            formula.mean(count), abs=(high - low) / 40 + 1e-6
        )


def test_sidekiqs_formula_is_the_engines() -> None:
    for count in range(26):
        mine, theirs = random.Random(count), random.Random(count)

        assert backoff.SIDEKIQ.band(count) == backoff.band(count)
        assert backoff.SIDEKIQ.delay(count, mine) == backoff.delay(count, theirs)


def test_sidekiqs_mean_delays_are_the_known_ones() -> None:
    means = [backoff.SIDEKIQ.mean(count) for count in range(7)]

    assert means == [19.5, 25.5, 45.5, 115.5, 295.5, 669.5, 1345.5]


@pytest.mark.parametrize(
    ("retries", "seconds", "unit"),
    [(5, 8.4, 60), (10, 4.4, 3600), (20, 6.5, 86400), (25, 20.4, 86400)],
)
def test_sidekiqs_retries_take_the_known_times(retries: int, seconds: float, unit: int) -> None:
    assert round(backoff.SIDEKIQ.total(retries) / unit, 1) == seconds


def test_what_the_other_formulas_say() -> None:
    said = {name: [FORMULAS[name].band(n) for n in (0, 1, 3)] for name in FORMULAS}

    assert said["full_jitter"] == [(0, 14), (0, 15), (0, 95)]
    assert said["exponential"] == [(15, 15), (30, 30), (120, 120)]
    assert said["linear"] == [(60, 60), (120, 120), (240, 240)]
    assert said["fixed"] == [(60, 60)] * 3
    assert said["none"] == [(0, 0)] * 3
    assert said["curve"] == [(15, 15), (16, 16), (96, 96)]


def test_exponential_ends_at_a_day() -> None:
    assert backoff.EXPONENTIAL.band(12) == (61_440.0, 61_440.0)
    assert backoff.EXPONENTIAL.band(13) == (86_400.0, 86_400.0)
    assert backoff.EXPONENTIAL.band(10_000) == (86_400.0, 86_400.0)


@given(formulas, st.integers(0, 30), st.data())
def test_a_job_dies_between_its_earliest_and_its_latest(
    formula: Formula, retries: int, data: st.DataObject
) -> None:
    made = data.draw(st.integers(0, retries))
    rng = random.Random(data.draw(st.integers()))

    earliest, mean, latest = formula.dies_at(1_000.0, retries, made)
    dies = 1_000.0 + sum(formula.delay(count, rng) for count in range(made, retries))

    assert earliest - 1e-6 <= dies <= latest + 1e-6
    assert earliest <= mean <= latest
    if made == 0:
        assert mean == pytest.approx(1_000.0 + formula.total(retries))


def test_a_negative_count_has_no_band() -> None:
    for formula in FORMULAS.values():
        with pytest.raises(ValueError, match="count must be >= 0, not -1"):
            formula.band(-1)
