"""The main window and its pages: which is built, which works, who has the keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import BarePage, Shell, part, shell

from kickboard_desktop.widgets import IconButton


def test_a_page_is_built_on_its_first_visit(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with shell(qtbot, qapp, tmp_path) as made:
        built: list[str] = []
        made.window.page_changed.connect(lambda page: built.append(page.name))
        made.window.show_page("dead")

        assert built == ["dead"]
        assert [e.page is not None for e in made.window._entries.values()].count(True) == 1


def test_only_the_page_that_is_seen_works(shown: Shell) -> None:
    queues, dead = shown.bare("queues"), shown.bare("dead")
    shown.window.show_page("dead")
    shown.window.show_page("queues")

    assert queues.notes == ["activated", "deactivated", "activated"]
    assert dead.notes == ["activated", "deactivated"]


def test_a_minimised_window_works_on_nothing(shown: Shell) -> None:
    shown.window.setWindowState(Qt.WindowState.WindowMinimized)
    assert shown.bare("queues").notes[-1] == "deactivated"
    assert not shown.window.vitals.active

    shown.window.setWindowState(Qt.WindowState.WindowNoState)
    assert shown.bare("queues").notes[-1] == "activated"


def test_a_page_can_ask_for_another_one_with_a_query(shown: Shell) -> None:
    shown.bare("queues").page_wanted.emit("dead", "class:EmailJob")

    assert shown.window.current_page() is shown.bare("dead")
    assert shown.bare("dead").notes == ["activated", "class:EmailJob"]


def test_an_unknown_page_leaves_the_one_that_is_seen(shown: Shell) -> None:
    before = shown.window.current_page()
    shown.window.show_page("nonsense")

    assert shown.window.current_page() is before


def test_the_actions_go_to_pages_and_find(shown: Shell) -> None:
    shown.actions["page_dead"].trigger()
    shown.actions["find"].trigger()

    assert shown.window.current_page() is shown.bare("dead")
    assert shown.bare("dead").notes[-1] == "search"
    assert shown.actions["page_dead"].isChecked()


def test_only_who_comes_by_a_key_or_a_menu_finds_the_keyboard_on_the_page(shown: Shell) -> None:
    shown.actions["page_dead"].trigger()
    buttons = {button.name: button for button in shown.window.sidebar.buttons}
    QTest.mouseClick(buttons["queues"], Qt.MouseButton.LeftButton)

    assert shown.bare("dead").has_keyboard
    assert not shown.bare("queues").has_keyboard  # Up and Down still walk in the sidebar


def test_escape_closes_the_dock_and_never_the_window(shown: Shell) -> None:
    shown.window.set_detail(QWidget())
    shown.actions["show_detail"].trigger()
    assert shown.window.detail_dock.isVisible()

    QTest.keyClick(shown.window, Qt.Key.Key_Escape)
    assert not shown.window.detail_dock.isVisible()
    assert not shown.actions["show_detail"].isChecked()
    QTest.keyClick(shown.window, Qt.Key.Key_Escape)
    assert shown.window.isVisible()


def test_a_dock_has_its_title_line_when_it_is_shown(shown: Shell) -> None:
    dock = shown.window.detail_dock
    shown.actions["show_detail"].trigger()

    title = dock.titleBarWidget()
    assert part(title, QLabel).text() == "Job detail"
    QTest.mouseClick(part(title, IconButton), Qt.MouseButton.LeftButton)

    assert not dock.isVisible()
    shown.actions["show_detail"].trigger()
    assert dock.titleBarWidget() is title


def test_the_log_can_be_docked_at_the_foot_and_works_only_while_seen(shown: Shell) -> None:
    shown.actions["show_log"].trigger()
    docked = shown.window.log_dock.widget()
    assert isinstance(docked, BarePage)
    assert docked is not shown.bare("log")

    shown.actions["show_log"].trigger()

    assert docked.notes == ["activated", "deactivated"]


def test_the_sidebar_folds_by_key_and_the_motion_by_action(shown: Shell) -> None:
    shown.actions["fold_sidebar"].trigger()
    assert shown.window.sidebar.collapsed
    shown.window.sidebar.set_collapsed(False)
    assert not shown.actions["fold_sidebar"].isChecked()

    shown.actions["reduce_motion"].trigger()
    assert shown.theme.reduce_motion
    assert shown.settings.reduce_motion


def test_the_keyboard_starts_at_the_page_that_is_seen(shown: Shell) -> None:
    focused = QApplication.focusWidget()

    assert focused is not None
    assert focused.objectName() == "sidebar_queues"


def test_tab_goes_through_the_overview_from_left_to_right_and_top_to_bottom(
    shown: Shell, qtbot: QtBot
) -> None:
    shown.show_overview(qtbot)
    shown.window.sidebar.focus_current()
    names: list[str] = []
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName() or focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    order = [n.partition(":")[0] for n in names]
    wanted = ["Time shown", "Pause all", "Enqueue a job…", "Done", "Failed", "Backlog"]
    wanted += ["Oldest job", "Busy", "Retries", "Dead", "Latency of", "Queues"]
    places = [order.index(name) for name in wanted]
    assert places == sorted(places)
