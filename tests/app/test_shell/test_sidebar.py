"""Sidebar and status bar: where one is, what there is, and how the engine does."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import BarePage, Shell, part

from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.views.window.sidebar import COLLAPSED, WIDTH
from kickboard_desktop.views.window.status_bar import Status, segments


def test_the_sidebar_goes_to_pages_by_mouse_and_keyboard(shown: Shell) -> None:
    buttons = {button.name: button for button in shown.window.sidebar.buttons}
    QTest.mouseClick(buttons["dead"], Qt.MouseButton.LeftButton)
    assert shown.window.current_page() is shown.bare("dead")

    QTest.keyClick(buttons["dead"], Qt.Key.Key_Up)
    assert shown.window.current_page() is shown.bare("retries")
    QTest.keyClick(buttons["retries"], Qt.Key.Key_End)
    assert shown.window.current_page() is shown.bare("log")
    QTest.keyClick(buttons["log"], Qt.Key.Key_Home)
    assert shown.window.current_page() is shown.overview


def test_the_sidebar_is_a_list_of_which_one_is_chosen(shown: Shell) -> None:
    """Not a row of check boxes, which is what checkable buttons are to a screen reader."""
    buttons = shown.window.sidebar.buttons
    roles = {QAccessible.queryAccessibleInterface(button).role() for button in buttons}

    assert roles == {QAccessible.Role.RadioButton}
    assert [button.name for button in buttons if button.isChecked()] == ["queues"]


def test_tab_reaches_the_list_of_pages_once(shown: Shell) -> None:
    stops = [b for b in shown.window.sidebar.buttons if b.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert [button.name for button in stops] == ["queues"]


def test_the_sidebar_counts_what_the_store_holds(shown: Shell) -> None:
    counts = {button.name: button.count for button in shown.window.sidebar.buttons}

    assert counts["queues"] == 4
    assert counts["dead"] == 5
    assert counts["log"] is None
    dead = next(b for b in shown.window.sidebar.buttons if b.name == "dead")
    assert dead.count_token == "bad"
    assert dead.accessibleName() == "Dead, 5"


def test_a_count_that_moved_is_accented_for_a_second(shown: Shell, qtbot: QtBot) -> None:
    retries = next(b for b in shown.window.sidebar.buttons if b.name == "retries")
    retries.set_count(77)
    assert retries.count_token == "accent"
    assert retries._moved.interval() == 1000

    retries._moved.start(10)
    qtbot.waitUntil(lambda: retries.count_token == "muted")


def test_the_sidebar_folds_and_says_so(shown: Shell, qtbot: QtBot) -> None:
    sidebar = shown.window.sidebar
    fold = part(sidebar, QWidget, "sidebarFold")
    assert sidebar.width() == WIDTH
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)

    assert sidebar.width() == COLLAPSED
    assert fold.accessibleName() == "Wide sidebar"
    assert "Dead" in next(b for b in sidebar.buttons if b.name == "dead").toolTip()


def test_the_engines_card_tells_state_store_and_load(shown: Shell) -> None:
    shown.window.vitals.look()
    first, second, third = shown.window.sidebar.engine.lines

    assert first == "Engine running"
    assert second == "SQLite · jobs.db"
    assert third.split(" busy · ")[0].endswith(" of 5")
    QTest.mouseClick(shown.window.sidebar.engine, Qt.MouseButton.LeftButton)
    assert shown.window.current_page() is shown.bare("processors")


def test_the_rows_of_the_sidebar_get_lower_before_the_list_scrolls(
    shown: Shell, qtbot: QtBot
) -> None:
    window, pages = shown.window, shown.window.sidebar.list
    window.resize(1100, 900)
    assert pages.row_height == 32
    for number in range(8):
        window.add_page(f"more{number}", f"More {number}", "bug", lambda: BarePage("x"), "Lab")
    window.resize(1100, 700)
    assert pages.row_height < 32
    assert pages.verticalScrollBar().maximum() == 0

    for number in range(8, 20):
        window.add_page(f"more{number}", f"More {number}", "bug", lambda: BarePage("x"), "Lab")
    qtbot.waitUntil(lambda: pages.verticalScrollBar().maximum() > 0)
    last = window.sidebar.buttons[-1]
    QTest.keyClick(window.sidebar.buttons[0], Qt.Key.Key_End)
    qtbot.waitUntil(lambda: pages.viewport().rect().contains(last.mapTo(pages, QPoint(4, 20))))


def test_the_status_bar_is_one_line_of_what_matters() -> None:
    status = Status(
        state=EngineState.RUNNING, store="SQLite", busy=5, concurrency=5, rate=182.0, oldest=0.4,
        dead=2, late_ms=3.2, fps=60,
    )  # fmt: skip

    line = " · ".join(part for part, _ in segments(status)).replace("\N{NO-BREAK SPACE}", " ")

    assert line == "running · SQLite · 5/5 busy · 182/s · oldest 400 ms · 2 dead · UI 3 ms, 60 fps"
    assert ("2 dead", "bad") in segments(status)


def test_the_status_bar_leaves_out_what_there_is_not() -> None:
    parts = [part for part, _ in segments(Status())]

    assert parts[0] == "stopped"
    assert not any("busy" in part or "dead" in part or "oldest" in part for part in parts)


def test_a_pause_of_everything_is_the_state_that_is_shown(shown: Shell) -> None:
    shown.session.all_paused = True
    shown.session.poll()
    shown.window.vitals.look()

    assert shown.window.status.line.text.startswith("paused")
    assert "paused" in shown.window.sidebar.engine.accessibleName()
