"""The list of jobs under the hands of somebody, while its rows move."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.app.fakes.listed import ListStore, SteppedSource, job

from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard_desktop.models.columns import job_columns
from kickboard_desktop.models.window import JobWindowModel
from kickboard_desktop.theme import ROW_HEIGHT, Theme
from kickboard_desktop.widgets import job_table
from kickboard_desktop.widgets.job_table import JobTable

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Listed:
    """A table of a thousand dead jobs, 20 of them on screen."""

    def __init__(self, qtbot: QtBot) -> None:
        self.store = ListStore([job(n) for n in range(1000)])
        self.source = SteppedSource(self.store)
        columns = job_columns(JobState.DEAD)
        self.model = JobWindowModel(self.source, View(state=JobState.DEAD), columns)
        self.table = JobTable(Theme("dark"), self.model, name="dead")
        self.model.setParent(self.table)
        qtbot.addWidget(self.table)
        self.table.resize(1200, 20 * ROW_HEIGHT + 30)
        self.model.set_active(True)
        self.table.show()
        qtbot.waitExposed(self.table)
        self.source.settle()

    @property
    def top(self) -> str:
        return self.model.jid_at(self.table.rows_on_screen().start)

    @property
    def chosen(self) -> list[str]:
        return list(self.table.chosen.jids)

    def refresh(self) -> None:
        self.model._gap.stop()
        self.model._tally.stop()
        self.model.note_change()
        self.source.settle()

    def scroll(self, row: int) -> None:
        self.table.verticalScrollBar().setValue(row)
        self.source.settle()

    def click(self, line: int, modifiers: Qt.KeyboardModifier = PLAIN, column: int = 1) -> None:
        """Click in the row so many lines below the top of the screen."""
        left = self.table.columnViewportPosition(column)
        place = QPoint(left + 20, line * ROW_HEIGHT + ROW_HEIGHT // 2)
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, modifiers, place)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.table, key, modifiers)

    def insert(self, count: int, at: int = 0) -> None:
        first = 100_000 + len(self.store.rows)
        self.store.rows[at:at] = [job(first + n) for n in range(count)]


@pytest.fixture
def listed(qtbot: QtBot) -> Iterator[Listed]:
    made = Listed(qtbot)
    yield made
    made.model.set_active(False)


def test_the_rows_on_screen_are_read_and_drawn(listed: Listed) -> None:
    image = listed.table.viewport().grab().toImage()

    text = QRect(listed.table.columnViewportPosition(1), 0, 150, 10 * ROW_HEIGHT)
    colors = {
        image.pixelColor(x, y).name()
        for x in range(text.left(), text.right())
        for y in range(text.top(), text.bottom(), 3)
    }
    assert len(colors) > 20  # anti-aliased text, and not just grounds and lines
    assert all(at < 200 for _, at in listed.store.reads)


def test_a_click_chooses_a_job_and_not_a_row(listed: Listed) -> None:
    listed.click(3)
    listed.click(5, CONTROL)

    listed.insert(2)
    listed.refresh()

    assert listed.chosen == [job(3).jid, job(5).jid]
    selected = {index.row() for index in listed.table.selectionModel().selectedRows()}
    assert selected == {5, 7}
    assert listed.table.is_chosen(5)
    assert not listed.table.is_chosen(3)


def test_a_plain_click_begins_anew_and_a_second_control_click_drops(listed: Listed) -> None:
    listed.click(3)
    listed.click(5, CONTROL)
    listed.click(3, CONTROL)
    assert listed.chosen == [job(5).jid]

    listed.click(8)

    assert listed.chosen == [job(8).jid]


def test_chosen_jobs_that_scrolled_away_stay_chosen_until_a_plain_click(listed: Listed) -> None:
    listed.click(2)
    listed.scroll(500)
    listed.click(4, CONTROL)
    assert listed.chosen == [job(2).jid, job(504).jid]

    listed.click(6)

    assert listed.chosen == [job(506).jid]


def test_choosing_everything_selects_no_row_in_qt(listed: Listed) -> None:
    listed.click(2)
    listed.press(Qt.Key.Key_A, CONTROL)

    assert listed.table.chosen.everything
    assert listed.table.chosen.count(listed.model.total) == 1000
    assert not listed.table.selectionModel().hasSelection()
    assert listed.table.is_chosen(999)


def test_a_click_ends_the_choice_of_everything(listed: Listed) -> None:
    listed.press(Qt.Key.Key_A, CONTROL)

    listed.click(4)

    assert not listed.table.chosen.everything
    assert listed.chosen == [job(4).jid]


def test_a_range_over_rows_that_were_not_read_asks_the_store_for_them(listed: Listed) -> None:
    listed.click(0)
    listed.press(Qt.Key.Key_End, SHIFT)
    listed.source.settle()

    assert set(listed.chosen) == {job(n).jid for n in range(1000)}


def test_a_range_that_shrinks_again_lets_go_of_what_the_store_said(listed: Listed) -> None:
    listed.click(0)
    listed.press(Qt.Key.Key_End, SHIFT)
    listed.source.settle()

    listed.scroll(0)
    listed.click(2, SHIFT)
    listed.source.settle()

    assert set(listed.chosen) == {job(n).jid for n in range(3)}


def test_a_range_chooses_no_more_than_the_limit(
    listed: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_table, "LONGEST_RANGE", 200)
    listed.click(0)

    listed.press(Qt.Key.Key_End, SHIFT)
    listed.source.settle()

    assert len(listed.chosen) <= 200


def test_at_its_top_the_list_follows(listed: Listed) -> None:
    listed.insert(3)
    listed.refresh()

    assert listed.table.follows
    assert listed.top == listed.store.rows[0].jid


def test_scrolled_down_the_row_at_the_top_edge_stays(listed: Listed) -> None:
    listed.scroll(300)
    top = listed.top

    for _ in range(5):
        listed.insert(7)
        del listed.store.rows[50:53]
        listed.refresh()

    assert listed.top == top
    assert listed.table.rows_on_screen().start == 300 + 5 * 4


def test_when_the_row_at_the_edge_is_gone_the_next_one_stays(listed: Listed) -> None:
    listed.scroll(300)
    second = listed.model.jid_at(301)

    del listed.store.rows[300]
    listed.insert(5)
    listed.refresh()

    assert listed.model.jid_at(listed.table.rows_on_screen()[1]) == second


def test_scrolled_down_with_a_choice_nothing_moves(listed: Listed) -> None:
    news: list[int] = []
    listed.model.news_changed.connect(news.append)
    listed.scroll(300)
    listed.click(2)
    before = [listed.model.jid_at(row) for row in listed.table.rows_on_screen()]

    listed.insert(37)
    listed.refresh()

    assert [listed.model.jid_at(row) for row in listed.table.rows_on_screen()] == before
    assert news[-1] == 37

    listed.table.show_newest()
    listed.source.settle()
    assert listed.top == listed.store.rows[0].jid
    assert listed.chosen == [before[2]]


def test_frozen_by_hand_the_top_stands_still_too(listed: Listed) -> None:
    top = listed.top
    listed.table.set_frozen(True)
    listed.insert(3)
    listed.refresh()
    assert listed.top == top

    listed.table.set_frozen(False)
    listed.source.settle()

    assert listed.top == listed.store.rows[0].jid


def test_the_current_job_is_found_again_when_it_comes_back_on_screen(listed: Listed) -> None:
    listed.click(4)
    listed.press(Qt.Key.Key_Escape)
    listed.scroll(800)
    listed.insert(10)
    listed.refresh()
    assert not listed.table.currentIndex().isValid()

    listed.scroll(0)

    assert listed.table.currentIndex().row() == 14
    assert listed.table.current_jid == job(4).jid


def test_after_the_current_job_left_the_keyboard_goes_on_in_its_place(listed: Listed) -> None:
    listed.click(4)
    listed.click(6, SHIFT)
    gone = listed.chosen
    after = listed.model.jid_at(7)
    assert len(gone) == 3

    listed.store.rows = [row for row in listed.store.rows if row.jid not in gone]
    listed.table.clear_choice()
    listed.refresh()
    listed.press(Qt.Key.Key_Down)

    assert listed.chosen == [after]


def test_enter_space_and_a_double_click_name_the_job(listed: Listed, qtbot: QtBot) -> None:
    listed.click(1)
    with qtbot.waitSignal(listed.table.job_opened) as opened:
        listed.press(Qt.Key.Key_Return)
    with qtbot.waitSignal(listed.table.job_previewed) as previewed:
        listed.press(Qt.Key.Key_Space)
    with qtbot.waitSignal(listed.table.job_opened) as clicked:
        place = QPoint(300, 6 * ROW_HEIGHT + 5)
        QTest.mouseDClick(listed.table.viewport(), Qt.MouseButton.LeftButton, PLAIN, place)

    assert opened.args == [job(1).jid]
    assert previewed.args == [job(1).jid]
    assert clicked.args == [job(6).jid]


def test_the_keyboard_alone_moves_chooses_and_lets_go(listed: Listed) -> None:
    listed.table.setFocus()
    QTest.keyClicks(listed.table, "jj]")
    QTest.keyClicks(listed.table, "k[")
    assert listed.table.currentIndex().row() == 1

    listed.press(Qt.Key.Key_Down, SHIFT)
    assert listed.chosen == [job(1).jid, job(2).jid]

    listed.press(Qt.Key.Key_Escape)
    assert listed.chosen == []


def test_the_arrow_keys_choose_the_row_they_come_to(listed: Listed) -> None:
    listed.click(3)

    listed.press(Qt.Key.Key_Down)

    assert listed.chosen == [job(4).jid]
    assert listed.table.current_jid == job(4).jid


def test_a_key_that_leads_to_the_row_it_stands_at_chooses_it(listed: Listed) -> None:
    QTest.keyClick(listed.table, Qt.Key.Key_Home)
    listed.table.clear_choice()  # as after an action
    assert listed.chosen == []
    QTest.keyClick(listed.table, Qt.Key.Key_Home)
    assert listed.chosen == [listed.model.jid_at(0)]


def test_a_job_that_left_the_list_and_came_back_is_chosen_still(listed: Listed) -> None:
    listed.click(4)
    row = listed.store.rows.pop(4)
    listed.refresh()

    listed.store.rows.insert(8, row)
    listed.refresh()

    assert listed.chosen == [row.jid]
    assert listed.table.selectionModel().isRowSelected(8, QModelIndex())


def test_a_click_on_the_chosen_row_lets_go_of_those_off_the_screen(listed: Listed) -> None:
    listed.click(2)
    listed.scroll(500)
    listed.click(4, CONTROL)

    listed.click(4)

    assert listed.chosen == [job(504).jid]


def test_a_letter_searches_no_million_rows(listed: Listed) -> None:
    listed.click(0)
    before = len(listed.store.reads)

    QTest.keyClicks(listed.table, "zx")
    listed.source.settle()

    assert listed.table.currentIndex().row() == 0
    assert len(listed.store.reads) == before


def click_header(listed: Listed, name: str) -> None:
    header = listed.table.horizontalHeader()
    column = [one.id for one in listed.model.columns].index(name)
    place = QPoint(header.sectionViewportPosition(column) + 20, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, PLAIN, place)
    listed.source.settle()


def test_a_click_on_a_title_has_the_store_sort(listed: Listed) -> None:
    click_header(listed, "jid")
    first = listed.model.view
    click_header(listed, "jid")

    assert (first.order, first.descending) == ("jid", False)
    assert listed.model.view.descending
    assert listed.top == job(999).jid


def test_a_title_that_the_store_cannot_sort_by_leaves_the_order(listed: Listed) -> None:
    header = listed.table.horizontalHeader()
    before = header.sortIndicatorSection()

    click_header(listed, "args")

    assert listed.model.view == View(state=JobState.DEAD)
    assert header.sortIndicatorSection() == before


def test_a_choice_survives_another_order(listed: Listed) -> None:
    listed.click(3)

    click_header(listed, "jid")

    assert listed.chosen == [job(3).jid]
    assert listed.table.is_chosen(3)


def tip(listed: Listed, name: str) -> str:
    column = [one.id for one in listed.model.columns].index(name)
    return listed.table.tip_at(QPoint(listed.table.columnViewportPosition(column) + 20, 10))


def test_a_tooltip_shows_only_what_the_cell_cannot(listed: Listed) -> None:
    long = "x <b>bold</b> " * 30
    listed.store.rows[0] = listed.store.rows[0]._replace(
        error_class="shop.errors.TimeoutError", error_message=long
    )
    listed.refresh()

    assert tip(listed, "class") == ""
    assert "shop.errors.TimeoutError: x <b>bold</b>" in tip(listed, "error")
    shown = listed.table.cells(0)
    assert shown is not None
    assert any(cell.startswith("TimeoutError: x <b>") for cell in shown)
    assert tip(listed, "at").startswith("2023-11-1")


def test_the_context_menu_offers_the_actions(listed: Listed) -> None:
    listed.table.set_menu([QAction("Retry now", listed.table), None])
    menu = context_menu(listed)

    assert [action.text() for action in menu.actions()] == ["Retry now", ""]
    menu.close()


def context_menu(listed: Listed) -> QMenu:
    place = QPoint(200, 40)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, listed.table.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(listed.table.viewport(), event)
    menu = listed.table.findChild(QMenu, "table_menu")
    assert isinstance(menu, QMenu)
    return menu


def test_columns_fill_the_table_and_remember_their_widths(listed: Listed, qtbot: QtBot) -> None:
    header = listed.table.horizontalHeader()
    assert header.length() == listed.table.viewport().width()

    header.resizeSection(1, 222)
    state = header.saveState()
    header.resizeSection(1, 90)
    listed.table.restore_header(state)

    assert header.sectionSize(1) == 222
    assert header.length() == listed.table.viewport().width()


def test_a_narrow_table_hides_what_yields_and_scrolls_nothing_sideways(
    listed: Listed, qtbot: QtBot
) -> None:
    columns = {column.id: n for n, column in enumerate(listed.model.columns)}
    table = listed.table

    def shown(width: int) -> set[str]:
        table.resize(width, table.height())
        qtbot.waitUntil(lambda: table.width() == width)
        assert table.horizontalScrollBar().maximum() == 0
        return {name for name, n in columns.items() if not table.isColumnHidden(n)}

    wide = table.columnWidth(columns["jid"])
    assert shown(1200) == set(columns)
    assert set(columns) - shown(800) == {"jid"}
    assert set(columns) - shown(720) == {"jid", "attempt"}
    assert shown(1200) == set(columns)
    assert table.columnWidth(columns["jid"]) == wide


def test_a_screen_reader_gets_the_cells(listed: Listed) -> None:
    interface = QAccessible.queryAccessibleInterface(listed.table)
    row, column = 2, 1
    with_headers = listed.model.columnCount() + 1
    cell = interface.child((row + 1) * with_headers + column + 1)

    assert cell.text(QAccessible.Text.Name) == "EmailJob"


def ground(listed: Listed, line: int) -> str:
    """Return the colour of a row's ground, where nothing is written on it."""
    image = listed.table.viewport().grab().toImage()
    return str(image.pixelColor(image.width() - 2, line * ROW_HEIGHT + 3).name())


