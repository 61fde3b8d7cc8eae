"""Queries under a name: kept, found again, renamed, deleted, and read from any file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.app.fakes.desk import Desk

from kickboard_desktop.models.lists.saved_views import (
    MOST,
    SavedView,
    cleaned,
    read,
    renamed,
    with_view,
    write,
)
from kickboard_desktop.settings import Settings
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.kinds import job_kinds
from kickboard_desktop.views.lists.saved_views import ManageDialog, SaveDialog

KINDS = {kind.name: kind for kind in job_kinds()}
SLOW = SavedView("Slow mail", "class:EmailJob attempt>=3")
NEW = SavedView("New", "age<1h")


def open_page(desk: Desk, name: str = "dead") -> JobSetPage:
    page = JobSetPage(KINDS[name], desk.session, desk.actions, desk.theme, desk.settings)
    desk.show(page)
    desk.qtbot.waitUntil(lambda: page.model.is_loaded)
    return page


def click(button: QPushButton | None) -> None:
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# -- what is kept


def test_what_is_written_is_read() -> None:
    views = (SLOW, NEW, SavedView('ä, "quoted" = [x]', 'error:"a, b"'))

    assert read(write(views)) == views


@pytest.mark.parametrize(
    ("kept", "names"),
    [
        ("", []),
        ("not json", []),
        ('{"a": 1}', []),
        ('[["cut", "off"', []),
        ("[" * 5000, []),
        ('[["good", "a"], ["no query"], 7, ["", "b"], [1, 2], ["good", "twice"]]', ["good"]),
        ('[["two\\nlines\\u0007", "a"], ["spaces", "   "]]', ["two lines"]),
    ],
)
def test_of_a_bad_file_what_can_be_read_is_used(kept: str, names: list[str]) -> None:
    assert [view.name for view in read(kept)] == names


def test_no_more_are_kept_than_a_menu_can_show() -> None:
    views: tuple[SavedView, ...] = ()
    for number in range(MOST + 5):
        views = with_view(views, SavedView(f"view {number}", "a"))

    assert len(views) == MOST
    assert views[-1].name == f"view {MOST + 4}"
    assert len(cleaned("x" * 500)) == 60


def test_a_name_is_given_once() -> None:
    views = with_view((SLOW, NEW), SavedView("New", "age<2h"))
    assert views == (SLOW, SavedView("New", "age<2h"))

    assert renamed(views, "New", "Slow mail") == views
    assert renamed(views, "New", "  ") == views
    assert renamed(views, "New", "Newer")[1] == SavedView("Newer", "age<2h")


def test_settings_that_were_mangled_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "desktop.ini").write_text("[views]\ndead=@Variant(, [[[\nretries=a, b, c\n")
    settings = Settings.in_folder(tmp_path)

    assert settings.views("dead") == settings.views("retries") == ()
    settings.set_views("dead", (SLOW,))
    settings.sync()
    assert Settings.in_folder(tmp_path).views("dead") == (SLOW,)


# -- at the query bar


def test_a_filter_is_saved_under_a_name_and_found_again_on_its_page_only(desk: Desk) -> None:
    desk.fill(dead=30, retry=3)
    desk.open()
    page = open_page(desk)
    saved = page.filter.saved
    assert not saved.isVisible()

    page.query_bar.set_text(SLOW.query)
    assert saved.save.isVisible()
    click(saved.save)
    dialog = page.window().findChild(SaveDialog)
    assert dialog is not None
    assert dialog.name.text() == SLOW.query
    dialog.name.setText(SLOW.name)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)

    assert saved.views == (SLOW,)
    assert not saved.save.isVisible()  # it is saved already
    assert saved.list.isVisible()
    page.query_bar.clear()
    saved.menu.aboutToShow.emit()
    assert saved.menu.actions()[0].text() == SLOW.name
    saved.menu.actions()[0].trigger()
    assert page.query_bar.edit.text() == SLOW.query
    assert not open_page(desk, "retries").filter.saved.isVisible()


def test_what_cannot_be_read_cannot_be_saved(desk: Desk) -> None:
    desk.fill(dead=3)
    desk.open()
    page = open_page(desk)

    page.query_bar.set_text("class:")

    assert not page.filter.saved.save.isVisible()


def test_views_are_renamed_and_deleted(desk: Desk) -> None:
    desk.settings.set_views("dead", (SLOW, NEW))
    desk.open()
    page = open_page(desk)
    saved = page.filter.saved
    saved.menu.aboutToShow.emit()
    saved.menu.actions()[-1].trigger()
    dialog = page.window().findChild(ManageDialog)
    assert dialog is not None
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert names == ["Slow mail", "New"]

    dialog.list.item(0).setText("Slow letters")
    assert saved.views[0] == SavedView("Slow letters", SLOW.query)
    dialog.list.item(0).setText("New")  # is taken
    assert [view.name for view in saved.views] == ["Slow letters", "New"]
    assert dialog.list.item(0).text() == "Slow letters"

    dialog.list.setCurrentRow(1)
    click(dialog.findChild(QPushButton, "view_delete"))
    assert [view.name for view in saved.views] == ["Slow letters"]
    click(dialog.findChild(QPushButton, "view_delete"))
    assert saved.views == ()
    dialog.accept()
    assert not saved.isVisible()
