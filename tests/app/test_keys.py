"""The keys of actions are the user's to change: conflicts are told, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QKeySequenceEdit, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import Shell, part, shell

from kickboard_desktop.actions.catalogue import EVERY
from kickboard_desktop.actions.registry import Actions
from kickboard_desktop.models.keys.keymap import RESERVED, conflicts, key_lines
from kickboard_desktop.models.keys.shortcuts import groups, groups_of_actions
from kickboard_desktop.settings import Settings
from kickboard_desktop.views.settings.keys_tab import KeysTab

USUAL = {spec.id: spec.keys for spec in EVERY}


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, qapp, tmp_path) as made:
        made.window.show_page("dead")
        made.window.show()
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow)
        yield made


@pytest.fixture
def tab(shown: Shell, qtbot: QtBot) -> KeysTab:
    made = KeysTab(shown.actions, shown.settings, shown.theme)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(tab: KeysTab, action_id: str) -> None:
    tab.search.clear()
    rows = [line.key for line in tab._model.rows]
    tab.table.selectRow(rows.index(action_id))
    tab.table.setCurrentIndex(tab._model.index(rows.index(action_id), 0))


def press(tab: KeysTab, keys: str) -> None:
    part(tab, QKeySequenceEdit).setKeySequence(QKeySequence(keys))


def use(tab: KeysTab, name: str) -> None:
    made = part(tab, QPushButton, f"keys_{name}")
    assert made.isEnabled()
    made.click()


def test_the_first_nine_pages_have_a_digit_and_no_page_has_a_key_that_nobody_has() -> None:
    pages = [keys for name, keys in USUAL.items() if name.startswith("page_")]

    assert pages[:9] == [(f"Ctrl+{digit}",) for digit in range(1, 10)]
    assert set(pages[9:]) == {()}


def test_no_two_actions_answer_to_one_key_but_those_that_mean_opposites() -> None:
    lines = key_lines({spec.id: spec for spec in EVERY}.__getitem__, USUAL)
    wrong = [
        (line.action, key, [other.action for other in conflicts(lines, line.key, key, USUAL)])
        for line in lines
        for key in (QKeySequence(each).toString() for each in line.keys)
        if conflicts(lines, line.key, key, USUAL)
    ]

    assert wrong == []


def test_every_action_is_in_the_list_once() -> None:
    listed = [spec.id for _, specs in groups_of_actions() for spec in specs]

    assert sorted(listed) == sorted(spec.id for spec in EVERY)


def test_a_new_key_works_at_once_is_shown_everywhere_and_kept(
    shown: Shell, tab: KeysTab, qtbot: QtBot
) -> None:
    choose(tab, "page_queues")
    press(tab, "Ctrl+Alt+Q")
    use(tab, "take")

    shown.window.activateWindow()
    qtbot.waitUntil(shown.window.isActiveWindow)
    QTest.keyClick(
        shown.window,
        Qt.Key.Key_Q,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    )
    assert shown.window.current_page() is shown.bare("queues")
    assert "Ctrl+Alt+Q" in shown.actions["page_queues"].toolTip()
    keys = [key.keys for group in groups(shown.actions.spec) for key in group.keys]
    assert "Ctrl+Alt+Q" in keys
    assert "Ctrl+2" not in keys
    assert shown.settings.keys == {"page_queues": ("Ctrl+Alt+Q",)}
    assert tab._chosen is not None
    assert tab._chosen.shown == "Ctrl+Alt+Q"


def test_whose_key_it_would_be_is_said_and_that_one_loses_it(shown: Shell, tab: KeysTab) -> None:
    choose(tab, "page_log")
    press(tab, "Ctrl+K")
    assert part(tab, QLabel, "keys_note").text() == (
        "Ctrl+K is the key of Command palette, which would lose it."
    )

    use(tab, "take")

    assert shown.actions["palette"].shortcuts() == []
    assert shown.actions["page_log"].shortcut() == QKeySequence("Ctrl+K")
    choose(tab, "palette")
    use(tab, "usual")
    assert shown.actions["palette"].shortcut() == QKeySequence("Ctrl+K")
    assert shown.actions["page_log"].shortcuts() == []


def test_only_the_key_in_question_is_lost(shown: Shell, tab: KeysTab) -> None:
    choose(tab, "page_log")
    press(tab, "/")
    use(tab, "take")

    assert shown.actions["find"].shortcuts() == [QKeySequence("Ctrl+F")]


@pytest.mark.parametrize("key", sorted(RESERVED))
def test_keys_that_tables_need_are_refused(tab: KeysTab, key: str) -> None:
    choose(tab, "page_log")
    press(tab, key)

    assert not part(tab, QPushButton, "keys_take").isEnabled()
    assert "belongs to tables" in part(tab, QLabel, "keys_note").text()


def test_an_action_can_have_no_key_and_get_its_own_back(shown: Shell, tab: KeysTab) -> None:
    choose(tab, "palette")
    use(tab, "none")
    assert shown.actions["palette"].shortcuts() == []
    assert shown.settings.keys == {"palette": ()}

    use(tab, "usual")
    assert shown.actions["palette"].shortcut() == QKeySequence("Ctrl+K")
    assert shown.settings.keys == {}


def test_actions_are_found_by_their_words_and_by_their_key(tab: KeysTab) -> None:
    tab.search.setText("command pal")
    assert [line.key for line in tab._model.rows] == ["palette"]

    tab.search.setText("ctrl+k")
    assert [line.key for line in tab._model.rows] == ["palette"]


def test_keys_are_there_at_the_next_start(tmp_path: Path) -> None:
    path = str(tmp_path / "x.ini")
    settings = Settings(QSettings(path, QSettings.Format.IniFormat))
    settings.keys = {"palette": ("Ctrl+P", "F3"), "find": (), "no_such_action": ("F2",)}
    settings.sync()
    again = Settings(QSettings(path, QSettings.Format.IniFormat))
    actions = Actions()
    actions.set_keys(again.keys)

    assert actions["palette"].shortcuts() == [QKeySequence("Ctrl+P"), QKeySequence("F3")]
    assert actions["find"].shortcuts() == []
    assert "(Ctrl+P)" in actions["palette"].toolTip()
    actions.set_keys({})
    assert actions["find"].shortcuts() == [QKeySequence("Ctrl+F"), QKeySequence("/")]
