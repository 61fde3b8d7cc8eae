"""A page of jobs, and a person at it who edits, moves and reschedules."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget
from tests.app.fakes.desk import Desk

from kickboard.client import Client
from kickboard.payload.record import JobRecord, JobState
from kickboard.stores.base import Selection, Target, View
from kickboard_desktop.operations.changing import Changing
from kickboard_desktop.telemetry import ClassInfo, ParamInfo
from kickboard_desktop.views.changing.edit_dialog import EditDialog
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.kinds import job_kinds

D = TypeVar("D", bound=QDialog)


S = JobState


KINDS = {kind.name: kind for kind in job_kinds()}


MAIL = ClassInfo(
    name="EmailJob",
    queue="mailers",
    params=(
        ParamInfo(name="to", type="str"),
        ParamInfo(name="copies", type="int", required=False, default=1),
    ),
)


class Hello:
    """What the engine said: one class."""

    classes = (MAIL,)
    dead_max = None


class Hands:
    """The page, and a person at it."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.desk = desk
        desk.open()
        self.window = QWidget()
        desk.qtbot.addWidget(self.window)
        self.changing = Changing(
            desk.session, desk.controller, desk.actions, desk.theme, self.window
        )
        page = JobSetPage(KINDS[name], desk.session, desk.actions, desk.theme, desk.settings)
        self.page = desk.show(page)
        desk.qtbot.waitUntil(lambda: page.model.is_loaded)
        page.table.setFocus()

    def choose_all(self) -> None:
        self.page.table.selectAll()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.table, key)

    def dialog(self, kind: type[D]) -> D:
        self.desk.qtbot.waitUntil(lambda: bool(self.window.findChildren(kind)))
        return self.window.findChildren(kind)[-1]

    def said(self, words: str) -> None:
        self.desk.qtbot.waitUntil(lambda: any(words in said for said in self.desk.said))

    def undo(self) -> None:
        self.desk.said.clear()
        self.desk.actions["undo"].trigger()
        self.desk.qtbot.waitUntil(lambda: bool(self.desk.said))

    def redo(self) -> None:
        self.desk.said.clear()
        self.desk.actions["redo"].trigger()
        self.desk.qtbot.waitUntil(lambda: bool(self.desk.said))


def push(desk: Desk, **item: Any) -> str:
    jid = Client(desk.store).push({"class": "EmailJob", "args": ["ada@example.com", 2], **item})
    return str(jid)


def bury(desk: Desk, **item: Any) -> str:
    jid = push(desk, **item)
    desk.store.move(Selection(view=View(state=S.ENQUEUED)), Target(state=S.DEAD))
    return jid


def record(desk: Desk, jid: str) -> JobRecord:
    found = desk.store.get(jid)
    assert found is not None
    return found.record


def click(dialog: QDialog, name: str) -> None:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    assert found.isEnabled(), name
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def only(desk: Desk, state: JobState) -> JobRecord:
    [row] = desk.store.page(View(state=state)).rows
    return record(desk, row.jid)


def argument(dialog: EditDialog, name: str) -> QLineEdit:
    line = dialog.findChild(QWidget, f"argument_{name}").findChild(QLineEdit)  # type: ignore[union-attr]
    assert isinstance(line, QLineEdit)
    return line
