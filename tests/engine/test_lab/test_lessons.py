"""The experiments of the lessons: the real engine against theory, the same for a seed."""

import pytest

from kickboard.lab.lessons.lanes import Priorities, Reserved
from kickboard.lab.lessons.measures import Experiment
from kickboard.lab.lessons.queues import Queue, in_line
from kickboard.lab.lessons.retries import Backoff, Herd, Outage, Scarce

SMALL: list[Experiment] = [
    Backoff(jobs=5),
    Herd(jobs=100),
    Scarce(jobs=60, rule="doubling_jitter"),
    Outage(down=5.0, after=5.0, rule="second"),
    Queue(jobs=500, warm_up=50),
    Priorities(seconds=15.0, weights=(6, 3, 1)),
    Reserved(seconds=15.0),
]


@pytest.mark.parametrize("experiment", SMALL, ids=lambda one: type(one).__name__)
def test_the_same_seed_gives_the_same_numbers_three_times(experiment: Experiment) -> None:
    first = experiment.run(11)

    assert experiment.run(11) == first
    assert experiment.run(11) == first
    assert experiment.run(12) != first


def test_every_delay_lies_in_its_band_and_the_totals_are_those_of_the_formula() -> None:
    numbers = Backoff().run(7).numbers

    assert numbers["attempts"] == 26
    assert numbers["inside"] == 1.0
    # Each ends in a half: the jitter is a whole number *below* 10(n + 1). The mean of a hundred
    # of them is off by 0.29 n, give or take.
    for n, theory in enumerate((19.5, 25.5, 45.5, 115.5, 295.5, 669.5, 1345.5), 1):
        assert numbers[f"delay_{n}"] == pytest.approx(theory, abs=n)
    for n in (5, 10, 20, 25):
        assert numbers[f"total_{n}"] == pytest.approx(numbers[f"theory_{n}"], rel=0.01)


@pytest.mark.parametrize("rule", ["curve", "sidekiq", "full_jitter"])
def test_the_busiest_second_of_a_herd_is_where_theory_has_it(rule: str) -> None:
    numbers = Herd(rule=rule).run(7).numbers  # type: ignore[arg-type]

    for retry in (1, 3, 5):
        assert numbers[f"least_{retry}"] <= numbers[f"peak_{retry}"] <= numbers[f"most_{retry}"]


def test_jitter_lets_a_scarce_service_be_used() -> None:
    plain, spread = (Scarce(rule=rule).run(7).numbers for rule in ("doubling", "doubling_jitter"))

    assert (plain["done_at"], plain["calls"]) == (351.0, 10.5)
    assert 30 < spread["done_at"] < 60
    assert spread["calls"] == pytest.approx(6.1, rel=0.1)


def test_backoff_keeps_an_outage_from_becoming_a_storm() -> None:
    numbers = Outage().run(7).numbers

    assert numbers["during"] == pytest.approx(3_560, rel=0.1)
    assert numbers["dead"] == numbers["unfinished"] == 0


@pytest.mark.parametrize(("processors", "busy"), [(1, 0.8), (10, 0.8), (10, 0.9)])
def test_each_job_waits_as_long_as_the_line_before_it_says(processors: int, busy: float) -> None:
    numbers = Queue(processors=processors, utilisation=busy).run(7).numbers

    assert numbers["off"] < 1e-4
    assert numbers["wait"] == pytest.approx(numbers["erlang"], rel=0.25)


def test_the_line_of_theory_serves_who_came_first() -> None:
    assert in_line([0.0, 1.0, 2.0], [5.0, 1.0, 1.0], 1) == [0.0, 4.0, 4.0]
    assert in_line([0.0, 1.0, 2.0], [5.0, 1.0, 1.0], 2) == [0.0, 0.0, 0.0]


def test_strict_order_starves_the_low_queue_and_weights_do_not() -> None:
    strict = Priorities().run(7).numbers
    shared = Priorities(weights=(6, 3, 1)).run(7).numbers

    assert strict["low_done"] < 0.1 * strict["low_came"]
    assert shared["low_left"] <= 5
    assert shared["low_wait"] < 1.0
    assert shared["critical_wait"] > 5.0 > 1.0 > strict["critical_wait"]


def test_reserved_processors_keep_slow_jobs_from_holding_up_fast_ones() -> None:
    shared = Reserved().run(7).numbers
    kept = Reserved(reserved=4).run(7).numbers

    assert 9.0 < shared["longest"] < 11.0
    assert kept["longest"] < 0.1
    assert kept["slow_done_at"] == pytest.approx(60.0, abs=0.1)