def test_the_ground_of_a_job_that_changed_glows_and_fades(listed: Listed, qtbot: QtBot) -> None:
    plain = ground(listed, 4)
    listed.store.rows[4] = listed.store.rows[4]._replace(retry_count=9)

    listed.refresh()

    assert ground(listed, 4) != plain
    assert ground(listed, 3) == ground(listed, 5) == plain
    qtbot.waitUntil(lambda: ground(listed, 4) == plain)
    qtbot.waitUntil(lambda: not listed.table._fading.glows)


def test_a_glow_goes_along_when_its_row_moves_and_new_rows_have_none(listed: Listed) -> None:
    plain = ground(listed, 4)
    listed.store.rows[4] = listed.store.rows[4]._replace(retry_count=9)
    listed.refresh()

    listed.insert(2)
    listed.refresh()

    assert ground(listed, 6) != plain
    assert ground(listed, 4) == ground(listed, 0) == plain


def test_nothing_glows_where_motion_is_reduced_or_only_the_time_went_on(listed: Listed) -> None:
    plain = ground(listed, 4)
    listed.source.time += 60
    listed.model.tick()
    listed.refresh()
    assert ground(listed, 4) == plain

    listed.table._theme.set_reduce_motion(True)
    listed.store.rows[4] = listed.store.rows[4]._replace(retry_count=9)
    listed.refresh()
    assert ground(listed, 4) == plain


def test_what_was_laid_out_goes_when_nobody_looks_and_comes_back(listed: Listed) -> None:
    listed.table.viewport().grab()
    before = set(listed.table._painter._laid_out)

    listed.table.hide()
    assert not listed.table._painter._laid_out

    listed.table.show()
    listed.table.viewport().grab()
    assert before
    assert set(listed.table._painter._laid_out) == before
