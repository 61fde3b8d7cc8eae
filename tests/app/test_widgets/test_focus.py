"""The ring that shows where the keyboard is."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.app.test_widgets.seeing import inks

from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import FocusRing, button


def test_the_ring_follows_the_keyboard_and_not_the_mouse(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    buttons = [button(name) for name in ("One", "Two", "Three")]
    field = QLineEdit()
    for widget in (*buttons, field):
        layout.addWidget(widget)
    ring = FocusRing(theme, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert ring.isHidden()

    QTest.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert ring.target is buttons[1]
    assert ring.geometry().adjusted(4, 4, -4, -4) == buttons[1].geometry()
    assert theme.tokens.accent in inks(ring)

    buttons[1].move(buttons[1].pos() + QPoint(0, 30))
    assert ring.geometry().adjusted(4, 4, -4, -4) == buttons[1].geometry()
    buttons[1].hide()
    assert ring.target is not buttons[1]


def test_a_field_to_type_in_has_the_ring_after_a_click_too(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    first, field = button("One"), QLineEdit()
    layout.addWidget(first)
    layout.addWidget(field)
    ring = FocusRing(theme, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    QTest.mouseClick(field, Qt.MouseButton.LeftButton)

    assert ring.target is field


def test_a_dialog_of_the_window_gets_a_ring_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    FocusRing(theme, window)
    window.show()
    dialog = QDialog(window)
    layout = QVBoxLayout(dialog)
    first, second = button("Cancel"), button("Delete")
    layout.addWidget(first)
    layout.addWidget(second)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)

    QTest.keyClick(first, Qt.Key.Key_Tab)

    ring = dialog.findChild(FocusRing)
    assert ring is not None
    assert ring.target is second
