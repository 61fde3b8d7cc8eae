"""The page "Playground": what is turned is run anew, and Erlang's formula stands beside."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QSlider
from pytestqt.qtbot import QtBot

from kickboard_desktop import assets
from kickboard_desktop.labs.lessons import Runner
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.teaching.playground import PlaygroundPage, Setting

PATIENCE_MS = 60_000


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[PlaygroundPage]:
    assets.load_fonts()
    runner = Runner()
    made = PlaygroundPage(runner, Theme("light"))
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    made.activated()
    yield made
    made.deactivated()
    runner.shutdown()


def finish(page: PlaygroundPage, qtbot: QtBot) -> dict[str, float]:
    """Wait for the run's end and return its numbers."""
    runner = page._runner
    qtbot.waitUntil(
        lambda: runner.run is not None and runner.run.ended is not None, timeout=PATIENCE_MS
    )
    page.player.go_to_end()
    assert runner.run is not None
    assert runner.run.ended is not None
    return runner.run.ended.numbers


def turn(page: PlaygroundPage, key: str, value: int) -> None:
    slider = page.findChild(QSlider, f"playground_{key}")
    assert isinstance(slider, QSlider)
    slider.setValue(value)


def test_what_is_set_is_run_and_the_mean_wait_stands_beside_erlangs(
    page: PlaygroundPage, qtbot: QtBot
) -> None:
    page.run()
    numbers = finish(page, qtbot)

    measured = page.findChild(QLabel, "playground_measured")
    assert isinstance(measured, QLabel)
    qtbot.waitUntil(lambda: any(sign.isdigit() for sign in measured.text()))
    assert numbers["erlang"] == page.setup.setting.expected()
    dot = page.player.chart.plot.dot
    assert dot is not None
    assert dot[1] == pytest.approx(numbers["wait"])


def test_a_turned_slider_runs_again_and_leaves_a_ghost(page: PlaygroundPage, qtbot: QtBot) -> None:
    page.run()
    finish(page, qtbot)
    before = page._runner.run

    turn(page, "failures", 30)
    qtbot.waitUntil(lambda: page._runner.run is not before, timeout=PATIENCE_MS)
    numbers = finish(page, qtbot)

    assert page._runner.ghost is before
    assert numbers["failed"] > 0
    assert page.player.chart.plot.ghost_dot is not None


def test_without_enough_processors_the_line_grows_for_ever(page: PlaygroundPage) -> None:
    turn(page, "rate", 100)

    assert page.setup.setting.load == 2.0
    assert page.setup.setting.expected() is None


def test_every_order_and_rule_can_be_run(page: PlaygroundPage, qtbot: QtBot) -> None:
    turn(page, "rate", 5)
    turn(page, "failures", 20)
    for name in ("playground_order", "playground_rule"):
        box = page.findChild(QComboBox, name)
        assert isinstance(box, QComboBox)
        for index in range(box.count()):
            box.setCurrentIndex(index)
            page.run()
            assert finish(page, qtbot)["attempts"] > 0
            assert page._runner.trouble == ""


def test_erlangs_mean_wait_is_that_of_the_books() -> None:
    # M/M/1 at 80 %: four service times.
    assert Setting(rate=8.0, service=0.1, processors=1).expected() == pytest.approx(0.4)
