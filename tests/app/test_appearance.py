"""How the window looks is chosen at once and remembered: rows, times, size, presenting."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.app.fakes.listed import NOW, job
from tests.app.fakes.shell import Shell, part, shell, themed

from kickboard_desktop import format as text
from kickboard_desktop import zoom as zooming
from kickboard_desktop.format import Times
from kickboard_desktop.models.lists.columns import JobColumn, Row, job_columns, retimed
from kickboard_desktop.models.lists.small import TableModel
from kickboard_desktop.models.rows.processors import ProcessorLine, processor_columns
from kickboard_desktop.settings import Settings
from kickboard_desktop.theme import DENSITIES
from kickboard_desktop.views.window.status_bar import TimesButton
from kickboard_desktop.widgets.table import Table
from kickboard_desktop.zoom import LEAST, MOST, STEPS, Zoom


@pytest.fixture(autouse=True)
def usual(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tell times and draw as usual before and after; be in India meanwhile."""
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    yield
    text.tell_times(Times.RELATIVE)
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, qapp, tmp_path) as made:
        made.window.show_page("dead")
        made.window.show()
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow)
        yield made
        made.theme.zoom.set_percent(100)


def trigger(shown: Shell, action_id: str) -> None:
    shown.actions[action_id].trigger()


# -- times


@pytest.mark.parametrize(
    ("how", "at", "told"),
    [
        (Times.RELATIVE, NOW - 6.1, "6.1 s ago"),
        (Times.LOCAL, NOW, "03:43:20"),
        (Times.UTC, NOW, "22:13:20"),
        (Times.UTC, NOW - 86_400 * 3, "11-11 22:13"),
        (Times.LOCAL, NOW - 86_400 * 400, "2022-10-11"),
        (Times.LOCAL, 1e20, "–"),
    ],
)
def test_a_moment_is_told_one_way_for_all(how: Times, at: float, told: str) -> None:
    text.tell_times(how)

    assert text.when(at, NOW).replace(text.NBSP, " ") == told


def test_the_tooltip_has_the_other_ways() -> None:
    local, utc = "2023-11-15 03:43:20.000 +05:30", "2023-11-14 22:13:20.000 UTC"
    assert text.all_times(NOW, NOW + 2).splitlines() == [local, utc]

    text.tell_times(Times.UTC)
    ago, *rest = text.all_times(NOW, NOW + 2).splitlines()

    assert ago.replace(text.NBSP, " ") == "2.0 s ago"
    assert rest == [local, utc]


def test_times_of_day_follow_in_logs_and_charts() -> None:
    assert text.clock_time(NOW) == "03:43:20"

    text.tell_times(Times.UTC)

    assert text.clock_time(NOW) == "22:13:20"
    assert text.clock_time(NOW, utc=False) == "03:43:20"


def test_a_list_of_jobs_tells_its_times_anew() -> None:
    dead = job(1)
    columns: tuple[JobColumn, ...] = job_columns(dead.state)
    at = next(n for n, column in enumerate(columns) if column.id == "at")
    row = Row(dead.jid, tuple(column.text(dead, NOW) for column in columns), dead)
    assert row.cells[at].endswith("ago")

    text.tell_times(Times.LOCAL)

    assert retimed(row, columns, NOW).cells[at] == "03:43:19"


def test_times_are_switched_at_the_foot_of_the_window_by_keyboard(
    shown: Shell, qtbot: QtBot
) -> None:
    button = part(shown.window, TimesButton)
    assert button.text() == "Relative times"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    menu = part(button, QMenu)
    qtbot.waitUntil(menu.isVisible)

    QTest.keyClick(menu, Qt.Key.Key_Down)
    while menu.activeAction() is not shown.actions["times_utc"]:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)

    assert text.times() is Times.UTC
    assert button.text() == "UTC times"
    assert shown.actions["times_utc"].isChecked()
    assert shown.settings.times is Times.UTC


def test_its_tooltip_tells_the_time_in_the_other_ways(shown: Shell) -> None:
    button = part(shown.window, TimesButton)

    QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1)))

    assert "+05:30" in button.toolTip()
    assert "UTC" in button.toolTip()


# -- rows


