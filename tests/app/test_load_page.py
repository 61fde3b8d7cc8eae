"""The page "Load test": what is planned, drawn, run in a real child process, saved and shown."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kickboard.lab.load import reading, result
from kickboard.lab.load.scenario import SANDBOX
from kickboard_desktop import assets
from kickboard_desktop.charts.load_charts import LoadCharts
from kickboard_desktop.charts.profile_editor import ProfileEditor
from kickboard_desktop.labs.load_test import LoadTest
from kickboard_desktop.models.teaching.load import PLACES, SHAPES, LoadPlan
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.load.page import LoadTestPage

#: Milliseconds until a run must have come to its end, on a busy machine.
PATIENCE_MS = 60_000
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A load test and its page, as the window has them."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.test = LoadTest(lambda: f"sqlite:///{folder.parent / 'own.db'}", folder=lambda: folder)
        self.page = LoadTestPage(self.test, Theme("dark"))
        qtbot.addWidget(self.page)
        self.page.resize(1240, 840)
        self.page.show()
        self.page.activated()

    def part(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.page.findChild(kind, name)
        assert isinstance(found, QWidget)
        return found

    def press(self, name: str) -> None:
        button = self.part(QPushButton, name)
        assert button.isEnabled()
        assert button.isVisible()
        QTest.mouseClick(button, LEFT)

    def says(self, name: str) -> str:
        label = self.part(QLabel, name)
        assert isinstance(label, QLabel)
        return label.text()

    def plan(self, **values: object) -> None:
        """Plan a run of some seconds in leaping time, which takes a moment."""
        brief = LoadPlan(place="simulate").shaped("constant", 5.0, 40.0)
        self.page._setup.show_plan(replace(brief, **values))  # type: ignore[arg-type]

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def is_finished(self) -> bool:
        shown = self.test.shown
        return not self.test.is_running and shown is not None and shown.result is not None

    def run(self, **values: object) -> None:
        self.plan(**values)
        self.page._on_start()
        self.wait(self.is_finished)
        assert self.test.trouble == ""

    def close(self) -> None:
        self.page.deactivated()
        self.test.shutdown()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    assets.load_fonts()
    made = Desk(qtbot, tmp_path / "load")
    yield made
    made.close()


# -- plans


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_in_every_place_is_a_scenario_that_can_be_run(shape: str, place: str) -> None:
    plan = replace(LoadPlan().shaped(shape, 30.0, 90.0), place=place)

    scenario = reading.convert(plan.document("sqlite:///own.db"))

    assert plan.fault() == ""
    assert scenario.length == pytest.approx(30.0)
    assert scenario.profile.peak == pytest.approx(90.0)
    assert (scenario.target.store == SANDBOX) is (place != "own")


def test_a_closed_plan_has_clients_and_no_profile() -> None:
    scenario = reading.convert(replace(LoadPlan(), model="closed", clients=7).document())

    assert (scenario.arrivals.model, scenario.arrivals.clients) == ("closed", 7)


def test_what_is_wrong_with_a_plan_is_said_with_its_place() -> None:
    assert LoadPlan(objective="fast").fault().startswith("objectives[0]: 'fast'")
    assert LoadPlan().drawn(((0.0, 0.0), (9.0, 0.0))).fault().startswith("arrivals.profile")


# -- drawing


@pytest.fixture
def editor(qtbot: QtBot) -> ProfileEditor:
    made = ProfileEditor(Theme("light"))
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show_points(((0.0, 40.0), (10.0, 40.0), (20.0, 40.0)), 100.0)
    made.show()
    return made


def at(editor: ProfileEditor, second: float, rate: float) -> QPoint:
    return editor.place(second, rate).toPoint()


def drag(editor: ProfileEditor, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(editor, LEFT, pos=start)
    QTest.mouseMove(editor, end)
    QTest.mouseRelease(editor, LEFT, pos=end)


def test_a_point_follows_the_mouse_and_says_so(editor: ProfileEditor) -> None:
    told: list[object] = []
    editor.points_changed.connect(told.append)

    drag(editor, at(editor, 10, 40), at(editor, 5, 20))

    second, rate = editor.points[1]
    assert second == pytest.approx(5, abs=0.2)
    assert rate == pytest.approx(20, abs=1)
    assert told[-1] == editor.points


def test_no_point_passes_its_neighbour_and_the_ends_stay_in_their_seconds(
    editor: ProfileEditor,
) -> None:
    drag(editor, at(editor, 10, 40), at(editor, 20, 20) + QPoint(40, 0))
    drag(editor, at(editor, 0, 40), at(editor, 6, 10))

    assert [second for second, _ in editor.points] == [0.0, 20.0, 20.0]
    assert editor.points[0][1] == pytest.approx(10, abs=1)


def test_a_double_click_adds_a_point_and_takes_it_away_again(editor: ProfileEditor) -> None:
    QTest.mouseDClick(editor, LEFT, pos=at(editor, 15, 10))
    assert [round(second) for second, _ in editor.points] == [0, 10, 15, 20]

    QTest.mouseDClick(editor, LEFT, pos=at(editor, *editor.points[2]))
    assert [second for second, _ in editor.points] == [0, 10, 20]


def test_the_keyboard_does_everything_the_mouse_does(editor: ProfileEditor) -> None:
    key = Qt.Key
    QTest.keyClick(editor, key.Key_Right)
    QTest.keyClick(editor, key.Key_Up)
    QTest.keyClick(editor, key.Key_Left, Qt.KeyboardModifier.ControlModifier)

    second, rate = editor.points[1]
    assert second < 10
    assert rate > 40
    assert editor.accessibleDescription().startswith("Point 2 of 3: second 9.6")
    QTest.keyClick(editor, key.Key_Insert)
    assert len(editor.points) == 4
    QTest.keyClick(editor, key.Key_Delete)
    assert len(editor.points) == 3


def test_the_first_and_the_last_point_cannot_be_taken_away(editor: ProfileEditor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_Right)
    QTest.keyClick(editor, Qt.Key.Key_Delete)

    assert len(editor.points) == 3


# -- running


def test_one_press_in_the_empty_page_starts_a_sensible_run(desk: Desk) -> None:
    desk.press("load_first")

    assert desk.test.is_running
    assert desk.test.plan == LoadPlan()
    desk.wait(lambda: desk.test.shown is not None and len(desk.test.shown.points) > 3)
    desk.press("load_cancel")
    desk.wait(desk.is_finished)
    assert desk.test.shown is not None
    assert desk.test.shown.cancelled
    assert desk.says("load_verdict_words").startswith("Cancelled")


def test_a_run_ends_with_a_verdict_reasons_and_charts(desk: Desk) -> None:
    desk.run()

    assert desk.says("load_verdict_words").startswith("Met: p95 total < 200 ms")
    assert "limit" in desk.says("load_why") or "jobs ended" in desk.says("load_why")
    shown = desk.test.shown
    assert shown is not None
    assert shown.reached >= 5.0
    assert shown.heading is not None
    assert shown.heading.jobs > 100


def test_a_missed_objective_is_told_as_missed(desk: Desk) -> None:
    desk.run(objective="p50 total < 1 ms")

    assert desk.says("load_verdict_words").startswith("Missed: p50 total < 1 ms")


def test_the_stall_button_and_the_processors_reach_the_engine(desk: Desk) -> None:
    desk.plan(place="sandbox")
    desk.press("load_start")
    desk.wait(lambda: desk.test.shown is not None and len(desk.test.shown.points) > 2)

    desk.press("load_stall")
    desk.test.resize(3)
    desk.wait(desk.is_finished)

    assert desk.test.shown is not None
    told = [(one.what, one.number) for one in desk.test.shown.moments]
    assert told == [("processors", 10.0), ("stall", 2.0), ("processors", 3.0)]


def test_what_cannot_be_run_cannot_be_started_and_says_where_it_is_wrong(desk: Desk) -> None:
    field = desk.part(QLineEdit, "load_objective")
    assert isinstance(field, QLineEdit)
    field.clear()
    QTest.keyClicks(field, "very fast")

    desk.wait(lambda: not desk.part(QPushButton, "load_start").isEnabled())

    assert "objectives[0]" in desk.says("load_fault")


def test_the_next_run_has_the_last_one_behind_it(desk: Desk) -> None:
    desk.run()
    first = desk.test.shown

    desk.run(seed=2)

    assert desk.test.ghost is first
    assert "The run behind it: p95" in desk.says("load_why")


def test_saved_runs_are_listed_and_shown_again(desk: Desk) -> None:
    desk.run()
    first = desk.test.shown
    desk.run(seed=2)
    box = desk.part(QComboBox, "load_saved")
    assert isinstance(box, QComboBox)
    desk.wait(lambda: box.count() == 4)  # a heading, two runs, another file

    desk.page._on_saved_chosen(2)

    desk.wait(lambda: desk.test.shown is not None and desk.test.shown.result is not None
              and desk.test.shown.result.scenario.seed == 1)  # fmt: skip
    assert first is not None
    assert desk.test.shown is not None
    assert desk.test.shown.points == first.points


@pytest.mark.parametrize("ending", ["html", "csv", "json"])
def test_a_report_is_written_by_the_ending_of_its_name(desk: Desk, ending: str) -> None:
    desk.run()
    path = desk.folder / f"report.{ending}"

    desk.test.export(path)

    desk.wait(lambda: path.exists() and desk.test._tasks.busy == 0)
    content = path.read_text()
    assert {"html": "<svg", "csv": "total_p95", "json": "kickboard_load"}[ending] in content


def test_another_ending_is_refused_in_words(desk: Desk) -> None:
    desk.run()

    desk.test.export(desk.folder / "report.docx")

    desk.wait(lambda: bool(desk.test.trouble))
    assert "should end in .html, .csv or .json" in desk.test.trouble


def test_one_crosshair_goes_through_all_charts_by_mouse_and_keyboard(desk: Desk) -> None:
    desk.run()
    charts = desk.part(LoadCharts, "loadCharts")
    assert isinstance(charts, LoadCharts)

    QTest.mouseMove(charts, QPoint(charts.width() // 2, 30))
    desk.wait(lambda: charts.hovered is not None)
    middle = charts.hovered
    QTest.keyClick(charts, Qt.Key.Key_Right)

    assert middle is not None
    assert charts.hovered == middle + 1
    QTest.keyClick(charts, Qt.Key.Key_Escape)
    assert charts.hovered is None


def test_a_page_that_is_left_paints_nothing_and_the_run_goes_on(desk: Desk) -> None:
    desk.plan(place="sandbox")
    desk.press("load_start")
    desk.wait(lambda: desk.test.shown is not None and bool(desk.test.shown.started_at))

    desk.page.deactivated()

    assert not desk.page._frames.isActive()
    desk.wait(desk.is_finished)


def test_a_window_that_closes_ends_the_run_and_its_processes(desk: Desk) -> None:
    desk.plan(place="own")
    desk.press("load_start")
    desk.wait(lambda: desk.test.shown is not None and len(desk.test.shown.points) > 2)
    process = desk.test._process
    assert process is not None

    desk.test.shutdown()

    assert process.pid is None
    [saved] = desk.folder.glob("*.json")
    assert result.load(saved).cancelled


def test_a_child_that_cannot_work_says_so_on_the_page(desk: Desk) -> None:
    desk.folder.write_text("no folder")  # there is nowhere to save the run
    desk.plan()

    desk.page._on_start()

    desk.wait(lambda: bool(desk.test.trouble))
    assert desk.says("load_state") != ""
    desk.wait(lambda: not desk.test.is_running)
