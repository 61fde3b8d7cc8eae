"""Beside an open dock every page has room, in every language; and the dock has, too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.docked import SIZES
from tests.app.fakes.shell import BarePage, Shell, shell
from tests.app.fakes.walks import TIMEOUT, walked

from kickboard_desktop.views.window.sidebar import COLLAPSED, WIDTH
from kickboard_desktop.views.window.yielding import PAGE
from kickboard_desktop.widgets import ElidedLabel
from kickboard_desktop.widgets.flow import FlowRow
from kickboard_desktop.widgets.turning import TurningRow


@pytest.mark.timeout(TIMEOUT)
@pytest.mark.parametrize("code", ["en", "de", "ja"])
def test_every_page_has_room_beside_the_dock(tmp_path: Path, code: str) -> None:
    """No bar at the foot of a page, no word cut off, no tab of the job hidden."""
    walk = walked(tmp_path, "docked", code)

    assert walk["found"] == []
    assert len(walk["looked"]) == len(SIZES) * (18 + 12) + 4  # pages, lessons, runs
    (narrow, folded), (wide, unfolded) = walk["widths"]
    assert (folded, unfolded) == (COLLAPSED, WIDTH)
    assert narrow < wide


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    """A window with a page, and something that likes 380 points in its dock."""
    with shell(qtbot, qapp, tmp_path) as made:
        content = QLabel("a job")
        content.setMinimumSize(380, 100)
        made.window.set_detail(content)
        made.window.show_page("log")
        made.window.resize(1440, 900)
        made.window.show()
        yield made


def dock_open(made: Shell, qtbot: QtBot, width: int) -> int:
    """Open the dock in a window of that *width* and return the width of the page."""
    made.window.resize(width, 700)
    made.window.detail_dock.show()
    qtbot.waitUntil(lambda: made.window.detail_dock.width() >= 380)
    QCoreApplication.processEvents()  # what the dock leaves is the page's
    page = made.window.current_page()
    assert page is not None
    return page.width()


def test_a_narrow_window_shows_the_pages_icons_while_the_dock_is_open(
    shown: Shell, qtbot: QtBot
) -> None:
    assert dock_open(shown, qtbot, 1100) >= PAGE
    assert shown.window.sidebar.width() == COLLAPSED

    shown.window.detail_dock.hide()

    qtbot.waitUntil(lambda: shown.window.sidebar.width() == WIDTH)


def test_a_wide_window_keeps_the_pages_names(shown: Shell, qtbot: QtBot) -> None:
    assert dock_open(shown, qtbot, 1440) >= PAGE
    assert shown.window.sidebar.width() == WIDTH


def test_who_unfolds_the_sidebar_is_not_contradicted(shown: Shell, qtbot: QtBot) -> None:
    dock_open(shown, qtbot, 1100)

    shown.window.sidebar.set_collapsed(False)
    shown.window.resize(1101, 700)
    QCoreApplication.processEvents()

    assert shown.window.sidebar.width() == WIDTH


def test_only_what_was_chosen_is_remembered(shown: Shell, qtbot: QtBot) -> None:
    dock_open(shown, qtbot, 1100)
    shown.window.remember()
    assert not shown.settings.sidebar_collapsed

    shown.window.detail_dock.hide()
    shown.window.sidebar.set_collapsed(True)
    dock_open(shown, qtbot, 1100)
    shown.window.detail_dock.hide()

    assert shown.window.sidebar.collapsed
    shown.window.remember()
    assert shown.settings.sidebar_collapsed


def test_a_dock_that_was_dragged_has_its_width_again_when_there_is_room(
    shown: Shell, qtbot: QtBot
) -> None:
    dock_open(shown, qtbot, 1600)
    dock, window = shown.window.detail_dock, shown.window
    inner = dock.parentWidget()
    assert inner is not None
    edge = dock.mapTo(inner, QPoint(-4, 300))
    QTest.mousePress(inner, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(inner, edge - QPoint(100, 0))
    qtbot.waitUntil(lambda: dock.width() > 450)
    QTest.mouseRelease(inner, Qt.MouseButton.LeftButton, pos=edge - QPoint(100, 0))
    dragged = dock.width()

    window.resize(1100, 700)
    qtbot.waitUntil(lambda: dock.width() < 400)
    window.resize(1600, 900)

    qtbot.waitUntil(lambda: dock.width() == dragged)
    window.remember()
    assert shown.settings.dock_width == dragged


def test_who_leaves_the_dock_has_the_keyboard_on_the_page_again(shown: Shell, qtbot: QtBot) -> None:
    """Else it falls to the sidebar, where the keys of jobs do nothing."""
    button = QPushButton("Copy")
    button.setMinimumWidth(380)
    shown.window.set_detail(button)
    dock_open(shown, qtbot, 1440)
    shown.window.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    page = shown.window.current_page()
    assert isinstance(page, BarePage)
    page.has_keyboard = False

    QTest.keyClick(button, Qt.Key.Key_Escape)

    assert not shown.window.detail_dock.isVisible()
    assert page.has_keyboard


@pytest.fixture
def row(qtbot: QtBot) -> tuple[QWidget, list[QWidget]]:
    """A name, something that gives way, and two more labels, each 100 points wide."""
    room = QWidget()
    qtbot.addWidget(room)
    layout = FlowRow(room, gap=10, lines=5)
    parts: list[QWidget] = [QLabel("name", room), ElidedLabel(parent=room)]
    parts += [QLabel(word, room) for word in ("one", "other")]
    for part in parts:
        part.setFixedHeight(20)
    for part in (parts[0], *parts[2:]):
        part.setFixedWidth(100)
    for part in parts:
        layout.add(part, elastic=isinstance(part, ElidedLabel))
    return room, parts


def test_a_row_gives_what_is_left_to_what_gives_way(row: tuple[QWidget, list[QWidget]]) -> None:
    room, parts = row
    room.resize(500, 20)
    room.show()

    assert [part.y() for part in parts] == [0, 0, 0, 0]
    assert [part.x() for part in parts] == [0, 110, 290, 400]
    assert parts[1].width() == 170


def test_a_row_without_room_goes_on_below(row: tuple[QWidget, list[QWidget]]) -> None:
    room, parts = row
    room.resize(250, 45)
    room.show()

    assert [part.y() for part in parts] == [0, 0, 0, 25]
    assert parts[-1].x() == 0
    layout = room.layout()
    assert layout is not None
    assert layout.heightForWidth(250) == 45
    assert layout.heightForWidth(500) == 20


def test_a_row_passes_over_what_is_hidden(row: tuple[QWidget, list[QWidget]]) -> None:
    room, parts = row
    parts[2].hide()
    room.resize(250, 45)
    room.show()

    assert parts[3].geometry().topLeft() == QPoint(150, 0)


def test_parts_without_room_beside_each_other_stand_one_above_the_other(qtbot: QtBot) -> None:
    turning = TurningRow(300)
    qtbot.addWidget(turning)
    parts = [QLabel("one", turning), QLabel("other", turning)]
    for part in parts:
        part.setMinimumSize(120, 40)
        turning.row.addWidget(part)
    said: list[bool] = []
    turning.turned.connect(said.append)
    turning.resize(400, 200)
    turning.show()
    assert parts[0].y() == parts[1].y()

    turning.resize(200, 200)

    qtbot.waitUntil(lambda: parts[0].x() == parts[1].x())
    assert said == [True]
    assert turning.minimumSizeHint().width() == 120
