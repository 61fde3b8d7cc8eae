"""Opens the pages about what was, and acts on them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from tests.app.fakes.desk import Desk

from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, View
from kickboard_desktop.error_watch import ErrorWatch
from kickboard_desktop.theme import ROW_HEIGHT
from kickboard_desktop.views.lists.completed import CompletedPage
from kickboard_desktop.views.lists.errors import ErrorsPage
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.journal import JournalPage
from kickboard_desktop.views.lists.trash import TrashPage

S = JobState


def loaded(desk: Desk, page: JobSetPage) -> None:
    desk.show(page)
    desk.qtbot.waitUntil(lambda: page.model.is_loaded)


def completed(desk: Desk) -> CompletedPage:
    desk.open()
    page = CompletedPage(desk.session, desk.actions, desk.theme, desk.settings)
    loaded(desk, page)
    return page


def trash(desk: Desk) -> TrashPage:
    desk.open()
    page = TrashPage(desk.session, desk.actions, desk.theme, desk.settings)
    loaded(desk, page)
    return page


def errors(desk: Desk) -> ErrorsPage:
    desk.open()
    watch = ErrorWatch(desk.session, desk.session)
    page = ErrorsPage(desk.session, desk.actions, watch, desk.theme, desk.settings)
    desk.show(page)
    desk.qtbot.waitUntil(lambda: watch.is_known)
    return page


def journal(desk: Desk) -> JournalPage:
    desk.open()
    return desk.show(JournalPage(desk.session, desk.actions, desk.controller, desk.theme))


def words(page: QWidget, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return str(found.text())


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def count(desk: Desk, state: JobState) -> int:
    return desk.store.count(View(state=state))


def delete_all(desk: Desk, state: JobState) -> None:
    desk.store.delete(Selection(view=View(state=state)))


def click(table: QWidget, x: int, line: int) -> None:
    place = QPoint(x, line * ROW_HEIGHT + 10)
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
