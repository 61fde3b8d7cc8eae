"""Banners, toasts, empty states and progress."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.app.test_widgets.seeing import MARKUP

from kickboard_desktop.theme import Theme
from kickboard_desktop.widgets import Banner, EmptyState, ProgressStrip, Toast
from kickboard_desktop.widgets.notices import TOAST_FOOT


def test_a_banner_acts_and_closes(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme, "warn", MARKUP, action="Resume")
    qtbot.addWidget(banner)
    banner.show()
    assert banner.text == MARKUP

    with qtbot.waitSignal(banner.acted):
        press(banner, "Resume")
    with qtbot.waitSignal(banner.closed):
        press(banner, "Close")

    assert banner.isHidden()


def press(parent: QWidget, name: str) -> None:
    """Click the button of that text or accessible name."""
    for found in parent.findChildren(QWidget):
        text = getattr(found, "text", lambda: "")()
        if name in (text, found.accessibleName()) and found.inherits("QAbstractButton"):
            QTest.mouseClick(found, Qt.MouseButton.LeftButton)
            return
    raise AssertionError(f"no button {name!r}")


def test_a_toast_lies_over_the_foot_of_its_parent_and_acts_once(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 400)
    parent.show()
    toast = Toast(theme, parent)

    toast.say("Deleted 12 jobs", action="Undo")
    assert toast.isVisible()
    assert toast.geometry().bottom() == 400 - TOAST_FOOT - 1
    parent.resize(700, 500)
    assert toast.geometry().bottom() == 500 - TOAST_FOOT - 1
    with qtbot.waitSignal(toast.acted):
        press(toast, "Undo")

    assert toast.isHidden()


def test_a_toast_waits_while_the_mouse_is_on_it(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 400)
    parent.show()
    toast = Toast(theme, parent)
    toast.say("Copied")
    at = QPointF(5, 5)

    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()

    toast._timer.timeout.emit()
    assert toast.isHidden()


def test_an_empty_state_says_why_and_offers_one_act(qtbot: QtBot, theme: Theme) -> None:
    state = EmptyState(
        theme, "skull", "Nothing dead", "Make a job fail.", action="Run failing demo"
    )
    qtbot.addWidget(state)
    state.show()

    with qtbot.waitSignal(state.acted):
        press(state, "Run failing demo")
    state.say("Nothing found")

    assert state.button.isHidden()
    assert state.accessibleName() == "Nothing found"


def test_progress_is_seen_until_it_is_done(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    strip = ProgressStrip(parent)
    parent.show()

    strip.set_progress("Deleting", 10, 100)
    assert strip.isVisible()
    with qtbot.waitSignal(strip.cancelled):
        press(strip, "Stop")
    strip.set_progress("Deleting", 100, 100)

    assert strip.isHidden()
