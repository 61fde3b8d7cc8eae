"""The load test's page: mixes of classes, measured times, processes, pictures and reports."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot
from tests.app.test_load_page import Desk

from kickboard.client import Client
from kickboard.lab.load import result
from kickboard.lab.load.series import Point
from kickboard.runtime.manager import Manager
from kickboard.stores import open_store
from kickboard_desktop import assets
from kickboard_desktop.charts.load_charts import LoadCharts
from kickboard_desktop.charts.load_sections import sections
from kickboard_desktop.charts.pictured import Pictured
from kickboard_desktop.models.teaching.load import Known, LoadPlan, LoadShown, Mixed
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.load.card import load_card
from kickboard_desktop.views.sharing.card_drawing import SIZE

JOBS = """
from kickboard import Job

class AlwaysFails(Job, retry=False):
    def perform(self, name):
        raise ValueError(name)
"""


@pytest.fixture
def module(tmp_path: Path) -> str:
    path = tmp_path / "always_fails.py"
    path.write_text(JOBS)
    return str(path)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, module: str) -> Iterator[Desk]:
    assets.load_fonts()
    made = Desk(qtbot, tmp_path / "load")
    made.test.classes = lambda: (Known("AlwaysFails", "(name)", (module,)),)
    made.page.activated()
    yield made
    made.close()


def in_sandbox(**values: object) -> LoadPlan:
    plan = LoadPlan(place="sandbox", mean_ms=1).shaped("constant", 2.0, 100.0)
    return replace(plan, **values)  # type: ignore[arg-type]


def run(desk: Desk, plan: LoadPlan) -> LoadShown:
    desk.page.run(plan)
    desk.wait(desk.is_finished)
    assert desk.test.trouble == ""
    assert desk.test.shown is not None
    return desk.test.shown


def test_a_class_is_added_to_the_mix_by_hand_and_weighed_against_ours(desk: Desk) -> None:
    desk.page._setup.show_plan(in_sandbox())
    desk.press("load_mix_add")
    args = desk.part(QLineEdit, "load_mix_args")
    assert isinstance(args, QLineEdit)
    args.clear()
    QTest.keyClicks(args, '["Ada"]')
    weight = desk.part(QSpinBox, "load_mix_weight")
    assert isinstance(weight, QSpinBox)
    weight.setValue(3)

    [mixed] = desk.page._setup.plan.mix
    assert (mixed.name, mixed.weight, mixed.args) == ("AlwaysFails", 3, '["Ada"]')
    shown = run(desk, desk.page._setup.plan)

    assert shown.result is not None
    assert shown.result.summary().failed_share == pytest.approx(0.75, abs=0.12)


def test_each_queue_of_a_mix_has_a_curve_on_the_others(desk: Desk, module: str) -> None:
    mixed = Mixed("AlwaysFails", 1, '["Ada"]', (module,), "letters")
    plan = in_sandbox(mix=(mixed,), mean_ms=100, processors=1)

    shown = run(desk, plan)

    assert sorted(shown.queues) == ["letters", "load"]
    waiting = sections("total", shown.queues)[2].curves[:2]
    assert [curve.word for curve in waiting] == list(shown.queues)
    fullest = max(shown.points, key=lambda point: point.waiting)
    assert min(fullest.depths) > 5
    assert [curve.told(fullest) for curve in waiting] == list(fullest.depths)
    assert waiting[1].value(fullest) == sum(fullest.depths) == fullest.waiting


def test_of_many_queues_the_last_are_told_together() -> None:
    curves = sections("total", [f"q{number}" for number in range(7)])[2].curves
    point = replace_depths(tuple(float(number) for number in range(7)))

    assert [curve.word for curve in curves] == ["q0", "q1", "q2", "others", "running"]
    assert [curve.told(point) for curve in curves[:4]] == [0.0, 1.0, 2.0, 18.0]
    assert curves[3].value(point) == 21.0


def replace_depths(depths: tuple[float, ...]) -> Point:
    none = (None, None, None, None)
    return Point(0, 0, 0, 0, sum(depths), 0, 0, 0, none, none, none, None, False, depths)


def test_a_class_that_was_added_can_be_removed_again(desk: Desk) -> None:
    desk.page._setup.show_plan(in_sandbox(mix=(Mixed("AlwaysFails"), Mixed("Gone"))))
    buttons = desk.page.findChildren(QAbstractButton)
    away = [one for one in buttons if one.accessibleName() == "Remove this class"]

    QTest.mouseClick(away[0], Qt.MouseButton.LeftButton)

    assert [mixed.name for mixed in desk.page._setup.plan.mix] == ["Gone"]


@pytest.mark.parametrize(
    ("mixed", "words"),
    [
        (Mixed("AlwaysFails", args="[1"), "work[1].args"),
        (Mixed("NoSuchClass"), "work[1].class: there is no class 'NoSuchClass'"),
    ],
)
def test_what_is_wrong_with_a_mix_is_said_in_its_place_and_nothing_is_started(
    desk: Desk, mixed: Mixed, words: str
) -> None:
    desk.page.run(in_sandbox(mix=(mixed,)))

    desk.wait(lambda: bool(desk.test.trouble) and not desk.test.is_running)
    assert words in desk.test.trouble
    assert words in desk.says("load_state")
    assert not list(desk.folder.glob("*.json"))


def test_run_times_can_be_those_that_a_class_had_in_the_windows_store(
    desk: Desk, tmp_path: Path, module: str
) -> None:
    store = open_store(f"sqlite:///{desk.folder.parent / 'own.db'}")
    client = Client(store)
    for _ in range(5):
        client.push({"class": "LoadJob", "args": [0.02, False, False], "queue": "load"})
    manager = Manager(1, ["load"], store=store)
    manager.start()
    desk.wait(lambda: store.snapshot().completed_kept == 5)
    manager.stop(5.0)
    store.close()

    shown = run(desk, in_sandbox(kind="measured", measured_of="LoadJob"))

    assert shown.result is not None
    median = shown.result.summary().percentile("run", 0.5)
    assert median is not None
    assert median >= 0.02


def test_a_class_that_never_ran_has_no_times_and_that_is_said(desk: Desk) -> None:
    open_store(f"sqlite:///{desk.folder.parent / 'own.db'}").close()

    desk.page.run(in_sandbox(kind="measured", measured_of="Unheard"))

    desk.wait(lambda: bool(desk.test.trouble) and not desk.test.is_running)
    assert "work[0].service.of: no completed 'Unheard'" in desk.test.trouble


def test_processes_are_added_while_it_runs(desk: Desk) -> None:
    desk.page.run(in_sandbox(points=((0.0, 50.0), (6.0, 50.0)), processors=3))
    desk.wait(lambda: desk.test.shown is not None and len(desk.test.shown.points) > 2)
    spin = desk.part(QSpinBox, "load_processes")
    assert isinstance(spin, QSpinBox)

    spin.setValue(2)

    desk.wait(desk.is_finished)
    assert desk.test.shown is not None
    told = [(one.what, one.number) for one in desk.test.shown.moments]
    assert told == [("processors", 3.0), ("processors", 6.0)]


def test_in_leaping_time_there_is_one_process_and_no_way_to_ask_for_more(desk: Desk) -> None:
    setup = desk.page._setup
    setup.show_plan(in_sandbox(place="simulate", processes=1))

    assert not setup._processes.isEnabled()
    assert setup.fault() == ""


# -- pictures, reports


def is_painted(image: QImage) -> bool:
    """Return whether a picture has more than its ground."""
    wide, tall = range(0, image.width(), 7), range(0, image.height(), 7)
    seen = {image.pixel(x, y) for x in wide for y in tall}
    return len(seen) > 12


def test_the_card_is_made_of_the_run_that_is_shown_and_names_no_file(desk: Desk) -> None:
    assert desk.page.card("now") is None
    desk.run()

    card = desk.page.card("now")

    assert card is not None
    assert card.size() == SIZE
    assert (SIZE.width(), SIZE.height()) == (1200, 630)
    assert is_painted(card)


def test_the_card_differs_with_the_verdict(desk: Desk) -> None:
    desk.run()
    assert desk.test.shown is not None
    met = load_card(desk.test.shown, Theme("light"), "now")
    desk.test.shown.is_met = False

    assert load_card(desk.test.shown, Theme("light"), "now") != met


def test_the_charts_can_be_taken_out_as_every_chart_can(desk: Desk) -> None:
    [chart] = desk.page.charts()

    assert isinstance(chart, LoadCharts)
    assert isinstance(chart, Pictured)


@pytest.mark.parametrize(("ending", "head"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_the_charts_are_saved_as_a_picture(desk: Desk, ending: str, head: bytes) -> None:
    desk.run()
    path = desk.folder / f"charts.{ending}"

    desk.page._on_file_selected(str(path))

    desk.wait(lambda: path.exists() and desk.test._tasks.busy == 0)
    content = path.read_bytes()
    assert content.startswith(head)
    if ending == "svg":
        assert content.count(b"<polyline") + content.count(b"<path") > 20
        assert b"Arrivals a second" in content


@pytest.mark.parametrize("ending", ["html", "json"])
def test_a_report_from_elsewhere_is_opened_again(desk: Desk, tmp_path: Path, ending: str) -> None:
    desk.run()
    first = desk.test.shown
    path = tmp_path / f"report.{ending}"
    desk.test.export(path)
    desk.wait(lambda: path.exists() and desk.test._tasks.busy == 0)
    desk.run(seed=2)

    desk.page._on_run_selected(str(path))

    desk.wait(lambda: desk.test.shown is not None and desk.test.shown.scenario is not None
              and desk.test.shown.scenario.seed == 1)  # fmt: skip
    assert first is not None
    assert first.result is not None
    assert result.load(path) == first.result


@pytest.mark.parametrize(
    "content",
    [
        "<!doctype html><p>Hello",
        '<p data-kickboard-load="eJwD">',
        '<p data-kickboard-load="e">',
    ],
)
def test_a_page_that_carries_no_run_is_refused_in_words(
    desk: Desk, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "page.html"
    path.write_text(content)

    desk.page._on_run_selected(str(path))

    desk.wait(lambda: bool(desk.test.trouble))
    assert "is no saved run" in desk.says("load_state")
    assert desk.part(QLabel, "load_state").isVisible()


def test_a_time_without_an_end_is_called_so_and_not_unmeasured(desk: Desk) -> None:
    shown = run(desk, in_sandbox(mean_ms=20_000, kind="constant", processors=1))

    assert shown.heading is not None
    assert shown.heading.unfinished > 100
    assert desk.says("load_verdict_words") == "Missed: p95 total < 200 ms (no end)"


def test_the_axis_of_long_times_is_marked_in_few_letters() -> None:
    times = sections("total")[3]

    assert times.mark(100.0) == "100\xa0s"
    assert times.mark(0.1) == times.write(0.1)
