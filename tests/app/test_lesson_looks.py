"""How a lesson looks in small: nothing on each other, clocks that move, dashes told apart."""

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from kickboard_desktop.charts.lesson_chart import LessonChart, LessonCurve
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lab.clocks import LabClocks
from kickboard_desktop.widgets.lesson_layout import LINE, lay_out


@pytest.mark.parametrize("height", [230, 310, 376, 420, 800])
@pytest.mark.parametrize("events", [False, True])
def test_the_words_above_a_lane_stay_in_its_part_of_the_stage(height: int, events: bool) -> None:
    room = QRectF(0, 24, 500, height)

    found = lay_out(room, 1, 1, retries=False, single=True, events=events)

    assert found.lanes[0].top() - LINE >= room.top()
    assert found.lanes[0].bottom() <= room.bottom()


@pytest.mark.parametrize(
    ("virtual", "shown"),
    [(0.0, "00:00:00"), (0.74, "00:00:00.7"), (9.99, "00:00:09.9"), (10.0, "00:00:10")],
)
def test_the_clock_of_a_short_run_tells_tenths(qtbot: QtBot, virtual: float, shown: str) -> None:
    clocks = LabClocks()
    qtbot.addWidget(clocks)

    clocks.say(virtual, 0.0)

    assert clocks.virtual.text() == shown


def test_the_legend_shows_dashes_and_dots_in_the_room_it_has(qtbot: QtBot) -> None:
    chart = LessonChart(Theme("dark"))
    qtbot.addWidget(chart)

    def length(dashes: int) -> float:
        pen = chart._swatch(LessonCurve("a run", (), dashes=dashes))
        return sum(pen.dashPattern()) * pen.widthF()

    assert length(0) == 0  # a whole line
    assert 0 < length(2) < length(1) <= 12 / 1.5  # at least one and a half of its dashes
