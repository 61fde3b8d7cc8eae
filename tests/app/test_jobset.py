"""The pages of jobs on a real store, worked with by mouse and keyboard."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from tests.app.fakes.desk import Desk
from tests.app.fakes.job_list import KINDS, click, open_page, words
from tests.app.fakes.seeded import fill

from kickboard.stores.base import Cursor, Scanned, View
from kickboard_desktop.language import install
from kickboard_desktop.models.lists import scan, search
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.kinds import JobKind, job_kinds
from kickboard_desktop.widgets.table_header import TableHeader


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
