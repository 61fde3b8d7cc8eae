"""Jobs dragged onto a queue, by a real mouse on the list and Qt's own events on the queues."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.app.fakes.desk import Desk

from kickboard.payload.record import JobState
from kickboard.stores.base import Selection, View
from kickboard_desktop.theme import ROW_HEIGHT, Theme
from kickboard_desktop.views.engine.queues import QueuesPage
from kickboard_desktop.views.lists.jobset import JobSetPage
from kickboard_desktop.views.lists.kinds import job_kinds
from kickboard_desktop.widgets.dragging import Dragged, JobsMime
from kickboard_desktop.widgets.spring import SPRING_MS, Spring

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MOVE = Qt.DropAction.MoveAction


def dead_jobs(jid: str = "a", queue: str = "default", state: JobState = JobState.DEAD) -> Dragged:
    return Dragged(Selection(view=View(state=state), jids=(jid,)), 1, queue, lambda _: None)


def queues(desk: Desk) -> QueuesPage:
    desk.fill(enqueued=3)
    desk.open()
    page = QueuesPage(desk.session, desk.actions, desk.theme, desk.settings)
    return desk.show(page)


def held(place: QPoint, mime: JobsMime) -> tuple[QDragEnterEvent, QDragMoveEvent]:
    """Return what tells that *mime* comes to *place*, and is there."""
    with warnings.catch_warnings():  # Qt 6.12 has another way to make them, 6.8 has only this
        warnings.simplefilter("ignore", DeprecationWarning)
        return (
            QDragEnterEvent(place, MOVE, mime, LEFT, PLAIN),
            QDragMoveEvent(place, MOVE, mime, LEFT, PLAIN),
        )


def over(page: QueuesPage, mime: JobsMime, row: int) -> bool:
    """Drag to a row; whether jobs may fall there."""
    viewport = page.table.viewport()
    place = QPoint(40, row * ROW_HEIGHT + ROW_HEIGHT // 2)
    for made in held(place, mime):
        QApplication.sendEvent(viewport, made)
    return made.isAccepted()


def drop(page: QueuesPage, mime: JobsMime, row: int) -> bool:
    place = QPointF(40, row * ROW_HEIGHT + ROW_HEIGHT // 2)
    event = QDropEvent(place, MOVE, mime, LEFT, PLAIN, QEvent.Type.Drop)
    QApplication.sendEvent(page.table.viewport(), event)
    return event.isAccepted()


def test_jobs_fall_on_a_queue_and_the_row_is_marked(desk: Desk) -> None:
    page = queues(desk)
    dropped: list[tuple[Dragged, str]] = []
    page.jobs_dropped.connect(lambda dragged, queue: dropped.append((dragged, queue)))
    dragged = dead_jobs()
    mime = JobsMime(dragged)

    assert over(page, mime, 0)
    assert page._drop.mark.isVisible()
    assert page._drop.mark.height() == ROW_HEIGHT
    assert drop(page, mime, 0)
    assert dropped == [(dragged, page.model.rows[0].key)]
    assert not page._drop.mark.isVisible()


def test_nothing_falls_beside_the_rows_or_into_the_queue_where_it_is(desk: Desk) -> None:
    page = queues(desk)
    own = page.model.rows[0].key
    dropped: list[str] = []
    page.jobs_dropped.connect(lambda _, queue: dropped.append(queue))
    waiting = JobsMime(dead_jobs(queue=own, state=JobState.ENQUEUED))

    assert not over(page, waiting, 0)
    assert not page._drop.mark.isVisible()
    assert not drop(page, waiting, 0)
    dead, own_dead = JobsMime(dead_jobs()), JobsMime(dead_jobs(queue=own))
    assert not over(page, dead, 30)
    assert over(page, own_dead, 0)  # a dead job runs again there
    assert dropped == []


def shown(desk: Desk, qtbot: QtBot, name: str) -> JobSetPage:
    kind = next(kind for kind in job_kinds() if kind.name == name)
    desk.fill(dead=3, enqueued=3)
    desk.open()
    page = desk.show(JobSetPage(kind, desk.session, desk.actions, desk.theme, desk.settings))
    qtbot.waitUntil(lambda: page.model.total == 3 and bool(page.model.jid_at(0)))
    return page


def test_a_chosen_row_is_dragged_and_any_other_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot, "dead")
    began: list[Dragged] = []
    page.table.drag_began.disconnect()
    page.table.drag_began.connect(
        lambda: began.append(page.dragged(page.selection() or Selection(view=page.model.view)))
    )
    viewport = page.table.viewport()
    first = QPoint(40, ROW_HEIGHT // 2)

    QTest.mousePress(viewport, LEFT, PLAIN, first)
    QTest.mouseMove(viewport, first + QPoint(60, 0))
    QTest.mouseRelease(viewport, LEFT, PLAIN, first + QPoint(60, 0))
    assert began == []
    assert page.selected_count() == 1

    QTest.mousePress(viewport, LEFT, PLAIN, first)
    QTest.mouseMove(viewport, first + QPoint(2, 0))
    assert began == []
    QTest.mouseMove(viewport, first + QPoint(60, 40))
    QTest.mouseRelease(viewport, LEFT, PLAIN, first + QPoint(60, 40))
    assert [one.count for one in began] == [1]
    assert began[0].selection.jids == (page.model.jid_at(0),)
    job = page.model.job_at(0)
    assert job is not None
    assert began[0].queue == job.queue


def test_a_read_only_window_drags_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path, read_only=True)
    page = shown(desk, qtbot, "dead")
    page.table.selectRow(0)
    page._on_drag_began()  # it would block in the drag until the mouse is released
    assert not desk.actions["move_jobs"].isEnabled()
    desk.close()


def test_jobs_held_over_an_entry_open_its_page(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton("Queues")
    qtbot.addWidget(button)
    button.show()
    Spring(button)
    place, mime = QPoint(5, 5), JobsMime(dead_jobs())  # no event keeps it alive
    with qtbot.waitSignal(button.clicked, timeout=SPRING_MS * 20):
        QApplication.sendEvent(button, held(place, mime)[0])


@pytest.fixture
def theme() -> Theme:
    return Theme("light")