def test_rows_stand_as_close_as_was_chosen_and_are_found_where_they_are(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme = themed(qapp)
    model: TableModel[ProcessorLine] = TableModel(processor_columns())
    table = Table(theme, model, model.columns, name="rows")
    qtbot.addWidget(table)
    model.insertRows(0, 0)
    for density, height in DENSITIES.items():
        theme.set_density(density)

        assert table.verticalHeader().defaultSectionSize() == height
        assert theme.row_height == height
    theme.set_density("no such density")
    assert theme.density == "comfortable"
    theme.deleteLater()


def test_density_is_chosen_in_the_menu_and_kept(shown: Shell) -> None:
    trigger(shown, "density_compact")

    assert shown.theme.density == shown.settings.density == "compact"
    assert shown.actions["density_compact"].isChecked()
    assert not shown.actions["density_default"].isChecked()


# -- size


@pytest.mark.skipif(not Zoom().is_live, reason="this build of Qt hides the switch")
def test_everything_is_drawn_larger_in_a_window_of_the_same_size(shown: Shell) -> None:
    window = shown.window
    window.resize(1200, 800)
    ratio, area = window.devicePixelRatio(), window.grab().size()

    QTest.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)

    assert shown.theme.zoom.percent == shown.settings.zoom == 110
    assert window.devicePixelRatio() == pytest.approx(ratio * 1.1)
    assert window.width() == pytest.approx(1200 / 1.1, abs=1)
    grown = window.grab().size()
    assert abs(grown.width() - area.width()) <= 2
    trigger(shown, "zoom_out")
    trigger(shown, "zoom_out")
    assert window.devicePixelRatio() == pytest.approx(ratio * 0.9)
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.devicePixelRatio() == ratio
    assert window.width() == pytest.approx(1200, abs=4)


@pytest.mark.skipif(not Zoom().is_live, reason="this build of Qt hides the switch")
def test_the_window_fits_the_screen_at_every_size(shown: Shell) -> None:
    for percent in (MOST, LEAST, 100):
        shown.window.appearance.set_zoom(percent)
        screen = shown.window.screen().availableSize()
        least = shown.window.minimumSize()

        assert least.width() <= screen.width()
        assert least.height() <= screen.height()


def test_sizes_go_in_steps_and_stay_within_their_bounds(qapp: QApplication) -> None:
    zoom = Zoom()
    zoom._switches = None  # nothing is to be drawn

    seen = []
    for _ in STEPS:
        zoom.set_percent(zoom.next(1))
        seen.append(zoom.percent)
    assert seen == [110, 125, 150, 175, 200, 200, 200, 200]
    zoom.set_percent(1000)
    assert zoom.percent == MOST
    zoom.set_percent(1)
    assert zoom.percent == zoom.next(-1) == LEAST


def test_where_qt_cannot_change_it_at_once_it_is_kept_for_the_next_start(
    shown: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.theme.zoom._switches = None
    trigger(shown, "zoom_in")
    assert shown.settings.zoom == 110

    monkeypatch.setattr(zooming, "_switches", lambda: None)
    monkeypatch.setenv("QT_SCALE_FACTOR", "2")
    zooming.at_start(150)

    assert os.environ["QT_SCALE_FACTOR"] == "3.0"


# -- presenting


def test_presenting_shows_the_page_alone_and_esc_brings_everything_back(
    shown: Shell, qtbot: QtBot
) -> None:
    window = shown.window
    trigger(shown, "show_log")
    assert window.log_dock.isVisible()
    window.move(40, 30)
    place = window.geometry()

    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.isFullScreen()
    assert window.menuBar().height() == 0
    assert not window.sidebar.isVisible()
    assert not window.status.isVisible()
    assert not window.log_dock.isVisible()
    assert shown.theme.zoom.percent == 150
    assert shown.settings.zoom == 100, "the next start is not large"

    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page() is shown.bare("queues"), "keys of hidden menus work on"
    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert not window.isFullScreen()
    assert window.menuBar().height() > 0
    assert window.sidebar.isVisible()
    assert window.status.isVisible()
    assert window.log_dock.isVisible()
    assert shown.theme.zoom.percent == 100
    assert window.geometry() == place
    assert not shown.actions["present"].isChecked()


def test_f11_is_the_whole_screen_and_the_window_again(shown: Shell) -> None:
    QTest.keyClick(shown.window, Qt.Key.Key_F11)
    assert shown.window.isFullScreen()
    assert shown.actions["full_screen"].isChecked()
    assert shown.window.sidebar.isVisible()

    QTest.keyClick(shown.window, Qt.Key.Key_F11)
    assert not shown.window.isFullScreen()


# -- the file


def test_what_was_chosen_is_there_at_the_next_start_and_nonsense_is_not(tmp_path: Path) -> None:
    path = str(tmp_path / "x.ini")
    settings = Settings(QSettings(path, QSettings.Format.IniFormat))
    settings.density, settings.zoom, settings.times = "compact", 125, Times.UTC
    settings.language = "de"
    settings.sync()

    again = Settings(QSettings(path, QSettings.Format.IniFormat))
    assert (again.density, again.zoom, again.times, again.language) == (
        "compact",
        125,
        Times.UTC,
        "de",
    )

    raw = QSettings(path, QSettings.Format.IniFormat)
    for key, value in (("density", "x"), ("zoom", "900"), ("times", "x"), ("language", "xx")):
        raw.setValue(f"view/{key}", value)
    raw.sync()
    wrong = Settings(QSettings(path, QSettings.Format.IniFormat))
    assert (wrong.density, wrong.zoom, wrong.times, wrong.language) == (
        "default",
        200,
        Times.RELATIVE,
        "system",
    )
