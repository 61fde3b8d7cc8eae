"""Completed, Journal and Trash on a real store, worked with by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk
from tests.app.fakes.past import (
    S,
    button,
    click,
    completed,
    count,
    delete_all,
    journal,
    trash,
    words,
)

from kickboard.config import Retention
from kickboard.stores.base import Selection, View
from kickboard.stores.sqlite import SQLiteStore
from kickboard_desktop.actions import commands
from kickboard_desktop.views.changing.count_dialog import CountDialog


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    made.store = SQLiteStore(tmp_path / "jobs.db", durability="normal")
    yield made
    made.close()


# -- Completed


def test_completed_lists_the_latest_first_with_wait_and_run(desk: Desk) -> None:
    desk.fill(done=30)
    page = completed(desk)

    jobs = [job for row in range(30) if (job := page.model.job_at(row)) is not None]
    shown = {column.id: n for n, column in enumerate(page.model.columns)}

    assert [job.key for job in jobs] == sorted((job.key for job in jobs), reverse=True)
    assert {"class", "args", "queue", "attempt", "wait", "run", "at"} <= set(shown)
    for name in ("wait", "run", "at"):
        assert page.model.index(0, shown[name]).data() not in ("", "–", None)
    assert words(page, "jobset_count").startswith("30 · ")


def test_completed_says_how_many_of_all_are_kept(desk: Desk) -> None:
    desk.fill(done=30, dead=4)
    desk.store.trim(Retention(history_max=10))
    page = completed(desk)

    assert words(page, "jobset_count").startswith(f"{page.model.total} of 30 shown · ")
    assert page.model.total <= 10


def test_d_enqueues_the_chosen_again_and_undo_deletes_the_new_ones(desk: Desk) -> None:
    desk.fill(done=5)
    page = completed(desk)
    page.table.setFocus()
    page.table.selectRow(0)

    QTest.keyClick(page.table, Qt.Key.Key_D)
    desk.qtbot.waitUntil(lambda: "Enqueued 1 job again" in desk.said)
    assert count(desk, S.ENQUEUED) == 1

    desk.actions["undo"].trigger()
    desk.qtbot.waitUntil(lambda: "Deleted 1 job" in desk.said)
    assert count(desk, S.ENQUEUED) == 0


def test_everything_of_completed_means_no_number_of_the_jobs_table(desk: Desk) -> None:
    desk.fill(done=5)
    page = completed(desk)

    assert page.everything().upto is None


# -- Trash


def test_trash_says_when_and_with_what_each_job_was_deleted(desk: Desk) -> None:
    desk.fill(dead=4, retry=2)
    delete_all(desk, S.DEAD)
    delete_all(desk, S.RETRY)
    page = trash(desk)
    column = next(n for n, one in enumerate(page.model.columns) if one.id == "operation")

    def said() -> list[str]:
        return sorted(str(page.model.index(row, column).data())[:6] for row in range(6))

    desk.qtbot.waitUntil(lambda: said() == ["2 jobs"] * 2 + ["4 jobs"] * 4)
    assert any("7 days" in label.text() for label in page.findChildren(QLabel))


def test_r_restores_the_chosen_jobs_only(desk: Desk) -> None:
    desk.fill(dead=4)
    delete_all(desk, S.DEAD)
    page = trash(desk)
    page.table.setFocus()
    page.table.selectRow(1)

    QTest.keyClick(page.table, Qt.Key.Key_R)

    desk.qtbot.waitUntil(lambda: "Restored 1 job" in desk.said)
    assert (count(desk, S.DEAD), count(desk, S.TRASH)) == (1, 3)


def test_the_whole_operation_of_the_current_job_is_restored(desk: Desk) -> None:
    desk.fill(dead=4, retry=2)
    delete_all(desk, S.RETRY)
    delete_all(desk, S.DEAD)
    page = trash(desk)
    page.table.setFocus()
    page.table.selectRow(0)  # the latest: one of the dead

    desk.actions["restore_operation"].trigger()

    desk.qtbot.waitUntil(lambda: "Restored 4 jobs" in desk.said)
    assert (count(desk, S.DEAD), count(desk, S.TRASH)) == (4, 2)


def test_deleting_for_good_asks_for_the_number_however_small(desk: Desk) -> None:
    desk.fill(dead=3)
    delete_all(desk, S.DEAD)
    page = trash(desk)
    dialogs: list[CountDialog] = []

    def ask(title: str, number: int, go_on: object) -> None:
        dialog = CountDialog(title, number, page, forever=True)
        dialog.confirmed.connect(go_on)
        dialog.open()
        dialogs.append(dialog)

    desk.controller.forever_asked.connect(ask)
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)

    [dialog] = dialogs
    confirm = button(dialog, "count_confirm")
    assert count(desk, S.TRASH) == 3
    assert not confirm.isEnabled()
    field = dialog.findChild(QLineEdit, "count_field")
    assert field is not None
    QTest.keyClicks(field, "1")
    confirm.click()

    desk.qtbot.waitUntil(lambda: "Deleted 1 job for good" in desk.said)
    assert count(desk, S.TRASH) == 2
    assert not desk.actions["undo"].isEnabled()


def test_an_empty_trash_says_what_would_be_in_it_and_offers_no_jobs(desk: Desk) -> None:
    page = trash(desk)

    assert page.empty.isVisible()
    assert "The trash is empty" in page.empty.accessibleName()
    assert not page.empty.button.isVisible()


# -- Journal


def test_the_journal_tells_what_was_done_and_undoes_it_by_a_key(desk: Desk) -> None:
    page = journal(desk)
    assert not page.table.isVisible()
    desk.controller.pause_queue("mailers", paused=True)
    desk.qtbot.waitUntil(lambda: bool(page.model.rows))
    assert desk.store.paused()[1] == {"mailers"}
    page.table.setFocus()

    QTest.keyClick(page.table, Qt.Key.Key_U)

    desk.qtbot.waitUntil(lambda: page.model.rows[0].result == "Resumed the queue mailers")
    assert desk.store.paused()[1] == frozenset()
    assert not desk.actions["undo_line"].isEnabled()
    assert desk.actions["redo"].isEnabled()


def test_what_was_done_elsewhere_can_be_undone_here(desk: Desk) -> None:
    desk.fill(dead=3)
    delete_all(desk, S.DEAD)
    page = journal(desk)
    desk.qtbot.waitUntil(lambda: bool(page.model.rows))
    [line] = page.model.rows
    assert (line.text, line.here) == ("3 jobs deleted", False)

    header = page.table.horizontalHeader()
    click(page.table.viewport(), header.sectionViewportPosition(header.count() - 1) + 20, 0)

    desk.qtbot.waitUntil(lambda: count(desk, S.DEAD) == 3)
    desk.qtbot.waitUntil(lambda: [line.text for line in page.model.rows] == ["Restored 3 jobs"])


def test_a_line_that_was_undone_says_what_came_of_it(desk: Desk) -> None:
    desk.fill(dead=3)
    page = journal(desk)
    desk.actions["undo"].trigger()  # nothing yet: it is no operation
    assert page.model.rows == ()
    desk.controller.act(commands.retry(Selection(view=View(state=S.DEAD))), 3)
    desk.qtbot.waitUntil(lambda: bool(page.model.rows))
    queues = [(queue.name, 1) for queue in desk.store.snapshot().queues]
    assert len(desk.store.claim(queues, 1)) == 1

    desk.actions["undo"].trigger()

    expected = "2 of 3 restored, 1 already running or gone"
    desk.qtbot.waitUntil(lambda: page.model.rows[0].result == expected)
