"""Recordings in the window: the mark while one is made, and the time bar of one that is opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolBar
from pytestqt.qtbot import QtBot
from tests.app.fakes.played import PlayedSession
from tests.app.fakes.recorded import record
from tests.app.fakes.shell import part, themed

from kickboard.stores.memory import MemoryStore
from kickboard_desktop.actions.recording_actions import RECORDED_PAGES
from kickboard_desktop.actions.situation import Situation
from kickboard_desktop.charts.series import TickSeries
from kickboard_desktop.desktop import target_for
from kickboard_desktop.recording import reader
from kickboard_desktop.recording.player import SPEEDS
from kickboard_desktop.recording.session import RecordedSession
from kickboard_desktop.session import Session, Target
from kickboard_desktop.settings import Settings
from kickboard_desktop.starting.arguments import Options, parse
from kickboard_desktop.telemetry import Tick
from kickboard_desktop.views.window.record_mark import RecordMark
from kickboard_desktop.views.window.time_bar import TimeBar
from kickboard_desktop.widgets import Banner
from kickboard_desktop.workspace import Workspace


@pytest.fixture
def file(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    session = PlayedSession()
    path = tmp_path / "day.kbrec"
    record(session, path, 90, monkeypatch)
    monkeypatch.undo()
    session.close()
    return path


class Shown:
    """A window on a session."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path, session: Session) -> None:
        theme, settings = themed(app), Settings.in_folder(folder)
        self.workspace = Workspace(session.target, theme, settings, None, session=session)
        self.window = self.workspace.window
        self.workspace.open("overview")
        qtbot.waitUntil(lambda: self.workspace._operations is not None)
        self.actions = self.workspace.actions

    def close(self, qtbot: QtBot) -> None:
        with qtbot.waitSignal(self.workspace.closed):
            self.workspace.close(0.0)
        self.workspace.deleteLater()


