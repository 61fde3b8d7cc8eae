"""The page "Backoff lab" on real sandboxes with real engines."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from kickboard.jobs.backoff import SIDEKIQ
from kickboard.lab import sandbox as sandboxes
from kickboard.stores.memory import MemoryStore
from kickboard_desktop import assets
from kickboard_desktop import format as text
from kickboard_desktop.charts.backoff import BackoffChart
from kickboard_desktop.charts.waits import WaitsBar
from kickboard_desktop.labs.backoff import BackoffLab, Phase
from kickboard_desktop.labs.run import LabRun
from kickboard_desktop.language import install
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.rows.log_buffer import WindowLog
from kickboard_desktop.models.teaching.backoff import (
    LabPlan,
    TryLine,
    try_columns,
    virtual_time,
    waits,
)
from kickboard_desktop.session import Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.lab.page import BackoffLabPage
from kickboard_desktop.views.lessons.proof_strip import ProofStrip
from kickboard_desktop.widgets.table import Table
from kickboard_desktop.workspace import Workspace

#: Milliseconds until an engine must have started and a run ended, on a busy machine.
PATIENCE_MS = 30_000
#: Points beside the words of a cell, both sides together.
CELL_PADDING = 16


class Desk:
    """A lab and its page, as the window has them."""

    def __init__(self, qtbot: QtBot, root: Path) -> None:
        self.qtbot = qtbot
        self.root = root
        self.lab = BackoffLab(root=root)
        theme = Theme("dark")
        self.page = BackoffLabPage(self.lab, theme)
        qtbot.addWidget(self.page)
        self.page.resize(1240, 800)
        self.page.show()
        self.page.activated()

    def part(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.page.findChild(kind, name)
        assert isinstance(found, QWidget)
        return found

    def press(self, name: str) -> None:
        button = self.part(QPushButton, name)
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def wait_for(self, phase: Phase) -> None:
        self.wait(lambda: self.lab.phase in (phase, Phase.FAILED))
        assert self.lab.phase is phase, self.lab.trouble

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.part(BackoffChart, "backoff_chart"), key)

    def sandboxes(self) -> list[Path]:
        return [path for path in self.root.glob("sandbox-*") if path.is_dir()]

    def close(self) -> None:
        self.page.deactivated()
        self.lab.shutdown()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    assets.load_fonts()
    made = Desk(qtbot, tmp_path / "sandboxes")
    yield made
    made.close()
    assert made.sandboxes() == []


def quick(desk: Desk, retries: int = 5) -> None:
    """Let the run be short: few retries at the greatest speed."""
    desk.lab.set_plan(LabPlan(retries=retries))
    desk.lab.set_speed(10_000.0, leaping=True)


def test_an_empty_lab_offers_one_button_and_has_made_nothing(desk: Desk) -> None:
    visible = [button for button in desk.page.findChildren(QPushButton) if button.isVisible()]
    primary = [button for button in visible if button.property("kind") == "primary"]

    assert [button.objectName() for button in primary] == ["lab_run"]
    assert not desk.part(ProofStrip, "proof_strip").isVisible()
    assert desk.sandboxes() == []


def test_one_click_runs_a_job_to_its_death_with_every_dot_in_the_band(desk: Desk) -> None:
    quick(desk)

    desk.press("lab_run")
    desk.wait_for(Phase.DEAD)

    chart = desk.part(BackoffChart, "backoff_chart")
    assert isinstance(chart, BackoffChart)
    desk.wait(lambda: [wait.late is None for wait in chart.waits] == [False] * 5)
    assert [wait.number for wait in chart.waits] == [1, 2, 3, 4, 5]
    for wait in chart.waits:
        low, high = SIDEKIQ.band(wait.number - 1)
        assert low <= wait.planned <= high
        assert wait.late is not None
        assert wait.late >= -1e-5
        spot = chart.place(wait.number, wait.planned)
        assert chart.plot.contains(spot)
        assert chart.place(wait.number, high).y() <= spot.y() <= chart.place(wait.number, low).y()
    strip = desk.part(ProofStrip, "proof_strip")
    assert isinstance(strip, ProofStrip)
    assert {proof.key: proof.holds for proof in strip.proofs} == {
        "band": True,
        "early": True,
        "total5": True,
    }
    desk.wait(lambda: desk.page._state.text().startswith("Dead after "))
    desk.wait(lambda: desk.page._tries.rowCount() == 6)
    assert desk.page._clocks.virtual.text() >= "00:07:00"


@pytest.mark.parametrize("code", ["en", "de", "ja"])
def test_the_longest_wait_of_the_table_is_written_out(
    qapp: QApplication, qtbot: QtBot, code: str
) -> None:
    install(qapp, code)
    try:
        columns = try_columns()
        model = TableModel(columns)
        line = TryLine(
            key="26",
            number="26",
            virtual=virtual_time(2e6),
            wall="4.2 s",
            planned=text.duration(23 * 3600 + 47 * 60),
            late="19 s",
            outcome="",
        )
        model.set_rows([line])
        table = Table(Theme("dark"), model, columns, name="tries")
        qtbot.addWidget(table)
        assets.load_fonts()
        table.setFont(assets.ui_font(13))
        hints = {one.id: table.sizeHintForColumn(at) for at, one in enumerate(columns)}
        cut = [one.id for one in columns if hints[one.id] + CELL_PADDING > one.width]
    finally:
        install(qapp, "en")

    assert cut == []


def test_a_dead_job_is_brought_back_by_retry_and_succeeds(desk: Desk) -> None:
    quick(desk)
    desk.press("lab_run")
    desk.wait_for(Phase.DEAD)

    retry = desk.part(QPushButton, "lab_retry")
    retry.setFocus()
    QTest.keyClick(retry, Qt.Key.Key_Return)
    desk.wait_for(Phase.SUCCEEDED)
    assert desk.page.focusWidget() is desk.part(QPushButton, "lab_restart"), "not the sidebar's"

    rows = desk.page._tries.rows
    assert [row.outcome for row in rows[-2:]] == ["died", "succeeded"]
    assert rows[-1].number == "7"
    assert not desk.part(QPushButton, "lab_retry").isVisible()


def test_the_keyboard_pauses_steps_and_begins_anew(desk: Desk) -> None:
    desk.lab.set_speed(60.0, leaping=False)
    desk.press("lab_run")
    desk.wait_for(Phase.PLAYING)

    desk.key(Qt.Key.Key_Space)
    assert desk.lab.phase is Phase.PAUSED
    desk.wait(lambda: len(desk.lab.tries) >= 1 and desk.lab.next_due is not None)
    seen = len(desk.lab.tries)
    for further in range(1, 4):
        desk.key(Qt.Key.Key_Right)
        desk.wait(lambda further=further: len(desk.lab.tries) == seen + further)  # type: ignore[misc]
        desk.wait(lambda: desk.lab.next_due is not None)
    assert desk.lab.phase is Phase.PAUSED
    # Time stood still while they ran: what was planned is what was waited, to the second.
    assert [w.late for w in waits(desk.lab.tries)[seen:-1]] == pytest.approx([0.0, 0.0], abs=1e-5)
    elapsed = desk.lab.elapsed()
    assert desk.lab.elapsed() == elapsed

    first = desk.lab.run
    desk.key(Qt.Key.Key_R)
    desk.wait_for(Phase.PLAYING)
    assert desk.lab.run is not first


def test_another_formula_begins_anew_and_the_old_run_is_a_ghost(desk: Desk) -> None:
    quick(desk)
    desk.press("lab_run")
    desk.wait_for(Phase.DEAD)
    chart = desk.part(BackoffChart, "backoff_chart")
    assert isinstance(chart, BackoffChart)

    desk.page._setup._formula.choose("fixed")
    desk.wait(lambda: desk.lab.phase is Phase.DEAD and desk.lab.plan.formula.name == "fixed")

    ghost = next(ghost for ghost in chart.ghosts if ghost.name == "Sidekiq")
    assert len(ghost.waits) == 5
    assert [wait.planned for wait in chart.waits][:2] == [60.0, 60.0]
    compare = desk.part(QCheckBox, "lab_compare")
    assert isinstance(compare, QCheckBox)
    compare.setChecked(False)
    assert list(chart.ghosts) == []
    desk.wait(lambda: len(desk.sandboxes()) == 1)


def test_a_hidden_page_has_no_engine_and_goes_on_where_it_was(desk: Desk) -> None:
    desk.lab.set_speed(60.0, leaping=False)
    desk.press("lab_run")
    desk.wait_for(Phase.PLAYING)
    desk.wait(lambda: len(desk.lab.tries) >= 2)
    run = desk.lab.run
    assert run is not None

    desk.page.deactivated()
    desk.wait(lambda: not _sessions(run))
    assert desk.lab.phase is Phase.PAUSED
    assert not desk.page._frames.isActive()
    before, there = len(desk.lab.tries), desk.lab.elapsed()

    desk.page.activated()
    desk.wait(lambda: run.is_ready)
    assert desk.lab.phase is Phase.PAUSED
    # It stood still from a moment after the page was left.
    assert there <= desk.lab.elapsed() < there + 60.0
    desk.key(Qt.Key.Key_Right)
    desk.wait(lambda: len(desk.lab.tries) > before)


def _sessions(run: LabRun) -> list[object]:
    return [child for child in run.children() if child.objectName() == "session"]


def test_a_page_that_is_left_while_the_engine_starts_does_not_run(desk: Desk) -> None:
    desk.press("lab_run")
    run = desk.lab.run
    assert run is not None

    desk.page.deactivated()
    desk.wait(lambda: run._sandbox is not None)
    assert _sessions(run) == []

    desk.page.activated()
    desk.wait_for(Phase.PAUSED)


def test_a_window_that_closes_takes_engine_and_sandbox_along(desk: Desk) -> None:
    desk.press("lab_run")
    desk.wait_for(Phase.PLAYING)

    desk.lab.shutdown()

    assert desk.sandboxes() == []
    assert list(desk.root.glob("*")) == []


@pytest.mark.slow
def test_a_thousand_jobs_spike_without_jitter_and_smear_with_it(desk: Desk) -> None:
    desk.page._kind.choose("herd")
    desk.press("lab_run")
    desk.wait_for(Phase.DEAD)

    assert desk.lab.herd is not None
    plain, jittered = desk.lab.herd.tallies.values()
    assert [plain.peak(retry) for retry in range(1, 6)] == [1_000] * 5
    assert 81 <= jittered.peak(1) <= 147
    strip = desk.part(ProofStrip, "proof_strip")
    assert isinstance(strip, ProofStrip)
    assert [proof.holds for proof in strip.proofs] == [True, True]
    assert not desk.part(QSlider, "lab_speed").isVisible()


def test_a_sandbox_that_cannot_be_made_is_said_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    desk = Desk(qtbot, tmp_path / "file" / "sandboxes")

    desk.press("lab_run")
    desk.wait(lambda: desk.lab.phase is Phase.FAILED)

    assert "file" in desk.page._state.text()
    desk.close()


def test_everything_that_can_be_used_has_a_name(desk: Desk) -> None:
    for control in (*desk.page.findChildren(QPushButton), *desk.page.findChildren(QSlider)):
        assert control.accessibleName() or control.property("text"), control.objectName()
    for part in (BackoffChart, WaitsBar):
        assert all(found.accessibleName() for found in desk.page.findChildren(part))
    assert QApplication.instance() is not None


# -- in a whole window


def test_a_closed_window_leaves_no_lab_behind_and_never_touches_its_store(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandboxes, "default_root", lambda: tmp_path / "sandboxes")
    store = MemoryStore()
    settings = Settings.in_folder(tmp_path)
    workspace = Workspace(Target(url="memory:"), Theme("light"), settings, WindowLog())
    workspace.session._opener = lambda *_, **__: store
    closed: list[bool] = []
    workspace.closed.connect(lambda: closed.append(True))
    workspace.open("backoff")
    page = workspace.window.current_page()
    assert isinstance(page, BackoffLabPage)

    run = page.findChild(QPushButton, "lab_run")
    assert isinstance(run, QPushButton)
    QTest.mouseClick(run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._lab.phase is Phase.PLAYING, timeout=PATIENCE_MS)
    assert [path for path in (tmp_path / "sandboxes").iterdir() if path.is_dir()]
    workspace.close(0.0)
    qtbot.waitUntil(lambda: bool(closed), timeout=PATIENCE_MS)
    workspace.deleteLater()

    assert list((tmp_path / "sandboxes").iterdir()) == []
    assert store.snapshot().processed == 0
    assert not any(store.snapshot().counts.values())


def test_where_there_is_little_room_chart_or_table_is_chosen(desk: Desk) -> None:
    quick(desk)
    desk.press("lab_run")
    desk.wait_for(Phase.DEAD)
    chart, table = desk.part(BackoffChart, "backoff_chart"), desk.page._table

    desk.page.resize(620, 560)
    desk.wait(lambda: chart.isVisible() and not table.isVisible())
    desk.page._side.choose("table")
    assert table.isVisible()
    assert not chart.isVisible()

    desk.page.resize(1200, 700)
    desk.wait(lambda: chart.isVisible() and table.isVisible())
    assert not desk.page._side.isVisible()
