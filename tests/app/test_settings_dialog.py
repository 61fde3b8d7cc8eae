"""The settings: each holds at once, is remembered, can be reset, and reached by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QPushButton,
    QSystemTrayIcon,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import Shell, part, shell

from kickboard_desktop import format as text
from kickboard_desktop.actions.controller import Controller
from kickboard_desktop.desktop import demo_target, target_for
from kickboard_desktop.format import Times
from kickboard_desktop.operations import tray as traying
from kickboard_desktop.operations.preferring import Preferring
from kickboard_desktop.operations.tray import Tray
from kickboard_desktop.settings import Settings
from kickboard_desktop.starting.arguments import Options
from kickboard_desktop.views.settings.settings_dialog import SettingsDialog


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, qapp, tmp_path) as made:
        made.window.show_page("dead")
        made.window.show()
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow)
        yield made
        made.theme.zoom.set_percent(100)
    text.tell_times(Times.RELATIVE)


@pytest.fixture
def preferring(shown: Shell) -> Preferring:
    controller = Controller(shown.actions, shown.session, shown.window)
    made = Preferring(
        shown.session, controller, shown.actions, shown.theme, shown.settings, shown.window
    )
    shown.session.stop()
    return made


@pytest.fixture
def dialog(shown: Shell, preferring: Preferring, qtbot: QtBot) -> SettingsDialog:
    del preferring  # opens it
    QTest.keyClick(shown.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    found = part(shown.window, SettingsDialog)
    qtbot.waitUntil(found.isVisible)
    return found


def segment(switch: QWidget, key: str) -> QPushButton:
    return part(switch, QPushButton, f"segment_{key}")


# -- the dialog


def test_looks_and_times_hold_at_once_and_at_the_next_start(
    shown: Shell, dialog: SettingsDialog
) -> None:
    segment(dialog.scheme, "light").click()
    segment(dialog.density, "compact").click()
    segment(dialog.times, "utc").click()
    dialog.motion.click()
    dialog.zoom.setCurrentIndex(4)
    dialog.zoom.activated.emit(4)
    dialog.language.activated.emit(dialog.language.findData("ja"))

    theme, settings = shown.theme, shown.settings
    assert (theme.scheme, theme.density, theme.reduce_motion) == ("light", "compact", True)
    assert theme.zoom.percent == 125
    assert text.times() is Times.UTC
    assert (settings.theme, settings.density, settings.reduce_motion) == ("light", "compact", True)
    assert (settings.zoom, settings.times, settings.language) == (125, Times.UTC, "ja")


def test_reset_brings_back_the_first_start_and_leaves_the_window_where_it_is(
    shown: Shell, dialog: SettingsDialog, preferring: Preferring
) -> None:
    shown.settings.page = "queues"
    segment(dialog.scheme, "dark").click()
    segment(dialog.times, "local").click()
    dialog.shown_from.setValue(7)
    dialog.tray.setChecked(True)
    shown.window.appearance.set_zoom(150)

    part(dialog, QPushButton, "settings_reset").click()

    assert shown.theme.scheme == shown.settings.theme == "system"
    assert text.times() is shown.settings.times is Times.RELATIVE
    assert dialog.scheme.key == "system"
    assert dialog.times.key == "relative"
    assert shown.theme.zoom.percent == shown.settings.zoom == 100
    assert dialog.shown_from.value() == preferring._controller.shown_from == 20
    assert not shown.settings.close_to_tray
    assert shown.settings.page == "queues"


def test_from_how_many_jobs_on_it_asks_is_a_setting(
    dialog: SettingsDialog, preferring: Preferring, qtbot: QtBot
) -> None:
    controller = preferring._controller
    dialog.typed_from.setValue(50)

    with qtbot.waitSignal(controller.count_asked) as asked:
        controller.act(lambda *_: None, 50, title="Delete")  # type: ignore[arg-type]

    assert asked.args is not None
    assert asked.args[:2] == ["Delete", 50]


def test_every_setting_is_reached_by_keyboard_alone(dialog: SettingsDialog) -> None:
    tabs = part(dialog, QTabWidget)
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        tabs.tabBar().setFocus()
        seen: set[QWidget] = set()
        while (widget := QApplication.focusWidget()) is not None and widget not in seen:
            seen.add(widget)
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        page = tabs.widget(index)
        assert page is not None
        wanted = {
            child
            for child in page.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
            and child.isEnabled()
            and child.isVisible()
            and child.objectName() != "qt_keysequenceedit_lineedit"
            and child.parent() not in page.findChildren(QWidget, "segmented")
            and child.objectName() != "qt_spinbox_lineedit"
        }
        assert wanted <= seen, [w.objectName() for w in wanted - seen]
        for switch in page.findChildren(QWidget, "segmented"):
            assert any(button in seen for button in switch.findChildren(QPushButton))


def test_processors_and_the_store_are_for_the_next_engine_and_start(
    shown: Shell, dialog: SettingsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.processors.setValue(9)
    dialog.processors.editingFinished.emit()
    dialog.store.setText(str(tmp_path / "my jobs.db"))
    dialog.store.editingFinished.emit()

    target = target_for(Options(), shown.settings)
    for engine in (target.engine, demo_target(Options(), shown.settings).engine):
        assert engine is not None
        assert engine.concurrency == 9
    assert target.url == f"sqlite:///{tmp_path}/my%20jobs.db"
    assert target_for(Options(store="memory:"), shown.settings).url == "memory:"
    monkeypatch.setenv("KICKBOARD_STORE", "sqlite:///other.db")
    assert target_for(Options(), shown.settings).url == "sqlite:///other.db"


def test_nonsense_in_the_file_is_the_usual(tmp_path: Path) -> None:
    raw = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    for key in ("safety/shown_from", "safety/typed_from"):
        raw.setValue(key, "many")
    settings = Settings(raw)

    assert (settings.shown_from, settings.typed_from) == (20, 1000)
    raw.setValue("safety/shown_from", -5)
    assert settings.shown_from == 1
    assert settings.notifications
    assert not settings.close_to_tray


# -- the tray


class FakeIcon(QObject):
    """An icon on a desktop that has a tray; it notes what it says."""

    ActivationReason = QSystemTrayIcon.ActivationReason
    activated = Signal(object)
    messageClicked = Signal()  # noqa: N815 - Qt's name
    said: list[str] = []  # noqa: RUF012 - a test reads it after the icon is gone

    def __init__(self, icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = icon
        self.tip = ""

    @staticmethod
    def isSystemTrayAvailable() -> bool:  # noqa: N802 - Qt's name
        return True

    def icon(self) -> QIcon:
        return self._icon

    def showMessage(self, title: str, *_: object) -> None:  # noqa: N802 - Qt's name
        self.said.append(title)

    def setToolTip(self, tip: str) -> None:  # noqa: N802 - Qt's name
        self.tip = tip

    def setContextMenu(self, _menu: QMenu) -> None: ...  # noqa: N802 - Qt's name
    def show(self) -> None: ...
    def hide(self) -> None: ...


@pytest.fixture
def tray(shown: Shell, monkeypatch: pytest.MonkeyPatch) -> Tray:
    monkeypatch.setattr(traying, "QSystemTrayIcon", FakeIcon)
    FakeIcon.said = []
    made = Tray(shown.session, shown.actions, shown.theme, shown.settings, shown.window)
    made.follow()
    shown.session.stop()
    return made


def die(shown: Shell, dead: int) -> None:
    shown.session.dead = dead
    shown.session.poll()


def test_jobs_that_die_unseen_are_told_in_one_notice(
    shown: Shell, tray: Tray, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.window.hide()
    die(shown, 2)
    die(shown, 5)
    die(shown, 6)
    assert len(FakeIcon.said) == 1, "the next notice comes later"
    assert "3" in FakeIcon.said[0]

    monkeypatch.setattr(traying, "NOTICE_MS", 0)

    def is_told() -> bool:
        die(shown, 6)
        return len(FakeIcon.said) == 2

    qtbot.waitUntil(is_told)
    assert "1" in FakeIcon.said[1]

    tray._on_message_clicked()
    assert shown.window.isVisible()
    assert shown.window.current_page() is shown.bare("dead")


def test_nothing_is_told_while_somebody_looks_or_wants_none(shown: Shell, tray: Tray) -> None:
    shown.window.activateWindow()
    shown.settings.notifications = False
    shown.window.hide()
    die(shown, 1)
    die(shown, 9)

    assert FakeIcon.said == []
    tray.follow()
    assert tray._icon is None


def test_a_closed_window_lives_on_in_the_tray_until_quit(shown: Shell, tray: Tray) -> None:
    window = shown.window
    window.may_close = lambda: not tray.keeps_window()
    window.close()
    assert not window.isVisible(), "by default it closes"
    window.show()
    shown.settings.close_to_tray = True

    assert not window.close()
    assert (window.isVisible(), window.vitals.active) == (False, False), "it costs nothing"
    assert len(FakeIcon.said) == 1
    tray.show_window()
    assert (window.isVisible(), window.vitals.active) == (True, True)

    shown.actions["quit"].trigger()
    assert (window.isVisible(), window.is_quitting) == (False, False)
    assert len(FakeIcon.said) == 1


def test_without_a_tray_nothing_is_hidden_and_the_settings_say_so(
    shown: Shell, preferring: Preferring, qtbot: QtBot
) -> None:
    shown.settings.close_to_tray = True
    preferring.tray.follow()
    assert not preferring.tray.keeps_window()

    preferring.open()
    dialog = part(shown.window, SettingsDialog)

    assert not dialog.tray.isEnabled()
    assert not dialog.notices.isEnabled()
    assert dialog.tray.accessibleDescription() == "This desktop has no tray."
    assert dialog.rect().contains(QPoint(5, 5))
