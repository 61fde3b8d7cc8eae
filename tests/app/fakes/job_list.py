"""A page of jobs on a real store, and how somebody chooses in it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from tests.app.fakes.desk import Desk

from kickboard_desktop.theme import ROW_HEIGHT
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.kinds import job_kinds

KINDS = {kind.name: kind for kind in job_kinds()}


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
