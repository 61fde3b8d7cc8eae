"""Enter and the buttons: what has the keyboard is pressed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton
from pytestqt.qtbot import QtBot

from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import IconButton, Segmented, button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_button_that_has_the_keyboard_is_pressed_and_not_the_default_one(
    qtbot: QtBot, key: Qt.Key
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    row = QHBoxLayout(dialog)
    pressed: list[str] = []
    close, enqueue = button("Close", parent=dialog), button("Enqueue", parent=dialog)
    close.clicked.connect(lambda: pressed.append("Close"))
    enqueue.clicked.connect(lambda: pressed.append("Enqueue"))
    enqueue.setDefault(True)
    row.addWidget(close)
    row.addWidget(enqueue)
    dialog.show()

    QTest.keyClick(close, key)
    assert pressed == ["Close"]

    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert pressed == ["Close", "Enqueue"], "in a field Enter means the whole form"


def test_enter_presses_a_button_without_words_and_a_chord_presses_none(qtbot: QtBot) -> None:
    made = IconButton(Theme("light"), "x", "Close")
    qtbot.addWidget(made)
    pressed: list[bool] = []
    made.clicked.connect(lambda: pressed.append(True))

    QTest.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert pressed == [True]


def test_enter_on_a_choice_confirms_the_form(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    row = QHBoxLayout(dialog)
    when = Segmented("When", (("now", "Now"), ("in", "In")), parent=dialog)
    enqueue = button("Enqueue", parent=dialog)
    pressed: list[bool] = []
    enqueue.clicked.connect(lambda: pressed.append(True))
    enqueue.setDefault(True)
    row.addWidget(when)
    row.addWidget(enqueue)
    dialog.show()

    QTest.keyClick(when.findChildren(QPushButton)[1], Qt.Key.Key_Return)

    assert (pressed, when.key) == ([True], "now")
