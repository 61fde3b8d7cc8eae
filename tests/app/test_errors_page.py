"""The page Errors: kinds of errors, the jobs of one, and what can be done with them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.past import S, count, errors, words
from tests.app.fakes.seeded import fill

from kickboard.stores.sqlite import SQLiteStore


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    made.store = SQLiteStore(tmp_path / "jobs.db", durability="normal")
    yield made
    made.close()


def test_errors_lists_each_kind_once_and_the_jobs_of_the_chosen_one(desk: Desk) -> None:
    desk.fill(dead=40, retry=20)
    page = errors(desk)
    desk.qtbot.waitUntil(lambda: bool(page.jobs.model.rows))

    lines = page.model.rows
    assert len(lines) == 5
    assert sum(line.group.count for line in lines) == 60
    assert sum(line.group.dead for line in lines) == 40
    assert sum(line.group.retrying for line in lines) == 20
    assert words(page, "errors_summary") == "5 kinds · 60 failures"
    group = page.selected_group()
    assert group is not None
    desk.qtbot.waitUntil(lambda: len(page.jobs.model.rows) == group.dead + group.retrying)
    for column in page.model.columns:
        assert all(isinstance(column.text(line), str) for line in lines)


def test_an_error_with_a_long_message_makes_the_page_no_wider(desk: Desk) -> None:
    desk.fill(dead=40)
    page = errors(desk)
    desk.qtbot.waitUntil(lambda: bool(page.jobs.model.rows))
    page.jobs.title.setText("short")
    QApplication.processEvents()
    before = page.minimumSizeHint().width()
    page.jobs.title.setText("CustomerWithoutEmailError: " + "no address of anybody " * 20)
    QApplication.processEvents()
    assert page.minimumSizeHint().width() == before


def test_r_retries_the_group_and_undo_brings_it_back(desk: Desk) -> None:
    desk.fill(dead=20, retry=10)
    page = errors(desk)
    desk.qtbot.waitUntil(lambda: page.selected_group() is not None)
    group = page.selected_group()
    assert group is not None
    jobs = group.dead + group.retrying
    page.table.setFocus()

    QTest.keyClick(page.table, Qt.Key.Key_R)
    desk.qtbot.waitUntil(lambda: count(desk, S.ENQUEUED) == jobs)
    desk.qtbot.waitUntil(lambda: any(text.startswith("Retried") for text in desk.said))
    desk.actions["undo"].trigger()
    desk.qtbot.waitUntil(lambda: count(desk, S.ENQUEUED) == 0)

    assert (count(desk, S.DEAD), count(desk, S.RETRY)) == (20, 10)


def test_del_deletes_the_group_and_its_row_says_so(desk: Desk) -> None:
    desk.fill(dead=20)
    page = errors(desk)
    desk.qtbot.waitUntil(lambda: page.selected_group() is not None)
    group = page.selected_group()
    assert group is not None
    page.table.setFocus()

    QTest.keyClick(page.table, Qt.Key.Key_Delete)

    def is_done() -> bool:
        now = page.selected_group()
        return now is not None and now.key == group.key and now.dead == 0

    desk.qtbot.waitUntil(is_done)
    assert count(desk, S.TRASH) == group.dead
    assert not desk.actions["retry_group"].isEnabled()
    assert "None of its jobs" in desk.actions.reason("retry_group")


def test_enter_opens_the_jobs_where_dead_jobs_are_listed(desk: Desk) -> None:
    desk.fill(dead=20)
    page = errors(desk)
    desk.qtbot.waitUntil(lambda: page.selected_group() is not None)
    page.table.setFocus()

    with desk.qtbot.waitSignal(page.page_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Return)

    group = page.selected_group()
    assert group is not None
    name, query = wanted.args
    assert name == "dead"
    assert f"group:{group.key}" in query


def test_a_kind_of_error_that_is_asked_for_is_chosen_as_soon_as_it_is_known(desk: Desk) -> None:
    desk.fill(dead=40)
    known = desk.store.error_groups()
    meant = known[-1]
    page = errors(desk)

    page.show_query(f"class:{meant.classes[-1]} error_class:{meant.error_class}")

    def is_chosen() -> bool:
        now = page.selected_group()
        return now is not None and now.key == meant.key

    desk.qtbot.waitUntil(is_chosen)
    page.table.setCurrentIndex(page.model.index(0, 0))
    page._show()
    assert page.table.currentIndex().row() == 0  # it is chosen once


def test_the_detail_follows_the_jobs_of_an_error(desk: Desk) -> None:
    desk.fill(retry=5)
    page = errors(desk)
    desk.qtbot.waitUntil(lambda: bool(page.jobs.model.rows))

    with desk.qtbot.waitSignal(page.job_entered) as entered:
        page.jobs.table.setCurrentIndex(page.jobs.model.index(0, 0))
    assert entered.args == [page.jobs.model.rows[0].key] == [page.current_job()]
    with desk.qtbot.waitSignal(page.detail_wanted) as wanted:
        QTest.keyClick(page.jobs.table, Qt.Key.Key_Return)
    assert wanted.args == entered.args


def test_new_failures_come_into_the_list_by_themselves(desk: Desk) -> None:
    page = errors(desk)
    assert not page.table.isVisible()

    fill(desk.store, dead=3)
    desk.session.poll()

    desk.qtbot.waitUntil(lambda: page.table.isVisible() and bool(page.model.rows))


def test_a_time_in_which_nothing_failed_offers_the_rest(desk: Desk) -> None:
    desk.fill(dead=5)
    page = errors(desk)
    desk.qtbot.waitUntil(lambda: bool(page.model.rows))
    page.range.setItemData(2, 0.001)

    page.range.setCurrentIndex(2)
    page.range.activated.emit(2)
    assert not page.table.isVisible()
    offered = [one for one in page.findChildren(QPushButton) if one.text().startswith("Show what")]
    offered[0].click()

    assert page.table.isVisible()
