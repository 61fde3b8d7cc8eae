"""When jobs come and how long they take: profiles, patterns, distributions, theory."""

import itertools
import math
import random
from itertools import pairwise

import pytest

from kickboard.errors import ConfigError
from kickboard.lab import profile as shapes
from kickboard.lab.arrivals import PATTERNS, arrivals
from kickboard.lab.profile import Profile, ProfileError
from kickboard.lab.queueing import erlang_c, little_error, mean_wait
from kickboard.lab.service_times import ServiceTime

SHAPES = {
    "constant": shapes.constant(50, 20),
    "ramp": shapes.ramp(0, 100, 20),
    "step": shapes.step(20, 80, 20),
    "spike": shapes.spike(20, 320, 20),
    "soak": shapes.soak(50, 20),
    "sine": shapes.sine(10, 90, 20),
    "stairs": shapes.stairs((25, 50, 75, 50), 5),
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_same_seed_gives_the_same_moments(pattern: str) -> None:
    first, second = (list(arrivals(SHAPES["sine"], pattern, 7)) for _ in range(2))

    assert first == second == sorted(first)
    assert first[0] >= 0
    assert first[-1] <= 20


def test_another_seed_gives_other_moments() -> None:
    assert list(arrivals(SHAPES["ramp"], "poisson", 1)) != list(
        arrivals(SHAPES["ramp"], "poisson", 2)
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_evenly_as_many_come_as_the_profile_says_in_every_part_of_it(shape: str) -> None:
    profile = SHAPES[shape]

    moments = list(arrivals(profile, "constant", 1))

    assert len(moments) == pytest.approx(profile.jobs, abs=1)
    for start in range(0, 20, 2):
        meant = sum(profile.rate(start + (i + 0.5) / 500) / 500 for i in range(1000))
        came = sum(start <= at < start + 2 for at in moments)
        assert came == pytest.approx(meant, abs=1.5), start


def test_at_random_as_many_come_on_average_and_their_gaps_are_exponential() -> None:
    moments = list(arrivals(shapes.constant(100, 200), "poisson", 3))
    gaps = [b - a for a, b in pairwise(moments)]
    mean = sum(gaps) / len(gaps)
    variance = sum((gap - mean) ** 2 for gap in gaps) / len(gaps)

    assert len(moments) == pytest.approx(20_000, rel=0.02)
    assert math.sqrt(variance) / mean == pytest.approx(1.0, abs=0.03)


def test_bursts_come_together() -> None:
    moments = list(arrivals(shapes.constant(100, 10), "bursts", 1, burst=25))

    groups = [len(list(group)) for _, group in itertools.groupby(moments)]
    assert set(groups) == {25}
    assert len(moments) == 1000


def test_a_rate_of_nothing_in_the_middle_is_a_pause() -> None:
    profile = Profile(((0, 10), (5, 10), (5, 0), (15, 0), (15, 10), (20, 10)))

    moments = list(arrivals(profile, "poisson", 1))

    assert moments
    assert not [at for at in moments if 5 < at < 15]


@pytest.mark.parametrize(
    ("points", "index", "words"),
    [
        (((0, 1),), None, "two points"),
        (((1, 1), (5, 1)), 0, "a gap"),
        (((0, 1), (5, -1)), 1, "must be 0 or more"),
        (((0, 1), (5, math.nan)), 1, "not finite"),
        (((0, 1), (math.inf, 1)), 1, "not finite"),
        (((0, 1), (5, 1), (4, 1)), 2, "before the point"),
        (((0, 0), (5, 0)), None, "no job ever comes"),
    ],
)
def test_points_that_are_no_profile_are_refused_at_their_place(
    points: tuple[tuple[float, float], ...], index: int | None, words: str
) -> None:
    with pytest.raises(ProfileError, match=words) as caught:
        Profile(points)
    assert caught.value.index == index


def test_an_unknown_pattern_is_refused() -> None:
    with pytest.raises(ConfigError, match="constant, poisson, bursts"):
        arrivals(SHAPES["ramp"], "uniform", 1)


@pytest.mark.parametrize(
    ("service", "cv"),
    [
        (ServiceTime("constant", 0.1), 0.0),
        (ServiceTime("exponential", 0.1), 1.0),
        (ServiceTime("lognormal", 0.1, 2.0), 2.0),
        (ServiceTime("measured", sample=(0.05, 0.15)), 0.5),
    ],
)
def test_what_is_drawn_has_the_mean_and_the_spread_that_were_asked_for(
    service: ServiceTime, cv: float
) -> None:
    rng = random.Random(5)
    drawn = [service.draw(rng) for _ in range(100_000)]
    mean = sum(drawn) / len(drawn)
    deviation = math.sqrt(sum((x - mean) ** 2 for x in drawn) / len(drawn))

    assert mean == pytest.approx(service.mean_seconds, rel=0.03)
    assert service.mean_seconds == pytest.approx(0.1)
    assert deviation / mean == pytest.approx(cv, rel=0.1, abs=1e-9)


@pytest.mark.parametrize(
    "values", [{"kind": "normal"}, {"mean": -1.0}, {"mean": math.nan}, {"cv": 0.0}]
)
def test_a_distribution_that_cannot_be_drawn_from_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        ServiceTime(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("processors", "used", "waits"),
    [(1, 0.5, 1.0), (1, 0.8, 4.0), (1, 0.95, 19.0), (10, 0.8, 0.20), (10, 0.95, 1.65),
     (25, 0.95, 0.58)],
)  # fmt: skip
def test_erlang_c_gives_the_waits_of_the_books(processors: int, used: float, waits: float) -> None:
    """In service times: 19 for one processor at 95 %, and so on."""
    assert mean_wait(processors, used * processors, 1.0) == pytest.approx(waits, abs=0.006)


def test_erlang_c_of_one_processor_is_its_utilisation_and_of_too_few_is_refused() -> None:
    assert erlang_c(1, 7.0, 0.1) == pytest.approx(0.7)
    with pytest.raises(ValueError, match="grows for ever"):
        erlang_c(10, 100.0, 0.1)
    assert little_error(10.0, 98.0, 0.1) == pytest.approx(0.02)
