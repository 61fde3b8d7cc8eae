"""The axes of charts: round steps, room above the curve, calm when it falls."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.app.fakes.ticks import T0

from kickboard_desktop.charts.scale import (
    CALM_SECONDS,
    LINES,
    SteadyDecades,
    SteadyStep,
    nice_step,
    time_step,
    time_ticks,
)


@pytest.mark.parametrize(
    ("highest", "step"),
    [(0, 1), (3, 1), (3.9, 2), (5, 2), (9, 5), (30, 10), (180, 50), (192, 50), (193, 100),
     (1.8e6, 500_000)],
)  # fmt: skip
def test_steps_are_1_2_5(highest: float, step: float) -> None:
    assert nice_step(highest) == step


@given(st.floats(0, 1e12))
def test_the_axis_reaches_above_the_curve_but_not_far(highest: float) -> None:
    step = nice_step(highest)

    assert step * LINES >= highest
    assert step == 1 or step * LINES <= highest * 1.04 * 2.5 * 1.001
    assert step / 10 ** math.floor(math.log10(step) + 1e-9) == pytest.approx(
        round(step / 10 ** math.floor(math.log10(step) + 1e-9))
    )


def test_an_axis_grows_at_once_and_shrinks_after_ten_calm_seconds() -> None:
    axis = SteadyStep()
    assert axis.fit(180, 0.0)
    assert axis.step == 50

    assert not axis.fit(20, 1.0)
    assert not axis.fit(180, 5.0)
    assert not axis.fit(20, 6.0)
    assert not axis.fit(20, 6.0 + CALM_SECONDS - 0.1)
    assert axis.fit(20, 6.0 + CALM_SECONDS)
    assert axis.step == 10


def test_the_decades_of_a_log_axis_do_the_same() -> None:
    axis = SteadyDecades(-3, 1)
    assert axis.lines == [-3, -2, -1, 0, 1]

    assert axis.fit(0.0002, 50.0, 0.0)
    assert (axis.low, axis.high) == (-4, 2)
    assert not axis.fit(0.02, 0.05, 1.0)
    assert axis.fit(0.02, 0.05, 1.0 + CALM_SECONDS)
    assert axis.high - axis.low == 2


def test_a_very_long_log_axis_labels_every_other_decade() -> None:
    axis = SteadyDecades(-6, 4)

    assert axis.lines == [-6, -4, -2, 0, 2, 4]


@pytest.mark.parametrize(
    ("seconds", "width", "step"), [(60, 600, 10), (60, 300, 15), (600, 600, 120), (3600, 600, 600)]
)
def test_times_are_labelled_at_round_moments(seconds: float, width: float, step: int) -> None:
    assert time_step(seconds, width) == step
    ticks = time_ticks(T0, T0 + seconds, step)
    assert all(at % step == 0 for at in ticks)
    assert seconds // step <= len(ticks) <= seconds // step + 1
