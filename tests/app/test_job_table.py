"""The list of jobs under the hands of somebody, while its rows move."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.app.fakes.listed import job
from tests.app.fakes.tabled import PLAIN, Listed

from kickboard.payload.record import JobState
from kickboard.stores.base import View
from kickboard_desktop.theme import ROW_HEIGHT
from kickboard_desktop.widgets.table_header import TableHeader


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


def test_a_title_without_room_ends_in_dots(listed: Listed) -> None:
    header = listed.table.horizontalHeader()
    assert isinstance(header, TableHeader)

    assert header._shown_title(1, header.title_width("Class") - 16) == "Class"
    assert header._shown_title(1, 20).endswith("…")
