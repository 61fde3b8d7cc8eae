"""Saved views below their page in the sidebar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot
from tests.app.fakes.shell import Shell, part, shell

from kickboard_desktop.models.lists.saved_views import SavedView
from kickboard_desktop.views.window.sidebar_views import MOST, SidebarViews

MAIL, LATE = SavedView("Mail", "class:Mail*"), SavedView("Late", "age>1h")


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Shell]:
    with shell(qtbot, qapp, tmp_path) as made:
        made.show_overview(qtbot)
        yield made


@pytest.fixture
def views(shown: Shell) -> SidebarViews:
    shown.settings.set_views("dead", (MAIL,))
    return SidebarViews(shown.window, shown.theme, shown.settings)


def names(views: SidebarViews, page: str = "dead") -> list[str]:
    return [entry.view.name for entry in views.entries(page)]


def test_views_stand_below_their_page_and_follow_the_settings(
    shown: Shell, views: SidebarViews
) -> None:
    assert names(views) == ["Mail"]
    shown.settings.set_views("dead", (MAIL, LATE))
    assert names(views) == ["Mail", "Late"]
    QApplication.processEvents()
    sidebar = shown.window.sidebar
    dead = next(button for button in sidebar.buttons if button.name == "dead")
    tops = [dead.y(), *(entry.y() for entry in views.entries("dead"))]
    assert tops == sorted(tops)
    assert all(entry.isVisible() for entry in views.entries("dead"))
    shown.settings.set_views("dead", [SavedView(str(n), "age>1h") for n in range(MOST + 3)])
    assert len(names(views)) == MOST


def test_a_click_or_enter_opens_one(shown: Shell, views: SidebarViews) -> None:
    entry = views.entries("dead")[0]
    entry.click()
    assert shown.window.current_page() is shown.bare("dead")
    assert "class:Mail*" in shown.bare("dead").notes
    shown.window.show_page("queues")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert shown.window.current_page() is shown.bare("dead")


def test_it_is_renamed_and_deleted_from_its_menu_or_by_keys(
    shown: Shell, views: SidebarViews
) -> None:
    entry = views.entries("dead")[0]
    place = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, entry.mapToGlobal(place))
    QApplication.sendEvent(entry, event)
    menu = part(entry, QMenu, "sidebar_view_menu")
    assert [action.text() for action in menu.actions()] == ["Open", "Rename…", "Delete"]
    menu.actions()[1].trigger()
    menu.close()
    dialog = part(shown.window, QInputDialog, "rename_view_dialog")
    dialog.setTextValue("Letters")
    dialog.accept()
    assert shown.settings.views("dead") == (SavedView("Letters", "class:Mail*"),)
    assert names(views) == ["Letters"]

    QTest.keyClick(views.entries("dead")[0], Qt.Key.Key_Delete)
    assert shown.settings.views("dead") == ()
    assert names(views) == []


def test_a_narrow_sidebar_has_none(shown: Shell, views: SidebarViews) -> None:
    shown.window.sidebar.set_collapsed(True)
    assert names(views) == []
    shown.window.sidebar.set_collapsed(False)
    assert names(views) == ["Mail"]
