"""How often the overview looks and slides, and that one sees no difference."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import themed

from kickboard_desktop.charts.curves import CurveView
from kickboard_desktop.charts.frame import ChartFrame, GridLine
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.charts.value_box import Curve
from kickboard_desktop.telemetry import Tick
from kickboard_desktop.views.overview.pace import CALM, CALM_SECONDS, LIVELY, Pace

NOW = 1_000_000.0


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject()


def told(series: TickSeries, at: float, *, done: int = 0) -> Tick:
    tick = Tick(at=at, mono=at, dt=0.1, done=done)
    series.add(tick)
    return tick


def test_without_jobs_it_becomes_calm_and_the_first_one_ends_that(owner: QObject) -> None:
    series, timer = TickSeries(), QTimer(owner)
    pace = Pace(series, timer, owner)
    heard: list[bool] = []
    pace.changed.connect(heard.append)
    told(series, NOW, done=7)
    pace.look(NOW)
    told(series, NOW + CALM_SECONDS - 1)
    pace.look(NOW + CALM_SECONDS - 1)
    assert pace.beat is LIVELY

    told(series, NOW + 2 * CALM_SECONDS)
    pace.look(NOW + 2 * CALM_SECONDS)
    assert (pace.is_calm, timer.interval()) == (True, CALM.frame_ms)

    pace.note(told(series, NOW + 2 * CALM_SECONDS + 0.1))
    assert pace.is_calm
    pace.note(told(series, NOW + 2 * CALM_SECONDS + 0.2, done=1))
    assert (pace.is_calm, timer.interval()) == (False, LIVELY.frame_ms)
    assert heard == [True, False]


@pytest.fixture
def frame(qtbot: QtBot, qapp: QApplication) -> Iterator[ChartFrame]:
    theme = themed(qapp)
    frame = ChartFrame(theme, "Chart")
    qtbot.addWidget(frame)
    frame.resize(600 + frame.LEFT + frame.RIGHT, 200 + frame.TOP + frame.BOTTOM)
    frame.set_lines([GridLine(0.0, "0"), GridLine(0.5, "50")])
    yield frame
    theme.deleteLater()


def test_a_calm_chart_is_the_same_picture_as_a_lively_one(frame: ChartFrame) -> None:
    shown = CurveView(frame, [Curve("done", "accent", filled=True)], str)
    frame.slide(1000.25)
    x = [930.0, 960.0, 970.0, 980.0, 1002.0]
    shown.show_curves(x, {"done": [0.0, 0.0, 80.0, 0.0, 0.0]}, 100.0, unfinished=0)
    frame.set_calm(calm=True)
    frame.grab()  # makes what it slides

    frame.slide(1001.25)  # ten points
    shown.slide()
    calm = frame.grab().toImage()
    frame.set_calm(calm=False)

    assert calm == frame.grab().toImage()


def test_a_calm_chart_on_which_nothing_moves_is_not_painted(
    frame: ChartFrame, qtbot: QtBot
) -> None:
    shown = CurveView(frame, [Curve("done", "accent")], str)
    frame.slide(1000.25)
    frame.set_calm(calm=True)
    frame.show()
    qtbot.waitExposed(frame)
    drawn: list[int] = []
    frame.drawn.connect(lambda: drawn.append(1))

    def paints_of(values: list[float], now: float) -> int:
        shown.show_curves([930.0, 970.0, 1010.0], {"done": values}, 100.0, unfinished=0)
        QApplication.processEvents()
        drawn.clear()
        frame.slide(now)
        shown.slide()
        QApplication.processEvents()
        return len(drawn)

    assert paints_of([0.0, 0.0, 0.0], 1001.0) == 0
    assert paints_of([0.0, 50.0, 0.0], 1002.0) == 1
