"""The curves of a chart: what is drawn where, and what is left out."""

import math
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import themed

from kickboard_desktop.charts.curves import CurveView
from kickboard_desktop.charts.frame import ChartFrame
from kickboard_desktop.charts.interpolation import steps_removed, stretches, values_at
from kickboard_desktop.charts.value_box import Curve

NAN = math.nan


# -- points


def test_points_are_cut_where_nobody_knows_a_value() -> None:
    points = [(0.0, NAN), (1.0, 5.0), (2.0, 6.0), (3.0, NAN), (4.0, NAN), (5.0, 7.0), (6.0, NAN)]

    assert stretches(points) == [[(1.0, 5.0), (2.0, 6.0)], [(5.0, 7.0)]]


def test_of_a_level_stretch_only_the_ends_are_kept() -> None:
    points = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 9.0), (4.0, 0.0), (5.0, 0.0)]

    assert steps_removed(points) == [points[0], points[2], points[3], points[4], points[5]]


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0]), min_size=1, max_size=40))
def test_leaving_out_level_points_changes_no_value(values: list[float]) -> None:
    points = [(float(i), value) for i, value in enumerate(values)]
    kept = steps_removed(points)

    assert all(a[0] < b[0] for a, b in pairwise(kept))
    times, rest = [at for at, _ in kept], [value for _, value in kept]
    assert list(values_at([float(i) for i in range(len(values))], times, rest)) == values


def test_a_value_between_two_points_lies_on_the_line_between_them() -> None:
    found = values_at([-1.0, 0.0, 2.5, 10.0, 10.1], [0.0, 10.0], [4.0, 8.0])

    assert list(found) == [0.0, 4.0, 5.0, 8.0, 0.0]


# -- pixels

WIDTH, HEIGHT = 600, 200


@pytest.fixture
def frame(qtbot: QtBot, qapp: QApplication) -> Iterator[ChartFrame]:
    theme = themed(qapp)
    frame = ChartFrame(theme, "Chart")
    qtbot.addWidget(frame)
    frame.resize(WIDTH + frame.LEFT + frame.RIGHT, HEIGHT + frame.TOP + frame.BOTTOM)
    yield frame
    theme.deleteLater()


def view(frame: ChartFrame, *, filled: bool = False) -> CurveView:
    return CurveView(frame, [Curve("done", "accent", filled=filled)], str)


def picture(view: CurveView) -> QImage:
    image = view.grab().toImage()
    assert (image.width(), image.height()) == (WIDTH, HEIGHT)
    return image


def blue(image: QImage, x: int) -> list[int]:
    """Return the rows of column *x* that have the colour of the curve, more or less."""
    ground = image.pixelColor(x, 1)

    def distance(color: QColor) -> int:
        return abs(color.red() - ground.red()) + abs(color.blue() - ground.blue())

    return [y for y in range(HEIGHT) if distance(image.pixelColor(x, y)) > 100]


def test_the_newest_value_is_at_the_right_edge_at_its_height(frame: ChartFrame) -> None:
    shown = view(frame)
    frame.slide(1000.25)  # the right edge lies a quarter of a second behind
    shown.show_curves([940.0, 970.0, 1000.0], {"done": [50.0, 50.0, 50.0]}, 100.0, unfinished=0)

    assert all(y in (HEIGHT // 2 - 1, HEIGHT // 2) for y in blue(picture(shown), WIDTH - 2))


def test_time_moves_the_curve_to_the_left_as_far_as_it_passed(frame: ChartFrame) -> None:
    shown = view(frame)
    frame.slide(1000.25)
    shown.show_curves([990.0, 990.0, 1000.0], {"done": [0.0, 90.0, 90.0]}, 100.0, unfinished=0)
    step = WIDTH - 10 * WIDTH // 60  # ten seconds before the right edge
    assert blue(picture(shown), step + 20)
    assert not [y for y in blue(picture(shown), step - 20) if y < HEIGHT - 3]

    frame.slide(1010.25)
    shown.slide()

    assert [y for y in blue(picture(shown), step - 60) if y < HEIGHT - 3]
    assert not blue(picture(shown), step + 20)


def test_a_gap_is_left_where_a_value_is_not_known(frame: ChartFrame) -> None:
    shown = view(frame)
    frame.slide(1000.25)
    x = [940.0, 950.0, 960.0, 970.0, 980.0, 990.0, 1000.0]
    values = {"done": [50.0, 50.0, NAN, NAN, 50.0, 50.0, 50.0]}
    shown.show_curves(x, values, 100.0, unfinished=0)

    image = picture(shown)
    assert blue(image, WIDTH * 5 // 60)
    assert not blue(image, WIDTH * 25 // 60)
    assert blue(image, WIDTH * 55 // 60)


@pytest.mark.parametrize("share", [0.25, 0.75])
def test_the_ground_under_a_filled_curve_reaches_from_the_foot_to_it(
    frame: ChartFrame, share: float
) -> None:
    shown = view(frame, filled=True)
    frame.slide(1000.25)
    shown.show_curves([940.0, 1000.0], {"done": [share * 100] * 2}, 100.0, unfinished=0)
    image = picture(shown)
    line = round(HEIGHT * (1 - share))

    above, under = image.pixelColor(300, line - 10), image.pixelColor(300, line + 10)
    assert under != above
    assert image.pixelColor(300, HEIGHT - 20) == under
    assert image.pixelColor(2, line + 10) == under  # up to the left edge
    assert image.pixelColor(WIDTH - 3, line + 10) == under


def test_without_numbers_there_are_lines_only(frame: ChartFrame) -> None:
    shown = view(frame, filled=True)
    frame.slide(1000.25)
    shown.show_curves([], {"done": []}, 100.0)

    assert not blue(picture(shown), WIDTH // 2)
