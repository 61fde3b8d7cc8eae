"""The line to type a query in: when it holds, what it marks, what it offers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kickboard.stores.query import parse
from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets.query_bar import (
    CHOOSING_MS,
    PAUSE_MS,
    QueryBar,
    class_of,
    with_class,
)


@pytest.fixture
def bar(qtbot: QtBot) -> QueryBar:
    made = QueryBar(Theme("light"))
    qtbot.addWidget(made)
    made.resize(600, 60)
    made.show()
    made.activateWindow()
    made.edit.setFocus()
    qtbot.waitUntil(made.edit.hasFocus)
    return made


def test_a_query_holds_after_a_pause_and_not_at_each_key(bar: QueryBar, qtbot: QtBot) -> None:
    told: list[object] = []
    bar.query_changed.connect(told.append)

    QTest.keyClicks(bar.edit, "class:EmailJob")
    assert told == []
    qtbot.waitUntil(lambda: bool(told))

    assert told == [parse("class:EmailJob")]


def test_what_cannot_be_read_is_marked_and_changes_nothing(bar: QueryBar) -> None:
    bar.set_text("class:EmailJob")
    told: list[object] = []
    bar.query_changed.connect(told.append)

    bar.set_text("class:EmailJob attemt:3")

    assert bar.edit.wrong == (15, 21)
    assert "did you mean attempt" in bar.reason
    assert bar.edit.accessibleDescription() == bar.reason
    assert told == []
    assert bar.query == parse("class:EmailJob")


def test_the_mark_is_drawn_under_the_part_at_fault(bar: QueryBar) -> None:
    bar.set_text("class:EmailJob attemt:3")

    image = bar.edit.grab().toImage()
    red = {
        x
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).red() > image.pixelColor(x, y).green() + 60
    }

    start, end = bar.edit._x(15), bar.edit._x(21)
    assert red
    assert min(red) >= start - 2
    assert max(red) <= end + 2


def test_a_corrected_query_loses_its_mark(bar: QueryBar) -> None:
    bar.set_text("attemt:3")

    bar.set_text("attempt:3")

    assert bar.edit.wrong is None
    assert bar.reason == ""
    assert bar.query == parse("attempt:3")


def test_esc_clears_first_and_leaves_then(bar: QueryBar, qtbot: QtBot) -> None:
    bar.set_text("error:timeout")

    QTest.keyClick(bar.edit, Qt.Key.Key_Escape)
    assert bar.query is None
    assert bar.edit.text() == ""

    with qtbot.waitSignal(bar.left):
        QTest.keyClick(bar.edit, Qt.Key.Key_Escape)


def test_enter_reads_at_once_and_goes_to_the_table(bar: QueryBar, qtbot: QtBot) -> None:
    QTest.keyClicks(bar.edit, "size>10k")
    bar._popup.hide()

    with qtbot.waitSignal(bar.left):
        QTest.keyClick(bar.edit, Qt.Key.Key_Return)

    assert bar.query == parse("size>10k")


def offered(bar: QueryBar) -> list[str]:
    return bar._offered.stringList()


def test_half_a_class_is_not_read_while_the_whole_one_is_offered(bar: QueryBar) -> None:
    bar.set_live({"class": ["EmailJob"]})

    QTest.keyClicks(bar.edit, "class:Em")
    waits = bar._pause.interval()
    QTest.keyClicks(bar.edit, "xyz")

    assert waits == CHOOSING_MS
    assert bar._pause.interval() == PAUSE_MS


def test_tab_takes_the_first_one_that_is_offered(bar: QueryBar) -> None:
    bar.set_live({"class": ["EmailJob", "ExportJob"]})
    QTest.keyClicks(bar.edit, "class:E")

    QTest.keyClick(bar._popup, Qt.Key.Key_Tab)

    assert bar.query == parse("class:EmailJob ")
    assert not bar._popup.isVisible()


def test_fields_and_values_that_were_seen_are_offered(bar: QueryBar) -> None:
    bar.set_live({"class": ["EmailJob", "ExportJob", "ReportJob"]})

    QTest.keyClicks(bar.edit, "cl")
    assert offered(bar) == ["class:"]
    QTest.keyClicks(bar.edit, "ass:E")

    assert offered(bar)[:2] == ["class:EmailJob", "class:ExportJob"]


def test_a_suggestion_replaces_the_word_and_is_read(bar: QueryBar) -> None:
    bar.set_live({"class": ["EmailJob"]})
    QTest.keyClicks(bar.edit, "size>1k class:Em")

    bar._completer.activated.emit("class:EmailJob")

    assert bar.edit.text() == "size>1k class:EmailJob "
    assert bar.query == parse("size>1k class:EmailJob ")


@pytest.mark.parametrize(
    ("query", "name", "text"),
    [
        ("", "EmailJob", "class:EmailJob"),
        ("class:EmailJob error:timeout", "ReportJob", "class:ReportJob error:timeout"),
        ("error:timeout class:EmailJob", "", "error:timeout"),
        ("a OR b", "EmailJob", "class:EmailJob (a OR b)"),
        ("", "Shop::EmailJob", 'class:"Shop::EmailJob"'),
    ],
)
def test_picking_a_class_rewrites_the_query(query: str, name: str, text: str) -> None:
    written = with_class(parse(query) if query else None, name)

    assert written == text
    assert class_of(parse(written)) == name


def test_the_class_of_a_query_is_read_back() -> None:
    assert class_of(parse("size>1k class:EmailJob")) == "EmailJob"
    assert class_of(parse('class:"Shop::EmailJob"')) == "Shop::EmailJob"
    assert class_of(parse("class:Email*")) == ""
    assert class_of(None) == ""


def test_ctrl_z_undoes_what_was_typed_and_else_what_was_done(bar: QueryBar, qtbot: QtBot) -> None:
    undo = QAction(bar)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    bar.addAction(undo)
    done: list[bool] = []
    undo.triggered.connect(lambda: done.append(True))
    bar.activateWindow()
    bar.edit.setFocus()
    qtbot.waitUntil(bar.edit.hasFocus)

    QTest.keyClicks(bar.edit, "size>1")
    QTest.keyClick(bar.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (bar.edit.text(), done) == ("", [])

    QTest.keyClick(bar.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == [True]


def test_what_is_still_being_chosen_is_not_called_wrong(bar: QueryBar, qtbot: QtBot) -> None:
    bar.set_live({"error": ["TimeoutError"]})

    QTest.keyClicks(bar.edit, "error:")
    qtbot.waitUntil(bar._popup.isVisible)
    bar._on_paused()
    assert bar.reason == ""

    bar._popup.hide()
    bar._on_paused()
    assert bar.reason == "A value is missing after error:"


def test_what_is_wrong_before_the_end_is_told_at_once(bar: QueryBar, qtbot: QtBot) -> None:
    QTest.keyClicks(bar.edit, "age<1x er")
    qtbot.waitUntil(bar._popup.isVisible)

    bar._on_paused()

    assert "is not a duration" in bar.reason


def test_enter_takes_what_was_typed_unless_something_was_chosen(
    bar: QueryBar, qtbot: QtBot
) -> None:
    bar.set_live({"error": ["TimeoutError", "OtherTimeout"]})
    QTest.keyClicks(bar.edit, "error:timeout")
    qtbot.waitUntil(bar._popup.isVisible)

    QTest.keyClick(bar._popup, Qt.Key.Key_Return)
    assert bar.edit.text() == "error:timeout"

    bar.edit.setText("")
    QTest.keyClicks(bar.edit, "error:timeout")
    qtbot.waitUntil(bar._popup.isVisible)
    QTest.keyClick(bar._popup, Qt.Key.Key_Down)
    QTest.keyClick(bar._popup, Qt.Key.Key_Return)
    assert bar.edit.text() == "error:TimeoutError "
