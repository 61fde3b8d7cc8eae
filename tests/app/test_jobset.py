"""The pages of jobs on a real store, worked with by mouse and keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.seeded import fill

from kickboard.payload.record import JobState
from kickboard.stores.base import Cursor, Scanned, Selection, View
from kickboard_desktop.format import count
from kickboard_desktop.language import install
from kickboard_desktop.models.lists import scan, search
from kickboard_desktop.theme import ROW_HEIGHT
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.kinds import JobKind, job_kinds
from kickboard_desktop.widgets.table_header import TableHeader

KINDS = {kind.name: kind for kind in job_kinds()}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


def open_page(desk: Desk, name: str) -> JobSetPage:
    desk.open()
    kind = KINDS[name]
    page = JobSetPage(kind, desk.session, desk.actions, desk.theme, desk.settings)
    desk.show(page)
    desk.qtbot.waitUntil(lambda: page.model.is_loaded)
    return page


def click(page: JobSetPage, line: int, *, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    place = QPoint(200, line * ROW_HEIGHT + 10)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def words(page: JobSetPage, name: str) -> str:
    found = page.findChild(QLabel, name) or page.findChild(QPushButton, name)
    assert found is not None
    return str(found.text())


def button(page: JobSetPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, f"button_{name}")
    assert isinstance(found, QPushButton)
    return found


@pytest.mark.parametrize("kind", job_kinds(), ids=lambda kind: str(kind.name))
def test_each_page_lists_the_jobs_of_its_state(desk: Desk, kind: JobKind) -> None:
    desk.fill(enqueued=11, scheduled=12, retry=13, dead=14)
    expected = {"enqueued": 11, "scheduled": 12, "retries": 13, "dead": 14}[kind.name]

    page = open_page(desk, kind.name)

    assert page.model.total == expected
    shown = {page.model.job_at(row) for row in range(expected)}
    assert {job.state for job in shown if job} == {kind.state}
    assert words(page, "jobset_count").startswith(f"{expected} · ")


def test_dead_begins_with_the_newest_and_retries_with_the_next(desk: Desk) -> None:
    desk.fill(retry=9, dead=9)
    dead = open_page(desk, "dead")
    retries = JobSetPage(KINDS["retries"], desk.session, desk.actions, desk.theme, desk.settings)
    desk.show(retries)
    desk.qtbot.waitUntil(lambda: retries.model.is_loaded)

    def times(page: JobSetPage) -> list[float]:
        return [job.at for row in range(9) if (job := page.model.job_at(row))]

    assert times(dead) == sorted(times(dead), reverse=True)
    assert times(retries) == sorted(times(retries))


def test_a_filter_is_done_by_the_store_and_counted(desk: Desk) -> None:
    desk.fill(dead=120)
    page = open_page(desk, "dead")

    page.query_bar.set_text("class:EmailJob")
    desk.qtbot.waitUntil(lambda: page.model.is_loaded and page.model.is_exact)

    jobs = [page.model.job_at(row) for row in range(page.model.total)]
    assert {job.job_class for job in jobs if job} == {"EmailJob"}
    assert 0 < page.model.total < 120
    assert words(page, "jobset_count").startswith(f"{page.model.total} of 120 · ")


def test_picking_a_class_filters_by_it(desk: Desk) -> None:
    desk.fill(dead=60)
    page = open_page(desk, "dead")
    desk.qtbot.waitUntil(lambda: page.filter.classes.findData("ReportJob") > 0)

    index = page.filter.classes.findData("ReportJob")
    page.filter.classes.setCurrentIndex(index)
    page.filter.classes.activated.emit(index)

    assert page.query_bar.edit.text() == "class:ReportJob"
    assert page.filter.classes.currentData() == "ReportJob"


def test_a_long_search_shows_how_far_it_is_and_can_be_stopped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.fill(dead=60)
    page = open_page(desk, "dead")
    monkeypatch.setattr(search, "MANY", 10)
    monkeypatch.setattr(scan, "FIRST", 20)
    monkeypatch.setattr(scan, "LEAST", 20)
    gate, original = threading.Event(), desk.store.scan

    def scan_(view: View, after: Cursor | None, look: int, n: int) -> Scanned:
        assert after is None or gate.wait(10)
        return original(view, after, 20, n)

    monkeypatch.setattr(desk.store, "scan", scan_)
    assert not page.search.isVisible()

    page.query_bar.set_text("attempt>=1")
    desk.qtbot.waitUntil(page.search.isVisible)
    assert page.search.words == "Searching: 20 of 60 looked at"
    assert words(page, "jobset_count").startswith("20+ of 60 · ")

    QTest.mouseClick(page.search.act, Qt.MouseButton.LeftButton)
    gate.set()
    assert page.search.words == "Stopped: 20 of 60 looked at"
    assert page.model.total == 20

    QTest.mouseClick(page.search.act, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: words(page, "jobset_count").startswith("60 of 60 · "))
    assert not page.search.isVisible()


def test_an_empty_list_says_how_something_would_come_into_it(desk: Desk) -> None:
    page = open_page(desk, "dead")

    assert page.empty.isVisible()
    assert not page.table.isVisible()
    assert "Nothing is dead" in page.empty.accessibleName()

    fill(desk.store, dead=3)
    desk.session.poll()
    desk.qtbot.waitUntil(page.table.isVisible)
    assert not page.empty.isVisible()


def test_a_filter_that_matches_nothing_names_the_condition_to_drop(desk: Desk) -> None:
    desk.fill(dead=80)
    page = open_page(desk, "dead")

    page.query_bar.set_text("class:EmailJob error:nothing")
    desk.qtbot.waitUntil(lambda: "Drop error:nothing" in page.empty.button.text())
    assert "0 of 80 match" in page.empty.accessibleName()
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)

    assert page.query_bar.edit.text() == "class:EmailJob"
    desk.qtbot.waitUntil(page.table.isVisible)


def test_a_filter_of_one_condition_is_cleared(desk: Desk) -> None:
    desk.fill(dead=5)
    page = open_page(desk, "dead")

    page.query_bar.set_text("error:nothing")
    desk.qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.button.text() == "Clear the filter"
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)

    assert page.query_bar.edit.text() == ""


def test_buttons_are_grey_with_a_reason_until_something_is_chosen(desk: Desk) -> None:
    desk.fill(retry=5)
    page = open_page(desk, "retries")
    retry = button(page, "retry_now")
    assert not retry.isEnabled()
    assert "Select jobs" in retry.toolTip()

    click(page, 0)
    click(page, 1, control=True)

    assert retry.isEnabled()
    assert retry.text() == "Retry 2 jobs"
    assert words(page, "choice_count") == "2 selected"
    assert words(page, "choice_all") == "Select all 5 matching"


def test_who_comes_by_a_key_goes_on_with_keys(desk: Desk) -> None:
    desk.fill(retry=5)
    page = open_page(desk, "retries")

    page.take_keyboard()
    assert QApplication.focusWidget() is page.table
    QTest.keyClick(page.table, Qt.Key.Key_Down)

    assert button(page, "retry_now").isEnabled()
    assert words(page, "choice_count") == "1 selected"


def test_the_chosen_jobs_are_retried_and_the_list_shows_what_is_left(desk: Desk) -> None:
    desk.fill(retry=5)
    page = open_page(desk, "retries")
    click(page, 1)
    click(page, 3, control=True)
    meant = page.table.chosen.jids

    QTest.mouseClick(button(page, "retry_now"), Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: page.model.total == 3)

    waiting = desk.store.page(View(state=JobState.ENQUEUED), 0, 64).rows
    assert {row.jid for row in waiting} == set(meant)
    assert desk.said == ["Retried 2 jobs"]
    assert page.selection() is None
    assert not page.strip.isVisible()


def test_a_chosen_job_that_left_by_itself_is_chosen_no_longer(desk: Desk) -> None:
    desk.fill(retry=5)
    page = open_page(desk, "retries")
    click(page, 1)
    click(page, 2, control=True)
    gone, stays = page.table.chosen.jids

    desk.store.delete(Selection(view=View(state=JobState.RETRY), jids=[gone]))
    desk.session.poll()

    desk.qtbot.waitUntil(lambda: page.table.chosen.jids == (stays,))


def test_all_that_match_are_meant_as_what_the_filter_says(desk: Desk) -> None:
    desk.fill(dead=200)
    page = open_page(desk, "dead")
    page.query_bar.set_text("class:EmailJob")
    desk.qtbot.waitUntil(lambda: page.model.is_loaded and page.model.is_exact)
    total = page.model.total

    click(page, 0)
    page.strip.everything_wanted.emit()

    selection = page.selection()
    assert selection is not None
    assert selection.jids is None
    assert selection.view.query == page.query_bar.query
    assert page.selected_count() == total
    assert words(page, "choice_count") == f"All {count(total)} selected"

    asked: list[tuple[str, int, object]] = []

    def agree(title: str, count: int, meant: object, go_on: Callable[[], None]) -> None:
        asked.append((title, count, meant))
        go_on()

    desk.controller.preview_asked.connect(agree)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: page.model.total == 0)
    assert asked == [(f"Delete {total} jobs", total, selection)]
    assert desk.store.count(View(state=JobState.DEAD)) == 200 - total


def test_another_filter_drops_the_choice(desk: Desk) -> None:
    desk.fill(dead=20)
    page = open_page(desk, "dead")
    click(page, 0)

    page.query_bar.set_text("class:EmailJob")

    assert page.selection() is None
    assert not page.strip.isVisible()


def test_a_list_that_stands_still_says_what_is_new(desk: Desk) -> None:
    desk.fill(dead=200)
    page = open_page(desk, "dead")
    page.table.verticalScrollBar().setValue(100)
    desk.qtbot.waitUntil(lambda: bool(page.model.jid_at(105)))
    click(page, 2)
    assert "stands still" in words(page, "choice_news")

    fill(desk.store, dead=37, seed=8)
    desk.session.poll()
    desk.qtbot.waitUntil(lambda: "37" in words(page, "choice_news"))
    page.strip.newest_wanted.emit()

    desk.qtbot.waitUntil(lambda: page.model.total == 237)
    assert page.table.follows


def test_a_hidden_page_reads_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.fill(dead=20)
    page = open_page(desk, "dead")
    page.deactivated()
    asked: list[object] = []
    monkeypatch.setattr(desk.session, "ask", lambda *args, **_: asked.append(args))

    fill(desk.store, dead=5, seed=9)
    with desk.qtbot.waitSignal(desk.session.snapshot_changed):
        desk.session.poll()
    page.model.tick()

    assert asked == []
    page.activated()
    assert asked


def test_columns_keep_their_widths_over_a_restart(desk: Desk) -> None:
    desk.fill(dead=3)
    page = open_page(desk, "dead")
    page.table.setColumnWidth(1, 233)
    page.deactivated()

    again = JobSetPage(KINDS["dead"], desk.session, desk.actions, desk.theme, desk.settings)
    desk.qtbot.addWidget(again)

    assert again.table.columnWidth(1) == 233
    page.activated()


def test_widths_of_another_language_are_not_taken_for_longer_titles(
    desk: Desk, qapp: QApplication
) -> None:
    desk.fill(dead=3)
    page = open_page(desk, "dead")
    page.deactivated()
    install(qapp, "de")
    try:
        kind = next(one for one in job_kinds() if one.name == "dead")
        again = JobSetPage(kind, desk.session, desk.actions, desk.theme, desk.settings)
        desk.qtbot.addWidget(again)
        header = again.table.horizontalHeader()
        assert isinstance(header, TableHeader)
        titles = [str(column.title) for column in again.model.columns]
        cut = [
            title
            for at, title in enumerate(titles)
            if not header.isSectionHidden(at) and header.sectionSize(at) < header.title_width(title)
        ]
        assert "Warteschlange" in titles
        assert cut == []
    finally:
        install(qapp, "en")
        page.activated()


def test_enter_asks_for_the_detail_and_moving_is_told(desk: Desk) -> None:
    desk.fill(dead=5)
    page = open_page(desk, "dead")
    entered: list[str] = []
    page.job_entered.connect(entered.append)
    click(page, 1)
    QTest.keyClick(page.table, Qt.Key.Key_Down)

    with desk.qtbot.waitSignal(page.detail_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Return)

    assert entered == [page.model.jid_at(1), page.model.jid_at(2)]
    assert wanted.args == [page.model.jid_at(2)]
    assert page.current_job() == page.model.jid_at(2)


def test_find_goes_to_the_query_bar_and_down_to_the_table(desk: Desk) -> None:
    desk.fill(dead=5)
    page = open_page(desk, "dead")
    page.activateWindow()

    page.focus_search()
    desk.qtbot.waitUntil(page.query_bar.edit.hasFocus)
    QTest.keyClick(page.query_bar.edit, Qt.Key.Key_Down)

    assert page.table.hasFocus()


def test_everything_to_press_or_fill_has_a_name(desk: Desk) -> None:
    page = open_page(desk, "retries")

    nameless = [
        widget.objectName()
        for widget in (
            page.table,
            page.query_bar.edit,
            page.filter.classes,
            *page.findChildren(QPushButton),
        )
        if not (widget.accessibleName() or getattr(widget, "text", str)())
    ]

    assert nameless == []
