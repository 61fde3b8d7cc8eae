"""The form that enqueues, by the keyboard: the way through it, and room for what it has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from kickboard_desktop.telemetry import ClassInfo, ParamInfo
from kickboard_desktop.theme import Theme
from kickboard_desktop.views.changing.enqueue_dialog import EnqueueDialog
from kickboard_desktop.widgets import Segmented
from kickboard_desktop.widgets.spin import CountField

SMALL = ClassInfo(name="AJob", params=(ParamInfo(name="n", type="int"),))
LARGE = ClassInfo(
    name="BJob",
    params=tuple(ParamInfo(name=name, type="str") for name in "abcdefghi"),
)


def opened(qtbot: QtBot) -> EnqueueDialog:
    form = EnqueueDialog(Theme("dark"), (SMALL, LARGE), now=lambda: 1000.0)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def test_tab_goes_through_the_fields_as_they_stand(qtbot: QtBot) -> None:
    form = opened(qtbot)
    queue = form.findChild(QLineEdit, "enqueue_queue")
    when, count = form.findChild(Segmented), form.findChild(CountField, "enqueue_count")
    assert queue is not None
    assert when is not None
    assert count is not None
    queue.setFocus()

    QTest.keyClick(queue, Qt.Key.Key_Tab)
    chosen = form.focusWidget()
    assert chosen is when or when.isAncestorOf(chosen)

    QTest.keyClick(chosen, Qt.Key.Key_Right)
    assert when.key == "in"
    chosen = form.focusWidget()
    QTest.keyClick(chosen, Qt.Key.Key_Tab)
    delay = form.focusWidget()
    QTest.keyClick(delay, Qt.Key.Key_Tab)
    assert form.focusWidget() is count


def test_the_form_has_room_for_a_class_with_more_fields_at_once(qtbot: QtBot) -> None:
    form = opened(qtbot)
    before = form.height()

    form.choose("BJob")

    area = form.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    assert form.height() > before
