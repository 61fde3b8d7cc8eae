"""Choosing jobs in a table by mouse and by keyboard, and what stays while rows come and go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.app.fakes.listed import job
from tests.app.fakes.tabled import CONTROL, PLAIN, SHIFT, Listed

from kickboard_desktop.theme import ROW_HEIGHT
from kickboard_desktop.widgets import row_selection


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
    monkeypatch.setattr(row_selection, "LONGEST_RANGE", 200)
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


def test_end_of_a_list_that_shrinks_meanwhile_chooses_its_last_job(listed: Listed) -> None:
    listed.press(Qt.Key.Key_End)
    del listed.store.rows[3:43]
    listed.refresh()
    listed.source.settle()

    assert listed.chosen == [listed.store.rows[-1].jid]


def test_keys_that_are_quicker_than_the_store_choose_all_the_same(listed: Listed) -> None:
    listed.press(Qt.Key.Key_End)
    listed.press(Qt.Key.Key_Up, SHIFT)
    listed.press(Qt.Key.Key_Up, SHIFT)
    listed.source.settle()

    last = [row.jid for row in listed.store.rows[-3:]]
    assert sorted(listed.chosen) == sorted(last)


def test_end_goes_to_the_end_though_no_row_is_current(listed: Listed) -> None:
    listed.table.setCurrentIndex(QModelIndex())

    listed.press(Qt.Key.Key_End)
    listed.source.settle()

    assert listed.table.currentIndex().row() == 999


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


@pytest.mark.parametrize("row", [0, 7, 19])
def test_what_takes_a_line_of_the_table_covers_no_current_row(listed: Listed, row: int) -> None:
    listed.click(row)
    table = listed.table

    for _ in range(2):  # what is chosen is told, and then that the list stands still
        table.resize(table.width(), table.height() - ROW_HEIGHT)
    bottom = table.rowViewportPosition(table.currentIndex().row()) + ROW_HEIGHT

    assert table.currentIndex().row() == row
    assert ROW_HEIGHT <= bottom <= table.viewport().height()
    assert (table.verticalScrollBar().value() == 0) == (row < 18)


def test_a_current_row_that_was_scrolled_away_is_not_fetched_back(listed: Listed) -> None:
    listed.click(3)
    listed.scroll(500)

    listed.table.resize(listed.table.width(), listed.table.height() - ROW_HEIGHT)

    assert listed.table.verticalScrollBar().value() == 500
