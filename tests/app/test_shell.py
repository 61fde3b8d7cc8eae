"""The main window: pages, sidebar, docks, notices, status bar, keyboard, what it remembers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import BarePage, Shell, part, shell

from kickboard_desktop.engine_link.link import EngineState
from kickboard_desktop.telemetry import RecoveredInfo
from kickboard_desktop.theme import LIGHT
from kickboard_desktop.views.window.sidebar import COLLAPSED, WIDTH
from kickboard_desktop.views.window.status_bar import Status, segments
from kickboard_desktop.widgets import Banner, IconButton, Toast


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, qapp, tmp_path) as made:
        made.session.play(3)
        made.window.show_page("queues")
        made.window.show()
        made.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is made.window)
        yield made


# -- pages


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


# -- sidebar


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


# -- status bar


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


# -- notices


def banners(made: Shell) -> list[str]:
    return [b.text for b in made.window.findChildren(Banner) if not b.isHidden()]


def test_a_store_that_does_not_answer_is_a_banner_until_it_does(shown: Shell) -> None:
    shown.session.store_trouble.emit("disk is full")
    assert banners(shown) == ["The store does not answer: disk is full"]

    shown.session.store_trouble.emit("")
    assert banners(shown) == []


def test_an_engine_that_died_is_a_banner_that_offers_a_start(shown: Shell) -> None:
    shown.session.played_link.play(EngineState.GIVEN_UP, "killed by signal 9")
    (said,) = banners(shown)
    assert "killed by signal 9" in said

    (banner,) = (b for b in shown.window.findChildren(Banner) if b.text == said)
    started: list[str] = []
    shown.actions.invoked.connect(started.append)
    shown.actions["start_engine"].setEnabled(True)
    banner.acted.emit()
    assert started == ["start_engine"]

    shown.session.played_link.play(EngineState.RUNNING)
    assert banners(shown) == []


def test_a_pause_of_everything_is_a_banner(shown: Shell) -> None:
    shown.session.all_paused = True
    shown.session.poll()
    assert banners(shown) == ["Everything is paused: no job starts."]

    shown.session.all_paused = False
    shown.session.poll()
    assert banners(shown) == []


def test_recovered_jobs_are_told(shown: Shell) -> None:
    shown.session.recovered.emit(RecoveredInfo(returned=5))

    toast = part(shown.window, Toast)
    assert toast.isVisible()
    assert toast.text.startswith("Recovered 5 jobs")


def test_a_toasts_button_triggers_its_action(shown: Shell) -> None:
    used: list[str] = []
    shown.actions.invoked.connect(used.append)
    shown.actions["undo"].setEnabled(True)

    shown.window.toast("Deleted 12 jobs", action_id="undo", action="Undo")
    part(shown.window, Toast).acted.emit()

    assert used == ["undo"]


# -- docks and keys


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


# -- theme


def test_the_theme_is_chosen_by_action_and_remembered(shown: Shell) -> None:
    shown.window.show_page("overview")
    shown.actions["theme_light"].trigger()

    assert shown.theme.tokens is LIGHT
    assert shown.settings.theme == "light"
    corner = shown.window.grab().toImage().pixelColor(shown.window.width() // 2, 8)
    assert corner.name() == LIGHT.bg


# -- what it remembers


def test_the_window_remembers_where_everything_was(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with shell(qtbot, qapp, tmp_path) as made:
        made.window.show_page("dead")
        made.window.show()
        made.window.resize(800, 760)  # wider than the offscreen screen it could not come back
        made.window.sidebar.set_collapsed(True)
        made.window.detail_dock.show()
        made.window.close()

    with shell(qtbot, qapp, tmp_path) as made:
        made.window.show_page(made.settings.page)
        made.window.show()
        assert (made.window.width(), made.window.height()) == (800, 760)
        assert made.window.sidebar.collapsed
        assert not made.window.detail_dock.isHidden()
        assert made.window.current_page() is made.bare("dead")


def test_somebody_may_keep_the_window_open(shown: Shell, qtbot: QtBot) -> None:
    shown.window.may_close = lambda: False
    with qtbot.assertNotEmitted(shown.window.closing):
        shown.window.close()
    assert shown.window.isVisible()

    shown.window.may_close = None
    with qtbot.waitSignal(shown.window.closing):
        shown.window.close()


def test_the_first_paint_is_told_once(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with shell(qtbot, qapp, tmp_path) as made:
        paints: list[int] = []
        made.window.painted.connect(lambda: paints.append(1))
        made.window.show_page("queues")
        made.window.show()
        qtbot.waitUntil(lambda: bool(paints))
        made.window.grab()

        assert paints == [1]


# -- for everybody


def test_no_label_guesses_whether_it_is_html(shown: Shell, qtbot: QtBot) -> None:
    """A job's argument could be markup; every label of the window takes text as it stands."""
    shown.show_overview(qtbot)
    shown.window.toast("Done", action_id="undo", action="Undo")
    shown.session.store_trouble.emit("trouble")
    shown.actions["about"].trigger()

    labels = shown.window.findChildren(QLabel)

    assert len(labels) > 20
    guessing = [label for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert [f"{label.parent()} {label.text()!r}" for label in guessing] == []


def test_every_control_has_a_name(shown: Shell) -> None:
    shown.window.show_page("overview")
    unnamed = []
    for widget in shown.window.findChildren(QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            unnamed.append(widget)

    assert unnamed == []


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)])
def test_nothing_is_cut_off_in_the_smallest_window(shown: Shell, size: tuple[int, int]) -> None:
    shown.window.show_page("overview")
    shown.window.resize(*size)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QApplication.processEvents()

    assert (shown.window.width(), shown.window.height()) == size
    overview = shown.overview
    hint = overview.minimumSizeHint()
    assert hint.width() <= overview.width()
    assert hint.height() <= overview.height()
    for card in overview.cards.values():
        corner = card.mapTo(overview, card.rect().bottomRight())
        assert overview.rect().contains(corner)


# -- a sidebar with more pages than there is room for


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