@pytest.fixture
def opened(
    file: Path, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[tuple[Shown, RecordedSession]]:
    session = RecordedSession(file)
    shown = Shown(qtbot, qapp, tmp_path / "settings", session)
    qtbot.waitUntil(lambda: session.player.index is not None and session.player.index.done)
    session.player.pause()
    yield shown, session
    shown.close(qtbot)


def bar_of(shown: Shown) -> TimeBar:
    return part(part(shown.window, QToolBar, "recording_tools"), TimeBar)


# -- a recording that is opened


def test_a_window_on_a_recording_has_the_pages_it_can_fill(
    opened: tuple[Shown, RecordedSession],
) -> None:
    shown, _ = opened
    assert set(shown.window.page_names) == set(RECORDED_PAGES)
    assert "day.kbrec" in shown.window.windowTitle()
    assert shown.actions.reason("page_dead") == "A recording has no jobs to list."
    shown.window.show_page("dead")
    assert shown.window.current_page() is shown.window.page("overview")


def test_nothing_can_be_done_to_a_recording_and_the_reason_is_told(
    opened: tuple[Shown, RecordedSession], qtbot: QtBot
) -> None:
    shown, session = opened
    session.player.go_to(40.0)
    qtbot.waitUntil(lambda: session.link.state.is_up)
    shown.workspace.operations.controller.refresh()
    for name in ("pause_all", "quiet", "kill_engine", "stop_engine", "enqueue_demo", "record"):
        assert shown.actions.reason(name) == "This is a recording: nothing can be changed.", name
        assert not shown.actions[name].isEnabled()


def test_the_bar_is_dragged_clicked_and_gone_through_by_key(
    opened: tuple[Shown, RecordedSession], qtbot: QtBot
) -> None:
    shown, session = opened
    player, line = session.player, bar_of(shown).line
    y = line.height() // 2
    target = QPointF(line.x_of(45.0), y).toPoint()
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=target)
    assert player.position == pytest.approx(45.0, abs=1.0)
    QTest.mouseMove(line, QPointF(line.x_of(60.0), y).toPoint())
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton)
    assert player.position == pytest.approx(60.0, abs=1.0)

    here = player.position
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert player.position == pytest.approx(here + 1.0)
    QTest.keyClick(line, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert player.position == pytest.approx(here - 9.0)
    QTest.keyClick(line, Qt.Key.Key_End)
    assert player.position == player.duration
    QTest.keyClick(line, Qt.Key.Key_Home)
    assert player.position == pytest.approx(1.0)
    playing = []
    for _ in range(2):
        QTest.keyClick(line, Qt.Key.Key_Space)
        playing.append(player.is_playing)
    assert playing == [True, False]
    qtbot.waitUntil(lambda: "0:0" in bar_of(shown).words)


def test_actions_step_and_change_the_speed_up_to_the_fastest(
    opened: tuple[Shown, RecordedSession],
) -> None:
    shown, session = opened
    player = session.player
    player.go_to(30.0)
    shown.actions["step_back"].trigger()
    assert player.position == pytest.approx(29.0)
    shown.actions["step_forward"].trigger()
    assert player.position == pytest.approx(30.0)
    for _ in range(len(SPEEDS) + 2):
        shown.actions["faster"].trigger()
    assert player.speed == 100
    shown.actions["slower"].trigger()
    assert player.speed == 50


def test_a_page_that_is_opened_while_time_stands_shows_that_moment(
    opened: tuple[Shown, RecordedSession], qtbot: QtBot
) -> None:
    shown, session = opened
    session.player.go_to(40.0)
    qtbot.waitUntil(lambda: session.series.at is not None)
    shown.window.show_page("processors")
    page = shown.window.page("processors")
    qtbot.waitUntil(lambda: (found := page.exported()) is not None and found.total == 5)
    shown.window.show_page("journal")
    journal = shown.window.page("journal")
    qtbot.waitUntil(lambda: (found := journal.exported()) is not None and found.total == 1)
    session.player.go_to(5.0)
    qtbot.waitUntil(lambda: (found := journal.exported()) is not None and found.total == 0)


def test_what_is_wrong_with_a_file_is_said_and_the_rest_is_shown(
    file: Path, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    content = file.read_bytes().replace(b'"v":1', b'"v":2', 1)
    whole = content.splitlines(keepends=True)
    whole[5:5] = [b"garbage\n"]
    file.write_bytes(b"".join(whole)[:-20])
    session = RecordedSession(file)
    shown = Shown(qtbot, qapp, tmp_path / "settings", session)
    qtbot.waitUntil(lambda: any(b.isVisible() for b in shown.window.findChildren(Banner)))

    (said,) = [b.text for b in shown.window.findChildren(Banner) if b.isVisible()]
    for words in ("A newer Kickboard", "in the middle of a line", "could not be read: 1."):
        assert words in said
    qtbot.waitUntil(lambda: session.snapshot is not None)
    shown.close(qtbot)


def test_a_file_that_is_no_recording_is_a_banner_in_a_window_that_works(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "x.kbrec"
    path.write_text("a letter")
    shown = Shown(qtbot, qapp, tmp_path / "settings", RecordedSession(path))
    qtbot.waitUntil(lambda: any(b.isVisible() for b in shown.window.findChildren(Banner)))
    texts = [b.text for b in shown.window.findChildren(Banner) if b.isVisible()]
    assert any("x.kbrec is no recording" in text for text in texts)
    shown.close(qtbot)


# -- a recording that is made


def live() -> Session:
    """Return a session on an empty store, without an engine."""
    store = MemoryStore()
    target = Target(url="memory:", read_only=True)
    return Session(target, TickSeries(), opener=lambda *_, **__: store)


def test_recording_shows_a_mark_with_its_size_and_stops_by_a_click(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    session = live()
    shown = Shown(qtbot, qapp, tmp_path / "settings", session)
    path = tmp_path / "now.kbrec"
    shown.workspace.record(path)
    for number in range(30):
        session.ticked.emit(Tick(at=100.0 + number / 10, mono=1.0, dt=0.1))
    mark = part(shown.window, RecordMark)
    assert mark.isVisible()
    qtbot.waitUntil(lambda: "kB" in mark.text())
    assert shown.actions.reason("record") == "It is being recorded."

    QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert not mark.isVisible()
    assert not shown.actions.reason("record")
    index = reader.begin(path)
    reader.scan(index)
    ticks = [e for e in reader.entries(index, 0, index.end) if isinstance(e.content, Tick)]
    assert len(ticks) == 30
    shown.close(qtbot)


def test_closing_the_window_ends_the_recording_in_order(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    session = live()
    shown = Shown(qtbot, qapp, tmp_path / "settings", session)
    path = tmp_path / "now.kbrec"
    shown.workspace.record(path)
    session.ticked.emit(Tick(at=100.0, mono=1.0, dt=0.1))
    shown.close(qtbot)
    assert path.read_bytes().endswith(b"}\n")
    assert b'"t":"tick"' in path.read_bytes()


def test_a_place_that_cannot_be_written_is_a_banner(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    shown = Shown(qtbot, qapp, tmp_path / "settings", live())
    shown.workspace.record(tmp_path / "nowhere" / "x.kbrec")
    texts = [b.text for b in shown.window.findChildren(Banner) if b.isVisible()]
    assert any("cannot be recorded: No such file" in text for text in texts)
    shown.close(qtbot)


# -- the command line


def test_a_recording_is_opened_and_made_by_name(tmp_path: Path) -> None:
    target = target_for(Options(what="day.kbrec"), Settings.in_folder(tmp_path))
    assert target.recording == Path("day.kbrec").absolute()
    assert target.read_only
    assert target.engine is None
    assert parse(["--record", "x.kbrec"]).record == Path("x.kbrec")


def test_play_and_step_need_a_recording() -> None:
    from kickboard_desktop.actions.recording_actions import RECORDING  # noqa: PLC0415

    rules = {spec.id: spec.rule for spec in RECORDING}
    assert rules["play_recording"](Situation()) == "Open a recording first."
    assert not rules["play_recording"](Situation(recorded=True))
    assert rules["stop_recording"](Situation()) == "Nothing is being recorded."
    assert rules["record"](Situation(recorded=True)).startswith("This is a recording")
